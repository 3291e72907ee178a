"""What labels ask for under a patient factor: the worst level here, and whether another country is stricter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Factor, Jurisdiction, Level, PrecautionRow
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import holds_in

AnyLevel = Level | Literal[""]
"""A level, or none."""
DEMANDS: tuple[Level, ...] = ("contraindicated", "avoid", "not_established", "adjust", "caution", "monitor")
SILENCE: tuple[Level, ...] = ("studied_none", "not_mentioned", "not_read")
ORDER: dict[Level, int] = {level: at for at, level in enumerate(get_args(Level))}
"""Place of each level, worst first."""


def rank(level: AnyLevel) -> int:
    """Return the place of a level, worst first; none at all comes last."""
    return ORDER[level] if level else len(ORDER)


def worst(levels: Iterable[Level]) -> Level:
    """Return the worst of some levels; what was not read never beats what was, and none at all is not read."""
    return worst_if_any(levels) or "not_read"


def worst_if_any(levels: Iterable[Level]) -> AnyLevel:
    """Return the worst of some levels; empty where there are none."""
    found = sorted(levels, key=ORDER.__getitem__)
    return found[0] if found else ""


def least(levels: Iterable[Level]) -> AnyLevel:
    """Return the level that says least; empty where there are none."""
    found = sorted(levels, key=ORDER.__getitem__)
    return found[-1] if found else ""


def stricter(level: AnyLevel, than: AnyLevel) -> bool:
    """Return whether a level asks for more than another; any level does so beside an empty one."""
    return bool(level) and (not than or ORDER[level] < ORDER[than])


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

    factor: Factor
    here: Level
    rows: tuple[PrecautionRow, ...]
    elsewhere: dict[Jurisdiction, Level]

    def ruled_out(self, forms: frozenset[str]) -> frozenset[str]:
        """Return those of some forms that are contraindicated here; a row without a form holds for all (hazard H7)."""
        return _holding_for((row for row in self.rows if row.level == "contraindicated"), forms)

    def read(self, forms: frozenset[str]) -> frozenset[str]:
        """Return those of some forms of which anybody has read here what the factor asks for."""
        return _holding_for((row for row in self.rows if row.level != "not_read"), forms)

    @property
    def stricter_elsewhere(self) -> dict[Jurisdiction, Level]:
        """Jurisdictions that ask for more, with their level (hazard H10)."""
        return {
            place: level for place, level in self.elsewhere.items() if level in DEMANDS and stricter(level, self.here)
        }


def factor_levels(
    catalogue: Catalogue, relaxant: str, jurisdiction: str, forms: Iterable[str] | None = None
) -> dict[str, FactorLevel]:
    """Return the level of every factor that any source of the relaxant speaks to, by factor.

    `forms` limits the rows to those that hold for one of these forms; None takes all.
    """
    rows = catalogue.rows(PrecautionRow, relaxant)
    by_factor: dict[Factor, list[PrecautionRow]] = {}
    for row in rows if forms is None else speaking_of(rows, forms):
        by_factor.setdefault(row.factor, []).append(row)
    return {factor: _level(factor, own, jurisdiction) for factor, own in by_factor.items()}


def _level(factor: Factor, rows: list[PrecautionRow], jurisdiction: str) -> FactorLevel:
    here = tuple(row for row in rows if holds_in(row.jurisdiction, jurisdiction))
    elsewhere: dict[Jurisdiction, list[Level]] = {}
    for row in rows:
        if not holds_in(row.jurisdiction, jurisdiction):
            elsewhere.setdefault(row.jurisdiction, []).append(row.level)
    worst_elsewhere: dict[Jurisdiction, Level] = {place: worst(elsewhere[place]) for place in sorted(elsewhere)}
    return FactorLevel(factor, worst(row.level for row in here), here, worst_elsewhere)


def _holding_for(rows: Iterable[PrecautionRow], forms: frozenset[str]) -> frozenset[str]:
    return frozenset(form for row in rows for form in (row.form or forms)) & forms
