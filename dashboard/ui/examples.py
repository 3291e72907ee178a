"""What Compare shows before anything is picked."""

from __future__ import annotations

import streamlit as st

from dashboard.ui import show
from dashboard.ui.state import pick

EXAMPLES = {
    "Baclofen and tizanidine": ("baclofen", "tizanidine"),
    "Cyclobenzaprine and methocarbamol": ("cyclobenzaprine", "methocarbamol"),
    "Carisoprodol and metaxalone": ("carisoprodol", "metaxalone"),
}


def offer_examples() -> None:
    """Say how to pick, and offer pairs to start from."""
    show.empty(
        "No relaxant picked yet.",
        "Type a name or a brand in the sidebar, tick boxes on Start, or start from an example:",
    )
    with st.container(horizontal=True):
        for label, relaxants in EXAMPLES.items():
            st.button(label, on_click=pick, args=(relaxants,), key=f"example-{label}")
