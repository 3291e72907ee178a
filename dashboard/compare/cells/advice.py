"""Cells of advice and of checks: counselling by topic, and what is to be monitored."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dashboard.compare.cells.cell import NOT_READ, Cell, Viewpoint
from dashboard.compare.cells.cell_lines import CellLine, said_once
from dashboard.data.rows import CounsellingRow, CounsellingTopic, MonitoringRow
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import foreign, with_what_home_adds
from dashboard.wording.monitoring import check_words
from dashboard.wording.statements import Statement, statement

OF_FOOD = re.compile(r"\b(?:food|meals?|eat(?:ing)?|breakfast|stomach)\b", re.IGNORECASE)


def counselling(*topics: CounsellingTopic) -> Callable[[Viewpoint], Cell]:
    """Return the builder of a cell of the advice on some topics, in the wording that was asked for."""

    def build(view: Viewpoint) -> Cell:
        rows = view.catalogue.rows(CounsellingRow, view.relaxant)
        asked = [(row, row.advice_plain if view.plain else row.advice) for row in rows if row.topic in topics]
        made = tuple(statement(view.catalogue, row, text.rstrip(".")) for row, text in asked)
        return Cell(made, empty="None found" if rows else NOT_READ)

    return build


def on_food(view: Viewpoint) -> tuple[Statement, ...]:
    """Return the sentences of the advice for patients that speak of food: of the topic, else of how to take it."""
    made: list[Statement] = []
    rows = view.catalogue.rows(CounsellingRow, view.relaxant)
    topic: CounsellingTopic = "food" if any(row.topic == "food" for row in rows) else "how_to_take"
    for row in rows:
        text = row.advice_plain if view.plain else row.advice
        said = [one.rstrip(".") for one in text.split(". ") if OF_FOOD.search(one)]
        if said and row.topic == topic:
            made.append(statement(view.catalogue, row, ". ".join(said)))
    return tuple(made)


def monitoring(view: Viewpoint) -> Cell:
    """List what is to be measured, when, and what follows from it."""
    rows = speaking_of(view.catalogue.rows(MonitoringRow, view.relaxant), view.forms)
    scoped = with_what_home_adds(view.catalogue, rows, view.relaxant, view.jurisdiction, adds=_adds)
    lines = [CellLine(row, row.test, f", {check_words(row)}{foreign(row, scoped)}") for row in scoped.rows]
    made = said_once(view, lines)
    silent = "None found" if scoped.rows else NOT_READ
    return Cell(made, scoped.notice("check"), silent)


def _adds(row: MonitoringRow, own: Sequence[MonitoringRow]) -> bool:
    """Whether a row asks for a check that no own row asks for."""
    return row.test.lower() not in {one.test.lower() for one in own}
