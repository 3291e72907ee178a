"""Cells as values: what the text of a CSV file, or a typed frame made of it, becomes in a row's class."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

import pandas as pd

from dashboard.data.frames import records
from dashboard.data.row_classes import attribute
from dashboard.data.rows import TableRow
from dashboard.data.schema import TABLES, Column, items

FLAGS: dict[str, bool | None] = {"yes": True, "no": False, "": None}
R = TypeVar("R", bound=TableRow)
Value = str | float | bool | tuple[str, ...] | None
Reader = Callable[[str | float], Value]


def value(column: Column, cell: str | float) -> Value:
    """Return what a cell means: a tuple for a list, a bool for a flag, None for a number or flag that is not filled."""
    return _reader(column)(cell)


def _reader(column: Column) -> Reader:
    if column.kind == "integer":
        return lambda cell: None if _empty(cell) else int(float(cell))
    if column.is_numeric:
        return lambda cell: None if _empty(cell) else float(cell)
    if column.many:
        return lambda cell: tuple(items(str(cell)))
    if column.kind == "flag":
        return lambda cell: FLAGS[str(cell)]
    return str


def _empty(cell: str | float) -> bool:
    return not cell if isinstance(cell, str) else math.isnan(cell)


@lru_cache
def _readers(table: str) -> tuple[tuple[str, str, Reader], ...]:
    """Return the columns of a table, each with its attribute and what reads its cells; worked out once for all rows."""
    return tuple((column.name, attribute(column), _reader(column)) for column in TABLES[table].columns)


def read_row(kind: type[R], cells: Mapping[str, str | float]) -> R:
    """Return the row of a class whose cells are given by column, as text or as typed frames hold them."""
    return kind(**{name: read(cells[column]) for column, name, read in _readers(kind.TABLE)})


def read_rows(kind: type[R], frame: pd.DataFrame) -> Iterator[R]:
    """Yield the rows of a table's frame, in its order."""
    return (read_row(kind, cells) for cells in records(frame))
