"""The class at a glance: one row a relaxant for the table of Explore, and frames for its charts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import (
    Availability,
    AvailabilityRow,
    Condition,
    Form,
    IndicationRow,
    ProductRow,
    RelaxantColumn,
    RelaxantRow,
)
from dashboard.data.schema.terms import FORMS, SPASTICITY
from dashboard.explore.filters import FILTERS, Filtered, Judgement
from dashboard.wording.figures import capital, hours
from dashboard.wording.jurisdictions import Scoped, scope
from dashboard.wording.statements import NO_VALUE, Wording, label

SHOWN_BRANDS = 4


@dataclass(frozen=True)
class ClassRow:
    """One relaxant in the table of the class, texts ready to read.

    `remarks` say what a reader must know of it (unknown to a filter, borrowed from another country); `picked` ticks
    its box.
    """

    relaxant: str
    name: str
    brands: str
    uses: tuple[str, ...]
    acts_on: str
    forms: str
    half_life: str
    schedule: str
    remarks: tuple[str, ...]
    picked: bool


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


SOLD: frozenset[Availability] = frozenset({"marketed", "restricted"})


def class_row(
    catalogue: Catalogue, relaxant: str, *, jurisdiction: str, wording: Wording, remarks: Sequence[str], picked: bool
) -> ClassRow:
    """Make the row of one relaxant for a jurisdiction, in a wording."""
    summary = catalogue.summary(relaxant)
    uses = scope(catalogue, catalogue.rows(IndicationRow, relaxant), relaxant, jurisdiction)
    products = scope(catalogue, catalogue.rows(ProductRow, relaxant), relaxant, jurisdiction)
    sold: set[Form] = {row.form for row in products.rows}
    schedule = summary.controlled_schedule
    acts_on = summary.mechanism_plain if wording == "plain" else summary.target or summary.site_of_action
    return ClassRow(
        relaxant=relaxant,
        name=summary.name,
        brands=_brands(summary),
        uses=_uses([row.condition for row in uses.rows if row.status == "labelled"]),
        acts_on=capital(acts_on),
        forms=capital(", ".join(words for form, words in FORMS.items() if form in sold)),
        half_life=hours(summary.half_life_min_h, summary.half_life_max_h)
        or _silence(catalogue, relaxant, "half_life_min_h"),
        schedule={"": "", "none": "None"}.get(schedule, f"Schedule {schedule[1:]}"),
        remarks=(*_unsold(catalogue, relaxant, jurisdiction), *_borrowed(uses, products), *remarks),
        picked=picked,
    )


def _brands(summary: RelaxantRow) -> str:
    """Name the first brands, and how many more there are."""
    brands = list(dict.fromkeys((*summary.us_brands, *summary.other_brands)))
    more = len(brands) - SHOWN_BRANDS
    return ", ".join(brands[:SHOWN_BRANDS]) + (f" and {more} more" if more > 0 else "")


def _unsold(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> list[str]:
    """Say how a relaxant stands in a country where it is not sold; nothing where its status was not read."""
    rows = catalogue.rows(AvailabilityRow, relaxant)
    statuses = {row.status for row in rows if row.jurisdiction == jurisdiction}
    if not statuses or statuses & SOLD:
        return []
    return [f"{', '.join(sorted(label('availability', status).lower() for status in statuses))} in {jurisdiction}"]


def _borrowed(uses: Scoped[IndicationRow], products: Scoped[ProductRow]) -> list[str]:
    """Say whose uses and forms are shown, where none were read for the country."""
    if not uses.notice("label") and not products.notice("product"):
        return []
    return [f"uses and forms of {uses.jurisdiction}: none read for {uses.asked}"]


def _silence(catalogue: Catalogue, relaxant: str, column: RelaxantColumn) -> str:
    """Say why a column of the summary is empty, where its source says so; empty where nobody has read it."""
    cited = catalogue.cited(relaxant, column)
    return NO_VALUE.get(cited.value_status, "") if cited else ""


def _uses(conditions: Sequence[Condition]) -> tuple[str, ...]:
    """Name conditions, all kinds of spasticity in one line: ``Spasticity: in multiple sclerosis, after stroke``.

    Uses outside muscles are left to Compare.
    """
    named = [condition for condition in dict.fromkeys(conditions) if condition != "other"]
    kinds = [SPASTICITY[condition] for condition in named if condition in SPASTICITY]
    spasticity = [f"Spasticity: {', '.join(kinds)}"] if kinds else []
    return (*spasticity, *(label("condition", condition) for condition in named if condition not in SPASTICITY))


def class_rows(
    catalogue: Catalogue, filtered: Filtered, *, jurisdiction: str, wording: Wording, picked: Collection[str]
) -> tuple[list[ClassRow], list[ClassRow]]:
    """Return the rows of kept relaxants and of those unknown to a filter, both alphabetical."""

    def rows(bucket: Mapping[str, Sequence[Judgement]]) -> list[ClassRow]:
        return [
            class_row(
                catalogue,
                relaxant,
                jurisdiction=jurisdiction,
                wording=wording,
                remarks=[judgement.reason for judgement in judgements],
                picked=relaxant in picked,
            )
            for relaxant, judgements in bucket.items()
        ]

    return rows(filtered.kept), rows(filtered.unknown)


def doses_a_day(catalogue: Catalogue, relaxants: Sequence[str]) -> pd.DataFrame:
    """Return fewest and most doses a day: columns relaxant, name, form, low, high; unknown ones are left out."""
    made: list[tuple[str, str, str, float, float]] = []
    for row in (catalogue.summary(relaxant) for relaxant in relaxants):
        low, high = row.doses_per_day_min, row.doses_per_day_max
        if low is not None:
            made.append((row.relaxant, row.name, label("form", row.headline_form), low, low if high is None else high))
    return pd.DataFrame(made, columns=["relaxant", "name", "form", "low", "high"])
