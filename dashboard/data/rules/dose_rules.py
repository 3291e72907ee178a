"""Rules of doses: rows whose figures cannot be right, and headline doses that no row gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.data.faults import Fault
from dashboard.data.rows import DosingColumn, DosingRow, Phase, RelaxantColumn, RelaxantRow
from dashboard.data.rules.reading import DOSING, RELAXANTS, Line, Tables, lines, number


@dataclass(frozen=True)
class DoseFigure:
    """One dose of a row, to compare with the others: its column and its value."""

    column: DosingColumn
    value: float | None


def doses_plausible(tables: Tables) -> list[Fault]:
    """Within a dosing row start <= usual <= maximum, one dose fits the day, and a maximum says of what kind it is."""
    faults: list[Fault] = []
    for line in lines(tables, DOSING):
        row = line.row
        if row.waiver:
            continue
        start = DoseFigure("start_dose", _start_total(row))
        low, high = (
            DoseFigure("usual_min_total", row.usual_min_total),
            DoseFigure("usual_max_total", row.usual_max_total),
        )
        single, most = DoseFigure("max_single_dose", row.max_single_dose), DoseFigure("max_total", row.max_total)
        for lower, upper in ((low, high), (high, most), (start, high), (start, most), (single, most)):
            if lower.value is not None and upper.value is not None and lower.value > upper.value:
                rule = (
                    f"{row.relaxant}: {lower.column} gives {lower.value:g} {row.dose_unit} per {row.dose_basis}, "
                    f"more than {upper.column} {upper.value:g}"
                )
                faults.append(line.fault(lower.column, rule))
        if row.max_total is not None and not row.max_basis:
            faults.append(line.fault("max_total", "a maximum needs max_basis"))
        if row.limit_days is not None and not row.limit_setting:
            faults.append(line.fault("limit_days", "a duration limit needs limit_setting"))
        if row.step_min is not None and not row.step_per:
            faults.append(line.fault("step_min", "a step needs step_per"))
    return faults


def _start_total(row: DosingRow) -> float | None:
    """Return the starting dose of a whole day where doses are counted by the day."""
    if row.start_dose is None or row.start_doses_per_day is None or row.dose_basis not in ("day", "kg_day"):
        return row.start_dose
    return row.start_dose * row.start_doses_per_day


@dataclass(frozen=True)
class Headline:
    """A headline dose of relaxants.csv: its column, the same dose of a row of dosing.csv, and phases that give it."""

    column: RelaxantColumn
    of_row: Callable[[DosingRow], float | None]
    phases: tuple[Phase, ...] = ("maintenance", "titration", "initial")


HEADLINES = (
    Headline("start_total", _start_total, ("initial",)),
    Headline("usual_min_total", lambda row: row.usual_min_total),
    Headline("usual_max_total", lambda row: row.usual_max_total),
    Headline("max_total", lambda row: row.max_total),
)


def headline_doses(tables: Tables) -> list[Fault]:
    """Headline doses of relaxants.csv stand in an adult row of dosing.csv for that form and jurisdiction."""
    doses = [line.row for line in lines(tables, DOSING)]
    faults: list[Fault] = []
    for line in lines(tables, RELAXANTS):
        own = [row for row in doses if _is_headline_row(row, line.row)]
        faults += [fault for headline in HEADLINES for fault in _not_found(line, headline, own)]
    return faults


def _is_headline_row(row: DosingRow, summary: RelaxantRow) -> bool:
    """Whether a dose is one of adults, for the form and jurisdiction of the headline doses."""
    return (
        row.relaxant == summary.relaxant
        and row.jurisdiction == summary.dose_jurisdiction
        and row.population in ("adult", "all")
        and (not row.form or summary.headline_form in row.form)
    )


def _not_found(line: Line[RelaxantRow, RelaxantColumn], headline: Headline, own: list[DosingRow]) -> list[Fault]:
    value = number(line.text(headline.column))
    found = {headline.of_row(row) for row in own if row.phase in headline.phases}
    if value is None or value in found:
        return []
    listed = ", ".join(f"{dose:g}" for dose in sorted(dose for dose in found if dose is not None)) or "none"
    return [line.fault(headline.column, f"no adult row of dosing.csv gives it (found: {listed})")]
