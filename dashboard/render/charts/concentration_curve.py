"""Relative concentration of one drug over days: a band, since sources give ranges (hazard H24)."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.render.charts import style

BAND_HEIGHT = 260
SCALE = "Peak of the first dose = 1"


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the band of a regimen.

    `frame` has the columns of `kinetics.concentration.curve`. The dashed line marks the day from which the longest
    half-life has reached 95 % of its steady state.
    """
    if frame["relaxant"].nunique() != 1:
        raise ValueError("one chart of concentration holds one relaxant")
    days = float(frame["day"].max())
    x = alt.X(
        "day:Q", title="Day", scale=alt.Scale(domain=[0, days], nice=False), axis=alt.Axis(title="Days", tickMinStep=1)
    )
    band = (
        alt.Chart()
        .mark_area(opacity=0.7, line={"strokeWidth": 1})
        .encode(
            x=x,
            y=alt.Y("low:Q", title="Lowest", axis=alt.Axis(title=SCALE, tickCount=5)),
            y2=alt.Y2("high:Q", title="Highest"),
            color=style.relaxant_colour(frame),
        )
    )
    steady = (
        alt.Chart(style.inline(frame.head(1)))
        .mark_rule(strokeDash=[5, 3], color=style.MUTED)
        .encode(x=alt.X("steady_day:Q", title="Steady state", axis=alt.Axis(title=None)))
    )
    return style.layered(frame, [band, steady], BAND_HEIGHT)


def describe(frame: pd.DataFrame) -> str:
    """Say what the band shows."""
    end = float(frame["day"].max())
    last = [row for row in records(frame) if row["day"] > end - 1]
    low, high = min(row["low"] for row in last), max(row["high"] for row in last)
    return (
        f"{frame['name'].iloc[0]}. {frame['text'].iloc[0]} On the last day drawn the concentration lies between "
        f"{low:.2f} and {high:.2f} times the peak of the first dose."
    )
