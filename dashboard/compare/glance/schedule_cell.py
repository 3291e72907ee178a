"""The cell of doses: how adults begin, go up, what is usual and the most, of one form, as its label has it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.compare.cells.cell_lines import merged
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn, use_phrases, worded
from dashboard.data.rows import Condition, DosingRow, MaxBasis
from dashboard.data.schema.terms import SPASTICITY
from dashboard.dosing.doses import ADULTS, narrower_words, narrowing, per, per_kg, rules_for, unit
from dashboard.dosing.windows import dose_windows
from dashboard.wording.figures import amount, narrow_span, number
from dashboard.wording.jurisdictions import Scoped

OF_MUSCLES: frozenset[Condition] = frozenset({"acute_musculoskeletal", "muscle_spasm_local", "low_back_pain_acute"})
TIMES = "\u00d7"
MAXIMUM: dict[MaxBasis, str] = {
    "stated": "at most {}",
    "arithmetic": "labelled doses reach {}",
    "only_dose": "",
    "experience": "up to {} tried",
    "none_stated": "",
}
"""How each kind of maximum is said (hazard H3)."""


def dose(column: GlanceColumn) -> GlanceCell:
    """Say the schedule of adults for the form of the column; other schedules are counted."""
    if column.form is None:
        return GlanceCell()
    view = column.view
    rules = rules_for(view.catalogue, view.relaxant, view.jurisdiction, [column.form], populations=ADULTS)
    schedules = _schedules(rules)
    if not schedules:
        return GlanceCell(empty="No dose in figures read")
    first = schedules[0]
    narrower = narrower_words(first[0])
    lead = first[0].qualifier if len({rows[0].condition for rows in schedules}) == 1 else _narrower(first[0])
    text = _text(first)
    windows = dose_windows(view.catalogue, [view.relaxant], view.jurisdiction, {view.relaxant: [column.form]})
    same = [one for one in windows if one.narrower == narrower and not one.loading]
    return GlanceCell(
        (merged(view, [row for row in first if _gives(row)], f"{lead}: {text}" if lead else text),),
        more=len(schedules) - 1,
        notice=rules.notice("dose"),
        window=same[0] if same else None,
    )


def _narrower(row: DosingRow) -> str:
    """Say for which conditions and people a rule is, all kinds of spasticity in one phrase."""
    return worded((*use_phrases(row.condition), row.qualifier))


def _schedules(rules: Scoped[DosingRow]) -> list[list[DosingRow]]:
    """Return the rules that give figures, by whom they are for: the one for muscles in general first."""
    alike: dict[tuple[object, ...], list[DosingRow]] = {}
    for row in rules.rows:
        if row.phase != "taper":
            alike.setdefault((*narrowing(row), row.dose_basis), []).append(row)
    found = [rows for rows in alike.values() if any(_gives(row) for row in rows) and _text(rows)]
    return sorted(found, key=lambda rows: (bool(rows[0].qualifier), _strangeness(rows[0]), not _maximum(rows)))


def _strangeness(row: DosingRow) -> int:
    """Return 0 for a rule for any condition, 1 for one of muscles, 2 for another condition."""
    if not row.condition:
        return 0
    return 1 if any(one in OF_MUSCLES or one in SPASTICITY for one in row.condition) else 2


def _gives(row: DosingRow) -> bool:
    figures = (row.start_dose, row.usual_min_total, row.usual_max_total, row.max_total, row.step_days_min)
    return any(figure is not None for figure in figures)


def _text(rows: Sequence[DosingRow]) -> str:
    return ", ".join(part for part in (_start(rows), _steps(rows), _usual(rows), _maximum(rows), _limit(rows)) if part)


def _start(rows: Sequence[DosingRow]) -> str:
    """Say the first dose, ``5 mg`` and how often, and that of the loading or screening phase by its name."""
    for row in rows:
        if row.start_dose is None or row.phase in ("titration", "maintenance"):
            continue
        said = amount(row.start_dose, unit(row)) + ("/kg" if per_kg(row) else "")
        if row.start_doses_per_day is not None:
            said += f" {TIMES} {number(row.start_doses_per_day)}"
        if row.as_needed:
            said += " as needed"
        if row.start_doses_per_day is None and row.doses_per_day_max is not None:
            said += f", at most {TIMES} {number(row.doses_per_day_max)}"
        if row.phase == "screening":
            return f"{said} as a test"
        days = f" for up to {number(row.limit_days)} days" if row.limit_days and row.limit_setting == "phase" else ""
        return said + days
    return ""


def _steps(rows: Sequence[DosingRow]) -> str:
    for row in rows:
        days = narrow_span(row.step_days_min, row.step_days_max, "days")
        if days and row.phase in ("initial", "titration"):
            return f"up every {'day' if days == '1 days' else days}"
    return ""


def _usual(rows: Sequence[DosingRow]) -> str:
    """Say the usual total of maintenance, else of the start, where it is more than the first dose repeated."""
    for phase in ("maintenance", "initial", "loading"):
        for row in rows:
            if row.phase == phase and row.usual_max_total is not None:
                up_to = "" if row.usual_min_total is not None else "up to "
                return f"usual {up_to}{narrow_span(row.usual_min_total, row.usual_max_total, unit(row))} {per(row)}"
    return ""


def _maximum(rows: Sequence[DosingRow]) -> str:
    ordered = sorted(rows, key=lambda row: row.phase != "maintenance")
    for row in ordered:
        if row.max_total is None or not row.max_basis or not MAXIMUM[row.max_basis]:
            continue
        if row.max_basis == "arithmetic" and row.max_total == row.usual_max_total:
            return ""
        over = f"in {number(row.cap_days)} days" if row.cap_days is not None else per(row)
        return MAXIMUM[row.max_basis].format(f"{amount(row.max_total, unit(row))} {over}")
    return ""


def _limit(rows: Sequence[DosingRow]) -> str:
    days = [row.limit_days for row in rows if row.limit_days is not None and row.limit_setting == "treatment"]
    if not days:
        return ""
    weeks = min(days) / 7
    return (
        f"for up to {number(weeks)} weeks"
        if weeks >= 2 and weeks.is_integer()
        else f"for up to {number(min(days))} days"
    )
