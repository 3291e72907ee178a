"""How texts are said: prose, notes, headings, alerts. All keep up with their text in a translated page (hazard H52).

Streamlit's own elements do not (docs/decisions/0014-translated-pages.md), so the pages use these instead.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.render import prose as words


def prose(text: str, icon: str | None = None) -> None:
    """Show Markdown; with an icon, words with emphasis or code only."""
    if icon:
        st.markdown(f":material/{icon}: {words.to_alert(text, beside_icon=True)}")
    else:
        st.markdown(words.to_html(text), unsafe_allow_html=True)


def note(text: str) -> None:
    """Show Markdown, small and muted."""
    st.caption(words.to_html(text), unsafe_allow_html=True)


def heading(text: str, level: Literal[1, 2, 3] = 2) -> None:
    """Show a heading of plain text."""
    st.markdown(words.heading(text, level), unsafe_allow_html=True)


def alert(
    kind: Literal["warning", "error"], text: str, icon: str | None = None, into: DeltaGenerator | None = None
) -> None:
    """Show a message of words and code, `into` a container where one is given."""
    place = into or st
    show = place.warning if kind == "warning" else place.error
    show(words.to_alert(text), icon=icon)
