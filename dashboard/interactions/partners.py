"""Whether a medicine is the partner that a row of interactions.csv names: that agent, or a member of its class."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import InteractionRow, Level
from dashboard.data.schema.terms import substance
from dashboard.interactions.classes import members, memberships
from dashboard.names.medicines import Medicine
from dashboard.wording.statements import Citation, label, labels, unconfirmed
from dashboard.wording.who import Matched

PARTLY: tuple[Level, ...] = ("contraindicated", "avoid", "adjust")
"""Levels worth a question when only some members of a class that was entered are meant."""


@dataclass(frozen=True)
class Met:
    """How a medicine meets the partner of a row.

    Parameters
    ----------
    matched
        Whether the row applies, and what is missing to know.
    inferred
        How the medicine came under the class that the row names; empty for the source's own word (hazard H26).
    citations
        Who says that it belongs to the class.
    """

    matched: Matched
    inferred: str = ""
    citations: tuple[Citation, ...] = ()


APPLIES = Matched("applies")


def met(catalogue: Catalogue, row: InteractionRow, medicine: Medicine) -> Met | None:
    """Return how a medicine meets the partner of a row; None where it is another."""
    return _of_agent(catalogue, row, medicine) if medicine.kind == "agent" else _of_class(catalogue, row, medicine)


def _of_agent(catalogue: Catalogue, row: InteractionRow, medicine: Medicine) -> Met | None:
    drug = substance(medicine.key)
    if row.agent_kind == "agent":
        return Met(APPLIES) if row.agent == drug else None
    membership = memberships(catalogue).get(drug, {}).get(row.agent)
    if membership is None:
        return None
    if row.agent == drug:
        return Met(APPLIES)
    own = membership.strength
    what = f"{label('strength', own) if own else ''} {label('agent_class', row.agent)}".strip()
    inferred = f"counted among {what}{unconfirmed(membership.checked)}"
    if not row.strength or own in row.strength:
        return Met(APPLIES, inferred, membership.citations)
    if own:
        return None
    need = f"how strong it is: the source means {_strengths(row)} ones"
    return Met(Matched("unknown", (need,)), inferred, membership.citations)


def _of_class(catalogue: Catalogue, row: InteractionRow, medicine: Medicine) -> Met | None:
    if row.agent_kind == "class" and row.agent == medicine.key:
        need = f"which one: the source means {_strengths(row)} ones"
        return Met(Matched("unknown", (need,)) if row.strength else APPLIES)
    of_class = members(catalogue).get(medicine.key, frozenset())
    common = of_class & _meant(catalogue, row)
    if not common:
        return None
    if row.agent_kind == "agent":
        return Met(Matched("unknown", (f"whether it is {catalogue.agent_names[row.agent]}",)))
    name = label("agent_class", row.agent)
    if common == of_class and not row.strength:
        return Met(APPLIES, f"all of them that we list are counted among {name}")
    if row.level not in PARTLY:
        return None
    return Met(Matched("unknown", ("which one of the class it is",)), f"some are counted among {name}")


def _strengths(row: InteractionRow) -> str:
    return " or ".join(labels("strength", row.strength))


def _meant(catalogue: Catalogue, row: InteractionRow) -> frozenset[str]:
    """Return the agents that a row means: the one it names, or the members of its class of the strengths it names."""
    if row.agent_kind == "agent":
        return frozenset([row.agent])
    agents = members(catalogue).get(row.agent, frozenset[str]())
    if not row.strength:
        return agents
    known_as = memberships(catalogue)
    return frozenset(agent for agent in agents if known_as[agent][row.agent].strength in ("", *row.strength))
