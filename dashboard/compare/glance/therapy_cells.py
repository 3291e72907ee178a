"""Cells of the overview that say what a drug is: uses, boxed warning, half-life, mechanism, checks, schedule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.compare.cells import harms, therapy
from dashboard.compare.cells.cell import Cell
from dashboard.compare.cells.cell_lines import merged
from dashboard.compare.glance.glance_cells import NOT_READ, GlanceCell, GlanceColumn, use_phrases, within, worded
from dashboard.data.rows import (
    Basis,
    CounsellingRow,
    CounsellingTopic,
    IndicationRow,
    KineticsRow,
    MonitoringRow,
)
from dashboard.wording.figures import capital, lowered, narrow_hours
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import foreign, scope, with_what_home_adds
from dashboard.wording.statements import statement

MOST_CHARACTERS = 70
BOXED_CHARACTERS = 80
LABEL_ASKS: tuple[Basis, ...] = ("label_boxed", "label_dosing", "label_warning", "label_contraindication")
"""Who asks for a check of everybody; other parts of a label often speak of some people."""


def uses(column: GlanceColumn) -> GlanceCell:
    """Name the labelled uses of muscles with the limits of the label; what else it is labelled for is counted."""
    view = column.view
    rows = speaking_of(view.catalogue.rows(IndicationRow, view.relaxant), view.forms)
    scoped = scope(view.catalogue, rows, view.relaxant, view.jurisdiction)
    labelled = [row for row in scoped.rows if row.status in ("labelled", "restricted")]
    by_condition = {row.condition: row for row in sorted(labelled, key=lambda row: not row.short)}
    of_muscles = [row for row in by_condition.values() if row.condition != "other"]
    if not of_muscles:
        read = bool(scoped.rows)
        return GlanceCell(empty="None named in the sources read" if read else NOT_READ, notice=scoped.notice("use"))
    phrases = use_phrases([row.condition for row in of_muscles])
    limit = next((row.short for row in of_muscles if row.short), "")
    fit = within(phrases, MOST_CHARACTERS)
    uses = "; ".join(phrases[:fit])
    text = f"{uses}; {lowered(limit)}" if limit and len(uses) + len(limit) < MOST_CHARACTERS else uses
    made = merged(view, of_muscles, capital(text))
    return GlanceCell(
        (made,), more=len(by_condition) - len(of_muscles) + len(phrases) - fit, notice=scoped.notice("use")
    )


def boxed_warning(column: GlanceColumn) -> GlanceCell:
    """Say the boxed warning of the US label in its first words; the details have the whole."""
    cell = harms.boxed_warning(column.view)
    summary = column.view.summary
    warning = summary.boxed_warning_plain if column.view.plain else summary.boxed_warning
    us_only = column.view.jurisdiction != "US"
    if not warning:
        return _first(cell, notice="US only:" if us_only and cell.statements else "")
    first, *rest = warning.split(". ")
    short = first.rstrip(".")
    if len(short) > BOXED_CHARACTERS:
        short = short[:BOXED_CHARACTERS].rsplit(" ", 1)[0] + " …"
    made = replace(cell.statements[0], text=short)
    return GlanceCell((made,), more=len(rest), notice="US only:" if us_only else "", alarm=True)


def _first(cell: Cell, notice: str = "") -> GlanceCell:
    return GlanceCell(cell.statements[:1], len(cell.statements[1:]), notice=notice or cell.notice, empty=cell.empty)


def half_life(column: GlanceColumn) -> GlanceCell:
    """Say the half-life of the form with its active metabolite."""
    view, summary = column.view, column.view.summary
    if column.form == summary.headline_form:
        cell = therapy.half_life(view)
        life = narrow_hours(summary.half_life_min_h, summary.half_life_max_h)
        shown = tuple(replace(one, text=life or one.text) for one in cell.statements[:1])
        metabolite = therapy.metabolite(view).statements if summary.active_metabolite else ()
        times = narrow_hours(summary.metabolite_half_life_min_h, summary.metabolite_half_life_max_h)
        active = f"active {lowered(summary.active_metabolite)} {times}".rstrip()
        named = tuple(replace(one, text=active) for one in metabolite)
        return GlanceCell((*shown, *named), notice=cell.notice, empty="No figure read" if not shown else "")
    rows = [
        row
        for row in speaking_of(view.catalogue.rows(KineticsRow, view.relaxant), [column.form or ""])
        if row.parameter == "half_life" and row.form and row.unit == "h" and row.min is not None
    ]
    own = [row for row in rows if row.analyte in (view.relaxant, view.relaxant.split("-")[0])]
    if not own:
        return GlanceCell(empty="No figure read for this form")
    text = narrow_hours(min(row.min for row in own if row.min is not None), max(row.max or row.min or 0 for row in own))
    made = [statement(view.catalogue, row, text) for row in own[:1]]
    return GlanceCell(tuple(made), more=len(own) - 1)


def mechanism(column: GlanceColumn) -> GlanceCell:
    """Say target and site of action; in plain words how it works."""
    view, summary = column.view, column.view.summary
    if view.plain:
        return _first(therapy.mechanism(view))
    cell = therapy.target(view)
    if not cell.statements:
        cell = therapy.mechanism(view)
    if not cell.statements:
        return GlanceCell()
    both = worded((summary.target, summary.site_of_action))
    text = both if len(both) < MOST_CHARACTERS else summary.target or summary.site_of_action
    text = text or cell.statements[0].text
    cited = dict.fromkeys(citation for one in cell.statements for citation in one.citations)
    return GlanceCell((replace(cell.statements[0], text=capital(text), citations=tuple(cited)),))


def checks(column: GlanceColumn) -> GlanceCell:
    """Name what is to be measured and when."""
    view = column.view
    rows = speaking_of(view.catalogue.rows(MonitoringRow, view.relaxant), view.forms)
    scoped = with_what_home_adds(view.catalogue, rows, view.relaxant, view.jurisdiction, adds=lambda row, own: not own)
    by_test: dict[str, list[MonitoringRow]] = {}
    for row in sorted(scoped.rows, key=lambda row: row.basis not in LABEL_ASKS):
        by_test.setdefault(row.test.lower(), []).append(row)
    facts = [
        merged(view, same, f"{same[0].test}: {lowered(same[0].when.rstrip('.'))}{foreign(same[0], scoped)}")
        for same in by_test.values()
    ]
    fit = 1 if facts else 0
    silent = "None named in the sources read" if scoped.rows else NOT_READ
    return GlanceCell(
        tuple(facts[:fit]), len(facts) - fit, notice=scoped.notice("check") if facts else "", empty=silent
    )


def schedule(column: GlanceColumn) -> GlanceCell:
    """Say the schedule of the US Controlled Substances Act, outside the US as the US one."""
    cell = _first(therapy.schedule(column.view))
    return replace(cell, notice="US:") if column.view.jurisdiction != "US" and cell.statements else cell


def advice(topic: CounsellingTopic) -> Callable[[GlanceColumn], GlanceCell]:
    """Return the builder of the cell of the plain advice on a topic: what a source says before that it says nothing."""

    def build(column: GlanceColumn) -> GlanceCell:
        view = column.view
        rows = [row for row in view.catalogue.rows(CounsellingRow, view.relaxant) if row.topic == topic]
        ordered = sorted(rows, key=lambda row: (row.value_status != "given", not row.checked))
        made = [statement(view.catalogue, row, row.advice_plain) for row in ordered]
        return GlanceCell(tuple(made[:1]), more=len(made[1:]))

    return build
