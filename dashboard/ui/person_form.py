"""The patient form: every answer is yes, no or not asked, and stays in this window (hazards H8, H31)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import CONDITIONS
from dashboard.names.answers import Answer
from dashboard.names.clinical_terms import read_terms, term_options
from dashboard.names.relaxants import option_label, read_names, relaxant_options
from dashboard.names.spelling import fold
from dashboard.suitability.person import Person
from dashboard.ui.demo_patients import ALLERGIES, CONDITION, clear_entries
from dashboard.ui.factor_form import ask_factors
from dashboard.ui.kept import kept
from dashboard.ui.medicine_form import NONE, TAKEN, answered, ask_medicines
from dashboard.ui.renal_view import ask_patient
from dashboard.ui.search_box import ask_again, choice_box, offer_left, search_box
from dashboard.ui.state import State
from dashboard.wording.who import Patient

NO_ALLERGY = frozenset({"none", "nil", "nkda", "nka", "no known allergies", "no known drug allergies", "no allergies"})


USES = {condition: name for condition, name in CONDITIONS.items() if condition != "other"}
"""What a relaxant can be asked for: condition -> name."""


def ask_person(current: State) -> Person:
    """Draw the form and return the answers; what was not understood is asked below its field (hazard H25).

    In plain wording nothing is worked out, so no figure of kidney or liver is asked for (hazard H29). Professionals
    fill it in beside the result, in a narrow column.
    """
    narrow = not current.plain
    condition = _ask_condition(current.catalogue)
    patient = Patient() if current.plain else ask_patient(narrow=narrow)
    factors = ask_factors(current.catalogue, plain=current.plain, narrow=narrow)
    reading = ask_medicines(current.catalogue, narrow=narrow)
    taken = tuple(one for one in reading.medicines if not one.stopped) if answered(TAKEN) else None
    stopped = tuple(one for one in reading.medicines if one.stopped)
    allergies = _ask_allergies(current.catalogue)
    st.button("Clear all answers", on_click=clear_entries, type="tertiary", icon=":material/restart_alt:")
    return Person(condition, patient=patient, factors=factors, allergies=allergies, medicines=taken, stopped=stopped)


@kept
def _use_options(catalogue: Catalogue) -> tuple[str, ...]:
    return term_options(catalogue, "condition", USES)


def _ask_condition(catalogue: Catalogue) -> str:
    """Ask for the one condition by any of its names."""

    def understand(texts: Sequence[str]) -> list[Answer]:
        return read_terms(catalogue, "condition", USES, texts)

    options = _use_options(catalogue)
    name = choice_box("What for", CONDITION, options, understand, placeholder="Condition: not asked")
    below = st.container()
    ask_again(below, CONDITION, understand([name] if name else []), "condition")
    offer_left(below, CONDITION)
    return next((condition for condition, words in USES.items() if words == name), "")


def _ask_allergies(catalogue: Catalogue) -> tuple[str, ...] | None:
    """Ask for relaxants that the patient is allergic to, by any name; "none" beside a drug is no answer."""

    def understand(texts: Sequence[str]) -> list[Answer]:
        answers = [answer for text in texts for answer in _read_allergy(catalogue, text)]
        drugs = [answer for answer in answers if answer.found != NONE]
        return drugs or answers

    options = [NONE, *(option_label(catalogue, option) for option in relaxant_options(catalogue))]
    given = search_box(
        st.container(width=420), "Allergic to", ALLERGIES, options=options, read=understand,
        placeholder="Relaxant: not asked", hint="A relaxant by its name or brand.",
    )  # fmt: skip
    below = st.container()
    ask_again(below, ALLERGIES, understand(given), "relaxant")
    offer_left(below, ALLERGIES)
    keys = {name: key for key, name in catalogue.names.items()}
    return tuple(keys[name] for name in given if name in keys) if given else None


def _read_allergy(catalogue: Catalogue, text: str) -> list[Answer]:
    if fold(text) in NO_ALLERGY:
        return [Answer(text, NONE)]
    reading = read_names(catalogue, [text])
    found = [Answer(text, catalogue.names[key]) for key in reading.relaxants]
    asked = [Answer(name, choices=labels) for name, labels in reading.questions.items()]
    return [*found, *asked, *(Answer(name, similar=labels) for name, labels in reading.unknown.items())]
