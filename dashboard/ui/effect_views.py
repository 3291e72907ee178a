"""The views of the page Side effects, each with its table one click away, its CSV and its pictures."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.data.frames import Record, records
from dashboard.data.schema import VOCABULARIES
from dashboard.render import export, markup
from dashboard.side_effects.grid import grid
from dashboard.side_effects.incidences import (
    INCIDENCE_COLUMNS,
    MEASURED_KINDS,
    UNCONFIRMED,
    differences,
    effects_reported,
    in_words,
    without_figure,
)
from dashboard.ui import say, show
from dashboard.ui.choices import Choice, Named, Switch, relaxant_choice
from dashboard.ui.state import State
from dashboard.wording.figures import known

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
FIRST_EFFECT = "drowsiness"
AS_TABLE = Switch("as_table")


def marks_of(current: State) -> str:
    """Say what the marks of the chart of side effects mean, in the chosen wording."""
    return PLAIN_MARKS if current.plain else MARKS


def choose_effect(effects: dict[str, str]) -> str:
    """Let the reader choose an effect by its label, drowsiness first; the choice lives in the address."""
    first = FIRST_EFFECT if FIRST_EFFECT in effects else ""
    return Choice("effect", "side effect", effects, first).selectbox("Side effect")


def say_without_figure(current: State, frame: pd.DataFrame, effect: str) -> None:
    """Name the relaxants that give no figure of an effect, with their words (hazards H12, H13)."""
    said = without_figure(frame, current.relaxants, current.catalogue.names, effect)
    if said:
        show.sheet(markup.chips("No figure", said), key="no-figure")


def one_effect(current: State, frame: pd.DataFrame) -> None:
    """Show one effect across the picked relaxants; those without a figure stand first, in words (H12, H13)."""
    effects = effects_reported(frame)
    if not effects:
        _nothing_read()
        return
    effect = choose_effect(effects)
    say_without_figure(current, frame, effect)
    measured = frame[(frame["effect"] == effect) & frame["figure_kind"].isin(MEASURED_KINDS)]
    if len(measured):
        _chart(current, "side effect", measured, effects[effect], marks_of(current))


def one_relaxant(current: State, frame: pd.DataFrame) -> None:
    """Show all effects of one relaxant: figures drawn, classes and words as text."""
    relaxant = relaxant_choice("of", current.catalogue, current.relaxants).selectbox("Relaxant")
    chosen = current.catalogue.names[relaxant]
    rows = frame[frame["relaxant"] == relaxant]
    if not len(rows):
        _nothing_read()
        return
    said = in_words(rows)
    if said:
        show.sheet(markup.chips("Effects without a figure", said), key="in-words")
    measured = rows[rows["figure_kind"].isin(MEASURED_KINDS)]
    if len(measured):
        _chart(current, "side effect", measured, f"Side effects of {chosen}", marks_of(current))


def to_placebo(current: State, frame: pd.DataFrame) -> None:
    """Show differences to placebo where one trial has both arms, and say why the other figures have none (H14)."""
    found = differences(frame)
    shown = found[found["why_not"] == ""]
    left_out = found["why_not"][found["why_not"] != ""].value_counts()
    if len(shown):
        note = "Drug minus placebo of the same trial, 95 % interval after Newcombe 1998. NNH: number needed to harm."
        if (shown["difference_rounded"] == "yes").any():
            note += " Counts are rebuilt from printed percentages; intervals cover every count that fits."
        _chart(current, "difference to placebo", shown, "Side effects, difference to placebo", note)
    else:
        show.empty(
            "No difference to placebo can be computed for this pick.",
            "It takes a confirmed figure with a placebo arm of the same trial, and the size of both arms.",
        )
    if len(left_out):
        reasons = ", ".join(f"{reason} ({count})" for reason, count in left_out.items())
        say.note(f"Figures left out, {left_out.sum()}: {reasons}.")


def whole_grid(current: State, frame: pd.DataFrame) -> None:
    """Show every effect by organ system, or one system, values in the cells, shade for how sure."""
    organs = sorted(map(str, set(frame["organ"])))
    codes = {name: code for code, name in VOCABULARIES["organ_system"].items()}
    names = {codes[organ]: organ for organ in organs}
    chosen = Choice("organ", "organ system", names, None).selectbox("Organ system", placeholder="All")
    shown = frame[frame["organ"].isin([names[chosen]] if chosen else organs)]
    rows = grid(shown, current.relaxants, current.wording)
    if not rows:
        _nothing_read()
        return
    names = {relaxant: current.catalogue.names[relaxant] for relaxant in current.relaxants}
    show.sheet(markup.effect_grid(rows, names, f"Side effects of {', '.join(names.values())}"), key="effect-grid")
    say.note(NOT_HEAD_TO_HEAD)


def _nothing_read() -> None:
    show.empty("No side effects read yet for this pick.", "Pick another relaxant, or read section 6 of the label.")


HEADINGS = (
    "Relaxant",
    "Effect",
    "Figure",
    "95 % interval",
    "Difference to placebo (95 % interval)",
    "Dose, form, people",
    "Source",
)


def _chart(current: State, name: str, frame: pd.DataFrame, heading: str, marks: str) -> None:
    """Show a chart with its caveat, its table one click away, and its pictures."""
    show.chart(name, frame, key=f"{name}-chart")
    say.note(f"{marks} {NOT_HEAD_TO_HEAD}")
    show.offer_pictures(name, frame, current, heading, f"{marks} {NOT_HEAD_TO_HEAD}", key=f"{name}-picture")
    if AS_TABLE.toggle("Show as a table"):
        show.sheet(figures_table(frame, plain=current.plain), key=f"{name}-table")


def figures_table(frame: pd.DataFrame, *, plain: bool) -> str:
    """Return a table of incidences; in plain words people in 100, with no intervals or differences (hazard H30)."""
    rows = records(differences(frame[list(INCIDENCE_COLUMNS)]).sort_values(["name", "effect_label", "dose"]))
    if plain:
        lines = [[row["name"], row["effect_label"], _marked(row), _arm(row), _sources(row)] for row in rows]
        return markup.plain_table(
            ("Medicine", "Effect", "People who had it", "Dose and people", "Source"),
            lines,
            "Side effects",
            whole_words=True,
            stacked=True,
        )
    lines = [
        [
            row["name"],
            row["effect_label"],
            _marked(row),
            _interval(row),
            row["difference_text"] or f"none: {row['why_not']}",
            _arm(row),
            _sources(row),
        ]
        for row in rows
    ]
    return markup.plain_table(HEADINGS, lines, "Side effects with their intervals", whole_words=True, stacked=True)


def _marked(row: Record) -> str:
    return row["text"] if row["checked"] else f"{row['text']}{UNCONFIRMED}"


def _sources(row: Record) -> str:
    return markup.source_links(row["source"], row["source_url"])


def _arm(row: Record) -> str:
    """Say the dose, form, condition and phase of an arm."""
    return "; ".join(row[column] for column in ("dose", "form", "condition", "phase") if row[column])


def _interval(row: Record) -> str:
    return f"{row['ci_low_pct']:.1f} to {row['ci_high_pct']:.1f} %" if known(row["ci_low_pct"]) else ""


def offer_figures(current: State, frame: pd.DataFrame) -> None:
    """Offer all figures of the pick as CSV: intervals, differences and sources in columns of their own."""
    show.download_csv(
        "All figures as CSV",
        "side-effects",
        lambda: export.effects_frame(current.catalogue, frame),
        key="effects-csv",
    )


View = Callable[[State, pd.DataFrame], None]
VIEWS: dict[str, Named[View]] = {
    "one_effect": Named("One effect", one_effect),
    "one_relaxant": Named("One relaxant", one_relaxant),
    "difference": Named("Difference to placebo", to_placebo),
    "grid": Named("Grid", whole_grid),
}
PLAIN_VIEWS = {code: view for code, view in VIEWS.items() if code != "difference"}
