"""Kidney and liver: what is known of the patient, and the rules that apply. Nothing of it leaves the session (H31)."""

from __future__ import annotations

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.dosing.clearance import LIMITS, METHOD, CreatinineUnit, Sex, cockcroft_gault, doubts
from dashboard.render import line_tables
from dashboard.suitability.rule_lines import rule_lines
from dashboard.ui import say
from dashboard.ui.number_field import ask_number
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.figures import capital
from dashboard.wording.kidney import DEGREES
from dashboard.wording.quantities import AGE, CLEARANCE, EGFR, WEIGHT, creatinine
from dashboard.wording.who import NO_LIVER_DISEASE, Patient

NOT_ASKED = "Not asked"
PATIENT_KEYS = (
    "my_age", "my_liver", "my_measure", "my_crcl", "my_egfr", "my_weight", "my_sex", "my_creatinine", "my_unit",
    "my_degree", "my_patient",
)  # fmt: skip
"""Keys of what is asked here, for a button that clears it."""
FROM_CREATININE = "From serum creatinine (Cockcroft-Gault)"
KNOWN_CLEARANCE = "Creatinine clearance is known"
KNOWN_EGFR = "eGFR is known"
IN_WORDS = "Only known in words, such as severe"
ON_DIALYSIS = "On dialysis"
MEASURES = (NOT_ASKED, FROM_CREATININE, KNOWN_CLEARANCE, KNOWN_EGFR, IN_WORDS, ON_DIALYSIS)
DEGREE = {NOT_ASKED: ""} | {words: degree for degree, words in DEGREES.items()}
LIVER = {NOT_ASKED: "", "No liver disease": NO_LIVER_DISEASE} | {
    capital(words): degree for degree, words in VOCABULARIES["hepatic"].items() if degree != "any"
}
UNITS: tuple[CreatinineUnit, ...] = ("mg/dL", "µmol/L")
SEXES: tuple[Sex, ...] = ("female", "male")


def ask_patient(*, narrow: bool = False) -> Patient:
    """Ask for age, kidney and liver; every answer begins as not asked, and the unit has no default (H8, H9).

    In a `narrow` column liver stands below age and kidney.
    """
    widths: tuple[int, int, int] = (88, 148, 248) if narrow else (140, 330, 260)
    with st.container(horizontal=True, gap="xsmall" if narrow else "small"):
        age = ask_number(AGE, "my_age", widths[0])
        measure = st.selectbox(
            "Kidney function", MEASURES, key="my_measure", persist_state="session", width=widths[1],
            filter_mode="prefix",
        )  # fmt: skip
        liver = st.selectbox(
            "Liver", list(LIVER), key="my_liver", persist_state="session", width=widths[2], filter_mode="prefix"
        )
    crcl = egfr = weight = None
    if measure == FROM_CREATININE:
        crcl, weight = _from_creatinine(age)
    elif measure == KNOWN_CLEARANCE:
        crcl = ask_number(CLEARANCE, "my_crcl", 240)
    elif measure == KNOWN_EGFR:
        egfr = ask_number(EGFR, "my_egfr", 240)
    dialysis = True if measure == ON_DIALYSIS else None
    degree = _ask_degree() if measure not in (NOT_ASKED, ON_DIALYSIS) else ""
    patient = Patient(
        age_y=age, weight_kg=weight, crcl=crcl, egfr=egfr, dialysis=dialysis, hepatic=LIVER[liver], kidney=degree
    )
    st.session_state["my_patient"] = patient
    return patient


def _ask_degree() -> str:
    """Ask for the severity in words; it wins over what a number counts as."""
    words = st.selectbox(
        "Severity of kidney impairment", list(DEGREE), key="my_degree", persist_state="session", width=330,
        help="Some labels say mild, moderate or severe and give no number. Those rules go by this answer; without it, "
            "a low number makes them apply.",
            filter_mode="prefix",
        )  # fmt: skip
    return DEGREE[words]


def _from_creatinine(age: float | None) -> tuple[float | None, float | None]:
    """Ask for weight, sex and creatinine, ask back where a value is rare, and show the sum. Returns mL/min and kg."""
    with st.container(horizontal=True):
        weight = ask_number(WEIGHT, "my_weight", 140)
        sex = st.selectbox(
            "Sex",
            SEXES,
            index=None,
            key="my_sex",
            persist_state="session",
            placeholder="Choose",
            width=140,
            filter_mode="prefix",
        )
        level = ask_number(creatinine(st.session_state.get("my_unit")), "my_creatinine")
        unit = st.selectbox(
            "Unit",
            UNITS,
            index=None,
            key="my_unit",
            persist_state="session",
            placeholder="Choose",
            width=140,
            filter_mode="prefix",
        )
    given = {"age": age, "weight": weight, "sex": sex, "creatinine": level, "its unit": unit}
    missing = [what for what, value in given.items() if value is None]
    if age is None or weight is None or sex is None or level is None or unit is None:
        say.note(f"Still needed: {', '.join(missing)}.")
        return None, weight
    asked = doubts(age, weight, level, unit)
    if asked and not st.checkbox(
        f"{' '.join(asked)} Tick when it is right.",
        key=f"my_sure_{age}_{weight}_{level}_{unit}",
        persist_state="session",
    ):
        return None, weight
    try:
        clearance = cockcroft_gault(age_y=age, weight_kg=weight, sex=sex, creatinine=level, unit=unit)
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
    lines, notices = rule_lines(
        current.catalogue, current.relaxants, current.jurisdiction, forms=current.forms, patient=patient
    )
    for name, notice in notices.items():
        say.prose(f"**{name}**: {notice}")
    show_table(line_tables.rule_table(lines, "Kidney and liver rules"), key="patient-rules")
    say.note(
        "A creatinine clearance is never compared with a rule in eGFR, or an eGFR with a rule in clearance. Where a "
        "label gives only words, a clearance or eGFR below 15 counts as kidney failure, below 30 as severe, below 60 "
        "as moderate and below 90 as mild (FDA 2024, KDIGO 2024). A number never rules such words out. Rules that the "
        "answers exclude are left out."
    )
