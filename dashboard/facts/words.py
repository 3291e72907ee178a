"""A row of any table about a relaxant as a reader meets it: what it is about, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record
from dashboard.data.schema import TABLES, VOCABULARIES
from dashboard.interactions.words import partner, said
from dashboard.side_effects.incidences import figure_text
from dashboard.wording.figures import amount, capital, known, lowered, number, span
from dashboard.wording.monitoring import check_words
from dashboard.wording.who import whom

ABOUT: dict[str, tuple[str, ...]] = {
    "citations": ("column",),
    "availability": ("form", "jurisdiction"),
    "products": ("brand", "form", "jurisdiction"),
    "indications": ("condition", "form", "jurisdiction"),
    "dosing": ("phase", "population", "condition", "form", "jurisdiction"),
    "titration": ("schedule", "step", "form"),
    "kinetics": ("parameter", "analyte", "form", "fed", "population", "dose"),
    "side_effects": ("effect", "as_reported", "dose", "phase", "form", "jurisdiction"),
    "precautions": ("factor", "form", "jurisdiction"),
    "monitoring": ("test", "form", "jurisdiction"),
    "interactions": ("agent", "form", "jurisdiction"),
    "counselling": ("topic",),
}
"""Columns that say what a row of each table is about; bounds of a who-block and qualifiers follow them."""


def about(catalogue: Catalogue, table: str, row: Record) -> str:
    """Say what a row is about: ``Hepatic impairment, capsule, United States, severe liver impairment``."""
    parts = [_word(catalogue, table, name, row) for name in ABOUT[table]]
    if TABLES[table].has("qualifier"):
        parts.append(whom(row))
    once = {part.casefold(): part for part in reversed(parts) if part}
    return capital(", ".join(part for part in parts if part and once.pop(part.casefold(), None)))


def says(catalogue: Catalogue, table: str, row: Record) -> str:
    """Say in a sentence or figure what a row holds, what its source asks for in front: ``Avoid: raises exposure``."""
    if table == "citations":
        told = _word(catalogue, "relaxants", row["column"], catalogue.summary(row["relaxant"]))
        return told or VOCABULARIES["value_status"][row["value_status"]]
    parts = [VOCABULARIES["level"][row["level"]] if row.get("level") else "", SAYS[table](row)]
    return capital(": ".join(part for part in parts if part))


def _word(catalogue: Catalogue, table: str, name: str, row: Record) -> str:
    """Write a cell for a reader: the labels of its vocabulary, a name instead of a key, numbers with their unit."""
    column, value = TABLES[table].column(name), row[name]
    if name == "agent":
        return partner(catalogue, row)
    if name == "column":
        return re.split("[.:;]", TABLES["relaxants"].column(value).description)[0]
    if name == "step":
        return f"step {number(value)}"
    if name == "fed":
        return {"yes": "with food", "no": "fasting"}.get(value, "")
    if column.kind == "integer" and not column.unit:
        return f"{value:.0f}" if known(value) else ""
    if column.is_numeric:
        return span(value, value, column.unit if column.unit in ("h", "%", "days") else "")
    if column.vocabulary:
        return ", ".join(VOCABULARIES[column.vocabulary][word] for word in items(value))
    return str(value).replace("_", " ") if name == "parameter" else str(value)


def _step(row: Record) -> str:
    dose = amount(row["dose"], VOCABULARIES["dose_unit"][row["dose_unit"]]) if known(row["dose"]) else ""
    times = f"{number(row['doses_per_day'])} times a day" if known(row["doses_per_day"]) else ""
    days = span(row["days_min"], row["days_max"], "days")
    return ", ".join(part for part in (dose, times, f"for {days}" if days else "", row["dose_rule"]) if part)


def _measured(row: Record) -> str:
    figure = span(row["min"], row["max"], row["unit"]) or VOCABULARIES["value_status"][row["value_status"]]
    return ": ".join(part for part in (figure, row["note"]) if part)


def strength(row: Record) -> str:
    """Say the strength of a product: ``5 mg``, ``2 mg per 5 mL``."""
    per = f" per {number(row['per_amount'])} {row['per_unit']}" if known(row["per_amount"]) else ""
    return f"{number(row['strength'])} {VOCABULARIES['dose_unit'][row['strength_unit']]}{per}"


def standing(row: Record) -> str:
    """Say how a therapy or product stands in a market: status, legal class, what else matters."""
    status = VOCABULARIES["availability"][row["status"]]
    return ", ".join(part for part in (status, row["legal_class"], row["detail"]) if part)


def _use(row: Record) -> str:
    status = VOCABULARIES["indication_status"][row["status"]]
    return ": ".join(part for part in (status, row["detail"]) if part)


SAYS: dict[str, Callable[[Record], str]] = {
    "availability": standing,
    "products": lambda row: f"{strength(row)}, {lowered(VOCABULARIES['availability'][row['status']])}",
    "indications": _use,
    "dosing": lambda row: row["advice"] or VOCABULARIES["value_status"][row["value_status"]],
    "titration": _step,
    "kinetics": _measured,
    "side_effects": figure_text,
    "precautions": lambda row: row["detail"],
    "monitoring": check_words,
    "interactions": said,
    "counselling": lambda row: row["advice"],
}
"""What a row of each table says, apart from its level."""
