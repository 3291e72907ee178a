"""A plan as rows, one a dose, for CSV; and the way back, with a sentence for what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from dashboard.data.frames import Record, records
from dashboard.dosing.plans.check_code import check_code
from dashboard.dosing.plans.plan import Day, Dose, Plan, PlanError, Step
from dashboard.dosing.plans.spreadsheet import (
    SAVE_AGAIN,
    one_decimal_mark,
    read_dates,
    read_number,
    read_table,
    read_time,
)

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


@dataclass(frozen=True)
class Saved:
    """The plan of a saved file, and the check code that the file gives; empty where it gives none."""

    plan: Plan
    code: str

    @property
    def changed(self) -> bool:
        """Whether the doses, days or times were changed after the file was saved."""
        return bool(self.code) and self.code != check_code(self.plan)


def read_saved(content: bytes) -> Saved:
    """Read a plan from the bytes of a CSV file, also of one that a spreadsheet has saved again; raises PlanError."""
    frame, separator = read_table(content)
    plan = plan_of(frame, separator)
    return Saved(plan, str(frame["check_code"].iloc[0]) if "check_code" in frame else "")


def plan_of(frame: pd.DataFrame, separator: str = ",") -> Plan:
    """Return the plan of a frame with `PLAN_COLUMNS` (all text, as read from a CSV); raises PlanError.

    Days that share a step number and follow each other make one step, and must hold the same doses. Dates that can be
    read in two orders are taken in the one that makes a plan, or whose check code is the one of the file.
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
    if rows[0]["kind"] not in ("titration", "taper"):
        raise PlanError([f"The column 'kind' says {rows[0]['kind'][:20]!r}; it must be titration or taper."])
    if not one_decimal_mark([row["dose"] for row in rows]):
        raise PlanError(["The column 'dose' has decimals with a comma and with a point. Write all with a point (2.5)."])
    readings = read_dates([row["date"] for row in rows])
    follow_on = [days for days in readings if (max(days) - min(days)).days + 1 == len(set(days))]
    plans = [_plan_on(rows, days, separator) for days in (readings if len(readings) == 1 else follow_on)]
    code = rows[0].get("check_code", "")
    known = [plan for plan in plans if check_code(plan) == code] if len(plans) > 1 else plans
    if len(known) == 1:
        return known[0]
    firsts = " or ".join(f"{days[0].day} {days[0]:%B %Y}" for days in readings)
    raise PlanError([f"The first date, {rows[0]['date'][:20]!r}, can be {firsts}. {SAVE_AGAIN}"])


def _plan_on(rows: Sequence[Record], dates: Sequence[date], separator: str) -> Plan:
    """Return the plan of some rows, each with its date as read."""
    days = _days_of(rows, dates, separator)
    first = rows[0]
    return Plan(
        relaxant=first["relaxant"],
        form=first["form"],
        jurisdiction=first["jurisdiction"],
        condition=first["condition"],
        kind=first["kind"],
        unit=first["unit"],
        start=days[0].date,
        steps=_steps_of(days),
    )


def _days_of(rows: Sequence[Record], dates: Sequence[date], separator: str) -> list[Day]:
    """Read the rows of a saved plan day by day; raises PlanError naming the row."""
    found: dict[date, tuple[int, list[Dose]]] = {}
    for position, (row, day) in enumerate(zip(rows, dates, strict=True), start=2):
        try:
            step, amount = read_number(row["step"], separator), read_number(row["dose"], separator)
            at = read_time(row["time"])
        except ValueError as error:
            raise PlanError([f"Row {position} cannot be read: {error}."]) from None
        if not step.is_integer():
            raise PlanError([f"Row {position} has the step {row['step'][:20]!r}, which is not a whole number."])
        if (at is None) != (amount == 0):
            raise PlanError([f"Row {position} needs a time with its dose, and no time without one."])
        known_step, doses = found.setdefault(day, (int(step), []))
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
