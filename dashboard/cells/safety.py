"""Cells of precautions: who should not, who needs care, what is not known."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.cells.lines import Line, said_once
from dashboard.cells.view import Cell, View
from dashboard.levels import SILENCE, FactorLevel, factor_levels
from dashboard.schema.terms import FACTORS_CORE
from dashboard.statements import Statement, label, statement


def _factor_lines(level: FactorLevel, levels: tuple[str, ...]) -> list[Line]:
    lines: list[Line] = []
    for row in (row for row in level.rows if row["level"] in levels):
        lead, rest = label("factor", level.factor), f": {row['detail']}" if row["detail"] else ""
        lines.append(Line(row, lead, rest))
    return lines


def at_levels(*levels: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of all factors at some levels, in the chosen jurisdiction."""

    def build(view: View) -> Cell:
        found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
        made = said_once(view, [line for level in found.values() for line in _factor_lines(level, levels)])
        read = any(level.here != "not_read" for level in found.values())
        return Cell(made, empty="None in the rows read" if read else f"{view.jurisdiction} label not read yet")

    return build


def factor_cell(factor: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of one factor at whatever level; other countries' word stands in, named."""

    def build(view: View) -> Cell:
        found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms).get(factor)
        if found is None:
            return Cell()
        spoken = [row for row in found.rows if row["level"] != "not_read"]
        if spoken:
            lines = [Line(row, row["detail"].rstrip(".") or label("level", row["level"])) for row in spoken]
            return Cell(said_once(view, lines))
        others = [
            statement(view.catalogue, row, f"{row['jurisdiction']}: {row['detail']}")
            for row in view.catalogue.rows("precautions", view.relaxant)
            if row["factor"] == factor and row["level"] != "not_read" and row["detail"]
        ]
        return Cell(tuple(others), f"{view.jurisdiction} label not read on this; elsewhere:" if others else "")

    return build


def stricter_elsewhere(view: View) -> Cell:
    """Factors for which another jurisdiction asks for more than the chosen one (hazard H10)."""
    found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    made: list[Statement] = []
    for level in found.values():
        for place, stricter in level.stricter_elsewhere.items():
            wanted = (level.factor, place, stricter)
            row = next(
                row
                for row in view.catalogue.rows("precautions", view.relaxant)
                if (row["factor"], row["jurisdiction"], row["level"]) == wanted
            )
            here = label("level", level.here).lower()
            there = label("level", stricter).lower()
            text = f"{label('factor', level.factor)}: {place} {there} ({view.jurisdiction}: {here})"
            made.append(statement(view.catalogue, row, text))
    return Cell(tuple(made), empty="None in the rows read")


def silence(view: View) -> Cell:
    """Core factors that the label does not mention or that nobody has read: unknown, never safe."""
    found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    made: list[Statement] = []
    for silent in SILENCE:
        factors = [
            factor for factor in FACTORS_CORE if (found[factor].here if factor in found else "not_read") == silent
        ]
        if factors:
            words = ", ".join(label("factor", factor).lower() for factor in factors)
            made.append(Statement(f"{label('level', silent)}: {words}", level=silent, jurisdiction=view.jurisdiction))
    return Cell(tuple(made), empty="Every core factor is spoken to")
