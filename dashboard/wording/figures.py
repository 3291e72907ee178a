"""How numbers, ranges and lists are written, everywhere the same."""

from __future__ import annotations

import math


def number(value: float) -> str:
    """Write a number with a comma for thousands and no needless zeros: 6,000; 2.5; 0.25."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0")


def amount(value: float, unit: str) -> str:
    """Write a number with its unit, in the singular for one: ``5 mg``, ``1 spray``, ``12 sprays``."""
    return f"{number(value)} {unit[:-1] if value == 1 and unit.endswith('s') else unit}"


def lowered(words: str) -> str:
    """Begin `words` with a small letter, unless an abbreviation or a double name leads: "CNS depression" stays."""
    first = words.partition(" ")[0]
    return words if any(letter.isupper() for letter in first[1:]) else words[:1].lower() + words[1:]


def capital(words: str) -> str:
    """Begin `words` with a capital."""
    return words[:1].upper() + words[1:]


def known(value: float | None) -> bool:
    """Whether a number from a table is filled."""
    return value is not None and not math.isnan(value)


def span(low: float | None, high: float | None, unit: str) -> str:
    """Write a range or a single value with its unit: ``2 to 4 h``, ``36 mg``; empty where neither is known."""
    shown = [number(value) for value in (low, high) if value is not None and known(value)]
    return f"{' to '.join(dict.fromkeys(shown))} {unit}".strip() if shown else ""
