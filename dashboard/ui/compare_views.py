"""The parts of Compare: the overview first, then the full statements by topic, and all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.compare.layout import Tab
from dashboard.compare.row_keys import RowKey
from dashboard.render import markup
from dashboard.ui import say, show
from dashboard.ui.address import read_codes
from dashboard.ui.choices import Choice, Named, labels
from dashboard.ui.compare_charts import CHART_VIEWS, show_side_effects
from dashboard.ui.compare_table import folded_rows
from dashboard.ui.fragment import fragment
from dashboard.ui.glance_view import is_guide, show_glance
from dashboard.ui.kept import kept
from dashboard.ui.side_by_side import compared
from dashboard.ui.state import State, show_warnings, state
from dashboard.ui.tables import show_table

DOSE_CHARTS = {code: chart for code, chart in CHART_VIEWS.items() if code != "side_effects"}
CHARTS = Choice("chart", "chart", labels(DOSE_CHARTS))


def show_part(current: State, tab: Tab) -> None:
    """Show the statements of one topic, with its sources."""
    show_table(_part(current, tab), key=f"part-{tab}")


@kept
def _part(current: State, tab: Tab) -> str:
    return markup.comparison_part(compared(current), tab)


def show_dosing(current: State) -> None:
    """Show dose windows or the time course, and the rules of doses in full."""
    _draw_dose_chart()
    show_part(current, "dosing")


@fragment
def _draw_dose_chart() -> None:
    """Draw one chart; a fragment, so that another chart redraws nothing else."""
    DOSE_CHARTS[CHARTS.radio("Chart")].what(state())
    show_warnings()


def show_effects(current: State) -> None:
    """Show one effect beside placebo, and harms in full."""
    _draw_effect_chart()
    show_part(current, "side_effects")


@fragment
def _draw_effect_chart() -> None:
    show_side_effects(state())
    show_warnings()


def show_evidence(current: State) -> None:
    """Show what guidelines say, which has no plain wording, and where the trials are."""
    if current.plain:
        show.empty(
            "What guidelines say is shown to clinicians only.", "Studies in plain words are on the page Evidence."
        )
        return
    show_part(current, "evidence")
    say.note("Trials and reviews with their figures are on the page Evidence.")


def show_everything(current: State) -> None:
    """Show every statement, serious harms first and the rest in folds by topic."""
    harms, rest = _everything(current, folded_rows(compared(current)))
    show_table(harms, key="harms")
    show_table(rest, key="comparison")


@kept
def _everything(current: State, folded: tuple[RowKey, ...]) -> tuple[str, str]:
    return markup.comparison_tables(compared(current), folded)


TABS: dict[str, Named[Callable[[State], None]]] = {
    "glance": Named("At a glance", show_glance),
    "uses": Named("Uses", partial(show_part, tab="uses")),
    "dosing": Named("Dosing", show_dosing),
    "side_effects": Named("Side effects", show_effects),
    "cautions": Named("Cautions", partial(show_part, tab="cautions")),
    "interactions": Named("Interactions", partial(show_part, tab="interactions")),
    "evidence": Named("Evidence", show_evidence),
    "advice": Named("Advice", partial(show_part, tab="advice")),
    "everything": Named("Everything", show_everything),
}
TAB = Choice("tab", "part", labels(TABS))
GUIDE = "Which one suits?"
"""What the first part is called where it is a guide in plain words."""
TAB_OF_CHART = {"side_effects": "side_effects", "doses": "dosing", "time_course": "dosing"}
"""The part of Compare that has each chart; links of earlier versions name only the chart."""


def choose_tab(current: State) -> str:
    """Draw the parts as a row of buttons, and return the code of the chosen one."""
    if not is_guide(current):
        return TAB.tabs("Part")
    return Choice("tab", "part", {**TAB.labels, "glance": GUIDE}).tabs("Part")


def read_tab() -> None:
    """Understand which part and which chart a link asks for; the chart alone says which part."""
    TAB.read()
    asked = read_codes("chart", CHART_VIEWS, "chart")
    if not asked:
        return
    if not st.query_params.get("tab"):
        st.session_state["tab"] = TAB_OF_CHART[asked[0]]
    if asked[0] in DOSE_CHARTS:
        st.session_state["chart"] = asked[0]
