"""Which indications answer for a condition: those that name it, else those of the nearest wider use (hazard H4)."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.rows import IndicationRow
from dashboard.data.schema.terms import SPASTICITY
from dashboard.wording.jurisdictions import holds_in

WIDER: dict[str, tuple[str, ...]] = {
    **{condition: ("spasticity_other",) for condition in SPASTICITY if condition != "spasticity_other"},
    "acute_musculoskeletal": ("muscle_spasm_local",),
    "muscle_spasm_local": ("acute_musculoskeletal",),
    "low_back_pain_acute": ("acute_musculoskeletal", "muscle_spasm_local"),
    "neck_shoulder_pain": ("acute_musculoskeletal", "muscle_spasm_local"),
}
"""The uses that answer for a condition of which a label does not speak itself, the nearest first.

The one that answers is named on the line. Labels call one and the same use "acute, painful musculoskeletal conditions"
or "painful muscle spasm", so each of the two answers for the other.
"""


def uses_for(rows: Iterable[IndicationRow], condition: str, jurisdiction: str) -> list[IndicationRow]:
    """Return the indications of a jurisdiction for a condition: those that name it, else those of the wider use."""
    here = [row for row in rows if holds_in(row.jurisdiction, jurisdiction)]
    for use in (condition, *WIDER.get(condition, ())):
        found = [row for row in here if row.condition == use]
        if found:
            return found
    return []


def limits_for(rows: Iterable[IndicationRow], condition: str, jurisdiction: str) -> list[IndicationRow]:
    """Return what a jurisdiction says against the wider uses of a condition."""
    wider = WIDER.get(condition, ())
    return [
        row
        for row in rows
        if row.condition in wider
        and row.status in ("not_for", "withdrawn")
        and holds_in(row.jurisdiction, jurisdiction)
    ]


def narrower_uses(rows: Iterable[IndicationRow], condition: str, jurisdiction: str) -> list[IndicationRow]:
    """Return the labelled uses of a jurisdiction that are kinds of a condition: spasticity in multiple sclerosis."""
    kinds = [use for use, wider in WIDER.items() if condition in wider and use not in WIDER.get(condition, ())]
    return [
        row
        for row in rows
        if row.condition in kinds
        and row.status in ("labelled", "restricted")
        and holds_in(row.jurisdiction, jurisdiction)
    ]
