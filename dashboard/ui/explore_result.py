"""What Start shows below its filters: what they did, the table of the class, its charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import pandas as pd
import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.explore import filters
from dashboard.explore.class_table import class_groups, unknowns
from dashboard.explore.filters import FILTERS, Criteria, Filtered, loosened
from dashboard.explore.overview import doses_a_day, filter_summary
from dashboard.kinetics.times import half_lives, times_frame
from dashboard.render import export, markup
from dashboard.ui import show
from dashboard.ui.address import read_codes
from dashboard.ui.choices import Choice, Switch
from dashboard.ui.kept import kept
from dashboard.ui.state import State
from dashboard.ui.tables import show_table, toggle_pick
from dashboard.wording.statements import Wording

HEADINGS: dict[Wording, dict[str, str]] = {
    "clinician": {
        "name": "Drug",
        "uses": "Labelled for",
        "acts": "Acts on",
        "dose": "Dose, adults",
        "half_life": "Half-life",
        "drowsiness": "Drowsy (placebo)",
        "schedule": "US schedule",
    },
    "plain": {
        "name": "Medicine",
        "uses": "Approved for",
        "acts": "How it works",
        "half_life": "Half-life",
        "drowsiness": "Feeling sleepy",
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
SHOWN = Switch("charts")


def read_chart() -> None:
    """Understand which chart a link asks for, before warnings are shown; one that names a chart shows it."""
    SHOWN.read()
    asked = read_codes("class_chart", CHART.labels, "chart")
    if asked:
        st.session_state[CHART.parameter] = asked[0]
        st.session_state[SHOWN.parameter] = True


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
    private = bool(criteria.factors or criteria.text)  # of a patient, or typed: never kept (hazard H31)
    table = _table(current, result) if private else _kept_table(current, criteria)
    show_table(table, key="class", on_pick=lambda: toggle_pick("class"))
    if not result.listed:
        return
    standing = {**dict.fromkeys(result.kept, "kept"), **dict.fromkeys(result.unknown, "unknown")}
    show.download_csv(
        "These drugs as CSV",
        "explore",
        lambda: export.class_frame(catalogue, list(result.listed), standing, current.jurisdiction),
        key="explore-csv",
        quiet=True,
    )


@kept
def _kept_table(current: State, criteria: Criteria) -> str:
    return _table(current, filters.apply(current.catalogue, criteria))


def _table(current: State, result: Filtered) -> str:
    catalogue = current.catalogue
    groups = class_groups(
        catalogue, result, jurisdiction=current.jurisdiction, wording=current.wording, picked=current.relaxants
    )
    silent = unknowns([row for group in groups for row in group.rows])
    said = filter_summary(catalogue, result)
    said = replace(said, out=markup.linked(catalogue.names, said.out))
    return markup.class_table(said, groups, HEADINGS[current.wording], silent, picked=len(current.relaxants))


@kept
def _drawn(catalogue: Catalogue, view: str, listed: tuple[str, ...]) -> show.Drawn | None:
    """Draw a chart of some relaxants; nothing where nothing has been read."""
    frame = CHARTS[view].frame(catalogue, listed)
    return show.drawn(CHARTS[view].name, frame) if len(frame) else None


def show_charts(current: State, result: Filtered) -> None:
    """Show half-lives or doses a day of the relaxants in view, of their usual forms, where charts are asked for."""
    if not SHOWN.toggle("Charts of half-life and doses a day"):
        return
    view = CHART.radio("Chart of the usual forms", {code: chart.caption for code, chart in CHARTS.items()})
    chart = _drawn(current.catalogue, view, tuple(result.listed))
    if chart is None:
        show.empty(f"{CHARTS[view].label}: not reviewed for these drugs.", "Loosen a filter.")
    else:
        show.chart(chart, key="class-chart")
