"""The class at once: each relaxant with each class of co-medications, and what any such matrix is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import InteractionRow, Level, PrecautionRow
from dashboard.interactions.phrases import partner, said
from dashboard.names.forms_sold import forms_here
from dashboard.wording.forms import forms_meant, speaking_of
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import rank, worst
from dashboard.wording.reasons import Reason, reason_of, stricter_notes

R = TypeVar("R", PrecautionRow, InteractionRow)


@dataclass(frozen=True)
class MatrixCell:
    """What the sources say at one crossing.

    Parameters
    ----------
    level
        Worst level of the jurisdiction, over all forms; "not_read" where no row speaks.
    notes
        What a level alone would hide: forms that differ (hazard H7), a stricter country (hazard H10).
    reasons
        Every row behind it, of any jurisdiction; those of the chosen one first, worst first.
    silence
        What to say instead of "no statement held" where no row applies any more.
    """

    level: Level
    notes: tuple[str, ...]
    reasons: tuple[Reason, ...]
    silence: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """One row of a matrix: key and name, and a cell per column."""

    key: str
    name: str
    cells: dict[str, MatrixCell]


def class_matrix(
    catalogue: Catalogue, relaxants: Sequence[str], classes: Sequence[str], jurisdiction: str
) -> list[MatrixRow]:
    """Return a row per relaxant and a cell per class of co-medications, as the sources name the class itself."""

    def cell(relaxant: str, agent_class: str) -> MatrixCell:
        rows = [
            row
            for row in catalogue.rows(InteractionRow, relaxant)
            if row.agent_kind == "class" and row.agent == agent_class
        ]
        return crossing(catalogue, relaxant, jurisdiction, rows, reason=lambda row: _reason(catalogue, row))

    return matrix(catalogue, relaxants, classes, cell)


def _reason(catalogue: Catalogue, row: InteractionRow) -> Reason:
    text = f"{partner(catalogue, row)}: {said(row)}"
    return reason_of(catalogue, row, text, topic=row.agent, about=forms_meant(row), level=row.level)


def matrix(
    catalogue: Catalogue, relaxants: Sequence[str], columns: Sequence[str], cell: Callable[[str, str], MatrixCell]
) -> list[MatrixRow]:
    """Return a row per relaxant, alphabetical, and a cell per column; `cell` makes that of a relaxant and a column."""
    return [
        MatrixRow(relaxant, name, {column: cell(relaxant, column) for column in columns})
        for relaxant, name in catalogue.names.items()
        if relaxant in relaxants
    ]


def crossing(
    catalogue: Catalogue, relaxant: str, jurisdiction: str, rows: Sequence[R], *, reason: Callable[[R], Reason]
) -> MatrixCell:
    """Return the cell of a relaxant that some rows of it speak to; `reason` says one of them."""
    here = [row for row in rows if holds_in(row.jurisdiction, jurisdiction)]
    elsewhere = [row for row in rows if not holds_in(row.jurisdiction, jurisdiction)]
    level = worst(row.level for row in here)
    own, foreign = ([reason(row) for row in part if row.level != "not_read"] for part in (here, elsewhere))
    forms = forms_here(catalogue, relaxant, jurisdiction)
    levels = {worst(row.level for row in speaking_of(here, [form])) for form in forms}
    notes = (*(("forms differ",) if len(levels) > 1 else ()), *stricter_notes(foreign, level))
    every = [one for part in (own, foreign) for one in sorted(part, key=lambda one: rank(one.level))]
    return MatrixCell(level, notes, tuple(dict.fromkeys(every)))
