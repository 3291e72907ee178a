"""Side effects: incidences beside placebo, differences to placebo, and the grid of effects; harms stand above all."""

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.ui import say
from dashboard.ui.choices import Choice, labels
from dashboard.ui.effect_views import ALL_FIGURES, AS_TABLE, PLAIN_VIEWS, VIEWS, offer_figures, reported
from dashboard.ui.examples import offer_examples
from dashboard.ui.fragment import fragment
from dashboard.ui.side_by_side import show_strip
from dashboard.ui.state import show_warnings, state

current = state()
shown = PLAIN_VIEWS if current.plain else VIEWS
views = Choice("effects_view", "view", labels(shown))
for parameter in (views, AS_TABLE, ALL_FIGURES):
    parameter.read()


@fragment
def show_view() -> None:
    """Draw one view; a fragment, so that another view redraws nothing else."""
    now = state()
    found = reported(now)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        say.heading("Side effects", 1)
        view = shown[views.tabs("View")]
    notes = st.container()
    show_strip(now)
    view.what(now, found)
    with notes:
        show_warnings()
    say.note(
        f"{VOCABULARIES['jurisdiction'][now.jurisdiction]}. Labels and trials as they report them. "
        "A relaxant that gives no figure is unknown, not free of the effect."
    )
    offer_figures(now, found)


if current.relaxants:
    show_view()
else:
    say.heading("Side effects", 1)
    show_warnings()
    offer_examples()
