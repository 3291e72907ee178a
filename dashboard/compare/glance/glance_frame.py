"""The overview as a frame, for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.compare.comparison_frame import statement_cells
from dashboard.compare.glance.glance import Glance
from dashboard.data.second_reading import review_word

COLUMNS = (
    "relaxant", "column", "form", "row", "text", "more", "stricter_elsewhere", "low", "high", "unit", "level", "basis",
    "jurisdiction", "asked_jurisdiction", "status", "checked", "source", "locator", "url", "review", "data_version",
)  # fmt: skip


def glance_frame(overview: Glance) -> pd.DataFrame:
    """Return the overview as one row per statement, with its sources.

    Columns: as `COLUMNS`; ``more`` counts the statements that only the details hold, ``status`` is given, unconfirmed,
    superseded or not_read.
    """
    return pd.DataFrame(list(_lines(overview)), columns=list(COLUMNS))


def _lines(overview: Glance) -> Iterator[dict[str, object]]:
    for row in overview.rows:
        for column in overview.columns:
            cell = row.cells[column.key]
            shared = {
                "relaxant": column.view.relaxant,
                "column": column.name,
                "form": column.form or "",
                "row": row.label,
                "more": cell.more,
                "stricter_elsewhere": "; ".join(cell.stricter),
                "asked_jurisdiction": column.view.jurisdiction,
                "review": review_word(draft=column.draft),
                "data_version": overview.version,
            }
            if not cell.statements:
                yield {**shared, "text": cell.empty, "status": "not_read"}
            yield from ({**shared, **statement_cells(fact)} for fact in cell.statements)
