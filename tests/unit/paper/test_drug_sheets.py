"""The profile and the leaflet on paper."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import picked_forms
from dashboard.paper.document import Drawing, Frame, PaperDocument, PaperSize, PaperTable, TextColumns
from dashboard.paper.imprint import under_review
from dashboard.paper.leaflet_sheet import leaflet_sheet
from dashboard.paper.profile_sheet import MOST_PAGES, profile_sheet
from dashboard.paper.typesetting import fitting_pt, pdf
from dashboard.paper.web_page import web_page
from dashboard.profile.leaflet import Leaflet, leaflet
from dashboard.profile.leaflet_parts import sentence
from dashboard.profile.profile import profile
from dashboard.side_effects.effect_marks import by_arm, scale_of
from dashboard.wording.figures import lowered
from tests.unit.paper.reading import imprint, pages, phrases, squeezed, words

LONG = ("baclofen", "diazepam", "tizanidine", "onabotulinumtoxina")


def leaflet_of(real: Catalogue, relaxant: str, place: str = "US", forms: tuple[str, ...] = ()) -> Leaflet:
    return leaflet(real, relaxant, place, picked_forms(real, [relaxant], forms)[relaxant])


def paper(real: Catalogue, shown: Leaflet, size: PaperSize = "a4", place: str = "United States") -> PaperDocument:
    return leaflet_sheet(real, shown, imprint(real, size, place=place))


def profile_of(real: Catalogue, relaxant: str) -> PaperDocument:
    whole = profile(real, relaxant, "US", picked_forms(real, [relaxant], ())[relaxant])
    return profile_sheet(real, whole, imprint(real), under_review(real, [relaxant]))


def test_every_leaflet_is_at_most_two_pages_in_letters_that_can_be_read(real: Catalogue) -> None:
    for relaxant in real.names:
        made = paper(real, leaflet_of(real, relaxant), "us-letter")
        assert len(pages(pdf(made))) <= 2, relaxant
        assert fitting_pt(made) >= 9.0, relaxant


def test_the_leaflet_says_all_that_the_page_says_and_its_warning_first(real: Catalogue) -> None:
    shown = leaflet_of(real, "baclofen")
    made = paper(real, shown)
    said = {sentence(one.text).rstrip(".;") for one in phrases(made.blocks)}
    assert {sentence(one.text).rstrip(".;") for one in shown.statements} <= said
    text = squeezed("".join(pages(pdf(made))))
    assert text.index(squeezed(shown.warnings[0].text)) < text.index(squeezed(shown.sections[0].heading))
    assert all(squeezed(section.heading) in text for section in shown.sections)
    assert "ask your prescriber or pharmacist first" in made.notice


def test_the_leaflet_carries_country_forms_date_version_and_review(real: Catalogue) -> None:
    made = paper(real, leaflet_of(real, "tizanidine", "GB", ("tizanidine.tablet",)), place="United Kingdom")
    said = words(web_page(made))
    for part in ("United Kingdom", "Comes as: tablets.", "30 November 2026", real.version, "Under review", "Zanaflex"):
        assert part in said, part
    assert "capsules" not in said.split("What it is for")[0]


def test_statements_that_nobody_has_confirmed_are_counted_and_marked(real: Catalogue) -> None:
    shown = leaflet_of(real, "nabiximols", "GB")
    assert shown.unconfirmed > 0
    said = words(web_page(paper(real, shown)))
    assert f"{shown.unconfirmed} statements are not checked yet" in said
    assert said.count("not checked yet") > shown.unconfirmed
    assert "not verified" not in said, "a word of the pages for professionals"


@pytest.mark.parametrize("relaxant", LONG)
def test_the_profile_has_every_statement_on_at_most_six_pages(real: Catalogue, relaxant: str) -> None:
    made = profile_of(real, relaxant)
    assert len(pages(pdf(made))) <= MOST_PAGES == 6
    assert fitting_pt(made) >= 7.0
    whole = profile(real, relaxant, "US", picked_forms(real, [relaxant], ())[relaxant])
    said = {one.text for one in phrases(made.blocks)}
    for section in whole.sections:
        for row in (*section.rows, *section.folded):
            assert {fact.text for fact in row.cells[relaxant].statements} <= said, row.label
    marks = [mark for arm in by_arm(map(scale_of(whole.measured).mark, whole.measured)) for mark in arm]
    figures = "\n".join(one.text for one in phrases(made.blocks))
    for mark in marks:
        assert (
            f"{lowered(mark.incidence.effect_name)}{' (serious)' * mark.incidence.row.serious} {mark.figure}" in figures
        )
        assert f"{mark.arm}:" in figures, "dose and phase of the arm"
    claims = " ".join(one.text for one in phrases(made.blocks))
    assert all(one.claim in claims for question in whole.asked for one in question.current)


def test_strong_advice_has_a_frame_as_on_the_page(real: Catalogue) -> None:
    shown = leaflet_of(real, "tizanidine")
    strong = [block for section in shown.sections for block in section.blocks if block.strong]
    framed = [one.text for frame in frames(paper(real, shown)) for one in phrases(frame)]
    told = [one for block in strong if block.listed == "sentences" for one in block.statements]
    assert told
    assert {sentence(one.text) for one in told} <= set(framed)


def frames(document: PaperDocument) -> list[Frame]:
    columns = [block for part in document.blocks if isinstance(part, TextColumns) for block in part.blocks]
    return [block for block in (*document.blocks, *columns) if isinstance(block, Frame)]


def test_h15_the_boxed_warning_is_in_the_profile_whole(real: Catalogue) -> None:
    said = squeezed("".join(pages(pdf(profile_of(real, "dantrolene")))))
    assert squeezed(real.summary("dantrolene").boxed_warning) in said


def test_h49_what_was_superseded_says_so_on_paper(real: Catalogue) -> None:
    rows = [
        row for block in profile_of(real, "tizanidine").blocks if isinstance(block, PaperTable) for row in block.rows
    ]
    old = {at for at, row in enumerate(rows) if any(one.text.startswith("Superseded") for one in phrases(row))}
    assert old
    for at in old:
        same = [other for other, row in enumerate(rows) if row.heading == rows[at].heading]
        assert all(other in old for other in same if other > at), "current estimates of a question come first"


def test_the_drawing_shows_where_the_drug_acts_and_says_it(real: Catalogue) -> None:
    (drawing,) = [block for block in profile_of(real, "tizanidine").blocks if isinstance(block, Drawing)]
    assert "spinal cord" in drawing.alternative
    assert drawing.svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert f'aria-label="{drawing.alternative}"' in web_page(profile_of(real, "tizanidine"))
