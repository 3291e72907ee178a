"""The rows of a table as the Data page shows them: all are there, found and sorted as a reader expects."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES
from dashboard.ui.raw_table import Cells, cells, in_order, matching


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_of_a_table_is_shown_as_text(real: Catalogue, name: str) -> None:
    shown, frame = cells(real, name), real[name]
    assert len(shown.rows) == len(frame)
    for at, column in enumerate(shown.columns):
        for row, cell in zip(shown.rows, frame[column].tolist(), strict=True):
            assert row[at] == ("" if pd.isna(cell) else f"{cell:g}" if isinstance(cell, float) else cell)
    left_out = set(frame.columns) - set(shown.columns)
    assert all(frame[column].isna().all() or (frame[column] == "").all() for column in left_out)


def some(*rows: tuple[str, ...]) -> Cells:
    return Cells(("name", "dose"), rows, tuple(" ".join(row).lower() for row in rows))


def test_rows_are_found_by_every_word_whatever_its_case() -> None:
    whole = some(("baclofen", "5"), ("baclofen", "10"), ("tizanidine", "10"))
    assert matching(whole, "BACLOFEN 10") == [("baclofen", "10")]
    assert matching(whole, "  ") == list(whole.rows)
    assert matching(whole, "dantrolene") == []


def test_numbers_are_sorted_by_size_and_empty_cells_come_last() -> None:
    whole = in_order(some(("d", ""), ("a", "10"), ("b", "9.5"), ("c", "as needed")), "dose")
    assert [name for name, _ in whole.rows] == ["b", "a", "c", "d"]
    assert whole.folded == tuple(" ".join(row) for row in whole.rows), "the texts to search in keep to their rows"
