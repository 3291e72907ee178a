"""Every CSV that a page offers, read as a spreadsheet would read it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from typing import cast

import openpyxl
import pandas as pd
import pypdf
import pytest
from dateutil import parser

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES
from dashboard.render import export
from dashboard.ui import show
from dashboard.wording.who import Patient
from tests.app.conftest import Open, sheets
from tests.app.test_pages import MANY
from tests.unit.render.test_spreadsheets import restored

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
KEPT = r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}|0|[1-9]\d{0,10}"
VIEWS: list[tuple[str, dict[str, object]]] = [
    ("Start", {}),
    ("Compare", {"files": True}),
    ("Side effects", {}),
    ("Dosing", {"dosing_view": "titration"}),
    ("Dosing", {"dosing_view": "time_course"}),
    ("Suitability", {"files": True}),
    ("Interactions", {"my_medicines": ["ciprofloxacin"]}),
    ("Evidence", {}),
    ("Data", {"data_view": "review"}),
]


def reads_as_value(text: str) -> bool:
    """Tell, by other means than the tool's own, whether a text is a number or a date in some notation."""
    if re.fullmatch(KEPT, text) or re.search("[A-Za-z;']|, ", re.sub(rf"\b({MONTHS})\b", "", text)):
        return False
    for read in (float, parser.parse):
        try:
            read(text.strip(" %").replace(",", ".") if read is float else text)
        except (ValueError, OverflowError):
            continue
        return True
    return False


def misread_cells(content: bytes, numeric: set[str]) -> list[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [(name, cell) for row in rows for name, cell in row.items() if name not in numeric and reads_as_value(cell)]


def numeric_columns(frame: pd.DataFrame) -> set[str]:
    return {str(name) for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])}


CARRIED = {"asked_jurisdiction", "boxed_warning", "review", "data_version"}
"""Columns of every file about relaxants: country, boxed warning, marks of review, version of the data."""
OWN_COUNTRY = {"plan-csv"}
"""Files whose rows name the country themselves: a saved plan is opened again as it is."""
RAW = {"guidelines-csv", "data-csv", "open-csv"}
"""Tables as they are in ``data/``, with sources and version."""


@pytest.mark.parametrize(("page", "values"), [*VIEWS, ("Evidence", {"evidence_view": "forest"})])
def test_h15_every_file_carries_country_warnings_review_and_version(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str, values: dict[str, object]
) -> None:
    frames: dict[str, pd.DataFrame] = {}

    def keep(label: str, view: str, build: Callable[[], pd.DataFrame], key: str, *, quiet: bool = False) -> None:
        frames[key] = build()

    monkeypatch.setattr(show, "download_csv", keep)
    assert not open_page(page, MANY, jurisdiction="GB", **values).exception
    assert frames
    for key, frame in frames.items():
        carried = (
            {"data_version"} if key in RAW else CARRIED - ({"asked_jurisdiction"} if key in OWN_COUNTRY else set())
        )
        assert carried <= set(frame.columns), key
        assert "asked_jurisdiction" not in carried or set(frame["asked_jurisdiction"]) == {"GB"}


@pytest.mark.parametrize(("page", "values"), VIEWS, ids=[f"{page} {list(v.values())}" for page, v in VIEWS])
def test_h34_no_cell_of_a_download_reads_as_a_date_or_another_number(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str, values: dict[str, object]
) -> None:
    frames: list[pd.DataFrame] = []

    def keep(label: str, view: str, build: Callable[[], pd.DataFrame], key: str, *, quiet: bool = False) -> None:
        frames.append(build())

    monkeypatch.setattr(show, "download_csv", keep)
    app = open_page(page, MANY, **values)
    assert not app.exception
    assert frames
    for frame in frames:
        assert not misread_cells(export.to_csv(frame), numeric_columns(frame))


Kept = dict[str, Callable[[], bytes | str]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Every file that is offered, by the key of its button, with what makes it."""
    found: Kept = {}

    def keep(label: str, name: str, build: Callable[[], bytes | str], key: str, *, quiet: bool = False) -> None:
        found[key] = build

    monkeypatch.setattr(show, "download", keep)
    return found


def size_of(pdf: bytes | str) -> tuple[int, int]:
    assert isinstance(pdf, bytes)
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    return round(box.width), round(box.height)


def test_paper_is_that_of_the_country_unless_another_is_chosen_and_then_stays(open_page: Open, offered: Kept) -> None:
    app = open_page("Compare", ("baclofen", "tizanidine"), files=True)
    assert size_of(offered["compare-pdf-0"]()) == (612, 792)
    app.session_state["paper_where_us-letter_is_usual"] = "a4"
    app.run()
    assert size_of(offered["compare-pdf-0"]()) == (595, 842)
    book = openpyxl.load_workbook(io.BytesIO(cast("bytes", offered["compare-xlsx"]())))
    assert book["At a glance"].page_setup.paperSize == 9
    open_page("Compare", ("baclofen", "tizanidine"), files=True, jurisdiction="GB")
    assert size_of(offered["compare-pdf-0"]()) == (595, 842)


def test_the_code_leads_to_the_view_and_sheets_for_a_patient_have_none(open_page: Open, offered: Kept) -> None:
    open_page("Compare", ("baclofen", "tizanidine"), files=True, tab="dosing", jurisdiction="GB").run()
    page = str(offered["compare-html-0"]())
    assert "relaxants=baclofen&amp;relaxants=tizanidine" in page
    assert "jurisdiction=GB" in page
    assert "tab=dosing" in page
    assert re.search(r"data_version=\d{4}-\d\d-\d\d", page)
    open_page("Suitability", ("baclofen",), files=True, my_age="77")
    assert 'class="code"' not in str(offered["suitability-html-0"]())


def test_h31_details_of_a_patient_are_in_files_only_when_ticked(open_page: Open, offered: Kept) -> None:
    app = open_page("Suitability", ("baclofen",), files=True, my_age="77")
    assert "77 years" not in str(offered["suitability-html-0"]())
    app.checkbox(key="my_details_result").check().run()
    assert "77 years" in str(offered["suitability-html-0"]())


def test_h31_a_plan_names_the_kidney_rule_and_the_clearance_only_when_ticked(open_page: Open, offered: Kept) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration", my_patient=Patient(crcl=20.4))
    rule = "A kidney or liver rule applies to this patient"

    def files() -> list[str]:
        return [str(offered["plan-html-0"]()), cast("bytes", offered["plan-csv"]()).decode()]

    assert "Clearance entered: 20 mL/min" in sheets(app), "the page says it"
    assert all(rule in said and "Clearance entered" not in said for said in files())
    app.checkbox(key="my_details_plan").check().run()
    assert all("Clearance entered: 20 mL/min" in said for said in files())


def test_h34_no_cell_of_the_archive_reads_as_a_date_or_another_number(real: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(export.everything(real))) as archive:
        for name, frame in {table: real[table] for table in TABLES}.items():
            assert not misread_cells(archive.read(f"{name}.csv"), numeric_columns(frame)), name
        assert not misread_cells(archive.read("open_facts.csv"), set())


def test_the_relaxants_table_comes_back_unchanged(real: Catalogue) -> None:
    content = export.to_csv(real["relaxants"])
    frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    texts = [name for name in frame.columns if name not in numeric_columns(real["relaxants"])]
    for name in texts:
        assert [restored(cell) for cell in frame[name]] == list(real["relaxants"][name].fillna("")), name
