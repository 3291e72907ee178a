"""The only module that reads data files: CSV files in, one frozen `Catalogue` of typed tables out.

Rows come as the frozen classes of `dashboard.data.rows`. In frames, which exports and the Data page read, every column
is as its schema says: numbers as ``float64`` (NaN for an empty cell), all else as text (``""`` for an empty cell).
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

import pandas as pd

from dashboard.data import rules
from dashboard.data.cells import R, read_rows
from dashboard.data.faults import DataError, Fault
from dashboard.data.frames import records
from dashboard.data.rows import AgentNameRow, CitationRow, RelaxantColumn, RelaxantRow, SourceRow, TableRow
from dashboard.data.rules.reading import TextTables
from dashboard.data.schema import TABLES, VOCABULARIES, Table, pandera_schema
from dashboard.data.second_reading import SCOPE, SecondReading, second_reading

DATA_DIRECTORY = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, eq=False, repr=False)
class Catalogue:
    """All tables, validated and typed, with the version of the data.

    Parameters
    ----------
    tables
        Frame per table name, columns as in `dashboard.data.schema.TABLES`.
    digest
        SHA-256 over all files, hexadecimal.
    """

    tables: Mapping[str, pd.DataFrame]
    digest: str

    def __repr__(self) -> str:
        """Name the version; what a table holds is no short text."""
        return f"Catalogue({self.version!r})"

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return the frame of `table`; treat it as read-only."""
        return self.tables[table]

    def rows(self, kind: type[R], relaxant: str) -> tuple[R, ...]:
        """Return the rows of a class, of those with a column ``relaxant``, that are about one."""
        if kind not in self._rows:
            by_relaxant: dict[str, list[TableRow]] = {}
            for name, row in zip(self.tables[kind.TABLE]["relaxant"].tolist(), self.every(kind), strict=True):
                by_relaxant.setdefault(str(name), []).append(row)
            self._rows[kind] = {name: tuple(found) for name, found in by_relaxant.items()}
        return cast("tuple[R, ...]", self._rows[kind].get(relaxant, ()))

    @cached_property
    def _rows(self) -> dict[type[TableRow], dict[str, tuple[TableRow, ...]]]:
        return {}

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """Return all rows of a class, in the order of the file."""
        if kind not in self._every:
            self._every[kind] = tuple(read_rows(kind, self.tables[kind.TABLE]))
        return cast("tuple[R, ...]", self._every[kind])

    @cached_property
    def _every(self) -> dict[type[TableRow], tuple[TableRow, ...]]:
        return {}

    def cited(self, relaxant: str, column: RelaxantColumn) -> CitationRow | None:
        """Return the citation of a cell of relaxants.csv; None where nobody has read anything for it."""
        return self._citations.get((relaxant, column))

    @cached_property
    def _citations(self) -> dict[tuple[str, RelaxantColumn], CitationRow]:
        return {(row.relaxant, row.column): row for row in self.every(CitationRow)}

    def summary(self, relaxant: str) -> RelaxantRow:
        """Return the row of relaxants.csv of one relaxant; raises KeyError when there is none."""
        return self._summaries[relaxant]

    @cached_property
    def _summaries(self) -> dict[str, RelaxantRow]:
        return {row.relaxant: row for row in self.every(RelaxantRow)}

    @cached_property
    def names(self) -> dict[str, str]:
        """Name of each relaxant by its key, alphabetical."""
        named = sorted(self.every(RelaxantRow), key=lambda row: row.name)
        return {row.relaxant: row.name for row in named}

    @cached_property
    def agent_names(self) -> dict[str, str]:
        """Generic name of each co-medication by its key."""
        return {agent: row.name for row in self.every(AgentNameRow) if row.kind == "generic" for agent in row.agent}

    @cached_property
    def sources(self) -> dict[str, SourceRow]:
        """Each source by its key."""
        return {row.source: row for row in self.every(SourceRow)}

    @cached_property
    def reviewed(self) -> str:
        """Newest date on which any fact was read in its source, ISO; empty when none was."""
        dates = [frame["checked"].max() for frame in self.tables.values() if "checked" in frame and len(frame)]
        return max((str(date) for date in dates), default="")

    @property
    def version(self) -> str:
        """Version of the data: date of the newest reading and eight characters of the content's hash."""
        return f"{self.reviewed or 'undated'}.{self.digest[:8]}"

    @cached_property
    def replaced(self) -> frozenset[str]:
        """Keys of the sources that a newer text has replaced, or that were retired (hazard H35)."""
        return frozenset(key for key, source in self.sources.items() if source.doc_status != "current")

    @cached_property
    def second_readings(self) -> dict[str, SecondReading]:
        """How far the blind second reading of each relaxant has come."""
        return {
            relaxant: second_reading(
                [row for kind in SCOPE for row in self.rows(kind, relaxant)],
                home=self.summary(relaxant).dose_jurisdiction,
                past=self.replaced,
            )
            for relaxant in self.names
        }

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Relaxants whose blind second reading is not finished (hazard H40)."""
        return frozenset(relaxant for relaxant, reading in self.second_readings.items() if not reading.done)


def content_digest(directory: Path = DATA_DIRECTORY) -> str:
    """Return the SHA-256 of all tables in `directory`; a missing file counts as empty.

    Files are read again only when size or time of change of any has changed: every click asks for this.
    """
    paths = {name: directory / table.file_name for name, table in TABLES.items()}
    stamps = [path.stat() if path.is_file() else None for path in paths.values()]
    return _digest(directory, tuple((stamp.st_mtime_ns, stamp.st_size) if stamp else None for stamp in stamps))


@lru_cache(maxsize=4)
def _digest(directory: Path, stamps: tuple[tuple[int, int] | None, ...]) -> str:
    digest = hashlib.sha256()
    for (name, table), stamp in zip(TABLES.items(), stamps, strict=True):
        digest.update(name.encode() + b"\0" + ((directory / table.file_name).read_bytes() if stamp else b""))
    return digest.hexdigest()


def load(directory: Path = DATA_DIRECTORY) -> Catalogue:
    """Read, check and type every table in `directory`.

    Raises
    ------
    DataError
        When any file is missing, malformed, or breaks a rule of the schema or of `dashboard.data.rules`.
    """
    raw = TextTables(read_raw(directory))
    faults = [fault for rule in rules.RULES.values() for fault in rule(raw)]
    if faults:
        raise DataError(faults)
    typed = {name: typed_frame(TABLES[name], frame) for name, frame in raw.items()}
    return Catalogue(MappingProxyType(typed), content_digest(directory))


def read_raw(directory: Path) -> dict[str, pd.DataFrame]:
    """Read every table as text and check it against its schema; raises DataError."""
    frames: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for table in TABLES.values():
        try:
            frame = read_table(table, directory / table.file_name)
        except DataError as error:
            faults += error.faults
            continue
        faults += schema_faults(table, frame)
        frames[table.name] = frame
    if faults:
        raise DataError(faults)
    return frames


def read_table(table: Table, path: Path) -> pd.DataFrame:
    """Read one file as text, one column per schema column; raises DataError when its shape is wrong."""
    try:
        lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True))
    except FileNotFoundError:
        raise _unusable(table, f"the file is missing; restore it to {path.parent.name}/") from None
    except UnicodeDecodeError as error:
        raise _unusable(table, f"the file must be UTF-8 ({error.reason})") from None
    except csv.Error as error:
        raise _unusable(table, f"the file must be a well-formed CSV ({error})") from None
    header, body = (lines[0], lines[1:]) if lines else ([], [])
    faults = [
        Fault(file=table.file_name, row=1, column=name, rule="the column is missing from the header")
        for name in table.column_names
        if name not in header
    ]
    faults += [
        Fault(file=table.file_name, row=1, column=name, rule="the column is not in the schema")
        for name in header
        if not table.has(name)
    ]
    faults += [
        Fault(file=table.file_name, row=at, rule=f"the row must have {len(header)} cells, it has {len(cells)}")
        for at, cells in enumerate(body, start=2)
        if len(cells) != len(header)
    ]
    if faults:
        raise DataError(faults)
    frame = pd.DataFrame(body, columns=header, dtype=str)
    return frame.loc[:, list(table.column_names)]


def _unusable(table: Table, rule: str) -> DataError:
    return DataError([Fault(file=table.file_name, rule=rule)])


def schema_faults(table: Table, frame: pd.DataFrame) -> list[Fault]:
    """List what breaks the column rules of `table` in a frame of text."""
    from pandera.errors import SchemaErrors

    try:
        pandera_schema(table, VOCABULARIES).validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = records(cast("pd.DataFrame", error.failure_cases))  # pyright: ignore[reportUnknownMemberType]
        return [
            Fault(
                file=table.file_name,
                row=int(case["index"]) + 2,
                column=case["column"],
                value=case["failure_case"],
                rule=case["check"],
            )
            for case in cases
        ]
    return []


def typed_frame(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Turn a checked frame of text into typed columns."""
    numeric = {
        column.name: pd.Series(
            [float(cell) if cell else math.nan for cell in frame[column.name].tolist()], dtype="float64"
        )
        for column in table.columns
        if column.is_numeric
    }
    return frame.assign(**numeric)
