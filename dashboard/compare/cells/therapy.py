"""Cells that say what a therapy is, how it works, what it is for, and its time course."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.compare.cells.lines import Line, said_once
from dashboard.compare.cells.view import NOT_READ, Cell, View, from_summary, number_of, text_of
from dashboard.data.catalogue import items
from dashboard.data.frames import Record, speaking_of
from dashboard.data.schema.terms import FORMS
from dashboard.dosing import doses
from dashboard.facts.words import standing, strength
from dashboard.wording.figures import capital, known, lowered, span
from dashboard.wording.jurisdictions import scope
from dashboard.wording.statements import Statement, label, statement


def brands(view: View) -> Cell:
    """Brand names, those of the chosen jurisdiction's side first."""
    columns = ("us_brands", "other_brands") if view.jurisdiction == "US" else ("other_brands", "us_brands")
    where = {"us_brands": "US", "other_brands": "elsewhere"}
    made: list[Statement] = []
    for column in columns:
        names = ", ".join(items(text_of(view, column)))
        if names:
            made += from_summary(view, column, f"{where[column]}: {names}").statements
    return Cell(tuple(made))


def classes(view: View) -> Cell:
    """Use class and chemical class."""
    use = from_summary(view, "use_class", label("use_class", text_of(view, "use_class")))
    chemical = text_of(view, "chemical_class")
    return Cell(use.statements + (from_summary(view, "chemical_class", chemical).statements if chemical else ()))


def availability(view: View) -> Cell:
    """Status and legal class in the chosen jurisdiction, per form; another's status never stands in."""
    made: list[Statement] = []
    for row in view.catalogue.rows("availability", view.relaxant):
        if row["jurisdiction"] != view.jurisdiction:
            continue
        if row["form"] and not set(items(row["form"])) & set(view.forms):
            continue
        form = f"{doses.form_words(row)}: " if row["form"] else ""
        made.append(statement(view.catalogue, row, f"{form}{standing(row)}"))
    return Cell(tuple(made), empty=f"Status in {view.jurisdiction} not read yet")


def schedule(view: View) -> Cell:
    """Schedule of the US Controlled Substances Act."""
    word = text_of(view, "controlled_schedule")
    return from_summary(
        view, "controlled_schedule", "Not controlled" if word == "none" else f"Schedule {word[1:]}" if word else ""
    )


def products(view: View) -> Cell:
    """Strengths per form sold in the jurisdiction, combinations apart."""
    scoped = scope(view.catalogue, view.catalogue.rows("products", view.relaxant), view.relaxant, view.jurisdiction)
    groups: dict[tuple[str, str], list[Record]] = {}
    for row in scoped.rows:
        if row["form"] in view.forms and row["status"] in ("marketed", "restricted"):
            groups.setdefault((row["form"], row["ingredients"]), []).append(row)
    made: list[Statement] = []
    for (form, others), group in groups.items():
        strengths = dict.fromkeys(strength(row) for row in sorted(group, key=lambda row: row["strength"]))
        swap = next((row["not_interchangeable_with"] for row in group if row["not_interchangeable_with"]), "")
        text = f"{FORMS[form]}: {', '.join(strengths)}"
        text += f", with {others.replace('; ', ' and ')}" if others else ""
        text += f". Not interchangeable: {swap}" if swap else ""
        made.append(statement(view.catalogue, group[0], text))
    return Cell(tuple(made), scoped.notice("product"))


def mechanism(view: View) -> Cell:
    """How it works, in the chosen wording."""
    column = "mechanism_plain" if view.plain else "mechanism"
    return from_summary(view, column, text_of(view, column))


def target(view: View) -> Cell:
    """Site of action and molecular target."""
    return Cell(
        tuple(
            made
            for column in ("site_of_action", "target")
            if text_of(view, column)
            for made in from_summary(view, column, text_of(view, column)).statements
        )
    )


def metabolism(view: View) -> Cell:
    """Organ and enzymes of metabolism."""
    return from_summary(view, "metabolism", text_of(view, "metabolism"))


def metabolite(view: View) -> Cell:
    """Active metabolite with its half-life."""
    name = text_of(view, "active_metabolite")
    low, high = number_of(view, "metabolite_half_life_min_h"), number_of(view, "metabolite_half_life_max_h")
    life = span(low, high, "h")
    return from_summary(view, "active_metabolite", f"{name}, half-life {life}" if name and life else name)


def hours(measure: str) -> Callable[[View], Cell]:
    """Return the builder of a time-course cell, figures of the summary's headline form."""

    def build(view: View) -> Cell:
        low, high = number_of(view, f"{measure}_min_h"), number_of(view, f"{measure}_max_h")
        text = span(low, high, "h")
        headline = text_of(view, "headline_form")
        if text and headline not in view.forms:
            text = f"{text} (of the {FORMS[headline]})"
        figures = (low if known(low) else None, high if known(high) else None, "h") if text else None
        return from_summary(view, f"{measure}_min_h", text, figures)

    return build


def uses(*statuses: str) -> Callable[[View], Cell]:
    """Return the builder of a cell of indications that have one of some statuses."""

    def build(view: View) -> Cell:
        rows = view.catalogue.rows("indications", view.relaxant)
        asked = [row for row in speaking_of(rows, view.forms) if row["status"] in statuses]
        scoped = scope(view.catalogue, asked, view.relaxant, view.jurisdiction)
        alike: dict[tuple[str, ...], list[Record]] = {}
        for row in scoped.rows:
            same = ("form", "status", "detail", "jurisdiction", "basis", "source", "locator", "checked")
            alike.setdefault(tuple(row[column] for column in same), []).append(row)
        lines = [_use(rows) for rows in alike.values()]
        read = scope(view.catalogue, rows, view.relaxant, view.jurisdiction).rows
        silent = "None named in the sources read" if read else NOT_READ
        return Cell(said_once(view, lines), scoped.notice("use of this kind"), silent)

    return build


def _use(rows: list[Record]) -> Line:
    """Say uses for which one place of a source gives the same detail: their conditions, then the detail once."""
    row = rows[0]
    said = row["status"] in ("labelled", "not_for")
    status = "" if said else f", {label('indication_status', row['status']).lower()}"
    conditions = ", ".join(lowered(label("condition", one["condition"])) for one in rows)
    return Line(row, capital(conditions), status + (f": {row['detail']}" if row["detail"] else ""))
