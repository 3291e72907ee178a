"""A matrix whose cells say why when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.interactions.matrix import MatrixRow
from dashboard.render import patient_markup
from dashboard.ui.tables import last_cell, show_table


def show_crossings(
    rows: Sequence[MatrixRow], columns: Mapping[str, str], *, corner: str, caption: str, silence: str
) -> None:
    """Show a matrix; the cell that was asked about opens its reasons in a window of its own."""
    html = patient_markup.matrix(rows, columns, corner=corner, caption=caption, silence=silence, can_ask=True)
    show_table(html, key="matrix", on_cell=_ask_cell)
    asked: tuple[str, str] | None = st.session_state.pop("asked_cell", None)
    for row in rows:
        if asked and row.key == asked[0] and asked[1] in row.cells:
            _show_why(replace(row, cells={asked[1]: row.cells[asked[1]]}), columns)


def _ask_cell() -> None:
    st.session_state["asked_cell"] = last_cell("matrix")


@st.dialog("Why", width="large")
def _show_why(row: MatrixRow, columns: Mapping[str, str]) -> None:
    show_table(patient_markup.alerts([row], columns, ""), key="cell-reasons")
