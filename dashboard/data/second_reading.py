"""Which facts are read twice before a relaxant leaves draft, and how far that has come (hazards H36, H40).

The second reading goes through the label without the table at hand: doses and maxima, what rules a relaxant out, boxed
warnings, kidney and liver, incidences, half-lives. The outcome stands in ``data/REVIEW.md``, the date in `rechecked`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.data.rows import (
    CitationRow,
    DosingRow,
    InteractionRow,
    KineticsRow,
    Placed,
    PrecautionRow,
    Read,
    SideEffectRow,
    TitrationRow,
)

ORGANS = frozenset({"renal_impairment", "hepatic_impairment", "dialysis"})
SCOPE = (DosingRow, TitrationRow, PrecautionRow, InteractionRow, CitationRow, SideEffectRow, KineticsRow)
MUST_NOT_BE_OPEN = (DosingRow, TitrationRow, PrecautionRow, InteractionRow, CitationRow)
"""Rows that may not stay unconfirmed when they are in scope: doses, maxima, contraindications, boxed warnings."""

DRAFT = "under review"
DRAFT_MEANS = "What matters most has not all been read a second time, or is not confirmed yet"

Readings = Literal["twice", "once", "open"]


def review_word(*, draft: bool) -> str:
    """Say of a relaxant how far its review is, for screens and exports."""
    return DRAFT if draft else "read twice"


def in_scope(row: Read) -> bool:
    """Whether a row is one of those that a second reader goes through."""
    match row:
        case DosingRow() | TitrationRow():
            return True
        case PrecautionRow():
            ruled_out = row.level == "contraindicated" or row.basis == "label_boxed"
            return ruled_out or (row.factor in ORGANS and row.level != "not_read")
        case InteractionRow():
            return row.level == "contraindicated"
        case CitationRow():
            return row.column == "boxed_warning"
        case SideEffectRow():
            return row.figure_kind not in ("class_band", "named_only")
        case KineticsRow():
            return row.parameter == "half_life"
        case _:
            return False


def readings(row: Read) -> Readings:
    """Say how often a row was read in its source."""
    return "twice" if row.rechecked else "once" if row.checked else "open"


@dataclass(frozen=True)
class SecondReading:
    """How far the second reading of one relaxant has come.

    Parameters
    ----------
    twice, once, open
        Rows in scope by how often they were read; `open` is unconfirmed.
    holding
        Rows that hold the relaxant in draft: read once only, or unconfirmed where that may not be.
    """

    twice: int
    once: int
    open: int
    holding: int

    @property
    def done(self) -> bool:
        """Whether the relaxant leaves draft."""
        return self.twice > 0 and self.holding == 0


def holds_back(row: Read, home: str, past: frozenset[str]) -> bool:
    """Whether a row holds its relaxant in draft: read once where twice is due, or unconfirmed where that may not be.

    Parameters
    ----------
    row
        A row of any table.
    home
        Jurisdiction of the headline doses: there nothing that matters may stay unconfirmed. Elsewhere it may, since it
        carries its own mark on every screen.
    past
        Sources that are superseded or retired: their rows are history and are not read again.
    """
    if not _due(row, past):
        return False
    at_home = not isinstance(row, Placed) or row.jurisdiction == home
    read = readings(row)
    return read == "once" or (read == "open" and at_home and isinstance(row, MUST_NOT_BE_OPEN))


def _due(row: Read, past: frozenset[str]) -> bool:
    """Whether a row is to be read twice."""
    return in_scope(row) and not set(row.source) <= past


def second_reading(rows: Iterable[Read], home: str, past: frozenset[str]) -> SecondReading:
    """Count the rows of one relaxant; `home` and `past` as in `holds_back`."""
    counts: dict[Readings, int] = {"twice": 0, "once": 0, "open": 0}
    holding = 0
    for row in rows:
        if _due(row, past):
            counts[readings(row)] += 1
            holding += holds_back(row, home, past)
    return SecondReading(counts["twice"], counts["once"], counts["open"], holding)
