"""What the filters of Explore did: how many relaxants stay, which are unknown, which are out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.filters import Criteria, Filtered, Judgement, loosened
from dashboard.ui import show
from dashboard.ui.state import quoted


def show_result(catalogue: Catalogue, criteria: Criteria, result: Filtered) -> None:
    """Show the counts, and name every relaxant that is out with its reason (hazard H28)."""
    total = len(catalogue.names)
    if not result.kept and not result.unknown:
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
