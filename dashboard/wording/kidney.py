"""Kidney impairment in words: which words of a label a degree said in words answers (decision 0011).

A number is never turned into a degree, nor a degree into a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.data.rows import Who

Match = Literal["applies", "not", "unknown"]
NONE, IMPAIRED, DIALYSIS = "none", "impaired", "dialysis"
DEGREES = {
    NONE: "No kidney impairment",
    "mild": "Mild impairment",
    "moderate": "Moderate impairment",
    "severe": "Severe impairment",
    "end_stage": "End-stage (kidney failure), not on dialysis",
}
"""What can be said of a patient; `IMPAIRED` (degree not said) and `DIALYSIS` follow from other answers."""
OFF_DIALYSIS = (NONE, "mild", "moderate", "end_stage")
"""Degrees that nobody on dialysis has; severe impairment may be treated by dialysis or not."""
SEVERITY = "severity of kidney impairment: please specify"
WHETHER_IMPAIRED = "whether kidney function is impaired: the source gives no number"


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
    if not degree:
        return "unknown", WHETHER_IMPAIRED if meant.any_degree else SEVERITY
    if degree == IMPAIRED and not meant.any_degree:
        return "unknown", SEVERITY
    if degree == IMPAIRED or degree in meant.applies:
        return "applies", ""
    return ("unknown", f'whether this applies: "{words}"') if degree in meant.open else ("not", "")
