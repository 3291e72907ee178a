"""Tables that change while the server runs: whole ones are taken over, broken ones never."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from dashboard.data import live
from dashboard.data.catalogue import Catalogue, content_digest, load
from dashboard.data.faults import DataError
from dashboard.data.live import LiveCatalogue
from tests.builders import edit


def test_a_changed_table_is_in_service_at_the_next_question(data_copy: Path) -> None:
    tables = LiveCatalogue(data_copy)
    first = tables.current()
    assert tables.current() is first
    edit(data_copy / "relaxants.csv", "Baclofen (oral)", "Baclofen (tablets)")
    second = tables.current()
    assert second is not first
    assert "Baclofen (tablets)" in second.names.values()


@pytest.mark.parametrize("damage", ["word", "gone", "cut", "binary", "empty"])
def test_a_broken_table_leaves_the_one_before_in_service(
    data_copy: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    tables, target = LiveCatalogue(data_copy), data_copy / "dosing.csv"
    first, whole = tables.current(), target.read_bytes()
    if damage == "word":
        edit(target, ",mg,day,", ",mgs,day,")
    elif damage == "gone":
        target.unlink()
    else:
        target.write_bytes({"cut": whole[: len(whole) // 2], "binary": b"\xff\xfe\x00", "empty": b""}[damage])
    with caplog.at_level(logging.ERROR):
        assert tables.current() is first
        assert tables.current() is first
    assert tables.rejected is not None
    assert "dosing.csv" in str(tables.rejected.error)
    assert len(caplog.records) == 1, "the fault is logged once, not at every question"
    target.write_bytes(whole)
    assert tables.current() is first
    assert tables.rejected is None


def test_a_table_that_cannot_be_read_leaves_the_one_before_in_service(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = LiveCatalogue(data_copy)
    first = tables.current()

    def refused(_: Path) -> str:
        raise PermissionError(13, "Permission denied", str(data_copy / "dosing.csv"))

    monkeypatch.setattr(live, "content_digest", refused)
    assert tables.current() is first
    assert "dosing.csv: the file cannot be read (Permission denied)" in str(tables.rejected and tables.rejected.error)


def test_without_any_whole_table_there_is_nothing_to_serve(data_copy: Path) -> None:
    (data_copy / "sources.csv").unlink()
    tables = LiveCatalogue(data_copy)
    for _ in range(2):
        with pytest.raises(DataError, match=r"sources\.csv: the file is missing"):
            tables.current()


def test_a_file_that_changes_while_it_is_read_is_read_again(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def slowly(directory: Path) -> Catalogue:
        found = load(directory)
        if not read:
            edit(data_copy / "relaxants.csv", "Baclofen (oral)", "Baclofen (tablets)")
        read.append(found.digest)
        return Catalogue(found.tables, content_digest(directory))

    monkeypatch.setattr(live, "load", slowly)
    assert "Baclofen (tablets)" in LiveCatalogue(data_copy).current().names.values()
    assert len(read) == 2


def test_others_go_on_with_the_old_tables_while_one_reads_the_new(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = LiveCatalogue(data_copy)
    first = tables.current()
    reading, go_on = threading.Event(), threading.Event()

    def waits(directory: Path) -> Catalogue:
        reading.set()
        assert go_on.wait(60)
        return load(directory)

    monkeypatch.setattr(live, "load", waits)
    edit(data_copy / "relaxants.csv", "Baclofen (oral)", "Baclofen (tablets)")
    reader = threading.Thread(target=tables.current)
    reader.start()
    assert reading.wait(60)
    assert tables.current() is first
    go_on.set()
    reader.join()
    assert tables.current() is not first
