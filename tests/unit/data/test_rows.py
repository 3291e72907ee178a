"""Rows are the schema as classes, and hold what the cells of the files mean."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from dashboard.data import row_classes
from dashboard.data.catalogue import Catalogue
from dashboard.data.cells import read_row
from dashboard.data.rows import (
    AgentClassRow,
    AgentNameRow,
    ClassRuleRow,
    DosingRow,
    KineticsRow,
    RelaxantRow,
    TableRow,
    WhoColumn,
)
from dashboard.data.schema import TABLES, VOCABULARIES
from dashboard.data.schema.shared import WHO_BLOCK
from tests.builders import row, row_kinds, typed_row

KINDS = row_kinds()


def test_the_committed_classes_are_those_of_the_schema() -> None:
    committed = row_classes.PATH.read_text(encoding="utf-8")
    assert committed == row_classes.text(), "run: python -m dashboard.data.check --sort"


def test_the_classes_are_written_only_when_the_schema_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rows.py"
    path.write_text(row_classes.text(), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    monkeypatch.setattr(row_classes, "PATH", path)
    assert not row_classes.write()
    assert path.stat().st_mtime_ns == 1

    path.write_text("of the schema before", encoding="utf-8")
    assert row_classes.write()
    assert path.read_text(encoding="utf-8") == row_classes.text()


def test_every_table_has_a_class() -> None:
    assert [kind.TABLE for kind in KINDS] == list(TABLES)
    assert [kind.__name__ for kind in KINDS] == [row_classes.class_name(table) for table in TABLES.values()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_an_attribute_and_every_attribute_a_column(kind: type[TableRow]) -> None:
    columns = [row_classes.attribute(column) for column in TABLES[kind.TABLE].columns]
    assert sorted(field.name for field in fields(kind)) == sorted(columns)


def test_the_columns_that_say_whom_a_row_is_for_have_a_type() -> None:
    assert get_args(WhoColumn) == tuple(column.name for column in WHO_BLOCK)


def test_an_empty_cell_is_no_number_and_no_flag_and_no_text() -> None:
    empty = typed_row(DosingRow, {"relaxant": "tizanidine"})
    assert empty.start_dose is None
    assert empty.as_needed is None
    assert empty.hepatic == ()
    assert empty.advice == ""
    assert empty.max_basis == ""


def test_a_zero_is_a_number() -> None:
    zero = typed_row(DosingRow, {"relaxant": "tizanidine", "renal_min": "0", "start_dose": "0.0"})
    assert (zero.renal_min, zero.start_dose) == (0, 0)
    assert zero.renal_min is not None


def test_a_list_is_a_tuple_in_the_order_of_the_cell() -> None:
    listed = typed_row(DosingRow, {"relaxant": "tizanidine", "form": "tablet; capsule", "source": "label-us"})
    assert listed.form == ("tablet", "capsule")
    assert listed.source == ("label-us",)


@pytest.mark.parametrize(("cell", "held"), [("yes", True), ("no", False), ("", None)])
def test_a_flag_is_a_bool(cell: str, held: bool | None) -> None:
    assert typed_row(KineticsRow, {"relaxant": "tizanidine", "fed": cell}).fed is held


def test_a_whole_number_is_an_int_and_any_other_a_float() -> None:
    summary = typed_row(RelaxantRow, {"relaxant": "tizanidine", "rxcui": "57258", "max_total": "36"})
    assert (summary.rxcui, summary.max_total) == (57258, 36.0)
    assert isinstance(summary.rxcui, int)
    assert isinstance(summary.max_total, float)


def test_a_column_whose_name_python_reserves_has_an_underscore_behind_it() -> None:
    assert typed_row(AgentClassRow, {"agent": "lorazepam", "class": "benzodiazepine"}).class_ == "benzodiazepine"
    rule = typed_row(ClassRuleRow, {"class": "opioid", "with_class": "benzodiazepine", "jurisdiction": "US"})
    assert (rule.class_, rule.with_class) == ("opioid", "benzodiazepine")


def test_cells_of_a_typed_frame_mean_the_same_as_those_of_a_file() -> None:
    text = row("dosing", {"relaxant": "tizanidine", "start_dose": "2"})
    of_frame: dict[str, str | float] = {
        column.name: (float(text[column.name] or "nan") if column.is_numeric else text[column.name])
        for column in TABLES["dosing"].columns
    }
    assert read_row(DosingRow, of_frame) == read_row(DosingRow, text)


def words_allowed(hint: object) -> frozenset[str] | None:
    """Return the words that a type allows; None where it allows any text, or is of numbers."""
    if get_origin(hint) is Literal:
        return frozenset(get_args(hint))
    parts = [words_allowed(part) for part in get_args(hint) if part is not Ellipsis]
    return frozenset().union(*parts) if parts and all(part is not None for part in parts) else None


def words_of(kind: type[TableRow]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield the attributes that hold words of a vocabulary: attribute, vocabulary, and what its type allows."""
    hints = get_type_hints(kind)
    for column in TABLES[kind.TABLE].columns:
        name = row_classes.attribute(column)
        if column.vocabulary:
            yield name, column.vocabulary, words_allowed(hints[name]) or frozenset()


@pytest.mark.parametrize("kind", KINDS)
def test_types_allow_the_words_of_their_vocabularies_and_rows_hold_no_others(
    kind: type[TableRow], real: Catalogue
) -> None:
    for name, vocabulary, allowed in words_of(kind):
        assert allowed - {""} == set(VOCABULARIES[vocabulary]), name
        for one in real.every(kind):
            held = vars(one)[name]
            assert set(held if isinstance(held, tuple) else (held,)) <= allowed, (name, held)


def test_rows_come_in_the_order_of_the_file_and_by_relaxant(real: Catalogue) -> None:
    every = real.every(DosingRow)
    assert [one.relaxant for one in every] == real["dosing"]["relaxant"].tolist()
    assert real.rows(DosingRow, "tizanidine") == tuple(one for one in every if one.relaxant == "tizanidine")
    assert real.rows(DosingRow, "unheard") == ()
    assert len(real.every(AgentNameRow)) == len(real["agent_names"])
