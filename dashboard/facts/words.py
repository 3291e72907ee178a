"""A row of any table about a relaxant as a reader meets it: what it is about, and what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import get_args

from dashboard.data.catalogue import Catalogue
from dashboard.data.cells import value
from dashboard.data.frames import records
from dashboard.data.rows import (
    AvailabilityRow,
    CitationRow,
    CounsellingRow,
    DosingRow,
    IndicationRow,
    InteractionRow,
    KineticsRow,
    MonitoringRow,
    PrecautionRow,
    ProductRow,
    SideEffectRow,
    TitrationRow,
    Who,
)
from dashboard.data.schema import LIST_SEPARATOR, TABLES
from dashboard.interactions.phrases import partner, said
from dashboard.side_effects.incidences import figure_text
from dashboard.wording.figures import amount, capital, lowered, number, span, times_a_day
from dashboard.wording.forms import form_words
from dashboard.wording.monitoring import check_words
from dashboard.wording.statements import label, labels
from dashboard.wording.who import whom

Fact = (
    CitationRow
    | AvailabilityRow
    | ProductRow
    | IndicationRow
    | DosingRow
    | TitrationRow
    | KineticsRow
    | SideEffectRow
    | PrecautionRow
    | MonitoringRow
    | InteractionRow
    | CounsellingRow
)
"""A row of any table about one relaxant."""
FACTS: tuple[type[Fact], ...] = get_args(Fact)
MEAL = {True: "with food", False: "fasting", None: ""}
SHOWN_UNITS = ("h", "%", "days")


def about(catalogue: Catalogue, row: Fact) -> str:
    """Say what a row is about: ``Hepatic impairment, capsule, United States, severe liver impairment``."""
    parts = [*_subject(catalogue, row), whom(row) if isinstance(row, Who) else ""]
    once = {part.casefold(): part for part in reversed(parts) if part}
    return capital(", ".join(part for part in parts if part and once.pop(part.casefold(), None)))


def _subject(catalogue: Catalogue, row: Fact) -> list[str]:
    match row:
        case CitationRow():
            return [re.split("[.:;]", TABLES["relaxants"].column(row.column).description)[0]]
        case CounsellingRow():
            return [label("counselling_topic", row.topic)]
        case KineticsRow():
            parameter = row.parameter.replace("_", " ")
            return [parameter, row.analyte, form_words(row), MEAL[row.fed], row.population, row.dose]
        case TitrationRow():
            return [row.schedule, f"step {number(row.step)}", form_words(row)]
        case AvailabilityRow():
            topic = []
        case ProductRow():
            topic = [row.brand]
        case IndicationRow():
            topic = [label("condition", row.condition)]
        case DosingRow():
            conditions = ", ".join(labels("condition", row.condition))
            topic = [label("phase", row.phase), label("population", row.population), conditions]
        case SideEffectRow():
            topic = [label("effect", row.effect), row.as_reported, row.dose, row.phase]
        case PrecautionRow():
            topic = [label("factor", row.factor)]
        case MonitoringRow():
            topic = [row.test]
        case InteractionRow():
            topic = [partner(catalogue, row)]
    form = label("form", row.form) if isinstance(row, ProductRow) else form_words(row)
    return [*topic, form, label("jurisdiction", row.jurisdiction)]


def says(catalogue: Catalogue, row: Fact) -> str:
    """Say in a sentence or figure what a row holds, what its source asks for in front: ``Avoid: raises exposure``."""
    text = _told(catalogue, row)
    if isinstance(row, CitationRow):
        return text
    level = label("level", row.level) if isinstance(row, PrecautionRow | InteractionRow) else ""
    return capital(_joined(level, text))


def _told(catalogue: Catalogue, row: Fact) -> str:
    """Say what a row holds, apart from its level."""
    match row:
        case CitationRow():
            return _cell_words(catalogue, row) or label("value_status", row.value_status)
        case AvailabilityRow():
            return standing(row)
        case ProductRow():
            return f"{strength(row)}, {lowered(label('availability', row.status))}"
        case IndicationRow():
            return _joined(label("indication_status", row.status), row.detail)
        case DosingRow():
            return row.advice or label("value_status", row.value_status)
        case TitrationRow():
            return _step(row)
        case KineticsRow():
            figure = span(row.min, row.max, row.unit)
            return _joined(figure or label("value_status", row.value_status), row.note)
        case SideEffectRow():
            return figure_text(row)
        case PrecautionRow():
            return row.detail
        case MonitoringRow():
            return check_words(row)
        case InteractionRow():
            return said(row)
        case CounsellingRow():
            return row.advice


def _joined(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


def _cell_words(catalogue: Catalogue, row: CitationRow) -> str:
    """Write the cell of relaxants.csv that a citation is of, as the schema describes its column."""
    column = TABLES["relaxants"].column(row.column)
    held = value(column, _summaries(catalogue)[row.relaxant][row.column])
    if held is None or held == "":
        return ""
    if isinstance(held, tuple):
        return ", ".join(labels(column.vocabulary, held)) if column.vocabulary else LIST_SEPARATOR.join(held)
    if isinstance(held, str):
        return label(column.vocabulary, held) if column.vocabulary else held
    if column.kind == "integer" and not column.unit:
        return f"{held:.0f}"
    return span(held, held, column.unit if column.unit in SHOWN_UNITS else "")


@lru_cache(maxsize=4)
def _summaries(catalogue: Catalogue) -> dict[str, Mapping[str, str | float]]:
    """Return the cells of relaxants.csv by relaxant and column: a citation tells which of them it is of."""
    return {str(cells["relaxant"]): cells for cells in records(catalogue["relaxants"])}


def _step(row: TitrationRow) -> str:
    dose = amount(row.dose, label("dose_unit", row.dose_unit)) if row.dose is not None else ""
    times = times_a_day(row.doses_per_day) if row.doses_per_day is not None else ""
    days = span(row.days_min, row.days_max, "days")
    return ", ".join(part for part in (dose, times, f"for {days}" if days else "", row.dose_rule) if part)


def strength(row: ProductRow) -> str:
    """Say the strength of a product: ``5 mg``, ``2 mg per 5 mL``."""
    per = f" per {number(row.per_amount)} {row.per_unit}" if row.per_amount is not None else ""
    return f"{number(row.strength)} {label('dose_unit', row.strength_unit)}{per}"


def standing(row: AvailabilityRow) -> str:
    """Say how a therapy stands in a market: status, legal class, what else matters."""
    status = label("availability", row.status)
    return ", ".join(part for part in (status, row.legal_class, row.detail) if part)
