"""Rows of frames as plain, typed Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import pandas as pd

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame as dictionaries: numbers as float, all else as text."""
    return cast("list[Record]", frame.to_dict("records"))


def speaking_of(rows: Iterable[Record], forms: Iterable[str]) -> tuple[Record, ...]:
    """Return the rows that hold for one of `forms`: an empty cell ``form`` holds for all."""
    wanted = set(forms)
    return tuple(row for row in rows if not row["form"] or wanted & set(row["form"].split("; ")))
