"""The side-by-side table as a frame, for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.compare.comparison import Comparison
from dashboard.data.second_reading import review_word
from dashboard.wording.statements import Statement, addresses, titles

COLUMNS = (
    "relaxant", "name", "group", "row", "text", "low", "high", "unit", "level", "basis", "jurisdiction",
    "asked_jurisdiction", "status", "checked", "source", "locator", "url", "review", "data_version",
)  # fmt: skip


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    """Return the comparison as one row per statement: text and figures apart, with sources.

    Columns: relaxant, name, group, row, text, low, high, unit, level, basis, jurisdiction, asked_jurisdiction,
    status (given, unconfirmed, superseded, not_read), checked, source, locator, url, review, data_version. A range has
    two columns.
    """
    return pd.DataFrame(list(_lines(comparison)), columns=list(COLUMNS))


def _lines(comparison: Comparison) -> Iterator[dict[str, object]]:
    for group in comparison.groups:
        for row in group.rows:
            for relaxant, cell in row.cells.items():
                shared = {
                    "relaxant": relaxant,
                    "name": comparison.relaxants[relaxant],
                    "group": group.heading,
                    "row": row.label,
                    "asked_jurisdiction": comparison.jurisdiction,
                    "review": review_word(draft=relaxant in comparison.drafts),
                    "data_version": comparison.version,
                }
                if not cell.statements:
                    yield {**shared, "text": cell.empty, "status": "not_read"}
                yield from ({**shared, **statement_cells(fact)} for fact in cell.statements)


def statement_cells(fact: Statement) -> dict[str, object]:
    """Return a statement as cells, by column."""
    return {
        "text": fact.text,
        "low": fact.low,
        "high": fact.high,
        "unit": fact.unit,
        "level": fact.level or "",
        "basis": fact.basis,
        "jurisdiction": fact.jurisdiction,
        "status": fact.status,
        "checked": fact.checked,
        "source": titles(fact.citations),
        "locator": "; ".join(dict.fromkeys(citation.locator for citation in fact.citations)),
        "url": addresses(fact.citations),
    }
