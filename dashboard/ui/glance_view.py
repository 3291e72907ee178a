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
from dashboard.ui.compare_table import FOLD, offer_downloads
from dashboard.ui.side_by_side import compared
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
        shown = guide(current.catalogue, current.relaxants, current.jurisdiction, current.forms)
        show_table(leaflet_markup.guide_page(shown), key="guide")
        offer_downloads(compared(current), _relaxants(current))
        return
    by_country = len(current.relaxants) == 1 and COUNTRIES.on
    short = FOLD.on and (by_country or len(current.relaxants) > 1)
    overview = _countries(current) if by_country else _relaxants(current)
    opened = _opened({row.key: row.label for row in overview.rows})
    table = glance_markup.glance_table(overview, differences(overview), whole(overview, opened), short=short)
    show_table(table, key=TABLE, on_cell=_turn)
    offer_downloads(compared(current), overview)


def _relaxants(current: State) -> Glance:
    return glance(current.catalogue, current.relaxants, current.jurisdiction, current.forms, wording=current.wording)


def _countries(current: State) -> Glance:
    (relaxant,) = current.relaxants
    return countries(
        current.catalogue,
        relaxant,
        current.forms[relaxant],
        home=current.jurisdiction,
        wording=current.wording,
    )


def _opened(rows: Mapping[str, str]) -> list[str]:
    """Return the rows that are open, as the address or the last click has it."""
    asked = read_codes(OPEN, rows, "row")
    if asked is not None:
        st.session_state[OPEN] = asked
    opened = [key for key in rows if key in st.session_state.setdefault(OPEN, [])]
    write({OPEN: opened})
    return opened


def _turn() -> None:
    """Open the row that was asked about, or close it; a callback."""
    asked = last_cell(TABLE)
    if asked:
        opened = st.session_state.get(OPEN, [])
        st.session_state[OPEN] = (
            [one for one in opened if one != asked[0]] if asked[0] in opened else [*opened, asked[0]]
        )
