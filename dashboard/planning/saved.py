"""A plan as rows, one a dose, for CSV; and the way back, with a sentence for what was changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

import pandas as pd

from dashboard.frames import Record, records
from dashboard.planning.plan import Day, Dose, Plan, PlanError, Step

PLAN_COLUMNS = ("relaxant", "form", "jurisdiction", "condition", "kind", "date", "day", "step", "time", "dose", "unit")


def plan_frame(plan: Plan) -> pd.DataFrame:
    """Return the plan as one row per dose, for CSV: columns `PLAN_COLUMNS`.

    A day without the drug has one row with dose 0 and no time.
    """
    rows: list[Record] = []
    shared = {
        "relaxant": plan.relaxant,
        "form": plan.form,
        "jurisdiction": plan.jurisdiction,
        "condition": plan.condition,
        "kind": plan.kind,
        "unit": plan.unit,
    }
    for day in plan.days():
        at_day = {**shared, "date": day.date.isoformat(), "day": float(day.number), "step": float(day.step)}
        rows += [{**at_day, "time": f"{dose.at:%H:%M}", "dose": dose.amount} for dose in day.doses]
        if not day.doses:
            rows.append({**at_day, "time": "", "dose": 0.0})
    return pd.DataFrame(rows, columns=list(PLAN_COLUMNS))


def plan_of(frame: pd.DataFrame) -> Plan:
    """Return the plan of a frame with `PLAN_COLUMNS` (all text, as read from a CSV); raises PlanError.

    Days that share a step number and follow each other make one step, and must hold the same doses.
    """
    missing = [column for column in PLAN_COLUMNS if column not in frame]
    if missing:
        raise PlanError([f"The file has no column {missing[0]!r}; open a CSV that this page has saved."])
    rows = records(frame)
    if not rows:
        raise PlanError(["The file holds no doses."])
    for column in ("relaxant", "form", "jurisdiction", "condition", "kind", "unit"):
        if len({row[column] for row in rows}) != 1:
            raise PlanError([f"The column {column!r} must be the same in every row; one file holds one plan."])
    days = _days_of(rows)
    steps = _steps_of(days)
    first = rows[0]
    if first["kind"] not in ("titration", "taper"):
        raise PlanError([f"The column 'kind' says {first['kind'][:20]!r}; it must be titration or taper."])
    return Plan(
        relaxant=first["relaxant"],
        form=first["form"],
        jurisdiction=first["jurisdiction"],
        condition=first["condition"],
        kind=first["kind"],
        unit=first["unit"],
        start=days[0].date,
        steps=steps,
    )


def _days_of(rows: Sequence[Record]) -> list[Day]:
    """Read the rows of a saved plan day by day; raises PlanError naming the row."""
    found: dict[date, tuple[int, list[Dose]]] = {}
    for position, row in enumerate(rows, start=2):
        try:
            day, step, amount = date.fromisoformat(row["date"]), int(row["step"]), float(row["dose"])
            at = datetime.strptime(row["time"], "%H:%M").time() if row["time"] else None
        except ValueError as error:
            raise PlanError([f"Row {position} cannot be read: {error}."]) from None
        if not math.isfinite(amount) or amount < 0:
            raise PlanError([f"Row {position} has {row['dose'][:20]!r}, which is no dose."])
        if (at is None) != (amount == 0):
            raise PlanError([f"Row {position} needs a time with its dose, and no time without one."])
        known_step, doses = found.setdefault(day, (step, []))
        if known_step != step:
            raise PlanError([f"Row {position} puts {day.isoformat()} into two steps."])
        if at is not None:
            doses.append(Dose(at, amount))
    ordered = sorted(found)
    for before, after in pairwise(ordered):
        if after - before != timedelta(days=1):
            raise PlanError([f"The days between {before.isoformat()} and {after.isoformat()} are missing."])
    return [
        Day(day, position, found[day][0], tuple(sorted(found[day][1], key=lambda dose: dose.at)))
        for position, day in enumerate(ordered, start=1)
    ]


def _steps_of(days: Sequence[Day]) -> tuple[Step, ...]:
    steps: list[Step] = []
    before = None
    for day in days:
        if before is not None and day.step == before.step:
            if day.doses != before.doses:
                raise PlanError([f"{day.date.isoformat()} has other doses than the rest of step {day.step}."])
            steps[-1] = Step(steps[-1].days + 1, day.doses)
        else:
            steps.append(Step(1, day.doses))
        before = day
    return tuple(steps)
