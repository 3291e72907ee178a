"""Fitness of a relaxant for a condition, as the sources of a jurisdiction put it (hazard H4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import IndicationRow, IndicationStatus
from dashboard.wording.forms import speaking_of
from dashboard.wording.statements import Statement, joined, label, statement
from dashboard.wording.uses import limits_for, narrower_uses, uses_for

Heading = Literal["labelled", "narrower", "guideline", "off_label", "not_for", "no_source"]
HEADINGS: dict[Heading, str] = {
    "labelled": "Labelled for this condition",
    "narrower": "Labelled for a narrower use",
    "guideline": "Named by a guideline, not labelled",
    "off_label": "Off-label",
    "not_for": "Not for this condition",
    "no_source": "No source found for this use",
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
    short
        The use in a few words, where the table has them.
    """

    heading: Heading
    statements: tuple[Statement, ...] = ()
    short: str = ""


def fitness(catalogue: Catalogue, relaxant: str, form: str, *, condition: str, jurisdiction: str) -> Fitness:
    """Return how one form of a relaxant stands to a condition; labels of another form or country never count."""
    spoken = speaking_of(catalogue.rows(IndicationRow, relaxant), [form])
    rows = uses_for(spoken, condition, jurisdiction)
    if not rows:
        kinds = narrower_uses(spoken, condition, jurisdiction)
        return Fitness("narrower", *_worded(catalogue, kinds, condition)) if kinds else Fitness("no_source")
    headings = {HEADING_OF[row.status] for row in rows}
    heading: Heading = next(key for key in HEADINGS if key in headings)
    rows += [row for row in limits_for(spoken, condition, jurisdiction) if heading != "not_for" and row not in rows]
    return Fitness(heading, *_worded(catalogue, rows, condition))


def _worded(catalogue: Catalogue, rows: list[IndicationRow], condition: str) -> tuple[tuple[Statement, ...], str]:
    """Return what rows say, and the use in a few words."""
    kinds = dict.fromkeys(label("condition", row.condition) for row in rows if row.condition != condition)
    short = rows[0].short if rows[0].condition == condition else "; ".join(kinds)
    return joined(_said(catalogue, row, condition) for row in rows), short


def _said(catalogue: Catalogue, row: IndicationRow, condition: str) -> Statement:
    other = "" if row.condition == condition else f" ({label('condition', row.condition).lower()})"
    detail = f": {row.detail}" if row.detail else ""
    return statement(catalogue, row, f"{label('indication_status', row.status)}{other}{detail}")
