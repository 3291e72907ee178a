"""Rules between rows: labels of one kind and place agree, and schedules agree with the dose rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashboard.data.faults import Fault
from dashboard.data.rules.reading import Tables, number, rows
from dashboard.data.schema import LIST_SEPARATOR, TABLES
from dashboard.data.schema.shared import WHO_BLOCK

WHO = tuple(column.name for column in WHO_BLOCK)
MUST_AGREE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dosing": (
        ("relaxant", *WHO, "phase", "population", "dose_basis", "basis"),
        (
            "start_dose", "start_doses_per_day", "doses_per_day_max", "usual_min_total", "usual_max_total",
            "max_single_dose", "max_total", "limit_days", "step_min", "step_max", "step_days_min", "step_days_max",
        ),
    ),
    "precautions": (("relaxant", "factor", *WHO, "basis"), ("level",)),
    "availability": (("relaxant", "form", "jurisdiction"), ("status",)),
    "indications": (("relaxant", "condition", "form", "jurisdiction", "basis", "detail"), ("status",)),
    "kinetics": (
        ("relaxant", "analyte", "form", "fed", "population", "parameter", "statistic", "dose", "basis", "n"),
        ("min", "max"),
    ),
}  # fmt: skip
LEVELS_THAT_JOIN = frozenset({"adjust", "caution", "monitor"})


def current_rows_agree(tables: Tables) -> list[Fault]:
    """No two rows of current sources about the same people, form, place and basis contradict each other.

    What tells them apart, a brand for instance, belongs in `qualifier` or in another column of the key. A source may
    ask for caution, monitoring and an adjusted dose at once.
    """
    current = {record["source"] for _, record in rows(tables, "sources") if record["doc_status"] == "current"}
    faults: list[Fault] = []
    for name, (key, figures) in MUST_AGREE.items():
        groups: dict[tuple[str, ...], list[tuple[int, dict[str, str]]]] = defaultdict(list)
        for row, record in rows(tables, name):
            if set(record["source"].split(LIST_SEPARATOR)) <= current and not record.get("waiver"):
                groups[tuple(record[column] for column in key)].append((row, record))
        for group in groups.values():
            for column in figures:
                stated = [(row, record[column]) for row, record in group if record[column]]
                values = {value for _, value in stated}
                if len(values) > 1 and not values <= LEVELS_THAT_JOIN:
                    row, value = stated[-1]
                    rule = f"another row about the same people says {', '.join(sorted(values - {value}))}"
                    faults.append(Fault(TABLES[name].file_name, row, column, value, rule))
    return faults


def schedules_in_order(tables: Tables) -> list[Fault]:
    """Every schedule counts its steps from 1 without a gap, is of one kind, in one unit, for one group of people."""
    shared = ("kind", *WHO, "dose_unit")
    faults: list[Fault] = []
    for (_, schedule), steps in _schedules(tables).items():
        first_row, first = steps[0]
        numbers = sorted(int(record["step"]) for _, record in steps)
        if numbers != list(range(1, len(steps) + 1)):
            faults.append(Fault("titration.csv", first_row, "step", schedule, "steps must count 1, 2, 3 without a gap"))
        faults += [
            Fault("titration.csv", row, column, record[column], f"step 1 of this schedule says '{first[column]}'")
            for row, record in steps
            for column in shared
            if record[column] != first[column]
        ]
    return faults


def schedules_within_the_maximum(tables: Tables) -> list[Fault]:
    """No step of a schedule exceeds every maximum that dosing.csv gives there (hazard H19)."""
    most: dict[tuple[str, str, str], float] = {}
    for _, record in rows(tables, "dosing"):
        for column in ("max_total", "usual_max_total"):
            value = number(record[column])
            if value is not None and not record["dose_basis"].startswith("kg"):
                place = (record["relaxant"], record["jurisdiction"], record["dose_unit"])
                most[place] = max(value, most.get(place, 0))
    faults: list[Fault] = []
    for row, record in _all(_schedules(tables)):
        dose, times = number(record["dose"]), number(record["doses_per_day"])
        limit = most.get((record["relaxant"], record["jurisdiction"], record["dose_unit"]))
        if dose is not None and limit is not None and dose * (times or 1) > limit:
            rule = f"with {times or 1:g} doses a day it exceeds {limit:g}, the most that dosing.csv gives"
            faults.append(Fault("titration.csv", row, "dose", record["dose"], rule))
    return faults


Steps = list[tuple[int, dict[str, str]]]


def _schedules(tables: Tables) -> dict[tuple[str, str], Steps]:
    found: dict[tuple[str, str], Steps] = defaultdict(list)
    for row, record in rows(tables, "titration"):
        found[record["relaxant"], record["schedule"]].append((row, record))
    return found


def _all(schedules: dict[tuple[str, str], Steps]) -> Iterable[tuple[int, dict[str, str]]]:
    return (step for steps in schedules.values() for step in steps)
