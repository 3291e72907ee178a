"""Suitability: every relaxant under its fitness for the condition, with what labels ask for this patient."""

import streamlit as st

from dashboard.schema import VOCABULARIES
from dashboard.suitability.verdict import suitability
from dashboard.ui.person_form import ask_person, load_linked_case, offer_cases
from dashboard.ui.state import complain_of, show_warnings, state
from dashboard.ui.suitability_views import VIEWS, say_case, show_plain

current = state()
load_linked_case()
complain_of("fit_view", VIEWS, "the view")

st.title("Which relaxants fit this patient?")
show_warnings()
st.caption(
    f"{VOCABULARIES['jurisdiction'][current.jurisdiction]}. What labels ask for, with the source of each line. "
    "Nothing is ranked, nothing is hidden: you decide. What is typed here stays in this window."
)
offer_cases()
say_case(current)
person = ask_person(current)
if current.plain:
    show_plain(current, person)
else:
    view = st.radio("View", list(VIEWS), key="fit_view", bind="query-params", horizontal=True)
    VIEWS[view](current, person, suitability(current.catalogue, current.jurisdiction, person))
