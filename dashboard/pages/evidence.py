"""Evidence: what guidelines put first, estimates of trials and reviews as forest plots, findings in words."""

import streamlit as st

from dashboard.evidence import evidence
from dashboard.ui.evidence_views import (
    choose_condition,
    say_what_is_missing,
    show_estimates,
    show_findings,
    show_guidelines,
)
from dashboard.ui.state import show_warnings, state

current = state()

st.title("Evidence")
condition = choose_condition(current)
show_warnings()
frame = evidence(current.catalogue, current.relaxants, condition)
say_what_is_missing(current, frame)
show_guidelines(current, condition)
show_estimates(current, frame)
show_findings(current, frame)
