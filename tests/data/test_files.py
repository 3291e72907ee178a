"""The files themselves: shape, encoding, generated description, readability, and facts that everybody relies on."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import frictionless
import pytest

from dashboard.data import check, datapackage, readability
from dashboard.data.catalogue import DATA_DIRECTORY, Catalogue, load
from dashboard.data.faults import DataError
from dashboard.data.rows import DosingRow, Read, RelaxantRow
from dashboard.data.schema import TABLES
from tests.builders import edit, row_kinds

US_RELAXANTS = {
    "baclofen",
    "baclofen-intrathecal",
    "tizanidine",
    "dantrolene",
    "diazepam",
    "cyclobenzaprine",
    "cyclobenzaprine-sublingual",
    "methocarbamol",
    "carisoprodol",
    "metaxalone",
    "chlorzoxazone",
    "orphenadrine",
}


def test_the_tables_load(real: Catalogue) -> None:
    assert set(real.names) >= US_RELAXANTS
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}", real.version)


def test_files_are_utf8_lf_without_stray_spaces() -> None:
    for table in TABLES.values():
        text = (DATA_DIRECTORY / table.file_name).read_bytes()
        assert not text.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in text, table.name
        for line in csv.reader(text.decode("utf-8").splitlines()):
            assert all(cell == " ".join(cell.split()) for cell in line), (table.name, line)


@pytest.mark.slow
def test_the_description_is_generated_and_valid() -> None:
    path = DATA_DIRECTORY / datapackage.FILE_NAME
    assert path.read_text(encoding="utf-8") == datapackage.text(), "run 'make data-sort'"
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "dosing.csv",
            ",mg,day,",
            ",mgs,day,",
            r"dosing\.csv, line \d+, column dose_unit, value 'mgs': .*one of: mg, mcg",
        ),
        (
            "relaxants.csv",
            "relaxant,name",
            "relaxant,title",
            r"relaxants\.csv, line 1, column name: the column is missing",
        ),
        (
            "sources.csv",
            "https://",
            "javascript:",
            r"sources\.csv, line \d+, column url, value 'javascript:.*web address",
        ),
        (
            "dosing.csv",
            "2026-11-23",
            "23.11.2026",
            r"dosing\.csv, line \d+, column checked, value '23\.11\.2026': .*YYYY-MM-DD",
        ),
        (
            "side_effects.csv",
            "\nbaclofen,",
            '\n"baclofen,',
            r"side_effects\.csv: the file must be a well-formed CSV|side_effects\.csv, line 2: the row must have",
        ),
    ],
)
@pytest.mark.slow
def test_a_broken_file_is_named_with_row_column_value_and_rule(
    data_copy: Path, file: str, old: str, new: str, said: str
) -> None:
    edit(data_copy / file, old, new)
    with pytest.raises(DataError) as caught:
        load(data_copy)
    assert re.search(said, str(caught.value)), str(caught.value)[:500]


def test_a_missing_file_is_named(data_copy: Path) -> None:
    (data_copy / "dosing.csv").unlink()
    with pytest.raises(DataError, match=r"dosing\.csv: the file is missing"):
        load(data_copy)


def test_a_file_in_another_encoding_is_named(data_copy: Path) -> None:
    (data_copy / "products.csv").write_bytes("relaxant,brand\nbaclofen,Liorésal\n".encode("latin-1"))
    with pytest.raises(DataError, match=r"products\.csv: the file must be UTF-8"):
        load(data_copy)


def test_the_command_says_what_is_wrong_and_fails(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(data_copy / "dosing.csv", ",mg,day,", ",mgs,day,")
    assert check.main(["--directory", str(data_copy)]) == 1
    assert "value 'mgs'" in capsys.readouterr().err


@pytest.mark.slow
def test_the_command_prints_coverage_and_sorting_changes_nothing(
    data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main(["--directory", str(data_copy), "--sort", "--coverage"]) == 0
    assert "tizanidine" in capsys.readouterr().out
    for table in TABLES.values():
        assert (data_copy / table.file_name).read_bytes() == (DATA_DIRECTORY / table.file_name).read_bytes(), table.name


@pytest.mark.slow
def test_plain_texts_read_at_grade_eight_or_below(real: Catalogue) -> None:
    assert [str(fault) for fault in readability.hard_texts(real)] == []


@pytest.mark.slow
def test_a_plain_text_that_is_hard_to_read_is_named(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = load(data_copy).every(RelaxantRow)[0].summary_plain
    edit(
        data_copy / "relaxants.csv", plain, "Pharmacological antispasticity interventions necessitate individualisation"
    )
    assert check.main(["--directory", str(data_copy), "--plain"]) == 1
    assert re.search(r"relaxants\.csv, line 2, column summary_plain: .* reads at grade \d+", capsys.readouterr().err)


def test_no_fact_rests_on_a_shop_or_a_compendium(real: Catalogue) -> None:
    """Mirrors may be where a label was read (read_at), never the document that is cited."""
    banned = (
        "drugs.com", "medscape", "rxlist", "wikipedia", "webmd", "goodrx", "mayoclinic", "genericrobaxin", "edrugswiki",
        "prescription-generics", "lophie", "moskva-rynok", "blogspot", "blogg.se", "droracle", "120ty", "darunama",
    )  # fmt: skip
    assert not [key for key, source in real.sources.items() if any(word in source.url.lower() for word in banned)]


def test_checked_facts_are_not_younger_than_their_source_was_read(real: Catalogue) -> None:
    kinds = [kind for kind in row_kinds() if issubclass(kind, Read)]
    assert len(kinds) == len([table for table in TABLES.values() if table.has("checked")])
    for row in (row for kind in kinds for row in real.every(kind)):
        assert not row.checked or any(real.sources[key].accessed for key in row.source), (row.TABLE, row.source)


@pytest.mark.parametrize(
    ("relaxant", "form", "phase", "column", "expected"),
    [
        ("baclofen", "tablet", "maintenance", "max_total", 80),
        ("tizanidine", "tablet", "maintenance", "max_total", 36),
        ("tizanidine", "tablet", "initial", "start_dose", 2),
        ("dantrolene", "capsule", "maintenance", "max_total", 400),
        ("cyclobenzaprine", "er_capsule", "maintenance", "max_total", 30),
    ],
)
def test_doses_that_everybody_relies_on(
    real: Catalogue, relaxant: str, form: str, phase: str, column: str, expected: float
) -> None:
    """Written from the labels, not from the tables."""
    found = {
        row.max_total if column == "max_total" else row.start_dose
        for row in real.rows(DosingRow, relaxant)
        if row.jurisdiction == "US"
        and row.population in ("adult", "all")
        and (not row.form or form in row.form)
        and (row.phase == phase or column == "max_total")
    }
    assert expected in found


def test_no_title_or_address_of_a_source_holds_the_mark_that_parts_lists(real: Catalogue) -> None:
    assert not [key for key, source in real.sources.items() if "; " in source.title + source.url]
