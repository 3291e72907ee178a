"""Rules of brands: one brand has one spelling, wherever it is named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from dashboard.data.faults import Fault
from dashboard.data.rules.reading import AGENT_NAMES, PRODUCTS, RELAXANTS, Tables, lines


def one_spelling_each(tables: Tables) -> list[Fault]:
    """No two brands differ only in case, spaces, hyphens or trademark signs: a reader would be offered both."""
    spellings: dict[str, str] = {}
    faults: list[Fault] = []
    for place in _named(tables):
        known = spellings.setdefault(_bare(place.value), place.value)
        if known != place.value:
            faults.append(replace(place, rule=f"it is spelled {known} elsewhere"))
    return faults


def _named(tables: Tables) -> Iterator[Fault]:
    """Yield every place where a brand is named, as a fault without a rule."""
    summaries = list(lines(tables, RELAXANTS))
    for line in summaries:
        yield from (line.fault("us_brands", "", brand) for brand in line.row.us_brands)
    for line in summaries:
        yield from (line.fault("other_brands", "", brand) for brand in line.row.other_brands)
    for line in lines(tables, AGENT_NAMES):
        if line.row.kind == "brand":
            yield line.fault("name", "")
    for line in lines(tables, PRODUCTS):
        if line.row.brand:
            yield line.fault("brand", "")


def _bare(brand: str) -> str:
    """Return the letters and digits of a brand, in small letters."""
    plain = unicodedata.normalize("NFC", re.sub("[®™℠]|\\((?:r|tm)\\)", "", brand.casefold()))
    return "".join(letter for letter in plain if letter.isalnum())
