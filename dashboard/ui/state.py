"""What every page shares: the catalogue, the picked relaxants, jurisdiction and wording, as the address holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.live import LIVE, Rejected
from dashboard.data.rows import Form
from dashboard.names.relaxants import MOST_PICKED
from dashboard.ui import say
from dashboard.wording.statements import Wording

TAKE_OVER = "take_over"
WORDINGS: dict[str, str] = {"clinician": "Clinician", "plain": "Plain language"}


@dataclass(frozen=True)
class State:
    """What the sidebar says; two that say the same are equal, so that results can be kept for it."""

    catalogue: Catalogue
    relaxants: tuple[str, ...]
    forms: Mapping[str, tuple[Form, ...]] = field(hash=False)
    jurisdiction: str
    wording: Wording

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the picked relaxants, in the order picked."""
        return tuple(self.catalogue.names[relaxant] for relaxant in self.relaxants)

    @property
    def plain(self) -> bool:
        """Whether the reader asked for plain words."""
        return self.wording == "plain"


def load_catalogue() -> Catalogue:
    """Return the catalogue; raises DataError when a file is broken."""
    return LIVE.current()


def rejected_files() -> Rejected | None:
    """Return the data files that were put in place of those in service and are broken; None where there are none."""
    return LIVE.rejected


def state() -> State:
    """Return what the sidebar of this run says; the sidebar must have been drawn."""
    return cast("State", st.session_state["state"])


def held_pick(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the relaxants that the box in the sidebar holds."""
    return tuple(name for name in st.session_state["relaxants"] if name in catalogue.names)


def has_new_pick() -> bool:
    """Tell whether something on the page has changed the pick since the sidebar was drawn."""
    return held_pick(state().catalogue) != state().relaxants


def quoted(text: str, most: int = 60) -> str:
    """Return foreign text so that Markdown shows it as it is: a code span without its own fences, cut when long."""
    calm = " ".join("".join(letter if letter.isprintable() and letter != "`" else " " for letter in text).split())
    return f"`{calm[:most] + ('…' if len(calm) > most else '') or ' '}`"


def takes_over() -> bool:
    """Tell whether this run takes over what a browser still holds of a session that is gone."""
    return bool(st.session_state.get(TAKE_OVER))


def warn(message: str) -> None:
    """Keep a warning for the top of the page."""
    st.session_state.setdefault("warnings", []).append(message)


def show_warnings() -> None:
    """Show the warnings that this run gathered, and those that still hold for the pick."""
    for message in dict.fromkeys(st.session_state.pop("warnings", [])):
        say.alert("warning", message, icon=":material/info:")


def pick(relaxants: Sequence[str]) -> None:
    """Make `relaxants` the pick; for callbacks only, since the sidebar is drawn first."""
    st.session_state["relaxants"] = list(dict.fromkeys(relaxants))[:MOST_PICKED]
