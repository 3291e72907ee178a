"""What the charts have in common: the relaxants' colours, words on the rows, heights that fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.render.palette import RELAXANT_COLOURS

MUTED = "#7d8892"
INK_ON_LIGHT, INK_ON_DARK = "#0f161d", "#e6ecf0"
"""The colours of the page's own text."""
INK = alt.ExprRef(f"luminance(background) > 0.4 ? '{INK_ON_LIGHT}' : '{INK_ON_DARK}'")
"""The colour of words: a chart knows what it is drawn on, light or dark, on screen and in a picture."""
ROW_WORDS = "words_of_rows"
"""Name of the layer of words."""
ROW_HEIGHT = 26
LINE_HEIGHT = 15
MARK_HEIGHT = 20
UPRIGHT = 14
AXIS_HEIGHT = 70


@dataclass(frozen=True)
class Ruler:
    """The horizontal scale that all marks of a chart share, with its axis."""

    scale: alt.Scale
    axis: alt.Axis

    def x(self, field: str, title: str) -> alt.X:
        """Return the place of a mark, by a field of numbers."""
        return alt.X(f"{field}:Q", scale=self.scale, axis=self.axis, title=title)

    def at(self, value: float, title: str) -> alt.XDatum:
        """Return the place of a mark at the same value in every row."""
        return alt.XDatum(value, type="quantitative", scale=self.scale, axis=self.axis, title=title)


def tooltips(titles: Mapping[str, str]) -> list[alt.Tooltip]:
    """Return the lines of a tooltip: field of text -> title."""
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in titles.items()]


def relaxant_colour(frame: pd.DataFrame, also: Mapping[str, str] | None = None) -> alt.Color:
    """Return the colour encoding of the field ``relaxant``; names are written on the rows, so there is no legend.

    `also` gives colours to values of the field that are no relaxant.
    """
    return alt.Color("relaxant:N", title="Relaxant", scale=_colours(frame, also or {}), legend=None)


def relaxant_outline(frame: pd.DataFrame) -> alt.Stroke:
    """Return the same for the outline of marks that may be hollow."""
    return alt.Stroke("relaxant:N", title="Relaxant", scale=_colours(frame, {}), legend=None)


def _colours(frame: pd.DataFrame, also: Mapping[str, str]) -> alt.Scale:
    """Return the colours of what is drawn only: each layer holds them, and Altair copies each layer several times."""
    known = {**RELAXANT_COLOURS, **also}
    colours = {name: known[name] for name in frame["relaxant"].unique()}
    return alt.Scale(domain=list(colours), range=list(colours.values()))


def name_axis() -> alt.Axis:
    """Return the axis of rows that carry short names: no ticks or lines."""
    return alt.Axis(
        title=None, labelLimit=200, labelBound=False, labelFlush=False, ticks=False, domain=False, labelPadding=8
    )


def worded(lines: int = 1) -> int:
    """Return the height of a row with so many lines of words above its marks, in pixels."""
    return MARK_HEIGHT + lines * LINE_HEIGHT


def row(title: str, lines: int = 1) -> alt.Y:
    """Return the encoding of the field ``line`` (0, 1, ...): rows whose words stand above their marks (see `words`).

    With no `lines` the place is the top of the row.
    """
    axis = alt.Axis(labels=False, ticks=False, domain=False, title=None, grid=False)
    place = (lines * LINE_HEIGHT + 0.4 * MARK_HEIGHT) / worded(lines) if lines else 0
    return alt.Y("line:O", title=title, axis=axis, scale=alt.Scale(type="band"), bandPosition=place)


LOG_STEPS = ((1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))
"""Round values of a decade, the finest first."""


def log_axis(title: str | list[str], low: float, high: float, most: int = 8) -> alt.Axis:
    """Return a logarithmic axis with ticks over its whole range, each labelled, at most so many.

    Left alone, Vega labels only the first values of each decade, so that an axis from 1 to 400 ended at 4.
    """
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    ticks: list[float] = []
    for steps in LOG_STEPS:
        ticks = [tick for decade in decades for step in steps if low <= (tick := step * 10.0**decade) <= high]
        if len(ticks) <= most:
            break
    return alt.Axis(title=title, values=[float(f"{tick:.3g}") for tick in ticks], format="~g", labelOverlap=False)


def up_to(base: alt.Chart) -> alt.Chart:
    """Return the mark of an upper bound, a triangle that points to what may be less: nothing is drawn below it."""
    return base.mark_point(shape="triangle-left", size=110, filled=True, opacity=1)


def or_longer(base: alt.Chart) -> alt.Chart:
    """Return the mark of a lower bound, a triangle that points to what may be more."""
    return base.mark_point(shape="triangle-right", size=110, filled=True, opacity=1)


def words() -> alt.Chart:
    """Return the layer that writes the field ``words`` at the top of each row, as far as there is room.

    A line break in the field starts a new line.
    """
    return (
        alt.Chart(name=ROW_WORDS)
        .mark_text(
            align="left",
            baseline="top",
            dy=2,
            fontSize=12.5,
            lineHeight=LINE_HEIGHT,
            color=INK,
            lineBreak="\n",
            limit=alt.ExprRef("width - 4"),
        )
        .encode(y=row("Row", lines=0), x=alt.value(2), text=alt.Text("words:N", title="Row"))
    )


def tracks(lines: int = 1) -> alt.Chart:
    """Return a thin line below the marks of each row, which the eye follows where no grid crosses the words."""
    return alt.Chart().mark_rule(color=MUTED, opacity=0.3).encode(y=row("Row", lines))


def upright(place: alt.X | alt.XDatum, lines: int = 1, dash: Sequence[int] = (1, 0)) -> alt.Chart:
    """Return an upright line in each row, as high as its marks: it crosses no words.

    A shape of its own, since a tick is drawn in the middle of the row whatever its place.
    """
    line = alt.Chart().mark_point(
        shape="M0,-0.5V0.5", size=UPRIGHT**2, color=MUTED, strokeWidth=1.5, strokeDash=list(dash), opacity=1
    )
    return line.encode(x=place, y=row("Row", lines))


def where(layer: alt.Chart, present: pd.Series) -> list[alt.Chart]:
    """Return the layer, or nothing where no row has anything to draw: assistive technology would meet an empty mark."""
    return [layer] if bool(present.any()) else []


def layered(rows: pd.DataFrame, layers: Sequence[alt.Chart], height: int) -> alt.LayerChart:
    """Lay marks over each other in a chart of a height in pixels, axes included.

    Layers without data of their own share `rows`. Words of rows are within the plot, so a chart that has some draws no
    grid through them.
    """
    in_plot = any(str(getattr(layer, "name", "")) == ROW_WORDS for layer in layers)
    return alt.LayerChart(
        data=inline(rows),
        layer=list(layers),
        height=height,
        config=alt.Config(
            axis=alt.AxisConfig(grid=not in_plot, labelColor=INK, titleColor=INK),
            axisX=alt.AxisConfig(domain=in_plot, ticks=in_plot, domainColor=MUTED, tickColor=MUTED),
        ),
    )


def inline(frame: pd.DataFrame) -> alt.InlineData:
    """Return rows as Vega reads them, null for unknown; Altair's own way takes ten times as long for a few rows."""
    return alt.InlineData(
        values=[{name: None if cell != cell else cell for name, cell in row.items()} for row in records(frame)]
    )


def height(rows: int, row_height: int = ROW_HEIGHT, title_lines: int = 1) -> int:
    """Return the height of a chart of so many rows, in pixels; Streamlit fits the axis and its title into it."""
    return max(rows, 1) * row_height + AXIS_HEIGHT + (title_lines - 1) * LINE_HEIGHT
