"""Which classes an agent belongs to, and which agents a class has, each with who says so."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Record
from dashboard.wording.figures import known
from dashboard.wording.statements import Citation, citations


class Membership(NamedTuple):
    """A class that an agent belongs to, with the strength of an inhibitor or inducer, and who says so."""

    strength: str
    citations: tuple[Citation, ...]
    checked: str


@lru_cache(maxsize=4)
def memberships(catalogue: Catalogue) -> dict[str, dict[str, Membership]]:
    """Return the classes of each agent: agent -> class -> membership."""
    found: dict[str, dict[str, Membership]] = {}
    for row in catalogue.every("agents"):
        found.setdefault(row["agent"], {})[row["class"]] = _membership(catalogue, row)
    return found


def _membership(catalogue: Catalogue, row: Record) -> Membership:
    return Membership(row["strength"], citations(catalogue, row), row["checked"])


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
    rows = [row for row in catalogue.every("interactions") if known(row["washout_days"])]
    named = frozenset(row["agent"] for row in rows)
    of_classes = [members(catalogue).get(row["agent"], frozenset()) for row in rows if row["agent_kind"] == "class"]
    return named.union(*of_classes)
