"""Which classes an agent belongs to, and which agents a class has, each with who says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import AgentClassRow, InteractionRow, Strength
from dashboard.wording.statements import Citation, citations


@dataclass(frozen=True)
class Membership:
    """A class that an agent belongs to, with the strength of an inhibitor or inducer, and who says so."""

    strength: Strength | Literal[""]
    citations: tuple[Citation, ...]
    checked: str


@lru_cache(maxsize=4)
def memberships(catalogue: Catalogue) -> dict[str, dict[str, Membership]]:
    """Return the classes of each agent: agent -> class -> membership."""
    found: dict[str, dict[str, Membership]] = {}
    for row in catalogue.every(AgentClassRow):
        member = Membership(row.strength, citations(catalogue, row), row.checked)
        found.setdefault(row.agent, {})[row.class_] = member
    return found


@lru_cache(maxsize=4)
def members(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Return the agents of each class."""
    found: dict[str, set[str]] = {}
    for agent, classes in memberships(catalogue).items():
        for name in classes:
            found.setdefault(name, set()).add(agent)
    return {name: frozenset(agents) for name, agents in found.items()}


@lru_cache(maxsize=4)
def with_washout(catalogue: Catalogue) -> frozenset[str]:
    """Return the agents and classes that still count for days after the last dose, as any source of a relaxant says."""
    rows = [row for row in catalogue.every(InteractionRow) if row.washout_days is not None]
    named = frozenset(row.agent for row in rows)
    of_classes = [members(catalogue).get(row.agent, frozenset()) for row in rows if row.agent_kind == "class"]
    return named.union(*of_classes)
