"""What Explore shows below its filters: what they did, the table of the class, its charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import export, markup
from dashboard.catalogue import Catalogue
from dashboard.filters import Criteria, Filtered, Judgement, loosened
from dashboard.kinetics import headline_form, time_course
from dashboard.overview import class_rows, doses_a_day
from dashboard.picking import MOST_PICKED
from dashboard.ui import show
from dashboard.ui.state import State, quoted

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


def show_outcome(catalogue: Catalogue, criteria: Criteria, result: Filtered) -> None:
    """Show the counts, and name every relaxant that is out with its reason (hazard H28)."""
    total = len(catalogue.names)
    if not result.listed:
        gains = loosened(catalogue, criteria)
        advice = [f"- without **{name}**: {count} of {total}" for name, count in gains.items()]
        show.empty(
            "No relaxant meets all filters.",
            "Loosen one filter:\n\n" + "\n".join(advice) if advice else "No single filter helps: clear two or more.",
        )
    else:
        counts = [
            f"**{len(result.kept)} of {total}** meet the filters"
            if result.removed or result.unknown
            else f"**All {total}**"
        ]
        if result.unknown:
            counts.append(f"{len(result.unknown)} unknown")
        if result.removed:
            counts.append(f"{len(result.removed)} out")
        st.markdown(" · ".join(counts))
    if result.removed:
        with st.expander(f"Out, and why ({len(result.removed)})"):
            st.markdown("\n".join(_reasons(catalogue, result.removed)))


def _reasons(catalogue: Catalogue, bucket: Mapping[str, Sequence[Judgement]]) -> list[str]:
    """Write one line a relaxant: its name, and what each filter says of it."""
    lines: list[str] = []
    for relaxant, judgements in bucket.items():
        said = "; ".join(
            f"{judgement.filter}: {quoted(judgement.reason) if judgement.filter == 'Search' else judgement.reason}"
            for judgement in judgements
        )
        lines.append(f"- **{catalogue.names[relaxant]}**: {said}")
    return lines


def show_class(current: State, result: Filtered) -> None:
    """Show the table of the class, whose boxes feed the pick, and offer it as CSV."""
    rows, unknown = class_rows(current.catalogue, result, current.jurisdiction, current.wording, current.relaxants)
    can_pick = len(current.relaxants) < MOST_PICKED
    show.sheet(
        markup.class_table(rows, unknown, HEADINGS[current.wording], can_pick),
        key="class",
        on_pick=lambda: show.toggle_pick("class"),
    )
    standing = {**dict.fromkeys(result.kept, "kept"), **dict.fromkeys(result.unknown, "unknown")}
    with st.container(horizontal=True, vertical_alignment="center"):
        show.download_csv(
            "These relaxants as CSV",
            "explore",
            lambda: export.class_frame(current.catalogue, list(result.listed), standing),
            key="explore-csv",
        )
        if current.relaxants:
            label = f"Compare the {len(current.relaxants)} picked"
            st.page_link("dashboard/pages/compare.py", label=label, icon=":material/compare_arrows:")


def show_charts(current: State, result: Filtered) -> None:
    """Show half-lives and doses a day of the relaxants in view, of their usual forms."""
    catalogue = current.catalogue
    times = time_course(catalogue, result.listed, {name: headline_form(catalogue, name) for name in result.listed})
    half_lives = times[times["measure"].str.startswith("Half-life")]
    doses = doses_a_day(catalogue, result.listed)
    left, right = st.columns(2)
    with left:
        st.header("Half-life")
        st.caption("Usual form. Filled: the drug. Hollow: its active metabolite.")
        if len(half_lives):
            show.chart("half-life", half_lives, key="half-life-chart")
    with right:
        st.header("Doses a day")
        st.caption("Usual form, fewest to most.")
        if len(doses):
            show.chart("doses a day", doses, key="doses-chart")
