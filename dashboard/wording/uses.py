"""Which indications answer for a condition: those that name it, else those of the wider use (hazard H4)."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.rows import IndicationRow
from dashboard.data.schema.terms import SPASTICITY
from dashboard.wording.jurisdictions import holds_in

BROADER: dict[str, str] = {
    **dict.fromkeys(SPASTICITY, "spasticity_other"),
    "acute_musculoskeletal": "muscle_spasm_local",
    "low_back_pain_acute": "acute_musculoskeletal",
}
"""The use that answers for a condition of which a label does not speak itself; it is named on the line."""


def uses_for(rows: Iterable[IndicationRow], condition: str, jurisdiction: str) -> list[IndicationRow]:
    """Return the indications of a jurisdiction for a condition: those that name it, else those of the wider use."""
    here = [row for row in rows if holds_in(row.jurisdiction, jurisdiction)]
    own = [row for row in here if row.condition == condition]
    return own or [row for row in here if row.condition == BROADER.get(condition)]
