"""Cells of interactions: what the sources say of other drugs beside this one, by level."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.compare.cells.lines import Line, said_once
from dashboard.compare.cells.view import NOT_READ, Cell, View
from dashboard.data.frames import Record, speaking_of
from dashboard.interactions.phrases import STUDIES, partner, said, shown_level
from dashboard.wording.jurisdictions import foreign, with_what_home_adds
from dashboard.wording.levels import ORDER


def at_levels(*levels: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of the combinations at some levels; silence about a drug is never a clearance."""

    def build(view: View) -> Cell:
        rows = speaking_of(view.catalogue.rows("interactions", view.relaxant), view.forms)
        scoped = with_what_home_adds(view.catalogue, rows, view.relaxant, view.jurisdiction, _adds)
        by_partner = sorted(
            scoped.rows, key=lambda row: (partner(view.catalogue, row).lower(), row["basis"] in STUDIES)
        )
        lines: list[Line] = []
        for row in by_partner:
            shown = shown_level(row, scoped.rows)
            if shown in levels:
                own = row if shown == row["level"] else {**row, "level": ""}
                lines.append(Line(own, partner(view.catalogue, row), f": {said(row)}{foreign(row, scoped)}"))
        made = said_once(view, lines)
        silent = "None in the rows read; a drug that is not named here is unknown" if scoped.rows else NOT_READ
        return Cell(made, scoped.notice("interaction") if made else "", silent)

    return build


def _adds(row: Record, own: Sequence[Record]) -> bool:
    """Whether a row speaks of a partner that no own row speaks of, or asks for more than they do."""
    who = ("agent", "agent_kind", "strength")
    same = [one for one in own if all(one[column] == row[column] for column in who)]
    return all(ORDER[row["level"]] < ORDER[one["level"]] for one in same)
