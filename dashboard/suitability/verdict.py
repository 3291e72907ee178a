"""A person -> every relaxant under its fitness for the condition, with the worst level that applies, and why.

There is no score and nothing is hidden: levels are those of the rows, and silence is shown as silence (hazards H4, H5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Level
from dashboard.suitability.fitness import HEADINGS, Heading
from dashboard.suitability.person import Person
from dashboard.suitability.relaxant_lines import RelaxantLine, lines_of
from dashboard.wording.brief import Verdict
from dashboard.wording.reasons import Question, question_words

CANDIDATES: tuple[Heading, ...] = ("labelled", "narrower", "guideline", "off_label")
NONE_HOLDS = Verdict("monitor", certain=False).place + 1
"""Place of lines where every rule was compared and none holds: after all that ask for something, before silence."""


@dataclass(frozen=True)
class Shared:
    """A topic under which every candidate has the same level: its name, and that level."""

    about: str
    level: Level


@dataclass(frozen=True)
class Result:
    """All lines under their headings, and what is true of every candidate, said once (hazard H11).

    Parameters
    ----------
    lines
        Heading of `HEADINGS` -> its lines, strictest first, silence last, alphabetical inside a level.
    shared
        Topics under which every candidate has the same level: topic -> its name and the level.
    ask_next
        Questions not asked that could rule out a candidate: question -> those candidates.
    """

    lines: Mapping[Heading, tuple[RelaxantLine, ...]]
    shared: Mapping[str, Shared]
    ask_next: Mapping[Question, tuple[str, ...]]


def suitability(catalogue: Catalogue, jurisdiction: str, person: Person) -> Result:
    """Return every relaxant of the catalogue for a person, in every form sold in the jurisdiction."""
    lines = [line for relaxant in catalogue.names for line in lines_of(catalogue, relaxant, jurisdiction, person)]
    lines.sort(key=lambda line: (_rank(line), line.name, line.forms))
    by_heading: dict[Heading, tuple[RelaxantLine, ...]] = {
        key: tuple(line for line in lines if line.fitness.heading == key) for key in HEADINGS
    }
    candidates = [line for key in CANDIDATES for line in by_heading[key]]
    return Result(by_heading, _shared(candidates), _ask_next(candidates))


def _rank(line: RelaxantLine) -> int:
    """Order lines: what applies or may, strictest first; then what does not hold; silence last (hazard H5)."""
    return line.verdict.place if line.level or line.possible else NONE_HOLDS


def _shared(candidates: Sequence[RelaxantLine]) -> dict[str, Shared]:
    """Return the topics that have one and the same level under every candidate."""
    if len({line.relaxant for line in candidates}) < 2:
        return {}
    names = {one.topic: one.about for line in candidates for one in line.reasons if one.match == "applies"}
    found: dict[str, Shared] = {}
    for topic, name in names.items():
        level = candidates[0].level_of(topic)
        if level and all(line.level_of(topic) == level for line in candidates):
            found[topic] = Shared(name, level)
    return found


def _ask_next(candidates: Sequence[RelaxantLine]) -> dict[Question, tuple[str, ...]]:
    """Return the questions whose answer could rule a candidate out, those that touch most candidates first."""
    touched: dict[Question, dict[str, None]] = {}
    for line in candidates:
        for one in line.unasked:
            if one.level == "contraindicated" and line.level != one.level:
                touched.setdefault(one.question, {})[line.relaxant] = None
    ordered = sorted(touched, key=lambda question: (-len(touched[question]), question_words(question)))
    return {question: tuple(touched[question]) for question in ordered}
