"""Frames from typed things, and the rows of frames as plain Python."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import pandas as pd

Record = dict[str, Any]
Cell = str | float | None
T = TypeVar("T")


def frame_of(things: Iterable[T], columns: Mapping[str, Callable[[T], Cell]]) -> pd.DataFrame:
    """Return a frame with one row per thing; `columns` maps each column to the function that gives its cell.

    Numbers are floats, NaN where there is none.
    """
    every = list(things)
    return pd.DataFrame({name: [_plain(cell(thing)) for thing in every] for name, cell in columns.items()})


def _plain(cell: Cell) -> str | float:
    if isinstance(cell, str):
        return cell
    return math.nan if cell is None else float(cell)


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame as dictionaries: numbers as float, all else as text."""
    names = [str(name) for name in frame.columns]
    columns = [frame[name].tolist() for name in frame.columns]  # many times faster than going through it row by row
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
