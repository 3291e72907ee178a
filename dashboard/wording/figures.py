"""How numbers, ranges and lists are written, everywhere the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeGuard

HOURS_WITHOUT_DECIMALS, HOURS_OF_A_WEEK, DAYS_FROM_H = 10, 168, 72


def number(value: float) -> str:
    """Write a number with a comma for thousands and no needless zeros: 6,000; 2.5; 0.25."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0")


def amount(value: float, unit: str) -> str:
    """Write a number with its unit, in the singular for one: ``5 mg``, ``1 spray``, ``12 sprays``."""
    return f"{number(value)} {unit[:-1] if value == 1 and unit.endswith('s') else unit}"


PROPER = frozenset({"Parkinson's"})
"""Words that keep their capital within a sentence."""


def lowered(words: str) -> str:
    """Begin `words` with a small letter, unless an abbreviation or a chemical name leads: "CNS depression" stays."""
    first = words.partition(" ")[0]
    stays = first in PROPER or any(letter.isupper() for letter in first[1:]) or first[1:2] == "-"
    return words if stays else words[:1].lower() + words[1:]


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


def _rounded(hours: float) -> float:
    """Round a time as a clinician says it: 0.75, 1.4, 33."""
    return round(hours, 0 if hours >= HOURS_WITHOUT_DECIMALS else 1 if hours >= 1 else 2)


def _clinical(low: float | None, high: float | None) -> tuple[float | None, float | None, str]:
    """Return a time in hours as it is said: rounded, in days where its ends are whole days from the third on."""
    ends = [value for value in (low, high) if known(value)]
    in_days = bool(ends) and min(ends) >= DAYS_FROM_H and all(value % 24 == 0 for value in ends)
    divided = [_rounded(value / 24 if in_days else value) if known(value) else None for value in (low, high)]
    return divided[0], divided[1], "days" if in_days else "h"


def said_hours(low: float | None, high: float | None) -> str:
    """Write a time as a clinician says it: ``1 to 1.4 h`` for 1 to 1.42, ``7 days or longer``, ``up to 48 h``.

    Exports keep the exact figures. A time with only a lower end says so; it is never a single value (hazard H51).
    """
    said = span(*_clinical(low, high))
    if not known(low):
        return f"up to {said}" if said else ""
    return said if known(high) else f"{said} or longer"


def narrow_hours(low: float | None, high: float | None) -> str:
    """Write the same for the cell of a table: ``1\u20131.4 h``, ``7\u201345 days``, ``7 days or longer``."""
    if not known(low) or not known(high):
        return said_hours(low, high)
    return narrow_span(*_clinical(low, high))


def interval(hours_apart: float) -> str:
    """Write the shortest time between two doses: ``6 h``, ``12 weeks``."""
    weeks = hours_apart / HOURS_OF_A_WEEK
    return amount(weeks, "weeks") if weeks >= 1 and weeks.is_integer() else f"{number(hours_apart)} h"
