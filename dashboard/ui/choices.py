"""Widgets whose value lives in the address: lists that hold codes and show labels, switches, a box for text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import read_names
from dashboard.names.spelling import fold
from dashboard.ui.address import news, read_codes, write
from dashboard.ui.state import quoted, warn

SWITCH_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
"""Words in a link for a switch that is on or off."""
ON = "true"
Width = int | Literal["stretch"]
Place = DeltaGenerator | None
T = TypeVar("T")
K = TypeVar("K", bound=str)


class Named(NamedTuple, Generic[T]):
    """What a code of the address means, and its label on screen."""

    label: str
    what: T


def labels(named: Mapping[K, Named[T]]) -> dict[K, str]:
    """Return what each code is called."""
    return {code: one.label for code, one in named.items()}


@dataclass(frozen=True)
class Choice(Generic[K]):
    """A parameter of which one value holds.

    Parameters
    ----------
    parameter
        Its name in the address, and the key of its widget.
    what
        What an option is, for the warning about a link: "view".
    labels
        What each code is called on screen, in the order of the list.
    default
        Code that holds where nothing is chosen, and that the address leaves out; the first where it is None.
    optional
        Whether none may hold, which is then the default.
    also
        Other spelling -> code that a link may use.
    """

    parameter: str
    what: str
    labels: Mapping[K, str]
    default: K | None = None
    optional: bool = False
    also: Mapping[str, str] | None = None

    @property
    def usual(self) -> K | None:
        """The code that holds where nothing is chosen."""
        return None if self.optional else self.default or next(iter(self.labels), None)

    def read(self) -> None:
        """Understand what a link asks for before the widget is drawn, so that a warning can be shown above it."""
        asked = read_codes(self.parameter, self.labels, self.what, self.also)
        if asked is None:
            return
        if asked[1:]:
            warn(
                f"The link contains more than one {self.what}. The first was used: {self.labels[cast('K', asked[0])]}."
            )
        st.session_state[self.parameter] = asked[0] if asked else self.usual

    def radio(self, label: str, captions: Mapping[K, str] | None = None, *, horizontal: bool = True) -> K:
        """Draw all options and return the code of the one chosen."""
        self.read()
        chosen = st.radio(
            label,
            list(self.labels),
            key=self.parameter,
            persist_state="session",
            format_func=self.labels.__getitem__,
            captions=[captions[code] for code in self.labels] if captions else None,
            horizontal=horizontal,
        )
        if chosen is None:
            raise ValueError(f"{self.parameter} has no option to choose from")
        self._write(chosen)
        return chosen

    def tabs(self, label: str) -> K:
        """Draw all options as a row of buttons without a visible label, and return the code of the one chosen."""
        self.read()
        chosen = st.segmented_control(
            label,
            list(self.labels),
            default=None if self.parameter in st.session_state else self.usual,
            required=True,
            key=self.parameter,
            persist_state="session",
            format_func=self.labels.__getitem__,
            label_visibility="collapsed",
        )
        if chosen is None:  # no browser lets go of the last one; a program may
            chosen = self.usual
        if chosen is None:
            raise ValueError(f"{self.parameter} has no option to choose from")
        self._write(chosen)
        return chosen

    def selectbox(self, label: str, width: Width = 360, *, labelled: bool = True) -> K:
        """Draw a list to search and return the code of the one chosen; for a choice that has a usual code."""
        chosen = self.optional_selectbox(label, width, labelled=labelled)
        if chosen is None:
            raise ValueError(f"{self.parameter} has no usual code: ask with optional_selectbox")
        return chosen

    def optional_selectbox(
        self, label: str, width: Width = 360, placeholder: str | None = None, *, labelled: bool = True
    ) -> K | None:
        """Draw a list to search and return the code of the one chosen; None where none is.

        A list that is not `labelled` says by what it shows what it is for; screen readers hear its label all the same.
        """
        self.read()
        codes = list(self.labels)
        chosen = st.selectbox(
            label,
            codes,
            index=codes.index(self.usual) if self.usual in codes else None,
            key=self.parameter,
            persist_state="session",
            format_func=self.labels.__getitem__,
            placeholder=placeholder,
            width=width,
            filter_mode="prefix",
            label_visibility="visible" if labelled else "collapsed",
        )
        self._write(chosen)
        return chosen

    def _write(self, chosen: K | None) -> None:
        write({self.parameter: [] if chosen is None or chosen == self.usual else [chosen]})


def relaxant_choice(
    parameter: str, catalogue: Catalogue, relaxants: Iterable[str], default: str | None = None
) -> Choice[str]:
    """Return the choice of one of some relaxants, which a link may call by any of its names."""
    names = {key: catalogue.names[key] for key in relaxants}
    other = [value for value in st.query_params.get_all(parameter) if value not in names]
    meant = {value: key for value in other for key in read_names(catalogue, [value]).relaxants[:1]}
    return Choice(parameter, "relaxant", names, default, also=meant)


@dataclass(frozen=True)
class Choices(Generic[K]):
    """A parameter of which several values hold: its name, what an option is, and what each code is called."""

    parameter: str
    what: str
    labels: Mapping[K, str]

    def read(self) -> None:
        """Understand what a link asks for before the widget is drawn, so that a warning can be shown above it."""
        asked = read_codes(self.parameter, self.labels, self.what)
        if asked is not None:
            st.session_state[self.parameter] = asked

    def multiselect(
        self,
        label: str,
        place: Place = None,
        placeholder: str = "Any",
        hint: str | None = None,
        width: Width = "stretch",
        *,
        quiet: bool = False,
    ) -> tuple[K, ...]:
        """Draw a list of which several can be chosen, and return their codes; `quiet` shows no label while empty."""
        self.read()
        chosen = (place or st).multiselect(
            label,
            list(self.labels),
            key=self.parameter,
            persist_state="session",
            format_func=self.labels.__getitem__,
            select_all=False,
            placeholder=placeholder,
            help=hint,
            width=width,
            filter_mode="prefix",
            label_visibility="collapsed" if quiet and not st.session_state.get(self.parameter) else "visible",
        )
        write({self.parameter: chosen})
        return tuple(chosen)


@dataclass(frozen=True)
class Switch:
    """A parameter that is on or off."""

    parameter: str

    def read(self) -> None:
        """Understand what a link asks for before the widget is drawn, so that a warning can be shown above it."""
        asked = news(self.parameter)
        if asked is None:
            return
        for value in asked:
            if fold(value) not in SWITCH_WORDS:
                said = quoted(f"{self.parameter}={value}")
                warn(f"The link contains {said}, which is neither on nor off. It was ignored.")
        st.session_state[self.parameter] = bool(asked) and SWITCH_WORDS.get(fold(asked[-1]), False)

    @property
    def on(self) -> bool:
        """Whether the switch, drawn before, is on."""
        return bool(st.session_state.get(self.parameter))

    def toggle(self, label: str) -> bool:
        """Draw the switch and return whether it is on."""
        self.read()
        chosen = st.toggle(label, key=self.parameter, persist_state="session")
        write({self.parameter: [ON] if chosen else []})
        return chosen


@dataclass(frozen=True)
class Words:
    """A parameter that holds any text."""

    parameter: str

    def text_input(self, label: str, place: Place, placeholder: str, width: Width) -> str:
        """Draw a box of one line and return its text without spaces around it."""
        asked = news(self.parameter)
        if asked is not None:
            st.session_state[self.parameter] = asked[-1] if asked else ""
        said = (place or st).text_input(
            label, key=self.parameter, persist_state="session", placeholder=placeholder, max_chars=60, width=width
        )
        write({self.parameter: [said] if said else []})
        return said.strip()
