"""Fitness of a relaxant for a condition, as the sources of a jurisdiction put it (hazard H4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import IndicationRow, IndicationStatus
from dashboard.wording.forms import speaking_of
from dashboard.wording.statements import Statement, joined, label, statement
from dashboard.wording.uses import uses_for

Heading = Literal["labelled", "guideline", "off_label", "not_for", "no_source"]
HEADINGS: dict[Heading, str] = {
    "labelled": "Labelled for this",
    "guideline": "Named by a guideline, not labelled",
    "off_label": "Off-label",
    "not_for": "Not for this",
    "no_source": "No source read for this use",
}
HEADING_OF: dict[IndicationStatus, Heading] = {
    "labelled": "labelled",
    "restricted": "labelled",
    "guideline": "guideline",
    "off_label": "off_label",
    "investigational": "off_label",
    "not_for": "not_for",
    "withdrawn": "not_for",
}


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

    heading: Heading
    statements: tuple[Statement, ...] = ()


def fitness(catalogue: Catalogue, relaxant: str, form: str, *, condition: str, jurisdiction: str) -> Fitness:
    """Return how one form of a relaxant stands to a condition; labels of another form or country never count."""
    rows = uses_for(speaking_of(catalogue.rows(IndicationRow, relaxant), [form]), condition, jurisdiction)
    headings = {HEADING_OF[row.status] for row in rows}
    best: list[Heading] = [key for key in HEADINGS if key in headings]
    return Fitness(best[0] if best else "no_source", joined(_said(catalogue, row, condition) for row in rows))


def _said(catalogue: Catalogue, row: IndicationRow, condition: str) -> Statement:
    wider = "" if row.condition == condition else f" ({label('condition', row.condition).lower()})"
    detail = f": {row.detail}" if row.detail else ""
    return statement(catalogue, row, f"{label('indication_status', row.status)}{wider}{detail}")
