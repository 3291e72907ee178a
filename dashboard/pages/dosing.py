"""Dosing: windows, titration and taper plans with their supply, kidney and liver rules, time course."""

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.ui import say
from dashboard.ui.choices import Choice, labels
from dashboard.ui.dosing_views import VIEWS, show_plain
from dashboard.ui.examples import offer_examples
from dashboard.ui.fragment import fragment
from dashboard.ui.side_by_side import show_strip
from dashboard.ui.state import show_warnings, state

current = state()
views = Choice("dosing_view", "view", labels(VIEWS))
views.read()


@fragment
def show_view() -> None:
    """Draw one view; a fragment, so that a change in it redraws nothing else."""
    now = state()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        say.heading("Dosing", 1)
        view = VIEWS[views.tabs("View")]
    notes = st.container()
    show_strip(now)
    view.what(now)
    with notes:
        show_warnings()
    say.note(
        f"{VOCABULARIES['jurisdiction'][now.jurisdiction]}. Each relaxant on its own scale, in its own unit: "
        "doses of different drugs cannot be compared or converted."
    )


if current.relaxants and not current.plain:
    show_view()
else:
    say.heading("Dosing", 1)
    show_warnings()
    if current.relaxants:
        show_strip(current)
        show_plain(current)
    else:
        offer_examples()
