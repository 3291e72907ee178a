"""Whose facts these are: rows of a jurisdiction, or another's that stand in for it and say so (hazards H2, H10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, Placed, Read
from dashboard.data.schema.vocabulary import VOCABULARIES

INTERNATIONAL = "INT"
P = TypeVar("P", bound=Placed)


SHORT_NAMES = {"US": "US", "GB": "UK", "EU": "EU", "INT": "international"}


def short_name(jurisdiction: str) -> str:
    """Name a country in as few letters as readers know it by: US, UK, EU, else its whole name."""
    return SHORT_NAMES.get(jurisdiction, VOCABULARIES["jurisdiction"].get(jurisdiction, jurisdiction))


def nothing_found(asked: str, what: str, instead: str) -> str:
    """Say that one country has no fact of a kind and which one speaks instead: ``UK: no dose found. US:``."""
    return f"{short_name(asked)}: no {what} found. {short_name(instead)}:"


def holds_in(jurisdiction: str, asked: str) -> bool:
    """Return whether a fact of a jurisdiction holds in the one that is asked for: its own, or international."""
    return jurisdiction in (asked, INTERNATIONAL)


@dataclass(frozen=True)
class Scoped(Generic[P]):
    """Rows about one relaxant, and whose they are.

    Parameters
    ----------
    rows
        Rows of a table, each of one jurisdiction.
    jurisdiction
        Whose rows these are; differs from `asked` where nothing was read for that jurisdiction.
    asked
        The jurisdiction that was asked for.
    """

    rows: tuple[P, ...]
    jurisdiction: str
    asked: str

    @property
    def borrowed(self) -> bool:
        """Whether the rows are another jurisdiction's, which must be said beside each of them."""
        return self.jurisdiction != self.asked

    def notice(self, what: str) -> str:
        """Return the sentence that goes with borrowed rows, ``UK: no dose found. US:``; empty for own rows."""
        return nothing_found(self.asked, what, self.jurisdiction) if self.borrowed and self.rows else ""


def scope(catalogue: Catalogue, rows: Sequence[P], relaxant: str, jurisdiction: str) -> Scoped[P]:
    """Return the rows that hold in a jurisdiction (its own and international ones).

    Where it has none of its own, those of the relaxant's headline jurisdiction stand in, marked as borrowed.
    """
    present = {row.jurisdiction for row in rows}
    home = catalogue.summary(relaxant).dose_jurisdiction
    place = next((place for place in (jurisdiction, home) if place in present), jurisdiction)
    return Scoped(tuple(row for row in rows if holds_in(row.jurisdiction, place)), place, jurisdiction)


def with_what_home_adds(
    catalogue: Catalogue,
    rows: Sequence[P],
    relaxant: str,
    jurisdiction: str,
    *,
    adds: Callable[[P, Sequence[P]], bool],
) -> Scoped[P]:
    """Return warnings that hold in a jurisdiction, and those of the headline jurisdiction that add to its own.

    A country of which one warning was read does not hide the fuller list of another (hazard H10). Rows that `Scoped`
    does not call borrowed may thus be another country's: `foreign` says of which.

    Parameters
    ----------
    rows
        Rows of a table of warnings or checks.
    adds
        Whether a row of the headline jurisdiction adds to the jurisdiction's own rows.
    """
    scoped = scope(catalogue, rows, relaxant, jurisdiction)
    home = scope(catalogue, rows, relaxant, catalogue.summary(relaxant).dose_jurisdiction)
    added = tuple(row for row in home.rows if row not in scoped.rows and adds(row, scoped.rows))
    return Scoped((*scoped.rows, *added), scoped.jurisdiction, jurisdiction)


def nearest_first(catalogue: Catalogue, relaxant: str, jurisdiction: str, present: Iterable[str]) -> dict[str, str]:
    """Return whose rows to hear in which order, and what to call them where they stand: code -> ``US source`` or "".

    The chosen jurisdiction comes first, then the relaxant's headline jurisdiction, what holds everywhere, and the
    others by code. What a drug can do does not end at a border, but whose word it is counts.
    """
    home = catalogue.summary(relaxant).dose_jurisdiction
    order = [jurisdiction, home, INTERNATIONAL, *sorted(present)]
    return {
        place: "" if holds_in(place, jurisdiction) else short_name(place)
        for place in dict.fromkeys(order)
        if place in set(present)
    }


def said_by(text: str, whose: str) -> str:
    """Write a text with whose word it is, where that is another country's: ``48 % (placebo 10 %), US source``."""
    return f"{text}, {whose}" if whose else text


def speakers(catalogue: Catalogue, row: Read) -> set[str]:
    """Return the jurisdictions of the sources of a row."""
    return {catalogue.sources[key].jurisdiction for key in row.source}


def whose(catalogue: Catalogue, relaxant: str, jurisdiction: str, row: Read) -> str:
    """Return whose word a row without a jurisdiction is, by the nearest of its sources; empty for the own country's."""
    return next(iter(nearest_first(catalogue, relaxant, jurisdiction, speakers(catalogue, row)).values()), "")


def foreign(row: P, scoped: Scoped[P]) -> str:
    """Return the mark behind a row that another country's text gives, `` (US)``; empty for own and borrowed ones."""
    return "" if holds_in(row.jurisdiction, scoped.jurisdiction) else f" ({short_name(row.jurisdiction)})"


@lru_cache(maxsize=4)
def with_data(catalogue: Catalogue) -> dict[str, str]:
    """Return the jurisdictions that any dose was read for, the US first: code -> name."""
    found = {row.jurisdiction for row in catalogue.every(DosingRow)}
    return {
        code: name for code, name in VOCABULARIES["jurisdiction"].items() if code in found and code != INTERNATIONAL
    }
