"""Compare: the picked relaxants side by side, with charts of side effects, doses and time course."""

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.render import markup
from dashboard.ui import say
from dashboard.ui.choices import Choice, labels
from dashboard.ui.compare_charts import CHART_VIEWS
from dashboard.ui.compare_table import FOLD, folded_rows, offer_downloads
from dashboard.ui.examples import offer_examples
from dashboard.ui.side_by_side import compared
from dashboard.ui.state import show_warnings, state
from dashboard.ui.tables import show_table

current = state()
charts = Choice("chart", "chart", labels(CHART_VIEWS))
for parameter in (charts, FOLD):
    parameter.read()


@st.fragment
def show_charts() -> None:
    """Draw one chart of the picked relaxants; a fragment, so that another chart redraws nothing else."""
    view = CHART_VIEWS[charts.radio("Chart")]
    notes = st.container()
    view.what(state())
    with notes:
        show_warnings()


say.heading("Side by side", 1)
show_warnings()
if current.relaxants:
    say.note(
        f"{VOCABULARIES['jurisdiction'][current.jurisdiction]}. Small numbers lead to the source of each fact. "
        "Not read yet and unconfirmed mean unknown, never safe."
    )
    comparison = compared(current)
    top, middle, bottom = st.container(), st.container(), st.container()
    with bottom:
        harms, rest = markup.comparison_tables(comparison, folded_rows(comparison))
        show_table(rest, key="comparison")
        offer_downloads(comparison)
    with top:
        show_table(harms, key="harms")
    with middle:
        show_charts()
else:
    offer_examples()
