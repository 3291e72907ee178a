"""The filter widgets of Explore; all live in the address but those that describe a patient (hazard H31)."""

from __future__ import annotations

import streamlit as st

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.schema.terms import CONDITIONS, FACTORS_CORE, FACTORS_OTHER, FORMS, SITES, TARGETS
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.explore.filters import PURPOSES, Criteria, Purpose
from dashboard.names.brands import forms_of
from dashboard.ui.address import read_parameter, read_switch
from dashboard.ui.state import State, show_warnings

HALF_LIVES = {"up to 4 h": 4.0, "up to 12 h": 12.0, "up to 24 h": 24.0}
DOSES_A_DAY = {"once is possible": 1.0, "twice is possible": 2.0, "3 times is possible": 3.0}

SWITCHES = ("available", "uncontrolled")
MORE = ("acts", *SWITCHES, "half_life", "doses")
MANY = ("condition", "comes_as", "avoid", "acts")
WIDTH = 258


def draw_filters(current: State) -> Criteria:
    """Draw the filters, below what the address got wrong, and return what they ask for."""
    catalogue = current.catalogue
    conditions = _inverse(CONDITIONS, set(catalogue["indications"]["condition"]))
    forms = _inverse(FORMS, {form for relaxant in catalogue.names for form in forms_of(catalogue, relaxant)})
    effects = _inverse(VOCABULARIES["effect"], _words(catalogue, "common_side_effects"))
    factors = _inverse({**FACTORS_CORE, **FACTORS_OTHER}, set(catalogue["precautions"]["factor"]))
    acts = _inverse({**SITES, **TARGETS}, _words(catalogue, "acts_at") | _words(catalogue, "acts_on"))
    purposes: dict[str, Purpose | None] = {"Anything": None, **{name: key for key, name in PURPOSES.items()}}
    checks = {
        "purpose": (purposes, "purpose"),
        "condition": (conditions, "condition"),
        "comes_as": (forms, "form"),
        "avoid": (effects, "side effect"),
        "acts": (acts, "site or target"),
        "half_life": (HALF_LIVES, "half-life"),
        "doses": (DOSES_A_DAY, "schedule"),
    }
    for parameter, (options, what) in checks.items():
        read_parameter(parameter, options, what, many=parameter in MANY)
    for switch in SWITCHES:
        read_switch(switch)
    show_warnings()

    purpose = st.radio("What for?", list(purposes), key="purpose", bind="query-params", horizontal=True)
    row = st.container(horizontal=True, vertical_alignment="bottom")
    condition = row.multiselect(
        "Condition",
        list(conditions),
        key="condition",
        bind="query-params",
        select_all=False,
        placeholder="Any",
        width=WIDTH,
        filter_mode="prefix",
    )
    comes_as = row.multiselect(
        "Form",
        list(forms),
        key="comes_as",
        bind="query-params",
        select_all=False,
        placeholder="Any",
        width=WIDTH,
        filter_mode="prefix",
    )
    avoid = row.multiselect(
        "Side effect to avoid",
        list(effects),
        key="avoid",
        bind="query-params",
        select_all=False,
        placeholder="None",
        help="Takes out relaxants whose label names it as common, or of which a source reports it in 1 of 100 or more.",
        width=WIDTH,
        filter_mode="prefix",
    )
    text = row.text_input(
        "Search", key="q", bind="query-params", placeholder="Name, brand, mechanism", max_chars=60, width=WIDTH
    )
    chosen: list[str] = []
    if not current.plain:
        chosen = row.multiselect(
            "Hide if contraindicated in",
            list(factors),
            key="factors",
            persist_state="session",
            select_all=False,
            placeholder="No patient factor",
            help="Describes a patient, so it never enters the address.",
            width=WIDTH,
            filter_mode="prefix",
        )
    more = row.popover("More filters", width=WIDTH, key="more", on_change="rerun")
    site_or_target: list[str] = []
    available, uncontrolled, half_life, doses = False, False, None, None
    if more.open or any(st.session_state.get(key) or key in st.query_params for key in MORE):
        with more:
            site_or_target = st.multiselect(
                "Site or target",
                list(acts),
                key="acts",
                bind="query-params",
                select_all=False,
                placeholder="Any",
                filter_mode="prefix",
            )
            available = st.toggle(f"Marketed in {current.jurisdiction}", key="available", bind="query-params")
            uncontrolled = st.toggle("Not a US controlled substance", key="uncontrolled", bind="query-params")
            half_life = st.selectbox(
                "Half-life",
                list(HALF_LIVES),
                index=None,
                key="half_life",
                bind="query-params",
                placeholder="Any",
                filter_mode="prefix",
            )
            doses = st.selectbox(
                "Doses a day",
                list(DOSES_A_DAY),
                index=None,
                key="doses",
                bind="query-params",
                placeholder="Any",
                filter_mode="prefix",
            )
    return Criteria(
        jurisdiction=current.jurisdiction,
        purpose=purposes[purpose],
        conditions=tuple(conditions[word] for word in condition),
        factors=tuple(factors[word] for word in chosen),
        forms=tuple(forms[word] for word in comes_as),
        avoid_effects=tuple(effects[word] for word in avoid),
        available=available,
        uncontrolled=uncontrolled,
        half_life_max_h=HALF_LIVES[half_life] if half_life else None,
        doses_per_day_max=DOSES_A_DAY[doses] if doses else None,
        acts=tuple(acts[word] for word in site_or_target),
        text=text.strip(),
    )


def _words(catalogue: Catalogue, column: str) -> set[str]:
    """Return the words that a list column of relaxants.csv holds anywhere."""
    return {word for cell in catalogue["relaxants"][column] for word in items(cell)}


def _inverse(words: dict[str, str], used: set[str]) -> dict[str, str]:
    """Return label -> key of the words that the data use, in the order of the vocabulary."""
    return {label: key for key, label in words.items() if key in used}
