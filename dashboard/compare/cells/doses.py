"""Cells of dose rules: the form stands beside every dose, and whose rule it is above borrowed ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.compare.cells.lines import Line, said_once
from dashboard.compare.cells.view import NOT_READ, Cell, View
from dashboard.data.frames import Record
from dashboard.dosing import doses
from dashboard.wording.figures import known, number
from dashboard.wording.jurisdictions import Scoped
from dashboard.wording.statements import NO_VALUE, Statement, label, labels


def _rules(
    view: View,
    populations: tuple[str, ...],
    text: Callable[[Record], str],
    phases: tuple[str, ...] = (),
    columns: tuple[str, str] = ("", ""),
    limit: str = "",
) -> Cell:
    """Make a cell of dosing rows: `text` per row, the form always beside it; `columns` hold its low and high figure.

    A `limit` is a question of its own: a country whose doses were read, but nothing on it, borrows the answer of the
    headline jurisdiction, since an empty cell would read as "no limit".
    """
    rules = doses.rules_for(view.catalogue, view.relaxant, view.jurisdiction, view.forms, populations, phases)
    made = _lines(view, rules, text, columns)
    silent = "None stated in the rows read" if rules.rows else NOT_READ
    home = str(view.catalogue.summary(view.relaxant)["dose_jurisdiction"])
    if made or not limit or rules.jurisdiction == home:
        return Cell(made, rules.notice("dose"), silent)
    theirs = doses.rules_for(view.catalogue, view.relaxant, home, view.forms, populations, phases)
    made = _lines(view, theirs, text, columns)
    return Cell(made, replace(theirs, asked=view.jurisdiction).notice(limit) if made else "", silent)


def _lines(view: View, rules: Scoped, text: Callable[[Record], str], columns: tuple[str, str]) -> tuple[Statement, ...]:
    lines: list[Line] = []
    repeated = doses.repeated_maxima(rules.rows) if "max_total" in columns else []
    for row in rules.rows:
        said = "" if row in repeated else text(row)
        if said:
            low, high = (row[column] if column and known(row[column]) else None for column in columns)
            unit = f"{doses.unit(row)} {doses.per(row)}" if low is not None or high is not None else ""
            lines.append(Line(row, "", f"{_narrower(row)}: {said}", (low, high, unit)))
    return said_once(view, lines)


def _narrower(row: Record) -> str:
    """Say for whom a rule is narrower than its population: condition, age, weight, qualifier."""
    parts = [text.lower() for text in labels("condition", row["condition"])]
    if known(row["age_min_y"]) and known(row["age_max_y"]):
        parts.append(f"age {number(row['age_min_y'])} to under {number(row['age_max_y'])}")
    elif known(row["age_min_y"]) and row["age_min_y"] not in (16, 18):
        parts.append(f"from age {number(row['age_min_y'])}")
    elif known(row["age_max_y"]):
        parts.append(f"under {number(row['age_max_y'])}")
    if row["qualifier"]:
        parts.append(row["qualifier"])
    return f" ({', '.join(parts)})" if parts else ""


def start_doses(view: View) -> Cell:
    """First dose for adults, per form; screening and loading are named as such."""

    def text(row: Record) -> str:
        said = doses.start_text(row)
        return (
            f"{label('phase', row['phase']).lower()}: {said}"
            if said and row["phase"] in ("screening", "loading")
            else said
        )

    return _rules(view, doses.ADULTS, text, ("screening", "loading", "initial"), columns=("start_dose", ""))


def steps(view: View) -> Cell:
    """List the steps of the titration for adults."""
    return _rules(
        view, doses.ADULTS, doses.step_text, ("initial", "titration", "maintenance"), columns=("step_min", "step_max")
    )


def usual_doses(view: View) -> Cell:
    """Usual total for adults, per form and phase."""
    return _rules(view, doses.ADULTS, doses.usual_text, (), columns=("usual_min_total", "usual_max_total"))


def maxima(view: View) -> Cell:
    """Maximum for adults with phase, days and kind, and the largest single dose."""
    return _rules(view, doses.ADULTS, doses.maximum_text, columns=("", "max_total"), limit="maximum")


def durations(view: View) -> Cell:
    """Limits on the duration of treatment."""
    return _rules(view, doses.ADULTS, doses.duration_text, limit="limit on duration")


def tapers(view: View) -> Cell:
    """How to stop."""
    return _rules(
        view,
        doses.ADULTS,
        lambda row: ", ".join(part for part in (row["advice"].rstrip("."), doses.step_text(row)) if part),
        ("taper",),
    )


def food(view: View) -> Cell:
    """Say what the source says of food."""
    return _rules(view, doses.ADULTS, lambda row: row["food"], limit="word on food")


def population_rules(*populations: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of dose rules for a special population, in the words of `advice`."""

    def text(row: Record) -> str:
        figures = [doses.start_text(row), doses.usual_text(row), doses.maximum_text(row)]
        said = row["advice"] or ", ".join(figure for figure in figures if figure)
        return said or NO_VALUE.get(row["value_status"], "")

    return lambda view: _rules(view, populations, text)
