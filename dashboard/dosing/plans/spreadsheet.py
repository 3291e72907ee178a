"""A CSV that a spreadsheet has saved again: its separator, encoding, dates, times and numbers, read without guessing.

Excel writes what it shows: dates in the order of the country (11/29/2026, 29.11.2026), numbers with a decimal comma,
semicolons or tabs between cells. What leaves two readings is refused with a sentence that says what to do.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time

import pandas as pd

from dashboard.dosing.plans.plan import PlanError

SEPARATORS = (",", ";", "\t")
ORDERS = ("ymd", "dmy", "mdy")
TIMES = ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p")
SAVE_AGAIN = "Open the file that this page saved, or write dates as 2026-11-29."
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_DATE = re.compile(r"(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})\.?")


def read_table(content: bytes) -> tuple[pd.DataFrame, str]:
    """Read a table as text, with the separator between its cells; raises PlanError.

    Rows without any text are left out. The first row names the columns; of equal names the first counts.
    """
    text = _decoded(content)
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise PlanError([f"The file is not a CSV that this page has saved ({error})."]) from None
    names = [name.strip() for name in lines[0]] if lines else []
    rows: list[list[str]] = []
    for position, line in enumerate(lines[1:], start=2):
        cells = [cell.strip() for cell in line]
        if any(cells[len(names) :]):
            raise PlanError([f"Row {position} has more cells than the first row. Write decimals with a point (2.5)."])
        if any(cells):
            rows.append([*cells, *[""] * len(names)][: len(names)])
    frame = pd.DataFrame(rows, columns=pd.Index(names, dtype=str), dtype=str)
    return frame.loc[:, ~frame.columns.duplicated()], separator


def _decoded(content: bytes) -> str:
    """Return the text of a file as Excel writes it: UTF-8 with or without a mark, "Unicode text", or Windows-1252."""
    for encoding in ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PlanError(["The file is not a CSV that this page has saved: its letters cannot be read."])


def read_time(cell: str) -> time | None:
    """Read a clock time: ``08:00``, ``8:00:00`` or ``8:00 AM``; None where there is none; raises ValueError."""
    if not cell:
        return None
    for form in TIMES:
        try:
            read = datetime.strptime(cell.upper(), form).time()
        except ValueError:
            continue
        if read.second:
            break
        return read
    raise ValueError(f"{cell[:20]!r} is not a time such as 08:00")


def read_number(cell: str, separator: str) -> float:
    """Read a number; a comma is a decimal mark only where it does not part the cells.

    Raises ValueError, also for what could be a decimal or thousands, such as ``1.250`` between semicolons.
    """
    if not _NUMBER.fullmatch(cell) or ("," in cell and separator == ","):
        raise ValueError(f"{cell[:20]!r} is not a number such as 2.5")
    if separator != "," and _THOUSANDS.fullmatch(cell):
        whole = re.sub(r"[.,]", "", cell)
        raise ValueError(f"{cell!r} can be {cell.replace(',', '.').rstrip('0')} or {whole}; write it without the mark")
    return float(cell.replace(",", "."))


def one_decimal_mark(cells: Sequence[str]) -> bool:
    """Whether no two numbers of a column use different decimal marks."""
    return not (any("," in cell for cell in cells) and any("." in cell for cell in cells))


def read_dates(cells: Sequence[str]) -> list[list[date]]:
    """Read a column of dates in every order of day, month and year that all its cells allow; raises PlanError.

    The cells are ``2026-11-29``, ``11/29/2026``, ``29.11.2026``, ``29/11/26`` and the like.
    """
    for position, cell in enumerate(cells, start=2):
        if not any(_date(cell, order) for order in ORDERS):
            raise PlanError([f"Row {position} has {cell[:20]!r}, which is not a date. {SAVE_AGAIN}"])
    found: list[list[date]] = []
    for order in ORDERS:
        days = [day for cell in cells if (day := _date(cell, order)) is not None]
        if len(days) == len(cells) and days not in found:
            found.append(days)
    if not found:
        raise PlanError([f"The dates of the file are not all written in the same order. {SAVE_AGAIN}"])
    return found


def _date(cell: str, order: str) -> date | None:
    """Read a date in one order; a year first leaves no choice, and points are never used with the month first."""
    match = _DATE.fullmatch(cell)
    if match is None:
        return None
    first, mark, second, third = match.groups()
    if len(first) == 4:
        order = "ymd"
    elif (order == "ymd" and len(third) == 4) or (order == "mdy" and mark == "."):
        return None
    parts = dict(zip(order, (first, second, third), strict=True))
    if len(parts["y"]) not in (2, 4) or max(len(parts["m"]), len(parts["d"])) > 2:
        return None
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    try:
        return date(year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None
