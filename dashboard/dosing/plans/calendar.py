"""A plan as a calendar: one entry per change, each saying that it is planned and must be checked first (hazard H23).

A calendar program knows an entry by its UID. Here it is made of the relaxant, the number of the plan and the position
of the change, not of the date or dose: the calendar of a changed plan then moves and rewrites the entries of the
earlier one, and cancels those that it no longer needs (hazard H46). docs/decisions/0012-calendar.md says why.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from dashboard.dosing.plans.plan import Plan, PlanError, doses_text

if TYPE_CHECKING:
    from icalendar import Event

NAMESPACE = uuid.UUID("5b0f3a52-9e53-4c39-8f5c-1f4b7f6f2c0d")
PLANNED = "Planned, check first"
MOST_ENTRIES = 60
MOST_PLANS = 99
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts the seconds from here: it grows without a memory, and fits into 31 bits until 2088."""
OUT_OF_SIGHT = date(2001, 1, 1)
"""Cancelled entries lie in the past, so that a program that shows them, or only moves them, leaves none ahead."""


@dataclass(frozen=True)
class Heading:
    """What every entry of a calendar says besides its doses.

    Parameters
    ----------
    name
        Relaxant and form.
    note
        Description of the entries.
    number
        Tells plans of one relaxant apart, from 1 to `MOST_PLANS`.
    """

    name: str
    note: str
    number: int = 1


def changes(plan: Plan) -> list[tuple[date, str]]:
    """Return each date on which the dose changes, with what is planned from then on; the end comes last."""
    told: list[tuple[date, str]] = []
    before = None
    for position, step in enumerate(plan.steps, start=1):
        if step.doses != before:
            told.append((plan.first_day(position), doses_text(step, plan.unit)))
        before = step.doses
    return [*told, (plan.last_day + timedelta(days=1), "the plan has ended; ask the prescriber how to go on")]


def calendar(plan: Plan, heading: Heading, made: datetime) -> bytes:
    """Return an iCalendar file: an entry on the day of each change, without a time, so that no clock can shift it.

    It always holds `MOST_ENTRIES` entries: those of the plan, and after them cancelled ones, since an earlier version
    may have had more changes. `made` is the moment of making. Raises PlanError when a plan has more changes than that.
    """
    from icalendar import Calendar

    told = changes(plan)
    if len(told) > MOST_ENTRIES:
        raise PlanError([f"This plan has {len(told)} entries; a calendar holds at most {MOST_ENTRIES}. Use the sheet."])
    entries = list(_entries(plan.relaxant, told, heading, made.astimezone(UTC)))
    return Calendar.new(prodid="-//MyoCompare//dose plan//EN", subcomponents=entries).to_ical()


def _entries(relaxant: str, told: list[tuple[date, str]], heading: Heading, made: datetime) -> Iterator[Event]:
    from icalendar import STATUS, TRANSP, Event

    for position in range(1, MOST_ENTRIES + 1):
        planned = position <= len(told)
        day, text = told[position - 1] if planned else (OUT_OF_SIGHT, "")
        summary = f"{PLANNED}: {heading.name}, {text} (plan {heading.number})"
        yield Event.new(
            uid=f"{uuid.uuid5(NAMESPACE, f'{relaxant} {heading.number} {position}')}@myocompare",
            stamp=made,
            last_modified=made,
            sequence=int((made - COUNTED_FROM).total_seconds()),
            status=STATUS.CONFIRMED if planned else STATUS.CANCELLED,
            start=day,
            end=day + timedelta(days=1),
            summary=summary if planned else f"Cancelled: no longer in plan {heading.number} of {heading.name}",
            description=heading.note if planned else "",
            transparency=TRANSP.TRANSPARENT,
        )
