"""A plan as a calendar: one event per change, each saying that it is planned and must be checked first (hazard H23)."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

from dashboard.planning.plan import Plan, doses_text

NAMESPACE = uuid.UUID("5b0f3a52-9e53-4c39-8f5c-1f4b7f6f2c0d")
PLANNED = "Planned, check first"


def changes(plan: Plan) -> list[tuple[date, str]]:
    """Return each date on which the dose changes, with what is planned from then on; the end comes last."""
    told: list[tuple[date, str]] = []
    before = None
    for position, step in enumerate(plan.steps, start=1):
        if step.doses != before:
            told.append((plan.first_day(position), doses_text(step, plan.unit)))
        before = step.doses
    return [*told, (plan.last_day + timedelta(days=1), "the plan has ended; ask the prescriber how to go on")]


def calendar(plan: Plan, name: str, note: str, made: datetime) -> bytes:
    """Return an iCalendar file: an event on the day of each change, without a time, so that no clock can shift it.

    `name` is what the relaxant and form are called, `note` goes into every event, `made` is the moment of making.
    """
    from icalendar import TRANSP, Calendar, Event

    events = [
        Event.new(
            uid=f"{uuid.uuid5(NAMESPACE, f'{plan.relaxant} {plan.form} {plan.start} {day} {text}')}@myocompare",
            stamp=made.astimezone(UTC),
            start=day,
            end=day + timedelta(days=1),
            summary=f"{PLANNED}: {name}, {text}",
            description=note,
            transparency=TRANSP.TRANSPARENT,
        )
        for day, text in changes(plan)
    ]
    return Calendar.new(prodid="-//MyoCompare//dose plan//EN", subcomponents=events).to_ical()
