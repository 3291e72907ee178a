"""The fold of the side-by-side table."""

from __future__ import annotations

from dashboard.compare.comparison import Comparison
from dashboard.compare.row_keys import RowKey
from dashboard.ui import say
from dashboard.ui.choices import Switch

FOLD = Switch("fold")


def folded_rows(comparison: Comparison) -> tuple[RowKey, ...]:
    """Offer to fold the rows that say the same for all, and name those folded (hazard H16); return their keys."""
    foldable = [row for row in comparison.rows if row.foldable]
    if not foldable or not FOLD.toggle("Fold rows that are the same for all"):
        return ()
    say.note(f"Folded, the same for all: {', '.join(row.label for row in foldable)}.")
    return tuple(row.key for row in foldable)
