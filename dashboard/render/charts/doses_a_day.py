"""How many doses a day."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.render.charts import style
from dashboard.wording.figures import span


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw fewest to most doses a day, one row a relaxant.

    `frame` has the columns relaxant, name, low, high (doses a day) and form, and at least one row.
    """
    x = alt.X(
        "low:Q",
        title="Doses a day",
        scale=alt.Scale(domainMin=0, nice=False, padding=8),
        axis=alt.Axis(title="Doses a day", tickMinStep=1, format="d"),
    )
    base = alt.Chart().encode(
        y=alt.Y("name:N", axis=style.name_axis(), title="Relaxant"),
        color=style.relaxant_colour(frame),
        tooltip=[
            alt.Tooltip("name:N", title="Relaxant"),
            alt.Tooltip("form:N", title="Form"),
            alt.Tooltip("low:Q", title="Fewest doses a day"),
            alt.Tooltip("high:Q", title="Most doses a day"),
        ],
    )
    ranges = base.mark_rule(strokeWidth=6, strokeCap="round").encode(x=x, x2=alt.X2("high:Q", title="To"))
    dots = base.transform_filter("datum.low === datum.high").mark_circle(size=70, opacity=1).encode(x=x)
    single = style.where(dots, frame["low"] == frame["high"])
    return style.layered(frame, [ranges, *single], style.height(frame["name"].nunique()))


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the chart shows."""
    parts = [f"{row['name']} {span(row['low'], row['high'], '')}" for row in records(frame)]
    return f"Doses a day: {', '.join(parts)}."
