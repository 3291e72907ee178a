"""How numbers, ranges and lists are written, everywhere the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeGuard


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
    """Begin `words` with a capital, unless a word such as "eGFR" leads."""
    first = words.partition(" ")[0]
    return words if any(letter.isupper() for letter in first[1:]) else words[:1].upper() + words[1:]


def listed(names: Sequence[str]) -> str:
    """List names in a sentence, the first with its capital: ``Baclofen, tizanidine and dantrolene``."""
    said = [*names[:1], *map(lowered, names[1:])]
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)


def known(value: float | None) -> TypeGuard[float]:
    """Whether a number from a frame is filled; one of a row is None where it is not."""
    return value is not None and not math.isnan(value)


def times_a_day(times: float) -> str:
    """Write how often a day: once, twice, 3 times."""
    words = {1.0: "once a day", 2.0: "twice a day"}
    return words.get(float(times), f"{number(times)} times a day")


def span(low: float | None, high: float | None, unit: str) -> str:
    """Write a range or a single value with its unit: ``2 to 4 h``, ``36 mg``; empty where neither is known."""
    shown = [number(value) for value in (low, high) if known(value)]
    return f"{' to '.join(dict.fromkeys(shown))} {unit}".strip() if shown else ""


def narrow_span(low: float | None, high: float | None, unit: str) -> str:
    """Write a range for the cell of a table: ``40\u201380 mg``; per cent follow the number without a space."""
    shown = [number(value) for value in (low, high) if known(value)]
    if not shown:
        return ""
    return "\u2013".join(dict.fromkeys(shown)) + (unit if unit == "%" else f" {unit}")
