"""Fitness of a relaxant for a condition, as the sources of a jurisdiction put it (hazard H4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Record, speaking_of
from dashboard.data.schema.terms import CONDITIONS
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.statements import Statement, joined, label, statement

ANY_SPASTICITY = "spasticity_other"
BROADER = {condition: ANY_SPASTICITY for condition in CONDITIONS if condition.startswith("spasticity_")} | {
    "acute_musculoskeletal": "muscle_spasm_local",
    "low_back_pain_acute": "acute_musculoskeletal",
}
"""The use that answers for a condition of which a label does not speak itself; it is named on the line."""
HEADINGS = {
    "labelled": "Labelled for this",
    "guideline": "Named by a guideline, not labelled",
    "off_label": "Off-label",
    "not_for": "Not for this",
    "no_source": "No source read for this use",
}
HEADING_OF = {"restricted": "labelled", "investigational": "off_label", "withdrawn": "not_for"}


@dataclass(frozen=True)
class Fitness:
    """How a relaxant stands to a condition.

    Parameters
    ----------
    heading
        Key of `HEADINGS`.
    statements
        What the sources say: the use with its detail, limits of use and restrictions too.
    """

    heading: str
    statements: tuple[Statement, ...] = ()


def rows_on(rows: Iterable[Record], condition: str, jurisdiction: str) -> list[Record]:
    """Return the indications of a jurisdiction on a condition: those that name it, else those of the wider use."""
    here = [row for row in rows if holds_in(row["jurisdiction"], jurisdiction)]
    own = [row for row in here if row["condition"] == condition]
    return own or [row for row in here if row["condition"] == BROADER.get(condition)]


def fitness(catalogue: Catalogue, relaxant: str, form: str, condition: str, jurisdiction: str) -> Fitness:
    """Return how one form of a relaxant stands to a condition; labels of another form or country never count."""
    rows = rows_on(speaking_of(catalogue.rows("indications", relaxant), [form]), condition, jurisdiction)
    headings = {HEADING_OF.get(row["status"], row["status"]) for row in rows}
    heading = next((key for key in HEADINGS if key in headings), "no_source")
    return Fitness(heading, joined(_said(catalogue, row, condition) for row in rows))


def _said(catalogue: Catalogue, row: Record, condition: str) -> Statement:
    wider = "" if row["condition"] == condition else f" ({label('condition', row['condition']).lower()})"
    detail = f": {row['detail']}" if row["detail"] else ""
    return statement(catalogue, row, f"{label('indication_status', row['status'])}{wider}{detail}")
