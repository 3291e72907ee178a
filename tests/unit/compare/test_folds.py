"""A long cell folds its milder statements behind their number; the strictest stay in sight (hazard H47)."""

from __future__ import annotations

import re

import pytest

from dashboard.compare.cells.cell import NEVER_FOLDED, SHOWN_AT_ONCE, in_brief
from dashboard.compare.comparison import compare
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Level
from dashboard.names.relaxants import picked_forms
from dashboard.render import markup
from dashboard.wording.statements import Statement, Wording


def said(*levels: Level | None) -> list[Statement]:
    return [Statement(f"statement {at}", level=level) for at, level in enumerate(levels)]


def test_a_short_cell_and_a_fold_of_one_are_shown_whole() -> None:
    for number in (1, SHOWN_AT_ONCE, SHOWN_AT_ONCE + 1):
        facts = said(*["caution"] * number)
        assert in_brief(facts) == (tuple(facts), ())


def test_the_strictest_never_fold_and_take_the_room_first() -> None:
    facts = said(*["caution"] * 5, *["avoid"] * 9, "contraindicated", None, *["monitor"] * 4)
    shown, folded = in_brief(facts)
    assert [fact.level for fact in shown] == ["avoid"] * 9 + ["contraindicated", None]
    assert {fact.level for fact in folded} == {"caution", "monitor"}
    assert len(shown) + len(folded) == len(facts)


@pytest.mark.parametrize("wording", ["clinician", "plain"])
def test_h47_no_part_folds_a_contraindication_and_each_fold_counts(real: Catalogue, wording: Wording) -> None:
    forms = picked_forms(real, list(real.names), [])
    for relaxant in real.names:
        comparison = compare(real, [relaxant], "US", forms, wording=wording)
        for tab in dict.fromkeys(group.tab for group in comparison.groups):
            html = markup.comparison_part(comparison, tab)
            for folded in re.findall(r'<details data-fold="[^"]*">(.*?)</details>', html, re.DOTALL):
                assert int(re.findall(r"<summary>(\d+) more", folded)[0]) == folded.count("<li>")
                for level in NEVER_FOLDED:
                    assert f'class="badge {level}"' not in folded
