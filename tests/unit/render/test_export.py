"""Files that leave the tool: BOM, defused formulas, sources, round trips."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES
from dashboard.evidence.estimate_frames import estimate_frame
from dashboard.evidence.estimates import evidence
from dashboard.render import export
from dashboard.render.spreadsheets import FORMULA_STARTS
from dashboard.side_effects.incidences import incidences
from tests.unit.render.test_spreadsheets import restored


def read_back(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20), min_size=1, max_size=5)
)
def test_csv_survives_any_text_and_no_cell_starts_a_formula(texts: list[str]) -> None:
    data = export.to_csv(pd.DataFrame({"text": texts}))
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [row["text"] for row in read_back(data)]
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    assert [restored(cell) for cell in cells] == texts


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_h34_formulas_are_defused(start: str) -> None:
    assert read_back(export.to_csv(pd.DataFrame({"text": [start]})))[0]["text"] == f"'{start}"


def test_h34_numbers_are_bare_and_unknown_is_empty() -> None:
    rows = read_back(export.to_csv(pd.DataFrame({"dose": [2.0, 2.5, float("nan"), 8000.0]})))
    assert [row["dose"] for row in rows] == ["2", "2.5", "", "8000"]


def test_the_class_csv_has_schema_names_sources_and_version(real: Catalogue) -> None:
    frame = export.class_frame(real, list(real.names), dict.fromkeys(real.names, "kept"), "US")
    rows = read_back(export.to_csv(frame))
    assert list(rows[0])[: len(TABLES["relaxants"].columns)] == list(TABLES["relaxants"].column_names)
    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
    assert all(row["source_url"].startswith("http") and row["data_version"] == real.version for row in rows)


@pytest.mark.slow
def test_every_table_is_in_the_zip_with_sources_dictionary_and_what_is_open(real: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(export.everything(real))) as archive:
        tables = {f"{name}.csv" for name in TABLES}
        assert set(archive.namelist()) == tables | {"dictionary.csv", "open_facts.csv", "READ_ME_FIRST.txt"}
        dosing = read_back(archive.read("dosing.csv"))
        meanings = {(row["table"], row["column"]) for row in read_back(archive.read("dictionary.csv"))}
        note = archive.read("READ_ME_FIRST.txt").decode()
        waiting = read_back(archive.read("open_facts.csv"))
    assert real.version in note
    assert all(real.names[relaxant] in note for relaxant in real.drafts)
    assert meanings == {(table.name, name) for table in TABLES.values() for name in table.column_names}
    assert all(row["source_url"] and row["state"] for row in waiting)
    assert len(dosing) == len(real["dosing"])
    assert all(row["source_title"] for row in dosing)


def test_file_names_say_view_and_date() -> None:
    assert export.file_name("Compare", "csv", date(2026, 2, 3)) == "myocompare-compare-2026-02-03.csv"


def test_h15_side_effects_leave_with_intervals_sources_and_boxed_warnings(real: Catalogue) -> None:
    found = incidences(real, ["dantrolene", "cyclobenzaprine"], "US")
    rows = read_back(export.to_csv(export.effects_frame(real, found, "US")))
    assert len(rows) == len(found)
    measured = [row for row in rows if row["difference_text"]]
    assert measured
    assert all(row["ci_low_pct"] and row["difference_low"] and row["source_url"] for row in measured)
    assert all("liver" in row["boxed_warning"] for row in rows if row["relaxant"] == "dantrolene")
    assert {row["review"] for row in rows} <= {"under review", "read twice"}
    assert {row["data_version"] for row in rows} == {real.version}
    assert any(row["figure_kind"] == "class_band" and not row["low_pct"] for row in rows)


def test_evidence_leaves_with_intervals_and_sources(real: Catalogue) -> None:
    rows = read_back(export.to_csv(export.with_warnings(real, estimate_frame(evidence(real, [])), "GB")))
    assert all(row["finding"] and row["source_url"] and row["data_version"] for row in rows)
    assert any(row["ci_low"] and row["certainty"] for row in rows)
    assert all(not row["review"] for row in rows if row["relaxant"] == "class")
    assert {row["asked_jurisdiction"] for row in rows} == {"GB"}
