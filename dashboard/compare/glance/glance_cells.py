"""What a cell of the overview is, and the words and counts that it owes to what it does not show (hazard H47)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.compare.cells.cell import Viewpoint
from dashboard.data.rows import Condition, Form, Level
from dashboard.data.schema.terms import FORMS, SPASTICITY
from dashboard.dosing.windows import DoseWindow
from dashboard.wording.figures import lowered
from dashboard.wording.statements import Statement, label

NOT_READ = "Not reviewed"


@dataclass(frozen=True)
class GlanceCell:
    """One cell: the few statements that answer its question, and what else there is.

    Parameters
    ----------
    statements
        Phrases, the strictest first; a level goes with each that has one.
    more
        Number of further statements that only the details show.
    stricter
        What other countries ask for that is stricter, in words: ``DE: contraindicated``, ``epilepsy (AT, DE)``.
    notice
        Whose word it is, where no text of the chosen country was read.
    empty
        What to say where there is no statement; never that something is safe.
    named
        All that the cell and its further statements name, where that is a list: "What differs" leaves none out.
    alarm
        Whether the cell is drawn as a warning.
    window
        The doses behind the cell, for the bar on the relaxant's own scale.
    share
        Per cent with the relaxant and on placebo of the same trial, for the mark.
    """

    statements: tuple[Statement, ...] = ()
    more: int = 0
    stricter: tuple[str, ...] = ()
    notice: str = ""
    empty: str = NOT_READ
    named: tuple[str, ...] = ()
    alarm: bool = False
    window: DoseWindow | None = None
    share: tuple[float, float] | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """What the cell says, without its sources: equal for two columns that do not differ."""
        return tuple(f"{one.level or ''} {one.text}".strip() for one in self.statements)


@dataclass(frozen=True)
class ShownFact:
    """A statement as a cell shows it: the level only where it changes, a semicolon before another of the same level."""

    fact: Statement
    text: str
    level: Level | None
    end: str


def shown_facts(cell: GlanceCell) -> tuple[ShownFact, ...]:
    """Return the statements of a cell as it shows them on screen and on paper."""
    shown: list[ShownFact] = []
    for at, fact in enumerate(cell.statements):
        before, after = cell.statements[at - 1 : at], cell.statements[at + 1 : at + 2]
        goes_on = bool(before) and before[0].level == fact.level
        text = lowered(fact.text) if goes_on else fact.text
        end = ";" if after and after[0].level == fact.level else ""
        shown.append(ShownFact(fact, text, None if goes_on else fact.level, end))
    return tuple(shown)


def elsewhere_words(cell: GlanceCell, row: str) -> str:
    """Return what leads to what other countries ask for, in the row of a key."""
    return "Elsewhere also" if row == "contraindicated" else "Stricter in" if cell.statements else "Elsewhere"


@dataclass(frozen=True)
class GlanceColumn:
    """One column: a relaxant seen from a country, with the form that its figures are of."""

    key: str
    name: str
    view: Viewpoint
    form: Form | None
    brands: tuple[str, ...] = ()
    draft: bool = False
    open: int = 0

    @property
    def heading(self) -> str:
        """The form of the figures, and how many other forms the warnings of the column speak of."""
        if self.form is None or self.key != self.view.relaxant:
            return ""
        others = len(self.view.forms) - 1
        return FORMS[self.form] + (f" + {others} form{'s' if others > 1 else ''}" if others > 0 else "")


def worded(parts: Iterable[str]) -> str:
    """Join phrases by commas, the first with a capital."""
    said = [part for part in parts if part]
    return ", ".join([*said[:1], *map(lowered, said[1:])])


def within(phrases: Sequence[str], most: int) -> int:
    """Return how many phrases fit in a number of characters when they are joined; at least one."""
    length = 0
    for at, phrase in enumerate(phrases):
        length += len(phrase) + 2
        if length > most and at:
            return at
    return len(phrases)


def use_phrases(conditions: Sequence[Condition]) -> list[str]:
    """Name conditions, all kinds of spasticity in one phrase."""
    kinds = [SPASTICITY[one] for one in dict.fromkeys(conditions) if one in SPASTICITY]
    of_any_cause = kinds == [SPASTICITY["spasticity_other"]]
    spasticity = ["spasticity, any cause" if of_any_cause else f"spasticity {', '.join(kinds)}"] if kinds else []
    return [
        *spasticity,
        *(lowered(label("condition", one)) for one in dict.fromkeys(conditions) if one not in SPASTICITY),
    ]
