"""The picked relaxants side by side, and their gravest harms, a line each, which every page shows (hazard H15)."""

from __future__ import annotations

from functools import lru_cache

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.comparison import Comparison, compare
from dashboard.compare.safety_strip import safety_line
from dashboard.data.catalogue import Catalogue
from dashboard.render import glance_markup
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.statements import Wording


def compared(current: State) -> Comparison:
    """Return the comparison of what the sidebar says."""
    return compare(current.catalogue, current.relaxants, current.jurisdiction, current.forms, wording=current.wording)


def show_strip(current: State) -> None:
    """Show a line for each picked relaxant: its boxed warning and gravest harms, which open to the whole."""
    forms = tuple((relaxant, tuple(current.forms[relaxant])) for relaxant in current.relaxants)
    show_table(_strip(current.catalogue, forms, current.jurisdiction, current.wording), key="strip")


@lru_cache(maxsize=64)
def _strip(
    catalogue: Catalogue, forms: tuple[tuple[str, tuple[str, ...]], ...], jurisdiction: str, wording: Wording
) -> str:
    """Make the lines of some relaxants in their forms; they hold nothing of a user, and every rerun shows them."""
    views = (Viewpoint(catalogue, one, jurisdiction, forms=own, wording=wording) for one, own in forms)
    return glance_markup.safety_strip([safety_line(view) for view in views])
