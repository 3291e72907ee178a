"""Fragments: functions of a page that their own widgets run alone, so that an answer in one redraws nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

from dashboard.ui import address
from dashboard.ui.state import has_new_pick
from dashboard.ui.turns import has_turn, turn


def fragment(draw: Callable[[], None]) -> Callable[[], None]:
    """Make a function a fragment; run alone it has a turn and a step of the address as a whole page has.

    What changes the pick runs the whole page, since the sidebar shows it.
    """

    @st.fragment
    @wraps(draw)
    def drawn() -> None:
        if has_turn():  # within a run of the whole page, or of the fragment around this one
            draw()
            return
        if has_new_pick():
            st.rerun()
        with turn(), address.step():
            draw()

    return drawn
