"""What the user says matters: the facts of the picked relaxants side by side, absolute, missing shown as missing."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from dashboard.compare.row_keys import RowKey
from dashboard.data.rows import EffectKey
from dashboard.render import evidence_markup, markup
from dashboard.side_effects.grid import grid
from dashboard.side_effects.incidences import incidences
from dashboard.ui import say, show
from dashboard.ui.effect_views import NOT_HEAD_TO_HEAD
from dashboard.ui.side_by_side import compared
from dashboard.ui.state import State
from dashboard.ui.tables import show_table


class Need(NamedTuple):
    """Rows of the side-by-side table and effects that speak to a need."""

    rows: tuple[RowKey, ...]
    effects: tuple[EffectKey, ...] = ()


NEEDS = {
    "Drives or works with machines": Need(("driving", "half_life"), ("drowsiness", "dizziness")),
    "Must stay awake": Need(("common",), ("drowsiness", "asthenia_fatigue")),
    "Must not fall or lose strength": Need(("older",), ("dizziness", "weakness", "falls", "hypotension")),
    "Trouble with swallowing, or a feeding tube": Need(("products", "how_to_take")),
    "Once or twice a day": Need(("usual", "duration_of_effect")),
    "Must work soon": Need(("onset", "tmax")),
    "No controlled substance": Need(("schedule",)),
    "May run out, or stop suddenly": Need(("abrupt_stop", "stop", "stopping")),
    "Can be had here": Need(("availability",)),
}


def show_needs(current: State) -> None:
    """Show the facts for the needs that were chosen, for the picked relaxants; nothing is weighed or summed."""
    say.heading("What matters to this patient")
    if not current.relaxants:
        show.empty("No relaxant picked.", "Pick up to six in the sidebar to see their facts for a need side by side.")
        return
    chosen = st.multiselect(
        "Needs",
        list(NEEDS),
        key="my_needs",
        persist_state="session",
        select_all=False,
        placeholder="What matters? Several may be chosen",
        filter_mode="prefix",
    )
    if not chosen:
        return
    comparison = compared(current)
    rows: dict[RowKey, None] = dict.fromkeys(row for name in chosen for row in NEEDS[name].rows)
    show_table(markup.comparison_rows(comparison, rows, "Facts"), key="needs")
    effects = {effect for name in chosen for effect in NEEDS[name].effects}
    if effects:
        found = incidences(current.catalogue, current.relaxants, current.jurisdiction, current.wording)
        names = {relaxant: current.catalogue.names[relaxant] for relaxant in current.relaxants}
        made = grid([one for one in found if one.row.effect in effects], current.relaxants, current.wording)
        if made:
            show_table(evidence_markup.effect_grid(made, names, "Side effects that matter here"), key="needs-effects")
            say.note(NOT_HEAD_TO_HEAD)
        else:
            say.prose("No figures on these effects were read for this pick: unknown, not absent.")
