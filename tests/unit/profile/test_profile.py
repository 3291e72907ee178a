"""The profile has every statement of the comparison, in a section; nothing that rules a drug out is folded."""

from __future__ import annotations

import re
from html import unescape
from typing import get_args

import pytest

from dashboard.compare.comparison import compare
from dashboard.compare.glance.glance_rows import SPECS
from dashboard.compare.row_keys import RowKey
from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import picked_forms
from dashboard.profile.profile import ADVICE, SECTION_OF, SECTIONS, TOPICS, profile, silent_topics
from dashboard.render.profile_markup import profile_page
from dashboard.wording.figures import lowered
from tests.builders import catalogue

TAGS = re.compile(r"<[^>]+>")
FOLD = re.compile(r"<details(?:(?!<details).)*?</details>", re.DOTALL)


def page(real: Catalogue, relaxant: str, place: str = "US") -> str:
    forms = picked_forms(real, [relaxant], ())[relaxant]
    return profile_page(real, profile(real, relaxant, place, forms))


def read(html: str) -> str:
    return " ".join(unescape(TAGS.sub(" ", html)).split())


def unfolded(html: str) -> str:
    """Return the page as it opens: without what is inside folds, the innermost taken out first."""
    while FOLD.search(html):
        html = FOLD.sub(" ", html)
    return html


def test_every_row_of_the_comparison_is_in_one_section() -> None:
    placed = [key for spec in SECTIONS.values() for key in (*spec.rows, *spec.folded)]
    assert sorted(placed) == sorted(get_args(RowKey))


def test_every_row_of_the_overview_leads_to_a_section() -> None:
    assert {spec.key for spec in SPECS} == set(SECTION_OF)
    assert set(SECTION_OF.values()) <= set(SECTIONS)


@pytest.mark.parametrize("place", ["US", "GB", "DE"])
def test_the_profile_says_all_that_the_comparison_says(real: Catalogue, place: str) -> None:
    for relaxant in real.names:
        forms = picked_forms(real, [relaxant], ())
        said = read(page(real, relaxant, place))
        for row in compare(real, [relaxant], place, forms).rows:
            for one in row.cells[relaxant].statements if row.key not in ADVICE else ():
                assert " ".join(one.text.split()) in said, (relaxant, row.key, one.text)


def test_what_rules_a_drug_out_is_never_folded(real: Catalogue) -> None:
    for relaxant in real.names:
        forms = picked_forms(real, [relaxant], ())
        comparison = compare(real, [relaxant], "US", forms)
        said = read(unfolded(page(real, relaxant)))
        for row in comparison.rows:
            strict = ("contraindicated", "avoid")
            for one in row.cells[relaxant].statements if row.key not in ADVICE else ():
                if one.level in strict or row.key in ("boxed_warning", "serious"):
                    assert " ".join(one.text.split()) in said, (relaxant, row.key, one.text)


def test_a_fold_counts_what_it_hides_and_names_its_levels(real: Catalogue) -> None:
    html = page(real, "baclofen")
    care = compare(real, ["baclofen"], "US", picked_forms(real, ["baclofen"], ())).row("care").cells["baclofen"]
    fold = r'data-fold="profile-care"><summary>(\d+) more: ([^<]+)</summary>(.*?)</details>'
    found = re.search(fold, html, re.DOTALL)
    assert found
    assert found[3].count("<li>") == int(found[1])
    assert int(found[1]) < len(care.statements)
    assert "caution" in found[2]


def test_the_summary_opens_the_profile_with_its_source(real: Catalogue) -> None:
    html = page(real, "tizanidine")
    opening = html.split("</p>")[0]
    assert real.summary("tizanidine").summary in read(opening)
    assert 'class="cite"' in opening


def test_what_is_printed_says_country_forms_version_and_review(real: Catalogue) -> None:
    said = read(page(real, "tizanidine", "GB"))
    unverified = real.second_readings["tizanidine"].open
    assert "United Kingdom. Forms: tablet, capsule, " in said
    assert f"Data {real.version}. Under review: {unverified} of the facts" in said


def test_serious_harms_come_before_the_chart_of_side_effects(real: Catalogue) -> None:
    section = page(real, "tizanidine").split('<section id="effects"')[1].split("</section>")[0]
    assert section.index("Serious reactions") < section.index('class="lines measured"')
    assert "48%" in section
    assert "10%" in section


def test_sources_are_numbered_once_over_the_whole_page(real: Catalogue) -> None:
    html = page(real, "dantrolene")
    numbers = {int(number) for number in re.findall(r'aria-label="Source (\d+)"', html)}
    listed = int(re.search(r"Sources \((\d+)\)", html)[1])  # type: ignore[index]
    assert numbers == set(range(1, listed + 1))


def test_topics_without_advice_are_counted_and_named() -> None:
    given = {"relaxant": "newdrug", "topic": "alcohol", "advice": "None.", "advice_plain": "None."}
    small = catalogue(
        "newdrug",
        counselling=[
            {**given, "value_status": "given"},
            {**given, "topic": "driving", "value_status": "not_stated"},
        ],
    )
    silent = silent_topics(small, "newdrug")
    assert "alcohol" not in silent
    assert "driving and machines" in silent
    assert len(silent) == len(TOPICS) - 1


def test_the_page_says_which_topics_have_no_advice(real: Catalogue) -> None:
    silent = silent_topics(real, "pridinol")
    assert silent
    assert f"no advice on {len(silent)} of {len(TOPICS)} topics: {', '.join(silent)}" in read(page(real, "pridinol"))


def test_rows_that_nobody_has_read_are_named_once(real: Catalogue) -> None:
    html = page(real, "baclofen")
    forms = picked_forms(real, ["baclofen"], ())
    unread = [
        row
        for row in compare(real, ["baclofen"], "US", forms).rows
        if row.cells["baclofen"].empty == "Not reviewed" and not row.cells["baclofen"].statements
    ]
    assert unread
    for row in unread:
        assert lowered(row.label) in read(html)
        assert f"<dt>{row.label}</dt>" not in html


def test_of_warnings_it_is_said_that_none_was_found(real: Catalogue) -> None:
    said = read(page(real, "baclofen"))
    assert "Contraindicated with None found; a drug that is not named here is unknown" in said
