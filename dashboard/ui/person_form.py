"""The patient form: every answer is yes, no or not asked, and stays in this window (hazards H8, H31)."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.catalogue import Catalogue
from dashboard.interactions.medicines import MedicineReading, medicine_options, read_medicines
from dashboard.schema.terms import CONDITIONS, FACTORS_CORE, FACTORS_OTHER
from dashboard.suitability.cases import CASES, Case
from dashboard.suitability.person import FROM_NUMBERS, Person
from dashboard.ui import say
from dashboard.ui.renal_view import KNOWN_CLEARANCE, LIVER, NOT_ASKED, PATIENT_KEYS, ask_patient
from dashboard.ui.state import State, complain_of, quoted
from dashboard.who import Patient

YES_WORDS = {
    "driving": "Drives or operates machines",
    "alcohol": "Drinks alcohol",
    "abrupt_stop": "May run out or stop suddenly",
    "reproductive_potential": "Could become pregnant, or plans a child",
    "cross_allergy": "Allergy to a drug that is related to a relaxant",
}
ASKED = {
    factor: YES_WORDS.get(factor, words)
    for factor, words in (FACTORS_CORE | FACTORS_OTHER).items()
    if factor not in FROM_NUMBERS
}
NONE = "None"
HAS, HAS_NOT = "The patient has, or does", "Asked, and the answer is no"
TAKEN, STOPPED, ALLERGIES = "my_medicines", "my_stopped", "my_allergies"
ENTRIES = ("my_condition", "my_has", "my_has_not", TAKEN, STOPPED, ALLERGIES, "my_needs", *PATIENT_KEYS)


def load_linked_case() -> None:
    """Load the demo patient that the address asks for, once per address."""
    complain_of("case", CASES, "the demo patient")
    asked = st.query_params.get("case", "")
    if asked in CASES and st.session_state.get("my_loaded_case") != asked:
        load_case(asked)


def load_case(slug: str) -> None:
    """Fill the form with a demo patient; before the form is drawn, or in a callback."""
    case = CASES[slug]
    clear_entries()
    st.session_state.update(_entries(case))
    st.session_state["my_loaded_case"] = slug
    st.query_params["case"] = slug


def clear_entries() -> None:
    """Forget every answer; a callback."""
    for key in [str(key) for key in st.session_state if str(key) in ENTRIES]:
        del st.session_state[key]
    forget_case()


def _entries(case: Case) -> Mapping[str, object]:
    """Return what the widgets hold for a demo patient."""
    liver = next(words for words, degree in LIVER.items() if degree == case.patient.hepatic)
    crcl = case.patient.crcl
    age = case.patient.age_y
    return {
        "my_condition": CONDITIONS[case.condition],
        "my_age": None if age is None else int(age),
        "my_measure": NOT_ASKED if crcl is None else KNOWN_CLEARANCE,
        "my_liver": liver,
        "my_has": [ASKED[factor] for factor in case.has],
        "my_has_not": [ASKED[factor] for factor in case.has_not],
        TAKEN: list(case.medicines),
        STOPPED: list(case.stopped),
        ALLERGIES: [],
    } | ({} if crcl is None else {"my_crcl": crcl})


def shown_case() -> Case | None:
    """Return the demo patient on show; none once an answer was changed."""
    case = CASES.get(st.session_state.get("my_loaded_case", ""))
    changed = case and any(st.session_state.get(key) != value for key, value in _entries(case).items())
    return None if changed else case


def forget_case() -> None:
    """Take the name of a demo patient out of the session and the address."""
    st.session_state.pop("my_loaded_case", None)
    st.query_params.pop("case", None)


def offer_cases() -> None:
    """Offer the demo patients, one click each."""
    with st.expander("Demo patients, one click each"), st.container(horizontal=True):
        for slug, case in CASES.items():
            st.button(case.title, key=f"case-{slug}", on_click=load_case, args=(slug,))


def ask_person(current: State) -> Person:
    """Draw the form and return the answers; names of medicines that nobody knows are said on top (hazard H25).

    In plain wording nothing is worked out, so no figure of kidney or liver is asked for (hazard H29).
    """
    unknown = st.container()
    condition = _ask_condition()
    patient = Patient() if current.plain else ask_patient()
    factors = _ask_factors(plain=current.plain)
    reading = ask_both(current.catalogue)
    say_unknown(unknown, reading.unknown)
    taken = tuple(one for one in reading.medicines if not one.stopped) if st.session_state[TAKEN] else None
    stopped = tuple(one for one in reading.medicines if one.stopped)
    allergies = _ask_allergies(current.catalogue.names)
    st.button("Clear all answers", on_click=clear_entries, type="tertiary", icon=":material/restart_alt:")
    return Person(condition, patient, factors, allergies, taken, stopped)


def _ask_condition() -> str:
    words = {name: key for key, name in CONDITIONS.items() if key != "other"}
    st.session_state.setdefault("my_condition", None)
    name = st.selectbox("What for", list(words), key="my_condition", placeholder="Condition: not asked", width=420)
    return words[name] if name else ""


def _ask_factors(*, plain: bool) -> dict[str, bool]:
    names = {words: factor for factor, words in ASKED.items()}
    st.session_state.setdefault("my_has", [])
    st.session_state.setdefault("my_has_not", [])
    kept = [name for name in st.session_state["my_has_not"] if name not in st.session_state["my_has"]]
    st.session_state["my_has_not"] = kept
    left, right = st.columns(2)
    has = left.multiselect(
        "You have, or do" if plain else HAS, list(names), key="my_has", select_all=False, placeholder="Yes to ...",
        help="Answered yes. What stands in neither list was not asked, and the result says what depends on it.",
    )  # fmt: skip
    free = [name for name in names if name not in has]
    has_not = right.multiselect(
        "You do not have, or do" if plain else HAS_NOT, free, key="my_has_not", select_all=False,
        placeholder="No to ...",
        help="Kidney impairment: yes or no is a judgement; labels that give no number go by it.",
    )  # fmt: skip
    return {names[name]: True for name in has} | {names[name]: False for name in has_not}


def ask_medicines(catalogue: Catalogue, key: str, label: str, hint: str) -> list[str]:
    """Draw a field for names of medicines; a name that is not in the list may be typed too. Returns the names."""
    st.session_state.setdefault(key, [])
    options = [NONE, *medicine_options(catalogue)]
    typed = [name for name in st.session_state[key] if name not in options]
    return st.multiselect(
        label, [*options, *typed], key=key, select_all=False, accept_new_options=True, filter_mode="contains",
        placeholder="Generic, brand or class", help=hint,
    )  # fmt: skip


def ask_both(catalogue: Catalogue) -> MedicineReading:
    """Ask for medicines taken and stopped, side by side, and read their names."""
    left, right = st.columns(2)
    with left:
        hint = "Also alcohol, the pill, and what is bought without prescription."
        taken = ask_medicines(catalogue, TAKEN, "Takes", hint)
    with right:
        hint = "Some drugs, such as MAO inhibitors, count for days after."
        stopped = ask_medicines(catalogue, STOPPED, "Stopped in the last weeks", hint)
    now = read_medicines(catalogue, [name for name in taken if name != NONE])
    then = read_medicines(catalogue, [name for name in stopped if name != NONE], stopped=True)
    return MedicineReading((*now.medicines, *then.medicines), (*now.unknown, *then.unknown))


def say_unknown(top: DeltaGenerator, names: tuple[str, ...]) -> None:
    """Say on top which names are not known; they are never dropped in silence."""
    if names:
        said = ", ".join(quoted(name) for name in names)
        say.alert(
            "warning",
            f"We do not know {said}. Nothing below takes {'them' if len(names) > 1 else 'it'} into account: "
            "try the generic name, or look at the label.",
            icon=":material/help:",
            into=top,
        )


def _ask_allergies(names: Mapping[str, str]) -> tuple[str, ...] | None:
    st.session_state.setdefault(ALLERGIES, [])
    keys = {name: key for key, name in names.items()}
    given = st.multiselect(
        "Allergic to", [NONE, *keys], key=ALLERGIES, select_all=False, placeholder="Relaxant: not asked", width=420
    )
    return tuple(keys[name] for name in given if name != NONE) if given else None
