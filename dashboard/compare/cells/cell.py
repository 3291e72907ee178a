"""What a cell is and what it is made for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import RelaxantColumn, RelaxantRow
from dashboard.wording.jurisdictions import speakers
from dashboard.wording.statements import NO_VALUE, Figures, Statement, Wording, statement

NOT_READ = "Not reviewed"
NEVER_FOLDED = ("contraindicated", "avoid", None)
SHOWN_AT_ONCE = 6
"""Statements of a long cell that are shown at once, those that never fold among them."""


@dataclass(frozen=True)
class Viewpoint:
    """What a cell is made for: one relaxant, seen from a jurisdiction, in some forms and a wording."""

    catalogue: Catalogue
    relaxant: str
    jurisdiction: str
    _: KW_ONLY
    forms: tuple[str, ...]
    wording: Wording = "clinician"

    @property
    def plain(self) -> bool:
        """Whether the reader asked for plain words."""
        return self.wording == "plain"

    @property
    def summary(self) -> RelaxantRow:
        """The row of relaxants.csv."""
        return self.catalogue.summary(self.relaxant)


@dataclass(frozen=True)
class Cell:
    """One cell: its statements, a notice above them, what to say where there are none, and whether it warns."""

    statements: tuple[Statement, ...] = ()
    notice: str = ""
    empty: str = NOT_READ
    alarm: bool = False


def in_brief(
    statements: Sequence[Statement], at_once: int = SHOWN_AT_ONCE
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return which statements of a long cell are shown, and which fold behind their number, each in their order.

    Contraindications, what to avoid and what has no level never fold; a fold of one statement would save nothing.
    """
    never = [one for one in statements if one.level in NEVER_FOLDED]
    room = max(at_once - len(never), 0)
    others = [one for one in statements if one not in never]
    if len(others) <= room + 1:
        return tuple(statements), ()
    return tuple(one for one in statements if one in never or one in others[:room]), tuple(others[room:])


def from_summary(view: Viewpoint, column: RelaxantColumn, text: str, figures: Figures | None = None) -> Cell:
    """Make the cell of a column of relaxants.csv, with `text` where it is filled."""
    row = view.catalogue.cited(view.relaxant, column)
    if row is None:
        return Cell()
    shown = text or NO_VALUE.get(row.value_status, "")
    if not shown:
        return Cell()
    whose = ", ".join(sorted(speakers(view.catalogue, row)))
    return Cell((replace(statement(view.catalogue, row, shown, figures), jurisdiction=whose),))
