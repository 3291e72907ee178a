"""What every page shares: the catalogue, the picked relaxants, jurisdiction and wording, as the address holds them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from dashboard import catalogue as catalogue_module
from dashboard.catalogue import Catalogue
from dashboard.jurisdictions import with_data
from dashboard.picking import MOST_PICKED, aliases, form_options, picked_forms, read_names
from dashboard.statements import Wording
from dashboard.ui import say

WORDINGS: dict[str, Wording] = {"Clinician": "clinician", "Plain language": "plain"}


@dataclass(frozen=True)
class State:
    """What the sidebar says."""

    catalogue: Catalogue
    relaxants: tuple[str, ...]
    forms: dict[str, tuple[str, ...]]
    jurisdiction: str
    wording: Wording

    @property
    def plain(self) -> bool:
        """Whether the reader asked for plain words."""
        return self.wording == "plain"


@st.cache_resource(max_entries=2, show_spinner=False)
def _load(digest: str) -> Catalogue:
    """Read the tables once per content."""
    return catalogue_module.load(catalogue_module.DATA_DIRECTORY)


@st.cache_resource(show_spinner=False)
def settle(page: str) -> None:
    """Freeze, once per page and process, what its first run has brought into memory for good.

    Streamlit collects garbage after every run; without this the collector walks through all facts and libraries each
    time, which takes longer than the run itself (docs/decisions/0004-speed.md).
    """
    gc.collect()
    gc.freeze()


def load_catalogue() -> Catalogue:
    """Return the catalogue; raises DataError when a file is broken."""
    return _load(catalogue_module.content_digest(catalogue_module.DATA_DIRECTORY))


def state() -> State:
    """Return what the sidebar of this run says; the sidebar must have been drawn."""
    return cast("State", st.session_state["state"])


def complain_of(parameter: str, options: Iterable[str], what: str) -> None:
    """Warn of values in the address that a widget would drop without a word."""
    known = set(options)
    for value in st.query_params.get_all(parameter):
        if value not in known:
            warn(f"The address asks for {what} {quoted(value)}, which this page does not have. It was left out.")


def quoted(text: str) -> str:
    """Return foreign text so that Markdown shows it as it is: a code span without its own fences, cut when long."""
    calm = " ".join("".join(letter if letter.isprintable() and letter != "`" else " " for letter in text).split())
    return f"`{calm[:60] + ('…' if len(calm) > 60 else '') or ' '}`"


def warn(message: str) -> None:
    """Keep a warning for the top of the page."""
    st.session_state.setdefault("warnings", []).append(message)


def keep_entries() -> None:
    """Keep what was typed about a patient or a plan (keys that begin with ``my_``) while its widgets are out of sight.

    It lives in this visitor's session only: nothing of it enters the address, a log or a shared cache (hazard H31).
    """
    for key in [str(key) for key in st.session_state]:
        if key.startswith("my_"):
            st.session_state[key] = st.session_state[key]


def show_warnings() -> None:
    """Show the warnings that this run gathered, and those that still hold for the pick."""
    for message in dict.fromkeys(st.session_state.pop("warnings", [])):
        say.alert("warning", message, icon=":material/info:")


def sidebar(catalogue: Catalogue) -> None:
    """Draw the sidebar and keep its `State` for the pages."""
    keep_entries()
    _read_address(catalogue)
    jurisdictions = with_data(catalogue)
    complain_of("jurisdiction", jurisdictions.values(), "the jurisdiction")
    complain_of("wording", WORDINGS, "the wording")
    with st.sidebar:
        st.multiselect(
            "Relaxants",
            [*catalogue.names, *aliases(catalogue)],
            key="relaxants",
            bind="query-params",
            select_all=False,
            max_selections=MOST_PICKED,
            filter_mode="contains",
            placeholder="Name or brand",
            help="Type a generic name or a brand, such as Zanaflex. Up to six.",
            on_change=_settle_names,
            args=(catalogue,),
        )
        picked = tuple(name for name in st.session_state["relaxants"] if name in catalogue.names)
        options = list(form_options(catalogue, picked))
        chosen: Sequence[str] = ()
        if options:
            kept = [form for form in st.session_state.get("form", []) if form in options]
            if kept != st.session_state.get("form", kept):
                st.session_state["form"] = kept
            chosen = st.multiselect(
                "Forms", options, key="form", bind="query-params", select_all=False, placeholder="All forms",
                help="Doses, time course and warnings of the chosen forms only.",
            )  # fmt: skip
        names = {name: code for code, name in jurisdictions.items()}
        place = st.selectbox("Jurisdiction", list(names), key="jurisdiction", bind="query-params")
        wording = st.radio("Wording", list(WORDINGS), key="wording", bind="query-params")
    st.session_state["state"] = State(
        catalogue, picked, picked_forms(catalogue, picked, chosen), names[place], WORDINGS[wording]
    )
    _ask_and_complain(picked)
    _compare_versions(catalogue, picked)


def _compare_versions(catalogue: Catalogue, picked: tuple[str, ...]) -> None:
    """Say when the facts have changed since a link was made, and keep the version in the address (hazard H32)."""
    linked = st.query_params.get("data_version", "")
    if linked and linked != catalogue.version:
        st.session_state.setdefault("linked_version", linked)
    if linked := st.session_state.get("linked_version", ""):
        warn(f"This link was made with data {quoted(linked)}. The facts have changed since: now {catalogue.version}.")
    if picked and st.query_params.get("data_version") != catalogue.version:
        st.query_params["data_version"] = catalogue.version


def pick(relaxants: Sequence[str]) -> None:
    """Make `relaxants` the pick; for callbacks only, since the sidebar is drawn first."""
    st.session_state["relaxants"] = list(dict.fromkeys(relaxants))[:MOST_PICKED]


def _settle_names(catalogue: Catalogue) -> None:
    """Replace brands in the pick by what they stand for."""
    reading = read_names(catalogue, st.session_state["relaxants"])
    pick(reading.relaxants)
    _add_forms(reading.forms)


def _add_forms(forms: Sequence[str]) -> None:
    if forms:
        st.session_state["form"] = list(dict.fromkeys([*st.session_state.get("form", []), *forms]))


def _read_address(catalogue: Catalogue) -> None:
    """Understand names in the address that are not keys: brands, other spellings, mistakes."""
    asked = st.query_params.get_all("relaxants")
    if all(name in catalogue.names for name in asked) and len(asked) <= MOST_PICKED:
        return
    if st.session_state.get("address_read") == asked:
        return
    reading = read_names(catalogue, asked)
    st.session_state["address_read"] = asked
    if "form" not in st.session_state:
        st.session_state["form"] = st.query_params.get_all("form")
    pick(reading.relaxants)
    _add_forms(reading.forms)
    complaints = [
        f"{quoted(name)} is not a relaxant or brand that we know. It was left out." for name in reading.unknown
    ]
    if len(reading.relaxants) > MOST_PICKED:
        left = ", ".join(catalogue.names[name] for name in reading.relaxants[MOST_PICKED:])
        complaints.append(f"Up to {MOST_PICKED} relaxants can be compared. Left out: {left}.")
    st.session_state["address_notes"] = (tuple(st.session_state["relaxants"]), complaints, reading.questions)


def _ask_and_complain(picked: tuple[str, ...]) -> None:
    """Show what the address got wrong, until the pick changes."""
    picked_then, complaints, questions = st.session_state.get("address_notes", ((), [], {}))
    if picked_then != picked:
        st.session_state.pop("address_notes", None)
        return
    for complaint in complaints:
        warn(complaint)
    for name, labels in questions.items():
        with st.container(border=True):
            say.prose(f"{quoted(name)} can mean more than one therapy. Which one?")
            with st.container(horizontal=True):
                for label in labels:
                    st.button(label, key=f"meaning-{label}", on_click=_choose, args=(picked, label))


def _choose(picked: tuple[str, ...], label: str) -> None:
    catalogue = load_catalogue()
    reading = read_names(catalogue, [label])
    pick([*picked, *reading.relaxants])
    _add_forms(reading.forms)
