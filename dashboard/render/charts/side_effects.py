"""Incidence beside placebo, and the difference of the two; classes and words have no mark here (hazard H13)."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.render.charts import style


def _arm(frame: pd.DataFrame) -> pd.Series[str]:
    """Tell the arms of a relaxant apart by the dose, without one by phase, form or study; with a comma before."""
    known = frame[["dose", "phase", "form", "study"]].replace("", None).bfill(axis=1)["dose"]
    return (", " + known).fillna("")


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    lead = frame["effect_label"] if frame["effect"].nunique() > 1 else frame["name"]
    label = lead + _arm(frame) + "\n" + frame["text"]
    own = frame["placebo_pct"].notna() & (frame["placebo_from"] == "same_trial")
    label = label.where(frame["placebo_pct"].notna(), label + ", no placebo figure")
    label = label.where(frame["checked"] != "", label + ", unconfirmed")
    label = label.where(frame["past"] == "", label + ", superseded text")
    high = frame["high_pct"].fillna(frame["low_pct"])
    rows = frame.assign(words=label, low=frame["low_pct"], high=high, own_placebo=own).sort_values("words")
    return rows.assign(line=range(len(rows)))


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw arms, one line each: relaxant as a dot, placebo as a hollow diamond, ranges as thick lines.

    `frame` has the columns of `side_effects.incidences.INCIDENCE_COLUMNS`, rows with figures (`MEASURED_KINDS`), at
    least one: of one effect, or of one relaxant. Thin lines are 95 % intervals. A dot is filled where the
    trial has a placebo arm and hollow where it has none; a triangle is an upper bound. Rows stand in alphabetical
    order, never by size (hazard H12).
    """
    rows = _rows(frame)
    farthest = float(rows[["high", "placebo_pct", "ci_high_pct", "placebo_ci_high_pct"]].max().max())
    x = alt.Scale(domain=[0, min(100.0, max(10.0, farthest * 1.05))], nice=True)
    axis = alt.Axis(title="People of 100 with the effect", tickCount=6)
    y = style.row("Relaxant and dose", lines=2)
    base = alt.Chart(rows).encode(
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title="Relaxant"),
            alt.Tooltip("as_reported:N", title="Effect as the source calls it"),
            alt.Tooltip("text:N", title="Figure"),
            alt.Tooltip("kind_label:N", title="Kind of figure"),
            alt.Tooltip("dose:N", title="Dose"),
            alt.Tooltip("form:N", title="Form"),
            alt.Tooltip("condition:N", title="Condition"),
            alt.Tooltip("phase:N", title="Who and when"),
            alt.Tooltip("ci_low_pct:Q", title="95 % interval from, %", format=".1f"),
            alt.Tooltip("ci_high_pct:Q", title="95 % interval to, %", format=".1f"),
            alt.Tooltip("jurisdiction:N", title="Jurisdiction"),
            alt.Tooltip("checked:N", title="Read on (empty: unconfirmed)"),
            alt.Tooltip("source:N", title="Source"),
        ],
    )
    ranges = (
        base.transform_filter("isValid(datum.low) && datum.low < datum.high")
        .mark_rule(strokeWidth=6, strokeCap="round")
        .encode(
            x=alt.X("low:Q", scale=x, axis=axis, title="From, %"),
            x2=alt.X2("high:Q", title="To, %"),
            color=style.relaxant_colour(),
        )
    )
    colour = style.relaxant_colour()
    ends = (
        base.transform_filter("datum.low == datum.high && datum.own_placebo")
        .mark_circle(size=90, opacity=1)
        .encode(x=alt.X("high:Q", scale=x, axis=axis, title="Relaxant, %"), color=colour)
    )
    lone = (
        base.transform_filter("datum.low == datum.high && !datum.own_placebo")
        .mark_point(size=80, filled=False, fill="transparent", strokeWidth=2.5, opacity=1)
        .encode(x=alt.X("high:Q", scale=x, axis=axis, title="Relaxant, %"), color=colour)
    )
    bound = style.up_to(base.transform_filter("!isValid(datum.low)")).encode(
        x=alt.X("high:Q", scale=x, axis=axis, title="Up to, %"), color=colour
    )
    interval = (
        base.transform_filter("isValid(datum.ci_low_pct)")
        .mark_rule(strokeWidth=1.5)
        .encode(
            x=alt.X("ci_low_pct:Q", scale=x, axis=axis, title="Interval from, %"),
            x2=alt.X2("ci_high_pct:Q", title="Interval to, %"),
            color=colour,
        )
    )
    placebo = base.mark_point(
        shape="diamond",
        size=80,
        filled=False,
        fill="transparent",
        strokeWidth=2,
        opacity=1,
        color=style.MUTED,
        yOffset=7,
    ).encode(x=alt.X("placebo_pct:Q", scale=x, axis=axis, title="Placebo, %"))
    placebo_interval = (
        base.transform_filter("isValid(datum.placebo_ci_low_pct)")
        .mark_rule(strokeWidth=1.5, color=style.MUTED, yOffset=7)
        .encode(
            x=alt.X("placebo_ci_low_pct:Q", scale=x, axis=axis, title="Placebo interval from, %"),
            x2=alt.X2("placebo_ci_high_pct:Q", title="Placebo interval to, %"),
        )
    )
    with_placebo = rows["placebo_pct"].notna()
    single = rows["low"] == rows["high"]
    layers = [
        *style.where(placebo_interval, rows["placebo_ci_low_pct"].notna()),
        *style.where(interval, rows["ci_low_pct"].notna()),
        *style.where(ranges, rows["low"] < rows["high"]),
        *style.where(ends, single & rows["own_placebo"]),
        *style.where(lone, single & ~rows["own_placebo"]),
        *style.where(bound, rows["low"].isna()),
        *style.where(placebo, with_placebo),
        style.words(rows),
    ]
    return style.layered(layers, style.height(len(rows), style.worded(2)))


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the chart shows: the figure of every arm."""
    rows = records(frame.assign(arm=_arm(frame)).sort_values("name"))
    several = frame["effect_label"].nunique() > 1
    parts = [f"{row['effect_label'] + ', ' if several else ''}{row['name']}{row['arm']}: {row['text']}" for row in rows]
    heading = frame["name"].iloc[0] if several else frame["effect_label"].iloc[0]
    return f"{heading}. {'. '.join(parts)}. The trials are not head to head."


def difference_chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the difference to placebo in percentage points with its 95 % interval, one line an arm.

    `frame` has the columns of `side_effects.incidences.differences`, rows whose ``why_not`` is empty, at least one.
    """
    label = frame["effect_label"] + ": " + frame["name"] + _arm(frame)
    rows = frame.assign(words=label + "\n" + frame["text"] + "\n" + frame["difference_text"]).sort_values("words")
    rows = rows.assign(line=range(len(rows)))
    low = min(-5.0, float(rows["difference_low"].min()) * 1.1)
    high = max(5.0, float(rows["difference_high"].max()) * 1.1)
    x = alt.Scale(domain=[low, high], nice=True)
    axis = alt.Axis(title=["← fewer\u2003\u2003more →", "than on placebo, percentage points"], tickCount=7)
    y = style.row("Relaxant and effect", lines=3)
    base = alt.Chart(rows).encode(
        y=y,
        color=style.relaxant_colour(),
        tooltip=[
            alt.Tooltip("name:N", title="Relaxant"),
            alt.Tooltip("effect_label:N", title="Effect"),
            alt.Tooltip("text:N", title="Figures"),
            alt.Tooltip("difference_text:N", title="Difference"),
            alt.Tooltip("dose:N", title="Dose"),
            alt.Tooltip("form:N", title="Form"),
            alt.Tooltip("condition:N", title="Condition"),
            alt.Tooltip("phase:N", title="Who and when"),
            alt.Tooltip("source:N", title="Source"),
        ],
    )
    interval = base.mark_rule(strokeWidth=2).encode(
        x=alt.X("difference_low:Q", scale=x, axis=axis, title="From, percentage points"),
        x2=alt.X2("difference_high:Q", title="To, percentage points"),
    )
    dots = base.mark_circle(size=90, opacity=1).encode(
        x=alt.X("points:Q", scale=x, axis=axis, title="Difference, percentage points")
    )
    layers = [style.no_difference(0, x, axis), interval, dots, style.words(rows)]
    return style.layered(layers, style.height(len(rows), style.worded(3), title_lines=2))


def describe_difference(frame: pd.DataFrame) -> str:
    """Say in words what the chart of differences shows."""
    rows = records(frame.assign(arm=_arm(frame)).sort_values(["name", "effect_label"]))
    parts = [f"{row['name']}{row['arm']}, {row['effect_label']}: {row['difference_text']}" for row in rows]
    return f"Difference to placebo. {'. '.join(parts)}."
