"""What rules read: the tables as text, and their rows with the lines they stand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.data.faults import Fault
from dashboard.data.frames import records

Tables = Mapping[str, pd.DataFrame]
Rule = Callable[[Tables], list[Fault]]


def number(text: str) -> float | None:
    """Return the number in a cell; None for an empty one."""
    return float(text) if text else None


def rows(tables: Tables, name: str) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a table with their line numbers in the file."""
    return list(enumerate(records(tables[name]), start=2))
