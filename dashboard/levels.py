"""What labels ask for under a patient factor: the worst level here, and whether another country is stricter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.frames import Record, speaking_of
from dashboard.jurisdictions import INTERNATIONAL
from dashboard.schema.terms import LEVELS

DEMANDS = ("contraindicated", "avoid", "not_established", "adjust", "caution", "monitor")
SILENCE = ("studied_none", "not_mentioned", "not_read")


def worst(levels: Iterable[str]) -> str:
    """Return the worst of some levels; what was not read never beats what was, and none at all is not read."""
    order = list(LEVELS)
    return min(levels, key=order.index, default="not_read")


@dataclass(frozen=True)
class FactorLevel:
    """Level of one factor for one relaxant.

    Parameters
    ----------
    factor
        Patient factor.
    here
        Worst level in the chosen jurisdiction; "not_read" where nothing was read for it.
    rows
        The rows behind it.
    elsewhere
        Worst level of every other jurisdiction.
    """

    factor: str
    here: str
    rows: tuple[Record, ...]
    elsewhere: dict[str, str]

    @property
    def stricter_elsewhere(self) -> dict[str, str]:
        """Jurisdictions that ask for more, with their level (hazard H10)."""
        order = list(LEVELS)
        return {
            place: level
            for place, level in self.elsewhere.items()
            if level in DEMANDS and order.index(level) < order.index(self.here)
        }


def factor_levels(
    catalogue: Catalogue, relaxant: str, jurisdiction: str, forms: Iterable[str] | None = None
) -> dict[str, FactorLevel]:
    """Return the level of every factor that any source of the relaxant speaks to, by factor.

    `forms` limits the rows to those that hold for one of these forms; None takes all.
    """
    rows = catalogue.rows("precautions", relaxant)
    by_factor: dict[str, list[Record]] = {}
    for row in rows if forms is None else speaking_of(rows, forms):
        by_factor.setdefault(row["factor"], []).append(row)
    return {factor: _level(factor, own, jurisdiction) for factor, own in by_factor.items()}


def _level(factor: str, rows: list[Record], jurisdiction: str) -> FactorLevel:
    here = tuple(row for row in rows if row["jurisdiction"] in (jurisdiction, INTERNATIONAL))
    elsewhere: dict[str, list[str]] = {}
    for row in rows:
        if row["jurisdiction"] not in (jurisdiction, INTERNATIONAL):
            elsewhere.setdefault(row["jurisdiction"], []).append(row["level"])
    worst_elsewhere = {place: worst(levels) for place, levels in sorted(elsewhere.items())}
    return FactorLevel(factor, worst(row["level"] for row in here), here, worst_elsewhere)
