"""The HTML of tables and hand-out: escaped, numbered, harms first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.compare.comparison import compare
from dashboard.data.catalogue import Catalogue
from dashboard.explore.class_table import class_groups
from dashboard.explore.filters import Criteria, apply
from dashboard.explore.overview import filter_summary
from dashboard.names.relaxants import MOST_PICKED, picked_forms
from dashboard.render import markup
from tests.builders import catalogue

HEADINGS = dict.fromkeys(("name", "uses", "acts", "dose", "half_life", "drowsiness", "schedule"), "Heading")


def tables(made: Catalogue, *relaxants: str) -> tuple[str, str]:
    forms = picked_forms(made, relaxants, [])
    return markup.comparison_tables(compare(made, relaxants, "US", forms))


def test_h15_harms_are_the_first_part_and_nothing_of_them_is_in_the_second(real: Catalogue) -> None:
    harms, rest = tables(real, "dantrolene", "baclofen-intrathecal")
    assert '<th scope="row">Boxed warning' in harms
    assert '<th scope="row">Boxed warning' not in rest
    assert harms.count('class="alarm"') >= 2


def test_the_rest_of_the_table_folds_by_topic_and_each_fold_names_its_rows(real: Catalogue) -> None:
    comparison = compare(real, ["baclofen"], "US", picked_forms(real, ["baclofen"], []))
    harms, rest = markup.comparison_tables(comparison)
    assert '<details class="fold topic"' not in harms
    folds = re.findall(r'<details class="fold topic".*?<summary><strong>(.*?)</strong> <span.*?>(.*?)</span>', rest)
    assert folds == [
        (group.heading, ", ".join(row.counted for row in group.rows)) for group in comparison.groups if not group.harms
    ]
    ruled_out = comparison.row("contraindicated")
    assert ruled_out.counted == f"Contraindicated {len(ruled_out.cells['baclofen'].statements)}"
    assert f"{ruled_out.counted}, Avoid " in rest


def test_a_long_name_may_break_before_its_stem_and_stays_escaped() -> None:
    assert markup.breakable("OnabotulinumtoxinA") == "Onabotulinum<wbr>toxinA"
    assert markup.breakable("<b>Botulinumtoxin") == "&lt;b&gt;Botulinum<wbr>toxin"
    assert markup.breakable("Cyclobenzaprine (sublingual)") == "Cyclo<wbr>benzaprine (sublingual)"
    assert markup.breakable("half_life_min_h") == "half_<wbr>life_<wbr>min_<wbr>h"
    assert markup.breakable("Baclofen (oral)") == "Baclofen (oral)"


def test_a_link_may_head_a_row_and_other_text_never_becomes_one() -> None:
    link = markup.source_links("A label", "https://example.org/label")
    table = markup.plain_table(("Sources",), [[link], ['<a href="https://example.org">not a link</a>']], "Sources")
    assert '<th scope="row"><a href="https://example.org/label"' in table
    assert "&lt;a href=" in table


def test_numbers_of_sources_run_through_both_parts_and_are_all_listed(real: Catalogue) -> None:
    harms, rest = tables(real, "baclofen", "tizanidine")
    numbers = [int(number) for number in re.findall(r'class="cite"[^>]*>(\d+)</a>', harms + rest)]
    listed = rest[rest.index('<section class="sources"') :].count("<li>")
    assert sorted(set(numbers)) == list(range(1, listed + 1))


def test_h35_a_superseded_source_is_named_as_such() -> None:
    made = catalogue(
        "baclofen",
        dosing=[{"relaxant": "baclofen", "start_dose": "5"}],
        sources=[{"source": "label-us", "title": "A label", "doc_status": "superseded"}],
    )
    table = tables(made, "baclofen")[1]
    assert ">older label</span>" in table
    assert "· superseded" in table
    current = catalogue("baclofen", dosing=[{"relaxant": "baclofen", "start_dose": "5"}])
    assert "superseded" not in tables(current, "baclofen")[1]


def test_unconfirmed_facts_are_marked_and_unread_ones_said() -> None:
    made = catalogue("baclofen", dosing=[{"relaxant": "baclofen", "start_dose": "5", "checked": ""}])
    rest = tables(made, "baclofen")[1]
    assert ">not verified</span>" in rest
    assert "Not reviewed" in rest


HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "{% raw %}", "&amp;"]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_tables_never_come_alive(text: str) -> None:
    made = catalogue(
        relaxants=[{"relaxant": "baclofen", "name": text, "target": text, "mechanism": text}],
        citations=[{"relaxant": "baclofen", "column": column} for column in ("target", "mechanism")],
        dosing=[{"relaxant": "baclofen", "start_dose": "5", "qualifier": text}],
        sources=[{"source": "label-us", "title": text}],
    )
    html = "".join(tables(made, "baclofen")) + class_html(made)
    assert "<script" not in html
    assert "<img" not in html
    assert "49" not in html


def class_html(made: Catalogue) -> str:
    result = apply(made, Criteria())
    groups = class_groups(made, result, jurisdiction="US", wording="clinician", picked=[])
    return markup.class_table(filter_summary(made, result), groups, HEADINGS, {}, picked=0)


@pytest.fixture(scope="module")
def elements() -> int:
    """The number of elements in the table of a class of one."""
    return class_html(catalogue("baclofen")).count("<")


@given(st.text(max_size=40))
def test_any_name_is_escaped(elements: int, name: str) -> None:
    made = catalogue(relaxants=[{"relaxant": "baclofen", "name": name}])
    assert class_html(made).replace("<wbr>", "").count("<") == elements


def test_a_full_pick_disables_the_other_boxes() -> None:
    made = catalogue("baclofen", "tizanidine")
    result = apply(made, Criteria())
    groups = class_groups(made, result, jurisdiction="US", wording="clinician", picked=["baclofen"])
    html = markup.class_table(filter_summary(made, result), groups, HEADINGS, {}, picked=MOST_PICKED)
    boxes = re.findall(r"<input[^>]*>", html)
    assert ["checked" in box for box in boxes] == [True, False]
    assert ["disabled" in box for box in boxes] == [False, True]


def test_sources_of_a_plain_table_are_links_and_foreign_text_stays_text() -> None:
    links = markup.source_links("A label; <b>B</b>", "https://example.org/a; https://example.org/b")
    html = markup.plain_table(("Name", "Source"), [["<i>x</i>", links]], "Sources", stacked=True)
    assert '<a href="https://example.org/a" target="_blank" rel="noopener">A label</a>; ' in html
    assert "&lt;b&gt;B&lt;/b&gt;" in html
    assert "&lt;i&gt;x&lt;/i&gt;" in html
    assert 'data-heading="Source"' in html


def test_names_lead_to_the_profile(real: Catalogue) -> None:
    comparison = compare(real, ["baclofen"], "US", picked_forms(real, ["baclofen"], []))
    harms, _ = markup.comparison_tables(comparison)
    assert 'href="/profile?drug=baclofen" data-page' in harms
