"""What a table and a column are, and how they become a pandera schema.

A `Table` describes one CSV file completely: the check, the data dictionary, ``datapackage.json`` and
the upload form are all derived from it, so that a column is described in one place only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import pandas as pd

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

Kind = Literal["text", "number", "integer", "date", "flag", "url"]

LIST_SEPARATOR = "; "
FLAGS = ("yes", "no")
CONTROL = re.compile(r"[\x00-\x1f]")
URL_PATTERN = r"https?://[^\s<>\"]+"


@dataclass(frozen=True)
class Column:
    """One column of a CSV file.

    Parameters
    ----------
    name
        Header in the file; part of the public interface once released.
    description
        One sentence for the data dictionary.
    kind
        Type of the value. A ``flag`` is ``yes`` or ``no``; an empty cell is "unknown", never "no".
    unit
        Unit of a number, or the name of the column that holds it.
    vocabulary
        Name of the vocabulary in `dashboard.data.schema.vocabulary` that the value comes from.
    many
        The cell holds a list, separated by ``"; "``.
    required
        Whether the cell must be filled.
    low, high
        Inclusive bounds of a number.
    references
        ``table.column`` that the value, or each item of a list, must exist in.
    pattern
        Regular expression that the whole value must match.
    column_of
        Table whose column the value names.
    """

    name: str
    description: str
    kind: Kind = "text"
    unit: str | None = None
    vocabulary: str | None = None
    many: bool = False
    required: bool = False
    low: float | None = None
    high: float | None = None
    references: str | None = None
    pattern: str | None = None
    column_of: str | None = None

    @property
    def is_numeric(self) -> bool:
        """Whether the column holds numbers."""
        return self.kind in ("number", "integer")


def items(cell: str) -> list[str]:
    """Split a cell that holds a list; an empty cell holds none."""
    return cell.split(LIST_SEPARATOR) if cell else []


@dataclass(frozen=True)
class Table:
    """One CSV file: its name, columns in order, and the columns whose values together are unique."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """Name of the file in ``data/``."""
        return f"{self.name}.csv"

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in file order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column called `name`; raises KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.file_name} has no column '{name}'")

    def has(self, name: str) -> bool:
        """Whether the table has a column called `name`."""
        return name in self.column_names


def rule_of(column: Column, vocabularies: Mapping[str, Mapping[str, str]]) -> str:
    """Say in words what a filled cell of `column` must look like."""
    subject = "each item" if column.many else "the value"
    if column.vocabulary:
        words = vocabularies[column.vocabulary]
        listed = ", ".join(list(words)[:30]) + (", ..." if len(words) > 30 else "")
        return f"{subject} must be one of: {listed}"
    if column.kind == "flag":
        return "the value must be yes or no"
    if column.kind == "date":
        return "the value must be a date as YYYY-MM-DD"
    if column.kind == "url":
        return "the value must be a web address that starts with http:// or https://"
    if column.is_numeric:
        noun = "a whole number" if column.kind == "integer" else "a number"
        bounds = [f"at least {column.low:g}"] if column.low is not None else []
        bounds += [f"at most {column.high:g}"] if column.high is not None else []
        return f"the value must be {' '.join([noun, *([' and '.join(bounds)] if bounds else [])])}"
    if column.pattern:
        return f"{subject} must match {column.pattern}"
    return "the value must be text on one line without spaces around it"


def pandera_schema(table: Table, vocabularies: Mapping[str, Mapping[str, str]]) -> DataFrameSchema:
    """Build the pandera schema of `table` for a frame of raw strings.

    The frame holds the file as text (an empty cell is ``""``), so that every fault can name the value as it
    was typed. Each column carries at most two checks, "must be filled" and its `rule_of`.
    """
    import pandera.pandas as pa

    def fits(column: Column, value: str) -> bool:
        parts = value.split(LIST_SEPARATOR) if column.many else [value]
        return not value or all(_item_fits(column, part, vocabularies) for part in parts)

    def fitting(column: Column) -> Callable[[pd.Series], pd.Series]:
        return lambda values: pd.Series(
            [fits(column, str(value)) for value in values.tolist()], index=values.index, dtype=bool
        )

    def filled(values: pd.Series) -> pd.Series:
        return values != ""

    columns: dict[str, pa.Column] = {}
    for column in table.columns:
        checks = [pa.Check(fitting(column), error=rule_of(column, vocabularies))]
        if column.required:
            checks.append(pa.Check(filled, error="the cell must be filled"))
        columns[column.name] = pa.Column(str, checks=checks, nullable=False)
    return pa.DataFrameSchema(columns, strict=False, ordered=False)


def _item_fits(column: Column, item: str, vocabularies: Mapping[str, Mapping[str, str]]) -> bool:
    if item != item.strip() or not item or CONTROL.search(item):
        return False
    if column.vocabulary:
        return item in vocabularies[column.vocabulary]
    if column.kind == "flag":
        return item in FLAGS
    if column.kind == "url":
        return re.fullmatch(URL_PATTERN, item) is not None
    if column.kind == "date":
        try:
            return re.fullmatch(r"\d{4}-\d{2}-\d{2}", item) is not None and bool(date.fromisoformat(item))
        except ValueError:
            return False
    if column.is_numeric:
        pattern = r"-?\d+" if column.kind == "integer" else r"-?\d+(\.\d+)?"
        if not re.fullmatch(pattern, item):
            return False
        number = float(item)
        return (column.low is None or number >= column.low) and (column.high is None or number <= column.high)
    return column.pattern is None or re.fullmatch(column.pattern, item) is not None
