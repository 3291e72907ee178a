"""Rows of frames as plain, typed Python."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame as dictionaries: numbers as float, all else as text."""
    names = [str(name) for name in frame.columns]
    columns = [frame[name].tolist() for name in frame.columns]  # many times faster than going through it row by row
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def figure_cell(value: float | None) -> float:
    """Return a figure as frames hold it: NaN where there is none."""
    return math.nan if value is None else value
