"""Compare: the picked relaxants at a glance, and by topic in full."""

import streamlit as st

from dashboard.ui import say
from dashboard.ui.compare_files import offer_files
from dashboard.ui.compare_table import FOLD
from dashboard.ui.compare_views import TABS, choose_tab, read_tab
from dashboard.ui.examples import offer_examples
from dashboard.ui.fragment import fragment
from dashboard.ui.glance_view import COUNTRIES, is_guide, offer_switches
from dashboard.ui.print_or_save import print_or_save, title_row
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


@fragment
def show_files() -> None:
    """Offer what can be taken away; a fragment, so that opening it redraws nothing else."""
    print_or_save(lambda: offer_files(state()))


with title_row():
    say.heading(listed(current.names) or "Side by side", 1)
    if current.relaxants:
        show_files()
show_warnings()
if current.relaxants:
    show_view()
else:
    offer_examples()
