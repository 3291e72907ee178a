"""Frames that the Data page shows: a table without its empty columns, and the dictionary of its columns."""

from __future__ import annotations

import pandas as pd

from dashboard.schema import Table


def filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that hold anything at all; a download has them all."""
    return frame.loc[:, [name for name in frame.columns if (frame[name].notna() & (frame[name] != "")).any()]]


def dictionary(table: Table) -> pd.DataFrame:
    """Return one row per column: Column, Type, Unit, Meaning."""
    return pd.DataFrame(
        {
            "Column": [column.name.replace("_", "\\_") for column in table.columns],
            "Type": [
                ("list of " if column.many else "") + (column.vocabulary or column.kind).replace("_", " ")
                for column in table.columns
            ],
            "Unit": [(column.unit or "").replace("_", "\\_") for column in table.columns],
            "Meaning": [column.description for column in table.columns],
        }
    )
