"""Compare: the picked relaxants side by side, with charts of side effects, doses and time course."""

import streamlit as st

from dashboard.comparison import compare
from dashboard.schema import VOCABULARIES
from dashboard.ui.compare_charts import CHART_VIEWS
from dashboard.ui.compare_table import offer_downloads, show_table
from dashboard.ui.examples import offer_examples
from dashboard.ui.state import complain_of, show_warnings, state

current = state()
complain_of("chart", CHART_VIEWS, "the chart")

st.title("Side by side")
show_warnings()
if current.relaxants:
    st.caption(
        f"{VOCABULARIES['jurisdiction'][current.jurisdiction]}. Small numbers lead to the source of each fact. "
        "Not read yet and unconfirmed mean unknown, never safe."
    )
    view = st.segmented_control(
        "Chart", list(CHART_VIEWS), key="chart", bind="query-params", default="Side effects", required=True
    )
    CHART_VIEWS[view](current)
    comparison = compare(current.catalogue, current.relaxants, current.jurisdiction, current.forms, current.wording)
    show_table(comparison)
    offer_downloads(comparison)
else:
    offer_examples()
