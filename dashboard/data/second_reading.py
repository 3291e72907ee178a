"""Which facts are read twice before a relaxant leaves draft, and how far that has come (hazards H36, H40).

The second reading goes through the label without the table at hand: doses and maxima, what rules a relaxant out, boxed
warnings, kidney and liver, incidences, half-lives. The outcome stands in ``data/REVIEW.md``, the date in `rechecked`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.data.frames import Record
from dashboard.data.schema import LIST_SEPARATOR

ORGANS = frozenset({"renal_impairment", "hepatic_impairment", "dialysis"})
MUST_NOT_BE_OPEN = frozenset({"dosing", "titration", "precautions", "interactions", "citations"})
"""Tables whose rows in scope may not stay unconfirmed: doses, maxima, contraindications, boxed warnings."""
SCOPE_TABLES = ("dosing", "titration", "precautions", "interactions", "citations", "side_effects", "kinetics")

DRAFT = "draft: not all read twice"
DRAFT_MEANS = "What matters most has not all been read a second time, or is not confirmed yet"

State = Literal["twice", "once", "open"]


def review_word(*, draft: bool) -> str:
    """Say of a relaxant how far its review is, for screens and exports."""
    return DRAFT if draft else "read twice"


def in_scope(table: str, row: Record) -> bool:
    """Whether a row is one of those that a second reader goes through."""
    if table in ("dosing", "titration"):
        return True
    if table == "precautions":
        ruled_out = row["level"] == "contraindicated" or row["basis"] == "label_boxed"
        return ruled_out or (row["factor"] in ORGANS and row["level"] != "not_read")
    if table == "interactions":
        return row["level"] == "contraindicated"
    if table == "citations":
        return row["column"] == "boxed_warning"
    if table == "side_effects":
        return row["figure_kind"] not in ("class_band", "named_only")
    return table == "kinetics" and row["parameter"] == "half_life"


def state_of(row: Record) -> State:
    """Say how often a row was read in its source."""
    return "twice" if row["rechecked"] else "once" if row["checked"] else "open"


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


def holds_back(table: str, row: Record, home: str, past: frozenset[str]) -> bool:
    """Whether a row holds its relaxant in draft: read once where twice is due, or unconfirmed where that may not be.

    Parameters
    ----------
    table, row
        A row of any table.
    home
        Jurisdiction of the headline doses: there nothing that matters may stay unconfirmed. Elsewhere it may, since it
        carries its own mark on every screen.
    past
        Sources that are superseded or retired: their rows are history and are not read again.
    """
    if not _due(table, row, past):
        return False
    at_home = row.get("jurisdiction", home) == home
    state = state_of(row)
    return state == "once" or (state == "open" and at_home and table in MUST_NOT_BE_OPEN)


def _due(table: str, row: Record, past: frozenset[str]) -> bool:
    """Whether a row is to be read twice."""
    return table in SCOPE_TABLES and in_scope(table, row) and not set(row["source"].split(LIST_SEPARATOR)) <= past


def second_reading(rows: Iterable[tuple[str, Record]], home: str, past: frozenset[str]) -> SecondReading:
    """Count the rows of one relaxant, given with the name of their table; `home` and `past` as in `holds_back`."""
    counts = {"twice": 0, "once": 0, "open": 0}
    holding = 0
    for table, row in rows:
        if _due(table, row, past):
            counts[state_of(row)] += 1
            holding += holds_back(table, row, home, past)
    return SecondReading(counts["twice"], counts["once"], counts["open"], holding)
