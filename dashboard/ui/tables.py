"""The one component of tables: HTML that Python has rendered, in which boxes, cells and links answer.

It lives in a shadow root: `dashboard/render/assets/table.css` styles it on pages light and dark, on phones and on
paper, and ``table.js`` keeps what was unfolded, lets heads stay below the page's own, and reports clicks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from dashboard.render import markup
from dashboard.ui.navigation import follow
from dashboard.ui.state import pick

_TABLE = component(
    "myocompare_table",
    html='<div class="sheet">\n</div>',
    css=markup.asset("table.css"),
    js=markup.asset("table.js"),
)


def show_table(
    html: str,
    key: str,
    on_pick: Callable[[], None] | None = None,
    on_cell: Callable[[], None] | None = None,
    *,
    reveal: str = "",
) -> None:
    """Show a table that `dashboard.render.markup` has rendered, in the page's theme.

    With `on_pick` its boxes can be ticked, and `toggle_pick` tells which one was; with `on_cell` its cells can be asked
    about, and `last_cell` tells which. A link with ``data-page`` opens another page of the tool in the same session.
    Whenever `reveal` changes to another word, the table is scrolled into view unless it already is.
    """
    told = _TABLE(
        data={"html": html, "reveal": reveal},
        key=key,
        on_pick_change=on_pick or _nothing,
        on_cell_change=on_cell or _nothing,
        on_page_change=_nothing,
    )
    if told.page:
        follow(str(told.page))


def _nothing() -> None:
    return None


def last_cell(key: str) -> tuple[str, str] | None:
    """Return row and column of the cell that was last asked about; for callbacks."""
    row, _, column = str(st.session_state[key].cell or "").partition("|")
    return (row, column) if column else None


def toggle_pick(key: str) -> None:
    """Add the relaxant that was ticked in the table `key` to the pick, or take it out; a callback."""
    tick: Mapping[str, Any] | None = st.session_state[key].pick
    if tick is None:
        return
    others = [name for name in st.session_state["relaxants"] if name != tick["relaxant"]]
    pick([*others, str(tick["relaxant"])] if tick["picked"] else others)
