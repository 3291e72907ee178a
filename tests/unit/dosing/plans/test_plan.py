"""Plans: what is one, dates, and the way out to text and CSV and back in."""

from __future__ import annotations

import io
from datetime import date, time, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dosing.plans.plan import Dose, Plan, PlanError, Step, doses_text, make_step
from dashboard.dosing.plans.saved import plan_frame, plan_of
from dashboard.dosing.plans.steps_text import format_lines, parse_steps, parse_times, written
from dashboard.render import export
from tests.unit.dosing.plans.strategies import plans


def a_plan(steps: tuple[Step, ...], start: date = date(2026, 1, 5)) -> Plan:
    return Plan(
        relaxant="baclofen",
        form="tablet",
        jurisdiction="US",
        condition="spasticity_ms",
        kind="titration",
        unit="mg",
        start=start,
        steps=steps,
    )


def test_steps_are_read_line_by_line() -> None:
    steps = parse_steps("3 days: 5 5 5\n\n1 day: 0 0 2.5\n2d: 10+10\n4: 0")
    assert [(step.days, step.amounts) for step in steps] == [(3, (5, 5, 5)), (1, (2.5,)), (2, (10, 10)), (4, ())]
    assert steps[1].doses == (Dose(time(20), 2.5),), "a zero keeps the place of a dose in the day"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("three days: 5", "Line 1"),
        ("3 days 5 5 5", "colon"),
        ("3 days: 5\n0 days: 5", "Line 2"),
        ("3 days: five", "not a dose"),
        ("3 days: -5", "not a dose"),
        ("3 days: 2,5", "2.5"),
        ("3 days: 1 1 1 1 1 1 1", "at most 6"),
        ("900 days: 5", "1 to 730"),
        ("", "at least one step"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, fault: str) -> None:
    with pytest.raises(PlanError, match=fault):
        parse_steps(text)


@pytest.mark.parametrize("text", ["8:00 noon", "20:00 08:00", "08:00 08:00", ""])
def test_times_must_be_times_in_order(text: str) -> None:
    with pytest.raises(PlanError):
        parse_times(text)


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (Step(0, ()),),
        (Step(1, (Dose(time(8), 0.0),)),),
        (Step(1, (Dose(time(8), float("nan")),)),),
        (Step(1, (Dose(time(9), 1.0), Dose(time(8), 1.0))),),
        (Step(500, ()), Step(500, ())),
    ],
)
def test_a_plan_that_is_none_is_refused(steps: tuple[Step, ...]) -> None:
    with pytest.raises(PlanError):
        a_plan(steps)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2026, 1, 30), 3, date(2026, 2, 1)),
        (date(2028, 2, 28), 3, date(2028, 3, 1)),
        (date(2026, 2, 28), 2, date(2026, 3, 1)),
        (date(2026, 3, 28), 3, date(2026, 3, 30)),
        (date(2026, 10, 24), 3, date(2026, 10, 26)),
        (date(2026, 12, 31), 2, date(2027, 1, 1)),
    ],
    ids=["month", "leap", "no leap", "clocks forward", "clocks back", "year"],
)
def test_dates_go_on_across_ends_of_months_leap_days_and_changes_of_clocks(start: date, days: int, last: date) -> None:
    plan = a_plan((make_step(days, (5, 5)),), start)
    assert plan.last_day == last
    assert [day.date for day in plan.days()] == [start + timedelta(days=number) for number in range(days)]


@given(plans())
def test_a_plan_survives_csv_out_and_in(plan: Plan) -> None:
    content = export.to_csv(plan_frame(plan))
    frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert list(plan_of(frame).days()) == [type(day)(day.date, day.number, day.step, day.doses) for day in plan.days()]
    assert plan_of(frame) == plan


@given(plans())
def test_a_plan_survives_being_written_as_text(plan: Plan) -> None:
    clocks = [tuple(dose.at for dose in step.doses) for step in plan.steps]
    shared = all(len({one for one in clocks if len(one) == len(clock)}) == 1 for clock in clocks)
    if not shared and len({at for clock in clocks for at in clock}) > 6:
        with pytest.raises(PlanError, match="different times"):
            written(plan.steps)
    else:
        assert parse_steps(*written(plan.steps)) == plan.steps


@given(st.lists(st.tuples(st.integers(1, 30), st.lists(st.integers(1, 400).map(float), max_size=6)), min_size=1))
def test_lines_are_read_as_they_are_written(lines: list[tuple[int, list[float]]]) -> None:
    read = parse_steps(format_lines(lines))
    assert [(step.days, list(step.amounts)) for step in read] == lines


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda frame: frame.drop(columns="dose"), "no column 'dose'"),
        (lambda frame: frame.head(0), "no doses"),
        (lambda frame: frame.assign(dose="much"), "Row 2"),
        (lambda frame: frame.assign(dose="nan"), "not a number"),
        (lambda frame: frame.assign(kind="rise"), "titration or taper"),
        (lambda frame: frame.assign(unit=["mg", *["mcg"] * (len(frame) - 1)]), "one plan"),
        (lambda frame: frame[frame["day"] != "2"], "missing"),
        (lambda frame: frame.assign(step="1"), "other doses"),
        (lambda frame: frame.assign(time=""), "needs a time"),
    ],
)
def test_a_saved_file_that_was_changed_is_refused_with_the_reason(change: object, fault: str) -> None:
    frame = plan_frame(a_plan(parse_steps("2 days: 5 5\n2 days: 10 10"))).map(
        lambda value: f"{value:g}" if isinstance(value, float) else value
    )
    assert plan_of(frame).length == 4
    with pytest.raises(PlanError, match=fault):
        plan_of(change(frame))  # type: ignore[operator]


def test_doses_are_said_with_unit_and_total() -> None:
    assert doses_text(make_step(1, (5, 5, 5)), "mg") == "5 mg 3 times a day (15 mg a day)"
    assert doses_text(make_step(1, (5, 10)), "mg") == "5 + 10 mg (15 mg a day)"
    assert doses_text(make_step(1, (25,)), "mg") == "25 mg once a day"
    assert doses_text(make_step(1, ()), "mg") == "none"
