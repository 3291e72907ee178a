"""The cell of doses: how adults begin, go up, what is usual and the most, of one form, as its label has it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.compare.cells.cell_lines import merged
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn, use_phrases, worded
from dashboard.data.rows import Condition, DosingRow
from dashboard.data.schema.terms import SPASTICITY
from dashboard.dosing import short_doses
from dashboard.dosing.doses import ADULTS, narrower_words, narrowing, rules_for
from dashboard.dosing.windows import dose_windows
from dashboard.wording.jurisdictions import Scoped

OF_MUSCLES: frozenset[Condition] = frozenset({"acute_musculoskeletal", "muscle_spasm_local", "low_back_pain_acute"})


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
        (merged(view, [row for row in first if short_doses.gives_figures(row)], f"{lead}: {text}" if lead else text),),
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
    found = [rows for rows in alike.values() if any(short_doses.gives_figures(row) for row in rows) and _text(rows)]
    return sorted(
        found, key=lambda rows: (bool(rows[0].qualifier), _strangeness(rows[0]), not short_doses.maximum(rows))
    )


def _strangeness(row: DosingRow) -> int:
    """Return 0 for a rule for any condition, 1 for one of muscles, 2 for another condition."""
    if not row.condition:
        return 0
    return 1 if any(one in OF_MUSCLES or one in SPASTICITY for one in row.condition) else 2


def _text(rows: Sequence[DosingRow]) -> str:
    often, usual = short_doses.pace(rows), short_doses.usual(rows)
    said = (
        short_doses.start(rows),
        f"up {often}" if often else "",
        f"usual {usual}" if usual else "",
        short_doses.maximum(rows),
        _weeks_apart(rows),
        short_doses.limit(rows),
    )
    return ", ".join(part for part in said if part)


def _weeks_apart(rows: Sequence[DosingRow]) -> str:
    """Say how far sessions are apart; of doses through the day the number says it."""
    return short_doses.apart([row for row in rows if row.dose_basis in ("session", "kg_session")])
