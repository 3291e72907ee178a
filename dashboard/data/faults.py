"""What is wrong with a data file, in one sentence that names file, row, column, value and rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN_FAULTS = 20


@dataclass(frozen=True, order=True, kw_only=True)
class Fault:
    """One fault of one file.

    Parameters
    ----------
    file
        Name of the CSV file.
    row
        Line in the file, the header being line 1; None where the fault is of the whole file.
    column, value
        Where and what it is; empty where the fault is of a whole row or file.
    rule
        What should be true instead.
    """

    file: str
    row: int | None = None
    column: str = ""
    value: str = ""
    rule: str

    def __str__(self) -> str:
        """Say the fault in one sentence."""
        place = [self.file]
        if self.row is not None:
            place.append(f"line {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        if self.value:
            place.append(f"value '{self.value}'")
        return f"{', '.join(place)}: {self.rule}."


class DataError(Exception):
    """The tables cannot be used; `faults` says why, one fault a line in the message."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.row or 0, fault.column)))
        lines = [str(fault) for fault in self.faults[:SHOWN_FAULTS]]
        if len(self.faults) > SHOWN_FAULTS:
            lines.append(f"... and {len(self.faults) - SHOWN_FAULTS} more faults.")
        super().__init__("\n".join(lines))
