"""The class at a glance: one row a relaxant for the table of Explore, and frames for its charts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.schema.terms import FORMS
from dashboard.explore.filters import Filtered, Judgement
from dashboard.wording.figures import capital, span
from dashboard.wording.jurisdictions import scope
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
class Outcome:
    """What the filters did, in words: how many are kept, unknown and out, and why each one is out."""

    headline: str
    rest: tuple[str, ...]
    out: dict[str, str]


def outcome(catalogue: Catalogue, filtered: Filtered) -> Outcome:
    """Say what the filters did; `out` maps names to what each filter says of them (hazard H28)."""
    total = len(catalogue.names)
    narrowed = filtered.removed or filtered.unknown
    return Outcome(
        headline=f"{len(filtered.kept)} of {total} meet the filters" if narrowed else f"All {total}",
        rest=(f"{len(filtered.unknown)} unknown",) if filtered.unknown else (),
        out={
            catalogue.names[relaxant]: "; ".join(f"{judgement.filter}: {judgement.reason}" for judgement in judgements)
            for relaxant, judgements in filtered.removed.items()
        },
    )


SOLD = frozenset({"marketed", "restricted"})


def class_row(
    catalogue: Catalogue, relaxant: str, jurisdiction: str, wording: Wording, remarks: Sequence[str], picked: bool
) -> ClassRow:
    """Make the row of one relaxant for a jurisdiction, in a wording."""
    summary = catalogue.summary(relaxant)
    uses = scope(catalogue, catalogue.rows("indications", relaxant), relaxant, jurisdiction)
    labelled = [row for row in uses.rows if row["status"] == "labelled"]
    products = scope(catalogue, catalogue.rows("products", relaxant), relaxant, jurisdiction)
    sold = {row["form"] for row in products.rows}
    brands = list(dict.fromkeys(items(str(summary["us_brands"])) + items(str(summary["other_brands"]))))
    schedule = str(summary["controlled_schedule"])
    notices = [notice for notice in (uses.notice("label"), products.notice("product")) if notice]
    borrowed = [f"uses and forms of {uses.jurisdiction}: none read for {jurisdiction}"] if notices else []
    statuses = {
        row["status"] for row in catalogue.rows("availability", relaxant) if row["jurisdiction"] == jurisdiction
    }
    standing = sorted(label("availability", status).lower() for status in statuses)
    unsold = [f"{', '.join(standing)} in {jurisdiction}"] if statuses and not statuses & SOLD else []
    return ClassRow(
        relaxant=relaxant,
        name=catalogue.names[relaxant],
        brands=", ".join(brands[:SHOWN_BRANDS])
        + (f" and {len(brands) - SHOWN_BRANDS} more" if len(brands) > SHOWN_BRANDS else ""),
        uses=_uses([row["condition"] for row in labelled]),
        acts_on=capital(
            str(summary["mechanism_plain"] if wording == "plain" else summary["target"] or summary["site_of_action"])
        ),
        forms=capital(", ".join(words for form, words in FORMS.items() if form in sold)),
        half_life=span(summary["half_life_min_h"], summary["half_life_max_h"], "h")
        or _silence(catalogue, relaxant, "half_life_min_h"),
        schedule={"": "", "none": "None"}.get(schedule, f"Schedule {schedule[1:]}"),
        remarks=(*unsold, *borrowed, *remarks),
        picked=picked,
    )


def _silence(catalogue: Catalogue, relaxant: str, column: str) -> str:
    """Say why a column of the summary is empty, where its source says so; empty where nobody has read it."""
    cited = catalogue.cited.get((relaxant, column))
    return NO_VALUE.get(cited["value_status"], "") if cited else ""


def _uses(conditions: Sequence[str]) -> tuple[str, ...]:
    """Name conditions, all kinds of spasticity in one line: ``Spasticity: in multiple sclerosis, after stroke``.

    Uses outside muscles are left to Compare.
    """
    names = [label("condition", condition) for condition in dict.fromkeys(conditions) if condition != "other"]
    kinds = [name.removeprefix("Spasticity").lstrip(", ") for name in names if name.startswith("Spasticity")]
    spasticity = [f"Spasticity: {', '.join(kinds)}"] if kinds else []
    return (*spasticity, *(name for name in names if not name.startswith("Spasticity")))


def class_rows(
    catalogue: Catalogue, filtered: Filtered, jurisdiction: str, wording: Wording, picked: Collection[str]
) -> tuple[list[ClassRow], list[ClassRow]]:
    """Return the rows of kept relaxants and of those unknown to a filter, both alphabetical."""

    def rows(bucket: Mapping[str, Sequence[Judgement]]) -> list[ClassRow]:
        made: list[ClassRow] = []
        for relaxant, judgements in bucket.items():
            reasons = [judgement.reason for judgement in judgements]
            made.append(class_row(catalogue, relaxant, jurisdiction, wording, reasons, relaxant in picked))
        return made

    return rows(filtered.kept), rows(filtered.unknown)


def doses_a_day(catalogue: Catalogue, relaxants: Sequence[str]) -> pd.DataFrame:
    """Return fewest and most doses a day: columns relaxant, name, form, low, high; unknown ones are left out."""
    frame = catalogue.relaxants.loc[list(relaxants)]
    frame = frame[frame["doses_per_day_min"].notna()]
    low = frame["doses_per_day_min"]
    return pd.DataFrame(
        {
            "relaxant": frame["relaxant"],
            "name": frame["name"],
            "form": [label("form", str(form)) for form in frame["headline_form"]],
            "low": low,
            "high": frame["doses_per_day_max"].where(frame["doses_per_day_max"].notna(), low),
        }
    ).reset_index(drop=True)
