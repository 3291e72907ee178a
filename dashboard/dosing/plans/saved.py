"""A plan as rows, one a dose, for CSV; and the way back, with a sentence for what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from dashboard.dosing.plans.check_code import check_code
from dashboard.dosing.plans.plan import Day, Dose, Kind, Plan, PlanError, Step
from dashboard.dosing.plans.spreadsheet import (
    SAVE_AGAIN,
    one_decimal_mark,
    read_dates,
    read_number,
    read_table,
    read_time,
)

PLAN_COLUMNS = ("relaxant", "form", "jurisdiction", "condition", "kind", "date", "day", "step", "time", "dose", "unit")
OF_PLAN = ("relaxant", "form", "jurisdiction", "condition", "kind", "unit")
"""Columns that are the same in every row of a plan."""
Texts = Mapping[str, Sequence[str]]
"""The cells of a saved plan as text, by column."""


def plan_frame(plan: Plan) -> pd.DataFrame:
    """Return the plan as one row per dose, for CSV: columns `PLAN_COLUMNS`.

    A day without the drug has one row with dose 0 and no time.
    """
    taken = [(day, dose) for day in plan.days() for dose in day.doses or (None,)]
    columns = {
        "relaxant": plan.relaxant,
        "form": plan.form,
        "jurisdiction": plan.jurisdiction,
        "condition": plan.condition,
        "kind": plan.kind,
        "date": [day.date.isoformat() for day, _ in taken],
        "day": [float(day.number) for day, _ in taken],
        "step": [float(day.step) for day, _ in taken],
        "time": ["" if dose is None else f"{dose.at:%H:%M}" for _, dose in taken],
        "dose": [0.0 if dose is None else dose.amount for _, dose in taken],
        "unit": plan.unit,
    }
    return pd.DataFrame(columns, columns=list(PLAN_COLUMNS))


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
    texts = {str(column): [str(cell) for cell in frame[column].tolist()] for column in frame.columns}
    if not len(frame):
        raise PlanError(["The file holds no doses."])
    for column in OF_PLAN:
        if len(set(texts[column])) != 1:
            raise PlanError([f"The column {column!r} must be the same in every row; one file holds one plan."])
    kind = _kind(texts["kind"][0])
    if not one_decimal_mark(texts["dose"]):
        raise PlanError(["The column 'dose' has decimals with a comma and with a point. Write all with a point (2.5)."])
    readings = read_dates(texts["date"])
    follow_on = [days for days in readings if (max(days) - min(days)).days + 1 == len(set(days))]
    candidates = readings if len(readings) == 1 else follow_on
    plans = [_plan_on(texts, kind, _days_of(texts, days, separator)) for days in candidates]
    code = texts["check_code"][0] if "check_code" in texts else ""
    matching = [plan for plan in plans if check_code(plan) == code] if len(plans) > 1 else plans
    if len(matching) == 1:
        return matching[0]
    firsts = " or ".join(f"{days[0].day} {days[0]:%B %Y}" for days in readings)
    raise PlanError([f"The first date, {texts['date'][0][:20]!r}, can be {firsts}. {SAVE_AGAIN}"])


def _kind(text: str) -> Kind:
    if text == "titration":
        return "titration"
    if text == "taper":
        return "taper"
    raise PlanError([f"The column 'kind' says {text[:20]!r}; it must be titration or taper."])


def _plan_on(texts: Texts, kind: Kind, days: Sequence[Day]) -> Plan:
    """Return the plan of a file on the days as read."""
    return Plan(
        relaxant=texts["relaxant"][0],
        form=texts["form"][0],
        jurisdiction=texts["jurisdiction"][0],
        condition=texts["condition"][0],
        kind=kind,
        unit=texts["unit"][0],
        start=days[0].date,
        steps=_steps_of(days),
    )


def _days_of(texts: Texts, dates: Sequence[date], separator: str) -> list[Day]:
    """Read the rows of a saved plan day by day; raises PlanError naming the row."""
    found: dict[date, tuple[int, list[Dose]]] = {}
    cells = zip(dates, texts["step"], texts["dose"], texts["time"], strict=True)
    for position, (day, step_text, dose_text, time_text) in enumerate(cells, start=2):
        try:
            step, amount = read_number(step_text, separator), read_number(dose_text, separator)
            at = read_time(time_text)
        except ValueError as error:
            raise PlanError([f"Row {position} cannot be read: {error}."]) from None
        if not step.is_integer():
            raise PlanError([f"Row {position} has the step {step_text[:20]!r}, which is not a whole number."])
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
