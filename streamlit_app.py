"""Entry point: page setup, the sidebar's pick of relaxants, navigation, footer."""

from pathlib import Path

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.faults import DataError
from dashboard.serving.failures import keep_place
from dashboard.ui import address, show
from dashboard.ui.navigation import navigation
from dashboard.ui.sidebar import sidebar, take_over
from dashboard.ui.state import load_catalogue
from dashboard.ui.turns import turn

SIDEBAR_WIDTH = 224


def run() -> None:
    """Draw the page that the address asks for, or say that there are no data to draw it from."""
    try:
        catalogue = load_catalogue()
    except DataError as error:
        say_broken(error)
        return
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
        end(catalogue)
        raise
    end(catalogue)
    take_over()


def say_broken(error: DataError) -> None:
    """Say what is wrong with the tables instead of showing a fact that may be."""
    st.set_page_config(page_title="MyoCompare", page_icon="💊")
    st.title("The data files need repair")
    st.error(
        "MyoCompare does not start with a broken table, since a wrong fact is worse than none. "
        "Mend what is named here, then reload. `make data` checks the files."
    )
    st.text(str(error))


def end(catalogue: Catalogue) -> None:
    """Draw what every page ends with, one that failed included."""
    show.footer(catalogue.version, catalogue.reviewed)
    address.leave()


with turn():
    run()
