"""What the charts have in common: the relaxants' colours, muted context, heights that fit the rows."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from dashboard.palette import RELAXANT_COLOURS

MUTED = "#7d8892"
ROW_HEIGHT = 26
AXIS_HEIGHT = 62
LABEL_LIMIT = 240


def relaxant_colour() -> alt.Color:
    """Return the colour encoding of the field ``relaxant``; names stand on the axis, so there is no legend."""
    scale = alt.Scale(domain=list(RELAXANT_COLOURS), range=list(RELAXANT_COLOURS.values()))
    return alt.Color("relaxant:N", title="Relaxant", scale=scale, legend=None)


def name_axis(title: str | None = None) -> alt.Axis:
    """Return the axis of rows that carry names: no ticks or lines, labels in full."""
    return alt.Axis(title=title, labelLimit=LABEL_LIMIT, ticks=False, domain=False, labelPadding=8, titleAnchor="end")


def layered(layers: Sequence[alt.Chart], height: int) -> alt.LayerChart:
    """Lay marks over each other in a chart of a height in pixels, axes included."""
    return alt.LayerChart(layer=list(layers)).properties(height=height)


def height(rows: int, row_height: int = ROW_HEIGHT) -> int:
    """Return the height of a chart of so many rows, in pixels; Streamlit fits the axis and its title into it."""
    return max(rows, 1) * row_height + AXIS_HEIGHT
