"""What rules read: the tables as text, and their rows with the lines they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import pandas as pd

from dashboard.data.cells import read_row
from dashboard.data.faults import Fault
from dashboard.data.frames import records
from dashboard.data.rows import (
    AgentClassColumn,
    AgentClassRow,
    AgentNameColumn,
    AgentNameRow,
    AvailabilityColumn,
    AvailabilityRow,
    CitationColumn,
    CitationRow,
    CounsellingColumn,
    CounsellingRow,
    DosingColumn,
    DosingRow,
    EvidenceColumn,
    EvidenceRow,
    IndicationColumn,
    IndicationRow,
    InteractionColumn,
    InteractionRow,
    KineticsColumn,
    KineticsRow,
    PrecautionColumn,
    PrecautionRow,
    ProductColumn,
    ProductRow,
    RelaxantColumn,
    RelaxantRow,
    SideEffectColumn,
    SideEffectRow,
    SourceColumn,
    SourceRow,
    TableRow,
    TitrationColumn,
    TitrationRow,
)
from dashboard.data.schema import TABLES


class TextTables(dict[str, pd.DataFrame]):
    """The tables of one reading as text; they keep their rows, so that each table is parsed once for all rules."""

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        """Take the frames, by table."""
        super().__init__(frames)
        self.parsed: dict[str, list[object]] = {}


Tables = Mapping[str, pd.DataFrame]
Rule = Callable[[Tables], list[Fault]]
R_co = TypeVar("R_co", bound=TableRow, covariant=True)
C = TypeVar("C", bound=str)


@dataclass(frozen=True)
class TextLine(Generic[C]):
    """A line of a file as it was typed; the line number counts from the header, which is line 1."""

    table: str
    number: int
    cells: Mapping[str, str]

    def text(self, column: C) -> str:
        """Return a cell as it was typed."""
        return self.cells[column]

    def fault(self, column: C, rule: str, value: str | None = None) -> Fault:
        """Return the fault of a cell; `value` says what is wrong with it where that is not the whole cell."""
        wrong = self.cells[column] if value is None else value
        return Fault(file=TABLES[self.table].file_name, row=self.number, column=column, value=wrong, rule=rule)


@dataclass(frozen=True)
class Line(TextLine[C], Generic[R_co, C]):
    """A line of a file with its row."""

    row: R_co


@dataclass(frozen=True)
class Rows(Generic[R_co, C]):
    """The rows of a table: their class, and by the type `C` the columns that a fault can be of."""

    kind: type[R_co]


RELAXANTS = Rows[RelaxantRow, RelaxantColumn](RelaxantRow)
CITATIONS = Rows[CitationRow, CitationColumn](CitationRow)
AVAILABILITY = Rows[AvailabilityRow, AvailabilityColumn](AvailabilityRow)
PRODUCTS = Rows[ProductRow, ProductColumn](ProductRow)
INDICATIONS = Rows[IndicationRow, IndicationColumn](IndicationRow)
COUNSELLING = Rows[CounsellingRow, CounsellingColumn](CounsellingRow)
DOSING = Rows[DosingRow, DosingColumn](DosingRow)
TITRATION = Rows[TitrationRow, TitrationColumn](TitrationRow)
KINETICS = Rows[KineticsRow, KineticsColumn](KineticsRow)
SIDE_EFFECTS = Rows[SideEffectRow, SideEffectColumn](SideEffectRow)
PRECAUTIONS = Rows[PrecautionRow, PrecautionColumn](PrecautionRow)
INTERACTIONS = Rows[InteractionRow, InteractionColumn](InteractionRow)
AGENTS = Rows[AgentClassRow, AgentClassColumn](AgentClassRow)
AGENT_NAMES = Rows[AgentNameRow, AgentNameColumn](AgentNameRow)
EVIDENCE = Rows[EvidenceRow, EvidenceColumn](EvidenceRow)
SOURCES = Rows[SourceRow, SourceColumn](SourceRow)


def number(text: str) -> float | None:
    """Return the number in a cell; None for an empty one."""
    return float(text) if text else None


def lines(tables: Tables, of: Rows[R_co, C]) -> list[Line[R_co, C]]:
    """Return the rows of a table with their lines in the file; the cells were checked against the schema before."""
    table = of.kind.TABLE
    parsed = tables.parsed if isinstance(tables, TextTables) else {}
    if table not in parsed:
        typed = enumerate(records(tables[table]), start=2)
        parsed[table] = [Line(table, at, cells, read_row(of.kind, cells)) for at, cells in typed]
    return cast("list[Line[R_co, C]]", parsed[table])


def text_lines(tables: Tables, table: str) -> Iterator[TextLine[str]]:
    """Yield the lines of any table as text, for rules that the schema tells of."""
    return (TextLine(table, at, cells) for at, cells in enumerate(records(tables[table]), start=2))
