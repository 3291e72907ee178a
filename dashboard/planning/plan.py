"""A plan: steps of so many days, each with its doses through the day; and how a plan is written and read."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal

import pandas as pd

from dashboard.figures import number
from dashboard.frames import Record, records

Kind = Literal["titration", "taper"]
MOST_DAYS = 730
MOST_DOSES = 6
USUAL_TIMES: dict[int, tuple[time, ...]] = {
    1: (time(20),),
    2: (time(8), time(20)),
    3: (time(8), time(14), time(20)),
    4: (time(7), time(12), time(17), time(22)),
    5: (time(7), time(11), time(15), time(19), time(23)),
    6: (time(2), time(6), time(10), time(14), time(18), time(22)),
}
PLAN_COLUMNS = ("relaxant", "form", "jurisdiction", "condition", "kind", "date", "day", "step", "time", "dose", "unit")
_LINE = re.compile(r"(?P<days>\d+)\s*(?:days?|d)?\s*:\s*(?P<doses>\S.*)", re.IGNORECASE)
_DOSE = re.compile(r"\d+(?:\.\d+)?")


class PlanError(ValueError):
    """What is wrong with a plan, one sentence per fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Dose:
    """One dose of a day: when, and how much (in the unit of the plan, above 0)."""

    at: time
    amount: float


@dataclass(frozen=True)
class Step:
    """So many days with the same doses; no doses for days without the drug."""

    days: int
    doses: tuple[Dose, ...]

    @property
    def total(self) -> float:
        """Sum of the doses of one day."""
        return math.fsum(dose.amount for dose in self.doses)

    @property
    def amounts(self) -> tuple[float, ...]:
        """The doses of one day, in order."""
        return tuple(dose.amount for dose in self.doses)


@dataclass(frozen=True)
class Day:
    """One day of a plan; `number` counts from 1, `step` too."""

    date: date
    number: int
    step: int
    doses: tuple[Dose, ...]

    @property
    def total(self) -> float:
        """Sum of the doses of the day."""
        return math.fsum(dose.amount for dose in self.doses)


@dataclass(frozen=True)
class Plan:
    """Steps from a date on, of one relaxant in one form.

    Parameters
    ----------
    relaxant, form, jurisdiction
        Keys of the vocabulary.
    condition
        Key of the condition, or empty when it was not said.
    kind
        Whether the dose is raised or lowered.
    unit
        Unit of every dose.
    start
        First day.
    steps
        At least one.
    """

    relaxant: str
    form: str
    jurisdiction: str
    condition: str
    kind: Kind
    unit: str
    start: date
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse what is no plan; raises PlanError."""
        faults = [] if self.steps else ["A plan needs at least one step."]
        for position, step in enumerate(self.steps, start=1):
            if step.days < 1:
                faults.append(f"Step {position} must last at least one day.")
            if len(step.doses) > MOST_DOSES:
                faults.append(
                    f"Step {position} has {len(step.doses)} doses a day; at most {MOST_DOSES} can be planned."
                )
            if any(not math.isfinite(dose.amount) or dose.amount <= 0 for dose in step.doses):
                faults.append(f"Step {position} has a dose that is not above 0.")
            clock = [dose.at for dose in step.doses]
            if clock != sorted(set(clock)):
                faults.append(f"Step {position} needs its times in order, each once.")
        if sum(step.days for step in self.steps) > MOST_DAYS:
            faults.append(f"A plan may last at most {MOST_DAYS} days.")
        if faults:
            raise PlanError(faults)

    @property
    def length(self) -> int:
        """Number of days."""
        return sum(step.days for step in self.steps)

    @property
    def last_day(self) -> date:
        """Last day, which is how long the plan is valid."""
        return self.start + timedelta(days=self.length - 1)

    def days(self) -> Iterator[Day]:
        """Go through the plan day by day; dates are calendar dates, so clocks may change in between."""
        number_of_day = 0
        for position, step in enumerate(self.steps, start=1):
            for _ in range(step.days):
                yield Day(self.start + timedelta(days=number_of_day), number_of_day + 1, position, step.doses)
                number_of_day += 1

    def first_day(self, step: int) -> date:
        """Return the date on which a step (from 1) begins."""
        return self.start + timedelta(days=sum(earlier.days for earlier in self.steps[: step - 1]))


def make_step(days: int, amounts: Sequence[float], times: Mapping[int, Sequence[time]] | None = None) -> Step:
    """Make a step of some doses a day, at the times given for that many doses, or at usual ones.

    Zeros keep their place in the day: ``(0, 0, 5)`` is the third of three times.
    """
    clock = {**USUAL_TIMES, **(times or {})}.get(len(amounts), ())
    if amounts and len(clock) != len(amounts):
        raise PlanError([f"{len(amounts)} doses a day need {len(amounts)} times; at most {MOST_DOSES} can be planned."])
    return Step(days, tuple(Dose(at, amount) for at, amount in zip(clock, amounts, strict=True) if amount > 0))


def parse_steps(text: str, times: Mapping[int, Sequence[time]] | None = None) -> tuple[Step, ...]:
    """Read steps, one a line: ``3 days: 5 5 5``; raises PlanError with a sentence per line that cannot be read."""
    steps: list[Step] = []
    faults: list[str] = []
    for position, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            steps.append(_parse_line(line.strip(), times))
        except PlanError as error:
            faults += [f"Line {position}, {line.strip()[:40]!r}: {fault}" for fault in error.faults]
    if not steps and not faults:
        faults = ["Enter at least one step, such as: 3 days: 5 5 5"]
    if faults:
        raise PlanError(faults)
    return tuple(steps)


def _parse_line(line: str, times: Mapping[int, Sequence[time]] | None) -> Step:
    match = _LINE.fullmatch(line)
    if match is None:
        raise PlanError(["write days, a colon, and the doses through the day, such as 3 days: 5 5 5"])
    if re.search(r"\d,\d", match["doses"]):
        raise PlanError(["write a decimal with a point (2.5) and put spaces between doses"])
    doses = [part for part in re.split(r"[\s,+/]+", match["doses"]) if part]
    wrong = [part for part in doses if not _DOSE.fullmatch(part)]
    if wrong:
        raise PlanError([f"{wrong[0][:20]!r} is not a dose; write bare numbers, one for each dose of the day"])
    days = int(match["days"])
    if not 1 <= days <= MOST_DAYS:
        raise PlanError([f"a step lasts 1 to {MOST_DAYS} days"])
    return make_step(days, [float(part) for part in doses], times)


def format_lines(lines: Sequence[tuple[int, Sequence[float]]]) -> str:
    """Write steps, given as days and doses, as `parse_steps` reads them; no doses are written as 0."""
    return "\n".join(
        f"{days} {'day' if days == 1 else 'days'}: " + (" ".join(f"{amount:.10g}" for amount in amounts) or "0")
        for days, amounts in lines
    )


def written(steps: Sequence[Step]) -> tuple[str, dict[int, tuple[time, ...]]]:
    """Return the text and the times from which `parse_steps` makes these steps again; raises PlanError if none do.

    Steps with as many doses share their times; where they do not, every step is written over all times of the plan.
    """
    times: dict[int, tuple[time, ...]] = {}
    clocks = [tuple(dose.at for dose in step.doses) for step in steps]
    if all(times.setdefault(len(clock), clock) == clock for clock in clocks):
        times.pop(0, None)
        return format_lines([(step.days, step.amounts) for step in steps]), times
    every = tuple(sorted({at for clock in clocks for at in clock}))
    if len(every) > MOST_DOSES:
        raise PlanError([f"The plan uses {len(every)} different times; at most {MOST_DOSES} can be edited."])
    lines = [(step.days, [_amount_at(step, at) for at in every]) for step in steps]
    return format_lines(lines), {len(every): every}


def _amount_at(step: Step, at: time) -> float:
    return next((dose.amount for dose in step.doses if dose.at == at), 0.0)


def parse_times(text: str) -> tuple[time, ...]:
    """Read clock times such as ``08:00 14:00 20:00``; raises PlanError."""
    read: list[time] = []
    for part in re.split(r"[\s,;]+", text.strip()):
        try:
            read.append(datetime.strptime(part, "%H:%M").time())
        except ValueError:
            raise PlanError([f"{part[:20]!r} is not a time; write 08:00 14:00 20:00"]) from None
    if read != sorted(set(read)):
        raise PlanError(["The times must be in order, each once."])
    return tuple(read)


def format_times(times: Sequence[time]) -> str:
    """Write clock times as `parse_times` reads them."""
    return " ".join(f"{at:%H:%M}" for at in times)


def doses_text(step: Step, unit: str) -> str:
    """Say the doses of a day: ``10 mg, 3 times a day (30 mg a day)``; unequal ones in their order."""
    amounts = step.amounts
    if not amounts:
        return "none"
    words = {1: "once a day", 2: "twice a day"}
    if len(set(amounts)) == 1:
        often = words.get(len(amounts), f"{len(amounts)} times a day")
        said = f"{number(amounts[0])} {unit} {often}"
    else:
        said = " + ".join(number(amount) for amount in amounts) + f" {unit}"
    return said if len(amounts) == 1 else f"{said} ({number(step.total)} {unit} a day)"


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
