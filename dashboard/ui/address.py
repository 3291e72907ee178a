"""What the address asks for: every parameter is understood as a key, or named as not understood (hazard H44)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.runtime.state import get_session_state

from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import read_names
from dashboard.names.spelling import fold
from dashboard.ui.state import quoted, warn

PARAMETERS = frozenset({
    "relaxants", "form", "jurisdiction", "wording", "data_version", "case", "purpose", "condition", "comes_as",
    "avoid", "q", "acts", "available", "uncontrolled", "half_life", "doses", "class_chart", "chart", "fold",
    "effect", "effects_view", "of", "organ", "as_table", "dosing_view", "dose_for", "plan_of",
    "fit_view", "matrix_of", "evidence_view", "for", "data_view", "table", "open_for",
})  # fmt: skip
"""Every name of a parameter that some page reads."""
OTHERS = ("embed", "utm_", "fbclid", "gclid")
"""Beginnings of parameters that are Streamlit's own, or that mail programs and search engines add to links."""
SWITCH_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
"""Words in a link for a switch that is on or off."""
WRITTEN = ("true", "false")
"""How Streamlit writes a switch into the address."""


def name_unknown_parameters() -> None:
    """Warn of parameters that no page has, such as ``relaxant`` for ``relaxants``."""
    for parameter in st.query_params:
        if parameter not in PARAMETERS and not parameter.startswith(OTHERS):
            asked = ", ".join(st.query_params.get_all(parameter))
            warn(f"The link contains {quoted(f'{parameter}={asked}')}, which no page has. It was ignored.")


def read_parameter(
    parameter: str, options: Iterable[str], what: str, *, many: bool = False, also: Mapping[str, str] | None = None
) -> None:
    """Understand the values of a parameter whatever their case and spaces, before its widget is drawn.

    Parameters
    ----------
    parameter
        Name of the parameter, which is the key of the widget.
    options
        Options of the widget, as the address holds them.
    what
        What an option is, for the warning: "jurisdiction".
    many
        Whether the widget takes several options.
    also
        Other spelling -> option.
    """
    asked = st.query_params.get_all(parameter)
    if not asked:
        return
    exact = list(options)
    known = {fold(option): option for option in exact} | {fold(name): option for name, option in (also or {}).items()}
    read = [value if value in exact else known.get(fold(value)) for value in asked]
    for value, option in zip(asked, read, strict=True):
        if option is None:
            warn(f"The link contains an unknown {what} ({quoted(value)}). It was ignored.")
    understood = list(dict.fromkeys(option for option in read if option is not None))
    if understood != asked and understood:
        value, kind = (understood, "string_array_value") if many else (understood[0], "string_value")
        st.session_state[parameter] = value
        _rewrite(parameter, value, kind)


def read_switch(parameter: str) -> None:
    """Understand the value of a parameter that is on or off, before its switch is drawn."""
    for asked in st.query_params.get_all(parameter)[-1:]:
        value = SWITCH_WORDS.get(fold(asked))
        if value is None:
            warn(f"The link contains {quoted(f'{parameter}={asked}')}, which is neither on nor off. It was ignored.")
        elif asked not in WRITTEN:
            st.session_state[parameter] = value
            _rewrite(parameter, value, "bool_value")


def _rewrite(parameter: str, value: object, kind: str) -> None:
    """Write a parameter into the address before its widget looks there.

    A widget that is bound to a parameter looks at the link as it was opened, and clears a value that it does not
    know, even where `st.query_params` has been put right meanwhile: the next reload would show another country.
    """
    with get_session_state().query_params() as told:
        told.set_corrected_value(parameter, value, kind)
        told.set_initial_query_params_from_current()


def read_relaxant_parameter(parameter: str, catalogue: Catalogue, options: Mapping[str, str]) -> None:
    """Understand a parameter that names one of some relaxants; `options` maps the name of each to its key."""
    names = {key: name for name, key in options.items()}
    asked = st.query_params.get_all(parameter)
    also = {
        value: names[key] for value in asked for key in read_names(catalogue, [value]).relaxants[:1] if key in names
    }
    read_parameter(parameter, options, "relaxant", also=also)
