"""How a row of interactions.csv is said: the other drug, what happens, how large it is, how far apart."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Record
from dashboard.wording.figures import known, number
from dashboard.wording.levels import worst
from dashboard.wording.statements import label, labels

STUDIES = frozenset({"trial", "observational", "case_report"})


def partner(catalogue: Catalogue, row: Record) -> str:
    """Name the other drug, or the class with the strength of the inhibitors that are meant."""
    if row["agent_kind"] == "agent":
        return catalogue.agent_names[row["agent"]]
    strengths = " or ".join(labels("strength", row["strength"])).capitalize()
    name = label("agent_class", row["agent"])
    return f"{strengths} {name}" if strengths else name


def said(row: Record) -> str:
    """Say what happens, how large the change of concentration is, and how far apart the two must be."""
    return ", ".join(part for part in (row["effect"].rstrip("."), size(row), apart(row)) if part)


def size(row: Record) -> str:
    """Say how large a change of concentration is, ``AUC 33 times (14 to 103)``; empty where no figure was read."""
    if not known(row["ratio"]):
        return ""
    interval = ""
    if known(row["ratio_low"]) and known(row["ratio_high"]):
        interval = f" ({number(row['ratio_low'])} to {number(row['ratio_high'])})"
    return f"{row['parameter'] or 'exposure'} {number(row['ratio'])} times{interval}"


def apart(row: Record) -> str:
    """Say how many days or hours must lie between the two; empty where none was read."""
    parts: list[str] = []
    if known(row["washout_days"]):
        parts.append(f"{number(row['washout_days'])} days apart")
    if known(row["separate_h"]):
        parts.append(f"{number(row['separate_h'])} h apart")
    return ", ".join(parts)


def shown_level(row: Record, rows: Iterable[Record]) -> str:
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
    return worst([*of_labels, row["level"]])
