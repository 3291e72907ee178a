"""Cells that say what a therapy is, how it works, what it is for, and its time course."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.compare.cells import plain
from dashboard.compare.cells.cell import NOT_READ, Cell, Viewpoint, from_summary
from dashboard.compare.cells.cell_lines import CellLine, said_once
from dashboard.data.rows import (
    AvailabilityRow,
    Form,
    IndicationRow,
    IndicationStatus,
    ProductRow,
    RelaxantColumn,
    RelaxantRow,
)
from dashboard.data.schema.terms import FORMS
from dashboard.facts.words import standing, strength
from dashboard.wording import plain_words
from dashboard.wording.figures import capital, lowered, said_hours
from dashboard.wording.forms import form_words, speaking_of
from dashboard.wording.jurisdictions import scope, short_name
from dashboard.wording.statements import Statement, label, statement

Builder = Callable[[Viewpoint], Cell]
Hours = Callable[[RelaxantRow], tuple[float | None, float | None]]


def brands(view: Viewpoint) -> Cell:
    """Brand names, those of the chosen jurisdiction's side first."""
    us = _if_filled(view, "us_brands", view.summary.us_brands, "US: ")
    elsewhere = _if_filled(view, "other_brands", view.summary.other_brands, "elsewhere: ")
    return Cell((*us, *elsewhere) if view.jurisdiction == "US" else (*elsewhere, *us))


def _if_filled(
    view: Viewpoint, column: RelaxantColumn, texts: tuple[str, ...], lead: str = ""
) -> tuple[Statement, ...]:
    """Make the statement of some texts of the summary; none where all are empty, whatever their source says."""
    said = ", ".join(text for text in texts if text)
    return from_summary(view, column, f"{lead}{said}").statements if said else ()


def classes(view: Viewpoint) -> Cell:
    """Use class and chemical class."""
    use = from_summary(view, "use_class", label("use_class", view.summary.use_class))
    return Cell(use.statements + _if_filled(view, "chemical_class", (view.summary.chemical_class,)))


def availability(view: Viewpoint) -> Cell:
    """Status and legal class in the chosen jurisdiction, per form; another's status never stands in."""
    made: list[Statement] = []
    for row in speaking_of(view.catalogue.rows(AvailabilityRow, view.relaxant), view.forms):
        if row.jurisdiction == view.jurisdiction:
            form = f"{form_words(row)}: " if row.form else ""
            said = plain_words.AVAILABILITY[row.status] if view.plain else standing(row)
            made.append(statement(view.catalogue, row, f"{form}{said}"))
    return Cell(tuple(made), empty=f"Status in {short_name(view.jurisdiction)} not reviewed")


def schedule(view: Viewpoint) -> Cell:
    """Schedule of the US Controlled Substances Act."""
    word = view.summary.controlled_schedule
    row = view.catalogue.cited(view.relaxant, "controlled_schedule")
    unlisted = "No schedule listed" if row is not None and row.value_status == "not_stated" else ""
    said = "Not controlled" if word == "none" else f"Schedule {word[1:]}" if word else unlisted
    return from_summary(view, "controlled_schedule", said)


def products(view: Viewpoint) -> Cell:
    """Strengths per form sold in the jurisdiction, combinations apart."""
    scoped = scope(view.catalogue, view.catalogue.rows(ProductRow, view.relaxant), view.relaxant, view.jurisdiction)
    groups: dict[tuple[Form, tuple[str, ...]], list[ProductRow]] = {}
    for row in scoped.rows:
        if row.form in view.forms and row.status in ("marketed", "restricted"):
            groups.setdefault((row.form, row.ingredients), []).append(row)
    made: list[Statement] = []
    for (form, others), group in groups.items():
        strengths = dict.fromkeys(strength(row) for row in sorted(group, key=lambda row: row.strength))
        swap = next((row.not_interchangeable_with for row in group if row.not_interchangeable_with), "")
        text = f"{FORMS[form]}: {', '.join(strengths)}"
        text += f", with {' and '.join(others)}" if others else ""
        text += f". Not interchangeable: {swap}" if swap else ""
        made.append(statement(view.catalogue, group[0], text))
    return Cell(tuple(made), scoped.notice("product"))


def mechanism(view: Viewpoint) -> Cell:
    """How it works, in the chosen wording."""
    if view.plain:
        return from_summary(view, "mechanism_plain", view.summary.mechanism_plain)
    return from_summary(view, "mechanism", view.summary.mechanism)


def target(view: Viewpoint) -> Cell:
    """Site of action and molecular target."""
    site = _if_filled(view, "site_of_action", (view.summary.site_of_action,))
    return Cell(site + _if_filled(view, "target", (view.summary.target,)))


def metabolism(view: Viewpoint) -> Cell:
    """Organ and enzymes of metabolism."""
    return from_summary(view, "metabolism", view.summary.metabolism)


def metabolite(view: Viewpoint) -> Cell:
    """Active metabolite with its half-life."""
    name = view.summary.active_metabolite
    life = said_hours(view.summary.metabolite_half_life_min_h, view.summary.metabolite_half_life_max_h)
    return from_summary(view, "active_metabolite", f"{name}, half-life {life}" if name and life else name)


def hours(column: RelaxantColumn, bounds: Hours) -> Builder:
    """Return the builder of a time-course cell, figures of the summary's headline form; `column` is the cited one."""

    def build(view: Viewpoint) -> Cell:
        low, high = bounds(view.summary)
        text = said_hours(low, high)
        headline = view.summary.headline_form
        if text and headline not in view.forms:
            text = f"{text} (of the {FORMS[headline]})"
        return from_summary(view, column, text, (low, high, "h") if text else None)

    return build


onset = hours("onset_min_h", lambda row: (row.onset_min_h, row.onset_max_h))
peak = hours("tmax_min_h", lambda row: (row.tmax_min_h, row.tmax_max_h))
duration = hours("duration_min_h", lambda row: (row.duration_min_h, row.duration_max_h))
half_life = hours("half_life_min_h", lambda row: (row.half_life_min_h, row.half_life_max_h))


def uses(*statuses: IndicationStatus) -> Builder:
    """Return the builder of a cell of indications that have one of some statuses."""

    def build(view: Viewpoint) -> Cell:
        rows = view.catalogue.rows(IndicationRow, view.relaxant)
        asked = [row for row in speaking_of(rows, view.forms) if row.status in statuses]
        scoped = scope(view.catalogue, asked, view.relaxant, view.jurisdiction)
        if view.plain:
            return Cell(plain.uses(view, scoped.rows), scoped.notice("use"), "None found" if rows else NOT_READ)
        alike: dict[tuple[object, ...], list[IndicationRow]] = {}
        for row in scoped.rows:
            whose = (row.jurisdiction, row.basis, row.source, row.locator, row.checked)
            alike.setdefault((row.form, row.status, row.detail, *whose), []).append(row)
        lines = [_use(rows) for rows in alike.values()]
        read = scope(view.catalogue, rows, view.relaxant, view.jurisdiction).rows
        silent = "None named in the sources read" if read else NOT_READ
        return Cell(said_once(view, lines), scoped.notice("use of this kind"), silent)

    return build


def _use(rows: list[IndicationRow]) -> CellLine:
    """Say uses for which one place of a source gives the same detail: their conditions, then the detail once."""
    row = rows[0]
    said = row.status in ("labelled", "not_for")
    status = "" if said else f", {label('indication_status', row.status).lower()}"
    conditions = ", ".join(lowered(label("condition", one.condition)) for one in rows)
    return CellLine(row, capital(conditions), status + (f": {row.detail}" if row.detail else ""))
