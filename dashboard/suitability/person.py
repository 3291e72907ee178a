"""What was answered about a patient, and whether a precaution holds for those answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property

from dashboard.data.rows import DosingRow, Factor, Population, PrecautionRow
from dashboard.names.medicines import Medicine
from dashboard.wording.kidney import IMPAIRED, NONE, NOT_IMPAIRED, UNIMPAIRED, WHETHER_IMPAIRED
from dashboard.wording.reasons import NO, YES, Held
from dashboard.wording.statements import label
from dashboard.wording.who import NO_LIVER_DISEASE, Matched, Patient, by_numbers, match

ADULT_Y, OLDER_Y = 18, 65
FROM_NUMBERS: tuple[Factor, ...] = ("children", "older_adult", "hepatic_impairment", "dialysis", "hypersensitivity")
"""Factors that follow from age, liver, kidney and allergies, and are never asked as yes or no."""


@dataclass(frozen=True)
class Person:
    """A patient as answered; what is absent was not asked (hazard H8).

    Parameters
    ----------
    condition
        Word of the vocabulary `condition`; empty for not asked.
    patient
        Age, weight, kidney and liver.
    factors
        Other patient factors answered yes (True) or no (False).
    allergies
        Relaxants that the patient is allergic to; None for not asked.
    medicines
        Co-medications that are taken; None for not asked.
    stopped
        Co-medications that were stopped not long ago; they never answer what is taken now.
    """

    condition: str = ""
    _: KW_ONLY
    patient: Patient = field(default_factory=Patient)
    factors: Mapping[str, bool] = field(default_factory=dict[str, bool])
    allergies: tuple[str, ...] | None = None
    medicines: tuple[Medicine, ...] | None = None
    stopped: tuple[Medicine, ...] = ()

    @property
    def all_medicines(self) -> tuple[Medicine, ...]:
        """Co-medications taken, then those stopped."""
        return (*(self.medicines or ()), *self.stopped)

    @cached_property
    def graded(self) -> Patient:
        """The patient with the degree of kidney impairment that degree and judgement make together."""
        return replace(self.patient, kidney=kidney_degree(self))


Rule = PrecautionRow | DosingRow
FACTOR_OF_POPULATION: dict[Population, Factor] = {
    "older_adult": "older_adult",
    "child": "children",
    "adolescent": "children",
    "renal_impairment": "renal_impairment",
    "hepatic_impairment": "hepatic_impairment",
}


def factor_of(row: Rule) -> Factor | None:
    """Return the patient factor that a precaution, or the population of a dose rule, is about."""
    return row.factor if isinstance(row, PrecautionRow) else FACTOR_OF_POPULATION.get(row.population)


def holds(row: Rule, person: Person) -> Held:
    """Hold a precaution or a dose rule against a person: its factor first, then its bounds.

    A bound in words that the answers cannot settle leaves it unknown, with what it would take to know.
    """
    factor = _has(row, person)
    if factor.match == "not":
        return NO
    bounds = _bounds(row, person)
    if bounds.match == "not":
        return NO
    if factor.unasked:
        return factor
    needs = (*factor.needs, *bounds.needs)
    return Held("unknown" if needs else "applies", needs, counted=bounds.counted or factor.counted)


def _has(row: Rule, person: Person) -> Held:
    """Say whether the person has the factor that a row is filed under."""
    factor = factor_of(row)
    if factor is None:
        return YES
    if factor in PARTICULAR:
        return PARTICULAR[factor](row, person)
    answer = person.factors.get(factor)
    if answer is None:
        return Held("unknown", unasked=factor)
    if answer and factor == "cross_allergy":
        meant = row.qualifier or (row.detail if isinstance(row, PrecautionRow) else "")
        return Held("unknown", (f'whether the allergy is the one meant: "{meant}"',))
    return YES if answer else NO


def _young(row: Rule, person: Person) -> Held:
    age = person.patient.age_y
    if age is None:
        return Held("unknown", unasked="age")
    return YES if _has_age(row) or age < ADULT_Y else NO


def _older(row: Rule, person: Person) -> Held:
    age = person.patient.age_y
    if age is None:
        return Held("unknown", unasked="age")
    return YES if _has_age(row) or age >= OLDER_Y else NO


def _has_age(row: Rule) -> bool:
    return row.age_min_y is not None or row.age_max_y is not None


def _kidney(row: Rule, person: Person) -> Held:
    if row.renal_measure:
        return YES if kidney_asked(person) else Held("unknown", unasked="renal_impairment")
    degree = kidney_degree(person)
    if degree in ("", UNIMPAIRED) and (by_number := by_numbers("", person.patient)):
        return Held("applies", counted=by_number)
    if degree:
        return NO if degree in NOT_IMPAIRED else YES
    return Held("unknown", (WHETHER_IMPAIRED,)) if kidney_asked(person) else Held("unknown", unasked="renal_impairment")


def kidney_degree(person: Person) -> str:
    """Return how impaired the kidneys are in words: the degree that was said, else the judgement yes or no.

    Where the two contradict each other, the worse one counts. Empty where nothing was said in words. A no without a
    degree is `UNIMPAIRED`: unlike a degree it does not keep a low number from counting.
    """
    judged, degree = person.factors.get("renal_impairment"), person.patient.degree
    if judged is None or degree not in ("", NONE):
        return degree
    return IMPAIRED if judged else degree or UNIMPAIRED


def kidney_asked(person: Person) -> bool:
    """Return whether anything of the kidney is known."""
    patient = person.patient
    values = (patient.crcl, patient.egfr, patient.dialysis, person.factors.get("renal_impairment"))
    return bool(patient.kidney) or any(value is not None for value in values)


def _dialysis(row: Rule, person: Person) -> Held:
    if person.patient.on_dialysis is None:
        return NO if kidney_degree(person) in NOT_IMPAIRED else Held("unknown", unasked="dialysis")
    return YES if person.patient.on_dialysis else NO


def _liver(row: Rule, person: Person) -> Held:
    hepatic = person.patient.hepatic
    if not hepatic:
        return Held("unknown", unasked="hepatic_impairment")
    return NO if hepatic == NO_LIVER_DISEASE else YES


def _allergy(row: Rule, person: Person) -> Held:
    if person.allergies is None:
        return Held("unknown", unasked="hypersensitivity")
    return YES if row.relaxant in person.allergies else NO


PARTICULAR: dict[Factor, Callable[[Rule, Person], Held]] = {
    "children": _young,
    "older_adult": _older,
    "renal_impairment": _kidney,
    "dialysis": _dialysis,
    "hepatic_impairment": _liver,
    "hypersensitivity": _allergy,
}


def _bounds(row: Rule, person: Person) -> Matched:
    """Compare the who-block of a row with the person; words on the kidney go by degree, judgement or number."""
    found = match(row, person.graded)
    judged_well = person.factors.get("renal_impairment") is False and person.graded.kidney in NOT_IMPAIRED
    if judged_well and not found.counted and row.renal_measure and _kidney_unmeasured(row, person):
        return Matched("not")
    return found


def _kidney_unmeasured(row: Rule, person: Person) -> bool:
    patient = person.patient
    measured = {"crcl": patient.crcl, "egfr": patient.egfr, "dialysis": patient.on_dialysis}
    return measured.get(row.renal_measure) is None


def present(person: Person) -> dict[str, str]:
    """Return the factors that the person is known to have, with their names: factor -> name."""
    found = [factor for factor, answer in person.factors.items() if answer]
    patient = person.patient
    if patient.age_y is not None:
        found += ["children"] if patient.age_y < ADULT_Y else ["older_adult"] if patient.age_y >= OLDER_Y else []
    if patient.dialysis:
        found.append("dialysis")
    elif _kidney_present(person):
        found.append("renal_impairment")
    if patient.hepatic not in ("", NO_LIVER_DISEASE):
        found.append("hepatic_impairment")
    return {factor: label("factor", factor) for factor in dict.fromkeys(found)}


def _kidney_present(person: Person) -> bool:
    """Return whether the kidneys matter: impaired in words, or measured and not judged."""
    degree = kidney_degree(person)
    measured = person.patient.crcl is not None or person.patient.egfr is not None
    if degree == UNIMPAIRED:
        return bool(by_numbers("", person.patient))
    return measured if not degree else degree != NONE
