"""Lines of a cell that hold for several forms: said once, all forms named, all sources cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace

from dashboard.compare.cells.cell import Viewpoint
from dashboard.data.rows import (
    DosingRow,
    IndicationRow,
    InteractionRow,
    Level,
    MonitoringRow,
    PrecautionRow,
    SideEffectRow,
)
from dashboard.data.schema.terms import FORMS
from dashboard.wording.forms import ANY_FORM
from dashboard.wording.statements import Figures, Statement, statement, superseded

FormsRow = DosingRow | IndicationRow | InteractionRow | MonitoringRow | PrecautionRow | SideEffectRow


@dataclass(frozen=True)
class CellLine:
    """A row to be said: `lead`, its forms in brackets, `rest`; without a lead the forms lead.

    `with_level` says whether the level of the row goes with its text.
    """

    row: FormsRow
    lead: str
    rest: str = ""
    _: KW_ONLY
    figures: Figures | None = None
    with_level: bool = True

    @property
    def level(self) -> Level | None:
        """The level that goes with the text."""
        row = self.row
        return row.level if self.with_level and isinstance(row, PrecautionRow | InteractionRow) else None

    def text(self, forms: str) -> str:
        """Write the line with the names of its forms; they are empty where it holds for all."""
        if not self.lead:
            return f"{forms or ANY_FORM}{self.rest}"
        return f"{self.lead}{f' ({forms})' if forms else ''}{self.rest}"


def said_once(view: Viewpoint, lines: Iterable[CellLine]) -> tuple[Statement, ...]:
    """Make the statements of some lines; those that differ in nothing but the form share one.

    What is confirmed never lends its mark to what is not, nor a current text to a replaced one: they stay apart.
    """
    groups: dict[tuple[object, ...], list[CellLine]] = {}
    for line in lines:
        row = line.row
        standing = (row.jurisdiction, row.basis, bool(row.checked), superseded(view.catalogue, row))
        groups.setdefault((line.text(""), line.level, line.figures, *standing), []).append(line)
    return tuple(_joined(view, group) for group in groups.values())


def _joined(view: Viewpoint, lines: list[CellLine]) -> Statement:
    first = lines[0]
    forms = [FORMS[form] for line in lines for form in line.row.form]
    words = ", ".join(dict.fromkeys(forms)) if all(line.row.form for line in lines) else ""
    made = merged(view, [line.row for line in lines], first.text(words), first.figures)
    return replace(made, level=first.level)


def merged(view: Viewpoint, rows: Iterable[FormsRow], text: str, figures: Figures | None = None) -> Statement:
    """Make one statement of several rows of one standing: who says so and all sources stay, and the oldest reading."""
    made = [statement(view.catalogue, row, text, figures) for row in rows]
    cited = {(citation.source, citation.locator): citation for fact in made for citation in fact.citations}
    return replace(
        made[0],
        basis="; ".join(dict.fromkeys(fact.basis for fact in made)),
        citations=tuple(cited.values()),
        checked=min(fact.checked for fact in made),
    )
