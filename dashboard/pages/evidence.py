"""Evidence: the best current estimate of each question, one forest plot, guidelines, findings in words."""

import streamlit as st

from dashboard.ui import say
from dashboard.ui.choices import Choice, labels
from dashboard.ui.evidence_views import (
    VIEWS,
    choose_condition,
    found_for,
    offer_tables,
    say_what_is_missing,
    show_what_comes_first,
)
from dashboard.ui.fragment import fragment
from dashboard.ui.state import show_warnings, state

current = state()
views = Choice("evidence_view", "view", labels(VIEWS))
views.read()


@fragment
def show_view() -> None:
    """Draw one view; a fragment, so that another view redraws nothing else."""
    VIEWS[views.tabs("View")].what(current, condition, found)


title, narrowed = st.columns([3, 2], vertical_alignment="center")
with title:
    say.heading("Evidence", 1)
with narrowed:
    condition = choose_condition(current)
show_warnings()
found = found_for(current, condition)
say_what_is_missing(current, found)
show_what_comes_first(current, condition)
show_view()
offer_tables(current, found)
