"""The pages of the tool: addresses, titles and files, and links to them that keep the session."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.ui import address


class PageFile(NamedTuple):
    """A page: its title in the navigation, its file, and whether only links lead to it."""

    title: str
    file: str
    hidden: bool = False


PRIVACY = "privacy"
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
    PRIVACY: PageFile("What happens to what you type", "dashboard/pages/privacy.py", hidden=True),
}
"""Every page by its address; the navigation shows those that are not hidden in this order.

An address is frozen once a link may hold it.
"""


def navigation() -> StreamlitPage:
    """Draw the navigation and return the page that is open."""
    pages = [
        st.Page(page.file, title=page.title, default=not path, visibility="hidden" if page.hidden else "visible")
        for path, page in PAGES.items()
    ]
    return st.navigation(pages, position="top")


def link_to_privacy() -> None:
    """Draw the link to what happens to what somebody types; it keeps the session, as the navigation does."""
    page = PAGES[PRIVACY]
    st.page_link(page.file, label=page.title, width="content")


def follow(link: str) -> None:
    """Open a page of the tool by a link such as ``/compare?relaxants=baclofen``, in the session that holds the answers.

    What the link does not say of the sidebar stays as it is.
    """
    asked = urlsplit(link)
    said = address.of_sidebar() | parse_qs(asked.query)
    address.tell_again()
    st.switch_page(PAGES[asked.path.strip("/")].file, query_params=said)
