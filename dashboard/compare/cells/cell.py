"""What a cell is and what it is made for."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import RelaxantColumn, RelaxantRow
from dashboard.wording.jurisdictions import speakers
from dashboard.wording.statements import NO_VALUE, Figures, Statement, Wording, statement

NOT_READ = "Not read yet"


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
