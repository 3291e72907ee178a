"""Every column of the tables is read by the code, or is in the list of those that are kept without being shown.

A column counts as read where code in ``dashboard/`` takes an attribute of its name: ``row.salt``. The generic readers
(Data page, downloads, ``data.check``) go through the schema and read every column, so they say nothing. What this
cannot see:

- whose attribute it is. ``row.target`` of relaxants hides that nobody reads ``target`` of dosing, and a property or a
  field of any other class hides a column of the same name. `NAMESAKES` holds those that were found by hand.
- cells that are read by the column's name as text: by rules (``("start_total", ...)``), by ``Catalogue.rows``, which
  finds rows by ``relaxant``, and by the list of open facts, which says any cell of relaxants.csv that is unconfirmed.
- whether what is read is shown. Columns that only a rule reads count as read.

To see whose attribute it is, take the columns out of a copy of ``dashboard/data/rows.py`` and run pyright: it names
the class of the row at each place that reads one. docs/decisions/0017-columns-shown-nowhere.md says why each is kept.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from dashboard.data.row_classes import attribute
from dashboard.data.schema import TABLES, Column, Table

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "docs" / "decisions" / "0017-columns-shown-nowhere.md"
KEPT = {
    "relaxants": {
        "rxcui", "ddd", "ddd_unit", "us_status", "us_approval_year", "start_total", "max_days",
        "bioavailability_pct", "protein_binding_pct", "excreted_unchanged_min_pct", "excreted_unchanged_max_pct",
    },
    "availability": {"since"},
    "products": {"route", "salt", "strength_as", "openable", "crushable", "excipients"},
    "interactions": {"direction"},
    "sources": {"revision", "reference_label", "identifier", "read_at", "accessed"},
}  # fmt: skip
"""Columns whose name nothing reads."""
NAMESAKES = {
    "relaxants": {"dose_basis", "usual_min_total", "usual_max_total", "summary"},
    "dosing": {"target"},
    "kinetics": {"n"},
    "interactions": {"kind", "mechanism"},
    "sources": {"kind"},
}
"""Columns that nothing reads, although something else of their name is read."""
NOT_SHOWN = {table: KEPT.get(table, set()) | NAMESAKES.get(table, set()) for table in {*KEPT, *NAMESAKES}}


def modules() -> Iterator[Path]:
    """Yield the modules in which reading an attribute can be reading a row: all but the schema and the classes."""
    data = ROOT / "dashboard" / "data"
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        if path != data / "rows.py" and data / "schema" not in path.parents:
            yield path


def attributes_read(code: str) -> set[str]:
    """Return the attributes that are read in a module, without methods that are called and what `self` has of its own.

    No column can be called, and the classes of rows have no methods in which `self` were a row.
    """
    tree = ast.parse(code)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and id(node) not in called
        and not (isinstance(node.value, ast.Name) and node.value.id == "self")
    }


def unread(tables: Iterable[Table], read: set[str], listed: Mapping[str, set[str]]) -> list[str]:
    """Name the columns that are neither read nor listed."""
    return [
        f"{table.name}.{column.name}"
        for table in tables
        for column in table.columns
        if attribute(column) not in read and column.name not in listed.get(table.name, set())
    ]


def places(listed: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Return the listed columns, each with its table."""
    return [(table, name) for table, names in listed.items() for name in sorted(names)]


@pytest.fixture(scope="module")
def read() -> set[str]:
    """All attributes that are read in ``dashboard/``."""
    return {name for path in modules() for name in attributes_read(path.read_text(encoding="utf-8"))}


def test_every_column_is_read_or_listed(read: set[str]) -> None:
    assert unread(TABLES.values(), read, NOT_SHOWN) == [], "show it, or say in the record why it is kept"


def test_listed_columns_exist() -> None:
    assert [f"{table}.{name}" for table, name in places(NOT_SHOWN) if not TABLES[table].has(name)] == []


def test_the_list_holds_no_column_that_is_read(read: set[str]) -> None:
    shown = [f"{table}.{name}" for table, name in places(KEPT) if attribute(TABLES[table].column(name)) in read]
    assert shown == [], "take it off the list, or move it to NAMESAKES if it is something else of that name"
    alone = [
        f"{table}.{name}" for table, name in places(NAMESAKES) if attribute(TABLES[table].column(name)) not in read
    ]
    assert alone == [], "nothing else of that name is read any more: move it to KEPT"


def test_the_record_gives_a_reason_for_each() -> None:
    text = RECORD.read_text(encoding="utf-8")
    assert [f"{table}.{name}" for table, name in places(NOT_SHOWN) if f"`{table}.{name}`" not in text] == []


def test_a_column_that_nothing_reads_is_named() -> None:
    table = Table("pills", "Pills", "a pill", (Column("colour", "Colour."), Column("class", "Class.")), ("colour",))
    assert unread([table], {"class_"}, {}) == ["pills.colour"]
    assert unread([table], {"class"}, {"pills": {"colour"}}) == ["pills.class"]
    assert unread([table], {"colour", "class_"}, {}) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("text = row.colour", {"colour"}),
        ("text = [one.row.colour for one in found]", {"row", "colour"}),
        ("text = row.colour.upper()", {"colour"}),
        ("lock.release()", set()),
        ("self.colour", set()),
        ("row.colour = 'red'", set()),
        ("Pill(colour='red')", set()),
    ],
)
def test_an_attribute_counts_where_it_is_read(code: str, expected: set[str]) -> None:
    assert attributes_read(code) == expected
