"""The fold of the side-by-side table, and its downloads."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.compare.comparison import Comparison
from dashboard.compare.comparison_frame import comparison_frame
from dashboard.compare.glance.glance import Glance
from dashboard.compare.glance.glance_frame import glance_frame
from dashboard.compare.row_keys import RowKey
from dashboard.data.schema import VOCABULARIES
from dashboard.render import export, markup
from dashboard.ui import say, show
from dashboard.ui.choices import Switch
from dashboard.ui.side_by_side import compared
from dashboard.ui.state import State
from dashboard.ui.visitor import today

FOLD = Switch("fold")


def folded_rows(comparison: Comparison) -> tuple[RowKey, ...]:
    """Offer to fold the rows that say the same for all, and name those folded (hazard H16); return their keys."""
    foldable = [row for row in comparison.rows if row.foldable]
    if not foldable or not FOLD.toggle("Fold rows that are the same for all"):
        return ()
    say.note(f"Folded, the same for all: {', '.join(row.label for row in foldable)}.")
    return tuple(row.key for row in foldable)


def offer_downloads(current: State, overview: Callable[[], Glance] | None = None) -> None:
    """Offer the overview, where it is shown, and the whole comparison as CSV, workbook and page to print."""
    place = VOCABULARIES["jurisdiction"][current.jurisdiction]
    with st.container(horizontal=True):
        if overview:
            show.download_csv(
                "At a glance as CSV", "at a glance", lambda: glance_frame(overview()), key="glance-csv", quiet=True
            )
        show.download_csv(
            "Everything as CSV", "compare", lambda: comparison_frame(compared(current)), key="compare-csv", quiet=True
        )
        show.download(
            "Everything as Excel",
            "compare.xlsx",
            lambda: export.to_xlsx({"Comparison": comparison_frame(compared(current))}),
            key="compare-xlsx",
            quiet=True,
        )
        show.download(
            "Hand-out to print",
            "hand-out.html",
            lambda: markup.handout(compared(current), place, today().isoformat()),
            key="compare-handout",
            quiet=True,
        )
