"""The picked relaxants side by side, and their gravest harms, a line each, which every page shows (hazard H15)."""

from __future__ import annotations

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.comparison import Comparison, compare
from dashboard.compare.safety_strip import safety_line
from dashboard.render import glance_markup
from dashboard.ui.state import State
from dashboard.ui.tables import show_table


def compared(current: State) -> Comparison:
    """Return the comparison of what the sidebar says."""
    return compare(current.catalogue, current.relaxants, current.jurisdiction, current.forms, wording=current.wording)


def show_strip(current: State) -> None:
    """Show a line for each picked relaxant: its boxed warning and gravest harms, which open to the whole."""
    lines = [
        safety_line(
            Viewpoint(
                current.catalogue,
                relaxant,
                current.jurisdiction,
                forms=tuple(current.forms[relaxant]),
                wording=current.wording,
            )
        )
        for relaxant in current.relaxants
    ]
    show_table(glance_markup.safety_strip(lines), key="strip")
