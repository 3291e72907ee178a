"""Cells of interactions: what the sources say of other drugs beside this one, by level."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboard.cells.lines import Line, said_once
from dashboard.cells.view import NOT_READ, Cell, View
from dashboard.figures import known, number
from dashboard.frames import Record, speaking_of
from dashboard.jurisdictions import scope
from dashboard.schema.terms import LEVELS
from dashboard.statements import label, labels

STUDIES = frozenset({"trial", "observational", "case_report"})


def partner(view: View, row: Record) -> str:
    """Name the other drug, or the class with the strength of the inhibitors that are meant."""
    if row["agent_kind"] == "agent":
        return view.catalogue.agent_names[row["agent"]]
    strengths = " or ".join(labels("strength", row["strength"])).capitalize()
    name = label("agent_class", row["agent"])
    return f"{strengths} {name}" if strengths else name


def _size(row: Record) -> str:
    """Say how large a change of concentration is, ``AUC 33 times (14 to 103)``."""
    if not known(row["ratio"]):
        return ""
    interval = ""
    if known(row["ratio_low"]) and known(row["ratio_high"]):
        interval = f" ({number(row['ratio_low'])} to {number(row['ratio_high'])})"
    return f"{row['parameter'] or 'exposure'} {number(row['ratio'])} times{interval}"


def _apart(row: Record) -> str:
    parts: list[str] = []
    if known(row["washout_days"]):
        parts.append(f"{number(row['washout_days'])} days apart")
    if known(row["separate_h"]):
        parts.append(f"{number(row['separate_h'])} h apart")
    return ", ".join(parts)


def _said(row: Record) -> str:
    return ", ".join(part for part in (row["effect"].rstrip("."), _size(row), _apart(row)) if part)


def _shown_level(row: Record, rows: Iterable[Record]) -> str:
    """Return the level under which a row is shown: a study stands under the worst level that a label gives its partner.

    So the size of an effect stands beside the label's word and never below it (hazard H26).
    """
    if row["basis"] not in STUDIES:
        return row["level"]
    same = ("agent_kind", "agent", "strength")
    of_labels = [
        other["level"]
        for other in rows
        if other["basis"] not in STUDIES and all(other[column] == row[column] for column in same)
    ]
    return min([*of_labels, row["level"]], key=list(LEVELS).index)


def at_levels(*levels: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of the combinations at some levels; silence about a drug is never a clearance."""

    def build(view: View) -> Cell:
        rows = speaking_of(view.catalogue.rows("interactions", view.relaxant), view.forms)
        scoped = scope(view.catalogue, rows, view.relaxant, view.jurisdiction)
        lines: list[Line] = []
        for row in sorted(scoped.rows, key=lambda row: (partner(view, row).lower(), row["basis"] in STUDIES)):
            shown = _shown_level(row, scoped.rows)
            if shown in levels:
                own = row if shown == row["level"] else {**row, "level": ""}
                lines.append(Line(own, partner(view, row), f": {_said(row)}"))
        made = said_once(view, lines)
        silent = "None in the rows read; a drug that is not named here is unknown" if scoped.rows else NOT_READ
        return Cell(made, scoped.notice("interaction") if made else "", silent)

    return build
