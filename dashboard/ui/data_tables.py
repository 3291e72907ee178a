"""What the Data page shows: a table without its empty columns, and the dictionary of its columns."""

from __future__ import annotations

import pandas as pd

from dashboard import markup
from dashboard.schema import Column, Table


def filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that hold anything at all; a download has them all."""
    return frame.loc[:, [name for name in frame.columns if (frame[name].notna() & (frame[name] != "")).any()]]


def dictionary(table: Table) -> str:
    """Return the columns of a table, each with its type, unit and meaning, as HTML."""
    rows = [(column.name, _kind(column), column.description) for column in table.columns]
    return markup.plain_table(("Column", "Type", "Meaning"), rows, f"Columns of {table.title}")


def _kind(column: Column) -> str:
    kind = column.vocabulary.replace("_", " ") if column.vocabulary else column.kind
    return ("list of " if column.many else "") + kind + (f", {column.unit}" if column.unit else "")
