"""Schedules of labels, rises and tapers."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.dosing.plans.plan import Plan, PlanError
from dashboard.dosing.plans.schedules import follows, rising_lines, schedules, taper_lines
from dashboard.dosing.plans.steps_text import format_lines, parse_steps
from tests.builders import catalogue


def test_the_baclofen_schedule_is_that_of_its_label(real: Catalogue) -> None:
    (found,) = schedules(real, "baclofen", "tablet", "US", kind="titration")
    assert found.lines == tuple((3, (dose,) * 3) for dose in (5, 10, 15, 20))
    assert found.confirmed
    assert not found.open_end


def test_h2_a_schedule_is_never_borrowed_from_another_country(real: Catalogue) -> None:
    assert not schedules(real, "baclofen", "tablet", "JP")
    assert {found.name for found in schedules(real, "dantrolene", "capsule", "GB")} == {"UK SmPC"}


def test_h35_a_schedule_of_a_replaced_text_says_so_and_makes_no_plan_the_labels_own() -> None:
    step = {"relaxant": "baclofen", "form": "tablet", "schedule": "Old", "step": "1", "dose": "5", "doses_per_day": "3"}
    made = catalogue(
        "baclofen",
        titration=[step],
        sources=[{"source": "label-us", "title": "An old label", "doc_status": "superseded"}],
    )
    (found,) = schedules(made, "baclofen", "tablet", "US")
    assert found.marks == " (older label)"
    one = Plan(
        relaxant="baclofen",
        form="tablet",
        jurisdiction="US",
        condition="",
        kind="titration",
        unit="mg",
        start=date(2026, 1, 1),
        steps=parse_steps("7 days: 5 5 5"),
    )
    assert not follows(one, found)
    (current,) = schedules(catalogue("baclofen", titration=[step]), "baclofen", "tablet", "US")
    assert current.marks == ""
    assert follows(one, current)


def test_of_a_range_of_days_the_end_with_less_of_the_drug_is_taken(real: Catalogue) -> None:
    first = schedules(real, "methocarbamol", "tablet", "US", kind="titration")[0]
    assert first.lines[0] == (2, (1500,) * 4), "48 to 72 h of the loading dose: two days"
    assert first.open_end


def test_steps_without_a_number_stay_words(real: Catalogue) -> None:
    (child,) = [one for one in schedules(real, "dantrolene", "capsule", "US") if "children" in one.name]
    assert child.lines == ()
    assert "mg/kg" in " ".join(child.words)


def test_a_plan_follows_a_schedule_when_it_is_no_faster(real: Catalogue) -> None:
    (found,) = schedules(real, "baclofen", "tablet", "US", kind="titration")

    def made(text: str) -> Plan:
        return Plan(
            relaxant="baclofen",
            form="tablet",
            jurisdiction="US",
            condition="",
            kind="titration",
            unit="mg",
            start=date(2026, 1, 1),
            steps=parse_steps(text),
        )

    assert follows(made(format_lines(found.lines)), found)
    assert follows(made("5 days: 5 5 5\n3 days: 10 10 10"), found)
    assert not follows(made("2 days: 5 5 5\n3 days: 10 10 10"), found)
    assert not follows(made("3 days: 5 5 5\n3 days: 15 15 15"), found)


def test_a_taper_takes_from_the_largest_dose_and_keeps_the_last_of_the_day() -> None:
    assert taper_lines((4, 4, 4), 4, 1) == [(1, (4, 4, 4)), (1, (0, 4, 4)), (1, (0, 0, 4))]
    assert taper_lines((5, 5, 10), 10, 7) == [(7, (5, 5, 10)), (7, (5, 5, 0))]
    assert taper_lines((10, 10), 5, 7, to=10)[-1] == (7, (5, 5))


@given(
    st.lists(st.integers(1, 40).map(float), min_size=1, max_size=4),
    st.integers(1, 20).map(float),
    st.integers(1, 4),
)
def test_a_taper_falls_by_its_decrement_until_nothing_is_left(doses: list[float], fall: float, days: int) -> None:
    lines = taper_lines(doses, fall, days)
    totals = [sum(amounts) for _, amounts in lines]
    assert totals[0] == sum(doses)
    assert all(before - after == pytest.approx(fall) for before, after in pairwise(totals))
    assert 0 < totals[-1] <= fall + 1e-9


@pytest.mark.parametrize(
    ("doses", "fall", "days", "to"),
    [((5,), 0, 1, 0), ((5,), 1, 0, 0), ((), 1, 1, 0), ((5,), 1, 1, 5), ((500,), 1, 7, 0)],
)
def test_what_makes_no_taper_is_refused(doses: tuple[float, ...], fall: float, days: int, to: float) -> None:
    with pytest.raises(PlanError):
        taper_lines(doses, fall, days, to)


def test_a_rise_stops_before_it_would_pass_the_target() -> None:
    assert rising_lines((5, 5, 5), step=5, per="dose", days=3, target=60)[-1] == (3, (20, 20, 20))
    assert rising_lines((5, 5, 5), step=5, per="dose", days=3, target=50)[-1] == (3, (15, 15, 15))
    assert rising_lines((2, 2), step=2, per="day", days=4, target=8) == [(4, (2, 2)), (4, (2, 4)), (4, (4, 4))]
    for step, days, target in ((0, 3, 60), (5, 0, 60), (5, 3, 10)):
        with pytest.raises(PlanError):
            rising_lines((5, 5, 5), step=step, per="dose", days=days, target=target)
