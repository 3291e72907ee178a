"""Where a plan begins: the schedules that labels print, and steps down by a decrement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, StepPer, TitrationKind, TitrationRow
from dashboard.dosing.plans.plan import MOST_DAYS, Plan, PlanError
from dashboard.wording.figures import number
from dashboard.wording.forms import speaking_of
from dashboard.wording.statements import SUPERSEDED, UNCONFIRMED, marks

DaysAndDoses = tuple[int, tuple[float, ...]]
"""How many days a step lasts, and the doses of each of them."""
OPEN_DAYS = 7
ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """A schedule of a label: its lines as far as they have numbers, and what it adds in words.

    Parameters
    ----------
    name, kind
        As in titration.csv.
    lines
        Days and doses of each step with a number.
    words
        Steps and remarks in words, in order.
    open_end
        Whether the label gives the last step no end, so that its days are ours (`OPEN_DAYS`).
    rows
        The rows behind it.
    marks
        What must stand behind its name when a step was not read in its source or the source was replaced.
    """

    name: str
    kind: TitrationKind
    lines: tuple[DaysAndDoses, ...]
    words: tuple[str, ...]
    open_end: bool
    rows: tuple[TitrationRow, ...]
    marks: str

    @property
    def confirmed(self) -> bool:
        """Whether every step was read in a source that still stands."""
        return not self.marks


@dataclass(frozen=True)
class _DosedStep:
    """A step of a label that gives a number: the dose and how often a day."""

    row: TitrationRow
    dose: float
    times: float

    @property
    def total(self) -> float:
        """Dose of a day."""
        return self.dose * self.times

    @property
    def doses(self) -> tuple[float, ...]:
        """The doses of a day."""
        return (self.dose,) * int(self.times)


def schedules(
    catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str, *, kind: TitrationKind | None = None
) -> list[Schedule]:
    """Return the schedules that labels of a jurisdiction print for a form; with a `kind`, only those."""
    by_name: dict[str, list[TitrationRow]] = {}
    for row in speaking_of(catalogue.rows(TitrationRow, relaxant), [form]):
        if row.jurisdiction == jurisdiction and kind in (None, row.kind):
            by_name.setdefault(row.schedule, []).append(row)
    return [_schedule(catalogue, name, sorted(own, key=lambda row: row.step)) for name, own in by_name.items()]


def _schedule(catalogue: Catalogue, name: str, rows: Sequence[TitrationRow]) -> Schedule:
    dosed = [
        _DosedStep(row, row.dose, row.doses_per_day)
        for row in rows
        if row.dose is not None and row.doses_per_day is not None
    ]
    later = [*dosed[1:], None]
    said = {mark for row in rows for mark in (UNCONFIRMED, SUPERSEDED) if mark in marks(catalogue, row)}
    return Schedule(
        name=name,
        kind=rows[0].kind,
        lines=tuple((_days(step, after), step.doses) for step, after in zip(dosed, later, strict=False)),
        words=tuple(f"Step {number(row.step)}: {row.dose_rule}" for row in rows if row.dose_rule),
        open_end=bool(dosed) and not _printed_days(dosed[-1].row),
        rows=tuple(rows),
        marks="".join(sorted(said, reverse=True)),
    )


def _printed_days(row: TitrationRow) -> list[int]:
    """Return the days that a label prints for a step: one or both ends of a range, or none."""
    return [int(days) for days in (row.days_min, row.days_max) if days is not None]


def _days(step: _DosedStep, after: _DosedStep | None) -> int:
    """Return the days of a step; of a printed range the end that gives less of the drug: rise late, fall early."""
    ends = _printed_days(step.row)
    if not ends:
        return OPEN_DAYS
    falls = after is not None and after.total < step.total
    return min(ends) if falls else max(ends)


def follows(plan: Plan, schedule: Schedule) -> bool:
    """Whether a plan is a confirmed schedule of the label, or its beginning, no faster than printed."""
    if not schedule.confirmed or not schedule.lines or len(plan.steps) > len(schedule.lines):
        return False
    conditions = next((row.condition for row in schedule.rows if row.condition), ())
    if conditions and plan.condition not in conditions:
        return False
    return all(
        step.amounts == doses and step.days >= days
        for step, (days, doses) in zip(plan.steps, schedule.lines, strict=False)
    )


def rising_lines(doses: Sequence[float], *, step: float, per: StepPer, days: int, target: float) -> list[DaysAndDoses]:
    """Return the lines of a rise from some doses a day to a daily total of at most `target`.

    With `per` "dose" every dose rises by `step`; with "day" the total does, on the smallest dose, of equal ones the
    latest. The last rise that would pass the target is left out. Raises PlanError when a number makes no rise.
    """
    if step <= 0 or days < 1:
        raise PlanError(["Rising steps need a step above 0 and at least one day each."])
    if not doses or sum(doses) > target + ROUNDING:
        raise PlanError(["The target must not lie below the first day's total."])
    now = list(doses)
    lines: list[DaysAndDoses] = [(days, tuple(now))]
    while True:
        if per == "dose":
            now = [round(dose + step, 6) for dose in now]
        else:
            place = min(range(len(now)), key=lambda index: (now[index], -index))
            now[place] = round(now[place] + step, 6)
        if sum(now) > target + ROUNDING:
            return lines
        lines.append((days, tuple(now)))
        if len(lines) * days > MOST_DAYS:
            raise PlanError([f"These steps would last more than {MOST_DAYS} days; take larger or faster ones."])


def taper_lines(doses: Sequence[float], decrement: float, days: int, to: float = 0.0) -> list[DaysAndDoses]:
    """Return the lines of a taper: the daily total falls by `decrement` every so many `days`, down to `to`.

    What is taken off comes from the largest dose, of equal ones the earliest, so that the last dose of the day goes
    last. Doses keep their place: one that is gone stays as 0. The first line is the present dose.

    Raises
    ------
    PlanError
        When a number makes no taper.
    """
    if decrement <= 0 or days < 1 or to < 0:
        raise PlanError(["A taper needs a decrement above 0 and at least one day a step."])
    if not doses or sum(doses) <= to:
        raise PlanError(["The present dose must lie above the dose to reach."])
    now = [round(dose, 6) for dose in doses]
    lines: list[DaysAndDoses] = [(days, tuple(now))]
    while sum(now) > to + ROUNDING:
        left = min(decrement, sum(now) - to)
        while left > ROUNDING:
            place = max(range(len(now)), key=lambda index: (now[index], -index))
            off = min(left, now[place])
            now[place] = round(now[place] - off, 6)
            left = round(left - off, 6)
        if sum(now) <= ROUNDING:
            break
        lines.append((days, tuple(now)))
        if len(lines) * days > MOST_DAYS:
            raise PlanError([f"This taper would last more than {MOST_DAYS} days; take larger or faster steps."])
    return lines


def label_decrement(rows: Sequence[DosingRow]) -> DosingRow | None:
    """Return the rule that gives a decrement for lowering the dose; None where the label gives none."""
    return next((row for row in rows if row.phase == "taper" and row.step_max is not None), None)
