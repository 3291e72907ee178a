"""Why a relaxant is advised against, or needs care: what one row of a table asks for, and whether that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Additive, Basis, DosingRow, Factor, InteractionRow, Jurisdiction, PrecautionRow, Who
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.kidney import Match
from dashboard.wording.levels import DEMANDS, AnyLevel, stricter, worst_if_any
from dashboard.wording.statements import Citation, addresses, citations, label, superseded, titles
from dashboard.wording.who import whom

Question = Factor | Literal["age", "medicines"]
"""What can be asked of a patient: a factor, the age, other medicines."""
NOT_FACTORS: dict[Question, str] = {"age": "Age", "medicines": "Other medicines"}
REASON_COLUMNS = (
    "level", "statement", "whom", "holds", "needs", "inferred", "basis", "jurisdiction", "status", "source",
    "source_url",
)  # fmt: skip


def question_words(question: Question) -> str:
    """Return the name of a question."""
    return NOT_FACTORS.get(question) or label("factor", question)


@dataclass(frozen=True)
class Held:
    """Whether a rule holds, what is missing to know, the question not asked, and a number that counts as its words."""

    match: Match
    needs: tuple[str, ...] = ()
    unasked: Question | Literal[""] = ""
    counted: str = ""


YES, NO = Held("applies"), Held("not")


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One thing that a source asks for, and whether it holds for the person.

    Parameters
    ----------
    topic, about
        Key and name of the patient factor or of the co-medication.
    level
        What the source asks for; empty for a dose rule.
    text, whom
        The statement in short, and whom it is for where it has bounds.
    match, needs
        Whether it holds, and what it would take to know.
    unasked
        The question that was not asked; empty when the factor was answered.
    counted
        The number that counts as the words of a rule on the kidney, and as what; empty for none.
    inferred
        How a co-medication came under a class that the source names.
    basis, jurisdiction, citations, checked
        Who says so, where, and on which day it was read; empty for an unconfirmed row.
    superseded
        Whether it rests on replaced documents alone; the source of a membership does not count.
    additive
        Effects that relaxant and co-medication share.
    by_rule
        Whether it follows from a rule about two classes only.
    short
        The statement in a few words, where the table has them.
    """

    topic: str
    about: str
    level: AnyLevel
    text: str
    whom: str = ""
    match: Match
    needs: tuple[str, ...] = ()
    unasked: Question | Literal[""] = ""
    counted: str = ""
    inferred: str = ""
    basis: Basis | Literal[""]
    jurisdiction: Jurisdiction
    citations: tuple[Citation, ...] = ()
    checked: str = ""
    superseded: bool = False
    additive: tuple[Additive, ...] = ()
    by_rule: bool = False
    short: str = ""

    def held(self, held: Held) -> Reason:
        """Return the same reason as it holds for a person: a thousand of them an answer, so quicker than `replace`."""
        same = object.__new__(Reason)
        same.__dict__.update(vars(self), match=held.match, needs=held.needs, unasked=held.unasked, counted=held.counted)
        return same


def reason_of(
    catalogue: Catalogue,
    row: PrecautionRow | DosingRow | InteractionRow,
    text: str,
    *,
    topic: str,
    about: str,
    level: AnyLevel,
) -> Reason:
    """Return what a row says as a reason that holds."""
    return Reason(
        topic=topic,
        about=about,
        level=level,
        text=text,
        whom=whom(row) if isinstance(row, Who) else "",
        match="applies",
        basis=row.basis,
        jurisdiction=row.jurisdiction,
        citations=citations(catalogue, row),
        checked=row.checked,
        superseded=superseded(catalogue, row),
        short=row.short if isinstance(row, PrecautionRow) else "",
    )


def worst_of(found: Iterable[Reason]) -> AnyLevel:
    """Return the worst level of some reasons; empty for none."""
    return worst_if_any(reason.level for reason in found if reason.level)


def stricter_notes(elsewhere: Iterable[Reason], level: AnyLevel) -> tuple[str, ...]:
    """Return ``Germany, UK: contraindicated`` per level of other countries that is stricter than `level`."""
    by_place: dict[Jurisdiction, list[Reason]] = {}
    for one in elsewhere:
        by_place.setdefault(one.jurisdiction, []).append(one)
    worst_there = {place: worst_of(by_place[place]) for place in sorted(by_place)}
    return tuple(
        f"{', '.join(short_name(place) for place, there in worst_there.items() if there == asked)}: "
        f"{label('level', asked).lower()}"
        for asked in DEMANDS
        if asked in worst_there.values() and stricter(asked, level)
    )


def reason_cells(reason: Reason) -> dict[str, str]:
    """Return a reason as the cells `REASON_COLUMNS`."""
    cells = (
        reason.level or "dose rule",
        reason.text,
        "; ".join(part for part in (reason.whom, reason.counted) if part),
        reason.match,
        "; ".join(reason.needs),
        reason.inferred,
        reason.basis,
        reason.jurisdiction,
        "unconfirmed" if not reason.checked else "superseded" if reason.superseded else "confirmed",
        titles(reason.citations),
        addresses(reason.citations),
    )
    return dict(zip(REASON_COLUMNS, cells, strict=True))
