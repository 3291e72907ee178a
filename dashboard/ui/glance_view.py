"""The overview of Compare: one short cell a question, rows that open in place, one relaxant in several countries."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.compare.glance.glance import Glance, countries, glance
from dashboard.compare.glance.what_differs import differences
from dashboard.compare.glance.whole import whole
from dashboard.profile.guide import guide, suits
from dashboard.render import glance_markup, leaflet_markup
from dashboard.ui.address import read_codes, write
from dashboard.ui.choices import Switch
from dashboard.ui.compare_table import FOLD
from dashboard.ui.kept import kept
from dashboard.ui.state import State
from dashboard.ui.tables import last_cell, show_table

COUNTRIES = Switch("countries")
OPEN, TABLE = "open", "glance"


def offer_switches(current: State) -> None:
    """Offer one relaxant in several countries, or to leave out what is the same for all."""
    by_country = len(current.relaxants) == 1 and COUNTRIES.toggle("By country")
    if by_country or len(current.relaxants) > 1:
        FOLD.toggle("Only differences")


def is_guide(current: State) -> bool:
    """Whether the overview is a guide in sentences: in plain words, of two or three relaxants."""
    return current.plain and suits(current.relaxants)


def show_glance(current: State) -> None:
    """Show the overview of the pick, or of one relaxant in every country whose doses were read."""
    if is_guide(current):
        show_table(_guide(current), key="guide")
        return
    by_country = len(current.relaxants) == 1 and COUNTRIES.on
    short = FOLD.on and (by_country or len(current.relaxants) > 1)
    opened = _opened({row.key: row.label for row in _overview(current, by_country=by_country).rows})
    show_table(_table(current, opened, by_country=by_country, short=short), key=TABLE, on_cell=_turn)


def shown_overview(current: State) -> Glance:
    """Return the overview as it is shown: by country where one relaxant is shown so."""
    return _overview(current, by_country=len(current.relaxants) == 1 and COUNTRIES.on)


@kept
def _guide(current: State) -> str:
    return leaflet_markup.guide_page(guide(current.catalogue, current.relaxants, current.jurisdiction, current.forms))


@kept
def _table(current: State, opened: tuple[str, ...], *, by_country: bool, short: bool) -> str:
    overview = _overview(current, by_country=by_country)
    return glance_markup.glance_table(overview, differences(overview), whole(overview, opened), short=short)


@kept
def _overview(current: State, *, by_country: bool = False) -> Glance:
    """Make the overview of the pick, or of the one relaxant in every country whose doses were read."""
    if not by_country:
        return glance(
            current.catalogue, current.relaxants, current.jurisdiction, current.forms, wording=current.wording
        )
    (relaxant,) = current.relaxants
    return countries(
        current.catalogue,
        relaxant,
        current.forms[relaxant],
        home=current.jurisdiction,
        wording=current.wording,
    )


def _opened(rows: Mapping[str, str]) -> tuple[str, ...]:
    """Return the rows that are open, as the address or the last click has it."""
    asked = read_codes(OPEN, rows, "row")
    if asked is not None:
        st.session_state[OPEN] = asked
    opened = [key for key in rows if key in st.session_state.setdefault(OPEN, [])]
    write({OPEN: opened})
    return tuple(opened)


def _turn() -> None:
    """Open the row that was asked about, or close it; a callback."""
    asked = last_cell(TABLE)
    if asked:
        opened = st.session_state.get(OPEN, [])
        st.session_state[OPEN] = (
            [one for one in opened if one != asked[0]] if asked[0] in opened else [*opened, asked[0]]
        )
