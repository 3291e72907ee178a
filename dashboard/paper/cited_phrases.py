"""Statements of the tables as phrases of a sheet, and the sources behind their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from dashboard.data.rows import Level
from dashboard.data.schema.terms import LEVELS
from dashboard.paper.document import Badge, ListedSource, Phrase, Tone
from dashboard.render.markup import SourceNumbers
from dashboard.render.palette import LEVEL_ICONS
from dashboard.wording.statements import Citation, Statement

TONES: dict[str, Tone] = {
    "contraindicated": "red",
    "avoid": "orange",
    "not_established": "amber",
    "adjust": "amber",
    "caution": "amber",
    "monitor": "amber",
}
NOT_VERIFIED, NOT_CHECKED, OLDER_LABEL = "not verified", "not checked yet", "older label"
"""What is said behind a fact that nobody has verified, to professionals and to patients, and behind a replaced one."""


def level_badge(level: Level, *, sure: bool = True) -> Badge:
    """Return the badge of a level; one that only may apply says so."""
    if sure:
        return Badge(LEVEL_ICONS[level], LEVELS[level], TONES.get(level, "grey"))
    return Badge(f"{LEVEL_ICONS[level]}?", f"Possibly {LEVELS[level].lower()}", TONES.get(level, "grey"))


def said(fact: Statement, number: SourceNumbers, *, badged: bool = False, unread: str = NOT_VERIFIED) -> Phrase:
    """Return a statement with the numbers of its sources and its marks; `unread` is the word for an unverified one."""
    return Phrase(
        fact.text,
        badge=level_badge(fact.level) if badged and fact.level else None,
        sources=numbers_of(fact.citations, number),
        marks=marks_of(unconfirmed=fact.unconfirmed, superseded=fact.superseded, unread=unread),
    )


def few_documents(facts: Iterable[Statement]) -> frozenset[str]:
    """Return documents that hold all of some facts, few of them: each time the one that holds most of what is left."""
    left: list[set[str]] = [{one.source for one in in_force(fact.citations)} for fact in facts if fact.citations]
    chosen: set[str] = set()
    while left:
        counts = Counter(source for some in left for source in some)
        best = max(sorted(counts), key=counts.__getitem__)
        chosen.add(best)
        left = [some for some in left if best not in some]
    return frozenset(chosen)


def from_one_of(fact: Statement, documents: Container[str]) -> Statement:
    """Return a fact with one source, one of `documents` where it has such a one."""
    known = in_force(fact.citations)
    cited = [one for one in known if one.source in documents] or known
    return replace(fact, citations=tuple(cited[:1]))


def in_force(cited: Sequence[Citation]) -> Sequence[Citation]:
    """Return the citations of documents that no newer one has replaced, all where there is none such."""
    return [one for one in cited if one.doc_status == "current"] or cited


def numbers_of(cited: Iterable[Citation], number: SourceNumbers) -> tuple[int, ...]:
    """Return the numbers of some citations, each once."""
    return tuple(dict.fromkeys(number(one) for one in cited))


def marks_of(*, unconfirmed: bool, superseded: bool, unread: str = NOT_VERIFIED) -> tuple[str, ...]:
    """Return what must be said behind a fact that nobody has verified, or whose source was replaced."""
    return (*([unread] if unconfirmed else []), *([OLDER_LABEL] if superseded else []))


def quiet(text: str) -> Phrase:
    """Return a phrase of small print."""
    return Phrase(text, look="muted")


def listed_sources(number: SourceNumbers) -> tuple[ListedSource, ...]:
    """Return the sources that were numbered, in order."""
    return tuple(
        ListedSource(
            number(one),
            one.title,
            one.locator,
            one.url,
            marks=() if one.doc_status == "current" else (one.doc_status,),
        )
        for one in number.listed
    )
