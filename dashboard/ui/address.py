"""What the address says: codes and keys, never words of the screen, so that rewording breaks no link (hazard H44).

Each parameter is read before its widget is drawn and written after it. The browser's address counts only where it says
something new; otherwise the widget does. A change by the user becomes a step in the browser's history; what a click in
the navigation leaves out, and what a link spells otherwise, is put right in the browser without such a step.
"""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2 import component

from dashboard.names.spelling import fold
from dashboard.render import markup
from dashboard.ui.state import quoted, warn

SIDEBAR = ("relaxants", "form", "jurisdiction", "wording", "data_version")
"""Parameters that every page has; those of a page alone end with it."""
PARAMETERS = frozenset({
    *SIDEBAR, "case", "purpose", "condition", "comes_as", "avoid", "q", "acts", "available", "uncontrolled",
    "half_life", "doses", "class_chart", "chart", "fold", "tab", "open", "countries",
    "effect", "effects_view", "of", "organ", "as_table", "all_figures",
    "dosing_view", "dose_for", "plan_of", "fit_view", "matrix_of", "evidence_view", "for", "forest_of",
    "data_view", "table", "open_for", "charts", "drug",
    "find", "sort", "rows_page",
})  # fmt: skip
"""Every name of a parameter that some page reads."""
OTHERS = ("embed", "utm_", "fbclid", "gclid")
"""Beginnings of parameters that are Streamlit's own, or that mail programs and search engines add to links."""
LONGEST_LINK = 1_200
"""Characters of a link that a QR code on paper still holds legibly."""
EMBED = ("embed", "embed_options")
"""Parameters that only Streamlit may write."""
_ADDRESS = component("myocompare_address", html="<span></span>", js=markup.asset("address.js"))


@dataclass
class Address:
    """What a session knows of its address, each parameter with its values.

    Parameters
    ----------
    page
        Address of the page; None before the first run.
    told
        What the browser said last, or will say once it has heard of the last step.
    wanted
        What the widgets say, of parameters that this page has written.
    put
        What this program has put into the browser, which the server is not told of before the next step.
    held
        What the widgets held when they were last written.
    moved
        Whether a widget was changed since: then the browser may not have heard of the step before.
    """

    page: str | None = None
    told: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    wanted: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    put: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    held: dict[str, object] = field(default_factory=dict[str, object])
    moved: bool = False


def _address() -> Address:
    return st.session_state.setdefault("address_of_session", Address())


def is_first_run() -> bool:
    """Tell whether this is the first run of a session."""
    return _address().page is None


def enter(page: str) -> None:
    """Begin a run of a page: forget the parameters of the one before, and carry over what the navigation left out."""
    address = _address()
    left_out = not any(st.query_params.get_all(name) for name in SIDEBAR)
    if address.page != page:
        for known in (address.told, address.wanted, address.held):
            for name in [name for name in known if name not in SIDEBAR]:
                del known[name]
        address.put.clear()
        if left_out and address.page is not None:
            address.put |= {name: address.wanted[name] for name in SIDEBAR if address.wanted.get(name)}
    elif not left_out:
        for name in SIDEBAR:
            address.put.pop(name, None)
    address.page = page
    address.moved = any(_is_moved(name) for name in address.held)


def put_sidebar() -> None:
    """Put into the browser what every page has, before the page itself takes its time."""
    with st.sidebar:
        _put("address", {name: listed for name, listed in _address().put.items() if name in SIDEBAR})


def leave() -> None:
    """End a run: put into the browser what the page says."""
    _address().moved = False
    with st.sidebar:
        _put_new("address_of_page", {})


@contextmanager
def step() -> Generator[None]:
    """Read and write in a run of a fragment alone, as `enter` and `leave` let a whole page do."""
    address = _address()
    address.moved = any(_is_moved(name) for name in address.held)
    before = dict(address.put)
    try:
        yield
    finally:
        address.moved = False
    _put_new("address_of_fragment", before)


def _put_new(key: str, before: Mapping[str, list[str]]) -> None:
    """Put into the browser what the page says and has not put there `before`."""
    put = _address().put
    new = {name: listed for name, listed in put.items() if name not in SIDEBAR and before.get(name) != listed}
    if new:
        _put(key, new)


def _put(key: str, values: dict[str, list[str]]) -> None:
    """Let the browser show values without a step in its history."""
    _ADDRESS(data={"put": values or None, "page": _address().page}, key=key)


def _is_moved(parameter: str) -> bool:
    held = _address().held
    return parameter in held and st.session_state.get(parameter, held[parameter]) != held[parameter]


def news(parameter: str) -> list[str] | None:
    """Return what the address newly says of a parameter, nothing included; None where it says nothing new.

    A change in the page overtakes the address: it was made while the browser showed the step before.
    """
    address = _address()
    asked, before = st.query_params.get_all(parameter), address.told.get(parameter)
    if before is None:
        address.told[parameter] = asked
        return asked or None
    if address.moved or _is_moved(parameter):
        return None
    address.told[parameter] = asked
    carried = not asked and parameter in address.put
    if asked in (before, address.wanted.get(parameter)) or carried:
        return None
    address.put.pop(parameter, None)
    return asked


def write(values: Mapping[str, Sequence[str]]) -> None:
    """Let parameters say `values`, none where the page says the same without.

    A change of what this page has said before is one step in the history; what it says first is put there without one.
    """
    address = _address()
    wanted = {name: list(listed) for name, listed in values.items()}
    first = {name: listed for name, listed in wanted.items() if name not in address.wanted}
    address.wanted |= wanted
    address.held |= {name: copy(st.session_state.get(name)) for name in wanted}
    address.put |= {name: listed for name, listed in first.items() if listed != st.query_params.get_all(name)}
    shown = {name: address.put.get(name, st.query_params.get_all(name)) for name in wanted}
    if shown == wanted:
        return
    every = {name: st.query_params.get_all(name) for name in st.query_params if name not in EMBED}
    every |= address.put | address.wanted
    st.query_params.from_dict({name: listed for name, listed in every.items() if listed})
    address.told |= address.wanted
    address.put.clear()


def link() -> str:
    """Return the address of what the page shows, whole, to mail or to put on paper; empty where it is too long."""
    every = {name: st.query_params.get_all(name) for name in st.query_params} | _address().put | _address().wanted
    said = [(name, one) for name, listed in every.items() if name in PARAMETERS for one in listed]
    whole = f"{(st.context.url or '').partition('?')[0]}?{urlencode(said)}"
    return whole if len(whole) <= LONGEST_LINK else ""


def of_sidebar() -> dict[str, list[str]]:
    """Return what the parameters that every page has say now, without those that say nothing."""
    return {name: list(_address().wanted[name]) for name in SIDEBAR if _address().wanted.get(name)}


def tell_again() -> None:
    """Let the next run hear all that the address says as new.

    `st.switch_page` forgets what the widgets of the sidebar hold, so that the address must say it once more.
    """
    _address().told.clear()


def last_written(parameter: str) -> list[str]:
    """Return what the last run let a parameter say."""
    return list(_address().wanted.get(parameter, []))


def name_unknown_parameters() -> None:
    """Warn of parameters that no page has, such as ``relaxant`` for ``relaxants``."""
    for parameter in st.query_params:
        if parameter not in PARAMETERS and not parameter.startswith(OTHERS):
            asked = ", ".join(st.query_params.get_all(parameter))
            warn(f"The link contains {quoted(f'{parameter}={asked}')}, which no page has. It was ignored.")


def read_codes(
    parameter: str, codes: Iterable[str], what: str, also: Mapping[str, str] | None = None
) -> list[str] | None:
    """Return the codes that the address newly asks for, whatever their case and spaces; None where nothing is new.

    Parameters
    ----------
    parameter
        Name of the parameter.
    codes
        What it may say.
    what
        What a code stands for, for the warning about others: "country".
    also
        Other spelling -> code, beside those of old links.
    """
    asked = news(parameter)
    if asked is None:
        return None
    exact = list(codes)
    spellings = {**old_values(parameter), **(also or {})}
    meant = {fold(name): code for name, code in spellings.items()} | {fold(code): code for code in exact}
    found: list[str] = []
    for value in asked:
        code = value if value in exact else meant.get(fold(value))
        if code in exact:
            found.append(code)
        else:
            warn(f"The link contains an unknown {what} ({quoted(value)}). It was ignored.")
    return list(dict.fromkeys(found))


def old_values(parameter: str) -> dict[str, str]:
    """Return the words of the screen that links of earlier versions contain, with the codes that they mean."""
    return _old_links().get(parameter, {})


@cache
def _old_links() -> dict[str, dict[str, str]]:
    """Read the old values of every parameter, once."""
    found: dict[str, dict[str, str]] = {}
    with Path(__file__).with_name("old_links.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["parameter"], {})[row["value"]] = row["code"]
    return found
