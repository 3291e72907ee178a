"""What a typed text was understood as: one meaning, a question, near misses, or nothing known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.names.spelling import fold

MOST_SUGGESTIONS = 4
SHORTEST_START, SHORTEST_PART = 2, 4
LONGEST_LIKE = 80
CLOSE_ENOUGH = 0.72


@dataclass(frozen=True)
class Answer:
    """How one typed name was understood.

    Parameters
    ----------
    typed
        The text as typed.
    found
        Label of the one meaning; empty where it is not certain.
    choices
        Labels to choose from where the name has several meanings.
    similar
        Labels of names that are spelt like it; a suggestion, never taken by itself (hazard H41).
    hint
        What to do instead, where the text is understood but has its place elsewhere.
    """

    typed: str
    found: str = ""
    choices: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    hint: str = ""

    @property
    def understood(self) -> bool:
        """Whether the text has exactly one meaning."""
        return bool(self.found)


def similar(wanted: str, names: Sequence[str], label: Callable[[str], str]) -> tuple[str, ...]:
    """Return labels of the names most like a folded text: those that begin with it, contain it, or are spelt like it.

    Parameters
    ----------
    wanted
        Folded text.
    names
        Folded names, commonest first.
    label
        Label of a name; two names with one label are suggested once.
    """
    if not SHORTEST_START <= len(wanted) <= LONGEST_LIKE:
        return ()
    begins = (name for name in names if name.startswith(wanted))
    holds = (name for name in names if wanted in name) if len(wanted) >= SHORTEST_PART else iter(())
    scored = process.extract(
        wanted,
        names,
        scorer=OSA.normalized_similarity,
        limit=2 * MOST_SUGGESTIONS,
        score_cutoff=CLOSE_ENOUGH,
    )
    labels: dict[str, None] = {}
    for name in chain((found[0] for found in scored), begins, holds):  # lazily: few names are needed of thousands
        labels[label(name)] = None
        if len(labels) == MOST_SUGGESTIONS:
            break
    return tuple(labels)


def in_order_of_search(labels: Iterable[str], common: Callable[[str], bool]) -> list[str]:
    """Sort the options of a search box so that the first one that begins with a typed text is the one that was meant.

    A name comes before every longer name that begins with it; among the rest, common ones come first, then A to Z.
    """
    families: list[list[str]] = []
    for label in sorted(labels, key=lambda label: (fold(_head(label)), label)):
        if families and fold(_head(label)).startswith(fold(_head(families[-1][0]))):
            families[-1].append(label)
        else:
            families.append([label])
    families.sort(key=lambda family: not any(common(label) for label in family))
    return [label for family in families for label in family]


def _head(label: str) -> str:
    """Return the name in a label such as ``Zanaflex (tizanidine)``."""
    return label.partition(" (")[0]
