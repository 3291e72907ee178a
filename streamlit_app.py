"""Entry point: page setup, the sidebar's pick of relaxants, navigation, footer."""

import streamlit as st

from dashboard.data.faults import DataError
from dashboard.ui import address, show
from dashboard.ui.sidebar import sidebar
from dashboard.ui.state import load_catalogue, settle

try:
    catalogue = load_catalogue()
except DataError as error:
    st.set_page_config(page_title="MyoCompare", page_icon="💊")
    st.title("The data files need repair")
    st.error(
        "MyoCompare does not start with a broken table, since a wrong fact is worse than none. "
        "Mend what is named here, then reload. `make data` checks the files."
    )
    st.text(str(error))
    st.stop()

page = st.navigation(
    [
        st.Page("dashboard/pages/explore.py", title="Explore", default=True),
        st.Page("dashboard/pages/compare.py", title="Compare"),
        st.Page("dashboard/pages/side_effects.py", title="Side effects"),
        st.Page("dashboard/pages/dosing.py", title="Dosing"),
        st.Page("dashboard/pages/suitability.py", title="Suitability"),
        st.Page("dashboard/pages/interactions.py", title="Interactions"),
        st.Page("dashboard/pages/evidence.py", title="Evidence"),
        st.Page("dashboard/pages/data.py", title="Data"),
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} - MyoCompare", page_icon="💊", layout="wide", menu_items={})
st.logo("dashboard/render/assets/logo.svg", size="large")
sidebar(catalogue, page.url_path)
page.run()
show.footer(catalogue.version, catalogue.reviewed)
address.leave()
settle(page.title)
