"""The picked relaxants side by side, and their gravest harms, a line each, which every page shows (hazard H15)."""

from __future__ import annotations

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.comparison import Comparison, compare
from dashboard.compare.safety_strip import safety_line
from dashboard.render import glance_markup
from dashboard.ui.kept import kept
from dashboard.ui.state import State
from dashboard.ui.tables import show_table


@kept
def compared(current: State) -> Comparison:
    """Return the comparison of what the sidebar says."""
    return compare(current.catalogue, current.relaxants, current.jurisdiction, current.forms, wording=current.wording)


def show_strip(current: State) -> None:
    """Show a line for each picked relaxant: its boxed warning and gravest harms, which open to the whole."""
    show_table(_strip(current), key="strip")


@kept
def _strip(current: State) -> str:
    views = (
        Viewpoint(
            current.catalogue, one, current.jurisdiction, forms=tuple(current.forms[one]), wording=current.wording
        )
        for one in current.relaxants
    )
    return glance_markup.safety_strip([safety_line(view) for view in views])
