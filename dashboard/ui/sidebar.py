"""The sidebar: which relaxants, in which forms, of which country, in which words; all of it lives in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.names.brands import form_label, form_options
from dashboard.names.relaxants import (
    MOST_PICKED,
    RelaxantReading,
    option_label,
    picked_forms,
    read_names,
    relaxant_options,
)
from dashboard.ui import address, say
from dashboard.ui.choices import Choice
from dashboard.ui.search_box import REPLACED, offer_left, watch
from dashboard.ui.state import TAKE_OVER, WORDINGS, State, held_pick, load_catalogue, pick, quoted, warn
from dashboard.ui.visitor import has_lost_session
from dashboard.wording.jurisdictions import with_data

PICK, FORM, NOTES = "relaxants", "form", "name_notes"
LOST, ANSWERS = "lost_session", "answers_of_browser"
OTHER_COUNTRY_NAMES = {"USA": "US", "America": "US", "UK": "GB", "Great Britain": "GB", "England": "GB", "Europe": "EU"}


def sidebar(catalogue: Catalogue, page: str) -> None:
    """Draw the sidebar and keep its `State` for the pages; `page` is the address of the page."""
    top = st.container()
    if address.is_first_run() and has_lost_session():
        st.session_state[LOST] = st.session_state[TAKE_OVER] = True
    for key, value in st.session_state.pop(ANSWERS, {}).items():
        st.session_state[key] = value
    address.enter(page)
    address.name_unknown_parameters()
    _read_forms(catalogue)
    _read_pick(catalogue)
    jurisdictions = with_data(catalogue)
    place = Choice("jurisdiction", "country", jurisdictions, also=OTHER_COUNTRY_NAMES)
    wording = Choice("wording", "wording", WORDINGS, also={"clinical": "clinician"})
    for choice in (place, wording):
        choice.read()
    with st.sidebar:
        picked = _ask_relaxants(catalogue)
        chosen = _ask_forms(catalogue, picked)
        country = place.selectbox("Jurisdiction", width="stretch")
        plain = wording.radio("Wording", horizontal=False) == "plain"
    forms = picked_forms(catalogue, picked, chosen)
    st.session_state["state"] = State(
        catalogue, picked, forms, jurisdiction=country, wording="plain" if plain else "clinician"
    )
    _compare_versions(catalogue)
    version = [catalogue.version] if picked else []
    address.write({PICK: picked, FORM: chosen, "data_version": version})
    address.put_sidebar()
    _ask_again(picked)
    _offer_replaced(catalogue, picked)
    with top:
        _say_what_was_lost()
    offer_left(top, PICK)
    with st.sidebar:
        watch()


def _say_what_was_lost() -> None:
    """Say that answers may be missing since the session was lost, until somebody has checked them (hazard H31)."""
    if not st.session_state.get(LOST):
        return
    with st.container(border=True, key="lost"):
        say.alert(
            "warning",
            "The connection to the server was lost, and the server no longer holds what you typed. "
            "Some answers about the patient may be missing. Check each one before you use the result.",
            icon=":material/sync_problem:",
        )
        st.button("I have checked", key="lost_checked", on_click=_forget_loss)


def take_over() -> None:
    """End the first run after a loss with a second one, in which the answers are set that the browser still held.

    A widget keeps over pages only what its session was told; what came with the first run would go with its page.
    """
    if st.session_state.pop(TAKE_OVER, False):
        held = {str(key): value for key, value in st.session_state.items() if _is_answer(str(key))}
        st.session_state[ANSWERS] = held
        st.rerun()


def _is_answer(key: str) -> bool:
    return key.startswith("my_") or key in ("factors", "start_search")


def _forget_loss() -> None:
    st.session_state[LOST] = False


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
    return held_pick(catalogue)


def _read_forms(catalogue: Catalogue) -> None:
    asked = address.read_codes(FORM, form_options(catalogue, catalogue.names), "form")
    if asked is not None:
        st.session_state[FORM] = asked


def _ask_forms(catalogue: Catalogue, picked: tuple[str, ...]) -> Sequence[str]:
    """Ask for forms, where a relaxant comes in several; a brand may have chosen one already."""
    options = list(form_options(catalogue, picked))
    if not options:
        return ()
    kept = [form for form in st.session_state.get(FORM, []) if form in options]
    if kept != st.session_state.get(FORM, kept):
        st.session_state[FORM] = kept
    return st.multiselect(
        "Forms", options, key=FORM, format_func=form_label, select_all=False, filter_mode="prefix",
        placeholder="All forms", help="Doses, time course and warnings of the chosen forms only.",
    )  # fmt: skip


def _read_pick(catalogue: Catalogue) -> None:
    """Take the pick from the address where it says something new, else from the box.

    The box is not given a value otherwise: a browser whose server was replaced says what its box holds.
    """
    asked = address.news(PICK)
    if asked is not None:
        _take(read_names(catalogue, asked), catalogue)


def _settle_names(catalogue: Catalogue) -> None:
    """Replace what was typed by what it means; a callback."""
    reading, seen = read_names(catalogue, st.session_state[PICK]), address.last_written(PICK)
    gone = [key for key in seen if key not in reading.relaxants]
    added = any(key not in seen for key in reading.relaxants)
    _take(reading, catalogue)
    st.session_state[f"{PICK}{REPLACED}"] = gone if added else []


def _take(reading: RelaxantReading, catalogue: Catalogue) -> None:
    """Make what was understood the pick, and keep what was not, to ask about it."""
    pick(reading.relaxants)
    _add_forms(reading.forms)
    left = [catalogue.names[name] for name in reading.relaxants[MOST_PICKED:]]
    st.session_state[NOTES] = (tuple(st.session_state[PICK]), reading, left)


def _add_forms(forms: Sequence[str]) -> None:
    if forms:
        st.session_state[FORM] = list(dict.fromkeys([*st.session_state.get(FORM, []), *forms]))


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
