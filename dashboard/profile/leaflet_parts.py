"""What a leaflet is made of, and how its sentences end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.cells.cell_lines import FormsRow, merged
from dashboard.data.rows import CounsellingRow, CounsellingTopic
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.wording.figures import capital, lowered
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.plain_words import FORMS
from dashboard.wording.statements import Statement, once, statement, superseded

R = TypeVar("R", bound=FormsRow)
SENTENCE_END = re.compile(r"(?<=[.!?]) ")
SILENT = "We found no information on this. Ask your pharmacist."
ASKS = ("ask ", "tell ", "talk ", "call ")
NOT_ALL = "in some cases: ask"
"""Behind the name of a factor of which a label means only some who have it."""
_PLACES = "|".join(re.escape(short_name(place)) for place in VOCABULARIES["jurisdiction"])
_FORMS = "|".join(map(re.escape, FORMS.values()))
_TAGS = re.compile(
    rf"(?: \((?:{NOT_ALL}|for the [^()]*|label from [^()]*|(?:{_PLACES})|(?:{_FORMS})(?:, (?:{_FORMS}))*)\))+$"
)
"""What this tool puts in brackets behind a name; brackets of the name stay: "blood pressure tablets (sartans)"."""

GIVEN_BY_OTHERS = frozenset({"injection", "intrathecal"})
"""Forms that no patient takes alone."""


@dataclass(frozen=True)
class Block:
    """A paragraph or a list: words of ours that lead, and statements of the tables.

    Parameters
    ----------
    lead
        Words of ours.
    statements
        What the tables say.
    listed
        How the statements are shown: as sentences, as a list of points, or in one line.
    strong
        Whether it is a warning.
    """

    lead: str = ""
    statements: tuple[Statement, ...] = ()
    listed: Literal["sentences", "points", "line"] = "sentences"
    strong: bool = False


def sentence(text: str) -> str:
    """End a text with a full stop, unless it has its end."""
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def together(text: str, statements: Sequence[Statement]) -> Statement:
    """Say one text for several statements: all sources stay, and it is confirmed only if each is."""
    cited = once(citation for one in statements for citation in one.citations)
    checked = "" if any(one.unconfirmed for one in statements) else min((one.checked for one in statements), default="")
    return Statement(text, citations=cited, checked=checked)


Builder = Callable[[Viewpoint], tuple[Block, ...]]


def told(*topics: CounsellingTopic) -> Builder:
    """Return the builder of the plain advice on some topics."""
    return lambda view: advice(view, *topics)


def advice(view: Viewpoint, *topics: CounsellingTopic) -> tuple[Block, ...]:
    """Return the plain advice of the relaxant's own rows on some topics; that sources are silent is said."""
    rows = [row for row in view.catalogue.rows(CounsellingRow, view.relaxant) if row.topic in topics]
    given = [row for row in rows if row.value_status == "given"] or rows
    if not given:
        return (Block(SILENT),)
    return (Block(statements=tuple(_advised(view, row) for row in given)),)


def _advised(view: Viewpoint, row: CounsellingRow) -> Statement:
    """Make the statement of a row; where its source is silent it sends the reader to somebody who knows."""
    text = sentence(row.advice_plain)
    if row.value_status != "given" and not any(word in text.lower() for word in ASKS):
        text += " Ask your pharmacist."
    return statement(view.catalogue, row, text)


def is_given(view: Viewpoint) -> bool:
    """Whether somebody else always gives the medicine: an injection, a pump."""
    return bool(view.forms) and set(view.forms) <= GIVEN_BY_OTHERS


def the(place: str) -> str:
    """Name a country within a sentence: ``the US``, ``Germany``."""
    return f"the {place}" if place in ("US", "UK", "EU") or place.startswith(("United ", "European ")) else place


def from_label_of(jurisdictions: Iterable[str]) -> str:
    """Say from which countries' labels something is: ``label from the UK, Germany``."""
    return f"label from {', '.join(the(short_name(one)) for one in dict.fromkeys(jurisdictions))}"


def no_label_here(asked: str, other: str) -> str:
    """Say that one country has no label on a matter, and whose it is that speaks: words before a sentence."""
    return f"We have no label from {the(short_name(asked))} on this. From {the(short_name(other))}: "


def points(lead: str, statements: Sequence[Statement], *, strong: bool = False) -> tuple[Block, ...]:
    """Return a list of points below some words; nothing where there are none."""
    named = tuple(replace(one, text=capital(one.text)) for one in statements)
    return (Block(lead, named, "points", strong),) if named else ()


def in_line(lead: str, statements: Sequence[Statement]) -> tuple[Block, ...]:
    """Return names after some words, in one line; nothing where there are none."""
    named = tuple(replace(one, text=lowered(one.text)) for one in statements)
    return (Block(lead, named, "line"),) if named else ()


def named_once(
    view: Viewpoint, rows: Iterable[R], name: Callable[[R], str], *, tells_forms: Callable[[Sequence[R]], bool]
) -> list[Statement]:
    """Make one statement of all rows that share a name, from those that somebody has confirmed where there are any.

    It names the forms that are meant, where they are not all that the leaflet is about and `tells_forms` says so of the
    rows (hazard H7); else what holds for one form counts for all.
    """
    groups: dict[str, list[R]] = {}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    made: list[Statement] = []
    for said, group in groups.items():
        read = [row for row in group if row.checked and not superseded(view.catalogue, row)]
        text = f"{said}{_forms(view, group) if tells_forms(group) else ''}"
        made.append(replace(merged(view, read or group, text), text=text))
    return made


def form_words(forms: Iterable[str]) -> list[str]:
    """Name forms as a patient would, each once."""
    return list(dict.fromkeys(FORMS[form] for form in forms))


def _forms(view: Viewpoint, rows: Sequence[FormsRow]) -> str:
    """Name the forms that some rows are about, in brackets; nothing where these are all forms of the leaflet."""
    meant = [form for form in view.forms if any(not row.form or form in row.form for row in rows)]
    return "" if len(meant) == len(view.forms) else f" ({', '.join(form_words(meant))})"


def without(statements: Iterable[Statement], others: Iterable[Statement]) -> list[Statement]:
    """Return one statement a name, without those that `others` name, whatever the forms and countries."""
    said = {name_of(one) for one in others}
    first = {name_of(one): one for one in reversed([*statements])}
    return [one for name, one in reversed(first.items()) if name not in said]


def name_of(one: Statement) -> str:
    """Return what a statement names, without the forms, countries and limits in brackets behind it."""
    return _TAGS.sub("", one.text).lower()
