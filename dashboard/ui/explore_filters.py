"""The filter widgets of Start; all live in the address but those that describe a patient (hazard H31)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import IndicationRow, PrecautionRow, RelaxantRow
from dashboard.data.schema.terms import CONDITIONS, FACTORS_CORE, FACTORS_OTHER, FORMS, SITES, TARGETS
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.explore.filters import PURPOSES, Criteria
from dashboard.names.brands import forms_of
from dashboard.ui import say
from dashboard.ui.choices import Choice, Choices, Switch, Words
from dashboard.ui.state import State, show_warnings

NARROW, WIDE, FILLED = 128, 206, 300
"""Widths of the boxes of filters, empty and filled."""
PURPOSE = Choice("purpose", "purpose", {"any": "All", **PURPOSES})
SEARCH = Words("q")
AVAILABLE, UNCONTROLLED = Switch("available"), Switch("uncontrolled")
HALF_LIFE = Choice("half_life", "half-life", {"4": "up to 4 h", "12": "up to 12 h", "24": "up to 24 h"}, optional=True)
"""Longest half-life in hours."""
DOSES_A_DAY = Choice(
    "doses", "schedule", {"1": "once is possible", "2": "twice is possible", "3": "3 times is possible"}, optional=True
)
"""Fewest doses a day."""
AVOID_HELP = (
    "Side effect to avoid: excludes drugs whose label names it as common, or of which a source reports it in 1 of 100 "
    "or more. What describes a patient never enters the address."
)


def draw_filters(current: State) -> Criteria:
    """Draw the filters, below what the address got wrong, and return what they ask for."""
    catalogue = current.catalogue
    conditions = Choices(
        "condition", "condition", _used(CONDITIONS, {row.condition for row in catalogue.every(IndicationRow)})
    )
    forms = {form for relaxant in catalogue.names for form in forms_of(catalogue, relaxant)}
    comes_as = Choices("comes_as", "form", _used(FORMS, forms))
    summaries = catalogue.every(RelaxantRow)
    effects = {effect for row in summaries for effect in row.common_side_effects}
    avoid = Choices("avoid", "side effect", _used(VOCABULARIES["effect"], effects))
    targets = {word for row in summaries for word in (*row.acts_at, *row.acts_on)}
    acts = Choices("acts", "site or target", _used({**SITES, **TARGETS}, targets))
    for parameter in (PURPOSE, conditions, comes_as, avoid, acts, HALF_LIFE, DOSES_A_DAY, AVAILABLE, UNCONTROLLED):
        parameter.read()
    show_warnings()

    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    with row:
        purpose = PURPOSE.tabs("What for?")
    asked = Criteria(
        jurisdiction=current.jurisdiction,
        purpose=purpose if purpose in PURPOSES else None,
        conditions=conditions.multiselect(
            "Condition", row, placeholder="Condition", width=_width("condition"), quiet=True
        ),
        factors=() if current.plain else _ask_factors(catalogue, row),
        avoid_effects=avoid.multiselect(
            "Side effect to avoid", row, placeholder="Effect to avoid", width=_width("avoid", 24), quiet=True
        ),
    )
    return _ask_more(current, asked, (comes_as, acts), row)


def _ask_factors(catalogue: Catalogue, row: DeltaGenerator) -> tuple[str, ...]:
    """Ask what a patient has; this never enters the address (hazard H31)."""
    factors = _used({**FACTORS_CORE, **FACTORS_OTHER}, {row.factor for row in catalogue.every(PrecautionRow)})
    chosen = row.multiselect(
        "Hide if contraindicated in",
        list(factors),
        key="factors",
        persist_state="session",
        format_func=factors.__getitem__,
        select_all=False,
        placeholder="Hide if contraindicated",
        width=FILLED if st.session_state.get("factors") else WIDE,
        filter_mode="prefix",
        label_visibility="visible" if st.session_state.get("factors") else "collapsed",
    )
    return tuple(chosen)


def _ask_more(
    current: State, asked: Criteria, lists: tuple[Choices[str], Choices[str]], row: DeltaGenerator
) -> Criteria:
    """Draw the filters that are used less, where they are open or one of them is set, and add what they ask for."""
    comes_as, acts = lists
    more = row.popover("More filters", key="more", on_change="rerun")
    parameters = (SEARCH, comes_as, acts, AVAILABLE, UNCONTROLLED, HALF_LIFE, DOSES_A_DAY)
    asked_for = any(st.session_state.get(one.parameter) or one.parameter in st.query_params for one in parameters)
    if not more.open and not asked_for:
        return asked
    with more:
        text = SEARCH.text_input("Words in name, brand or mechanism", None, placeholder="Any", width="stretch")
        forms = comes_as.multiselect("Form")
        wished = acts.multiselect("Site or target")
        available = AVAILABLE.toggle(f"Marketed in {current.jurisdiction}")
        uncontrolled = UNCONTROLLED.toggle("Not a US controlled substance")
        half_life = HALF_LIFE.optional_selectbox("Half-life", width="stretch", placeholder="Any")
        doses = DOSES_A_DAY.optional_selectbox("Doses a day", width="stretch", placeholder="Any")
        say.note(AVOID_HELP)
    return replace(
        asked,
        text=text,
        forms=forms,
        acts=wished,
        available=available,
        uncontrolled=uncontrolled,
        half_life_max_h=float(half_life) if half_life else None,
        doses_per_day_max=float(doses) if doses else None,
    )


def _width(parameter: str, more: int = 0) -> int:
    """Return the width of a box: room for what it holds, little where it is empty."""
    return FILLED if st.session_state.get(parameter) else NARROW + more


def _used(words: Mapping[str, str], used: Collection[str]) -> dict[str, str]:
    """Return the words of a vocabulary that the data use, in its order."""
    return {key: label for key, label in words.items() if key in used}
