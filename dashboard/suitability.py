"""What labels ask for under a patient factor: the worst level here, and whether another country is stricter.

Verdicts for one patient will stand here too; there is no score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.catalogue import Catalogue, items
from dashboard.frames import holds
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
    rows: pd.DataFrame
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
    rows = catalogue.of("precautions", relaxant)
    if forms is not None:
        wanted = set(forms)
        rows = rows[holds(rows, "form", lambda cell: not cell or bool(set(items(cell)) & wanted))]
    found: dict[str, FactorLevel] = {}
    for factor, own in rows.groupby("factor", sort=False):
        here = own[own["jurisdiction"].isin([jurisdiction, INTERNATIONAL])]
        elsewhere = {
            str(place): worst(group["level"])
            for place, group in own[~own["jurisdiction"].isin([jurisdiction, INTERNATIONAL])].groupby("jurisdiction")
        }
        found[str(factor)] = FactorLevel(str(factor), worst(here["level"]), here, elsewhere)
    return found
