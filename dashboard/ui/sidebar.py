"""The sidebar: which relaxants, in which forms, of which country, in which words; all of it lives in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.components.v2 import component

from dashboard.data.catalogue import Catalogue
from dashboard.names.brands import form_options
from dashboard.names.relaxants import MOST_PICKED, Reading, option_label, picked_forms, read_names, relaxant_options
from dashboard.render import markup
from dashboard.ui import say
from dashboard.ui.address import name_unknown_parameters, read_parameter
from dashboard.ui.search_box import REPLACED, watch
from dashboard.ui.state import WORDINGS, State, load_catalogue, pick, quoted, warn
from dashboard.wording.jurisdictions import with_data

_ADDRESS = component("myocompare_address", html="<span></span>", js=markup.asset("address.js"))
PICK, SEEN, NOTES, PAGE, CARRIED = "relaxants", "seen_relaxants", "name_notes", "page", "carried_pages"
OTHER_COUNTRY_NAMES = {"USA": "US", "America": "US", "UK": "GB", "Great Britain": "GB", "England": "GB", "Europe": "EU"}


def sidebar(catalogue: Catalogue, page: str) -> None:
    """Draw the sidebar and keep its `State` for the pages; `page` is the address of the page."""
    top = st.container()
    carried = _read_pick(catalogue, page)
    name_unknown_parameters()
    jurisdictions = with_data(catalogue)
    codes = {**{code: code for code in jurisdictions}, **OTHER_COUNTRY_NAMES}
    countries = {name: jurisdictions[code] for name, code in codes.items() if code in jurisdictions}
    read_parameter("jurisdiction", jurisdictions.values(), "country", also=countries)
    read_parameter("wording", WORDINGS, "wording", also={"plain": "Plain language", "clinical": "Clinician"})
    with st.sidebar:
        picked = _ask_relaxants(catalogue)
        chosen = _ask_forms(catalogue, picked)
        names = {name: code for code, name in jurisdictions.items()}
        place = st.selectbox("Jurisdiction", list(names), key="jurisdiction", bind="query-params", filter_mode="prefix")
        wording = st.radio("Wording", list(WORDINGS), key="wording", bind="query-params")
    forms = picked_forms(catalogue, picked, chosen)
    st.session_state["state"] = State(catalogue, picked, forms, names[place], WORDINGS[wording])
    _compare_versions(catalogue)
    _write_pick(catalogue, picked, page, carried=carried)
    _ask_again(picked)
    _offer_replaced(catalogue, picked)
    with st.sidebar:
        watch([PICK], "unsent_relaxants", top)


def _ask_relaxants(catalogue: Catalogue) -> tuple[str, ...]:
    """Ask for relaxants by any name; the box holds keys and shows names."""
    st.multiselect(
        "Relaxants",
        relaxant_options(catalogue),
        key=PICK,
        format_func=lambda option: option_label(catalogue, option),
        select_all=False,
        accept_new_options=True,
        max_selections=MOST_PICKED,
        filter_mode="prefix",
        placeholder="Name or brand",
        wrap=True,
        help="Type a generic name or a brand, such as Zanaflex, and press Enter. Up to six.",
        on_change=_settle_names,
        args=(catalogue,),
    )
    return tuple(name for name in st.session_state[PICK] if name in catalogue.names)


def _ask_forms(catalogue: Catalogue, picked: tuple[str, ...]) -> Sequence[str]:
    read_parameter("form", form_options(catalogue, catalogue.names), "form", many=True)
    options = list(form_options(catalogue, picked))
    if not options:
        return ()
    kept = [form for form in st.session_state.get("form", []) if form in options]
    if kept != st.session_state.get("form", kept):
        st.session_state["form"] = kept
    return st.multiselect(
        "Forms", options, key="form", bind="query-params", select_all=False, filter_mode="prefix",
        placeholder="All forms", help="Doses, time course and warnings of the chosen forms only.",
    )  # fmt: skip


def _read_pick(catalogue: Catalogue, page: str) -> bool:
    """Take the pick from the address where that has changed since the last run, else from the box.

    A click in the navigation leaves the pick out of the address; it is then carried over to the new page. Returns
    whether it must be written there.
    """
    asked, seen = st.query_params.get_all("relaxants"), st.session_state.get(SEEN)
    before, carried = st.session_state.get(PAGE), st.session_state.setdefault(CARRIED, set[str]())
    st.session_state[PAGE] = page
    st.session_state.setdefault(PICK, [])
    if asked == (seen or []):
        return False
    if not asked and (before != page or page in carried):
        carried.add(page)
        return True
    if seen is None and "form" not in st.session_state:
        st.session_state["form"] = st.query_params.get_all("form")
    _take(read_names(catalogue, asked), catalogue)
    return False


def _write_pick(catalogue: Catalogue, picked: tuple[str, ...], page: str, *, carried: bool) -> None:
    """Write the pick into the address as keys, with the version of the data (hazard H32).

    What is carried over is written in the browser: a change by Python would be a further step in its history.
    """
    wanted = {"relaxants": list(picked), "data_version": [catalogue.version] if picked else []}
    asked = {name: st.query_params.get_all(name) for name in wanted}
    carry = carried and list(picked) == st.session_state.get(SEEN)
    if not carry and (asked["relaxants"] != wanted["relaxants"] or (picked and asked != wanted)):
        st.query_params.update({name: values for name, values in wanted.items() if values})
        for name in [name for name, values in wanted.items() if not values and name in st.query_params]:
            del st.query_params[name]
    st.session_state[SEEN] = list(picked)
    with st.sidebar:
        _ADDRESS(data={"carry": wanted if carry else None, "page": page}, key="address")


def _settle_names(catalogue: Catalogue) -> None:
    """Replace what was typed by what it means; a callback."""
    reading, seen = read_names(catalogue, st.session_state[PICK]), st.session_state.get(SEEN, [])
    gone = [key for key in seen if key not in reading.relaxants]
    added = any(key not in seen for key in reading.relaxants)
    _take(reading, catalogue)
    st.session_state[f"{PICK}{REPLACED}"] = gone if added else []


def _take(reading: Reading, catalogue: Catalogue) -> None:
    """Make what was understood the pick, and keep what was not, to ask about it."""
    pick(reading.relaxants)
    _add_forms(reading.forms)
    left = [catalogue.names[name] for name in reading.relaxants[MOST_PICKED:]]
    st.session_state[NOTES] = (tuple(st.session_state[PICK]), reading, left)


def _add_forms(forms: Sequence[str]) -> None:
    if forms:
        st.session_state["form"] = list(dict.fromkeys([*st.session_state.get("form", []), *forms]))


def _ask_again(picked: tuple[str, ...]) -> None:
    """Ask on top of the page about names that were not understood, until the pick changes."""
    picked_then, reading, left = st.session_state.get(NOTES, ((), None, []))
    if reading is None or picked_then != picked:
        st.session_state.pop(NOTES, None)
        return
    for note in reading.notes:
        warn(note)
    if left:
        warn(f"Up to {MOST_PICKED} relaxants can be compared. Left out: {', '.join(left)}.")
    for name, labels in reading.questions.items():
        _offer(f"{quoted(name)} can mean more than one relaxant. Which one?", labels, picked)
    for name, labels in reading.unknown.items():
        said = f"{quoted(name)} is not a relaxant or brand that we know. It was left out."
        if labels:
            _offer(f"{said} Did you mean:", labels, picked)
        else:
            warn(said)


def _offer_replaced(catalogue: Catalogue, picked: tuple[str, ...]) -> None:
    """Offer relaxants that left the box while another came, without a click of the user."""
    for key in st.session_state.get(f"{PICK}{REPLACED}", []):
        if key not in picked:
            name = catalogue.names[key]
            _offer(f"{name} left the box while another relaxant was added. Put it back?", [name], picked)


def _offer(question: str, labels: Sequence[str], picked: tuple[str, ...]) -> None:
    with st.container(border=True):
        say.alert("warning", question, icon=":material/help:")
        with st.container(horizontal=True):
            for label in labels:
                st.button(label, key=f"meaning-{label}", on_click=_choose, args=(picked, label))


def _choose(picked: tuple[str, ...], label: str) -> None:
    catalogue = load_catalogue()
    reading = read_names(catalogue, [label])
    _take(read_names(catalogue, [*picked, label]), catalogue)
    _add_forms(reading.forms)


def _compare_versions(catalogue: Catalogue) -> None:
    """Say when the facts have changed since a link was made (hazard H32)."""
    linked = st.query_params.get("data_version", "")
    if linked and linked != catalogue.version:
        st.session_state.setdefault("linked_version", linked)
    if linked := st.session_state.get("linked_version", ""):
        warn(f"This link was made with data {quoted(linked)}. The facts have changed since: now {catalogue.version}.")
