"""Explore: the class, filtered by what it is for; what the filters took out, and why."""

import streamlit as st

from dashboard import filters
from dashboard.ui.explore_filters import draw_filters
from dashboard.ui.explore_result import show_charts, show_class, show_outcome
from dashboard.ui.state import show_warnings, state

current = state()

st.title("Which muscle relaxants are there?")
criteria = draw_filters(current)
show_warnings()

result = filters.apply(current.catalogue, criteria)
show_outcome(current.catalogue, criteria, result)
if result.listed:
    show_class(current, result)
    show_charts(current, result)
