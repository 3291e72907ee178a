"""What a cell is and what it is made for."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.wording.jurisdictions import speakers
from dashboard.wording.statements import NO_VALUE, Figures, Statement, Wording, statement

NOT_READ = "Not read yet"


@dataclass(frozen=True)
class View:
    """What a cell is made for: one relaxant, seen from a jurisdiction, in some forms and a wording."""

    catalogue: Catalogue
    relaxant: str
    jurisdiction: str
    forms: tuple[str, ...]
    wording: Wording

    @property
    def plain(self) -> bool:
        """Whether the reader asked for plain words."""
        return self.wording == "plain"


@dataclass(frozen=True)
class Cell:
    """One cell: its statements, a notice above them, what to say where there are none, and whether it warns."""

    statements: tuple[Statement, ...] = ()
    notice: str = ""
    empty: str = NOT_READ
    alarm: bool = False


def from_summary(view: View, column: str, text: str, figures: Figures | None = None) -> Cell:
    """Make the cell of a column of relaxants.csv, with `text` where it is filled."""
    row = view.catalogue.cited.get((view.relaxant, column))
    if row is None:
        return Cell()
    shown = text or NO_VALUE.get(row["value_status"], "")
    if not shown:
        return Cell()
    whose = ", ".join(sorted(speakers(view.catalogue, row)))
    made = statement(view.catalogue, {**row, "jurisdiction": whose}, shown, figures)
    return Cell((made,))


def text_of(view: View, column: str) -> str:
    """Return a text of relaxants.csv; empty where it is unknown."""
    return str(view.catalogue.summary(view.relaxant)[column])


def number_of(view: View, column: str) -> float:
    """Return a number of relaxants.csv; NaN where it is unknown."""
    return float(view.catalogue.summary(view.relaxant)[column])
