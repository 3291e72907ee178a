"""The charts of Compare: each answers to the pick, the forms and the jurisdiction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.data.rows import Population
from dashboard.dosing.doses import ADULTS
from dashboard.dosing.windows import dose_windows, sentences, windows_frame
from dashboard.kinetics.times import time_course, times_frame
from dashboard.side_effects.effect_frames import incidence_frame
from dashboard.side_effects.incidences import effects_reported, incidences
from dashboard.side_effects.merging import merged
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
    found = incidences(current.catalogue, current.relaxants, current.jurisdiction, current.wording)
    effects = effects_reported(found)
    if not effects:
        show.empty("No side effects read yet for this pick.", "Pick another relaxant, or read section 6 of the label.")
        return
    effect = choose_effect(effects)
    say_without_figure(current, found, effect)
    measured = merged([one for one in found if one.row.effect == effect and one.measured])
    if measured:
        show.chart("side effect", incidence_frame(measured), key="side-effect-chart")
        say.note(f"{marks_of(current)} {NOT_HEAD_TO_HEAD}")


def show_doses(current: State) -> None:
    """Show the dose windows of adults."""
    draw_windows(current, ADULTS)


def draw_windows(current: State, populations: Sequence[Population]) -> None:
    """Draw the dose windows of every relaxant on a scale of its own (hazards H17, H18)."""
    windows = dose_windows(
        current.catalogue, current.relaxants, current.jurisdiction, current.forms, populations=populations
    )
    if not windows:
        show.empty(
            "No dose read yet for this pick.", "Choose another jurisdiction or form, or read section 2 of the label."
        )
        return
    say.note(f"Adults. {DOSE_MARKS}" if populations == ADULTS else DOSE_MARKS)
    for relaxant in current.relaxants:
        own = [window for window in windows if window.relaxant == relaxant]
        name = current.catalogue.names[relaxant]
        if not own:
            say.prose(f"**{name}**: no dose in figures read.")
        for unit in dict.fromkeys(window.unit for window in own):
            alike = [window for window in own if window.unit == unit]
            places = {window.jurisdiction for window in alike}
            others = sorted(place for place in places if not holds_in(place, current.jurisdiction))
            notice = f". No {current.jurisdiction} dose read; {', '.join(others)} says" if others else ""
            doses = "\n".join(f"- {sentence}" for sentence in sentences(alike))
            say.prose(f"**{name}**, {alike[0].family.lower()}{notice}\n\n{doses}")
            show.chart("dose window", windows_frame(alike), key=f"dose-{relaxant}-{unit}")


def show_time_course(current: State) -> None:
    """Show onset, peak, duration and half-lives; what is not read is named."""
    times = time_course(current.catalogue, current.relaxants, current.forms)
    read = {one.relaxant for one in times}
    unread = [current.catalogue.names[relaxant] for relaxant in current.relaxants if relaxant not in read]
    if unread:
        say.prose(f"No times read yet for the chosen forms: **{', '.join(unread)}**.")
    if times:
        show.chart("time course", times_frame(times), key="time-course-chart")
        say.note("Concentration and half-life are not effect. Triangle: up to, perhaps less. Pale: unconfirmed.")


CHART_VIEWS: dict[str, Named[Callable[[State], None]]] = {
    "side_effects": Named("Side effects", show_side_effects),
    "doses": Named("Doses", show_doses),
    "time_course": Named("Time course", show_time_course),
}
