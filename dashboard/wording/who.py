"""Whom a rule is for: the who-block of a row against what is known of a patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.data.rows import Who
from dashboard.data.schema.terms import CRCL, EGFR, RenalMeasureTerm
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.wording.figures import number
from dashboard.wording.kidney import DIALYSIS, IN_WORDS, OFF_DIALYSIS, Match, compare, counted, rule_words

RENAL_TERMS: dict[Literal["crcl", "egfr"], RenalMeasureTerm] = {"crcl": CRCL, "egfr": EGFR}
NO_LIVER_DISEASE = "none"
ACTIVE = "active_disease"


@dataclass(frozen=True)
class Patient:
    """What is known of a patient; None and empty mean that nobody asked (hazard H8).

    Parameters
    ----------
    age_y, weight_kg
        Years and kilograms.
    crcl, egfr
        Creatinine clearance in mL/min and eGFR in mL/min/1.73 m2; neither is ever used for the other (hazard H9). Each
        can make a rule in words apply (`kidney.counted`), none rules one out.
    dialysis
        Whether on dialysis.
    hepatic
        "none", or a word of the vocabulary `hepatic`.
    kidney
        Severity of kidney impairment as said in words, a key of `kidney.DEGREES`; never worked out from a number.
    """

    age_y: float | None = None
    weight_kg: float | None = None
    crcl: float | None = None
    egfr: float | None = None
    dialysis: bool | None = None
    hepatic: str = ""
    kidney: str = ""

    @property
    def degree(self) -> str:
        """How impaired the kidneys are, in words; dialysis is a degree of its own. Empty where nobody said."""
        return DIALYSIS if self.dialysis else self.kidney

    @property
    def on_dialysis(self) -> bool | None:
        """Whether on dialysis, also where a degree rules it out; None where that is not known."""
        return False if self.dialysis is None and self.kidney in OFF_DIALYSIS else self.dialysis

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known."""
        return self == Patient()


@dataclass(frozen=True)
class Matched:
    """Whether a rule holds for a patient, what it would take to know, and the number that counts as its words."""

    match: Match
    needs: tuple[str, ...] = ()
    counted: str = ""


APPLIES, NOT = Matched("applies"), Matched("not")


def match(row: Who, patient: Patient) -> Matched:
    """Compare the who-block of a row with a patient.

    All filled bounds must hold; minima count, maxima do not. What cannot be computed (a bound in words, a qualifier, an
    answer that is missing) makes the answer unknown, unless another bound already rules the patient out.
    """
    parts = [
        _within(patient.age_y, row.age_min_y, row.age_max_y, "age"),
        _within(patient.weight_kg, row.weight_min_kg, row.weight_max_kg, "weight"),
        _renal(row, patient),
        _hepatic(row, patient),
        _qualified(row, patient),
    ]
    if any(part.match == "not" for part in parts):
        return NOT
    needs = tuple(need for part in parts for need in part.needs)
    by_number = next((part.counted for part in parts if part.counted), "")
    return Matched("unknown" if needs else "applies", needs, by_number)


def _within(value: float | None, low: float | None, high: float | None, what: str) -> Matched:
    if low is None and high is None:
        return APPLIES
    if value is None:
        return Matched("unknown", (what,))
    inside = (low is None or value >= low) and (high is None or value < high)
    return APPLIES if inside else NOT


def _renal(row: Who, patient: Patient) -> Matched:
    measure = row.renal_measure
    if measure in ("", "words"):
        return APPLIES
    if measure == "dialysis":
        if patient.on_dialysis is None:
            return Matched("unknown", ("whether on dialysis",))
        return APPLIES if patient.on_dialysis else NOT
    value = patient.crcl if measure == "crcl" else patient.egfr
    return _within(value, row.renal_min, row.renal_max, RENAL_TERMS[measure].name)


def _qualified(row: Who, patient: Patient) -> Matched:
    """Compare what a row says in words: those on the kidney are answered in words, others nobody can compute.

    A number makes words on the kidney apply, unless the patient's degree was given in words.
    """
    words = rule_words(row)
    if words is not None:
        found, need = compare(words, patient.degree)
        by_number = "" if found == "applies" or patient.degree in IN_WORDS else by_numbers(words, patient)
        return Matched("applies", counted=by_number) if by_number else Matched(found, (need,) if need else ())
    return Matched("unknown", (f'whether this applies: "{row.qualifier}"',)) if row.qualifier else APPLIES


def by_numbers(words: str, patient: Patient) -> str:
    """Say which number of a patient makes words of a label on the kidney apply, and as what; empty where none does."""
    return counted(words, patient.crcl, CRCL) or counted(words, patient.egfr, EGFR)


def _hepatic(row: Who, patient: Patient) -> Matched:
    """Compare the liver with a rule; a degree says nothing of activity, nor activity of a degree."""
    degrees = row.hepatic
    if not degrees:
        return APPLIES
    if not patient.hepatic:
        return Matched("unknown", ("liver function",))
    if patient.hepatic == NO_LIVER_DISEASE:
        return NOT
    if "any" in degrees or patient.hepatic in degrees:
        return APPLIES
    if patient.hepatic == ACTIVE:
        return Matched("unknown", ("how severe the liver impairment is",))
    return Matched("unknown", ("whether the liver disease is active",)) if ACTIVE in degrees else NOT


def whom(row: Who) -> str:
    """Say the bounds of a who-block: ``age 65 or over, eGFR below 60``; empty where it has none."""
    parts = [
        _bounds("age", row.age_min_y, row.age_max_y, "years"),
        _bounds("weight", row.weight_min_kg, row.weight_max_kg, "kg"),
    ]
    if row.renal_measure == "crcl" or row.renal_measure == "egfr":
        measured = RENAL_TERMS[row.renal_measure]
        parts.append(_bounds(measured.name, row.renal_min, row.renal_max, measured.unit))
    elif row.renal_measure == "dialysis":
        parts.append("dialysis")
    degrees = [VOCABULARIES["hepatic"][degree] for degree in row.hepatic]
    if degrees:
        parts.append(degrees[0] if row.hepatic[0] == ACTIVE else f"{' or '.join(degrees)} liver impairment")
    parts.append(row.qualifier)
    return ", ".join(part for part in parts if part)


def _bounds(what: str, low: float | None, high: float | None, unit: str) -> str:
    if low and high is not None:
        return f"{what} {number(low)} to under {number(high)} {unit}"
    if low:
        return f"{what} {number(low)} {unit} or over"
    return f"{what} below {number(high)} {unit}" if high is not None else ""
