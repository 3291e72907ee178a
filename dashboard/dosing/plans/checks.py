"""Which limits a plan breaks. Nothing here changes a plan (hazard H19)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from dashboard.data.rows import DosingRow
from dashboard.dosing.doses import unit as unit_of
from dashboard.dosing.plans.dose_limits import (
    DAILY_TOTAL,
    ROUNDING,
    SINGLE_DOSE,
    Breach,
    BreachKind,
    DoseLimit,
    loading_figure,
    over,
)
from dashboard.dosing.plans.limits import Figure, Given, Rules, giving, highest, lowest
from dashboard.dosing.plans.plan import Plan, Step
from dashboard.wording.figures import amount, number
from dashboard.wording.statements import label


def breaches(plan: Plan, rules: Rules) -> tuple[Breach, ...]:
    """Return every limit that a plan breaks, once per step and limit."""
    found: dict[tuple[BreachKind, int], Breach] = {}
    for check in CHECKS:
        for breach in check(plan, rules):
            found.setdefault((breach.kind, breach.step), breach)
    return tuple(sorted(found.values(), key=lambda breach: (breach.day, breach.kind)))


def strictest(rules: Rules, figure: Figure) -> Given | None:
    """Return the lowest of a figure for as long as the treatment lasts; of loading where no other rule gives one."""
    return lowest(rules.standing, figure) or lowest(rules.phase("loading"), figure)


def daily_limits(plan: Plan, rules: Rules) -> tuple[Given | None, ...]:
    """Return, for each step of a plan, the limit of its daily total and its rule; None where no rule limits it.

    It is the one that the plan is checked against, or for a step above it that loading has room for on all its days,
    that of the rule of loading with the most room (`loading_figure`).
    """
    standing = strictest(rules, DAILY_TOTAL.figure)
    found: list[Given | None] = []
    last = 0
    for step in plan.steps:
        last += step.days
        above = standing is not None and over(step.total, standing.value)
        loading = _loading_limits(plan, rules, DAILY_TOTAL, day=last, value=step.total) if above else ()
        found.append(max(loading, key=lambda given: given.value, default=standing))
    return tuple(found)


def _loading_limits(plan: Plan, rules: Rules, limit: DoseLimit, *, day: int, value: float) -> tuple[Given, ...]:
    """Return the limits of loading, which a plan may only begin with, that have room for a value up to a day."""
    if plan.kind != "titration":
        return ()
    return tuple(
        given
        for given in giving(rules.phase("loading"), lambda row: loading_figure(row, limit))
        if not over(value, given.value) and (given.row.limit_days is None or day <= given.row.limit_days)
    )


def _most(plan: Plan, rules: Rules, limit: DoseLimit) -> Iterator[Breach]:
    given = strictest(rules, limit.figure)
    if given is None:
        return
    for day in plan.days():
        value = limit.of_day(day)
        if over(value, given.value) and not _loading_limits(plan, rules, limit, day=day.number, value=value):
            text = f"{amount(value, plan.unit)} {limit.what}; {_limit_text(given, limit)}"
            yield Breach(kind=limit.kind, step=day.step, day=day.number, text=text, row=given.row)


def _limit_text(given: Given, limit: DoseLimit) -> str:
    row = given.row
    figure = amount(given.value, unit_of(row))
    if limit is SINGLE_DOSE:
        return f"the largest single dose is {figure}"
    kind = label("max_basis", row.max_basis) if row.max_basis else "maximum"
    phase = label("phase", row.phase).lower()
    return f"the limit is {figure} a day ({phase}; {kind})"


def _daily_total(plan: Plan, rules: Rules) -> Iterator[Breach]:
    return _most(plan, rules, DAILY_TOTAL)


def _single_dose(plan: Plan, rules: Rules) -> Iterator[Breach]:
    return _most(plan, rules, SINGLE_DOSE)


def _doses_a_day(plan: Plan, rules: Rules) -> Iterator[Breach]:
    most = highest(rules.rows, lambda row: row.doses_per_day_max)
    if most is None:
        return
    for day in plan.days():
        if over(len(day.doses), most.value):
            text = f"{len(day.doses)} doses a day; the label gives at most {number(most.value)}"
            yield Breach(kind="doses_per_day", step=day.step, day=day.number, text=text, row=most.row)


def _interval(plan: Plan, rules: Rules) -> Iterator[Breach]:
    least = highest(rules.rows, lambda row: row.min_interval_h)
    if least is None:
        return
    before: datetime | None = None
    for day in plan.days():
        for dose in day.doses:
            at = datetime.combine(day.date, dose.at)
            if before is not None and at - before < timedelta(hours=least.value):
                hours = number(round((at - before).total_seconds() / 3600, 2))
                text = f"{hours} h between two doses; at least {number(least.value)} h are asked"
                yield Breach(kind="interval", step=day.step, day=day.number, text=text, row=least.row)
            before = at


def _duration(plan: Plan, rules: Rules) -> Iterator[Breach]:
    if plan.kind == "taper":
        return
    of_treatment = [row for row in rules.rows if row.limit_setting != "phase"]
    longest = lowest(of_treatment, lambda row: row.limit_days)
    if longest is not None and plan.length > longest.value:
        text = f"{plan.length} days; the label limits treatment to {number(longest.value)} days"
        day = next(day for day in plan.days() if day.number > longest.value)
        yield Breach(kind="duration", step=day.step, day=day.number, text=text, row=longest.row)
    yield from _start_lasts(plan, rules)


def _start_lasts(plan: Plan, rules: Rules) -> Iterator[Breach]:
    """Compare the days on the start dose with a limit that is of the start only."""
    of_start = [row for row in rules.phase("initial") if row.limit_setting == "phase"]
    longest = lowest(of_start, lambda row: row.limit_days)
    if longest is None:
        return
    first = plan.steps[0].total
    for day in plan.days():
        if day.total != first:
            return
        if day.number > longest.value:
            text = f"the first dose lasts {day.number} days or more; the label gives it for {number(longest.value)}"
            yield Breach(kind="start_lasts", step=day.step, day=day.number, text=text, row=longest.row)
            return


def start_total(row: DosingRow) -> float | None:
    """Return the most that a row lets a first day have; None where it gives nothing.

    It is the first dose as often as the row says, or the top of the range of a row that gives the whole regimen.
    """
    often = row.doses_per_day_max if row.start_doses_per_day is None else row.start_doses_per_day
    first = None if row.start_dose is None else row.start_dose * (1 if often is None else often)
    return max((figure for figure in (first, row.usual_max_total) if figure is not None), default=None)


def _start_single(row: DosingRow) -> float | None:
    """Return the largest first dose: that of the range, where a row gives one, else the first dose itself."""
    whole = row.usual_max_total is not None and row.max_single_dose is not None
    return row.max_single_dose if whole else row.start_dose


def _start(plan: Plan, rules: Rules) -> Iterator[Breach]:
    most = highest(rules.phase("initial", "loading"), start_total)
    if plan.kind == "taper" or most is None:
        return
    first, single = plan.steps[0].total, max(plan.steps[0].amounts, default=0.0)
    if over(first, most.value) and not _loading_limits(plan, rules, DAILY_TOTAL, day=1, value=first):
        starts = amount(most.value, plan.unit)
        text = f"it starts with {amount(first, plan.unit)} a day; the label starts with {starts}"
        yield Breach(kind="start", step=1, day=1, text=text, row=most.row)
    largest = _start_single(most.row)
    if largest is not None and over(single, largest):
        text = f"the first dose is {amount(single, plan.unit)}; the label starts with {amount(largest, plan.unit)}"
        yield Breach(kind="start_dose", step=1, day=1, text=text, row=most.row)


def _steps_up(plan: Plan, rules: Rules) -> Iterator[Breach]:
    largest = lowest(rules.standing, lambda row: row.step_max)
    with_steps = [row for row in rules.standing if row.step_max is not None]
    wait = highest(with_steps, lambda row: row.step_days_min)
    day = 1
    for position, (before, after) in enumerate(pairwise(plan.steps), start=2):
        day += before.days
        if after.total <= before.total + ROUNDING:
            continue
        if largest is not None:
            rise, per = _rise(before, after, largest.row)
            if over(rise, largest.value):
                goes_by = amount(largest.value, plan.unit)
                text = f"{per} rises by {amount(rise, plan.unit)}; the label goes by {goes_by}"
                yield Breach(kind="step_up", step=position, day=day, text=text, row=largest.row)
        if wait is not None and before.days < wait.value - ROUNDING:
            text = f"raised after {_days(before.days)}; the label waits {_days(wait.value)}"
            yield Breach(kind="step_days", step=position, day=day, text=text, row=wait.row)


def _rise(before: Step, after: Step, row: DosingRow) -> tuple[float, str]:
    """Return how much what a rule speaks of rises, each dose or the daily total, and what it is called."""
    if row.step_per == "dose":
        return _largest_rise(before.amounts, after.amounts), "each dose"
    return after.total - before.total, "the daily total"


def _largest_rise(before: tuple[float, ...], after: tuple[float, ...]) -> float:
    """Return the largest rise of any dose, largest against largest, so that moving a dose is no rise."""
    width = max(len(before), len(after))
    old, new = (sorted(doses, reverse=True) + [0.0] * (width - len(doses)) for doses in (before, after))
    return max((later - earlier for earlier, later in zip(old, new, strict=True)), default=0.0)


def _steps_down(plan: Plan, rules: Rules) -> Iterator[Breach]:
    largest = lowest(rules.phase("taper"), lambda row: row.step_max)
    if largest is None or plan.kind != "taper":
        return
    wait = largest.row.step_days_min
    day = 1
    for position, (before, after) in enumerate(pairwise(plan.steps), start=2):
        day += before.days
        fall = before.total - after.total
        if over(fall, largest.value):
            most = amount(largest.value, plan.unit)
            text = f"it falls by {amount(fall, plan.unit)} a day; the label lowers it by {most}"
            yield Breach(kind="step_down", step=position, day=day, text=text, row=largest.row)
        if fall > 0 and wait is not None and before.days < wait - ROUNDING:
            text = f"lowered after {_days(before.days)}; the label waits {_days(wait)}"
            yield Breach(kind="step_down_days", step=position, day=day, text=text, row=largest.row)


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
