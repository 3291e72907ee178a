"""The side-by-side table with its fold and its downloads."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import export, markup
from dashboard.comparison import Comparison, comparison_frame
from dashboard.schema import VOCABULARIES
from dashboard.ui import show

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_table(comparison: Comparison) -> None:
    """Show the table; rows that say the same for all may be folded away, and are then named (hazard H16)."""
    foldable = [row for row in comparison.rows if row.foldable]
    folded: list[str] = []
    if foldable and st.toggle("Fold rows that are the same for all", key="fold", bind="query-params"):
        folded = [row.key for row in foldable]
        st.caption(f"Folded, the same for all: {', '.join(row.label for row in foldable)}.")
    show.sheet(markup.comparison_table(comparison, folded), key="comparison")


def offer_downloads(comparison: Comparison) -> None:
    """Offer the whole comparison, folded rows and all, as CSV, as a workbook and as a page to print."""
    place = VOCABULARIES["jurisdiction"][comparison.jurisdiction]
    with st.container(horizontal=True):
        show.download_csv("CSV", "compare", lambda: comparison_frame(comparison), key="compare-csv")
        show.download(
            "Excel",
            "compare",
            "xlsx",
            XLSX,
            lambda: export.to_xlsx({"Comparison": comparison_frame(comparison)}),
            key="compare-xlsx",
        )
        show.download(
            "Hand-out to print",
            "hand-out",
            "html",
            "text/html",
            lambda: markup.handout(comparison, place, date.today().isoformat()),
            key="compare-handout",
        )
