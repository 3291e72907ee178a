"""Differences to placebo: only where one confirmed trial has both arms, with the number needed to harm."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.side_effects.differences import WHY_NOT, DifferenceToPlacebo, difference_text, differences
from dashboard.side_effects.effect_frames import difference_frame, whole_frame
from dashboard.side_effects.incidences import incidences
from dashboard.side_effects.proportions import Difference, Interval
from tests.builders import catalogue

ARMS = {
    "relaxant": "tizanidine", "incidence_min_pct": "48", "n": "264",
    "placebo_pct": "10", "placebo_n": "261", "placebo_from": "same_trial",
}  # fmt: skip


def difference(**changes: str) -> DifferenceToPlacebo:
    made = catalogue("tizanidine", side_effects=[{**ARMS, **changes}])
    (one,) = differences(incidences(made, ["tizanidine"], "US"))
    return one


def test_a_difference_has_its_interval_and_number_needed_to_harm() -> None:
    one = difference()
    assert one.why_not is None
    assert one.difference
    assert one.difference.points == 38
    assert one.difference.interval.low < 38 < one.difference.interval.high
    assert one.difference.interval.rounded
    assert one.needed_to_harm
    assert one.needed_to_harm.best == 3
    assert "38 points more (" in one.text
    assert ", NNH 3 (" in one.text


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"placebo_from": "other_trials"}, "placebo from other trials"),
        ({"checked": ""}, "not verified"),
        ({"n": ""}, "size of an arm not given"),
        ({"placebo_n": ""}, "size of an arm not given"),
        ({"placebo_pct": "", "placebo_n": "", "placebo_from": ""}, "no placebo figure"),
        ({"figure_kind": "uncontrolled"}, "not one arm of a trial"),
        ({"figure_kind": "label_range", "incidence_max_pct": "60"}, "not one arm of a trial"),
        ({"incidence_max_pct": "60"}, "a range, not one arm"),
    ],
)
def test_h14_no_difference_where_it_would_mislead(changes: dict[str, str], reason: str) -> None:
    one = difference(**changes)
    assert one.why_not
    assert WHY_NOT[one.why_not] == reason
    assert one.difference is None
    assert one.needed_to_harm is None
    assert one.text == ""
    (row,) = difference_frame([one]).to_dict("records")
    assert row["why_not"] == reason
    assert difference_frame([one])[["points", "difference_low", "nnh"]].isna().all(axis=None)


def test_h14_no_number_needed_when_the_interval_spans_zero() -> None:
    one = difference(incidence_min_pct="11")
    assert one.needed_to_harm is None
    assert one.text.endswith("may be chance")


def test_h14_a_benefit_is_no_number_needed_to_harm() -> None:
    one = difference(incidence_min_pct="2", placebo_pct="20")
    assert one.text.startswith("18 points fewer (")
    assert "NNH" not in one.text


def test_h14_every_difference_of_the_real_data_rests_on_one_confirmed_trial(real: Catalogue) -> None:
    shown = [one.incidence for one in differences(incidences(real, list(real.names), "US")) if one.difference]
    assert len(shown) > 20
    assert {one.row.placebo_from for one in shown} == {"same_trial"}
    assert {one.row.figure_kind for one in shown} == {"trial"}
    assert all(one.row.checked for one in shown)
    assert all(one.row.n is not None and one.row.placebo_n is not None for one in shown)


def test_a_whole_frame_holds_figures_first_and_then_words_without_a_difference() -> None:
    word = {"relaxant": "tizanidine", "figure_kind": "class_band", "frequency_term": "rare"}
    found = incidences(catalogue("tizanidine", side_effects=[word, ARMS]), ["tizanidine"], "US")
    frame = whole_frame(found)
    assert frame["figure_kind"].tolist() == ["trial", "class_band"]
    assert frame["points"].notna().tolist() == [True, False]
    assert frame["why_not"].tolist() == ["", ""]
    assert frame["difference_text"].tolist()[1] == ""


def test_an_interval_that_touches_zero_has_no_minus_before_it() -> None:
    assert difference_text(Difference(4, Interval(-0.04, 8.7))) == "4 points more (0 to 8.7), may be chance"
