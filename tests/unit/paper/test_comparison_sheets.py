"""The comparison on paper: the overview on one page whatever is picked, and all of it on at most six."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pytest

from dashboard.compare.cells import harms
from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.comparison import compare
from dashboard.compare.glance.glance import Glance, countries, glance
from dashboard.compare.glance.what_differs import differences
from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import picked_forms
from dashboard.paper.comparison_sheet import MOST_UPRIGHT, comparison_sheet
from dashboard.paper.detailed_handout import MOST_PAGES, detailed_handout
from dashboard.paper.document import SIZES, PaperDocument, PaperSize, PaperTable
from dashboard.paper.guide_sheet import guide_sheet
from dashboard.paper.imprint import under_review
from dashboard.paper.typesetting import fitting_pt, pdf
from dashboard.profile.guide import guide
from dashboard.wording.figures import lowered
from dashboard.wording.statements import Statement, Wording
from tests.unit.paper.reading import imprint, pages, phrases, squeezed

PAIR = ("baclofen", "tizanidine")
PLACES = ("US", "GB", "DE", "CH", "JP")
LEGIBLE_PT = 6.0


def overview(real: Catalogue, relaxants: Sequence[str], place: str = "US", wording: Wording = "clinician") -> Glance:
    return glance(real, relaxants, place, picked_forms(real, relaxants, ()), wording=wording)


def sheet(shown: Glance, real: Catalogue, size: PaperSize = "a4") -> PaperDocument:
    return comparison_sheet(shown, differences(shown), imprint(real, size))


def handout(real: Catalogue, relaxants: Sequence[str], wording: Wording = "clinician") -> PaperDocument:
    made = compare(real, relaxants, "US", picked_forms(real, relaxants, ()), wording=wording)
    return detailed_handout(made, imprint(real), under_review(real, relaxants))


def spelled_out(text: str) -> str:
    """Return a text of the overview as paper has it: "5 mg x 3" could be three tablets at once."""
    return re.sub(r" \u00d7 (\d+)", r" \1 times a day", text)


@cache
def longest(real: Catalogue, place: str, wording: Wording = "clinician") -> list[str]:
    """Return the relaxants, those with most words in the overview first."""

    def letters(relaxant: str) -> int:
        rows = overview(real, [relaxant], place, wording).rows
        cells = [cell for row in rows for cell in row.cells.values()]
        return sum(len(" ".join((*(one.text for one in cell.statements), *cell.stricter))) for cell in cells)

    return sorted(real.names, key=letters, reverse=True)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("drugs", [1, 2, 3, 4, 6])
def test_the_longest_drugs_fit_on_one_page_in_every_country_on_both_papers(
    real: Catalogue, place: str, drugs: int
) -> None:
    for size in SIZES:
        made = sheet(overview(real, longest(real, place)[:drugs], place), real, size)
        assert made.landscape == (drugs > MOST_UPRIGHT)
        assert len(pages(pdf(made))) == 1
        assert fitting_pt(made) >= (LEGIBLE_PT if made.landscape else 7.0)


def test_six_toxins_and_pumps_with_their_boxed_warnings_fit_on_one_page(real: Catalogue) -> None:
    boxed = [relaxant for relaxant in real.names if real.summary(relaxant).boxed_warning]
    assert len(boxed) == 6
    assert len(pages(pdf(sheet(overview(real, boxed), real, "us-letter")))) == 1


def test_one_drug_in_several_countries_fits_on_one_page(real: Catalogue) -> None:
    for relaxant in ("tizanidine", "baclofen", "diazepam"):
        shown = countries(real, relaxant, picked_forms(real, [relaxant], ())[relaxant], home="US")
        made = sheet(shown, real)
        assert made.title == real.names[relaxant]
        assert made.about[0].startswith("By country. Made on")
        assert len(pages(pdf(made))) == 1


def test_in_plain_words_six_drugs_take_two_pages_that_can_be_read(real: Catalogue) -> None:
    made = sheet(overview(real, longest(real, "US", "plain")[:6], wording="plain"), real)
    assert len(pages(pdf(made))) == 2
    assert fitting_pt(made) >= 7.0
    assert "ask your prescriber or pharmacist first" in made.notice


def test_h47_the_page_says_all_that_the_overview_says(real: Catalogue) -> None:
    for relaxants in (PAIR, longest(real, "US")[:3], longest(real, "DE")[:6]):
        shown = overview(real, relaxants)
        said = squeezed("".join(pages(pdf(sheet(shown, real))))).lower()
        for row in shown.rows:
            for cell in row.cells.values():
                told = [one.text for one in cell.statements] or [cell.empty]
                for text in (*map(spelled_out, told), *cell.stricter, *([f"+{cell.more}"] if cell.more else [])):
                    assert squeezed(text).lower() in said, (row.key, text)


def test_h15_boxed_warnings_are_whole_and_serious_harms_named(real: Catalogue) -> None:
    relaxants = ("dantrolene", "diazepam", "tizanidine")
    said = squeezed("".join(pages(pdf(sheet(overview(real, relaxants), real)))))
    for relaxant in relaxants[:2]:
        view = Viewpoint(real, relaxant, "US", forms=picked_forms(real, [relaxant], ())[relaxant])
        for fact in harms.boxed_warning(view).statements:
            assert squeezed(fact.text) in said
    assert squeezed("Tizanidine. No boxed warning in the US label. Serious harms: death") in said


def test_the_page_carries_country_date_version_review_and_a_source_for_each_fact(real: Catalogue) -> None:
    shown = overview(real, PAIR)
    made = sheet(shown, real)
    text = " ".join(made.about)
    assert "United States. Made on 30 November 2026" in text
    assert real.version in text
    open_facts = real.second_readings["baclofen"].open
    assert f"Under review: Baclofen (oral) ({open_facts} key facts not verified)" in text
    facts = {
        lowered(spelled_out(one.text))
        for row in shown.rows
        for cell in row.cells.values()
        for one in cell.statements
        if one.citations
    }
    cited = {lowered(one.text) for one in phrases(made.blocks) if one.sources}
    assert facts <= cited
    assert {number for one in phrases(made.blocks) for number in one.sources} == {one.number for one in made.sources}


def test_no_name_of_a_drug_is_broken(real: Catalogue) -> None:
    named = (
        "cyclobenzaprine-sublingual",
        "onabotulinumtoxina",
        "thiocolchicoside",
        "chlorzoxazone",
        "methocarbamol",
        "carisoprodol",
    )
    text = "\n".join(pages(pdf(sheet(overview(real, named), real))))
    for relaxant in named:
        longest_word = max(real.names[relaxant].split(), key=len)
        assert longest_word in text, "a word of the name is on one line"


def said_of(real: Catalogue, relaxants: Sequence[str], wording: Wording = "clinician") -> list[Statement]:
    made = compare(real, relaxants, "US", picked_forms(real, relaxants, ()), wording=wording)
    return [fact for row in made.rows for cell in row.cells.values() for fact in cell.statements]


@pytest.mark.parametrize("pair", [PAIR, ("diazepam", "baclofen"), ("tolperisone", "nabiximols")], ids="-".join)
def test_the_handout_of_two_drugs_has_every_statement_on_at_most_six_pages(
    real: Catalogue, pair: tuple[str, str]
) -> None:
    made = handout(real, pair)
    assert len(pages(pdf(made))) <= MOST_PAGES == 6
    assert fitting_pt(made) >= 6.5
    facts = said_of(real, pair)
    said = {(one.text, bool(one.marks)) for one in phrases(made.blocks)}
    assert {(one.text, one.unconfirmed or one.superseded) for one in facts} <= said
    assert len(facts) > 100


def test_the_handout_begins_with_boxed_warnings_and_counts_nothing_as_safe(real: Catalogue) -> None:
    made = handout(real, ("dantrolene", "eperisone"))
    text = "".join(pages(pdf(made)))
    assert squeezed("Can damage the liver, fatally in some cases") in squeezed(text)
    assert text.index("Boxed warning") < text.index("Labelled for")
    assert "“Not reviewed” and “not verified” mean unknown, never safe." in made.notice
    assert "Not reviewed" in text


def test_a_safety_row_is_there_even_where_nothing_is_held(real: Catalogue) -> None:
    pair = ("eperisone", "tolperisone")
    made = compare(real, pair, "US", picked_forms(real, pair, ()))
    (table,) = [block for block in handout(real, pair).blocks if isinstance(block, PaperTable)]
    headings = {row.heading for row in table.rows}
    empty = [row for row in made.rows if row.safety and not any(cell.statements for cell in row.cells.values())]
    assert empty
    assert {row.label for row in empty} <= headings


def test_six_drugs_have_a_handout_too(real: Catalogue) -> None:
    made = handout(real, longest(real, "US")[:6])
    assert made.landscape
    text = pages(pdf(made))
    assert all(squeezed(f"{at} of {len(text)}") in squeezed(page) for at, page in enumerate(text, start=1))
    assert {one.text for one in said_of(real, longest(real, "US")[:6])} <= {one.text for one in phrases(made.blocks)}


def test_the_guide_on_paper_answers_every_question_and_names_no_winner(real: Catalogue) -> None:
    relaxants = ("baclofen", "tizanidine", "dantrolene")
    told = guide(real, relaxants, "US", picked_forms(real, relaxants, ()))
    made = guide_sheet(told, imprint(real), under_review(real, relaxants))
    said = squeezed("".join(pages(pdf(made))))
    assert len(pages(pdf(made))) <= 2
    assert fitting_pt(made) >= 8.0
    for question in told.questions:
        assert squeezed(question.heading) in said
        for answer in question.answers:
            assert all(fact.text in {one.text for one in phrases(made)} for fact in (*answer.first, *answer.more))
    assert "Do not start, stop or change a medicine because of this sheet" in made.notice
    assert squeezed("names no winner") in said
