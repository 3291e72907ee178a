"""Which limits a plan breaks. Nothing here changes a plan (hazard H19)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from dashboard.data.frames import Record
from dashboard.dosing.doses import unit as unit_of
from dashboard.dosing.plans.limits import Rules, lowest
from dashboard.dosing.plans.plan import Day, Plan
from dashboard.wording.figures import amount, known, number
from dashboard.wording.statements import label

ROUNDING = 1e-9


@dataclass(frozen=True)
class Breach:
    """A limit that a plan breaks: where it first does, what the plan has, what the limit is, and the rule behind it."""

    kind: str
    step: int
    day: int
    text: str
    row: Record


def breaches(plan: Plan, rules: Rules) -> tuple[Breach, ...]:
    """Return every limit that a plan breaks, once per step and limit."""
    found: dict[tuple[str, int], Breach] = {}
    for check in CHECKS:
        for breach in check(plan, rules):
            found.setdefault((breach.kind, breach.step), breach)
    return tuple(sorted(found.values(), key=lambda breach: (breach.day, breach.kind)))


def _over(value: float, limit: float) -> bool:
    return value > limit + ROUNDING


def loading_figure(row: Record, column: str) -> float:
    """Return the most that a loading row allows; its own dose where it states no largest single one."""
    if known(row[column]):
        return row[column]
    return row["start_dose"] if column == "max_single_dose" else row["usual_max_total"]


def strictest(rules: Rules, column: str) -> Record | None:
    """Return the rule with the lowest figure for as long as the treatment lasts; of loading where no other has one."""
    return lowest(rules.having(column, rules.standing) or rules.having(column, rules.phase("loading")), column)


def daily_limits(plan: Plan, rules: Rules) -> tuple[Record | None, ...]:
    """Return, for each step of a plan, the rule that limits its daily total; None where no rule does.

    It is the one that the plan is checked against, or for a step above it that loading has room for on all its days,
    the rule of loading with the most room (`loading_figure`).
    """
    row = strictest(rules, "max_total")
    found: list[Record | None] = []
    last = 0
    for step in plan.steps:
        last += step.days
        above = row is not None and _over(step.total, row["max_total"])
        loading = _loading_rules(plan, rules, last, "max_total", step.total) if above else []
        found.append(max(loading, key=lambda rule: loading_figure(rule, "max_total"), default=row))
    return tuple(found)


def _loading_rules(plan: Plan, rules: Rules, day: int, column: str, value: float) -> list[Record]:
    """Return the rules of loading, which a plan may only begin with, that have room for a value up to a day."""
    if plan.kind != "titration":
        return []
    return [
        row
        for row in rules.phase("loading")
        if known(loading_figure(row, column))
        and not _over(value, loading_figure(row, column))
        and (not known(row["limit_days"]) or day <= row["limit_days"])
    ]


def _most(plan: Plan, rules: Rules, column: str, values: Callable[[Day], float], what: str) -> Iterator[Breach]:
    row = strictest(rules, column)
    if row is None:
        return
    for day in plan.days():
        value = values(day)
        if _over(value, row[column]) and not _loading_rules(plan, rules, day.number, column, value):
            yield Breach(
                column, day.step, day.number, f"{amount(value, plan.unit)} {what}; {_limit_text(row, column)}", row
            )


def _limit_text(row: Record, column: str) -> str:
    figure = amount(row[column], unit_of(row))
    if column == "max_single_dose":
        return f"the largest single dose is {figure}"
    kind = label("max_basis", row["max_basis"]) if row["max_basis"] else "maximum"
    phase = label("phase", row["phase"]).lower()
    return f"the limit is {figure} a day ({phase}; {kind})"


def _daily_total(plan: Plan, rules: Rules) -> Iterator[Breach]:
    return _most(plan, rules, "max_total", lambda day: day.total, "a day")


def _single_dose(plan: Plan, rules: Rules) -> Iterator[Breach]:
    return _most(
        plan, rules, "max_single_dose", lambda day: max((dose.amount for dose in day.doses), default=0.0), "in one dose"
    )


def _doses_a_day(plan: Plan, rules: Rules) -> Iterator[Breach]:
    rows = rules.having("doses_per_day_max")
    if not rows:
        return
    row = max(rows, key=lambda row: row["doses_per_day_max"])
    for day in plan.days():
        if _over(len(day.doses), row["doses_per_day_max"]):
            text = f"{len(day.doses)} doses a day; the label gives at most {number(row['doses_per_day_max'])}"
            yield Breach("doses_per_day", day.step, day.number, text, row)


def _interval(plan: Plan, rules: Rules) -> Iterator[Breach]:
    rows = rules.having("min_interval_h")
    if not rows:
        return
    row = max(rows, key=lambda row: row["min_interval_h"])
    before: datetime | None = None
    for day in plan.days():
        for dose in day.doses:
            at = datetime.combine(day.date, dose.at)
            if before is not None and at - before < timedelta(hours=row["min_interval_h"]):
                hours = (at - before).total_seconds() / 3600
                least = number(row["min_interval_h"])
                text = f"{number(round(hours, 2))} h between two doses; at least {least} h are asked"
                yield Breach("interval", day.step, day.number, text, row)
            before = at


def _duration(plan: Plan, rules: Rules) -> Iterator[Breach]:
    if plan.kind == "taper":
        return
    treatment = [row for row in rules.having("limit_days") if row["limit_setting"] != "phase"]
    row = lowest(treatment, "limit_days")
    if row is not None and plan.length > row["limit_days"]:
        text = f"{plan.length} days; the label limits treatment to {number(row['limit_days'])} days"
        day = next(day for day in plan.days() if day.number > row["limit_days"])
        yield Breach("duration", day.step, day.number, text, row)
    yield from _start_lasts(plan, rules)


def _start_lasts(plan: Plan, rules: Rules) -> Iterator[Breach]:
    """Hold the days on the start dose against a limit that is of the start only."""
    phase = [row for row in rules.having("limit_days", rules.phase("initial")) if row["limit_setting"] == "phase"]
    row = lowest(phase, "limit_days")
    if row is None:
        return
    first = plan.steps[0].total
    for day in plan.days():
        if day.total != first:
            return
        if day.number > row["limit_days"]:
            text = f"the first dose lasts {day.number} days or more; the label gives it for {number(row['limit_days'])}"
            yield Breach("start_lasts", day.step, day.number, text, row)
            return


def start_total(row: Record) -> float:
    """Return the most that a row lets a first day have; NaN where it gives nothing.

    It is the first dose as often as the row says, or the top of the range of a row that gives the whole regimen.
    """
    often = row["start_doses_per_day"] if known(row["start_doses_per_day"]) else row["doses_per_day_max"]
    first = row["start_dose"] * (often if known(often) else 1)
    return max((figure for figure in (first, row["usual_max_total"]) if known(figure)), default=math.nan)


def _start_single(row: Record) -> float:
    """Return the largest first dose: that of the range, where a row gives one, else the first dose itself."""
    whole = known(row["usual_max_total"]) and known(row["max_single_dose"])
    return row["max_single_dose"] if whole else row["start_dose"]


def _start(plan: Plan, rules: Rules) -> Iterator[Breach]:
    if plan.kind == "taper":
        return
    initial = [row for row in rules.phase("initial", "loading") if known(start_total(row))]
    if not initial:
        return
    first, single = plan.steps[0].total, max(plan.steps[0].amounts, default=0.0)
    row = max(initial, key=start_total)
    most = start_total(row)
    if _over(first, most) and not _loading_rules(plan, rules, 1, "max_total", first):
        text = f"it starts with {amount(first, plan.unit)} a day; the label starts with {amount(most, plan.unit)}"
        yield Breach("start", 1, 1, text, row)
    largest = _start_single(row)
    if known(largest) and _over(single, largest):
        text = f"the first dose is {amount(single, plan.unit)}; the label starts with {amount(largest, plan.unit)}"
        yield Breach("start_dose", 1, 1, text, row)


def _steps_up(plan: Plan, rules: Rules) -> Iterator[Breach]:
    row = lowest(rules.standing, "step_max")
    slow = rules.having("step_days_min", [rule for rule in rules.standing if known(rule["step_max"])])
    wait = max(slow, key=lambda rule: rule["step_days_min"], default=None)
    day = 1
    for position, (before, after) in enumerate(pairwise(plan.steps), start=2):
        day += before.days
        if after.total <= before.total + ROUNDING:
            continue
        if row is not None:
            rise = (
                _largest_rise(before.amounts, after.amounts)
                if row["step_per"] == "dose"
                else after.total - before.total
            )
            if _over(rise, row["step_max"]):
                per = "each dose" if row["step_per"] == "dose" else "the daily total"
                text = (
                    f"{per} rises by {amount(rise, plan.unit)}; the label goes by {amount(row['step_max'], plan.unit)}"
                )
                yield Breach("step_up", position, day, text, row)
        if wait is not None and before.days < wait["step_days_min"] - ROUNDING:
            text = f"raised after {_days(before.days)}; the label waits {_days(wait['step_days_min'])}"
            yield Breach("step_days", position, day, text, wait)


def _largest_rise(before: tuple[float, ...], after: tuple[float, ...]) -> float:
    """Return the largest rise of any dose, largest against largest, so that moving a dose is no rise."""
    width = max(len(before), len(after))
    old, new = (sorted(doses, reverse=True) + [0.0] * (width - len(doses)) for doses in (before, after))
    return max((later - earlier for earlier, later in zip(old, new, strict=True)), default=0.0)


def _steps_down(plan: Plan, rules: Rules) -> Iterator[Breach]:
    tapers = rules.phase("taper")
    row = lowest(tapers, "step_max")
    if row is None or plan.kind != "taper":
        return
    day = 1
    for position, (before, after) in enumerate(pairwise(plan.steps), start=2):
        day += before.days
        fall = before.total - after.total
        if _over(fall, row["step_max"]):
            most = amount(row["step_max"], plan.unit)
            text = f"it falls by {amount(fall, plan.unit)} a day; the label lowers it by {most}"
            yield Breach("step_down", position, day, text, row)
        if fall > 0 and known(row["step_days_min"]) and before.days < row["step_days_min"] - ROUNDING:
            text = f"lowered after {_days(before.days)}; the label waits {_days(row['step_days_min'])}"
            yield Breach("step_down_days", position, day, text, row)


def _days(days: float) -> str:
    return amount(days, "days")


CHECKS: tuple[Callable[[Plan, Rules], Iterator[Breach]], ...] = (
    _daily_total,
    _single_dose,
    _doses_a_day,
    _interval,
    _duration,
    _start,
    _steps_up,
    _steps_down,
)
