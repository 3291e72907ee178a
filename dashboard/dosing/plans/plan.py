"""A plan: steps of so many days, each with its doses through the day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from dashboard.wording.figures import number, times_a_day

Kind = Literal["titration", "taper"]
MOST_DAYS = 730
MOST_DOSES = 6
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)
USUAL_TIMES: dict[int, tuple[time, ...]] = {
    1: (time(20),),
    2: (time(8), time(20)),
    3: (time(8), time(14), time(20)),
    4: (time(7), time(12), time(17), time(22)),
    5: (time(7), time(11), time(15), time(19), time(23)),
    6: (time(2), time(6), time(10), time(14), time(18), time(22)),
}


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


@dataclass(frozen=True, kw_only=True)
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
        faults += self._faults_of_dates()
        if faults:
            raise PlanError(faults)

    def _faults_of_dates(self) -> list[str]:
        """Refuse dates that no plan can have, before anything counts days on from them."""
        if self.start < EARLIEST or (LATEST - self.start).days < self.length - 1:
            return [
                f"The plan begins on {self.start.isoformat()}; all its days must be between {EARLIEST.isoformat()} "
                f"and {LATEST.isoformat()}. Change the first day."
            ]
        return []

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


def doses_text(step: Step, unit: str) -> str:
    """Say the doses of a day: ``10 mg, 3 times a day (30 mg a day)``; unequal ones in their order."""
    amounts = step.amounts
    if not amounts:
        return "none"
    if len(set(amounts)) == 1:
        said = f"{number(amounts[0])} {unit} {times_a_day(len(amounts))}"
    else:
        said = " + ".join(number(amount) for amount in amounts) + f" {unit}"
    return said if len(amounts) == 1 else f"{said} ({number(step.total)} {unit} a day)"
