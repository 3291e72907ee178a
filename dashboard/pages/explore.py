"""Explore: the class, filtered by what it is for; what the filters took out, and why."""

import streamlit as st

from dashboard import filters
from dashboard.ui.address import read_parameter
from dashboard.ui.explore_filters import draw_filters
from dashboard.ui.explore_result import CHARTS, show_chart, show_class
from dashboard.ui.state import state

current = state()
read_parameter("class_chart", CHARTS, "chart")

st.title("Which muscle relaxants are there?")
criteria = draw_filters(current)

result = filters.apply(current.catalogue, criteria)
show_class(current, criteria, result)
if result.listed:
    show_chart(current, result)
