"""Which limits a plan breaks, and whether it may be called labelled. Nothing here changes a plan (hazard H19)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from dashboard.catalogue import Catalogue
from dashboard.dosing import unit as unit_of
from dashboard.figures import amount, known, number
from dashboard.frames import Record, speaking_of
from dashboard.jurisdictions import INTERNATIONAL
from dashboard.planning.limits import STATED, Rules, lowest
from dashboard.planning.plan import Day, Plan
from dashboard.statements import label

ROUNDING = 1e-9
NOT_STATED = {
    "arithmetic": "the top of its regimen",
    "experience": "the limit of the reported experience",
    "none_stated": "no limit of its own",
    "": "of a kind that was not read",
}


@dataclass(frozen=True)
class Breach:
    """A limit that a plan breaks: where it first does, what the plan has, what the limit is, and the rule behind it."""

    kind: str
    step: int
    day: int
    text: str
    row: Record


@dataclass(frozen=True)
class Verdict:
    """How a plan stands to the label.

    Parameters
    ----------
    breaches
        Every limit that it breaks, in the order of the days.
    reasons
        Why it cannot be called labelled; empty only when it can.
    rows
        The rules that it was held against.
    """

    breaches: tuple[Breach, ...]
    reasons: tuple[str, ...]
    rows: tuple[Record, ...]

    @property
    def labelled(self) -> bool:
        """Whether the label of this jurisdiction covers the plan."""
        return not self.reasons


def breaches(plan: Plan, rules: Rules) -> tuple[Breach, ...]:
    """Return every limit that a plan breaks, once per step and limit."""
    found: dict[tuple[str, int], Breach] = {}
    for check in CHECKS:
        for breach in check(plan, rules):
            found.setdefault((breach.kind, breach.step), breach)
    return tuple(sorted(found.values(), key=lambda breach: (breach.day, breach.kind)))


def _over(value: float, limit: float) -> bool:
    return value > limit + ROUNDING


def _loading_allows(plan: Plan, rules: Rules, day: Day, column: str, value: float) -> bool:
    """Whether a loading phase, which a plan may only begin with, has room for a value on this day."""
    return plan.kind == "titration" and any(
        not _over(value, _loading_figure(row, column))
        and (not known(row["limit_days"]) or day.number <= row["limit_days"])
        for row in rules.phase("loading")
        if known(_loading_figure(row, column))
    )


def _loading_figure(row: Record, column: str) -> float:
    """Return the most that a loading row allows; its own dose where it states no largest single one."""
    if known(row[column]):
        return row[column]
    return row["start_dose"] if column == "max_single_dose" else row["usual_max_total"]


def _most(plan: Plan, rules: Rules, column: str, values: Callable[[Day], float], what: str) -> Iterator[Breach]:
    rows = rules.having(column, rules.standing) or rules.having(column, rules.phase("loading"))
    row = lowest(rows, column)
    if row is None:
        return
    for day in plan.days():
        value = values(day)
        if _over(value, row[column]) and not _loading_allows(plan, rules, day, column, value):
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
    if _over(first, most) and not _loading_allows(plan, rules, next(plan.days()), "max_total", first):
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


def judge(catalogue: Catalogue, plan: Plan, rules: Rules, *, printed: bool = False) -> Verdict:
    """Say which limits a plan breaks and, sentence by sentence, why it cannot be called labelled.

    `printed` says that its steps are those of a confirmed schedule of the label itself.
    """
    broken = breaches(plan, rules)
    reasons = [*_condition_reasons(catalogue, plan), *_rule_reasons(plan, rules, printed=printed)]
    if broken:
        reasons.append(f"It breaks {'a limit' if len(broken) == 1 else f'{len(broken)} limits'} of the label.")
    return Verdict(broken, tuple(reasons), rules.rows)


def _condition_reasons(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Say why the use itself is not labelled; empty when it is, confirmed, for this form here."""
    place = label("jurisdiction", plan.jurisdiction)
    if not plan.condition:
        return ["No condition was chosen, so the use is not known to be labelled."]
    said = label("condition", plan.condition)
    rows = [
        row
        for row in speaking_of(catalogue.rows("indications", plan.relaxant), [plan.form])
        if row["condition"] == plan.condition and row["jurisdiction"] in (plan.jurisdiction, INTERNATIONAL)
    ]
    labelled = [row for row in rows if row["status"] in ("labelled", "restricted")]
    if any(row["checked"] and row["jurisdiction"] == plan.jurisdiction for row in labelled):
        against = [row for row in rows if row["status"] in ("not_for", "withdrawn")]
        return [f"A source says not for {said}." for _ in against[:1]]
    if labelled:
        return [f"That the label covers {said} is unconfirmed ({place})."]
    stands = sorted({label("indication_status", row["status"]).lower() for row in rows})
    return [f"{said} ({place}): {', '.join(stands) if stands else 'no label read names this use'}."]


def _rule_reasons(plan: Plan, rules: Rules, *, printed: bool) -> list[str]:
    """Say what the rules lack for a plan to be called labelled."""
    place = label("jurisdiction", plan.jurisdiction)
    if not rules.rows:
        return [f"No dose rule of this form was read for {place}: there is no labelled schedule for this use."]
    reasons: list[str] = []
    maxima = rules.having("max_total", rules.standing)
    if not maxima:
        reasons.append(f"No maximum was read for this form in {place}.")
    elif not any(rules.confirmed(row) for row in maxima):
        reasons.append("The maximum is unconfirmed.")
    elif not printed and not any(row["max_basis"] in STATED for row in maxima):
        figure = amount(maxima[0]["max_total"], plan.unit)
        reasons.append(f"The label states no maximum: {figure} is {NOT_STATED[maxima[0]['max_basis']]}.")
    if any(not rules.confirmed(row) for row in rules.rows if row["phase"] != "taper" or plan.kind == "taper"):
        reasons.append("Some of the rules that it was held against are unconfirmed.")
    rising = any(after.total > before.total for before, after in pairwise(plan.steps))
    if plan.kind == "titration" and rising and not printed and not rules.having("step_max", rules.standing):
        reasons.append("The label gives no steps for raising the dose: these are your own.")
    if plan.kind == "taper" and not printed and not rules.having("step_max", rules.phase("taper")):
        reasons.append("The label gives no step for lowering the dose: these are your own.")
    return reasons
