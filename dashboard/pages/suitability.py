"""Suitability: every relaxant under its fitness for the condition, with what labels ask for this patient."""

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.ui import say
from dashboard.ui.choices import Choice, labels
from dashboard.ui.demo_patients import load_linked_case
from dashboard.ui.state import show_warnings, state
from dashboard.ui.suitability_views import VIEWS, fill_in, show_plain

current = state()
load_linked_case()
views = Choice("fit_view", "view", labels(VIEWS))
views.read()


@st.fragment
def show_view() -> None:
    """Draw one view; a fragment, so that an answer redraws nothing else."""
    now = state()
    if now.plain:
        show_plain(now, fill_in(now))
    else:
        view = VIEWS[views.radio("View")]
        notes = st.container()
        view.what(now)
        with notes:
            show_warnings()


place = VOCABULARIES["jurisdiction"][current.jurisdiction]
if current.plain:
    say.heading("What to tell your prescriber", 1)
    show_warnings()
    say.note("What is typed here stays in this window.")
else:
    say.heading("Which relaxants fit this patient?", 1)
    show_warnings()
    say.note(
        f"{place}. What labels ask for, with the source of each line. Nothing is ranked or hidden: you decide. "
        'Where a source says "older" without an age, 65 and over is read. What is typed here stays in this window.'
    )
show_view()
