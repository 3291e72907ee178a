"""How fast and how long, on one axis of hours; the axis is logarithmic, since half-lives span minutes to days."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts import style

SHORT = {
    "Onset of effect": "onset",
    "Peak concentration": "peak",
    "Duration of one dose": "lasts",
    "Half-life": "half-life",
}
TICKS = (0.1, 0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 100, 200)


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what a row is called: the name, with its form where a relaxant shows several, and what was measured."""
    several = frame.groupby("relaxant")["form"].transform("nunique") > 1
    who = frame["name"].where(~several | (frame["form"] == ""), frame["name"] + ", " + frame["form"])
    what = frame["measure"].map(SHORT).where(frame["analyte"] == "", frame["analyte"] + " half-life")
    what = what.where(frame["fed"] == "", what + " " + frame["fed"])
    return frame.assign(who=who, label=what + " " + frame["text"])


def _hours(frame: pd.DataFrame) -> alt.X:
    low, high = float(frame["low_h"].min()), float(frame["high_h"].max())
    ticks = [tick for tick in TICKS if low / 2 <= tick <= high * 2]
    scale = alt.Scale(type="log", domain=[low / 1.6, high * 1.6], nice=False)
    axis = alt.Axis(title="Hours (logarithmic)", values=ticks, grid=True, format="~g")
    return alt.X("low_h:Q", scale=scale, axis=axis, title="Hours (logarithmic)")


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title="Relaxant"),
        alt.Tooltip("form:N", title="Form"),
        alt.Tooltip("label:N", title="Measure"),
        alt.Tooltip("checked:N", title="Read on (empty: unconfirmed)"),
        alt.Tooltip("source:N", title="Source"),
    ]


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw onset, peak, duration and half-lives of some relaxants.

    `frame` has the columns of `dashboard.kinetics.TIME_COURSE_COLUMNS` and at least one row. Each line is a range,
    each dot a single value; unconfirmed figures are drawn pale.
    """
    rows = _rows(frame)
    rows = rows.assign(words=rows["who"] + ": " + rows["label"], line=range(len(rows)))
    y = style.row("Relaxant and measure")
    base = alt.Chart(rows).encode(
        y=y,
        color=style.relaxant_colour(),
        tooltip=_tooltip(),
        opacity=alt.condition("datum.checked == ''", alt.value(0.5), alt.value(1)),
    )
    ranges = base.mark_rule(strokeWidth=6, strokeCap="round").encode(x=_hours(rows), x2=alt.X2("high_h:Q", title="To"))
    dots = base.mark_circle(size=70, opacity=1).encode(x=_hours(rows))
    height = style.height(len(rows), style.WORDED_ROW_HEIGHT)
    return style.layered([ranges, dots, style.words(rows, y)], height)


def half_life_chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the half-lives of the drug (line) and of its active metabolite (hollow), one row a relaxant.

    `frame` has the columns of `dashboard.kinetics.TIME_COURSE_COLUMNS`, only rows of the two half-lives.
    """
    rows = _rows(frame)
    names = sorted(set(rows["name"]))
    y = alt.Y("name:N", sort=names, axis=style.name_axis(), title="Relaxant")
    base = alt.Chart(rows).encode(y=y, color=style.relaxant_colour(), tooltip=_tooltip())
    of_drug = base.transform_filter("datum.analyte == ''")
    of_metabolite = base.transform_filter("datum.analyte != ''")
    ranges = of_drug.mark_rule(strokeWidth=6, strokeCap="round").encode(
        x=_hours(rows), x2=alt.X2("high_h:Q", title="To")
    )
    dots = of_drug.mark_circle(size=70, opacity=1).encode(x=_hours(rows))
    pale = of_metabolite.mark_rule(strokeWidth=2, strokeDash=[4, 3]).encode(
        x=_hours(rows), x2=alt.X2("high_h:Q", title="To")
    )
    hollow = of_metabolite.mark_point(size=60, filled=False, strokeWidth=2).encode(x=_hours(rows))
    layers = [
        *style.where(ranges, rows["analyte"] == ""),
        *style.where(dots, rows["analyte"] == ""),
        *style.where(pale, rows["analyte"] != ""),
        *style.where(hollow, rows["analyte"] != ""),
    ]
    return style.layered(layers, style.height(len(names)))


def describe(frame: pd.DataFrame) -> str:
    """Say in words what either chart shows: every measure of every relaxant."""
    rows = _rows(frame)
    parts = [f"{who}: {', '.join(group['label'])}" for who, group in rows.groupby("who", sort=False)]
    return f"Hours on a logarithmic axis. {'. '.join(parts)}."
