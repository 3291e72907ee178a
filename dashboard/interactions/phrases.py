"""How a row of interactions.csv is said: the other drug, what happens, how large it is, how far apart."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Basis, InteractionRow, Level
from dashboard.wording.figures import number
from dashboard.wording.levels import worst
from dashboard.wording.statements import label, labels

STUDIES: frozenset[Basis] = frozenset({"trial", "observational", "case_report"})


def partner(catalogue: Catalogue, row: InteractionRow) -> str:
    """Name the other drug, or the class with the strength of the inhibitors that are meant."""
    if row.agent_kind == "agent":
        return catalogue.agent_names[row.agent]
    strengths = " or ".join(labels("strength", row.strength)).capitalize()
    name = label("agent_class", row.agent)
    return f"{strengths} {name}" if strengths else name


def said(row: InteractionRow) -> str:
    """Say what happens, how large the change of concentration is, and how far apart the two must be."""
    return ", ".join(part for part in (row.effect.rstrip("."), size(row), apart(row)) if part)


def size(row: InteractionRow) -> str:
    """Say how large a change of concentration is, ``AUC 33 times (14 to 103)``; empty where no figure was read."""
    if row.ratio is None:
        return ""
    interval = ""
    if row.ratio_low is not None and row.ratio_high is not None:
        interval = f" ({number(row.ratio_low)} to {number(row.ratio_high)})"
    return f"{row.parameter or 'exposure'} {number(row.ratio)} times{interval}"


def apart(row: InteractionRow) -> str:
    """Say how many days or hours must lie between the two; empty where none was read."""
    parts: list[str] = []
    if row.washout_days is not None:
        parts.append(f"{number(row.washout_days)} days apart")
    if row.separate_h is not None:
        parts.append(f"{number(row.separate_h)} h apart")
    return ", ".join(parts)


def shown_level(row: InteractionRow, rows: Iterable[InteractionRow]) -> Level:
    """Return the level under which a row is shown: a study stands under the worst level that a label gives its partner.

    So the size of an effect stands beside the label's word and never below it (hazard H26).
    """
    if row.basis not in STUDIES:
        return row.level
    of_labels: list[Level] = [other.level for other in rows if other.basis not in STUDIES and same_partner(other, row)]
    return worst([*of_labels, row.level])


def same_partner(one: InteractionRow, other: InteractionRow) -> bool:
    """Return whether two rows name the same agent, or the same class in the same strengths."""
    return (one.agent_kind, one.agent, one.strength) == (other.agent_kind, other.agent, other.strength)
