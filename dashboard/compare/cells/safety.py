"""Cells of precautions: who should not, who needs care, what is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.compare.cells import plain
from dashboard.compare.cells.advice import counselling
from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.compare.cells.cell_lines import CellLine, said_once
from dashboard.data.rows import CounsellingTopic, Factor, Level, PrecautionRow
from dashboard.data.schema.terms import FACTORS_CORE
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.levels import ORDER, SILENCE, FactorLevel, factor_levels
from dashboard.wording.statements import Statement, citations, label, statement, superseded

ADVICE_ON: dict[Factor, CounsellingTopic] = {"abrupt_stop": "stopping", "driving": "driving", "alcohol": "alcohol"}


def _factor_lines(found: FactorLevel, levels: tuple[Level, ...]) -> list[CellLine]:
    return [
        CellLine(row, label("factor", found.factor), f": {row.detail}" if row.detail else "")
        for row in found.rows
        if row.level in levels
    ]


def at_levels(*levels: Level) -> Callable[[Viewpoint], Cell]:
    """Return the builder of a cell of all factors at some levels, in the chosen jurisdiction.

    Where it has none, the cell says which countries have some, lest it read as a clearance (hazards H5, H10).
    """

    def build(view: Viewpoint) -> Cell:
        if view.plain:
            return plain.factors(view, levels)
        found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
        made = said_once(view, [line for level in found.values() for line in _factor_lines(level, levels)])
        read = any(level.here != "not_read" for level in found.values())
        here = short_name(view.jurisdiction)
        silent = f"None found in the {here} label (not proof of safety)" if read else f"{here} label not reviewed"
        stricter = (pair for one in found.values() for pair in one.stricter_elsewhere.items())
        others = sorted({place for place, asked in stricter if asked in levels})
        where = ", ".join(map(short_name, others))
        return Cell(
            made, empty=f"{silent}; some in {where}: see what is stricter in other countries" if where else silent
        )

    return build


def factor_cell(factor: Factor) -> Callable[[Viewpoint], Cell]:
    """Return the builder of a cell of one factor at whatever level.

    Where the own country is silent, what others say is shown with their names.

    In plain words it is the advice to patients on the same matter, where a text gives any.
    """

    def build(view: Viewpoint) -> Cell:
        if view.plain and (advice_on := ADVICE_ON.get(factor)):
            return counselling(advice_on)(view)
        found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms).get(factor)
        if found is None:
            return Cell()
        spoken = [row for row in found.rows if row.level != "not_read"]
        if spoken:
            lines = [CellLine(row, row.detail.rstrip(".") or label("level", row.level)) for row in spoken]
            return Cell(said_once(view, lines))
        others = [
            statement(view.catalogue, row, f"{short_name(row.jurisdiction)}: {row.detail}")
            for row in speaking_of(view.catalogue.rows(PrecautionRow, view.relaxant), view.forms)
            if row.factor == factor and row.level != "not_read" and row.detail
        ]
        silent = f"{short_name(view.jurisdiction)} label not reviewed on this; elsewhere:"
        return Cell(tuple(others), silent if others else "")

    return build


def stricter_elsewhere(view: Viewpoint) -> Cell:
    """Factors for which other jurisdictions ask for more than the chosen one, strictest first (hazard H10).

    Countries that ask for the same share a statement, each with its source; unconfirmed and superseded ones keep one
    of their own.
    """
    if view.plain:
        return plain.stricter(view)
    found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    rows = speaking_of(view.catalogue.rows(PrecautionRow, view.relaxant), view.forms)
    same: dict[tuple[Factor, Level, bool, bool], list[PrecautionRow]] = {}
    for level in found.values():
        for place, asked in level.stricter_elsewhere.items():
            wanted = (level.factor, place, asked)
            row = next(row for row in rows if (row.factor, row.jurisdiction, row.level) == wanted)
            key = (level.factor, asked, bool(row.checked), superseded(view.catalogue, row))
            same.setdefault(key, []).append(row)
    ordered = sorted(same.items(), key=lambda pair: (ORDER[pair[0][1]], label("factor", pair[0][0])))
    made = [_shared(view, own, found[factor].here) for (factor, *_), own in ordered]
    return Cell(tuple(made), empty="None found")


def _shared(view: Viewpoint, rows: list[PrecautionRow], here: Level) -> Statement:
    """Say of countries that ask for the same what they ask for, and what is asked for here."""
    places, first = ", ".join(row.jurisdiction for row in rows), rows[0]
    where = ", ".join(short_name(row.jurisdiction) for row in rows)
    there, own = label("level", first.level).lower(), label("level", here).lower()
    said = f"{label('factor', first.factor)}: {where} {there} ({short_name(view.jurisdiction)}: {own})"
    cited = dict.fromkeys(one for row in rows for one in citations(view.catalogue, row))
    return replace(
        statement(view.catalogue, first, said),
        jurisdiction=places,
        basis="; ".join(dict.fromkeys(row.basis for row in rows)),
        citations=tuple(cited),
        checked=min(row.checked for row in rows),
    )


def silence(view: Viewpoint) -> Cell:
    """Core factors that the label does not mention or that nobody has read: unknown, never safe."""
    if view.plain:
        return plain.silence(view)
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
