"""Demo patients: loaded by a click or ``?case=`` into the patient form, and recognised until an answer changes."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import CONDITIONS
from dashboard.names.medicines import read_medicines
from dashboard.suitability.cases import CASES, Case
from dashboard.ui.address import read_codes, write
from dashboard.ui.factor_form import ASKED
from dashboard.ui.medicine_form import DAYS, STOPPED, TAKEN
from dashboard.ui.renal_view import KNOWN_CLEARANCE, LIVER, NOT_ASKED, PATIENT_KEYS
from dashboard.ui.search_box import settled
from dashboard.ui.state import load_catalogue
from dashboard.wording.quantities import written

CONDITION, ALLERGIES, DEMO = "my_condition", "my_allergies", "demo_patient"
ENTRIES = (CONDITION, "my_has", "my_has_not", TAKEN, STOPPED, ALLERGIES, "my_needs", *PATIENT_KEYS)


def load_linked_case() -> None:
    """Load the demo patient that the address asks for, once per address."""
    for asked in (read_codes("case", CASES, "demo patient") or [])[:1]:
        if st.session_state.get("my_loaded_case") != asked:
            load_case(asked)


def load_case(slug: str) -> None:
    """Fill the form with a demo patient; before the form is drawn, or in a callback."""
    clear_entries()
    st.session_state.update(_entries(load_catalogue(), CASES[slug]))
    st.session_state["my_loaded_case"] = slug
    write({"case": [slug]})


def clear_entries() -> None:
    """Forget every answer; a callback."""
    for key in [str(key) for key in st.session_state]:
        if key in ENTRIES or key.startswith(DAYS):
            del st.session_state[key]
    forget_case()


def _entries(catalogue: Catalogue, case: Case) -> Mapping[str, object]:
    """Return what the widgets hold for a demo patient."""
    liver = next(words for words, degree in LIVER.items() if degree == case.patient.hepatic)
    crcl, age = case.patient.crcl, case.patient.age_y
    stopped = read_medicines(catalogue, [name for name, _ in case.stopped]).medicines
    days = {f"{DAYS}{one.key}": written(since) for one, (_, since) in zip(stopped, case.stopped, strict=True)}
    return (
        {
            CONDITION: CONDITIONS[case.condition],
            "my_age": "" if age is None else written(age),
            "my_measure": NOT_ASKED if crcl is None else KNOWN_CLEARANCE,
            "my_liver": liver,
            "my_has": [ASKED[factor] for factor in case.has],
            "my_has_not": [ASKED[factor] for factor in case.has_not],
            TAKEN: _settled(catalogue, case.medicines),
            STOPPED: _settled(catalogue, [name for name, _ in case.stopped]),
            ALLERGIES: [],
        }
        | days
        | ({} if crcl is None else {"my_crcl": written(crcl), "my_degree": NOT_ASKED})
    )


def _settled(catalogue: Catalogue, names: tuple[str, ...] | list[str]) -> list[str]:
    return settled(list(names), lambda texts: read_medicines(catalogue, texts).answers)


def shown_case() -> Case | None:
    """Return the demo patient on show; none once an answer was changed."""
    case = CASES.get(st.session_state.get("my_loaded_case", ""))
    if case is None:
        return None
    held = _entries(load_catalogue(), case)
    return case if all(st.session_state.get(key) == value for key, value in held.items()) else None


def forget_case() -> None:
    """Take the name of a demo patient out of the session and the address."""
    st.session_state.pop("my_loaded_case", None)
    write({"case": []})


def offer_cases() -> None:
    """Offer the demo patients in a list that closes when one is chosen."""
    shown = shown_case()
    st.session_state[DEMO] = shown.slug if shown else None
    st.selectbox(
        "Demo patient",
        list(CASES),
        index=None,
        key=DEMO,
        format_func=lambda slug: CASES[slug].title,
        filter_mode="prefix",
        placeholder="Load a demo patient",
        label_visibility="collapsed",
        on_change=_load_chosen,
        width=330,
    )


def _load_chosen() -> None:
    """Load the demo patient that was chosen in the list, or clear the form where the choice was taken away."""
    chosen = st.session_state[DEMO]
    if chosen in CASES:
        load_case(str(chosen))
    else:
        clear_entries()
