"""Creatinine clearance, its doubts, and kidney and liver rules against a patient."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow
from dashboard.dosing.clearance import Sex, cockcroft_gault, doubts, in_mg_dl
from dashboard.suitability.patient_rules import applying, patient_rules
from dashboard.wording.who import Matched, Patient, match, whom
from tests.builders import catalogue, typed_row


def ml_min(age: float, weight: float, level: float, sex: Sex = "male") -> float:
    return cockcroft_gault(age_y=age, weight_kg=weight, sex=sex, creatinine=level, unit="mg/dL").ml_min


def test_cockcroft_gault_by_hand() -> None:
    """(140 - 70) x 72 / (72 x 1.4) = 50 mL/min for a man; 85 % of it for a woman."""
    man = cockcroft_gault(age_y=70, weight_kg=72, sex="male", creatinine=1.4, unit="mg/dL")
    woman = cockcroft_gault(age_y=70, weight_kg=72, sex="female", creatinine=1.4, unit="mg/dL")
    assert man.ml_min == pytest.approx(50)
    assert woman.ml_min == pytest.approx(42.5)
    assert "(140 - 70) x 72 kg / (72 x 1.4 mg/dL) = 50 mL/min" in man.text


def test_h9_both_units_give_the_same_clearance() -> None:
    assert in_mg_dl(123.788, "µmol/L") == pytest.approx(1.4)
    made = cockcroft_gault(age_y=70, weight_kg=72, sex="male", creatinine=123.788, unit="µmol/L")
    assert made.ml_min == pytest.approx(50)


@pytest.mark.parametrize(
    ("age", "weight", "creatinine", "unit", "asked"),
    [
        (70, 72, 90, "mg/dL", "µmol/L"),
        (70, 72, 0.9, "µmol/L", "mg/dL"),
        (115, 72, 1, "mg/dL", "Age"),
        (70, 154 * 2.2, 1, "mg/dL", "kilograms"),
        (70, 20, 1, "mg/dL", "kilograms"),
    ],
)
def test_h9_a_value_that_is_rare_is_asked_back(
    age: float, weight: float, creatinine: float, unit: str, asked: str
) -> None:
    assert asked in " ".join(doubts(age, weight, creatinine, unit))  # type: ignore[arg-type]


def test_usual_values_raise_no_doubt() -> None:
    assert doubts(70, 72, 1.1, "mg/dL") == []
    assert doubts(70, 72, 97, "µmol/L") == []


@pytest.mark.parametrize(("age", "weight", "creatinine"), [(17, 70, 1), (140, 70, 1), (50, 0, 1), (50, 70, 0)])
def test_where_the_formula_does_not_hold_there_is_no_number(age: float, weight: float, creatinine: float) -> None:
    with pytest.raises(ValueError, match=r"above 0|adults"):
        ml_min(age, weight, creatinine)


@given(st.floats(18, 110), st.floats(35, 180), st.floats(0.3, 10))
def test_clearance_falls_with_age_and_creatinine_and_rises_with_weight(age: float, kg: float, level: float) -> None:
    here = ml_min(age, kg, level)
    assert ml_min(age + 1, kg, level) < here
    assert ml_min(age, kg, level * 1.1) < here
    assert ml_min(age, kg + 1, level) > here
    assert ml_min(age, kg, level, "female") < here


def rule(**cells: str) -> DosingRow:
    return typed_row(DosingRow, {"relaxant": "baclofen", **cells})


CRCL = {"renal_measure": "crcl", "renal_min": "0", "renal_max": "25"}
EGFR = {"renal_measure": "egfr", "renal_max": "60"}


@pytest.mark.parametrize(
    ("cells", "patient", "expected"),
    [
        (CRCL, Patient(crcl=20), "applies"),
        (CRCL, Patient(crcl=25), "not"),
        (CRCL, Patient(crcl=0), "applies"),
        (CRCL, Patient(), "unknown"),
        (CRCL, Patient(egfr=20), "unknown"),
        (EGFR, Patient(crcl=20), "unknown"),
        (EGFR, Patient(egfr=20), "applies"),
        ({**EGFR, "age_min_y": "65"}, Patient(age_y=64, egfr=20), "not"),
        ({**EGFR, "age_min_y": "65"}, Patient(age_y=65, egfr=20), "applies"),
        ({**EGFR, "age_min_y": "65"}, Patient(egfr=20), "unknown"),
        ({**EGFR, "age_min_y": "65"}, Patient(age_y=40), "not"),
        ({"renal_measure": "words"}, Patient(crcl=20), "applies"),
        ({"renal_measure": "words"}, Patient(crcl=75), "unknown"),
        ({"renal_measure": "words"}, Patient(crcl=120), "unknown"),
        ({"renal_measure": "dialysis"}, Patient(dialysis=True), "applies"),
        ({"renal_measure": "dialysis"}, Patient(dialysis=False), "not"),
        ({"renal_measure": "dialysis"}, Patient(crcl=5), "unknown"),
        ({"hepatic": "severe"}, Patient(hepatic="severe"), "applies"),
        ({"hepatic": "severe"}, Patient(hepatic="mild"), "not"),
        ({"hepatic": "mild; moderate"}, Patient(hepatic="moderate"), "applies"),
        ({"hepatic": "any"}, Patient(hepatic="mild"), "applies"),
        ({"hepatic": "any"}, Patient(hepatic="none"), "not"),
        ({"hepatic": "any"}, Patient(), "unknown"),
        ({"qualifier": "frail"}, Patient(age_y=90), "unknown"),
        ({"weight_min_kg": "50"}, Patient(weight_kg=50), "applies"),
        ({}, Patient(), "applies"),
    ],
)
def test_h9_a_rule_is_held_against_its_own_measure_only(cells: dict[str, str], patient: Patient, expected: str) -> None:
    assert match(rule(**cells), patient).match == expected


def test_what_is_missing_is_named() -> None:
    assert match(rule(**EGFR, age_min_y="65"), Patient(crcl=20)) == Matched("unknown", ("age", "eGFR"))


def test_bounds_are_said_in_words() -> None:
    assert whom(rule(**EGFR, age_min_y="65")) == "age 65 years or over, eGFR below 60 mL/min/1.73 m2"
    assert whom(rule(renal_measure="crcl", renal_min="30", renal_max="50")) == (
        "creatinine clearance 30 to under 50 mL/min"
    )
    assert whom(rule(hepatic="active_disease")) == "active liver disease"


def test_tizanidine_at_a_clearance_of_20_is_told_to_use_smaller_doses(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "tizanidine", "US", forms=["tablet"], patient=Patient(crcl=20))
    assert any("smaller single doses" in rule.text for rule in applying(rules))
    healthy, _ = patient_rules(real, "tizanidine", "US", forms=["tablet"], patient=Patient(crcl=90, hepatic="none"))
    assert not any("smaller single doses" in rule.text for rule in healthy)


def test_h2_a_liver_rule_of_a_country_does_not_hide_the_kidney_rule_of_another() -> None:
    dose = {"relaxant": "tizanidine", "form": "tablet", "value_status": "words_only"}
    made = catalogue(
        "tizanidine",
        dosing=[
            dose | {"hepatic": "severe", "advice": "Not in severe disease.", "jurisdiction": "GB"},
            dose | {"hepatic": "any", "advice": "Smaller doses.", "phase": "titration"},
            dose | {"renal_measure": "crcl", "renal_max": "25", "advice": "Start low.", "phase": "maintenance"},
        ],
    )
    patient = Patient(crcl=20, hepatic="severe")
    rules, notice = patient_rules(made, "tizanidine", "GB", forms=["tablet"], patient=patient)
    assert {rule.text for rule in rules} == {"Not in severe disease", "Start low"}
    assert notice == "UK: no kidney dose rule found. US:"


def test_dantrolene_in_active_liver_disease_is_contraindicated(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "dantrolene", "US", forms=["capsule"], patient=Patient(hepatic="active_disease"))
    assert rules[0].level == "contraindicated"
    assert rules[0].matched.match == "applies"


def test_no_number_in_the_label_is_an_answer(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "baclofen", "US", forms=["tablet"], patient=Patient(crcl=75))
    words = [rule for rule in rules if rule.row.renal_measure == "words"]
    assert words
    assert all("whether kidney function is impaired: the source gives no number" in rule.stands for rule in words)


def test_a_low_clearance_meets_rules_in_words_but_never_one_in_egfr(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "baclofen", "US", forms=["tablet"], patient=Patient(crcl=20))
    words = [rule for rule in rules if rule.row.renal_measure == "words"]
    assert {rule.stands for rule in words} == {"Applies: creatinine clearance 20 mL/min counts as severe impairment"}
    others = [rule for rule in applying(rules) if rule.row.renal_measure != "words"]
    assert [rule.row.source for rule in others] == [("paper-vlavonou-2014",)], "eGFR rules must not apply"


@pytest.mark.parametrize(
    ("degrees", "answer", "expected"),
    [
        ("any", "moderate", "applies"),
        ("moderate; severe", "moderate", "applies"),
        ("severe", "moderate", "not"),
        ("severe", "active_disease", "unknown"),
        ("active_disease", "moderate", "unknown"),
        ("active_disease", "active_disease", "applies"),
        ("active_disease", "none", "not"),
        ("severe", "", "unknown"),
    ],
)
def test_h8_a_degree_of_the_liver_says_nothing_of_activity_nor_the_reverse(
    degrees: str, answer: str, expected: str
) -> None:
    assert match(rule(hepatic=degrees), Patient(hepatic=answer)).match == expected
