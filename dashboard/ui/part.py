"""Parts of a page that are drawn again alone, so that an answer in one redraws nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

from dashboard.ui import address
from dashboard.ui.state import has_new_pick
from dashboard.ui.turns import turn


def part(draw: Callable[[], None]) -> Callable[[], None]:
    """Let a function draw a part of a page: its widgets run it alone; what changes the pick runs the whole page."""

    @st.fragment
    @wraps(draw)
    def drawn() -> None:
        if has_new_pick():
            st.rerun()
        with turn(), address.one_step():
            draw()

    return drawn
