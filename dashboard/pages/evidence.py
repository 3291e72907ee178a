"""Evidence: what guidelines put first, estimates of trials and reviews as forest plots, findings in words."""

import streamlit as st

from dashboard.evidence.estimates import evidence
from dashboard.ui import say
from dashboard.ui.address import read_parameter
from dashboard.ui.evidence_views import (
    VIEWS,
    choose_condition,
    offer_tables,
    say_what_is_missing,
    show_what_comes_first,
)
from dashboard.ui.state import show_warnings, state

current = state()
read_parameter("evidence_view", VIEWS, "view")


@st.fragment
def show_view() -> None:
    """Draw one view; a fragment, so that another view redraws nothing else."""
    view = st.radio("View", list(VIEWS), key="evidence_view", bind="query-params", horizontal=True)
    VIEWS[view](current, condition, found)


say.heading("Evidence", 1)
condition = choose_condition(current)
show_warnings()
found = evidence(current.catalogue, current.relaxants, condition)
say_what_is_missing(current, found)
show_what_comes_first(current, condition)
show_view()
offer_tables(current, found)
