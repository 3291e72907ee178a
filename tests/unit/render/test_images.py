"""Pictures stand alone: heading, country, version, marks and warnings are in them."""

from __future__ import annotations

import re

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.render import export, images
from dashboard.render.charts import CHARTS
from dashboard.side_effects.effect_frames import incidence_frame
from dashboard.side_effects.incidences import incidences
from tests.builders import catalogue

MADE = catalogue(
    "tizanidine",
    side_effects=[{"relaxant": "tizanidine", "incidence_min_pct": "48", "n": "264"}],
)
SPEC = CHARTS["side effect"].build(incidence_frame(incidences(MADE, ["tizanidine"], "US"))).to_dict()
NOTES = ["United States. MyoCompare data 2026-01-02.abc.", "Ring: no placebo arm. " * 12]


def test_a_picture_carries_its_notes_on_white() -> None:
    svg = images.picture(SPEC, "svg", "Drowsiness", NOTES).decode()
    words = " ".join(re.findall(r">([^<]+)</", svg))
    assert "Drowsiness" in words
    assert "United States. MyoCompare data 2026-01-02.abc." in words
    assert words.count("Ring: no placebo arm.") == 12
    assert "Tizanidine 48 % of 264, no placebo figure" in words
    assert 'fill="white"' in svg


def test_a_picture_comes_as_png() -> None:
    assert images.picture(SPEC, "png", "Drowsiness", NOTES).startswith(b"\x89PNG\r\n")


def test_the_chart_itself_is_left_as_it_was() -> None:
    before = str(SPEC)
    images.picture(SPEC, "svg", "Drowsiness", NOTES)
    assert str(SPEC) == before


@pytest.mark.parametrize("text", ["", "word", "one two three", "a " * 300])
def test_folding_loses_no_word_and_keeps_the_measure(text: str) -> None:
    lines = images.folded(text, letters=20)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= 20 for line in lines)


def test_h15_boxed_warnings_and_drafts_go_with_a_picture(real: Catalogue) -> None:
    said = " ".join(export.warnings_of(real, ["dantrolene", "tizanidine", "class"]))
    assert "Boxed warning (US), Dantrolene: " in said
    assert "liver" in said
    assert "Drafts, not all read twice: " in said
    assert "Boxed warning (US), Tizanidine" not in said
