"""How far the reading has come: per relaxant and topic what is given, silent, unconfirmed and unread."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import (
    AvailabilityRow,
    CitationRow,
    CounsellingRow,
    DosingRow,
    IndicationRow,
    InteractionRow,
    KineticsRow,
    MonitoringRow,
    PrecautionRow,
    ProductRow,
    Read,
    SideEffectRow,
    TitrationRow,
)
from dashboard.data.rules.structure import UNCITED_COLUMNS
from dashboard.data.schema import TABLES

TOPICS: dict[str, type[Read]] = {
    "summary": CitationRow,
    **{
        kind.TABLE: kind
        for kind in (
            AvailabilityRow, ProductRow, IndicationRow, DosingRow, TitrationRow, KineticsRow, SideEffectRow,
            PrecautionRow, MonitoringRow, InteractionRow, CounsellingRow,
        )
    },
}  # fmt: skip
"""What is counted, by topic: the cells of relaxants.csv, and the rows of every table about one relaxant."""
SILENT = frozenset({"not_stated", "none", "not_applicable", "not_established"})
STATES = ("given", "not_stated", "unconfirmed", "unread")
COLUMNS = ("relaxant", "topic", *STATES)


def standing(row: Read) -> str:
    """Say how a fact stands: a word of `STATES`."""
    level = row.level if isinstance(row, PrecautionRow | InteractionRow) else ""
    if level == "not_read":
        return "unread"
    if not row.checked:
        return "unconfirmed"
    status = row.value_status if isinstance(row, CitationRow | DosingRow | KineticsRow) else ""
    return "not_stated" if status in SILENT or level == "not_mentioned" else "given"


def coverage(catalogue: Catalogue) -> pd.DataFrame:
    """Return one row per relaxant and topic, with the number of facts in each state.

    Columns: relaxant, topic, given, not_stated, unconfirmed, unread. The topic summary counts the cells of
    relaxants.csv, of which a cell that is neither filled nor cited is unread.
    A topic without any row counts 0 throughout: nobody has read it.
    """
    cells = set(TABLES["relaxants"].column_names) - UNCITED_COLUMNS
    records: list[dict[str, object]] = []
    for relaxant in catalogue.names:
        for topic, kind in TOPICS.items():
            rows = catalogue.rows(kind, relaxant)
            counted = Counter(map(standing, rows))
            if topic == "summary":
                counted["unread"] += len(cells) - len(rows)
            records.append({"relaxant": relaxant, "topic": topic, **{one: counted[one] for one in STATES}})
    return pd.DataFrame(records, columns=list(COLUMNS))


def as_grid(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the coverage as one row per relaxant, ``given/not stated/unconfirmed/unread`` per topic, for printing."""
    counts = frame[list(STATES)].astype(str).agg("/".join, axis=1)
    words = counts.where(frame[list(STATES)].sum(axis=1) > 0, "unread")
    return frame.assign(words=words).pivot(index="relaxant", columns="topic", values="words")[[*TOPICS]]
