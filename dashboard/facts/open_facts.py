"""Facts that still wait for a reader: unconfirmed, or read once where a second reading is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.coverage import standing
from dashboard.data.schema import TABLES
from dashboard.data.second_reading import Readings, holds_back, readings
from dashboard.facts.words import FACTS, Fact, about, says
from dashboard.wording.statements import source_addresses, source_titles

STATES: dict[Readings, str] = {"once": "read once", "open": "unconfirmed"}
COLUMNS = ("relaxant", "table", "about", "says", "state", "holds_in_draft", "source", "source_url", "locator")


@dataclass(frozen=True)
class OpenFact:
    """A row of a table that waits for a reader, and whether it holds its relaxant in draft."""

    relaxant: str
    row: Fact
    holds: bool


def open_facts(catalogue: Catalogue, relaxants: Iterable[str]) -> pd.DataFrame:
    """Return the facts of some relaxants that wait for a reader, those first that hold a relaxant in draft.

    Columns: relaxant (name), table (title), about, says, state ("unconfirmed", or "read once" where a second reading is
    due), holds_in_draft ("yes", "no"), source, source_url (titles and addresses, parted by semicolons), locator.
    """
    found = [fact for relaxant in relaxants for fact in _of(catalogue, relaxant)]
    found.sort(key=lambda fact: (catalogue.names[fact.relaxant], not fact.holds))
    return pd.DataFrame([_cells(catalogue, fact) for fact in found], columns=list(COLUMNS))


def _of(catalogue: Catalogue, relaxant: str) -> Iterator[OpenFact]:
    home = catalogue.summary(relaxant).dose_jurisdiction
    for kind in FACTS:
        for row in catalogue.rows(kind, relaxant):
            holds = holds_back(row, home, catalogue.replaced)
            if holds or standing(row) == "unconfirmed":
                yield OpenFact(relaxant, row, holds)


def _cells(catalogue: Catalogue, fact: OpenFact) -> tuple[str, ...]:
    """Return the cells of a fact, in the order of `COLUMNS`."""
    return (
        catalogue.names[fact.relaxant],
        TABLES[fact.row.TABLE].title,
        about(catalogue, fact.row),
        says(catalogue, fact.row),
        STATES[readings(fact.row)],
        "yes" if fact.holds else "no",
        source_titles(catalogue, fact.row),
        source_addresses(catalogue, fact.row),
        fact.row.locator,
    )
