"""A fact as a reader meets it: a text with its level, marks and citations; and how numbers are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import ClassRuleRow, InteractionRow, Level, Placed, PrecautionRow, Read, SourceRow, Stated
from dashboard.data.schema import LIST_SEPARATOR, VOCABULARIES
from dashboard.wording.figures import capital

Wording = Literal["clinician", "plain"]
Figures = tuple[float | None, float | None, str]
UNCONFIRMED = " (not verified)"
SUPERSEDED = " (older label)"
NO_VALUE = {
    "not_stated": "The source was read and is silent",
    "none": "None",
    "not_applicable": "Does not apply",
    "not_established": "Not established",
}


@dataclass(frozen=True)
class Citation:
    """Where a fact was read: title, address and standing of the source, and the place in it."""

    source: str
    title: str
    url: str
    locator: str
    checked: str
    doc_status: str = "current"


@dataclass(frozen=True)
class Statement:
    """One fact in a cell.

    Parameters
    ----------
    text
        The fact, ready to read.
    level
        Level of a precaution, from the vocabulary; None for other facts.
    basis, jurisdiction
        Who says so, and where.
    low, high, unit
        The figures behind the text, for exports; None and "" where there are none.
    citations
        At least one for every fact from the tables.
    checked
        Date on which it was read in its source; empty for an unconfirmed fact.
    superseded
        Whether it rests on replaced documents alone (hazard H35).
    """

    text: str
    level: Level | None = None
    basis: str = ""
    jurisdiction: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    citations: tuple[Citation, ...] = ()
    checked: str = ""
    superseded: bool = False

    @property
    def unconfirmed(self) -> bool:
        """Whether the fact has a source that nobody has read for it yet."""
        return bool(self.citations) and not self.checked

    @property
    def status(self) -> str:
        """Standing of the fact, a word for exports."""
        return "unconfirmed" if self.unconfirmed else "superseded" if self.superseded else "given"


def superseded(catalogue: Catalogue, row: Read) -> bool:
    """Whether a row rests on replaced documents alone: history, which says so wherever it stands (hazard H35)."""
    return set(row.source) <= catalogue.replaced


def unconfirmed(checked: str) -> str:
    """Return the mark behind a fact that nobody has read in its source yet; empty where it was read."""
    return "" if checked else UNCONFIRMED


def marks(catalogue: Catalogue, row: Read) -> str:
    """Return what must stand behind the text of a row: that nobody confirmed it, that its source was replaced."""
    return unconfirmed(row.checked) + (SUPERSEDED if superseded(catalogue, row) else "")


def documents(catalogue: Catalogue, row: Read) -> list[SourceRow]:
    """Return the documents behind a row."""
    return [catalogue.sources[key] for key in row.source]


def citations(catalogue: Catalogue, row: Read) -> tuple[Citation, ...]:
    """Return the citations of a row."""
    return tuple(
        Citation(
            source=read.source,
            title=read.title,
            url=read.url,
            locator=row.locator,
            checked=row.checked,
            doc_status=read.doc_status,
        )
        for read in documents(catalogue, row)
    )


def once(cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations without those of a place that was cited before."""
    found: dict[tuple[str, str], Citation] = {}
    for citation in cited:
        found.setdefault((citation.source, citation.locator), citation)
    return tuple(found.values())


def statement(catalogue: Catalogue, row: Stated, text: str, figures: Figures | None = None) -> Statement:
    """Make a statement of `text` with the provenance of a table's row, and the figures behind it."""
    low, high, unit = figures or (None, None, "")
    return Statement(
        text=capital(text),
        level=row.level if isinstance(row, PrecautionRow | InteractionRow | ClassRuleRow) else None,
        basis=row.basis,
        jurisdiction=row.jurisdiction if isinstance(row, Placed) else "",
        citations=citations(catalogue, row),
        checked=row.checked,
        superseded=superseded(catalogue, row),
        low=low,
        high=high,
        unit=unit,
    )


def joined(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Join statements of the same words and standing; all sources stay, and the oldest day of reading."""
    found: dict[tuple[object, ...], Statement] = {}
    for one in statements:
        key = (one.text, one.basis, one.status)
        first = found.get(key, one)
        cited = dict.fromkeys((*first.citations, *one.citations))
        found[key] = replace(first, citations=tuple(cited), checked=min(first.checked, one.checked))
    return tuple(found.values())


def label(vocabulary: str, word: str) -> str:
    """Return the label of a word of a vocabulary."""
    return VOCABULARIES[vocabulary][word]


def labels(vocabulary: str, words: Iterable[str]) -> list[str]:
    """Return the labels of some words of a vocabulary."""
    return [label(vocabulary, word) for word in words]


def titles(sources: Iterable[SourceRow | Citation]) -> str:
    """Return the titles of some sources, separated by semicolons."""
    return LIST_SEPARATOR.join(source.title for source in sources)


def addresses(sources: Iterable[SourceRow | Citation]) -> str:
    """Return the addresses of some sources, separated by semicolons."""
    return LIST_SEPARATOR.join(source.url for source in sources)


def source_titles(catalogue: Catalogue, row: Read) -> str:
    """Return the titles of a row's sources, separated by semicolons."""
    return titles(documents(catalogue, row))


def source_addresses(catalogue: Catalogue, row: Read) -> str:
    """Return the addresses of a row's sources, separated by semicolons, in the order of their titles."""
    return addresses(documents(catalogue, row))
