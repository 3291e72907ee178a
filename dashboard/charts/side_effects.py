"""Incidence of one side effect beside placebo; classes and words have no mark here (hazard H13)."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.frames import records


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    dose = frame["dose"].where(frame["dose"] != "", frame["form"])
    label = frame["name"].where(dose == "", frame["name"] + ", " + dose)
    label = label + ": " + frame["text"]
    label = label.where(frame["placebo_pct"].notna(), label + ", no placebo figure")
    low = frame["low_pct"].fillna(0)
    high = frame["high_pct"].fillna(frame["low_pct"])
    rows = frame.assign(words=label, low=low, high=high).sort_values("words")
    return rows.assign(line=range(len(rows)))


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw one effect, one line an arm: relaxant as a filled dot, placebo as a hollow diamond, ranges as lines.

    `frame` has the columns of `dashboard.side_effects.INCIDENCE_COLUMNS`, rows of one effect with figures
    (`MEASURED_KINDS`), at least one. Rows stand in alphabetical order, never by size (hazard H12).
    """
    rows = _rows(frame)
    x = alt.Scale(domain=[0, max(10.0, float(rows[["high", "placebo_pct"]].max().max()) * 1.1)], nice=True)
    axis = alt.Axis(title="People with the effect, %", tickCount=6)
    y = style.row("Relaxant and dose")
    base = alt.Chart(rows).encode(
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title="Relaxant"),
            alt.Tooltip("as_reported:N", title="Effect as the source calls it"),
            alt.Tooltip("text:N", title="Figure"),
            alt.Tooltip("kind_label:N", title="Kind of figure"),
            alt.Tooltip("dose:N", title="Dose"),
            alt.Tooltip("form:N", title="Form"),
            alt.Tooltip("study:N", title="Study"),
            alt.Tooltip("jurisdiction:N", title="Jurisdiction"),
            alt.Tooltip("checked:N", title="Read on (empty: unconfirmed)"),
            alt.Tooltip("source:N", title="Source"),
        ],
    )
    link = base.mark_rule(strokeWidth=1, color=style.MUTED).encode(
        x=alt.X("placebo_pct:Q", scale=x, axis=axis, title="Placebo, %"), x2=alt.X2("high:Q", title="Relaxant, %")
    )
    ranges = base.mark_rule(strokeWidth=6, strokeCap="round").encode(
        x=alt.X("low:Q", scale=x, axis=axis, title="From, %"),
        x2=alt.X2("high:Q", title="To, %"),
        color=style.relaxant_colour(),
    )
    ends = (
        base.transform_filter("datum.low == datum.high")
        .mark_circle(size=90, opacity=1)
        .encode(x=alt.X("high:Q", scale=x, axis=axis, title="Relaxant, %"), color=style.relaxant_colour())
    )
    placebo = base.mark_point(shape="diamond", size=80, filled=False, strokeWidth=2, color=style.MUTED).encode(
        x=alt.X("placebo_pct:Q", scale=x, axis=axis, title="Placebo, %")
    )
    with_placebo = rows["placebo_pct"].notna()
    layers = [
        *style.where(link, with_placebo),
        *style.where(ranges, rows["low"] < rows["high"]),
        *style.where(ends, rows["low"] == rows["high"]),
        *style.where(placebo, with_placebo),
        style.words(rows, y),
    ]
    return style.layered(layers, style.height(len(rows), style.WORDED_ROW_HEIGHT))


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the chart shows: the figure of every arm."""
    rows = records(frame.sort_values("name"))
    parts = [f"{row['name']}{', ' + row['dose'] if row['dose'] else ''}: {row['text']}" for row in rows]
    return f"{frame['effect_label'].iloc[0]}. {'. '.join(parts)}. The trials are not head to head."
