"""Cells of interactions: what the sources say of other drugs beside this one, by level."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.compare.cells import plain
from dashboard.compare.cells.cell import NOT_READ, Cell, Viewpoint
from dashboard.compare.cells.cell_lines import CellLine, said_once
from dashboard.data.rows import InteractionRow, Level
from dashboard.interactions.phrases import STUDIES, partner, said, same_partner, shown_level
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import foreign, with_what_home_adds
from dashboard.wording.levels import ORDER


def at_levels(*levels: Level) -> Callable[[Viewpoint], Cell]:
    """Return the builder of a cell of the combinations at some levels; silence about a drug is never a clearance."""

    def build(view: Viewpoint) -> Cell:
        rows = speaking_of(view.catalogue.rows(InteractionRow, view.relaxant), view.forms)
        scoped = with_what_home_adds(view.catalogue, rows, view.relaxant, view.jurisdiction, adds=_adds)
        by_partner = sorted(scoped.rows, key=lambda row: (partner(view.catalogue, row).lower(), row.basis in STUDIES))
        if view.plain:
            asked = [row for row in by_partner if shown_level(row, scoped.rows) in levels]
            made = plain.partners(view, asked, scoped)
            return Cell(made, scoped.notice("interaction") if made else "", plain.NONE_FOUND if rows else NOT_READ)
        lines: list[CellLine] = []
        for row in by_partner:
            shown = shown_level(row, scoped.rows)
            if shown in levels:
                text = f": {said(row)}{foreign(row, scoped)}"
                lines.append(CellLine(row, partner(view.catalogue, row), text, with_level=shown == row.level))
        made = said_once(view, lines)
        silent = "None found; a drug that is not named here is unknown" if scoped.rows else NOT_READ
        return Cell(made, scoped.notice("interaction") if made else "", silent)

    return build


def _adds(row: InteractionRow, own: Sequence[InteractionRow]) -> bool:
    """Whether a row speaks of a partner that no own row speaks of, or asks for more than they do."""
    return all(ORDER[row.level] < ORDER[one.level] for one in own if same_partner(one, row))
