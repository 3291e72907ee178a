"""What Start shows above the class: what the tool is for, one search that leads to the right page, four ways in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast
from urllib.parse import urlencode

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.names.answers import Answer
from dashboard.names.anything import Lead, everything_options, read_anything
from dashboard.render import markup
from dashboard.ui import say
from dashboard.ui.medicine_form import TAKEN
from dashboard.ui.navigation import follow
from dashboard.ui.search_box import ask_again, choice_box, offer_left
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.statements import Wording

SEARCH, LEFT_BELOW = "start_search", "start_search_used"
WHAT = "drug, class, condition or medicine"
HINT = "A drug, a brand, a class, a condition, or a medicine taken with it: Zanaflex, MS spasticity, ciprofloxacin"


class Door(NamedTuple):
    """A way into the tool: what one does there, and how in a few words."""

    title: str
    line: str


DOORS: dict[Wording, dict[str, Door]] = {
    "clinician": {
        "/compare": Door("Compare drugs", "side by side, at a glance"),
        "/suitability": Door("Check a patient", "kidneys, age, conditions"),
        "/dosing": Door("Plan a dose", "up, down, calendar"),
        "/interactions": Door("Check other medicines", "interactions"),
    },
    "plain": {
        "/compare": Door("Compare medicines", "side by side"),
        "/suitability": Door("Before you see someone", "what to tell them"),
        "/dosing": Door("Doses", "what labels say"),
        "/interactions": Door("Other medicines", "a list for your pharmacist"),
    },
}
"""Address of a page -> the door to it."""


def introduce(current: State) -> None:
    """Say in one sentence what the tool does and for whom."""
    count, place = len(current.catalogue.names), VOCABULARIES["jurisdiction"][current.jurisdiction]
    if current.plain:
        say.heading(f"{count} muscle relaxants, and where each fact comes from", 1)
        say.note(f"For patients and carers: what each medicine is for and how it differs. Country: {place}.")
        return
    say.heading(f"Compare {count} muscle relaxants, every fact with its source", 1)
    say.note(
        "For prescribers, pharmacists and teachers: uses, doses, side effects, cautions and interactions side by side. "
        f"Country: {place}."
    )


def search(current: State) -> None:
    """Draw the one search, and go where the text leads; what is unclear is asked, and nothing is guessed (H41)."""
    catalogue = current.catalogue
    if st.session_state.pop(LEFT_BELOW, False):
        st.session_state[SEARCH] = None

    def read(texts: Sequence[str]) -> list[Answer]:
        return [read_anything(catalogue, text)[0] for text in texts]

    typed = choice_box("Search", SEARCH, everything_options(catalogue), read, placeholder=HINT, wide=True)
    below = st.container()
    offer_left(below, SEARCH)
    if not typed:
        return
    answer, lead = read_anything(catalogue, typed)
    if lead:
        _go(current, lead)
    ask_again(below, SEARCH, [answer], WHAT)


def _go(current: State, lead: Lead) -> None:
    """Pick and enter what a text means, and open the page for it; medicines never enter the address (hazard H31)."""
    st.session_state[LEFT_BELOW] = True
    if lead.filters:
        for parameter, value in lead.filters.items():
            st.session_state[parameter] = value
        st.rerun()
    if lead.medicines:
        held = cast("list[str]", st.session_state.get(TAKEN) or [])
        st.session_state[TAKEN] = list(dict.fromkeys([*held, *lead.medicines]))
    page = "/interactions" if lead.medicines else "/compare"
    picked = urlencode([("relaxants", name) for name in (*current.relaxants, *lead.relaxants)])
    follow(f"{page}?{picked}")


def show_doors(current: State) -> None:
    """Show the ways into the tool as links that keep the session."""
    named = [(page, door.title, door.line) for page, door in DOORS[current.wording].items()]
    show_table(markup.doors(named), key="doors")
