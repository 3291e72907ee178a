"""Cells of the overview on side effects: drowsiness beside its own placebo, and what else is common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.compare.cells.cell_lines import merged
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn
from dashboard.data.rows import EffectKey, SideEffectRow
from dashboard.data.schema.effects import EFFECTS
from dashboard.side_effects.incidences import (
    Incidence,
    frequency,
    has_own_placebo,
    in_a_hundred,
    incidences,
    plain_figure,
)
from dashboard.wording.figures import capital, lowered, narrow_span
from dashboard.wording.plain_words import FREQUENCIES, NO_FREQUENCY
from dashboard.wording.statements import Statement

DROWSINESS: EffectKey = "drowsiness"
MOST_OTHERS = 3
NOT_EFFECTS: frozenset[EffectKey] = frozenset({"any_effect", "discontinued", "overdose", "withdrawal"})
"""What tables count beside effects: not one that a person would ask about here."""


def _of_the_form(column: GlanceColumn) -> list[Incidence]:
    """Return what was reported with the form of the column; what names no form counts for all."""
    view = column.view
    found = incidences(view.catalogue, [view.relaxant], view.jurisdiction, view.wording)
    of_form = [one for one in found if not one.row.form or column.form in one.row.form]
    return [one for one in of_form if not one.after_one_dose] or of_form


def _usable(found: Sequence[Incidence]) -> list[Incidence]:
    """Return confirmed figures of current texts where there are any, else what there is."""
    return [one for one in found if one.sound] or [one for one in found if not one.superseded] or list(found)


def drowsiness(column: GlanceColumn) -> GlanceCell:
    """Say how many are drowsy with the drug and, of the same trials, with placebo; several trials are a range."""
    reported = [one for one in _of_the_form(column) if one.row.effect == DROWSINESS]
    measured = _usable([one for one in reported if one.measured])
    paired = [one for one in measured if has_own_placebo(one.row) and one.row.figure_kind == "trial"]
    if paired:
        return _pairs(column, paired, measured)
    if measured:
        shown = max(measured, key=lambda one: one.row.figure_kind == "label_range")
        plain = column.view.plain
        text = f"{plain_figure(shown.row)} people" if plain else f"{_percent(shown.row)}, placebo not given"
        return _cell(column, [shown], text, more=len(reported) - 1)
    if reported:
        return _cell(column, _usable(reported), _how_often(column, _usable(reported)), more=0)
    return GlanceCell(empty="No statement read")


def _how_often(column: GlanceColumn, found: Sequence[Incidence]) -> str:
    """Say the first word of a source for how often an effect is, in the wording that was asked for."""
    row = next((one.row for one in found if one.row.frequency_term), None)
    if column.view.plain:
        return FREQUENCIES[row.frequency_term] if row else NO_FREQUENCY
    return frequency(row).lower() if row else "named, no figure"


def _pairs(column: GlanceColumn, paired: Sequence[Incidence], measured: Sequence[Incidence]) -> GlanceCell:
    """Say figures that have a placebo of their own: one as it is, several as a range (hazard H12)."""
    arms = [one.row.incidence_min_pct or 0 for one in paired]
    placebos = [one.row.placebo_pct or 0 for one in paired]
    if column.view.plain:
        beside = in_a_hundred(min(placebos), max(placebos))
        text = f"{in_a_hundred(min(arms), max(arms))} people, {beside} with a dummy pill"
        return _cell(column, paired, text, more=len(measured) - len(paired))
    text = f"{_range(arms)} ({_range(placebos)})"
    single = paired[0].row if len(paired) == 1 else None
    if single and single.n and single.placebo_n:
        text += f", n {single.n:,} and {single.placebo_n:,}"
    elif single:
        text += ", one trial"
    wider = _wider(measured, arms)
    shown = [*paired, *wider]
    if wider:
        text += (
            f"; {_percent(wider[0].row)} {'across' if wider[0].row.figure_kind == 'label_range' else 'in other'} trials"
        )
    share = (arms[0], placebos[0]) if single else None
    return _cell(column, shown, text, more=len(measured) - len(shown), share=share)


def _wider(measured: Sequence[Incidence], arms: Sequence[float]) -> list[Incidence]:
    """Return the figure that reaches beyond some arms: a range that a label gives, else the highest other figure."""
    beyond = [one for one in measured if one.top_pct is not None and one.top_pct >= max(arms)]
    own = (min(arms), max(arms))
    ranges = [one for one in beyond if one.row.figure_kind == "label_range" and _ends(one.row) != own]
    higher = [one for one in beyond if (one.top_pct or 0) > max(arms)]
    return (ranges or sorted(higher, key=lambda one: -(one.top_pct or 0)))[:1]


def _ends(row: SideEffectRow) -> tuple[float | None, float | None]:
    return row.incidence_min_pct, row.incidence_max_pct


def _range(figures: Sequence[float]) -> str:
    return narrow_span(min(figures), max(figures), "%")


def _percent(row: SideEffectRow) -> str:
    low, high = row.incidence_min_pct, row.incidence_max_pct
    if row.figure_kind == "upper_bound":
        return f"up to {narrow_span(None, high or low, '%')}"
    return narrow_span(low, high, "%")


def _cell(
    column: GlanceColumn, found: Sequence[Incidence], text: str, *, more: int, share: tuple[float, float] | None = None
) -> GlanceCell:
    whose = next((one.elsewhere for one in found if one.elsewhere), "")
    made: Statement = merged(column.view, [one.row for one in found], capital(text))
    return GlanceCell((made,), more=max(more, 0), notice=f"{whose}:" if whose else "", share=share)


def others(column: GlanceColumn) -> GlanceCell:
    """Name further common effects: those with the highest figures first, else those that the label calls common."""
    reported = [one for one in _of_the_form(column) if one.row.effect not in (DROWSINESS, *NOT_EFFECTS)]
    measured = _usable([one for one in reported if one.measured and one.row.figure_kind != "uncontrolled"])
    top: dict[EffectKey, Incidence] = {}
    for one in sorted(measured, key=lambda one: (not has_own_placebo(one.row), -(one.top_pct or 0))):
        top.setdefault(one.row.effect, one)
    shown = list(top.values())[:MOST_OTHERS]
    if shown:
        plain = column.view.plain
        text = ", ".join(one.effect_name.lower() if plain else f"{_name(one)} {_figure(one.row)}" for one in shown)
        return _cell(column, shown, text, more=len({one.row.effect for one in reported}) - len(shown))
    named = _usable([one for one in reported if one.row.frequency_term in ("very_common", "common")])
    if named:
        first = list({one.row.effect: one for one in named}.values())[:MOST_OTHERS]
        names = [one.effect_name.lower() if column.view.plain else _name(one) for one in first]
        text = f"{', '.join(names)}: common"
        return _cell(column, first, text, more=len({one.row.effect for one in reported}) - len(first))
    return GlanceCell(empty="None named in the sources read" if reported else "No statement read")


def _name(one: Incidence) -> str:
    return lowered(re.split("[,:]", EFFECTS[one.row.effect].label)[0])


def _figure(row: SideEffectRow) -> str:
    placebo = f" ({narrow_span(None, row.placebo_pct, '%')})" if has_own_placebo(row) else ""
    return _percent(row) + placebo
