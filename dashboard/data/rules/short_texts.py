"""Rules of the short texts in the overview: they fit a cell and say no more, and nothing milder, than their row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.data.faults import Fault
from dashboard.data.rows import PrecautionColumn, PrecautionRow
from dashboard.data.rules.reading import INDICATIONS, PRECAUTIONS, Tables, lines
from dashboard.data.schema import FACTORS_AT_A_GLANCE

LONGEST = 60
UNREAD = ("not_mentioned", "not_read")
LEVEL_WORDS = re.compile(
    r"\b(contraindicat|must not|avoid|should not|not recommended|not established|caution|monitor|adjust)", re.IGNORECASE
)
BOUNDS: tuple[PrecautionColumn, ...] = (
    "age_min_y",
    "age_max_y",
    "weight_min_kg",
    "weight_max_kg",
    "renal_min",
    "renal_max",
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def short_texts_fit(tables: Tables) -> list[Fault]:
    """Check that a short text is one phrase, and that the numbers in it are those of its row (hazard H47)."""
    faults: list[Fault] = []
    for line in lines(tables, PRECAUTIONS):
        row = line.row
        known = " ".join([row.detail, row.qualifier, row.locator, *map(line.text, BOUNDS)])
        faults += [line.fault("short", rule) for rule in _misfits(row.short, known)]
    for of_use in lines(tables, INDICATIONS):
        faults += [of_use.fault("short", rule) for rule in _misfits(of_use.row.short, of_use.row.detail)]
    return faults


def _misfits(short: str, known: str) -> Iterator[str]:
    """Yield what is wrong with a short text beside what its row says at length."""
    if len(short) > LONGEST:
        yield f"a short text has at most {LONGEST} characters, this has {len(short)}"
    if short.endswith("."):
        yield "a short text is a phrase and ends without a full stop"
    if strange := set(NUMBER.findall(short)) - set(NUMBER.findall(known)):
        yield f"the row does not hold the number {', '.join(sorted(strange))}"


def short_texts_present(tables: Tables) -> list[Fault]:
    """Check that a precaution that the overview can show has a short text; others need none."""
    return [
        line.fault("short", "the overview can show this row, it needs a short text")
        for line in lines(tables, PRECAUTIONS)
        if not line.row.short and _can_show(line.row)
    ]


def _can_show(row: PrecautionRow) -> bool:
    """Whether the overview can show a precaution."""
    return row.level not in UNREAD and (row.level == "contraindicated" or row.factor in FACTORS_AT_A_GLANCE)


def short_texts_as_strict(tables: Tables) -> list[Fault]:
    """Check that a short text leaves the level to the row and names the people for whom the row holds (hazard H47)."""
    faults: list[Fault] = []
    for line in lines(tables, PRECAUTIONS):
        short = line.row.short
        if short and (word := LEVEL_WORDS.search(short)):
            faults.append(line.fault("short", f'the level is said beside the text, leave out "{word[0]}"'))
        if short and (unsaid := [people for people in _people(line.row) if people not in short]):
            faults.append(line.fault("short", f"it does not say for whom: {', '.join(unsaid)}"))
    return faults


def _people(row: PrecautionRow) -> list[str]:
    """Return the words and numbers for whom a row holds, without those that its factor says."""
    ages = [row.age_max_y, None if row.factor == "older_adult" else row.age_min_y]
    numbers = [f"{bound:g}" for bound in (*ages, row.renal_min, row.renal_max) if bound is not None]
    return numbers + [word.split("_")[0] for word in row.hepatic if word != "any"]
