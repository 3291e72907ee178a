"""What a spreadsheet makes of a text in a CSV file: a formula, a date, a time, a number or a truth value.

Excel and LibreOffice guess by the language of the computer: "5.2" is a section of a label in London and the fifth of
February in Berlin. So a text counts as misread when any common setting would change it.
"""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MONTHS = (
    "jan jän janv gen ene january januar janvier gennaio enero feb fév févr february februar février febbraio febrero "
    "mar mär mrz mars march märz marzo apr avr abr april avril aprile abril may mai mag maggio mayo "
    "jun juin giu june juni giugno junio jul juil lug july juli juillet luglio julio aug août ago august agosto "
    "sep sept set september septembre settembre septiembre oct okt ott october oktober octobre ottobre octubre "
    "nov november novembre noviembre dec dez déc dic december dezember décembre dicembre diciembre"
)
_MONTH = rf"(?:{'|'.join(sorted(MONTHS.split(), key=len, reverse=True))})\.?"
_BETWEEN = r"[\s./,-]*"
_MISREAD = re.compile(
    "|".join(
        (
            r"[($€£¥]?\s?[.,]?\d+(?:[.,]\d+|(?:[,.'\s]\d{3})+(?:[.,]\d+)?)?[.,]?\)?\s?[%€$£¥]?",  # numbers
            r"\d{1,4}(?:\s?[./:-]\s?\d{1,4}){1,3}\.?|\d+ \d+/\d+",  # dates, times, fractions
            r"\d+(?:[.,]\d+)?e[+-]?\d+",
            rf"(?:\d{{1,2}}{_BETWEEN})?{_MONTH}{_BETWEEN}\d{{1,4}}(?:,?\s*\d{{2,4}})?",
            rf"\d{{1,4}}{_BETWEEN}{_MONTH}(?:{_BETWEEN}\d{{1,4}})?",
            r"\d{1,2}(?::\d{1,2}){0,2}\s?[ap]\.?(?:m\.?)?",
            r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?[\sT]+\d{1,2}:\d{2}.*",
            r"true|false|wahr|falsch|vrai|faux|vero|falso|verdadero",
            r"#[a-z/0!?]+",  # the spreadsheet's own errors, such as #N/A
        )
    ),
    re.IGNORECASE,
)
_KEPT = re.compile(r"0|[1-9]\d{0,10}|\d{4}-\d{2}-\d{2}|\d{2}:\d{2}")
"""Whole numbers, ISO dates and times of day: read as what they are, and shown so that nothing is lost."""


def misread(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for something else."""
    if text.startswith(FORMULA_STARTS):
        return True
    bare = text.strip()
    return not _KEPT.fullmatch(text) and _MISREAD.fullmatch(bare) is not None


def defuse(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet would misread it."""
    return f"'{text}" if misread(text.lstrip("'")) else text
