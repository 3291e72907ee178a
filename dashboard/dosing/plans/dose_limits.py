"""What a plan can break: the limits on the doses of a day, and a limit that was broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dashboard.data.rows import DosingRow
from dashboard.dosing.plans.limits import Figure
from dashboard.dosing.plans.plan import Day

ROUNDING = 1e-9
BreachKind = Literal[
    "max_total", "max_single_dose", "doses_per_day", "interval", "duration", "start_lasts", "start", "start_dose",
    "step_up", "step_days", "step_down", "step_down_days",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Breach:
    """A limit that a plan breaks: where it first does, what the plan has, what the limit is, and the rule behind it."""

    kind: BreachKind
    step: int
    day: int
    text: str
    row: DosingRow


@dataclass(frozen=True, kw_only=True)
class DoseLimit:
    """A limit on the doses of a day.

    Parameters
    ----------
    kind
        What breaking it is called.
    figure
        The figure of a rule that sets it.
    of_loading
        The figure that sets it for a rule of loading without that one.
    of_day
        What is compared with it.
    what
        What that is called behind its unit.
    """

    kind: BreachKind
    figure: Figure
    of_loading: Figure
    of_day: Callable[[Day], float]
    what: str


DAILY_TOTAL = DoseLimit(
    kind="max_total",
    figure=lambda row: row.max_total,
    of_loading=lambda row: row.usual_max_total,
    of_day=lambda day: day.total,
    what="a day",
)
SINGLE_DOSE = DoseLimit(
    kind="max_single_dose",
    figure=lambda row: row.max_single_dose,
    of_loading=lambda row: row.start_dose,
    of_day=lambda day: max((dose.amount for dose in day.doses), default=0.0),
    what="in one dose",
)


def over(value: float, limit: float) -> bool:
    """Whether a figure exceeds a limit, by more than rounding."""
    return value > limit + ROUNDING


def loading_figure(row: DosingRow, limit: DoseLimit) -> float | None:
    """Return the most that a loading row allows; its own dose where it states no largest single one."""
    stated = limit.figure(row)
    return limit.of_loading(row) if stated is None else stated
