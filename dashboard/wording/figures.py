"""How numbers, ranges and lists are written, everywhere the same."""

from __future__ import annotations

import math
from typing import TypeGuard

DAYS_FROM_H = 72
"""A time whose ends are whole days, from here on, is written in days."""


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


def known(value: float | None) -> TypeGuard[float]:
    """Whether a number from a frame is filled; one of a row is None where it is not."""
    return value is not None and not math.isnan(value)


def times_a_day(times: float) -> str:
    """Write how often a day: once, twice, 3 times."""
    words = {1.0: "once a day", 2.0: "twice a day"}
    return words.get(float(times), f"{number(times)} times a day")


def hours(low: float | None, high: float | None) -> str:
    """Write a time in hours, in days from three days on: ``2 to 4 h``, ``up to 48 h``, ``7 days or longer``.

    A time with only a lower end says so; it is never a single value (hazard H51).
    """
    ends = [value for value in (low, high) if known(value)]
    in_days = bool(ends) and min(ends) >= DAYS_FROM_H and all(value % 24 == 0 for value in ends)
    low, high = (value / 24 if in_days and known(value) else value for value in (low, high))
    said = span(low, high, "days" if in_days else "h")
    if not known(low):
        return f"up to {said}" if said else ""
    return said if known(high) else f"{said} or longer"


def span(low: float | None, high: float | None, unit: str) -> str:
    """Write a range or a single value with its unit: ``2 to 4 h``, ``36 mg``; empty where neither is known."""
    shown = [number(value) for value in (low, high) if known(value)]
    return f"{' to '.join(dict.fromkeys(shown))} {unit}".strip() if shown else ""
