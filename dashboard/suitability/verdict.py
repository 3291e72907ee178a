"""A person -> every relaxant under its fitness for the condition, with the worst level that applies, and why.

There is no score and nothing is hidden: levels are those of the rows, and silence is shown as silence (hazards H4, H5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.suitability.fitness import HEADINGS
from dashboard.suitability.lines import Line, lines_of
from dashboard.suitability.person import Person
from dashboard.wording.levels import DEMANDS, ORDER

CANDIDATES = ("labelled", "guideline", "off_label")


@dataclass(frozen=True)
class Result:
    """All lines under their headings, and what is true of every candidate, said once (hazard H11).

    Parameters
    ----------
    lines
        Heading of `HEADINGS` -> its lines, strictest first, silence last, alphabetical inside a level.
    shared
        Topics under which every candidate has the same level: name -> level.
    ask_next
        Questions not asked that could rule out a candidate: question -> names of those candidates.
    """

    lines: Mapping[str, tuple[Line, ...]]
    shared: Mapping[str, tuple[str, str]]
    ask_next: Mapping[str, tuple[str, ...]]


def suitability(catalogue: Catalogue, jurisdiction: str, person: Person) -> Result:
    """Return every relaxant of the catalogue for a person, in every form sold in the jurisdiction."""
    lines = [line for relaxant in catalogue.names for line in lines_of(catalogue, relaxant, jurisdiction, person)]
    lines.sort(key=lambda line: (_rank(line), line.name, line.forms))
    by_heading = {key: tuple(line for line in lines if line.fitness.heading == key) for key in HEADINGS}
    candidates = [line for key in CANDIDATES for line in by_heading[key]]
    return Result(by_heading, _shared(candidates), _ask_next(candidates))


def _rank(line: Line) -> int:
    """Order lines: what applies, strictest first; then what was told but does not hold; silence last (hazard H5)."""
    if line.level in DEMANDS:
        return ORDER[line.level]
    return len(ORDER) + (ORDER[line.level] if line.level else 0)


def _shared(candidates: Sequence[Line]) -> dict[str, tuple[str, str]]:
    """Return the topics that have one and the same level under every candidate: topic -> name and level."""
    if len({line.relaxant for line in candidates}) < 2:
        return {}
    names = {one.topic: one.about for line in candidates for one in line.reasons if one.match == "applies"}
    found: dict[str, tuple[str, str]] = {}
    for topic, name in names.items():
        levels = {line.level_of(topic) for line in candidates}
        if len(levels) == 1 and "" not in levels:
            found[topic] = (name, levels.pop())
    return found


def _ask_next(candidates: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """Return the questions whose answer could rule a candidate out, those that touch most candidates first."""
    touched: dict[str, dict[str, None]] = {}
    for line in candidates:
        ruling = [name for name, level in line.unasked if level == "contraindicated" and line.level != level]
        for name in ruling:
            touched.setdefault(name, {})[line.name] = None
    ordered = sorted(touched.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return {name: tuple(names) for name, names in ordered}
