"""Steps as lines of text, ``3 days: 5 5 5``, and clock times as a line; written and read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time

from dashboard.dosing.plans.plan import MOST_DAYS, MOST_DOSES, PlanError, Step, make_step
from dashboard.wording.quantities import Quantity, read
from dashboard.wording.quantities import written as written_number

_LINE = re.compile(r"(?P<days>\d+)\s*(?:days?|d)?\s*:\s*(?P<doses>\S.*)", re.IGNORECASE)
_BARE = re.compile(r"\d[\d.,]*")
MOST_MG = 20_000
"""Above the daily dose of every muscle relaxant: a larger number is a slip."""
DOSE = Quantity("Dose", "", 0, MOST_MG)


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
    doses = parse_doses(match["doses"])
    days = int(match["days"])
    if not 1 <= days <= MOST_DAYS:
        raise PlanError([f"a step lasts 1 to {MOST_DAYS} days"])
    return make_step(days, doses, times)


def parse_doses(text: str) -> tuple[float, ...]:
    """Read the doses of a day, ``5 5 2.5``; a semicolon may part them, or a comma with a space. Raises PlanError.

    A comma between two digits could part two doses or mark decimals (hazard H42). It marks decimals only where
    semicolons part the doses, as in ``2,5; 2,5``. Zeros stay: they keep the place of a dose that is left out.
    """
    by_semicolon = ";" in text
    parts = [part.strip() for part in re.split(r";" if by_semicolon else r",(?:\s+|$)|[\s+]+", text)]
    if not any(parts) or (by_semicolon and "" in parts[:-1]):
        raise PlanError(["write 0 for a dose that is left out"])
    return tuple(_parse_dose(part, by_semicolon=by_semicolon) for part in parts if part)


def _parse_dose(part: str, *, by_semicolon: bool) -> float:
    shown = repr(part[:20])
    if not _BARE.fullmatch(part):
        raise PlanError([f"{shown} is not a dose; write bare numbers with spaces between them, one for each dose"])
    if "," in part and not by_semicolon:
        raise PlanError([f"{shown} can be one dose or several; write 2.5 for two and a half, 2 5 for two doses"])
    value, fault = read(part, DOSE)
    if value is None:
        raise PlanError([f"{shown} is not clear: {fault}"])
    return value


def dose_counts(text: str) -> list[int]:
    """Return how many doses a day the lines of a text have, each number once; lines that cannot be read have none."""
    counts: set[int] = set()
    for line in text.splitlines():
        match = _LINE.fullmatch(line.strip())
        with contextlib.suppress(PlanError):
            counts |= {len(parse_doses(match["doses"]))} if match else set()
    return sorted(counts)


def format_lines(lines: Sequence[tuple[int, Sequence[float]]]) -> str:
    """Write steps, given as days and doses, as `parse_steps` reads them; no doses are written as 0."""
    return "\n".join(
        f"{days} {'day' if days == 1 else 'days'}: " + (" ".join(written_number(amount) for amount in amounts) or "0")
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
