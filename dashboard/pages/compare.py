"""Compare: the picked relaxants at a glance, and by topic in full."""

import streamlit as st

from dashboard.ui import say
from dashboard.ui.compare_table import FOLD, offer_downloads
from dashboard.ui.compare_views import TABS, choose_tab, read_tab
from dashboard.ui.examples import offer_examples
from dashboard.ui.fragment import fragment
from dashboard.ui.glance_view import COUNTRIES, is_guide, offer_switches
from dashboard.ui.state import show_warnings, state
from dashboard.wording.figures import listed

current = state()
read_tab()
FOLD.read()
COUNTRIES.read()


@fragment
def show_view() -> None:
    """Draw one tab; a fragment, so that another tab or an open row redraws nothing else."""
    now = state()
    with st.container(horizontal=True, vertical_alignment="center"):
        tab = choose_tab(now)
        if tab == "glance" and not is_guide(now):
            offer_switches(now)
    TABS[tab].what(now)
    if tab != "glance":
        offer_downloads(now)


say.heading(listed(current.names) or "Side by side", 1)
show_warnings()
if current.relaxants:
    show_view()
else:
    offer_examples()
