"""The pages of the tool: addresses, titles and files, and links to them that keep the session."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.ui import address


class PageFile(NamedTuple):
    """A page: its title in the navigation, and its file."""

    title: str
    file: str


PAGES = {
    "": PageFile("Start", "dashboard/pages/start.py"),
    "compare": PageFile("Compare", "dashboard/pages/compare.py"),
    "side_effects": PageFile("Side effects", "dashboard/pages/side_effects.py"),
    "dosing": PageFile("Dosing", "dashboard/pages/dosing.py"),
    "suitability": PageFile("Suitability", "dashboard/pages/suitability.py"),
    "interactions": PageFile("Interactions", "dashboard/pages/interactions.py"),
    "evidence": PageFile("Evidence", "dashboard/pages/evidence.py"),
    "profile": PageFile("Profile", "dashboard/pages/profile.py"),
    "data": PageFile("Data", "dashboard/pages/data.py"),
}
"""Every page by its address, in the order of the navigation; an address is frozen once a link may hold it."""


def navigation() -> StreamlitPage:
    """Draw the navigation and return the page that is open."""
    pages = [st.Page(page.file, title=page.title, default=not path) for path, page in PAGES.items()]
    return st.navigation(pages, position="top")


def follow(link: str) -> None:
    """Open a page of the tool by a link such as ``/compare?relaxants=baclofen``, in the session that holds the answers.

    What the link does not say of the sidebar stays as it is.
    """
    asked = urlsplit(link)
    said = address.of_sidebar() | parse_qs(asked.query)
    address.tell_again()
    st.switch_page(PAGES[asked.path.strip("/")].file, query_params=said)
