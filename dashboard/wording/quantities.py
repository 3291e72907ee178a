"""Read a number that a person typed: exactly, or not at all, with a clause that says what to write (hazard H42)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

_PARTS = re.compile(r"(?P<sign>[+-]?)(?P<body>[0-9.,]*[0-9])\s*(?P<tail>[^\W\d_].*)?", re.DOTALL)
_SAME = str.maketrans("\u066b\u00b7\uff0e\uff0c\u2212\uff0d\uff0b", "...,--+")
"""Arabic, raised and full-width decimal marks, minus and plus signs; digits of other scripts are read by value."""
GROUP = 3
"""Digits between thousands separators: as many after a single mark leave open what the mark means."""


@dataclass(frozen=True)
class Quantity:
    """What a field asks for.

    Parameters
    ----------
    label
        What the field is called on screen, with its unit in brackets.
    unit
        The only unit that may follow the number; empty where none may.
    low, high
        Least and greatest number that can be right, both included.
    whole
        Whether only whole numbers make sense.
    spellings
        Other ways to write the unit.
    """

    label: str
    unit: str
    low: float
    high: float
    whole: bool = False
    spellings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The label without its unit."""
        return self.label.partition(" (")[0]


class NumberReading(NamedTuple):
    """A number and no fault, a fault and no number, or neither where nothing was typed."""

    value: float | None
    fault: str = ""


def read(text: str, quantity: Quantity) -> NumberReading:
    """Read one number; a comma and a point both mark decimals, and what could also be thousands is refused.

    A fault is a clause without a full stop. It repeats nothing of the text but digits, so it is safe to show as it is.
    """
    typed = "".join(_digit(letter) for letter in text.translate(_SAME)).strip()
    if not typed:
        return NumberReading(None)
    parts = _PARTS.fullmatch(typed)
    if parts is None:
        return NumberReading(
            None, "write one number in digits, such as 12 or 0.9, without spaces, ranges or signs such as <"
        )
    if parts["tail"] and _unit(parts["tail"]) not in {_unit(one) for one in (quantity.unit, *quantity.spellings)}:
        return NumberReading(None, _other_unit(quantity))
    fault = _unclear(parts["body"])
    if fault:
        return NumberReading(None, fault)
    value = float(parts["body"].replace(",", ".")) * (-1 if parts["sign"] == "-" else 1) + 0.0
    if not quantity.low <= value <= quantity.high:
        span = f"{written(quantity.low)} to {written(quantity.high)} {quantity.unit}".strip()
        return NumberReading(None, f"it must be {span}. Check the number, its decimal mark and its unit")
    if quantity.whole and not value.is_integer():
        return NumberReading(None, f"write a whole number, such as {value:.0f}")
    return NumberReading(value)


def _digit(letter: str) -> str:
    """Return a digit of any script as one of 0 to 9, and white space of any kind as a space."""
    if letter.isspace():
        return " "
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _unit(text: str) -> str:
    return re.sub(r"[\s^.]", "", unicodedata.normalize("NFKC", text)).casefold()


def _other_unit(quantity: Quantity) -> str:
    if not quantity.unit:
        return "write the number alone, without a unit or other text"
    return f"nothing but {quantity.unit} may follow the number. Convert other units first, then write the number alone"


def _unclear(body: str) -> str:
    """Say what leaves the meaning of digits and marks open; empty where one meaning is possible."""
    marks = re.findall(r"[.,]", body)
    if len(marks) > 1:
        return "leave out thousands separators, and write at most one decimal mark, such as 1234.5"
    whole, _, decimals = body.replace(",", ".").partition(".")
    if len(whole) > 1 and whole.startswith("0"):
        rest = whole.lstrip("0") or "0"
        if marks:
            return f"write it without the zeros in front: {rest}.{decimals}"
        return f"it begins with 0 and has no decimal mark. Write 0.{whole[1:]} or {rest}" if rest != "0" else "write 0"
    if _could_be_thousands(whole, decimals):
        return f"it can mean {whole}{decimals} or {whole}.{decimals}0. Write it in one of these two ways"
    return ""


def _could_be_thousands(whole: str, decimals: str) -> bool:
    return len(decimals) == GROUP and 1 <= len(whole) <= GROUP and not whole.startswith("0")


def written(value: float) -> str:
    """Write a number as `read` reads it back: no thousands separator, and a further zero where it would be unclear."""
    text = format(Decimal(f"{value:.10g}"), "f")
    return f"{text}0" if _could_be_thousands(*text.lstrip("-").partition(".")[::2]) else text


AGE = Quantity("Age (years)", "years", 0, 139, whole=True, spellings=("year", "y", "yr", "yrs"))
WEIGHT = Quantity("Weight (kg)", "kg", 1, 400)
CLEARANCE = Quantity("Creatinine clearance (mL/min)", "mL/min", 0, 250)
EGFR = Quantity("eGFR (mL/min/1.73 m²)", "mL/min/1.73 m²", 0, 250)


def creatinine(unit: str | None) -> Quantity:
    """Return what is asked for as serum creatinine; no unit may follow the number before one was chosen (hazard H9)."""
    spellings = ("umol/L", "mcmol/L", "micromol/L") if unit == "µmol/L" else ()
    return Quantity("Serum creatinine", unit or "", 0.01, 3000, spellings=spellings)
