"""Reasons in a dozen words: what they are about and what the source says, for one line a drug (hazard H47)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.wording.figures import capital, lowered
from dashboard.wording.levels import DEMANDS, AnyLevel, rank
from dashboard.wording.reasons import Reason

MOST_WORDS, MOST_CHARACTERS, MOST_OF_A_CLAUSE = 12, 76, 10
INFERRED = " (inferred)"
GENERIC = frozenset({"impairment", "disease", "disorder", "recent"})
"""Words of a factor's name that do not tell it from others: "severe impairment" still needs "kidney"."""
_ENDS = re.compile(r"[.;:,]\s|\s\(")
_QUOTED = re.compile(r'^whether this applies: "(.*)"$')


class Verdict(NamedTuple):
    """The level to go by, and whether it applies for certain; empty where no level was found."""

    level: AnyLevel
    certain: bool = True

    @property
    def place(self) -> int:
        """Its place among verdicts, strictest first: what may apply follows what does, silence comes last."""
        return 2 * rank(self.level) + (not self.certain)

    @property
    def asks(self) -> bool:
        """Whether it asks for anything: silence does not."""
        return self.level in DEMANDS


class Part(NamedTuple):
    """A phrase, and the reason that says so."""

    text: str
    reason: Reason


@dataclass(frozen=True)
class Brief:
    """The decisive reasons of one level in a few words, and the number of statements that they leave out."""

    parts: tuple[Part, ...]
    more: int = 0


def brief(reasons: Sequence[Reason], verdict: Verdict, *, led: bool = True) -> Brief:
    """Return the reasons of the verdict's level in a few words: a label's own word before a guideline or an inference.

    `more` counts every other statement, of whatever level; phrases that are `led` say what they are about.
    """
    match = "applies" if verdict.certain else "unknown"
    deciding = [one for one in reasons if one.level == verdict.level and one.match == match]
    parts: dict[str, Part] = {}
    for one in sorted(
        deciding, key=lambda one: (one.by_rule, bool(one.inferred), one.basis == "guideline", not one.checked)
    ):
        text = phrase(one, led=led)
        parts.setdefault(text.removesuffix(INFERRED).casefold(), Part(text, one))
    shown = _within(list(parts.values()))
    return Brief(tuple(shown), len(statements(reasons)) - len(statements(part.reason for part in shown)))


def statements(reasons: Iterable[Reason]) -> set[tuple[str, str, str]]:
    """Return what some reasons say, each statement once."""
    return {(one.about, one.level, one.text) for one in reasons}


def _within(parts: Sequence[Part]) -> list[Part]:
    """Return the parts that fit on a line; at least one."""
    shown: list[Part] = []
    for part in parts:
        texts = [*(one.text for one in shown), part.text]
        if shown and (sum(map(len, texts)) > MOST_CHARACTERS or sum(len(text.split()) for text in texts) > MOST_WORDS):
            break
        shown.append(part)
    return shown


def phrase(reason: Reason, *, led: bool = True) -> str:
    """Return what a reason is about and what it says, in at most a dozen words; what it depends on where that is open.

    Words are left out at the end of a clause only; the level, which is never left out, stands beside the phrase.
    """
    said = _open_words(reason) if reason.match == "unknown" and reason.needs else reason.short or clause(reason.text)
    mark = INFERRED if reason.inferred and not reason.by_rule else ""
    lead = re.sub(r" \([^)]*\)$|,.*", "", reason.about)
    named = bool(said) and (not led or _names(said, reason.about))
    room = MOST_WORDS - len(mark.split()) - (0 if named else len(lead.split()))
    said = said if len(said.split()) <= room else clause(said, room)
    if not reason.short:
        said = lowered(said)
    told = said if named and said else f"{lead}: {said}" if said else lead
    return capital(told) + mark


def _open_words(reason: Reason) -> str:
    """Return what it depends on whether the reason holds."""
    quoted = _QUOTED.match(reason.needs[0])
    said = f"\u201c{quoted[1]}\u201d" if quoted else reason.needs[0].partition(":")[0]
    return f"depends on {said}"


def _names(said: str, about: str) -> bool:
    """Return whether a phrase already says what it is about."""
    stems = [word[:5] for word in re.findall(r"[a-z]{4,}", about.lower()) if word not in GENERIC]
    return any(stem in said.lower() for stem in stems)


def clause(text: str, most: int = MOST_OF_A_CLAUSE) -> str:
    """Return a text of few words as it is, else its first clauses; empty where even the first is long."""
    said = text.rstrip(".")
    if len(said.split()) <= most:
        return said
    fitting = [said[: end.start()] for end in _ENDS.finditer(said)]
    return next((part for part in reversed(fitting) if len(part.split()) <= most), "")
