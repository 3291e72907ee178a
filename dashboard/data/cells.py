"""Cells as values: what the text of a CSV file, or a typed frame made of it, becomes in a row's class."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TypeVar

import pandas as pd

from dashboard.data.frames import records
from dashboard.data.row_classes import attribute
from dashboard.data.rows import TableRow
from dashboard.data.schema import TABLES, Column, items

FLAGS: dict[str, bool | None] = {"yes": True, "no": False, "": None}
R = TypeVar("R", bound=TableRow)
Value = str | float | bool | tuple[str, ...] | None


def value(column: Column, cell: str | float) -> Value:
    """Return what a cell means: a tuple for a list, a bool for a flag, None for a number or flag that is not filled."""
    if column.is_numeric:
        return None if cell == "" or math.isnan(number := float(cell)) else _number(column, number)
    text = str(cell)
    if column.many:
        return tuple(items(text))
    return FLAGS[text] if column.kind == "flag" else text


def _number(column: Column, number: float) -> float:
    return int(number) if column.kind == "integer" else number


def read_row(kind: type[R], cells: Mapping[str, str | float]) -> R:
    """Return the row of a class whose cells are given by column, as text or as typed frames hold them."""
    columns = TABLES[kind.TABLE].columns
    return kind(**{attribute(column): value(column, cells[column.name]) for column in columns})


def read_rows(kind: type[R], frame: pd.DataFrame) -> Iterator[R]:
    """Yield the rows of a table's frame, in its order."""
    return (read_row(kind, cells) for cells in records(frame))
