"""Profile: one relaxant whole; in plain language a leaflet for patients."""

import streamlit as st

from dashboard.ui import say
from dashboard.ui.fragment import fragment
from dashboard.ui.print_or_save import print_or_save, title_row
from dashboard.ui.profile_views import choose_drug, offer_drugs, offer_files, show_leaflet, show_profile
from dashboard.ui.state import show_warnings, state


@fragment
def show_drug() -> None:
    """Draw one relaxant; a fragment, so that another one redraws nothing else."""
    current = state()
    title, choice = st.columns([3, 2], vertical_alignment="center")
    with choice:
        relaxant = choose_drug(current)
    with title, title_row():
        say.heading(current.catalogue.names[relaxant] if relaxant else "Profile", 1)
        if relaxant:
            print_or_save(lambda: offer_files(current, relaxant))
    show_warnings()
    if relaxant and current.plain:
        show_leaflet(current, relaxant)
    elif relaxant:
        show_profile(current, relaxant)
    else:
        offer_drugs(current)


show_drug()
