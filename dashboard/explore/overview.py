"""What the filters did in words, and frames for the charts of the class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.explore.filters import FILTERS, Filtered
from dashboard.wording.statements import label


@dataclass(frozen=True)
class FilterSummary:
    """What the filters did, in words: how many are kept, unknown and out, and why each one is out."""

    headline: str
    rest: tuple[str, ...]
    out: dict[str, str]


def filter_summary(catalogue: Catalogue, filtered: Filtered) -> FilterSummary:
    """Say what the filters did; `out` maps names to what each filter says of them (hazard H28)."""
    total = len(catalogue.names)
    narrowed = filtered.removed or filtered.unknown
    return FilterSummary(
        headline=f"{len(filtered.kept)} of {total} meet the filters" if narrowed else f"All {total}",
        rest=(f"{len(filtered.unknown)} unknown",) if filtered.unknown else (),
        out={
            catalogue.names[relaxant]: "; ".join(f"{FILTERS[one.filter].label}: {one.reason}" for one in judgements)
            for relaxant, judgements in filtered.removed.items()
        },
    )


def doses_a_day(catalogue: Catalogue, relaxants: Sequence[str]) -> pd.DataFrame:
    """Return fewest and most doses a day: columns relaxant, name, form, low, high; unknown ones are left out."""
    made: list[tuple[str, str, str, float, float]] = []
    for row in (catalogue.summary(relaxant) for relaxant in relaxants):
        low, high = row.doses_per_day_min, row.doses_per_day_max
        if low is not None:
            made.append((row.relaxant, row.name, label("form", row.headline_form), low, low if high is None else high))
    return pd.DataFrame(made, columns=["relaxant", "name", "form", "low", "high"])
