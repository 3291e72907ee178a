"""The small chart of the profile: one figure an effect, each beside the placebo of its own trial."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.side_effects.effect_marks import by_arm, one_of_each, scale_of
from dashboard.side_effects.incidences import Incidence, incidences
from dashboard.side_effects.merging import merged
from tests.builders import catalogue

TRIAL = {"relaxant": "newdrug", "figure_kind": "trial", "incidence_min_pct": "40", "n": "100"}
OWN = {"placebo_pct": "10", "placebo_n": "100", "placebo_from": "same_trial"}


def measured(*rows: dict[str, str]) -> list[Incidence]:
    small = catalogue("newdrug", side_effects=rows)
    return merged([one for one in incidences(small, ["newdrug"], "US") if one.measured])


def test_a_figure_and_its_placebo_lie_on_one_scale_with_their_intervals() -> None:
    found = measured({**TRIAL, **OWN})
    scale = scale_of(found)
    mark = scale.mark(found[0])
    assert (mark.figure, mark.placebo, mark.people) == ("40%", "10%", "n 100 and 100")
    assert mark.beside
    assert mark.drug.at == pytest.approx(4 * mark.beside.at, abs=0.3)
    assert mark.drug.low
    assert mark.drug.high
    assert mark.drug.low < mark.drug.at < mark.drug.high < 100
    assert [label for _, label in scale.ticks] == ["0%", "20%", "40%"]


def test_placebo_of_another_trial_is_not_drawn() -> None:
    found = measured({**TRIAL, **OWN, "placebo_from": "pooled"})
    mark = scale_of(found).mark(found[0])
    assert mark.placebo == ""
    assert mark.beside is None


def test_a_range_is_drawn_as_a_range_and_an_upper_bound_as_one() -> None:
    span = {"figure_kind": "label_range", "incidence_min_pct": "5", "incidence_max_pct": "15", "n": ""}
    bound = {
        **span,
        "effect": "headache",
        "figure_kind": "upper_bound",
        "incidence_min_pct": "",
        "incidence_max_pct": "8",
    }
    found = measured({**TRIAL, **span}, {**TRIAL, **bound})
    first, second = (scale_of(found).mark(one) for one in found)
    assert first.drug.is_range
    assert first.figure == "5\u201315%"
    assert second.figure == "up to 8%"
    assert not second.drug.is_range


def test_of_several_figures_the_one_with_its_own_placebo_is_taken_and_counts_come_last() -> None:
    found = measured(
        {**TRIAL, "incidence_min_pct": "60", "dose": "high"},
        {**TRIAL, **OWN, "incidence_min_pct": "48"},
        {**TRIAL, "effect": "any_effect", "incidence_min_pct": "90"},
        {**TRIAL, "effect": "dizziness", "incidence_min_pct": "20", "checked": ""},
        {**TRIAL, "effect": "dizziness", "incidence_min_pct": "15"},
    )
    shown = one_of_each(found)
    assert [(one.row.effect, one.row.incidence_min_pct) for one in shown] == [
        ("drowsiness", 48),
        ("dizziness", 15),
        ("any_effect", 90),
    ]


def test_effects_of_one_arm_and_source_share_its_heading(real: Catalogue) -> None:
    found = one_of_each(merged([one for one in incidences(real, ["tizanidine"], "US") if one.measured]))
    scale = scale_of(found)
    arms = by_arm(scale.mark(one) for one in found)
    assert sum(map(len, arms)) == len(found)
    for marks in arms:
        assert len({(mark.arm, mark.incidence.titles) for mark in marks}) == 1
