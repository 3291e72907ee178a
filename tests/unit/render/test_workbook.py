"""The workbook: drugs side by side to read and to print, and rows for programs; nothing in it is a formula."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.compare.comparison import compare
from dashboard.compare.comparison_frame import COLUMNS, comparison_frame
from dashboard.compare.glance.glance import Glance, glance
from dashboard.compare.glance.what_differs import differences
from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import picked_forms
from dashboard.render.workbook import DRUG_WIDTH, MOST_LINES, WorkbookHeading, height, workbook
from dashboard.wording.statements import Statement

SHEETS = ["At a glance", "In detail", "Sources", "Data"]
PAIR = ("dantrolene", "tizanidine")
SIX = ("baclofen", "tizanidine", "dantrolene", "diazepam", "cyclobenzaprine", "onabotulinumtoxina")
HEADING = WorkbookHeading("Two drugs", ("MyoCompare · United States · data v1", "Under review: both."), "us-letter")


def overview_of(real: Catalogue, relaxants: tuple[str, ...]) -> Glance:
    return glance(real, relaxants, "US", picked_forms(real, relaxants, ()))


@cache
def book(real: Catalogue, relaxants: tuple[str, ...] = PAIR) -> Workbook:
    overview = overview_of(real, relaxants)
    made = compare(real, relaxants, "US", picked_forms(real, relaxants, ()))
    return openpyxl.load_workbook(
        io.BytesIO(workbook(overview, made, HEADING, differences(overview), data=comparison_frame(made)))
    )


def column(sheet: Worksheet, at: int) -> list[str]:
    return [str(row[at].value or "") for row in sheet.iter_rows()]


def test_its_sheets_are_the_overview_the_details_the_sources_and_the_data(real: Catalogue) -> None:
    assert book(real).sheetnames == SHEETS


@pytest.mark.parametrize("name", SHEETS[:2])
def test_drugs_are_columns_below_country_version_review_and_stay_in_sight(real: Catalogue, name: str) -> None:
    sheet = book(real)[name]
    first = column(sheet, 0)
    assert first[:3] == ["Two drugs", "MyoCompare · United States · data v1", "Under review: both."]
    head = next(row for row in sheet.iter_rows() if row[1].value == "Dantrolene")
    assert [cell.value or "" for cell in head] == ["", "Dantrolene", "Tizanidine"]
    assert sheet.freeze_panes == f"B{head[0].row + 1}"
    assert sheet.print_title_rows == f"${head[0].row}:${head[0].row}"


def test_h47_every_statement_of_the_overview_is_in_its_cell(real: Catalogue) -> None:
    sheet, overview = book(real)["At a glance"], overview_of(real, PAIR)
    rows = {str(row[0].value): [str(cell.value or "") for cell in row[1:]] for row in sheet.iter_rows()}
    for row in overview.rows:
        for shown, said in zip(overview.columns, rows[row.label], strict=True):
            cell = row.cells[shown.key]
            assert all(one.text in said for one in cell.statements)
            assert cell.statements or cell.empty in said
            assert not cell.more or f"+{cell.more} in detail" in said
            assert all(place in said for place in cell.stricter)
    assert "Contraindicated: " in rows["Contraindicated"][1]
    assert rows["Review"][1].startswith("under review")
    assert any(text.startswith("What differs: ") for text in column(sheet, 0))


def test_h15_boxed_warnings_are_whole_in_the_details(real: Catalogue) -> None:
    rows = {str(row[0].value): row for row in book(real)["In detail"].iter_rows()}
    warned, bare = rows["Boxed warning"][1:3]
    assert real.summary("dantrolene").boxed_warning in str(warned.value)
    assert warned.fill.fgColor.rgb != bare.fill.fgColor.rgb, "a warning is tinted"


def test_numbers_in_cells_lead_to_the_sources(real: Catalogue) -> None:
    made = book(real)
    texts = {str(row[0].value): str(row[1].value) for row in made["At a glance"].iter_rows()}
    sources = {str(row[0].value): row for row in made["Sources"].iter_rows(min_row=2)}
    fact: Statement = (
        next(row for row in overview_of(real, PAIR).rows if row.key == "boxed").cells["dantrolene"].statements[0]
    )
    number = texts["Boxed warning"].split("[")[1].split("]")[0].split(", ")[0]
    assert sources[number][1].value == fact.citations[0].title
    assert sources[number][5].hyperlink.target.startswith("http")
    assert all(row[1].value and row[5].value for row in sources.values())
    assert [int(number) for number in sources] == list(range(1, len(sources) + 1))


def test_the_last_sheet_is_the_long_form_for_programs(real: Catalogue) -> None:
    sheet = book(real)["Data"]
    frame = comparison_frame(compare(real, PAIR, "US", picked_forms(real, PAIR, ())))
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert head == list(COLUMNS)
    assert len(rows) == len(frame)
    low = head.index("low")
    assert any(isinstance(row[low], int | float) for row in rows), "a number stays a number"
    assert {row[head.index("review")] for row in rows} <= {"under review", "read twice"}
    assert {row[head.index("data_version")] for row in rows} == {real.version}
    assert sheet.auto_filter.ref


def test_nothing_is_a_formula_whatever_a_text_begins_with(real: Catalogue) -> None:
    overview = overview_of(real, PAIR)
    bad = replace(HEADING, title="=1+1", lines=("=2+2 & more", "@SUM(A1)"))
    made = compare(real, PAIR, "US", picked_forms(real, PAIR, ()))
    read = openpyxl.load_workbook(io.BytesIO(workbook(overview, made, bad, ["=3+3"], data=comparison_frame(made))))
    kinds = {cell.data_type for sheet in read for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert read["At a glance"]["A1"].value == "=1+1"


@pytest.mark.parametrize(("relaxants", "orientation"), [(PAIR, "portrait"), (SIX, "landscape")])
def test_it_prints_one_page_wide_on_the_paper_of_the_country(
    real: Catalogue, relaxants: tuple[str, ...], orientation: str
) -> None:
    for name in SHEETS[:2]:
        sheet = book(real, relaxants)[name]
        assert (sheet.page_setup.orientation or "portrait") == orientation
        assert sheet.page_setup.paperSize == 1, "US Letter"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert "United States" in str(sheet.oddFooter.left.text)
        widths = [sheet.column_dimensions[letter].width for letter in "AB"]
        assert 15 <= widths[0] <= 30 < widths[1] <= 60
        assert all(
            cell.alignment.wrap_text
            for row in sheet.iter_rows(min_row=8)
            for cell in row
            if cell.value and cell.column > 1
        )


def test_no_row_is_higher_than_excel_shows(real: Catalogue) -> None:
    """The longest cells of all go on in rows of their own; none of their statements is lost."""
    longest = ("diazepam", "baclofen")
    sheet = book(real, longest)["In detail"]
    heights = {
        row[0].row: max(height(str(cell.value or "").split("\n"), DRUG_WIDTH) for cell in row[1:])
        for row in sheet.iter_rows(min_row=7)
    }
    assert max(heights.values()) <= MOST_LINES
    for row, lines in heights.items():
        assert 409 > (sheet.row_dimensions[row].height or 15) >= 15 * lines, "no program has to guess how high a row is"
    labels = column(sheet, 0)
    assert any(label.endswith("(continued)") for label in labels)
    text = "\n".join(column(sheet, 1))
    made = compare(real, longest, "US", picked_forms(real, longest, ()))
    facts = [fact.text for row in made.rows for fact in row.cells["diazepam"].statements]
    assert [fact for fact in facts if fact not in text] == []
