"""Entry point: page setup, the sidebar's pick of relaxants, navigation, footer."""

from pathlib import Path

import streamlit as st

from dashboard.data.faults import DataError
from dashboard.serving.failures import keep_place
from dashboard.ui import address, show
from dashboard.ui.navigation import navigation
from dashboard.ui.sidebar import sidebar, take_over
from dashboard.ui.state import load_catalogue

SIDEBAR_WIDTH = 224


def end() -> None:
    """Draw what every page ends with, one that failed included."""
    show.footer(catalogue.version, catalogue.reviewed)
    address.leave()


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

page = navigation()
st.set_page_config(
    page_title=f"{page.title} - MyoCompare",
    page_icon="💊",
    layout="wide",
    initial_sidebar_state=SIDEBAR_WIDTH,
    menu_items={},
)
st.html(Path("dashboard/render/assets/page.css"))
st.logo("dashboard/render/assets/logo.svg", size="large")
sidebar(catalogue, page.url_path)
try:
    page.run()
except Exception as error:
    keep_place(error, st.container())
    end()
    raise
end()
take_over()
