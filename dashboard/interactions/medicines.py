"""Co-medications as people type them: generic, brand, synonym or class; an unknown name is said to be unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from dashboard.catalogue import Catalogue
from dashboard.frames import Record, records
from dashboard.schema.terms import AGENT_CLASSES
from dashboard.statements import Citation, citations

ANY = "any of the class"
NO_CLASSES = ("other", "beers_cns_active")
"""Groups of agents.csv that no label means: the rest, and the list of a counting rule."""
NOT_OFFERED = (*NO_CLASSES, "alcohol")
"""Classes that are no answer either: one that holds only the agent of its name."""


@dataclass(frozen=True)
class Medicine:
    """A co-medication.

    Parameters
    ----------
    key
        Key of agents.csv, or of a class.
    kind
        Which of the two.
    name
        How it is written: ``Cipro (ciprofloxacin)``.
    stopped
        Whether it was stopped not long ago, so that only the time to lie between counts (hazard H27).
    """

    key: str
    kind: Literal["agent", "class"]
    name: str
    stopped: bool = False


class Membership(NamedTuple):
    """A class that an agent belongs to, with the strength of an inhibitor or inducer, and who says so."""

    strength: str
    citations: tuple[Citation, ...]
    checked: str


@dataclass(frozen=True)
class MedicineReading:
    """How typed names were understood: co-medications without repeats, and the names that nobody knows (hazard H25)."""

    medicines: tuple[Medicine, ...]
    unknown: tuple[str, ...]


@lru_cache(maxsize=4)
def medicine_options(catalogue: Catalogue) -> dict[str, Medicine]:
    """Return every name that can be chosen with its co-medication: generics, brands, classes, each alphabetical.

    Generics stand first, so that a generic that is typed finds itself before the brands that it is sold under.
    """
    found: dict[str, Medicine] = {}
    names = records(catalogue["agent_names"])
    for row in sorted(names, key=lambda row: (row["kind"] != "generic", row["name"].lower())):
        name = _shown(catalogue, row)
        found[name] = Medicine(row["agent"], "agent", name)
    for key, words in AGENT_CLASSES.items():
        if key not in NOT_OFFERED:
            name = f"{words} ({ANY})"
            found[name] = Medicine(key, "class", name)
    return found


def _shown(catalogue: Catalogue, row: Record) -> str:
    """Write a name with the generic behind it, where it is not the generic itself."""
    generic = catalogue.agent_names.get(row["agent"], row["agent"])
    return str(row["name"]) if row["kind"] == "generic" else f"{row['name']} ({generic})"


@lru_cache(maxsize=4)
def _by_typed_name(catalogue: Catalogue) -> dict[str, Medicine]:
    """Return co-medications by every spelling that is understood, in lower case."""
    options = medicine_options(catalogue)
    known = {
        _plain(words): options[f"{words} ({ANY})"] for words in AGENT_CLASSES.values() if f"{words} ({ANY})" in options
    }
    of_agent = {medicine.key: medicine for medicine in options.values() if medicine.kind == "agent"}
    known |= {_plain(key.replace("-", " ")): medicine for key, medicine in of_agent.items()}
    for row in records(catalogue["agent_names"]):
        known[_plain(row["name"])] = options[_shown(catalogue, row)]
    return known | {_plain(label): medicine for label, medicine in options.items()}


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def read_medicines(catalogue: Catalogue, names: Sequence[str], *, stopped: bool = False) -> MedicineReading:
    """Understand typed names, whatever their case, and a class in the singular; two names of one agent count once."""
    known = _by_typed_name(catalogue)
    found: dict[tuple[str, str], Medicine] = {}
    unknown: list[str] = []
    for name in names:
        wanted = _plain(name)
        medicine = known.get(wanted) or known.get(f"{wanted}s")
        if medicine is not None:
            found.setdefault((medicine.key, medicine.kind), replace(medicine, stopped=stopped))
        elif wanted:
            unknown.append(name)
    return MedicineReading(tuple(found.values()), tuple(dict.fromkeys(unknown)))


@lru_cache(maxsize=4)
def memberships(catalogue: Catalogue) -> dict[str, dict[str, Membership]]:
    """Return the classes of each agent: agent -> class -> membership."""
    found: dict[str, dict[str, Membership]] = {}
    for row in records(catalogue["agents"]):
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
