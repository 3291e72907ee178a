"""The charts of Compare: each answers to the pick, the forms and the jurisdiction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from dashboard.data.rows import Population
from dashboard.dosing.dose_lines import DoseLine, borrowed_doses, dose_frame, dose_lines, without_doses, without_limit
from dashboard.dosing.doses import ADULTS
from dashboard.kinetics.time_lines import HEADINGS, silent, time_lines
from dashboard.kinetics.times import time_course, times_frame
from dashboard.render import line_tables
from dashboard.side_effects.incidences import effects_reported
from dashboard.ui import say, show
from dashboard.ui.choices import Named
from dashboard.ui.effect_views import (
    NOT_HEAD_TO_HEAD,
    chart_of_effect,
    choose_effect,
    marks_of,
    reported,
    say_without_figure,
)
from dashboard.ui.kept import kept
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.jurisdictions import short_name

LAST = "metabolite_half_life"
"""A measure that many drugs have no use for: that it is empty is not said."""


def show_side_effects(current: State) -> None:
    """Show one effect beside placebo; relaxants without a figure stand first, in words (hazards H12, H13)."""
    found = reported(current)
    effects = effects_reported(found)
    if not effects:
        show.empty("No side effects read yet for this pick.", "Pick another relaxant, or read section 6 of the label.")
        return
    effect = choose_effect(effects)
    say_without_figure(current, found, effect)
    drawn = chart_of_effect(current, effect)
    if drawn:
        show.chart(drawn.chart, key="side-effect-chart")
        say.note(f"{marks_of(current)} {NOT_HEAD_TO_HEAD}")


def show_doses(current: State) -> None:
    """Show the dose windows of adults."""
    draw_windows(current, ADULTS)


def draw_windows(current: State, populations: tuple[Population, ...]) -> None:
    """Show the doses of every relaxant, a line a form, each relaxant on a scale of its own (hazards H17, H18)."""
    lines = _doses(current, populations)
    if not lines:
        show.empty(
            "No dose read yet for this pick.", "Choose another jurisdiction or form, or read section 2 of the label."
        )
        return
    show_table(_dose_table(current, populations), key="dose-lines")
    show.download_csv("Doses as CSV", "doses", lambda: _sourced(current, dose_frame(lines)), key="doses-csv")


@kept
def _doses(current: State, populations: tuple[Population, ...]) -> tuple[DoseLine, ...]:
    return tuple(
        dose_lines(current.catalogue, current.relaxants, current.jurisdiction, current.forms, populations=populations)
    )


@kept
def _dose_table(current: State, populations: tuple[Population, ...]) -> str:
    lines = _doses(current, populations)
    notes = _dose_notes(current, lines, populations)
    return line_tables.dose_table(lines, "Doses", notes, asked=current.jurisdiction)


def _dose_notes(current: State, lines: Sequence[DoseLine], populations: Sequence[Population]) -> list[str]:
    """Say what the table leaves out, whose doses it shows, and how its bars are read."""
    borrowed = borrowed_doses(lines, current.jurisdiction)
    missing = without_doses(current.catalogue, current.relaxants, lines)
    endless = without_limit(current.catalogue, current.relaxants, lines) if populations == ADULTS else []
    notes = [
        f"{name}: no {short_name(current.jurisdiction)} dose found. {', '.join(map(short_name, whose))}: shown instead."
        for name, whose in borrowed.items()
    ]
    if missing:
        notes.append(f"No dose read for these people: {', '.join(missing)}. Unknown, not safe.")
    if endless:
        notes.append(f"No labelled limit on duration found: {', '.join(endless)}.")
    return [*notes, line_tables.DOSE_MARKS]


def _sourced(current: State, frame: pd.DataFrame) -> pd.DataFrame:
    return show.with_warnings(current, frame)


def show_time_course(current: State) -> None:
    """Show onset, peak, duration and half-lives, a line a form; what is not read is named once."""
    table = _times(current)
    if not table:
        show.empty(f"No times read yet for the chosen forms: {', '.join(current.names)}.", "Choose another form.")
        return
    show_table(table, key="time-lines")
    show.download_csv(
        "Times as CSV",
        "times",
        lambda: _sourced(current, times_frame(time_course(current.catalogue, current.relaxants, current.forms))),
        key="times-csv",
    )


@kept
def _times(current: State) -> str:
    """Make the table of times; empty where none were read."""
    lines = time_lines(current.catalogue, current.relaxants, current.forms)
    if not lines:
        return ""
    read = {line.relaxant for line in lines}
    unread = [current.catalogue.names[relaxant] for relaxant in current.relaxants if relaxant not in read]
    notes = [f"No times read for the chosen forms: {', '.join(unread)}."] if unread else []
    lacking = {HEADINGS[measure].lower(): silent(lines, measure) for measure in HEADINGS if measure != LAST}
    missing = [f"{heading} ({', '.join(names)})" for heading, names in lacking.items() if names]
    if missing:
        notes.append(f"Not read, so unknown: {'; '.join(missing)}.")
    return line_tables.time_table(lines, "Time course", [*notes, line_tables.TIME_MARKS])


CHART_VIEWS: dict[str, Named[Callable[[State], None]]] = {
    "side_effects": Named("Side effects", show_side_effects),
    "doses": Named("Doses", show_doses),
    "time_course": Named("Time course", show_time_course),
}
