"""Which one suits? In plain words two or three relaxants by everyday question, a sentence each; it names no winner."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.compare.cells.cell import Viewpoint
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import CounsellingTopic, Form
from dashboard.profile import guide_answers
from dashboard.profile.leaflet_parts import SILENT, advice, sentence
from dashboard.wording.statements import Statement

NO_WINNER = "This guide names no winner: take it to your prescriber or pharmacist, with a list of all your medicines."
FIGURES_DIFFER = "Figures come from different studies: look at the dummy pill beside each."
FEWEST, MOST = 2, 3
"""How many relaxants a guide is about."""
SHOWN: dict[str, tuple[int, str]] = {
    "for": (1, "off-label, not recommended for"),
    "not": (1, "ask first, other countries, not known"),
    "with": (2, "what to ask about"),
    "pregnancy": (1, "pregnancy, breastfeeding"),
}
"""Questions of which not all is shown at once: how many statements are, and what the others are about."""
Builder = Callable[[Viewpoint], Sequence[Statement]]


def _told(topic: CounsellingTopic) -> Builder:
    """Answer with the advice on a topic: what a label says before what others say."""

    def build(view: Viewpoint) -> list[Statement]:
        said = [one for block in advice(view, topic) for one in block.statements]
        return sorted(said, key=lambda one: not one.basis.startswith("label_"))

    return build


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
    "pregnancy": ("What about pregnancy and breastfeeding?", _told("pregnancy_breastfeeding")),
    "stopping": ("How do I stop?", _told("stopping")),
}
"""The questions in order, with what answers each."""


@dataclass(frozen=True)
class GuideAnswer:
    """The answer for one relaxant, and further statements that open below it."""

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

    @property
    def folded(self) -> str:
        """What the statements that are not shown at once are about."""
        return SHOWN.get(self.key, (0, ""))[1]


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
            GuideQuestion(key, heading, tuple(_answer(view, key, build(view)) for view in views))
            for key, (heading, build) in QUESTIONS.items()
        ),
        jurisdiction,
    )


def _answer(view: Viewpoint, key: str, statements: Sequence[Statement]) -> GuideAnswer:
    """Take for the answer as many statements as the question shows, and keep the others."""
    found = [replace(one, text=sentence(one.text)) for one in statements] or [Statement(SILENT)]
    shown = SHOWN.get(key, (len(found), ""))[0]
    return GuideAnswer(view.relaxant, view.catalogue.names[view.relaxant], tuple(found[:shown]), tuple(found[shown:]))
