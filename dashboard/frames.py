"""Rows of frames as plain, typed Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pandas as pd

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame as dictionaries: numbers as float, all else as text."""
    return cast("list[Record]", frame.to_dict("records"))


def holds(frame: pd.DataFrame, column: str, test: Callable[[str], bool]) -> pd.Series:
    """Return which rows of `frame` have a text in `column` that passes `test`."""
    return pd.Series([test(str(cell)) for cell in frame[column]], index=frame.index, dtype=bool)
