"""Data: every table to browse and download, the state of the review, the method, changes of facts."""

import streamlit as st

from dashboard.render import export
from dashboard.ui import say, show
from dashboard.ui.choices import Choice, labels
from dashboard.ui.data_views import VIEWS, show_rejected
from dashboard.ui.fragment import fragment
from dashboard.ui.state import show_warnings, state

current = state()
catalogue = current.catalogue
views = Choice("data_view", "view", labels(VIEWS))
views.read()


@fragment
def show_view() -> None:
    """Draw one view; a fragment, so that a change in it redraws nothing else."""
    view = VIEWS[views.tabs("View")]
    notes = st.container()
    view.what(state())
    with notes:
        show_warnings()


with st.container(horizontal=True, vertical_alignment="bottom"):
    say.heading("Data", 1)
    show.download("Everything as ZIP", "everything.zip", lambda: export.everything(catalogue), key="data-zip")
show_warnings()
show_rejected(current)
say.note(
    f"Version {catalogue.version}, last read {catalogue.reviewed or 'never'}. "
    f"{len(catalogue.names)} relaxants, {len(catalogue['sources'])} sources. "
    f"Under review, not all read twice: {len(catalogue.drafts)}."
)
show_view()
