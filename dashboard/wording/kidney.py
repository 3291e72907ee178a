"""Kidney impairment in words: which words of a label a degree said in words, or a number, meets (decision 0011).

A low clearance or eGFR makes words of a label apply; none rules them out, and a degree never becomes a number.
The limits are those of the FDA guidance "Pharmacokinetics in Patients with Impaired Renal Function" (March 2024) and of
the KDIGO guideline on chronic kidney disease (2024, categories G2 to G5; DOI 10.1016/j.kint.2023.10.018).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from dashboard.data.rows import Who
from dashboard.data.schema.terms import RenalMeasureTerm
from dashboard.wording.figures import number

Match = Literal["applies", "not", "unknown"]
NONE, IMPAIRED, UNIMPAIRED, DIALYSIS = "none", "impaired", "unimpaired", "dialysis"
DEGREES = {
    NONE: "No kidney impairment",
    "mild": "Mild impairment",
    "moderate": "Moderate impairment",
    "severe": "Severe impairment",
    "end_stage": "End-stage (kidney failure), not on dialysis",
}
"""What can be said of a patient; `IMPAIRED`, `UNIMPAIRED` (yes or no, no degree) and `DIALYSIS` follow from others."""
NOT_IMPAIRED = (NONE, UNIMPAIRED)
IN_WORDS = (*DEGREES, DIALYSIS)
"""Degrees that were given in words: a number does not add to them."""
OFF_DIALYSIS = (*NOT_IMPAIRED, "mild", "moderate", "end_stage")
"""Degrees that nobody on dialysis has; severe impairment may be treated by dialysis or not."""
SEVERITY = "severity of kidney impairment: please specify"
WHETHER_IMPAIRED = "whether kidney function is impaired: the source gives no number"


@dataclass(frozen=True)
class NumberDegree:
    """A degree as which a clearance or eGFR below a limit counts, and how that is said."""

    below: float
    degree: str
    words: str


BY_NUMBER = (
    NumberDegree(15, "end_stage", "kidney failure"),
    NumberDegree(30, "severe", "severe impairment"),
    NumberDegree(60, "moderate", "moderate impairment"),
    NumberDegree(90, "mild", "mild impairment"),
)
"""The lowest limit first; the same for clearance (mL/min) and eGFR (mL/min/1.73 m2)."""
SURELY_IMPAIRED = 60
"""Only below this does a number meet words without a degree: 60 to 89 alone is no kidney disease (KDIGO)."""


@dataclass(frozen=True)
class RuleWords:
    """Degrees to which words of a label apply for certain, and those for which it stays open; to others they do not.

    `any_degree` says that impairment of a degree that was not said is enough.
    """

    applies: tuple[str, ...]
    open: tuple[str, ...] = ()
    any_degree: bool = False


_ANY = RuleWords(("mild", "moderate", "severe", "end_stage", DIALYSIS), any_degree=True)
_FAILURE = ("end_stage", DIALYSIS)
_SEVERE = ("severe", *_FAILURE)
RULE_WORDS = {
    "": _ANY,
    "known impairment": _ANY,
    "kidney impairment": _ANY,
    "impaired kidney function": _ANY,
    "known or suspected renal pathology": _ANY,
    "mild to moderate": RuleWords(("mild", "moderate")),
    "moderate": RuleWords(("moderate",)),
    "severe": RuleWords(_SEVERE),
    "strongly impaired kidney function": RuleWords(_SEVERE, open=("moderate",)),
    "significantly impaired": RuleWords(_SEVERE, open=("mild", "moderate")),
    "very severe kidney disease": RuleWords(_FAILURE, open=("severe",)),
    "end-stage renal failure": RuleWords(_FAILURE, open=("severe",)),
    "lasting failure of the kidneys": RuleWords(_FAILURE, open=("moderate", "severe")),
}
"""Every qualifier of the tables that names a degree of kidney impairment; a test fails on one that is missing."""
ELSEWHERE = ("kidney impairment",)
"""Qualifiers that speak of the kidney in rows without a measure."""


def rule_words(row: Who) -> str | None:
    """Return the words of a rule on the kidney that gives no number; None for every other rule."""
    if row.renal_measure == "words" or (not row.renal_measure and row.qualifier in ELSEWHERE):
        return row.qualifier
    return None


def compare(words: str, degree: str) -> tuple[Match, str]:
    """Say whether words of a label apply to a degree, and what it would take to know where that is open."""
    meant = RULE_WORDS.get(words)
    if meant is None:
        return "unknown", f'whether this applies: "{words}"'
    degree = NONE if degree == UNIMPAIRED else degree
    if not degree:
        return "unknown", WHETHER_IMPAIRED if meant.any_degree else SEVERITY
    if degree == IMPAIRED and not meant.any_degree:
        return "unknown", SEVERITY
    if degree == IMPAIRED or degree in meant.applies:
        return "applies", ""
    return ("unknown", f'whether this applies: "{words}"') if degree in meant.open else ("not", "")


def counted(words: str, value: float | None, measure: RenalMeasureTerm) -> str:
    """Say as what a number counts where it makes words of a label apply; empty where it does not, or there is none."""
    meant = RULE_WORDS.get(words)
    found = None if value is None else next((one for one in BY_NUMBER if value < one.below), None)
    if value is None or meant is None or found is None or found.degree not in meant.applies:
        return ""
    if meant.any_degree and value >= SURELY_IMPAIRED:
        return ""
    shown = math.floor(value * 10) / 10  # rounded down: 14.96 is below 15 and must not be shown as 15
    return f"{measure.name} {number(shown)} {measure.unit} counts as {found.words}"
