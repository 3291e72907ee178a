"""Cells of guideline statements: what they say of a relaxant, and what they put before any relaxant."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.compare.cells.view import Cell, View
from dashboard.data.catalogue import items
from dashboard.data.frames import Record, records
from dashboard.wording.statements import label, statement

COVERS = {
    "acute_musculoskeletal": ("low_back_pain_acute",),
    "muscle_spasm_local": ("low_back_pain_acute",),
    "spasticity_other": ("spasticity_ms",),
}
"""Conditions of labels that include a condition of which guidelines speak."""


def _text(row: Record) -> str:
    """Say a statement with its body, year, country, condition and strength."""
    conditions = ", ".join(label("condition", word).lower() for word in items(row["condition"]))
    strength = f", strength {row['strength']}" if row["strength"] else ""
    who = f"{row['body']} {row['year']:.0f} ({row['jurisdiction']}), {conditions}"
    return f"{who}: {row['stance']}{strength}. {row['detail']}"


def _said(view: View, rows: Iterable[Record]) -> Cell:
    """Make the statements of the guidelines that are current."""
    made = [statement(view.catalogue, row, _text(row)) for row in rows if row["status"] == "current"]
    return Cell(tuple(made), empty="None in the rows read")


def of_the_relaxant(view: View) -> Cell:
    """List what current guidelines say of the relaxant, whatever their country."""
    rows = records(view.catalogue["guidance"])
    return _said(view, [row for row in rows if view.relaxant in items(row["relaxants"])])


def before_a_relaxant(view: View) -> Cell:
    """List what current guidelines put before any drug in the conditions that the relaxant is labelled for."""
    uses = [
        row for row in view.catalogue.rows("indications", view.relaxant) if row["status"] in ("labelled", "guideline")
    ]
    conditions = {row["condition"] for row in uses}
    conditions |= {covered for condition in conditions for covered in COVERS.get(condition, ())}
    rows = records(view.catalogue["guidance"])
    return _said(view, [row for row in rows if not row["relaxants"] and conditions & set(items(row["condition"]))])
