"""The comparison as a workbook: drugs side by side to read and to print, and a row a statement for programs.

Sheets: "At a glance", "In detail", "Sources", and "Data" with a row a statement.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, cast

import pandas as pd
import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from dashboard.compare.cells.cell import Cell
from dashboard.compare.comparison import Comparison
from dashboard.compare.glance.glance import Glance
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn, elsewhere_words
from dashboard.data.schema.terms import LEVELS
from dashboard.data.second_reading import review_word
from dashboard.render.markup import SourceNumbers
from dashboard.wording.statements import SUPERSEDED, UNCONFIRMED, Statement

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "in_memory": True,  # else it writes temporary files, and fails on a server whose disk takes none
}
QUESTION_WIDTH, DRUG_WIDTH, NARROW_WIDTH, MOST_WIDTH = 22, 46, 30, 60
"""Widths in letters: of the questions, of a drug among few and among many, of a column of data at most."""
EXCEL_PAPER = {"a4": 9, "us-letter": 1}
MOST_UPRIGHT = 3
MARGIN_INCHES = 0.4
LINE_POINTS = 15
MOST_LINES, MARGIN = 24, 2
"""Lines of a row that every program shows, and letters by which a line may be shorter than its column is wide."""


@dataclass(frozen=True)
class WorkbookHeading:
    """What heads each sheet that is read: a title, lines on country, date, data version and review, and the paper."""

    title: str
    lines: tuple[str, ...]
    size: str


def workbook(
    overview: Glance,
    comparison: Comparison,
    heading: WorkbookHeading,
    differences: Sequence[str],
    *,
    data: pd.DataFrame,
) -> bytes:
    """Return the workbook; `differences` are the phrases of `what_differs.differences`, `data` the last sheet."""
    buffer = io.BytesIO()
    book = cast("Any", xlsxwriter).Workbook(buffer, OPTIONS)
    writer = _Writer(book, heading)
    number = SourceNumbers()
    writer.side_by_side("At a glance", glance_grid(overview, number), differences)
    writer.side_by_side("In detail", detail_grid(comparison, number))
    writer.sources(number)
    writer.data(data)
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True)
class WorkbookGrid:
    """A table of texts with a column a drug; a row without cells heads those below it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[WorkbookCell, ...]], ...]


@dataclass(frozen=True)
class WorkbookCell:
    """The text of a cell, and whether it is a warning."""

    text: str
    alarm: bool = False


def glance_grid(overview: Glance, number: SourceNumbers) -> WorkbookGrid:
    """Return the overview as texts: form and review of each drug first, then a row a question."""
    columns = overview.columns
    plain = overview.wording == "plain"
    about = (
        ("Form", tuple(WorkbookCell(column.heading) for column in columns)),
        ("Brands", tuple(WorkbookCell(", ".join(column.brands)) for column in columns)),
        ("Review", tuple(WorkbookCell(_review(column)) for column in columns)),
    )
    rows = (
        (row.label, tuple(_glance_cell(row.cells[column.key], row.key, number, plain=plain) for column in columns))
        for row in overview.rows
    )
    return WorkbookGrid(tuple(column.name for column in columns), (*about, *rows))


def _review(column: GlanceColumn) -> str:
    word = review_word(draft=column.draft)
    return f"{word}, {column.open} not verified" if column.open else word


def _glance_cell(cell: GlanceCell, key: str, number: SourceNumbers, *, plain: bool) -> WorkbookCell:
    said = [_line(fact, number, leveled=not plain) for fact in cell.statements] or [cell.empty]
    more = [f"+{cell.more} in detail"] if cell.more else []
    stricter = [f"{elsewhere_words(cell, key)} {'; '.join(cell.stricter)}"] if cell.stricter else []
    return WorkbookCell("\n".join([*([cell.notice] if cell.notice else []), *said, *more, *stricter]), alarm=cell.alarm)


def detail_grid(comparison: Comparison, number: SourceNumbers) -> WorkbookGrid:
    """Return the whole comparison as texts, a group below its heading, a line a statement."""
    rows: list[tuple[str, tuple[WorkbookCell, ...]]] = []
    for group in comparison.groups:
        rows.append((group.heading, ()))
        for row in group.rows:
            cells = [_cell(cell, number, leveled=row.badged) for cell in row.cells.values()]
            parts = in_parts(cells, drug_width(len(cells)))
            rows += [(row.label if first else f"{row.label} (continued)", part) for first, part in parts]
    return WorkbookGrid(tuple(comparison.relaxants.values()), tuple(rows))


def drug_width(drugs: int) -> int:
    """Return how wide the column of a drug is, in letters."""
    return DRUG_WIDTH if drugs <= MOST_UPRIGHT else NARROW_WIDTH


def in_parts(cells: Sequence[WorkbookCell], width: int) -> Iterator[tuple[bool, tuple[WorkbookCell, ...]]]:
    """Return the cells of a row in parts of at most `MOST_LINES`, each with whether it is the first.

    Excel shows no row higher than 409 points, and prints none: what is beyond would be lost.
    """
    parts = [list(_cut(cell.text, width)) for cell in cells]
    for at in range(max(map(len, parts), default=0)):
        texts = [own[at] if at < len(own) else "" for own in parts]
        made = (WorkbookCell(text, alarm=cell.alarm) for text, cell in zip(texts, cells, strict=True))
        yield at == 0, tuple(made)


def _cut(text: str, width: int) -> Iterator[str]:
    """Cut a text between its lines wherever a part would take more than `MOST_LINES` of a column."""
    part: list[str] = []
    for line in text.split("\n"):
        if part and height([*part, line], width) > MOST_LINES:
            yield "\n".join(part)
            part = []
        part.append(line)
    yield "\n".join(part)


def height(lines: Sequence[str], width: int) -> int:
    """Return how many lines some lines take in a column, at most."""
    return sum(max(ceil(len(line) / (width - MARGIN)), 1) for line in lines)


def _cell(cell: Cell, number: SourceNumbers, *, leveled: bool) -> WorkbookCell:
    said = [_line(fact, number, leveled=leveled) for fact in cell.statements] or [cell.empty]
    points = [f"• {one}" for one in said] if len(said) > 1 else said
    return WorkbookCell("\n".join([*([cell.notice] if cell.notice else []), *points]), alarm=cell.alarm)


def _line(fact: Statement, number: SourceNumbers, *, leveled: bool) -> str:
    """Return a statement with level, numbers of its sources and marks: ``Avoid: ... [3] (not verified)``."""
    level = f"{LEVELS[fact.level]}: " if leveled and fact.level else ""
    numbers = ", ".join(dict.fromkeys(str(number(one)) for one in fact.citations))
    marks = (UNCONFIRMED if fact.unconfirmed else "") + (SUPERSEDED if fact.superseded else "")
    return f"{level}{fact.text}{f' [{numbers}]' if numbers else ''}{marks}"


class _Writer:
    """Writes the sheets of a workbook in its formats."""

    def __init__(self, book: Any, heading: WorkbookHeading) -> None:  # noqa: ANN401  XlsxWriter has no types
        self.book = book
        self.heading = heading
        wrapped = {"text_wrap": True, "valign": "top"}
        line = {"bottom": 1, "bottom_color": "#cfd8df"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.small = book.add_format({**wrapped, "font_color": "#4a5560"})
        self.head = book.add_format({**wrapped, "bold": True, "bottom": 2, "bg_color": "#f3f6f8"})
        self.group = book.add_format({"bold": True, "font_size": 12, "top": 1})
        self.label = book.add_format({**wrapped, **line, "bold": True})
        self.text = book.add_format({**wrapped, **line})
        self.alarm = book.add_format({**wrapped, **line, "bg_color": "#fdeeee"})
        self.link = book.add_format({**wrapped, "font_color": "#0b5f8a", "underline": 1})

    def side_by_side(self, name: str, grid: WorkbookGrid, remarks: Sequence[str] = ()) -> None:
        sheet = self._sheet(name, landscape=len(grid.heads) > MOST_UPRIGHT)
        sheet.set_column(0, 0, QUESTION_WIDTH)
        width = drug_width(len(grid.heads))
        sheet.set_column(1, len(grid.heads), width)
        lines = [*self.heading.lines, *([f"What differs: {' · '.join(remarks)}"] if remarks else [])]
        sheet.write_string(0, 0, self.heading.title, self.title)
        letters = QUESTION_WIDTH + width * len(grid.heads)
        for row, text in enumerate(lines, start=1):
            sheet.merge_range(row, 0, row, len(grid.heads), text, self.small)
            sheet.set_row(row, LINE_POINTS * ceil(len(text) / letters))  # no program fits merged cells to their text
        top = len(lines) + 2
        for column, head in enumerate(("", *grid.heads)):
            sheet.write_string(top, column, head, self.head)
        for row, (label, cells) in enumerate(grid.rows, start=top + 1):
            sheet.write_string(row, 0, label, self.label if cells else self.group)
            lines = [height(cell.text.split("\n"), width) for cell in cells]
            sheet.set_row(row, LINE_POINTS * max([height([label], QUESTION_WIDTH), *lines]))
            for column, cell in enumerate(cells, start=1):
                sheet.write_string(row, column, cell.text, self.alarm if cell.alarm else self.text)
        sheet.freeze_panes(top + 1, 1)
        sheet.repeat_rows(top)

    def sources(self, number: SourceNumbers) -> None:
        sheet = self._sheet("Sources", landscape=True)
        heads = {"Number": 8, "Title": 60, "Place in it": 40, "Read on": 12, "Standing": 12, "Address": 60}
        for column, (head, width) in enumerate(heads.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.head)
        for row, one in enumerate(number.listed, start=1):
            sheet.write_number(row, 0, row, self.text)
            texts = (one.title, one.locator, one.checked or "not verified", one.doc_status)
            for column, text in enumerate(texts, start=1):
                sheet.write_string(row, column, text, self.text)
            sheet.write_url(row, len(texts) + 1, one.url, self.link)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def data(self, frame: pd.DataFrame) -> None:
        """Write a row a statement; numbers stay numbers, what is unknown stays empty."""
        sheet = self._sheet("Data", landscape=True)
        for column, name in enumerate(frame.columns):
            values = frame[name].tolist()
            widest = max((len(str(value)) for value in values), default=0)
            sheet.set_column(column, column, min(max(len(str(name)), widest, 8) + 1, MOST_WIDTH))
            sheet.write_string(0, column, str(name), self.head)
            for row, value in enumerate(values, start=1):
                if isinstance(value, str):
                    sheet.write_string(row, column, value, self.text)
                elif pd.notna(value):
                    sheet.write_number(row, column, value, self.text)
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def _sheet(self, name: str, *, landscape: bool) -> Any:  # noqa: ANN401
        sheet = self.book.add_worksheet(name)
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(EXCEL_PAPER[self.heading.size])
        sheet.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, 2 * MARGIN_INCHES)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{_in_footer(self.heading.lines[0])}&R&8&A, &P of &N")
        return sheet


def _in_footer(text: str) -> str:
    """Return a text for a footer, in which an ampersand begins a code."""
    return text.replace("&", "&&")
