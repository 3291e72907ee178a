"""Explore: the class, filtered by what it is for; what the filters took out, and why."""

import streamlit as st

from dashboard import export, filters, kinetics, markup, overview
from dashboard.picking import MOST_PICKED
from dashboard.ui import show
from dashboard.ui.explore_filters import draw_filters
from dashboard.ui.explore_result import show_result
from dashboard.ui.state import show_warnings, state

HEADINGS = {
    "clinician": {
        "name": "Relaxant",
        "uses": "Labelled for",
        "acts_on": "Acts on",
        "forms": "Forms",
        "half_life": "Half-life",
        "schedule": "US schedule",
    },
    "plain": {
        "name": "Medicine",
        "uses": "Approved for",
        "acts_on": "How it works",
        "forms": "Comes as",
        "half_life": "Half gone after",
        "schedule": "US control",
    },
}

current = state()
catalogue = current.catalogue

st.title("Which muscle relaxants are there?")
criteria = draw_filters(current)
show_warnings()

result = filters.apply(catalogue, criteria)
shown = [*result.kept, *result.unknown]
show_result(catalogue, criteria, result)
if not shown:
    st.stop()

rows, unknown = overview.class_rows(catalogue, result, current.jurisdiction, current.wording, current.relaxants)
can_pick = len(current.relaxants) < MOST_PICKED
show.sheet(
    markup.class_table(rows, unknown, HEADINGS[current.wording], can_pick),
    key="class",
    on_pick=lambda: show.toggle_pick("class"),
)
standing = {**dict.fromkeys(result.kept, "kept"), **dict.fromkeys(result.unknown, "unknown")}
with st.container(horizontal=True, horizontal_alignment="distribute"):
    show.download_csv(
        "These relaxants as CSV", "explore", lambda: export.class_frame(catalogue, shown, standing), key="explore-csv"
    )
    if current.relaxants:
        st.page_link(
            "dashboard/pages/compare.py",
            label=f"Compare the {len(current.relaxants)} picked",
            icon=":material/compare_arrows:",
        )

times = kinetics.time_course(catalogue, shown, {name: kinetics.headline_form(catalogue, name) for name in shown})
half_lives = times[times["measure"].str.startswith("Half-life")]
left, right = st.columns(2)
with left:
    st.subheader("Half-life")
    st.caption("Filled: the drug. Hollow: its active metabolite.")
    if len(half_lives):
        show.chart("half-life", half_lives, key="half-life-chart")
with right:
    st.subheader("Doses a day")
    st.caption("Fewest to most, usual form.")
    doses = overview.doses_a_day(catalogue, shown)
    if len(doses):
        show.chart("doses a day", doses, key="doses-chart")
