"""What rules a relaxant out: common effects by list, word or figure; what nobody said how often is unknown."""

from __future__ import annotations

import pytest

from dashboard.explore.exclusions import common_effects
from tests.builders import Cells, catalogue

LISTED: list[Cells] = [{"relaxant": "tizanidine", "common_side_effects": "dry_mouth"}]
CITED: list[Cells] = [{"relaxant": "tizanidine", "column": "common_side_effects"}]


def drowsy(*rows: Cells, place: str = "US", effect: str = "drowsiness", listed: bool = True) -> tuple[str, str]:
    made = catalogue(
        relaxants=LISTED if listed else [{"relaxant": "tizanidine"}],
        citations=CITED if listed else [],
        side_effects=[{"relaxant": "tizanidine"} | dict(row) for row in rows],
    )
    return common_effects(made, "tizanidine", place, (effect,))


def word(term: str, **cells: str) -> Cells:
    return {"figure_kind": "class_band", "frequency_term": term} | cells


def test_what_the_label_lists_as_common_is_out_and_says_whose_label() -> None:
    assert drowsy(effect="dry_mouth") == ("fails", "its label names as common: Dry mouth")
    assert drowsy(effect="dry_mouth", place="GB") == ("fails", "its label names as common: Dry mouth, US")


@pytest.mark.parametrize("term", ["very_common", "common", "most_common"])
def test_h12_what_any_source_calls_common_is_out(term: str) -> None:
    outcome, reason = drowsy(word(term, jurisdiction="GB"))
    assert outcome == "fails"
    assert reason.endswith(", UK")


def test_h12_a_figure_of_one_in_a_hundred_is_common_by_the_european_convention() -> None:
    assert drowsy({"incidence_min_pct": "0.9"})[0] == "meets"
    assert drowsy({"incidence_min_pct": "1"}) == ("fails", "drowsiness, somnolence: 1 %")
    assert drowsy({"incidence_min_pct": "0.5", "incidence_max_pct": "3", "figure_kind": "label_range"})[0] == "fails"
    assert drowsy({"incidence_max_pct": "63", "figure_kind": "upper_bound"})[0] == "fails"
    assert drowsy({"incidence_min_pct": "48", "checked": ""})[1] == "drowsiness, somnolence: 48 % (not verified)"


@pytest.mark.parametrize("term", ["uncommon", "infrequent", "rare", "very_rare"])
def test_what_is_seldom_stays(term: str) -> None:
    assert drowsy(word(term)) == ("meets", "")


@pytest.mark.parametrize("row", [{"figure_kind": "named_only"}, word("not_known"), word("occasional")])
def test_h28_an_effect_without_a_word_on_how_often_is_unknown(row: Cells) -> None:
    assert drowsy(row)[0] == "unknown"


def test_h28_without_a_list_silence_is_unknown_and_a_common_effect_is_still_out() -> None:
    assert drowsy(listed=False) == ("unknown", "no list of common effects read")
    assert drowsy(word("common"), listed=False)[0] == "fails"
    assert drowsy(word("rare"), listed=False)[0] == "unknown"


def test_another_effect_says_nothing() -> None:
    assert drowsy(word("common", effect="nausea")) == ("meets", "")
