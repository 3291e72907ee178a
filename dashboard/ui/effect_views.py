"""The views of the page Side effects, each with its table one click away, its CSV and its pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.data.rows import EffectKey
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.render import evidence_markup, export, markup
from dashboard.side_effects.differences import WHY_NOT, DifferenceToPlacebo, WhyNot, differences
from dashboard.side_effects.effect_frames import difference_frame, incidence_frame
from dashboard.side_effects.grid import grid
from dashboard.side_effects.incidences import Incidence, effects_reported, in_words, incidences, without_figure
from dashboard.side_effects.merging import foremost, merged
from dashboard.ui import say, show
from dashboard.ui.choices import Choice, Named, Switch, relaxant_choice
from dashboard.ui.kept import kept
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.forms import form_words
from dashboard.wording.statements import labels, unconfirmed

NOT_HEAD_TO_HEAD = (
    "These figures come from different trials, not from trials against each other: "
    "compare each drug with its own placebo first."
)
MARKS = (
    "Filled dot: the relaxant, with placebo from the same trial. Ring: without. Hollow diamond: placebo. "
    "Thin line: 95 % interval. Thick line: range across trials. Triangle: up to so many, perhaps fewer."
)
PLAIN_MARKS = (
    "Dot or ring: how many people of 100 had it. Diamond: with a dummy pill. "
    "Thin line: how sure that is. Thick line: range across studies. Triangle: up to so many, perhaps fewer."
)
FIRST_EFFECT: EffectKey = "drowsiness"
AS_TABLE = Switch("as_table")
ALL_FIGURES = Switch("all_figures")


class EffectChart(NamedTuple):
    """A chart of side effects: its name in the registry, the figures in it, and the chart."""

    name: str
    shown: tuple[Incidence, ...]
    chart: show.Drawn


@kept
def reported(current: State) -> tuple[Incidence, ...]:
    """Return the side effects of the pick as the sources report them."""
    return tuple(incidences(current.catalogue, current.relaxants, current.jurisdiction, current.wording))


def marks_of(current: State) -> str:
    """Say what the marks of the chart of side effects mean, in the chosen wording."""
    return PLAIN_MARKS if current.plain else MARKS


def choose_effect(effects: Mapping[EffectKey, str]) -> EffectKey:
    """Let the reader choose an effect by its label, drowsiness first; the choice lives in the address."""
    usual = FIRST_EFFECT if FIRST_EFFECT in effects else None
    return Choice[EffectKey]("effect", "side effect", effects, usual).selectbox("Side effect", labelled=False)


def say_without_figure(current: State, found: Sequence[Incidence], effect: EffectKey) -> None:
    """Name the relaxants that give no figure of an effect, with their words (hazards H12, H13)."""
    said = without_figure(found, current.relaxants, current.catalogue.names, effect)
    if said:
        show_table(markup.chips("No figure", markup.linked(current.catalogue.names, said)), key="no-figure")


def one_effect(current: State, found: Sequence[Incidence]) -> None:
    """Show one effect across the picked relaxants; those without a figure stand first, in words (H12, H13)."""
    effects = effects_reported(found)
    if not effects:
        _nothing_read()
        return
    effect = choose_effect(effects)
    say_without_figure(current, found, effect)
    drawn = chart_of_effect(current, effect)
    if drawn:
        _show(current, drawn, heading=effects[effect], marks=marks_of(current))
        _offer_table(current, drawn.name, lambda: differences(drawn.shown))


@kept
def chart_of_effect(current: State, effect: EffectKey) -> EffectChart | None:
    """Draw one effect across the picked relaxants; None where no figure of it was read."""
    measured = merged([one for one in reported(current) if one.row.effect == effect and one.measured])
    return _incidences(measured) if measured else None


def one_relaxant(current: State, found: Sequence[Incidence]) -> None:
    """Show all effects of one relaxant: figures drawn, classes and words as text."""
    relaxant = relaxant_choice("of", current.catalogue, current.relaxants).selectbox("Relaxant")
    chosen = current.catalogue.names[relaxant]
    reports = [one for one in found if one.row.relaxant == relaxant]
    if not reports:
        _nothing_read()
        return
    said = in_words(reports)
    if said:
        show_table(markup.chips("Effects without a figure", said), key="in-words")
    measured = merged([one for one in reports if one.measured])
    if measured:
        drawn = _chart_of_relaxant(current, relaxant, everything=_wants_all(measured))
        _show(current, drawn, heading=f"Side effects of {chosen}", marks=marks_of(current))
        _offer_table(current, drawn.name, lambda: differences(drawn.shown))


@kept
def _chart_of_relaxant(current: State, relaxant: str, *, everything: bool) -> EffectChart:
    """Draw all figures of one relaxant, or the foremost."""
    measured = merged([one for one in reported(current) if one.row.relaxant == relaxant and one.measured])
    return _incidences(measured if everything else foremost(measured))


def _incidences(measured: Sequence[Incidence]) -> EffectChart:
    return EffectChart("side effect", tuple(measured), show.drawn("side effect", incidence_frame(measured)))


def to_placebo(current: State, found: Sequence[Incidence]) -> None:
    """Show differences to placebo where one trial has both arms, and say why the other figures have none (H14)."""
    compared = _compared(current)
    shown = [one for one in compared if one.difference]
    left_out: Counter[WhyNot] = Counter(one.why_not for one in compared if one.why_not)
    if shown:
        everything = _wants_all([one.incidence for one in shown])
        drawn, note = _chart_of_differences(current, everything=everything)
        _show(current, drawn, heading="Side effects, difference to placebo", marks=note)
        _offer_table(current, drawn.name, lambda: [one for one in shown if one.incidence in drawn.shown])
    else:
        show.empty(
            "No difference to placebo can be computed for this pick.",
            "It takes a confirmed figure with a placebo arm of the same trial, and the size of both arms.",
        )
    if left_out:
        reasons = ", ".join(f"{WHY_NOT[reason]} ({count})" for reason, count in left_out.most_common())
        say.note(f"Figures left out, {left_out.total()}: {reasons}.")


@kept
def _compared(current: State) -> tuple[DifferenceToPlacebo, ...]:
    return tuple(differences(merged(reported(current))))


@kept
def _chart_of_differences(current: State, *, everything: bool) -> tuple[EffectChart, str]:
    """Draw all differences to placebo, or the foremost, and say how they were computed."""
    shown = [one for one in _compared(current) if one.difference]
    few = foremost([one.incidence for one in shown])
    shown = shown if everything else [one for one in shown if one.incidence in few]
    note = "Drug minus placebo of the same trial, 95 % interval after Newcombe 1998. NNH: number needed to harm."
    if any(one.difference and one.difference.interval.rounded for one in shown):
        note += " Counts are rebuilt from printed percentages; intervals cover every count that fits."
    name = "difference to placebo"
    chart = show.drawn(name, difference_frame(shown))
    return EffectChart(name, tuple(one.incidence for one in shown), chart), note


def whole_grid(current: State, found: Sequence[Incidence]) -> None:
    """Show every effect, the most common first, or one organ system; values in the cells, shade for how sure."""
    named = {organ: VOCABULARIES["organ_system"][organ] for organ in {one.row.organ_system for one in found}}
    organs = dict(sorted(named.items(), key=lambda item: item[1]))
    organ = Choice("organ", "organ system", organs, optional=True).optional_selectbox(
        "Organ system", placeholder="All organ systems", labelled=False
    )
    table = _grid(current, organ)
    if not table:
        _nothing_read()
        return
    show_table(table, key="effect-grid")
    say.note(NOT_HEAD_TO_HEAD)


@kept
def _grid(current: State, organ: str | None) -> str:
    """Make the grid of one organ system, of all where it is None; empty where nothing was read."""
    shown = [one for one in reported(current) if organ is None or one.row.organ_system == organ]
    rows = grid(shown, current.relaxants, current.wording)
    if not rows:
        return ""
    names = {relaxant: current.catalogue.names[relaxant] for relaxant in current.relaxants}
    caption = f"Side effects of {', '.join(names.values())}"
    return evidence_markup.effect_grid(rows, names, caption, unfolded=organ is not None)


def _nothing_read() -> None:
    show.empty("No side effects read yet for this pick.", "Pick another relaxant, or read section 6 of the label.")


def _wants_all(measured: Sequence[Incidence]) -> bool:
    """Tell whether all figures are drawn: where they are few, or the reader wants all and not the foremost only."""
    few = foremost(measured)
    if len(few) == len(measured):
        return True
    return ALL_FIGURES.toggle(f"All {len(measured)} figures (serious and most common effects: {len(few)})")


def _show(current: State, drawn: EffectChart, *, heading: str, marks: str) -> None:
    """Show a chart with its caveat and its pictures."""
    caveat = f"{marks} {NOT_HEAD_TO_HEAD}"
    show.chart(drawn.chart, key=f"{drawn.name}-chart")
    say.note(caveat)
    show.offer_pictures(drawn.chart, current, heading=heading, marks=caveat, key=f"{drawn.name}-picture")


def _offer_table(current: State, name: str, shown: Callable[[], Iterable[DifferenceToPlacebo]]) -> None:
    """Let the reader see the figures of a chart as a table."""
    if AS_TABLE.toggle("Show as a table"):
        show_table(figures_table(shown(), plain=current.plain), key=f"{name}-table")


HEADINGS = (
    "Relaxant",
    "Effect",
    "Figure",
    "95 % interval",
    "Difference to placebo (95 % interval)",
    "Dose, form, people",
    "Source",
)
PLAIN_HEADINGS = ("Medicine", "Effect", "People who had it", "Dose and people", "Source")


def figures_table(shown: Iterable[DifferenceToPlacebo], *, plain: bool) -> str:
    """Return a table of incidences; in plain words people in 100, with no intervals or differences (hazard H30)."""
    compared = sorted(shown, key=lambda one: _place(one.incidence))
    if plain:
        lines = [_plain_line(one.incidence) for one in compared]
        return markup.plain_table(PLAIN_HEADINGS, lines, "Side effects", whole_words=True, stacked=True)
    lines = [_line(one) for one in compared]
    return markup.plain_table(HEADINGS, lines, "Side effects with their intervals", whole_words=True, stacked=True)


def _place(one: Incidence) -> tuple[str, str, str]:
    return one.name, one.effect_name, one.row.dose


def _plain_line(one: Incidence) -> list[str]:
    return [_drug(one), one.effect_name, _marked(one), _arm(one), _sources(one)]


def _line(compared: DifferenceToPlacebo) -> list[str]:
    one = compared.incidence
    difference = f"none: {WHY_NOT[compared.why_not]}" if compared.why_not else compared.text
    return [_drug(one), one.effect_name, _marked(one), _interval(one), difference, _arm(one), _sources(one)]


def _drug(one: Incidence) -> str:
    return markup.profile_link(one.row.relaxant, one.name)


def _marked(one: Incidence) -> str:
    return one.text + unconfirmed(one.row.checked)


def _sources(one: Incidence) -> str:
    return markup.source_links(one.titles, one.addresses)


def _arm(one: Incidence) -> str:
    """Say the dose, form, condition and phase of an arm."""
    parts = (one.row.dose, form_words(one.row), ", ".join(labels("condition", one.row.condition)), one.row.phase)
    return "; ".join(part for part in parts if part)


def _interval(one: Incidence) -> str:
    return f"{one.arm.interval.low:.1f} to {one.arm.interval.high:.1f} %" if one.arm else ""


def offer_figures(current: State, found: Sequence[Incidence]) -> None:
    """Offer all figures of the pick as CSV: intervals, differences and sources in columns of their own."""
    show.download_csv(
        "All figures as CSV",
        "side-effects",
        build=lambda: export.effects_frame(current.catalogue, found, current.jurisdiction),
        key="effects-csv",
    )


View = Callable[[State, Sequence[Incidence]], None]
VIEWS: dict[str, Named[View]] = {
    "one_effect": Named("One effect", one_effect),
    "one_relaxant": Named("One relaxant", one_relaxant),
    "difference": Named("Difference to placebo", to_placebo),
    "grid": Named("Grid", whole_grid),
}
PLAIN_VIEWS = {code: view for code, view in VIEWS.items() if code != "difference"}
