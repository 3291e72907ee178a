"""Which one suits? In plain words two or three relaxants by everyday question, a sentence each; it names no winner."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.compare.cells.cell import Viewpoint
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import CounsellingTopic, Form
from dashboard.profile import guide_answers
from dashboard.profile.leaflet_parts import SENTENCE_END, SILENT, advice, sentence
from dashboard.wording.statements import Statement

FEWEST, MOST = 2, 3
"""How many relaxants a guide is about."""
MOST_WORDS = 26
"""Of an answer of several sentences."""
WHOLE = ("missed", "stopping")
"""Questions of which no sentence folds: the first alone could mislead."""
Builder = Callable[[Viewpoint], Sequence[Statement]]


def _told(topic: CounsellingTopic) -> Builder:
    return lambda view: [one for block in advice(view, topic) for one in block.statements]


QUESTIONS: dict[str, tuple[str, Builder]] = {
    "for": ("What is it for?", guide_answers.uses),
    "warning": ("What is the strongest warning?", guide_answers.warning),
    "not": ("Who must not take it?", guide_answers.must_not),
    "sleepy": ("How sleepy may it make me?", guide_answers.sleepy),
    "fast": ("How fast does it work?", guide_answers.how_fast),
    "often": ("How often is it taken?", guide_answers.how_often),
    "driving": ("Can I drive?", _told("driving")),
    "work": ("Can I work?", guide_answers.work),
    "with": ("What about my other medicines?", guide_answers.other_medicines),
    "alcohol": ("Can I drink alcohol?", _told("alcohol")),
    "missed": ("What if I miss a dose?", _told("missed_dose")),
    "pregnancy": ("What about pregnancy and breastfeeding?", _told("pregnancy_breastfeeding")),
    "stopping": ("How do I stop?", _told("stopping")),
    "help": ("When do I need help at once?", _told("seek_help")),
}
"""The questions in order, with what answers each."""


@dataclass(frozen=True)
class GuideAnswer:
    """What is said of one relaxant: a sentence or a few short ones, and the further ones that open below."""

    relaxant: str
    name: str
    first: tuple[Statement, ...]
    more: tuple[Statement, ...]


@dataclass(frozen=True)
class GuideQuestion:
    """A question with an answer for each relaxant, in the order picked."""

    key: str
    heading: str
    answers: tuple[GuideAnswer, ...]


@dataclass(frozen=True)
class Guide:
    """The questions on some relaxants, for one country."""

    questions: tuple[GuideQuestion, ...]
    jurisdiction: str


def suits(relaxants: Sequence[str]) -> bool:
    """Whether so many relaxants can be told about in sentences."""
    return FEWEST <= len(relaxants) <= MOST


def guide(
    catalogue: Catalogue, relaxants: Sequence[str], jurisdiction: str, forms: Mapping[str, tuple[Form, ...]]
) -> Guide:
    """Answer each question for some relaxants; where the sources are silent it says so."""
    views = [Viewpoint(catalogue, one, jurisdiction, forms=forms[one], wording="plain") for one in relaxants]
    return Guide(
        tuple(
            GuideQuestion(key, heading, tuple(_answer(view, build(view), whole=key in WHOLE) for view in views))
            for key, (heading, build) in QUESTIONS.items()
        ),
        jurisdiction,
    )


def _answer(view: Viewpoint, statements: Sequence[Statement], *, whole: bool) -> GuideAnswer:
    """Take the first sentence for the answer, further ones while they are short, and keep the others."""
    found = [part for one in statements for part in _sentences(one)] or [Statement(SILENT)]
    words, fit = 0, 0
    for part in found:
        words += len(part.text.split())
        if fit and words > MOST_WORDS and not whole:
            break
        fit += 1
    return GuideAnswer(view.relaxant, view.catalogue.names[view.relaxant], tuple(found[:fit]), tuple(found[fit:]))


def _sentences(one: Statement) -> list[Statement]:
    return [replace(one, text=sentence(text)) for text in SENTENCE_END.split(one.text) if text]
