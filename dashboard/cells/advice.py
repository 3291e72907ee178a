"""Cells of advice and of checks: counselling by topic, and what is to be monitored."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.cells.lines import Line, said_once
from dashboard.cells.view import NOT_READ, Cell, View
from dashboard.figures import known, number
from dashboard.frames import Record, speaking_of
from dashboard.jurisdictions import scope
from dashboard.statements import statement


def counselling(*topics: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of the advice on some topics, in the wording that was asked for."""

    def build(view: View) -> Cell:
        rows = view.catalogue.rows("counselling", view.relaxant)
        column = "advice_plain" if view.plain else "advice"
        made = tuple(statement(view.catalogue, row, row[column].rstrip(".")) for row in rows if row["topic"] in topics)
        return Cell(made, empty="None in the rows read" if rows else NOT_READ)

    return build


def _check(row: Record) -> str:
    parts = [row["when"].rstrip(".")]
    if known(row["every_days"]):
        until = f" until day {number(row['until_days'])}" if known(row["until_days"]) else ""
        parts.append(f"every {number(row['every_days'])} days{until}")
    return ", ".join(parts) + (f": {row['action'].rstrip('.')}" if row["action"] else "")


def monitoring(view: View) -> Cell:
    """List what is to be measured, when, and what follows from it."""
    rows = speaking_of(view.catalogue.rows("monitoring", view.relaxant), view.forms)
    scoped = scope(view.catalogue, rows, view.relaxant, view.jurisdiction)
    made = said_once(view, [Line(row, row["test"], f", {_check(row)}") for row in scoped.rows])
    silent = "None in the rows read" if scoped.rows else NOT_READ
    return Cell(made, scoped.notice("check"), silent)
