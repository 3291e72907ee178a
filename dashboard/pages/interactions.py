"""Interactions: the picked relaxants with other medicines and with each other; what adds up."""

import streamlit as st

from dashboard.schema import VOCABULARIES
from dashboard.ui import say
from dashboard.ui.compare_table import show_harms
from dashboard.ui.examples import offer_examples
from dashboard.ui.interaction_views import offer_table, show_load, show_pairs, show_plain
from dashboard.ui.person_form import ask_both, say_unknown
from dashboard.ui.state import keep_entries, show_warnings, state

current = state()


@st.fragment
def show_all() -> None:
    """Ask for medicines and show what is said; a fragment, so that another name redraws nothing else."""
    now = state()
    keep_entries()
    top = st.container()
    reading = ask_both(now.catalogue)
    say_unknown(top, reading.unknown)
    if now.plain:
        show_plain(reading.medicines)
    else:
        rows = show_pairs(now, reading.medicines)
        show_load(now, reading.medicines)
        offer_table(now, rows)


st.title("Interactions")
show_warnings()
if current.relaxants:
    say.note(
        f"{VOCABULARIES['jurisdiction'][current.jurisdiction]}. What labels, references and studies name. "
        "No statement held is not the same as no interaction. What is typed here stays in this window."
    )
    show_harms(current)
    show_all()
else:
    offer_examples()
