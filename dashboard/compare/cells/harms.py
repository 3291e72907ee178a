"""Cells of harms: the boxed warning, serious reactions and common side effects, and whose word they are (H2, H15)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from dashboard.compare.cells.cell import Cell, Viewpoint, from_summary
from dashboard.compare.cells.cell_lines import merged
from dashboard.data.rows import EffectKey, SideEffectRow
from dashboard.data.schema.effects import EFFECTS
from dashboard.data.schema.terms import FORMS
from dashboard.side_effects.incidences import incidences
from dashboard.wording.figures import lowered
from dashboard.wording.forms import form_words, speaking_of
from dashboard.wording.jurisdictions import nearest_first, speakers, whose
from dashboard.wording.statements import Statement, label, superseded

NO_BOX = "The US label has none"
NO_US_LABEL = "No US label, and boxed warnings are of US labels: see who should not take it"


def boxed_warning(view: Viewpoint) -> Cell:
    """Boxed warning of the US label; other jurisdictions have none of that kind, which is said (hazard H2)."""
    warning, cited = view.summary.boxed_warning, view.catalogue.cited(view.relaxant, "boxed_warning")
    cell = from_summary(view, "boxed_warning", view.summary.boxed_warning_plain if view.plain else warning)
    if warning:
        cell = replace(cell, alarm=True)
    elif cited and cell.statements:
        said = NO_US_LABEL if cited.value_status == "not_applicable" else NO_BOX
        cell = Cell(tuple(replace(made, text=said) for made in cell.statements))
    return cell if view.jurisdiction == "US" else replace(cell, notice="Boxed warnings are of the US label:")


def figures_of(effect: EffectKey) -> Callable[[Viewpoint], Cell]:
    """Return the builder of a cell of all that is reported of one effect: arms, doses, placebo and whose word it is."""

    def build(view: Viewpoint) -> Cell:
        found = incidences(view.catalogue, [view.relaxant], view.jurisdiction, view.wording)
        rows = [one for one in found if one.row.effect == effect and set(one.row.form or view.forms) & set(view.forms)]
        lines = [(one.row, f"{_arm(one.row)}{one.text}") for one in rows]
        return Cell(tuple(merged(view, [row], text) for row, text in lines), empty="No statement read")

    return build


def _arm(row: SideEffectRow) -> str:
    """Say form, dose and phase of an arm."""
    parts = [form_words(row), row.dose, row.phase]
    said = ", ".join(part for part in parts if part)
    return f"{said}: " if said else ""


def common_effects(view: Viewpoint) -> Cell:
    """Side effects that a label names as common; another country's label says so."""
    cited = view.catalogue.cited(view.relaxant, "common_side_effects")
    by = whose(view.catalogue, view.relaxant, view.jurisdiction, cited) if cited else ""
    return from_summary(view, "common_side_effects", _led(by, _words(view, view.summary.common_side_effects)))


def serious_effects(view: Viewpoint) -> Cell:
    """Serious reactions: those that the label lists as warnings, and whatever else a source calls serious.

    The nearest country speaks first, and a farther one adds what nobody before it named: a harm that the British
    regulator found holds for the American reader too, and silence of the own label hides nothing (hazards H10, H15).
    """
    of_forms = speaking_of(view.catalogue.rows(SideEffectRow, view.relaxant), view.forms)
    rows = [row for row in of_forms if row.serious]
    listed = view.summary.serious_side_effects
    cited = view.catalogue.cited(view.relaxant, "serious_side_effects")
    list_of = speakers(view.catalogue, cited) if cited else set[str]()
    present = {*list_of, *(row.jurisdiction for row in rows)}
    order = nearest_first(view.catalogue, view.relaxant, view.jurisdiction, present)
    lists = next((place for place in order if place in list_of and listed), None)
    made: list[Statement] = []
    heard: set[EffectKey] = set()
    for place, by in order.items():
        if place == lists:
            made += from_summary(view, "serious_side_effects", _led(by, _words(view, listed))).statements
        if by or place == lists:
            heard.update(listed)
        further = [row for row in rows if row.jurisdiction == place and row.effect not in heard]
        made += _named(view, further, by, also=place == lists)
        heard.update(row.effect for row in further)
    return Cell(tuple(made)) if made else from_summary(view, "serious_side_effects", "")


def _led(lead: str, text: str) -> str:
    return f"{lead}: {text}" if lead and text else text


def _words(view: Viewpoint, effects: Iterable[EffectKey]) -> str:
    named = (EFFECTS[effect] for effect in effects)
    return ", ".join(lowered(effect.plain if view.plain else _short(effect.label)) for effect in named)


def _short(words: str) -> str:
    return re.split("[,:]", words)[0]


def _named(view: Viewpoint, rows: Iterable[SideEffectRow], by: str, *, also: bool) -> list[Statement]:
    """Make a statement of the rows of each form and standing, what somebody read in a current text first."""
    groups: dict[tuple[bool, bool, str], list[SideEffectRow]] = {}
    for row in rows:
        doubts = not row.checked, superseded(view.catalogue, row)
        groups.setdefault((*doubts, _forms(view, row)), []).append(row)
    made: list[Statement] = []
    for (*_, forms), group in sorted(groups.items(), key=lambda one: one[0]):
        lead = ", ".join(part for part in (by, "also" if also else "", forms) if part)
        said = "; ".join(dict.fromkeys(_in_words(view, row) for row in group))
        made.append(merged(view, group, _led(lead, said)))
    return made


def _forms(view: Viewpoint, row: SideEffectRow) -> str:
    """Name the forms of a row, where they are not all that is shown (hazard H7)."""
    own = [form for form in view.forms if form in row.form] or view.forms
    return "" if len(own) == len(view.forms) else lowered(", ".join(FORMS[form] for form in own))


def _in_words(view: Viewpoint, row: SideEffectRow) -> str:
    """Say what was seen, and when or in whom."""
    seen = lowered(EFFECTS[row.effect].plain if view.plain else row.as_reported)
    when = row.phase or (row.dose if row.figure_kind == "trial" else "")
    case = lowered(label("basis", row.basis)) if row.basis == "case_report" else ""
    marks = ", ".join(mark for mark in (when, case) if mark and mark.split()[-1] not in seen)
    return f"{seen} ({marks})" if marks else seen
