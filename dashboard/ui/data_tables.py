"""What the Data page shows: a table without its empty columns, the dictionary of its columns, the state of review."""

from __future__ import annotations

import pandas as pd

from dashboard import markup
from dashboard.catalogue import Catalogue
from dashboard.coverage import STATES, coverage
from dashboard.schema import Column, Table


def filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that hold anything at all; a download has them all."""
    return frame.loc[:, [name for name in frame.columns if (frame[name].notna() & (frame[name] != "")).any()]]


def addresses(table: Table, frame: pd.DataFrame) -> list[str]:
    """Return the columns of a frame that hold web addresses."""
    return [column.name for column in table.columns if column.kind == "url" and column.name in frame]


def dictionary(table: Table) -> str:
    """Return the columns of a table, each with its type, unit and meaning, as HTML."""
    rows = [(column.name, _kind(column), column.description) for column in table.columns]
    return markup.plain_table(("Column", "Type", "Meaning"), rows, f"Columns of {table.title}")


def review_state(catalogue: Catalogue) -> str:
    """Return how many facts of each relaxant are given, silent, unconfirmed and unread, as HTML."""
    found = coverage(catalogue)
    rows: list[tuple[str, ...]] = []
    for relaxant, name in catalogue.names.items():
        own = found[found["relaxant"] == relaxant]
        counts = {state: int(own[state].sum()) for state in STATES}
        doses = int(own.loc[own["topic"] == "dosing", "unconfirmed"].sum())
        reading = catalogue.second_readings[relaxant]
        twice = f"{reading.twice:,} of {reading.twice + reading.once + reading.open:,}"
        unconfirmed = f"{counts['unconfirmed']:,}" + (f" ({doses})" if doses else "")
        read = f"{counts['given'] + counts['not_stated']:,}"
        state = "draft" if relaxant in catalogue.drafts else "read twice"
        rows.append((name, state, twice, read, unconfirmed, f"{counts['unread']:,}"))
    headings = ("Relaxant", "State", "Read twice", "Read", "Unconfirmed (doses)", "Unread")
    return markup.plain_table(headings, rows, "State of the review", whole_words=True)


def _kind(column: Column) -> str:
    kind = column.vocabulary.replace("_", " ") if column.vocabulary else column.kind
    return ("list of " if column.many else "") + kind + (f", {column.unit}" if column.unit else "")
