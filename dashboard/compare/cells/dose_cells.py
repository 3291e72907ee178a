"""Cells of dose rules: every dose names its form, and a notice says which country a borrowed rule is from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.compare.cells import advice
from dashboard.compare.cells.cell import NOT_READ, Cell, Viewpoint
from dashboard.compare.cells.cell_lines import CellLine, said_once
from dashboard.data.rows import DosingRow, Phase, Population
from dashboard.dosing import doses
from dashboard.wording.figures import number
from dashboard.wording.jurisdictions import Scoped
from dashboard.wording.statements import NO_VALUE, Statement, label, labels

Bounds = tuple[float | None, float | None]
Builder = Callable[[Viewpoint], Cell]


def _no_figures(row: DosingRow) -> Bounds:
    return None, None


@dataclass(frozen=True, kw_only=True)
class DoseQuestion:
    """What a cell asks of the dose rules.

    Parameters
    ----------
    text
        What a rule says; empty where it does not answer the question. The form is always shown beside it.
    populations, phases
        Rules of these only; of every phase where there is none.
    figures
        Low and high figure behind the text, for exports.
    repeated
        Whether maxima that repeat the one of maintenance are said too.
    limit
        Name of a question of its own: a country whose doses were read, but nothing on it, borrows the answer of the
        headline jurisdiction, since an empty cell would read as "no limit".
    """

    text: Callable[[DosingRow], str]
    populations: tuple[Population, ...] = doses.ADULTS
    phases: tuple[Phase, ...] = ()
    figures: Callable[[DosingRow], Bounds] = _no_figures
    repeated: bool = True
    limit: str = ""


def _answer(view: Viewpoint, asked: DoseQuestion) -> Cell:
    rules = _rules(view, asked, view.jurisdiction)
    made = _said(view, asked, rules)
    silent = "Not stated in the label" if rules.rows else NOT_READ
    home = view.summary.dose_jurisdiction
    if made or not asked.limit or rules.jurisdiction == home:
        return Cell(made, rules.notice("dose"), silent)
    theirs = _rules(view, asked, home)
    made = _said(view, asked, theirs)
    return Cell(made, replace(theirs, asked=view.jurisdiction).notice(asked.limit) if made else "", silent)


def _rules(view: Viewpoint, asked: DoseQuestion, jurisdiction: str) -> Scoped[DosingRow]:
    return doses.rules_for(
        view.catalogue,
        view.relaxant,
        jurisdiction,
        view.forms,
        populations=asked.populations,
        phases=asked.phases,
    )


def _said(view: Viewpoint, asked: DoseQuestion, rules: Scoped[DosingRow]) -> tuple[Statement, ...]:
    lines: list[CellLine] = []
    left_out = [] if asked.repeated else doses.repeated_maxima(rules.rows)
    for row in rules.rows:
        said = "" if row in left_out else asked.text(row)
        if said:
            low, high = asked.figures(row)
            unit = "" if low is None and high is None else f"{doses.unit(row)} {doses.per(row)}"
            lines.append(CellLine(row, "", f"{_narrower(row)}: {said}", figures=(low, high, unit)))
    return said_once(view, lines)


def _narrower(row: DosingRow) -> str:
    """Say for whom a rule is narrower than its population: condition, age, weight, qualifier."""
    parts = [text.lower() for text in labels("condition", row.condition)]
    if row.age_min_y is not None and row.age_max_y is not None:
        parts.append(f"age {number(row.age_min_y)} to under {number(row.age_max_y)}")
    elif row.age_min_y is not None and row.age_min_y not in (16, 18):
        parts.append(f"from age {number(row.age_min_y)}")
    elif row.age_max_y is not None:
        parts.append(f"under {number(row.age_max_y)}")
    if row.qualifier:
        parts.append(row.qualifier)
    return f" ({', '.join(parts)})" if parts else ""


def _start(row: DosingRow) -> str:
    said = doses.start_text(row)
    return f"{label('phase', row.phase).lower()}: {said}" if said and row.phase in ("screening", "loading") else said


def _taper(row: DosingRow) -> str:
    return ", ".join(part for part in (row.advice.rstrip("."), doses.step_text(row)) if part)


def _in_advice(row: DosingRow) -> str:
    figures = [doses.start_text(row), doses.usual_text(row), doses.maximum_text(row)]
    return row.advice or ", ".join(figure for figure in figures if figure) or NO_VALUE.get(row.value_status, "")


def start_doses(view: Viewpoint) -> Cell:
    """First dose for adults, per form; screening and loading are named as such."""
    phases: tuple[Phase, ...] = ("screening", "loading", "initial")
    return _answer(view, DoseQuestion(text=_start, phases=phases, figures=lambda row: (row.start_dose, None)))


def steps(view: Viewpoint) -> Cell:
    """List the steps of the titration for adults."""
    phases: tuple[Phase, ...] = ("initial", "titration", "maintenance")
    asked = DoseQuestion(text=doses.step_text, phases=phases, figures=lambda row: (row.step_min, row.step_max))
    return _answer(view, asked)


def usual_doses(view: Viewpoint) -> Cell:
    """Usual total for adults, per form and phase."""
    return _answer(
        view, DoseQuestion(text=doses.usual_text, figures=lambda row: (row.usual_min_total, row.usual_max_total))
    )


def maxima(view: Viewpoint) -> Cell:
    """Maximum for adults with phase, days and kind, and the largest single dose."""
    asked = DoseQuestion(
        text=doses.maximum_text, figures=lambda row: (None, row.max_total), repeated=False, limit="maximum"
    )
    return _answer(view, asked)


def durations(view: Viewpoint) -> Cell:
    """Limits on the duration of treatment."""
    return _answer(view, DoseQuestion(text=doses.duration_text, limit="limit on duration"))


def tapers(view: Viewpoint) -> Cell:
    """How to stop."""
    return _answer(view, DoseQuestion(text=_taper, phases=("taper",)))


def food(view: Viewpoint) -> Cell:
    """Say what the dose rules say of food, and, where they are silent, what the advice for patients says."""
    found = _answer(view, DoseQuestion(text=lambda row: row.food, limit="word on food"))
    if found.statements:
        return found
    advised = advice.on_food(view)
    return Cell(advised, empty=found.empty) if advised else found


def population_rules(*populations: Population) -> Builder:
    """Return the builder of a cell of dose rules for a special population, in the words of `advice`."""
    return lambda view: _answer(view, DoseQuestion(text=_in_advice, populations=populations))
