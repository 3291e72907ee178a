"""Cells of dose rules: the form stands beside every dose, and whose rule it is above borrowed ones."""

from __future__ import annotations

from collections.abc import Callable

from dashboard import dosing
from dashboard.cells.lines import Line, said_once
from dashboard.cells.view import NOT_READ, Cell, View
from dashboard.figures import known, number
from dashboard.frames import Record
from dashboard.statements import NO_VALUE, label, labels


def _rules(
    view: View,
    populations: tuple[str, ...],
    text: Callable[[Record], str],
    phases: tuple[str, ...] = (),
    columns: tuple[str, str] = ("", ""),
) -> Cell:
    """Make a cell of dosing rows: `text` per row, the form always beside it; `columns` hold its low and high figure."""
    rules = dosing.rules_for(view.catalogue, view.relaxant, view.jurisdiction, view.forms, populations, phases)
    lines: list[Line] = []
    for row in rules.rows:
        said = text(row)
        if said:
            low, high = (row[column] if column and known(row[column]) else None for column in columns)
            unit = f"{dosing.unit(row)} {dosing.per(row)}" if low is not None or high is not None else ""
            rest = f"{_narrower(row)}: {said}"
            lines.append(Line(row, "", rest, (low, high, unit)))
    silent = "None stated in the rows read" if rules.rows else NOT_READ
    return Cell(said_once(view, lines), rules.notice("dose"), silent)


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
        said = dosing.start_text(row)
        return (
            f"{label('phase', row['phase']).lower()}: {said}"
            if said and row["phase"] in ("screening", "loading")
            else said
        )

    return _rules(view, dosing.ADULTS, text, ("screening", "loading", "initial"), columns=("start_dose", ""))


def steps(view: View) -> Cell:
    """List the steps of the titration for adults."""
    return _rules(
        view, dosing.ADULTS, dosing.step_text, ("initial", "titration", "maintenance"), columns=("step_min", "step_max")
    )


def usual_doses(view: View) -> Cell:
    """Usual total for adults, per form and phase."""
    return _rules(view, dosing.ADULTS, dosing.usual_text, (), columns=("usual_min_total", "usual_max_total"))


def maxima(view: View) -> Cell:
    """Maximum for adults with phase, days and kind, and the largest single dose."""
    rules = dosing.rules_for(view.catalogue, view.relaxant, view.jurisdiction, view.forms, dosing.ADULTS).rows
    repeated = dosing.repeated_maxima(rules)
    return _rules(
        view,
        dosing.ADULTS,
        lambda row: "" if row in repeated else dosing.maximum_text(row),
        columns=("", "max_total"),
    )


def durations(view: View) -> Cell:
    """Limits on the duration of treatment."""
    return _rules(
        view,
        dosing.ADULTS,
        dosing.duration_text,
        (),
    )


def tapers(view: View) -> Cell:
    """How to stop."""
    return _rules(
        view,
        dosing.ADULTS,
        lambda row: ", ".join(part for part in (row["advice"].rstrip("."), dosing.step_text(row)) if part),
        ("taper",),
    )


def food(view: View) -> Cell:
    """Say what the source says of food."""
    return _rules(view, dosing.ADULTS, lambda row: row["food"])


def population_rules(*populations: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of dose rules for a special population, in the words of `advice`."""

    def text(row: Record) -> str:
        figures = [dosing.start_text(row), dosing.usual_text(row), dosing.maximum_text(row)]
        said = row["advice"] or ", ".join(figure for figure in figures if figure)
        return said or NO_VALUE.get(row["value_status"], "")

    return lambda view: _rules(view, populations, text)
