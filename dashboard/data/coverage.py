"""How far the reading has come: per relaxant and topic what is given, silent, unconfirmed and unread."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Record
from dashboard.data.rules.structure import UNCITED_COLUMNS
from dashboard.data.schema import TABLES

TOPICS = (
    "summary", "availability", "products", "indications", "dosing", "titration", "kinetics", "side_effects",
    "precautions", "monitoring", "interactions", "counselling",
)  # fmt: skip
SILENT = frozenset({"not_stated", "none", "not_applicable", "not_established"})
STATES = ("given", "not_stated", "unconfirmed", "unread")
COLUMNS = ("relaxant", "topic", *STATES)


def state(row: Record) -> str:
    """Say how a fact stands: a word of `STATES`."""
    if row.get("level") == "not_read":
        return "unread"
    if not row["checked"]:
        return "unconfirmed"
    silent = row.get("value_status") in SILENT or row.get("level") == "not_mentioned"
    return "not_stated" if silent else "given"


def coverage(catalogue: Catalogue) -> pd.DataFrame:
    """Return one row per relaxant and topic, with the number of facts in each state.

    Columns: relaxant, topic, given, not_stated, unconfirmed, unread. The topic summary counts the cells of
    relaxants.csv, of which a cell that is neither filled nor cited is unread.
    A topic without any row counts 0 throughout: nobody has read it.
    """
    cells = set(TABLES["relaxants"].column_names) - UNCITED_COLUMNS
    records: list[dict[str, object]] = []
    for relaxant in catalogue.names:
        for topic in TOPICS:
            rows = catalogue.rows("citations" if topic == "summary" else topic, relaxant)
            counted = Counter(map(state, rows))
            if topic == "summary":
                counted["unread"] += len(cells) - len(rows)
            records.append({"relaxant": relaxant, "topic": topic, **{one: counted[one] for one in STATES}})
    return pd.DataFrame(records, columns=list(COLUMNS))


def as_grid(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the coverage as one row per relaxant, ``given/not stated/unconfirmed/unread`` per topic, for printing."""
    counts = frame[list(STATES)].astype(str).agg("/".join, axis=1)
    words = counts.where(frame[list(STATES)].sum(axis=1) > 0, "unread")
    return frame.assign(words=words).pivot(index="relaxant", columns="topic", values="words")[list(TOPICS)]
