"""Suitability: form and result side by side; each relaxant under its fitness for the condition, in a line."""

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.ui import say
from dashboard.ui.choices import Choice, labels
from dashboard.ui.demo_patients import load_linked_case, offer_cases
from dashboard.ui.fragment import fragment
from dashboard.ui.print_or_save import title_row
from dashboard.ui.state import show_warnings, state
from dashboard.ui.suitability_views import VIEWS, fill_in_plain, show_plain

current = state()
load_linked_case()
views = Choice("fit_view", "view", labels(VIEWS))
views.read()


@fragment
def show_view() -> None:
    """Draw one view; a fragment, so that an answer redraws nothing else."""
    now = state()
    if now.plain:
        show_plain(now, fill_in_plain(now))
        return
    with title_row():
        say.heading("Which muscle relaxants suit this patient?", 1)
        files = st.container(width="content")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        view = views.tabs("View")
        if view == "patient":
            offer_cases()
    notes = st.container()
    VIEWS[view].what(now, files)
    with notes:
        show_warnings()


place = VOCABULARIES["jurisdiction"][current.jurisdiction]
if current.plain:
    say.heading("What to tell your prescriber", 1)
    show_warnings()
    say.note("What is typed here stays in this window.")
show_view()
if not current.plain:
    say.note(f"{place}. This lists what sources say; you decide. What is typed here stays in this window.")
