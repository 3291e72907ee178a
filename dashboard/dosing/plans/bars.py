"""A plan as its chart draws it: a bar per step, with the limit that the step is judged by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.data.frames import Cell, frame_of
from dashboard.dosing.doses import maximum_text
from dashboard.dosing.plans.checks import daily_limits
from dashboard.dosing.plans.limits import Given, Rules
from dashboard.dosing.plans.plan import Plan
from dashboard.dosing.plans.sheet import Sheet, SheetStep
from dashboard.wording.figures import amount


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A step of a plan as the chart draws it, with the limit that it is judged by."""

    plan: Plan
    name: str
    step: SheetStep
    limit: Given | None

    @property
    def first(self) -> date:
        """First day of the step."""
        return self.plan.first_day(self.step.number)

    @property
    def limit_short(self) -> str:
        """The limit as a figure."""
        if self.limit is None:
            return ""
        figure = amount(self.limit.value, self.plan.unit)
        if self.limit.row.phase != "loading":
            return f"limit {figure}"
        days = self.limit.row.limit_days
        return f"loading limit {figure}" + ("" if days is None else f" for up to {amount(days, 'days')}")

    @property
    def limit_text(self) -> str:
        """The limit in whole words."""
        return "" if self.limit is None else f"Limit {maximum_text(self.limit.row) or self.limit_short}"


PLAN_CHART_COLUMNS: dict[str, Callable[[Bar], Cell]] = {
    "relaxant": lambda bar: bar.plan.relaxant,
    "name": lambda bar: bar.name,
    "step": lambda bar: float(bar.step.number),
    "first": lambda bar: bar.first.isoformat(),
    "after": lambda bar: (bar.first + timedelta(days=bar.step.days)).isoformat(),
    "first_text": lambda bar: bar.step.first,
    "last_text": lambda bar: bar.step.last,
    "total": lambda bar: bar.plan.steps[bar.step.number - 1].total,
    "unit": lambda bar: bar.plan.unit,
    "doses": lambda bar: bar.step.doses,
    "over": lambda bar: "yes" if bar.step.over else "no",
    "limit": lambda bar: None if bar.limit is None else bar.limit.value,
    "limit_short": lambda bar: bar.limit_short,
    "limit_text": lambda bar: bar.limit_text,
}


def chart_frame(sheet: Sheet, rules: Rules) -> pd.DataFrame:
    """Return one row per step for the chart, `PLAN_CHART_COLUMNS`; `rules` are what the plan was checked against.

    The limit of a step is the one that it is judged by, so that a bar above it is always marked as over.
    """
    limits = daily_limits(sheet.plan, rules)
    bars = [
        Bar(plan=sheet.plan, name=sheet.name, step=step, limit=limit)
        for step, limit in zip(sheet.steps, limits, strict=True)
    ]
    return frame_of(bars, PLAN_CHART_COLUMNS)
