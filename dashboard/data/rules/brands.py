"""Rules of brands: one brand has one spelling, wherever it is named."""

from __future__ import annotations

import re
import unicodedata

from dashboard.data.faults import Fault
from dashboard.data.rules.reading import Tables, rows
from dashboard.data.schema import LIST_SEPARATOR

NAMED_IN = (("relaxants", "us_brands"), ("relaxants", "other_brands"), ("agent_names", "name"), ("products", "brand"))


def one_spelling_each(tables: Tables) -> list[Fault]:
    """No two brands differ only in case, spaces, hyphens or trademark signs: a reader would be offered both."""
    spellings: dict[str, str] = {}
    faults: list[Fault] = []
    for name, column in NAMED_IN:
        for row, record in rows(tables, name):
            if name == "agent_names" and record["kind"] != "brand":
                continue
            for brand in filter(None, record[column].split(LIST_SEPARATOR)):
                known = spellings.setdefault(_bare(brand), brand)
                if known != brand:
                    faults.append(Fault(f"{name}.csv", row, column, brand, f"it is spelled {known} elsewhere"))
    return faults


def _bare(brand: str) -> str:
    """Return the letters and digits of a brand, in small letters."""
    plain = unicodedata.normalize("NFC", re.sub("[®™℠]|\\((?:r|tm)\\)", "", brand.casefold()))
    return "".join(letter for letter in plain if letter.isalnum())
