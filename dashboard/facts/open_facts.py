"""Facts that still wait for a reader: unconfirmed, or read once where a second reading is due."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.coverage import state
from dashboard.data.frames import Record
from dashboard.data.schema import TABLES
from dashboard.data.second_reading import holds_back, state_of
from dashboard.facts.words import ABOUT, about, says
from dashboard.wording.statements import named_sources

STATES = {"once": "read once", "open": "unconfirmed"}
COLUMNS = ("relaxant", "table", "about", "says", "state", "holds_in_draft", "source", "source_url", "locator")


def open_facts(catalogue: Catalogue, relaxants: Iterable[str]) -> pd.DataFrame:
    """Return the facts of some relaxants that wait for a reader, those first that hold a relaxant in draft.

    Columns: relaxant (name), table (title), about, says, state ("unconfirmed", or "read once" where a second reading is
    due), holds_in_draft ("yes", "no"), source, source_url (titles and addresses, parted by semicolons), locator.
    """
    found = [record for relaxant in relaxants for record in _of(catalogue, relaxant)]
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    return frame.sort_values(["relaxant", "holds_in_draft"], ascending=[True, False], kind="stable", ignore_index=True)


def _of(catalogue: Catalogue, relaxant: str) -> Iterable[Record]:
    home = catalogue.summary(relaxant)["dose_jurisdiction"]
    for table in ABOUT:
        for row in catalogue.rows(table, relaxant):
            holds = holds_back(table, row, home, catalogue.replaced)
            if holds or state(row) == "unconfirmed":
                yield {
                    "relaxant": catalogue.names[relaxant],
                    "table": TABLES[table].title,
                    "about": about(catalogue, table, row),
                    "says": says(catalogue, table, row),
                    "state": STATES[state_of(row)],
                    "holds_in_draft": "yes" if holds else "no",
                    **named_sources(catalogue, row),
                    "locator": row["locator"],
                }
