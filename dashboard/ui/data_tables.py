"""Frames that the Data page shows: a table without its empty columns, and the dictionary of its columns."""

from __future__ import annotations

import pandas as pd

from dashboard.schema import Column, Table


def filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that hold anything at all; a download has them all."""
    return frame.loc[:, [name for name in frame.columns if (frame[name].notna() & (frame[name] != "")).any()]]


def dictionary(table: Table) -> pd.DataFrame:
    """Return one row per column: Column, Type (with its unit), Meaning."""
    return pd.DataFrame(
        {
            "Column": [column.name.replace("_", "\\_") for column in table.columns],
            "Type": [_kind(column).replace("_", "\\_") for column in table.columns],
            "Meaning": [column.description for column in table.columns],
        }
    )


def _kind(column: Column) -> str:
    kind = column.vocabulary.replace("_", " ") if column.vocabulary else column.kind
    return ("list of " if column.many else "") + kind + (f", {column.unit}" if column.unit else "")
