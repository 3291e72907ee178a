"""Lines of a cell that hold for several forms: said once, all forms named, all sources cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from dashboard.compare.cells.view import View
from dashboard.data.catalogue import items
from dashboard.data.frames import Record
from dashboard.data.schema.terms import FORMS
from dashboard.wording.statements import Figures, Statement, statement, superseded


class Line(NamedTuple):
    """A row to be said: `lead`, its forms in brackets, `rest`; without a lead the forms lead."""

    row: Record
    lead: str
    rest: str = ""
    figures: Figures | None = None

    def text(self, forms: str) -> str:
        """Write the line with the names of its forms; they are empty where it holds for all."""
        if not self.lead:
            return f"{forms or 'any form'}{self.rest}"
        return f"{self.lead}{f' ({forms})' if forms else ''}{self.rest}"


def said_once(view: View, lines: Iterable[Line]) -> tuple[Statement, ...]:
    """Make the statements of some lines; those that differ in nothing but the form share one.

    What is confirmed never lends its mark to what is not, nor a current text to a replaced one: they stay apart.
    """
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        row = line.row
        key = (line.text(""), row.get("level"), row["jurisdiction"], row["basis"], bool(row["checked"]), line.figures)
        key += (superseded(view.catalogue, row),)
        groups.setdefault(key, []).append(line)
    return tuple(_joined(view, group) for group in groups.values())


def _joined(view: View, lines: list[Line]) -> Statement:
    first = lines[0]
    forms = [FORMS[form] for line in lines for form in items(line.row["form"])]
    words = ", ".join(dict.fromkeys(forms)) if all(line.row["form"] for line in lines) else ""
    return merged(view, [line.row for line in lines], first.text(words), first.figures)


def merged(view: View, rows: Iterable[Record], text: str, figures: Figures | None = None) -> Statement:
    """Make one statement of several rows of one standing: who says so and all sources stay, and the oldest reading."""
    made = [statement(view.catalogue, row, text, figures) for row in rows]
    cited = {(citation.source, citation.locator): citation for fact in made for citation in fact.citations}
    return replace(
        made[0],
        basis="; ".join(dict.fromkeys(fact.basis for fact in made)),
        citations=tuple(cited.values()),
        checked=min(fact.checked for fact in made),
    )
