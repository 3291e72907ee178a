"""The picked relaxants side by side, and their serious harms, which every page shows first (hazard H15)."""

from __future__ import annotations

from dashboard.compare.comparison import Comparison, compare
from dashboard.render import markup
from dashboard.ui.state import State
from dashboard.ui.tables import show_table


def compared(current: State) -> Comparison:
    """Return the comparison of what the sidebar says."""
    return compare(current.catalogue, current.relaxants, current.jurisdiction, current.forms, wording=current.wording)


def show_harms(current: State) -> None:
    """Show boxed warnings and serious harms of the pick."""
    show_table(markup.comparison_tables(compared(current))[0], key="harms")
