"""Compare: the picked relaxants side by side, with charts of side effects, doses and time course."""

import streamlit as st

from dashboard.data.schema import VOCABULARIES
from dashboard.render import markup
from dashboard.ui import say, show
from dashboard.ui.address import read_parameter, read_switch
from dashboard.ui.compare_charts import CHART_VIEWS
from dashboard.ui.compare_table import compared, folded_rows, offer_downloads
from dashboard.ui.examples import offer_examples
from dashboard.ui.state import show_warnings, state

current = state()
read_parameter("chart", CHART_VIEWS, "chart")
read_switch("fold")


@st.fragment
def show_charts() -> None:
    """Draw one chart of the picked relaxants; a fragment, so that another chart redraws nothing else."""
    view = st.radio("Chart", list(CHART_VIEWS), key="chart", bind="query-params", horizontal=True)
    notes = st.container()
    CHART_VIEWS[view](state())
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
    top, charts, bottom = st.container(), st.container(), st.container()
    with bottom:
        harms, rest = markup.comparison_tables(comparison, folded_rows(comparison))
        show.sheet(rest, key="comparison")
        offer_downloads(comparison)
    with top:
        show.sheet(harms, key="harms")
    with charts:
        show_charts()
else:
    offer_examples()
