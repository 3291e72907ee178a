"""Which patient factors are present and which are not, in the words that clinicians type (hazards H8, H41)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import FACTORS_CORE, FACTORS_OTHER
from dashboard.names.answers import Answer
from dashboard.names.clinical_terms import read_terms, term_options
from dashboard.suitability.person import FROM_NUMBERS
from dashboard.ui import say
from dashboard.ui.kept import kept
from dashboard.ui.search_box import ask_again, offer_left, search_box

YES_WORDS = {
    "driving": "Drives or operates machines",
    "alcohol": "Drinks alcohol",
    "abrupt_stop": "May run out or stop suddenly",
    "reproductive_potential": "Could become pregnant, or plans a child",
    "cross_allergy": "Allergy to a drug that is related to a relaxant",
}
ASKED = {
    factor: YES_WORDS.get(factor, words)
    for factor, words in (FACTORS_CORE | FACTORS_OTHER).items()
    if factor not in FROM_NUMBERS
}
"""Factor -> how it is called on the form, for every factor that is answered with yes or no."""
HAS, HAS_NOT = "my_has", "my_has_not"


@kept
def _options(catalogue: Catalogue) -> tuple[str, ...]:
    return term_options(catalogue, "factor", ASKED)


def ask_factors(catalogue: Catalogue, *, plain: bool, narrow: bool = False) -> dict[str, bool]:
    """Draw both lists, below each other in a `narrow` column, and return the answers: factor -> yes or no.

    What is unclear is asked below.
    """
    options = _options(catalogue)
    left, right = (st.container(),) * 2 if narrow else st.columns(2)
    below = st.container()

    def understand(texts: Sequence[str]) -> list[Answer]:
        return read_terms(catalogue, "factor", ASKED, texts)

    search_box(
        left, "You have, or do" if plain else "Applies to this patient", HAS, options=options, read=understand,
        placeholder="Yes to ... (such as BPH, CKD, COPD)",
        hint="Answered yes. What is in neither list was not asked, and the result says what depends on it.",
    )  # fmt: skip
    search_box(
        right, "You do not have, and do not do" if plain else "Ruled out", HAS_NOT, options=options, read=understand,
        placeholder="No to ...",
        hint="Answered no. Kidney impairment: yes or no is a judgement; labels that give no number go by it.",
    )  # fmt: skip
    names = {words: factor for factor, words in ASKED.items()}
    answers: dict[str, bool] = {}
    for key, answer in ((HAS_NOT, False), (HAS, True)):  # yes counts where a factor is in both lists
        ask_again(below, key, understand(st.session_state[key]), "patient factor")
        answers |= {names[name]: answer for name in st.session_state[key] if name in names}
    both = [name for name in st.session_state[HAS] if name in st.session_state[HAS_NOT] and name in names]
    if both:
        say.alert("warning", f"In both lists, so it counts as yes: {', '.join(both)}.", into=below)
    offer_left(below, HAS, HAS_NOT)
    return answers
