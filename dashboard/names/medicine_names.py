"""Every name of a medicine or class that is understood, and those that a search box offers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import AgentClass, AgentClassRow, AgentNameRow, ClassNameRow, InteractionRow
from dashboard.data.schema.terms import AGENT_CLASSES
from dashboard.names.answers import in_order_of_search
from dashboard.names.spelling import AROUND, fold

ANY = "any of the class"
NO_CLASSES: tuple[AgentClass, ...] = ("other", "beers_cns_active")
"""Groups of agents.csv that no label means: the rest, and the list of a counting rule."""
NOT_OFFERED: tuple[AgentClass, ...] = (*NO_CLASSES, "alcohol")
"""Classes that are no answer either: one that holds only the agent of its name."""
LONG_WORD = 5
"""Letters from which a word tells a medicine from others."""


@dataclass(frozen=True)
class Meaning:
    """What a name means: agents (all ingredients of a combination), or one class."""

    keys: tuple[str, ...]
    kind: Literal["agent", "class"] = "agent"


@dataclass(frozen=True, kw_only=True)
class MedicineNames:
    """Every name of a medicine or class that is understood.

    Parameters
    ----------
    meanings
        Meanings of each folded name; several where a brand means different drugs in different countries.
    joined
        Folded name of each name without its spaces, where that is the name of nothing else.
    written
        How each folded name is written.
    generic
        Generic name of each agent.
    generics
        Folded generic names.
    brands
        Folded brand names.
    words
        Words of five letters or more in generic names and synonyms, sorted.
    common
        Agents among the most prescribed ones.
    classed
        Agents that belong to a class or are named in a statement.
    """

    meanings: dict[str, tuple[Meaning, ...]]
    joined: dict[str, str]
    written: dict[str, str]
    generic: dict[str, str]
    generics: frozenset[str]
    brands: frozenset[str]
    words: tuple[str, ...]
    common: frozenset[str]
    classed: frozenset[str]

    def known(self, folded: str) -> str:
        """Return the name that a folded text is, if need be without regard to spaces; empty for none."""
        if folded in self.meanings:
            return folded
        return self.joined.get(folded.replace(" ", ""), "")

    def of(self, folded: str) -> tuple[Meaning, ...]:
        """Return the meanings of a folded text; none where it is no name."""
        return self.meanings.get(self.known(folded), ())

    def is_agent(self, folded: str) -> bool:
        """Return whether a folded text is the name of a medicine, not only of a class."""
        return folded not in AROUND and any(meaning.kind == "agent" for meaning in self.meanings.get(folded, ()))

    def title(self, meaning: Meaning) -> str:
        """Write a meaning: ``Oxycodone + paracetamol``, ``Benzodiazepines (class)``."""
        if meaning.kind == "class":
            return f"{AGENT_CLASSES[meaning.keys[0]]} (class)"
        text = " + ".join(self.generic[key] for key in meaning.keys)
        return text[:1].upper() + text[1:]

    def label(self, name: str, meaning: Meaning) -> str:
        """Write a meaning with the name that led to it: ``Oxycodone + paracetamol (Percocet)``."""
        title = self.title(meaning)
        if meaning.kind == "class" or name in map(fold, (title, title.replace(" + ", " "))):
            return title
        return f"{title} ({self.written[name]})"

    def labels(self, name: str) -> tuple[str, ...]:
        """Write every meaning of a folded name."""
        return tuple(self.label(name, meaning) for meaning in self.meanings[name])


@lru_cache(maxsize=4)
def medicine_names(catalogue: Catalogue) -> MedicineNames:
    """Return every name that is understood: generics, brands, synonyms, keys, classes and their abbreviations."""
    meanings: dict[str, dict[Meaning, None]] = {}
    written: dict[str, str] = {}

    def add(name: str, meaning: Meaning) -> None:
        written.setdefault(fold(name), name)
        meanings.setdefault(fold(name), {})[meaning] = None

    rows = catalogue.every(AgentNameRow)
    for row in sorted(rows, key=lambda row: row.kind != "generic"):
        add(row.name, Meaning(row.agent))
    classes = [(words, key) for key, words in AGENT_CLASSES.items() if key not in NOT_OFFERED]
    classes += [(row.name, row.class_) for row in catalogue.every(ClassNameRow)]
    for words, key in classes:
        for name in {words, words.removesuffix("s"), f"{words}s"}:
            if fold(name) not in meanings or Meaning((key,), "class") in meanings[fold(name)]:
                add(name, Meaning((key,), "class"))
    for key, name in catalogue.agent_names.items():
        if fold(key) not in meanings:
            add(key, Meaning((key,)))
            written[fold(key)] = name
    classed = {row.agent for row in catalogue.every(AgentClassRow) if row.class_ not in NO_CLASSES}
    classed |= {row.agent for row in catalogue.every(InteractionRow) if row.agent_kind == "agent"}
    squeezed: dict[str, list[str]] = {}
    for name in meanings:
        squeezed.setdefault(name.replace(" ", ""), []).append(name)
    return MedicineNames(
        meanings={name: tuple(found) for name, found in meanings.items()},
        joined={short: names[0] for short, names in squeezed.items() if len(names) == 1},
        written=written,
        generic=catalogue.agent_names,
        generics=frozenset(fold(name) for name in catalogue.agent_names.values()),
        brands=frozenset(fold(row.name) for row in rows if row.kind == "brand"),
        words=tuple(sorted(_long_words(row.name for row in rows if row.kind != "brand"))),
        common=frozenset(agent for row in rows if row.common for agent in row.agent),
        classed=frozenset(classed),
    )


def _long_words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in fold(name).split() if len(word) >= LONG_WORD}


@lru_cache(maxsize=8)
def medicine_options(catalogue: Catalogue, only: frozenset[str] | None = None) -> tuple[str, ...]:
    """Return the options of a search box: names of medicines of which something is said or that are common, classes.

    Other names are understood too when they are typed. An option begins with the name, so that a box that looks at
    the beginning of the options finds the name that is typed before any longer one (hazard H41).

    Parameters
    ----------
    only
        Agents and classes to offer; None offers all.
    """
    names = medicine_names(catalogue)
    wanted = {name: _keys(meanings) for name, meanings in names.meanings.items()}
    if only is None:
        said = names.classed | names.common
        chosen = {name for name, keys in wanted.items() if keys & said or _of_class(names, name)}
    else:
        chosen = {name for name, keys in wanted.items() if keys & only}
    chosen |= _beginnings(wanted, chosen)
    options = {option_of(names, name): bool(wanted[name] & names.common) for name in chosen}
    return tuple(in_order_of_search(options, options.__getitem__))


def _keys(meanings: Iterable[Meaning]) -> set[str]:
    return {key for meaning in meanings for key in meaning.keys}


def _of_class(names: MedicineNames, name: str) -> bool:
    return any(meaning.kind == "class" for meaning in names.meanings[name])


def _beginnings(names: Iterable[str], chosen: set[str]) -> set[str]:
    """Return the names that are the beginning of one that is chosen: typed whole, they must be found before it."""
    begun: set[str] = set()
    previous: list[str] = []
    for name in sorted(names):
        previous = [shorter for shorter in previous if name.startswith(shorter)]
        if name in chosen:
            begun |= set(previous)
        previous.append(name)
    return begun


def option_of(names: MedicineNames, name: str) -> str:
    """Write a name as an option: ``tizanidine``, ``Zanaflex (tizanidine)``, ``MAOI (any of the class)``."""
    written, meanings = names.written[name], names.meanings[name]
    if any(meaning.kind == "class" for meaning in meanings):
        return f"{written} ({ANY})"
    told = [" + ".join(names.generic[key] for key in meaning.keys) for meaning in meanings]
    return written if told == [written] else f"{written} ({' or '.join(told)})"
