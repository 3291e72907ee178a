"""Kidney and liver: what is known of the patient, and the rules that apply. Nothing of it leaves the session (H31)."""

from __future__ import annotations

import streamlit as st

from dashboard import markup
from dashboard.catalogue import Catalogue
from dashboard.figures import capital, number
from dashboard.renal import LIMITS, METHOD, CreatinineUnit, Sex, cockcroft_gault, doubts
from dashboard.schema import VOCABULARIES
from dashboard.statements import marks
from dashboard.suitability.patient_rules import PatientRule, applying, patient_rules
from dashboard.ui import say, show
from dashboard.ui.plan_setup import Subject
from dashboard.ui.state import State
from dashboard.who import NO_LIVER_DISEASE, Patient

NOT_ASKED = "Not asked"
PATIENT_KEYS = (
    "my_age", "my_liver", "my_measure", "my_crcl", "my_egfr", "my_weight", "my_sex", "my_creatinine", "my_unit",
    "my_patient",
)  # fmt: skip
"""Keys of what is asked here, for a button that clears it."""
FROM_CREATININE = "From serum creatinine (Cockcroft-Gault)"
KNOWN_CLEARANCE = "Creatinine clearance is known"
MEASURES = (
    NOT_ASKED,
    FROM_CREATININE,
    KNOWN_CLEARANCE,
    "eGFR is known",
    "On dialysis",
)
LIVER = {NOT_ASKED: "", "No liver disease": NO_LIVER_DISEASE} | {
    capital(words): degree for degree, words in VOCABULARIES["hepatic"].items() if degree != "any"
}
UNITS: tuple[CreatinineUnit, ...] = ("mg/dL", "µmol/L")
SEXES: tuple[Sex, ...] = ("female", "male")
HEADINGS = ("Relaxant, form", "Stands", "For whom", "Rule", "Source")


def ask_patient() -> Patient:
    """Ask for age, kidney and liver; every answer begins as not asked, and the unit has no default (H8, H9)."""
    with st.container(horizontal=True):
        age = st.number_input("Age (years)", min_value=0, max_value=139, value=None, key="my_age", width=140)
        measure = st.selectbox("Kidney function", MEASURES, key="my_measure", width=330)
        liver = st.selectbox("Liver", list(LIVER), key="my_liver", width=260)
    crcl = egfr = dialysis = weight = None
    if measure == FROM_CREATININE:
        crcl, weight = _from_creatinine(age)
    elif measure == KNOWN_CLEARANCE:
        crcl = st.number_input("Creatinine clearance (mL/min)", 0.0, 250.0, value=None, key="my_crcl", width=240)
    elif measure == "eGFR is known":
        egfr = st.number_input("eGFR (mL/min/1.73 m²)", 0.0, 250.0, value=None, key="my_egfr", width=240)
    elif measure == "On dialysis":
        dialysis = True
    patient = Patient(age, weight, crcl, egfr, dialysis, LIVER[liver])
    st.session_state["my_patient"] = patient
    return patient


def _from_creatinine(age: int | None) -> tuple[float | None, float | None]:
    """Ask for weight, sex and creatinine, ask back where a value is rare, and show the sum. Returns mL/min and kg."""
    with st.container(horizontal=True):
        weight = st.number_input("Weight (kg)", 1.0, 400.0, value=None, key="my_weight", width=140)
        sex = st.selectbox("Sex", SEXES, index=None, key="my_sex", placeholder="Choose", width=140)
        creatinine = st.number_input("Serum creatinine", 0.01, 3000.0, value=None, key="my_creatinine", width=160)
        unit = st.selectbox("Unit", UNITS, index=None, key="my_unit", placeholder="Choose", width=140)
    given = {"age": age, "weight": weight, "sex": sex, "creatinine": creatinine, "its unit": unit}
    missing = [what for what, value in given.items() if value is None]
    if age is None or weight is None or sex is None or creatinine is None or unit is None:
        say.note(f"Still needed: {', '.join(missing)}.")
        return None, weight
    asked = doubts(age, weight, creatinine, unit)
    if asked and not st.checkbox(
        f"{' '.join(asked)} Tick when it is right.", key=f"my_sure_{age}_{weight}_{creatinine}_{unit}"
    ):
        return None, weight
    try:
        clearance = cockcroft_gault(age, weight, sex, creatinine, unit)
    except ValueError as error:
        say.alert("warning", f"No clearance was worked out: {error}.")
        return None, weight
    say.prose(f"**Creatinine clearance {clearance.ml_min:.0f} mL/min.** {clearance.text}")
    say.note(f"{METHOD}; actual body weight. {LIMITS}")
    return clearance.ml_min, weight


def show_kidney_and_liver(current: State) -> None:
    """Ask about the patient and show, per relaxant, the rules that apply or may."""
    patient = ask_patient()
    say.note("What is typed here stays in this window: it enters no link, file name or log.")
    lines: list[list[str]] = []
    for relaxant in current.relaxants:
        rules, notice = patient_rules(
            current.catalogue, relaxant, current.jurisdiction, current.forms[relaxant], patient
        )
        name = current.catalogue.names[relaxant]
        if notice:
            say.prose(f"**{name}**: {notice}")
        if not rules:
            lines.append([name, "No rule found", "", "None read that could hold: unknown, not safe", ""])
        lines += [_line(current.catalogue, name, rule) for rule in rules]
    table = markup.plain_table(HEADINGS, lines, "Kidney and liver rules", whole_words=True, stacked=True)
    show.sheet(table, key="patient-rules")
    say.note(
        "A creatinine clearance is never held against a rule in eGFR, nor the reverse. "
        '"The source gives no number" is all that the source says; rules that the answers exclude are left out.'
    )


def _line(catalogue: Catalogue, name: str, rule: PatientRule) -> list[str]:
    titles = "; ".join(cited.title for cited in rule.citations)
    links = markup.source_links(titles, "; ".join(cited.url for cited in rule.citations))
    mark = marks(catalogue, rule.row)
    place = rule.row["jurisdiction"]
    return [f"{name}, {rule.form}", rule.stands, rule.whom or "in words only", f"{rule.text} ({place}){mark}", links]


def patient_reasons(current: State, subject: Subject) -> list[str]:
    """Say which kidney or liver rules apply to the patient entered, so that no plan for adults is called labelled."""
    patient = st.session_state.get("my_patient", Patient())
    if patient.empty:
        return []
    rules, _ = patient_rules(current.catalogue, subject.relaxant, current.jurisdiction, [subject.form], patient)
    said = [f"A kidney or liver rule applies to this patient: {rule.text}." for rule in applying(rules)]
    if patient.crcl is not None:
        said = [f"{text} (Clearance entered: {number(round(patient.crcl))} mL/min.)" for text in said]
    return said
