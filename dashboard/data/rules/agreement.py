"""Rules between rows: labels of one kind and place agree, and schedules agree with the dose rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar, get_args

from dashboard.data.faults import Fault
from dashboard.data.rows import (
    DoseUnit,
    DosingColumn,
    Jurisdiction,
    Level,
    Read,
    TitrationColumn,
    TitrationRow,
    WhoColumn,
)
from dashboard.data.rules.reading import (
    AVAILABILITY,
    DOSING,
    INDICATIONS,
    KINETICS,
    PRECAUTIONS,
    SOURCES,
    TITRATION,
    C,
    Line,
    Rows,
    Tables,
    lines,
)

WHO: tuple[WhoColumn, ...] = get_args(WhoColumn)
DOSE_FIGURES: tuple[DosingColumn, ...] = (
    "start_dose", "start_doses_per_day", "doses_per_day_max", "usual_min_total", "usual_max_total",
    "max_single_dose", "max_total", "limit_days", "step_min", "step_max", "step_days_min", "step_days_max",
)  # fmt: skip
LEVELS_THAT_JOIN: frozenset[Level] = frozenset({"adjust", "caution", "monitor"})
ReadRow = TypeVar("ReadRow", bound=Read)
Schedule = list[Line[TitrationRow, TitrationColumn]]


def current_rows_agree(tables: Tables) -> list[Fault]:
    """No two rows of current sources about the same people, form, place and basis contradict each other.

    What tells them apart, a brand for instance, belongs in `qualifier` or in another column of the key. A source may
    ask for caution, monitoring and an adjusted dose at once.
    """
    current = {line.row.source for line in lines(tables, SOURCES) if line.row.doc_status == "current"}

    def of_current(
        rows: Rows[ReadRow, C], waived: Callable[[ReadRow], bool] | None = None
    ) -> Iterator[Line[ReadRow, C]]:
        for line in lines(tables, rows):
            if set(line.row.source) <= current and not (waived and waived(line.row)):
                yield line

    doses = of_current(DOSING, waived=lambda row: bool(row.waiver))
    return [
        *_contradictions(doses, ("relaxant", *WHO, "phase", "population", "dose_basis", "basis"), DOSE_FIGURES),
        *_contradictions(of_current(PRECAUTIONS), ("relaxant", "factor", *WHO, "basis"), ("level",)),
        *_contradictions(of_current(AVAILABILITY), ("relaxant", "form", "jurisdiction"), ("status",)),
        *_contradictions(
            of_current(INDICATIONS),
            ("relaxant", "condition", "form", "jurisdiction", "basis", "detail"),
            ("status",),
        ),
        *_contradictions(
            of_current(KINETICS),
            ("relaxant", "analyte", "form", "fed", "population", "parameter", "statistic", "dose", "basis", "n"),
            ("min", "max"),
        ),
    ]


def _contradictions(found: Iterable[Line[Read, C]], key: Sequence[C], figures: Sequence[C]) -> Iterator[Fault]:
    """Yield a fault for every figure that differs between rows of one key."""
    groups: dict[tuple[str, ...], list[Line[Read, C]]] = defaultdict(list)
    for line in found:
        groups[tuple(map(line.text, key))].append(line)
    for group in groups.values():
        for column in figures:
            stated = [line for line in group if line.text(column)]
            values = {line.text(column) for line in stated}
            if len(values) > 1 and not values <= LEVELS_THAT_JOIN:
                others = sorted(values - {stated[-1].text(column)})
                yield stated[-1].fault(column, f"another row about the same people says {', '.join(others)}")


def schedules_in_order(tables: Tables) -> list[Fault]:
    """Every schedule counts its steps from 1 without a gap, is of one kind, in one unit, for one group of people."""
    shared: tuple[TitrationColumn, ...] = ("kind", *WHO, "dose_unit")
    faults: list[Fault] = []
    for schedule in _schedules(tables):
        first = schedule[0]
        steps = sorted(line.row.step for line in schedule)
        if steps != list(range(1, len(steps) + 1)):
            faults.append(first.fault("step", "steps must count 1, 2, 3 without a gap", first.row.schedule))
        faults += [
            line.fault(column, f"step 1 of this schedule says '{first.text(column)}'")
            for line in schedule
            for column in shared
            if line.text(column) != first.text(column)
        ]
    return faults


def schedules_within_the_maximum(tables: Tables) -> list[Fault]:
    """No step of a schedule exceeds every maximum that dosing.csv gives there (hazard H19)."""
    most: dict[tuple[str, Jurisdiction, DoseUnit], float] = {}
    for row in (line.row for line in lines(tables, DOSING)):
        given = [value for value in (row.max_total, row.usual_max_total) if value is not None]
        if given and row.dose_basis not in ("kg_day", "kg_dose", "kg_session"):
            place = (row.relaxant, row.jurisdiction, row.dose_unit)
            most[place] = max(*given, most.get(place, 0))
    faults: list[Fault] = []
    for line in chain.from_iterable(_schedules(tables)):
        row = line.row
        limit = most.get((row.relaxant, row.jurisdiction, row.dose_unit))
        times = 1 if row.doses_per_day is None else row.doses_per_day
        if row.dose is not None and limit is not None and row.dose * times > limit:
            rule = f"with {times:g} doses a day it exceeds {limit:g}, the most that dosing.csv gives"
            faults.append(line.fault("dose", rule))
    return faults


def _schedules(tables: Tables) -> Iterable[Schedule]:
    found: dict[tuple[str, str], Schedule] = defaultdict(list)
    for line in lines(tables, TITRATION):
        found[line.row.relaxant, line.row.schedule].append(line)
    return found.values()
