"""What the charts have in common: the relaxants' colours, words on the rows, heights that fit."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.palette import RELAXANT_COLOURS

MUTED = "#7d8892"
WORDS = "#74808a"
ROW_HEIGHT = 26
WORDED_ROW_HEIGHT = 44
AXIS_HEIGHT = 74


RELAXANT_SCALE = alt.Scale(domain=list(RELAXANT_COLOURS), range=list(RELAXANT_COLOURS.values()))


def relaxant_colour() -> alt.Color:
    """Return the colour encoding of the field ``relaxant``; names stand on the rows, so there is no legend."""
    return alt.Color("relaxant:N", title="Relaxant", scale=RELAXANT_SCALE, legend=None)


def relaxant_outline() -> alt.Stroke:
    """Return the same for the outline of marks that may be hollow."""
    return alt.Stroke("relaxant:N", title="Relaxant", scale=RELAXANT_SCALE, legend=None)


def name_axis() -> alt.Axis:
    """Return the axis of rows that carry short names: no ticks or lines."""
    return alt.Axis(
        title=None, labelLimit=200, labelBound=False, labelFlush=False, ticks=False, domain=False, labelPadding=8
    )


def row(title: str) -> alt.Y:
    """Return the encoding of the field ``line`` (0, 1, ...): rows whose words stand above their marks (see `words`)."""
    axis = alt.Axis(labels=False, ticks=False, domain=False, title=None, grid=False)
    return alt.Y("line:O", title=title, axis=axis)


def words(frame: pd.DataFrame, y: alt.Y) -> alt.Chart:
    """Return the layer that writes the field ``words`` above each row, from the left edge as far as there is room."""
    return (
        alt.Chart(frame)
        .mark_text(align="left", baseline="bottom", dy=-8, fontSize=12.5, color=WORDS, limit=alt.ExprRef("width - 4"))
        .encode(y=y, x=alt.value(2), text=alt.Text("words:N", title="Row"))
    )


def where(layer: alt.Chart, present: pd.Series) -> list[alt.Chart]:
    """Return the layer, or nothing where no row has anything to draw: assistive technology would meet an empty mark."""
    return [layer] if bool(present.any()) else []


def layered(layers: Sequence[alt.Chart], height: int) -> alt.LayerChart:
    """Lay marks over each other in a chart of a height in pixels, axes included."""
    return alt.LayerChart(layer=list(layers)).properties(height=height)


def height(rows: int, row_height: int = ROW_HEIGHT) -> int:
    """Return the height of a chart of so many rows, in pixels; Streamlit fits the axis and its title into it."""
    return max(rows, 1) * row_height + AXIS_HEIGHT
