"""Cells of guideline statements: what they say of a relaxant, and what they put before any relaxant."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.data.rows import Condition, GuidanceRow, IndicationRow
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.statements import labels, statement

COVERS: dict[Condition, tuple[Condition, ...]] = {
    "acute_musculoskeletal": ("low_back_pain_acute",),
    "muscle_spasm_local": ("low_back_pain_acute",),
    "spasticity_other": ("spasticity_ms",),
}
"""Conditions of labels that include a condition of which guidelines speak."""


def _text(row: GuidanceRow) -> str:
    """Say a statement with its body, year, country, condition and strength."""
    conditions = ", ".join(words.lower() for words in labels("condition", row.condition))
    strength = f", strength {row.strength}" if row.strength else ""
    return f"{row.body} {row.year} ({short_name(row.jurisdiction)}), {conditions}: {row.stance}{strength}. {row.detail}"


def _said(view: Viewpoint, rows: Iterable[GuidanceRow]) -> Cell:
    """Make the statements of the guidelines that are current."""
    made = [statement(view.catalogue, row, _text(row)) for row in rows if row.status == "current"]
    return Cell(tuple(made), empty="None found")


def of_the_relaxant(view: Viewpoint) -> Cell:
    """List what current guidelines say of the relaxant, whatever their country."""
    return _said(view, [row for row in view.catalogue.every(GuidanceRow) if view.relaxant in row.relaxants])


def before_a_relaxant(view: Viewpoint) -> Cell:
    """List what current guidelines put before any drug in the conditions that the relaxant is labelled for."""
    uses = view.catalogue.rows(IndicationRow, view.relaxant)
    conditions: set[Condition] = {row.condition for row in uses if row.status in ("labelled", "guideline")}
    conditions |= {covered for condition in conditions for covered in COVERS.get(condition, ())}
    rows = view.catalogue.every(GuidanceRow)
    return _said(view, [row for row in rows if not row.relaxants and conditions & set(row.condition)])
