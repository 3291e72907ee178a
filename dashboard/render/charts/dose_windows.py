"""Start, usual range and maximum of one relaxant, on a scale of its own (hazards H17, H18).

Two relaxants never share an axis of doses: side by side, milligrams read as potency.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.render.charts import style


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the dose windows of one relaxant, one line a form and phase.

    `frame` has the columns of `dosing.windows.WINDOW_COLUMNS`, rows of one relaxant and one unit. A hollow dot is
    the start, the thick line the usual range, a triangle the upper end of one without a lower end, the bar the maximum;
    a maximum that no source states is drawn dashed.
    Raises ValueError when the rows hold more than one relaxant or unit.
    """
    if frame["relaxant"].nunique() != 1 or frame["unit"].nunique() != 1:
        raise ValueError("one chart of dose windows holds one relaxant and one unit")
    rows = frame.assign(words=frame["who"], line=range(len(frame)))
    unit = str(rows["unit"].iloc[0])
    top = float(rows[["start", "usual_max", "usual_min", "maximum"]].max().max())
    scale = alt.Scale(domain=[0, top * 1.08], nice=False)
    y = style.row("Form and phase")

    def x(field: str, what: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, title=what, axis=alt.Axis(title=unit, tickCount=6))

    base = alt.Chart(rows).encode(
        y=y,
        color=style.relaxant_colour(),
        tooltip=[
            alt.Tooltip("name:N", title="Relaxant"),
            alt.Tooltip("form:N", title="Form"),
            alt.Tooltip("phase:N", title="Phase"),
            alt.Tooltip("text:N", title="Doses"),
            alt.Tooltip("jurisdiction:N", title="Jurisdiction"),
            alt.Tooltip("checked:N", title="Read on (empty: unconfirmed)"),
            alt.Tooltip("source:N", title="Source"),
        ],
    )
    usual = (
        base.transform_filter("isValid(datum.usual_min)")
        .mark_rule(strokeWidth=8, strokeCap="round")
        .encode(x=x("usual_min", "Usual from"), x2=alt.X2("usual_max:Q", title="Usual to"))
    )
    up_to = style.up_to(base.transform_filter("isValid(datum.usual_max) && !isValid(datum.usual_min)")).encode(
        x=x("usual_max", "Usual up to")
    )
    start = (
        base.transform_filter("isValid(datum.start)")
        .mark_point(size=90, filled=False, fill="transparent", strokeWidth=2.5, opacity=1)
        .encode(x=x("start", "Start"))
    )
    ceiling = base.transform_filter("isValid(datum.maximum)").mark_tick(thickness=3, size=20).encode(
        x=x("maximum", "Maximum"),
        strokeDash=alt.condition("datum.max_basis == 'stated'", alt.value([1, 0]), alt.value([3, 2])),
    )  # fmt: skip
    layers = [
        *style.where(usual, rows["usual_min"].notna()),
        *style.where(up_to, rows["usual_max"].notna() & rows["usual_min"].isna()),
        *style.where(start, rows["start"].notna()),
        *style.where(ceiling, rows["maximum"].notna()),
        style.words(rows),
    ]
    return style.layered(layers, style.height(len(rows), style.worded()))


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the chart shows."""
    parts = [f"{row['who']}: {row['text']} ({row['jurisdiction']})" for row in records(frame)]
    return f"{frame['name'].iloc[0]}. {'. '.join(parts)}."
