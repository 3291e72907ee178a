"""One table of the data as it is: a page of its rows, those that hold a text, in the order of a column."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES
from dashboard.names.spelling import fold
from dashboard.render import markup
from dashboard.ui import say, show
from dashboard.ui.address import news, write
from dashboard.ui.choices import Choice, Words
from dashboard.ui.kept import kept
from dashboard.ui.state import quoted, warn
from dashboard.ui.tables import show_table

ROWS_A_PAGE = 50
FIND, ROWS_PAGE = Words("find"), "rows_page"


class Cells(NamedTuple):
    """A table as text: the columns that hold anything, its rows, and each row as a text to search in."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: tuple[str, ...]


@kept
def cells(catalogue: Catalogue, name: str) -> Cells:
    """Return a table as text; columns that are empty throughout are left out, a download has them all."""
    frame = catalogue[name]
    numeric = {column.name for column in TABLES[name].columns if column.is_numeric}
    listed = {
        column: [_number(cell) for cell in frame[column].tolist()] if column in numeric else frame[column].tolist()
        for column in frame.columns
    }
    filled = {column: texts for column, texts in listed.items() if any(texts)}
    rows = tuple(zip(*filled.values(), strict=True))
    return Cells(tuple(filled), rows, tuple(fold(" ".join(row)) for row in rows))


def _number(cell: float) -> str:
    return "" if cell != cell else f"{cell:g}"  # NaN is not equal to itself


def show_rows(catalogue: Catalogue, name: str) -> None:
    """Show a page of a table's rows, with a box to find some and a choice of their order."""
    title = TABLES[name].title
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = FIND.text_input("Find rows", None, placeholder="A word in any column", width=320)
        order = Choice("sort", "column", {column: column for column in cells(catalogue, name).columns}, optional=True)
        by = order.optional_selectbox("Sort by", width=240, placeholder=", ".join(TABLES[name].key))
    whole = ordered(catalogue, name, by)
    found = matching(whole, wanted)
    if not found:
        show.empty(f"No row of {title} holds {quoted(wanted)}.", "Clear the box to see all rows.")
        return
    pages = -(-len(found) // ROWS_A_PAGE)
    page = _page(pages)
    first = (page - 1) * ROWS_A_PAGE
    shown = found[first : first + ROWS_A_PAGE]
    links = {at for at, column in enumerate(whole.columns) if TABLES[name].column(column).kind == "url"}
    caption = f"{title}: rows {first + 1} to {first + len(shown)}"
    show_table(markup.raw_table(whole.columns, shown, caption, links=links), key="rows")
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.pagination(pages, key=ROWS_PAGE, persist_state="session")
            say.note(f"Rows {first + 1:,} to {first + len(shown):,} of {len(found):,}")


def matching(whole: Cells, wanted: str) -> list[tuple[str, ...]]:
    """Return the rows that hold every word of a text, whatever their case and accents."""
    words = fold(wanted).split()
    if not words:
        return list(whole.rows)
    return [row for row, text in zip(whole.rows, whole.folded, strict=True) if all(word in text for word in words)]


@kept
def ordered(catalogue: Catalogue, name: str, by: str | None) -> Cells:
    """Return a table as text in the order of a column; None leaves it in the order of the file."""
    whole = cells(catalogue, name)
    return whole if by is None else in_order(whole, by)


def in_order(whole: Cells, by: str) -> Cells:
    """Sort rows by a column: numbers by size, then texts; empty cells last."""
    at = whole.columns.index(by)
    order = sorted(range(len(whole.rows)), key=lambda number: _place(whole.rows[number][at]))
    return Cells(whole.columns, tuple(whole.rows[one] for one in order), tuple(whole.folded[one] for one in order))


def _place(cell: str) -> tuple[bool, bool, float, str]:
    try:
        return False, False, float(cell), ""
    except ValueError:
        return not cell, True, 0.0, fold(cell)


def _page(pages: int) -> int:
    """Return the page that the widget below the table holds, or that a link asks for."""
    asked = news(ROWS_PAGE)
    if asked is not None:
        said = asked[-1] if asked else "1"
        if said.isdecimal() and 1 <= int(said) <= pages:
            st.session_state[ROWS_PAGE] = int(said)
        else:
            warn(f"The link asks for page {quoted(said)} of a table that has {pages}. The first is shown.")
            st.session_state[ROWS_PAGE] = 1
    held = st.session_state.setdefault(ROWS_PAGE, 1)
    if not 1 <= held <= pages:
        st.session_state[ROWS_PAGE] = held = 1
    write({ROWS_PAGE: [str(held)] if held > 1 else []})
    return held
