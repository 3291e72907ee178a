"""The drawing marks where a relaxant acts, and says so in words."""

from __future__ import annotations

import re

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Site
from dashboard.profile import sites
from dashboard.render.markup import environment
from tests.builders import catalogue

MARKED = re.compile(r'class="site on" data-place="(\w+)"')


def drawn(of: Catalogue, relaxant: str) -> str:
    """Return the drawing of a relaxant as SVG."""
    summary = of.summary(relaxant)
    module = environment().get_template("sites.html.j2").module
    words = sites.alternative(of.names[relaxant], summary)
    return str(module.drawing(sites.places(summary), sites.PLACES, "#123456", words))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("relaxant", "places"),
    [
        ("baclofen", {"spinal_cord"}),
        ("diazepam", {"brain", "spinal_cord"}),
        ("dantrolene", {"muscle"}),
        ("onabotulinumtoxina", {"nerve_ending"}),
        ("metaxalone", {"brain", "spinal_cord"}),
    ],
)
def test_the_drawing_marks_the_site_of_action(real: Catalogue, relaxant: str, places: set[str]) -> None:
    drawing = drawn(real, relaxant)
    assert set(MARKED.findall(drawing)) == places
    assert drawing.count("● ") == len(places), "a mark beside the name, not colour alone"
    for place in places:
        assert sites.PLACES[place].lower() in drawing  # type: ignore[index]


def test_every_word_for_a_site_has_a_place() -> None:
    assert set(sites.DRAWN) == set(Site.__args__)  # type: ignore[attr-defined]


def test_where_no_source_says_nothing_is_marked_and_that_is_said() -> None:
    small = catalogue("newdrug")
    drawing = drawn(small, "newdrug")
    assert MARKED.findall(drawing) == []
    assert "do not say where it acts" in drawing
