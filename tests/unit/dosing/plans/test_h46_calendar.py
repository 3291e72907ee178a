"""Calendars of a plan that changes: whoever imports the later one has the later one, and nothing of the earlier."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given

from dashboard.dosing.plans.calendar import COUNTED_FROM, MOST_ENTRIES, Heading, calendar, changes
from dashboard.dosing.plans.plan import Kind, Plan, PlanError
from dashboard.dosing.plans.steps_text import parse_steps
from tests.unit.dosing.plans.strategies import plans

MADE = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
Held = dict[str, icalendar.Event]


def a_plan(text: str, start: date = date(2026, 12, 1), kind: Kind = "titration", relaxant: str = "baclofen") -> Plan:
    return Plan(
        relaxant=relaxant,
        form="tablet",
        jurisdiction="US",
        condition="",
        kind=kind,
        unit="mg",
        start=start,
        steps=parse_steps(text),
    )


def entries(plan: Plan, made: datetime, number: int = 1) -> list[icalendar.Event]:
    heading = Heading(f"{plan.relaxant}, {plan.form}", "Ask first.", number)
    return icalendar.Calendar.from_ical(calendar(plan, heading, made)).walk("VEVENT")


def imported(held: Held, events: list[icalendar.Event]) -> Held:
    """Return a calendar after an import: the higher SEQUENCE of a UID wins, what is cancelled goes (RFC 5546)."""
    after = dict(held)
    for event in events:
        uid = str(event["uid"])
        if uid not in after or int(event["sequence"]) > int(after[uid]["sequence"]):
            after[uid] = event
    return after


def planned(held: Held) -> list[tuple[date, str]]:
    shown = [event for event in held.values() if event["status"] != "CANCELLED"]
    return sorted((event.decoded("dtstart"), str(event["summary"])) for event in shown)


def wanted(plan: Plan, number: int = 1) -> list[tuple[date, str]]:
    name = f"Planned, check first: {plan.relaxant}, {plan.form}"
    return sorted((day, f"{name}, {text} (plan {number})") for day, text in changes(plan))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (a_plan("3 days: 5 5 5\n3 days: 10 10 10"), a_plan("3 days: 5 5 5\n3 days: 15 15 15")),
        (a_plan("3 days: 5\n3 days: 10\n3 days: 15\n3 days: 20"), a_plan("3 days: 5")),
        (a_plan("3 days: 5"), a_plan("3 days: 5\n3 days: 10\n3 days: 15")),
        (a_plan("3 days: 5\n3 days: 10"), a_plan("3 days: 5\n3 days: 10", date(2026, 12, 8))),
        (a_plan("3 days: 5\n3 days: 10"), a_plan("3 days: 5\n3 days: 10", date(2026, 11, 20))),
        (a_plan("3 days: 5\n3 days: 10"), a_plan("4 days: 5\n3 days: 10")),
        (a_plan("3 days: 5\n30 days: 10\n30 days: 20"), a_plan("3 days: 10\n3 days: 5", date(2026, 12, 5), "taper")),
    ],
    ids=["dose", "shorter", "longer", "later", "earlier", "a day more", "taper instead"],
)
def test_h46_after_a_changed_plan_is_imported_only_its_own_changes_are_there(first: Plan, second: Plan) -> None:
    held = imported({}, entries(first, MADE))
    assert planned(held) == wanted(first)
    assert planned(imported(held, entries(second, MADE + timedelta(seconds=1)))) == wanted(second)


@pytest.mark.slow
@given(plans(), plans(), plans())
def test_h46_whatever_was_imported_before_the_last_calendar_counts(one: Plan, two: Plan, three: Plan) -> None:
    held: Held = {}
    for position, plan in enumerate((one, two, three)):
        held = imported(held, entries(plan, MADE + timedelta(seconds=position)))
    assert planned(held) == wanted(three)


def test_h46_an_older_calendar_that_is_imported_late_changes_nothing() -> None:
    old, new = a_plan("3 days: 5"), a_plan("3 days: 10")
    held = imported({}, entries(new, MADE + timedelta(hours=1)))
    assert planned(imported(held, entries(old, MADE))) == wanted(new)


@pytest.mark.parametrize(("relaxant", "number"), [("tizanidine", 1), ("baclofen", 2)])
def test_another_relaxant_or_number_stays_beside_it(relaxant: str, number: int) -> None:
    first, second = a_plan("3 days: 5"), a_plan("3 days: 2", relaxant=relaxant)
    held = imported(imported({}, entries(first, MADE)), entries(second, MADE + timedelta(days=1), number))
    assert planned(held) == sorted([*wanted(first), *wanted(second, number)])


def test_what_is_cancelled_names_no_dose_and_lies_in_the_past() -> None:
    """A program that knows no cancelling still moves the entry away from the days ahead."""
    cancelled = [event for event in entries(a_plan("3 days: 5 5 5"), MADE) if event["status"] == "CANCELLED"]
    assert len(cancelled) == MOST_ENTRIES - 2
    assert all(event.decoded("dtstart") < MADE.date() for event in cancelled)
    assert all(str(event["summary"]).startswith("Cancelled: no longer in plan 1") for event in cancelled)
    assert not any(" mg" in str(event["summary"]) + str(event.get("description", "")) for event in cancelled)


def test_the_sequence_grows_with_the_clock_and_fits_into_31_bits() -> None:
    plan = a_plan("3 days: 5")
    numbers = [int(entries(plan, MADE + timedelta(seconds=wait))[0]["sequence"]) for wait in (0, 1, 60)]
    assert numbers == sorted(set(numbers))
    assert int(entries(plan, datetime(2087, 12, 31, tzinfo=UTC))[0]["sequence"]) < 2**31
    assert COUNTED_FROM < MADE


def test_a_plan_with_more_changes_than_a_calendar_holds_is_refused() -> None:
    longest = "\n".join(f"1 day: {position + 1}" for position in range(MOST_ENTRIES - 1))
    assert len(planned(imported({}, entries(a_plan(longest), MADE)))) == MOST_ENTRIES
    with pytest.raises(PlanError, match="at most 60"):
        entries(a_plan(f"{longest}\n1 day: 0.5"), MADE)
