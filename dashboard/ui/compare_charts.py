"""The charts of Compare: each answers to the pick, the forms and the jurisdiction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.dosing.doses import ADULTS, dose_windows, sentences
from dashboard.kinetics.times import time_course
from dashboard.side_effects.incidences import MEASURED_KINDS, effects_reported, incidences
from dashboard.ui import say, show
from dashboard.ui.choices import Named
from dashboard.ui.effect_views import NOT_HEAD_TO_HEAD, choose_effect, marks_of, say_without_figure
from dashboard.ui.state import State
from dashboard.wording.jurisdictions import holds_in

DOSE_MARKS = (
    "Hollow: start. Thick line: usual. Triangle: usual, up to. Bar: maximum, dashed where no source states one. "
    "Every relaxant has its own scale; doses of different drugs cannot be compared."
)


def show_side_effects(current: State) -> None:
    """Show one effect beside placebo; relaxants without a figure stand first, in words (hazards H12, H13)."""
    frame = incidences(current.catalogue, current.relaxants, current.jurisdiction, current.wording)
    effects = effects_reported(frame)
    if not effects:
        show.empty("No side effects read yet for this pick.", "Pick another relaxant, or read section 6 of the label.")
        return
    effect = choose_effect(effects)
    say_without_figure(current, frame, effect)
    measured = frame[(frame["effect"] == effect) & frame["figure_kind"].isin(MEASURED_KINDS)]
    if len(measured):
        show.chart("side effect", measured, key="side-effect-chart")
        say.note(f"{marks_of(current)} {NOT_HEAD_TO_HEAD}")


def show_doses(current: State) -> None:
    """Show the dose windows of adults."""
    draw_windows(current, ADULTS)


def draw_windows(current: State, populations: Sequence[str]) -> None:
    """Draw the dose windows of every relaxant on a scale of its own (hazards H17, H18)."""
    frame = dose_windows(current.catalogue, current.relaxants, current.jurisdiction, current.forms, populations)
    if not len(frame):
        show.empty(
            "No dose read yet for this pick.", "Choose another jurisdiction or form, or read section 2 of the label."
        )
        return
    say.note(f"Adults. {DOSE_MARKS}" if populations == ADULTS else DOSE_MARKS)
    for relaxant in current.relaxants:
        rows = frame[frame["relaxant"] == relaxant]
        name = current.catalogue.names[relaxant]
        if not len(rows):
            say.prose(f"**{name}**: no dose in figures read.")
        for unit, window in rows.groupby("unit", sort=False):
            others = sorted(place for place in set(window["jurisdiction"]) if not holds_in(place, current.jurisdiction))
            notice = f". No {current.jurisdiction} dose read; {', '.join(others)} says" if others else ""
            doses = "\n".join(f"- {sentence}" for sentence in sentences(window))
            say.prose(f"**{name}**, {window['family'].iloc[0].lower()}{notice}\n\n{doses}")
            show.chart("dose window", window, key=f"dose-{relaxant}-{unit}")


def show_time_course(current: State) -> None:
    """Show onset, peak, duration and half-lives; what is not read is named."""
    frame = time_course(current.catalogue, current.relaxants, current.forms)
    unread = [
        current.catalogue.names[relaxant] for relaxant in current.relaxants if relaxant not in set(frame["relaxant"])
    ]
    if unread:
        say.prose(f"No times read yet for the chosen forms: **{', '.join(unread)}**.")
    if len(frame):
        show.chart("time course", frame, key="time-course-chart")
        say.note("Concentration and half-life are not effect. Triangle: up to, perhaps less. Pale: unconfirmed.")


CHART_VIEWS: dict[str, Named[Callable[[State], None]]] = {
    "side_effects": Named("Side effects", show_side_effects),
    "doses": Named("Doses", show_doses),
    "time_course": Named("Time course", show_time_course),
}
