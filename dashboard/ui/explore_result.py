"""What Explore shows below its filters: what they did, the table of the class, its charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.explore.filters import FILTERS, Criteria, Filtered, loosened
from dashboard.explore.overview import class_rows, doses_a_day, filter_summary
from dashboard.kinetics.times import half_lives, times_frame
from dashboard.names.relaxants import MOST_PICKED
from dashboard.render import export, markup
from dashboard.ui import show
from dashboard.ui.choices import Choice
from dashboard.ui.state import State
from dashboard.ui.tables import show_table, toggle_pick

HEADINGS = {
    "clinician": {
        "name": "Relaxant",
        "uses": "Labelled for",
        "acts_on": "Acts on",
        "forms": "Forms",
        "half_life": "Half-life",
        "schedule": "US schedule",
    },
    "plain": {
        "name": "Medicine",
        "uses": "Approved for",
        "acts_on": "How it works",
        "forms": "Comes as",
        "half_life": "Half gone after",
        "schedule": "US control",
    },
}


class ClassChart(NamedTuple):
    """A chart of the class: its name in the registry, what it is called, what it shows, the line below its choice."""

    name: str
    label: str
    frame: Callable[[Catalogue, Sequence[str]], pd.DataFrame]
    caption: str


def _half_lives(catalogue: Catalogue, relaxants: Sequence[str]) -> pd.DataFrame:
    return times_frame(half_lives(catalogue, relaxants))


CHARTS = {
    "half_life": ClassChart("half-life", "Half-life", _half_lives, "Filled: the drug. Hollow: its active metabolite."),
    "doses_a_day": ClassChart("doses a day", "Doses a day", doses_a_day, "Fewest to most."),
}
CHART = Choice("class_chart", "chart", {code: chart.label for code, chart in CHARTS.items()})


def show_class(current: State, criteria: Criteria, result: Filtered) -> None:
    """Show what the filters did and the table of the class, whose boxes feed the pick, and offer it as CSV."""
    catalogue = current.catalogue
    if not result.listed:
        gains = loosened(catalogue, criteria)
        total = len(catalogue.names)
        advice = [f"- without **{FILTERS[key].label}**: {count} of {total}" for key, count in gains.items()]
        show.empty(
            "No relaxant meets all filters.",
            "Loosen one filter:\n\n" + "\n".join(advice) if advice else "No single filter helps: clear two or more.",
        )
    rows, unknown = class_rows(
        catalogue, result, jurisdiction=current.jurisdiction, wording=current.wording, picked=current.relaxants
    )
    said = filter_summary(catalogue, result)
    can_pick = len(current.relaxants) < MOST_PICKED
    show_table(
        markup.class_table(said, rows, unknown, HEADINGS[current.wording], can_pick=can_pick),
        key="class",
        on_pick=lambda: toggle_pick("class"),
    )
    if not result.listed:
        return
    standing = {**dict.fromkeys(result.kept, "kept"), **dict.fromkeys(result.unknown, "unknown")}
    with st.container(horizontal=True, vertical_alignment="center"):
        show.download_csv(
            "These relaxants as CSV",
            "explore",
            lambda: export.class_frame(catalogue, list(result.listed), standing),
            key="explore-csv",
        )
        if current.relaxants:
            label = f"Compare the {len(current.relaxants)} picked"
            st.page_link("dashboard/pages/compare.py", label=label, icon=":material/compare_arrows:")


@st.cache_data(max_entries=200, show_spinner=False)
def _drawn(_catalogue: Catalogue, version: str, view: str, listed: tuple[str, ...]) -> show.Drawn | None:
    """Draw a chart of some relaxants once per version of the data; nothing where nothing has been read."""
    frame = CHARTS[view].frame(_catalogue, listed)
    return show.drawn(CHARTS[view].name, frame) if len(frame) else None


def show_chart(current: State, result: Filtered) -> None:
    """Show half-lives or doses a day of the relaxants in view, of their usual forms."""
    view = CHART.radio("Chart of the usual forms", {code: chart.caption for code, chart in CHARTS.items()})
    chart = _drawn(current.catalogue, current.catalogue.version, view, tuple(result.listed))
    if chart is None:
        show.empty(f"{CHARTS[view].label}: not read yet for these relaxants.", "Loosen a filter.")
    else:
        show.drawn_chart(chart, key="class-chart")
