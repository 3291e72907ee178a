"""Small catalogues made in a test: one or two relaxants with just the rows that the test is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from dashboard.data import rows
from dashboard.data.catalogue import Catalogue, typed_frame
from dashboard.data.cells import R, read_row
from dashboard.data.rows import TableRow
from dashboard.data.schema import TABLES

Cells = Mapping[str, str]
SOURCE = {"source": "label-us", "locator": "2", "checked": "2026-01-02"}
DEFAULTS: dict[str, dict[str, str]] = {
    "relaxants": {
        "use_class": "antispastic",
        "dose_family": "oral_daily",
        "dose_unit": "mg",
        "dose_basis": "day",
        "dose_jurisdiction": "US",
        "headline_form": "tablet",
    },
    "dosing": {
        "jurisdiction": "US",
        "phase": "initial",
        "population": "adult",
        "dose_unit": "mg",
        "dose_basis": "day",
        "value_status": "given",
        "basis": "label_dosing",
    },
    "precautions": {"jurisdiction": "US", "basis": "label_warning"},
    "indications": {"jurisdiction": "US", "status": "labelled", "basis": "label_other"},
    "products": {
        "form": "tablet",
        "route": "oral",
        "strength": "5",
        "strength_unit": "mg",
        "jurisdiction": "US",
        "status": "marketed",
        "basis": "label_other",
    },
    "availability": {"jurisdiction": "US", "status": "marketed", "basis": "label_other"},
    "side_effects": {
        "effect": "drowsiness",
        "organ_system": "nervous",
        "as_reported": "somnolence",
        "jurisdiction": "US",
        "figure_kind": "trial",
        "serious": "no",
        "basis": "label_trials",
    },
    "evidence": {
        "subject_kind": "relaxant",
        "comparator": "placebo",
        "contrast": "difference",
        "condition": "spasticity_ms",
        "population": "adults",
        "outcome": "pain",
        "scale": "0 to 10 points",
        "better": "lower",
        "measure": "MD",
        "ci_level": "95",
        "design": "randomised trial",
        "finding": "Less pain.",
        "basis": "reference",
    },
    "citations": {"value_status": "given", "basis": "label_other"},
    "kinetics": {"unit": "h", "value_status": "given", "basis": "label_pk"},
    "interactions": {"jurisdiction": "US", "kind": "PD", "basis": "label_contraindication", "agent_kind": "class"},
    "counselling": {"basis": "label_other"},
    "guidance": {"body": "NICE", "year": "2022", "jurisdiction": "GB", "status": "current", "basis": "guideline"},
    "monitoring": {"jurisdiction": "US", "basis": "label_warning"},
    "titration": {"jurisdiction": "US", "kind": "titration", "dose_unit": "mg", "basis": "label_dosing"},
    "sources": {
        "kind": "label",
        "publisher": "A labeler",
        "jurisdiction": "US",
        "doc_status": "current",
        "reference_label": "yes",
        "url": "https://example.org/label",
    },
}


def row(table: str, cells: Cells) -> dict[str, str]:
    """Return a whole row of a table: what the test says, then defaults, then empty cells."""
    provenance = SOURCE if TABLES[table].has("checked") else {}
    filled = {**DEFAULTS.get(table, {}), **provenance, **cells}
    if table == "relaxants":
        filled.setdefault("name", filled["relaxant"].capitalize())
    return {column: filled.get(column, "") for column in TABLES[table].column_names}


def row_kinds() -> list[type[TableRow]]:
    """Return the class of the rows of every table, in the order of the schema."""
    kinds = {kind.TABLE: kind for kind in vars(rows).values() if isinstance(kind, type) and "TABLE" in vars(kind)}
    return [kinds[table] for table in TABLES]


def typed_row(kind: type[R], cells: Cells) -> R:
    """Return a row of a class: what the test says, then defaults, then empty cells."""
    return read_row(kind, row(kind.TABLE, cells))


def catalogue(*relaxants: str, **tables: Sequence[Cells]) -> Catalogue:
    """Return a catalogue of some relaxants with the rows given per table; it is not checked against the rules."""
    given: dict[str, Sequence[Cells]] = {"relaxants": [{"relaxant": name} for name in relaxants], **tables}
    given.setdefault("sources", [{"source": "label-us", "title": "A label"}])
    frames = {
        name: typed_frame(
            table,
            pd.DataFrame(
                [row(name, cells) for cells in given.get(name, [])], columns=list(table.column_names), dtype=str
            ),
        )
        for name, table in TABLES.items()
    }
    return Catalogue(MappingProxyType(frames), "0" * 64)


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file once; the text must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
