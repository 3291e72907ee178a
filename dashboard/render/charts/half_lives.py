"""Half-lives of drugs and metabolites; the axis of hours is logarithmic, since they span minutes to days."""

from __future__ import annotations

from typing import NamedTuple

import altair as alt
import pandas as pd

from dashboard.render.charts import style

SHORT = {
    "onset": "onset",
    "tmax": "peak",
    "duration": "lasts",
    "half_life": "half-life",
}
HOURS = "Hours (logarithmic)"
MOST_BESIDE_NAMES = 5  # ticks: the names of the relaxants leave little room on a phone

DOT_RATIO = 1.05  # a range narrower than this would be too short a line to see: it is drawn as a dot
IS_BOUND = "!isValid(datum.low_h)"
IS_OPEN = "!isValid(datum.high_h)"
HAS_ENDS = "isValid(datum.low_h) && isValid(datum.high_h)"
IS_ONE_VALUE = f"{HAS_ENDS} && datum.high_h <= {DOT_RATIO} * datum.low_h"
IS_RANGE = f"{HAS_ENDS} && datum.high_h > {DOT_RATIO} * datum.low_h"


class Bounds(NamedTuple):
    """The marks of times of which only the upper, or only the lower, end is known."""

    upper: alt.Chart
    lower: alt.Chart


def _marks(frame: pd.DataFrame, lines: alt.Chart, dots: alt.Chart, bounds: Bounds) -> list[alt.Chart]:
    """Return the layers that have something to draw: lines for ranges, dots for single values, triangles for bounds."""
    is_bound, is_open = frame["low_h"].isna(), frame["high_h"].isna()
    is_one_value = frame["high_h"] <= DOT_RATIO * frame["low_h"]
    return [
        *style.where(lines.transform_filter(IS_RANGE), ~is_one_value & ~is_bound & ~is_open),
        *style.where(dots.transform_filter(IS_ONE_VALUE), is_one_value),
        *style.where(bounds.upper.transform_filter(IS_BOUND), is_bound),
        *style.where(bounds.lower.transform_filter(IS_OPEN), is_open),
    ]


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what a row is called: the name, with its form where a relaxant shows several, and what was measured."""
    several = frame.groupby("relaxant")["form"].transform("nunique") > 1
    who = frame["name"].where(~several | (frame["form"] == ""), frame["name"] + ", " + frame["form"])
    what = frame["measure"].map(SHORT).where(frame["analyte"] == "", frame["analyte"] + " half-life")
    what = what.where(frame["fed"] == "", what + " " + frame["fed"])
    return frame.assign(who=who, label=what + " " + frame["text"])


def _hours(frame: pd.DataFrame, field: str = "low_h") -> alt.X:
    low, high = float(frame[["low_h", "high_h"]].min().min()) / 1.6, float(frame[["low_h", "high_h"]].max().max()) * 1.6
    scale = alt.Scale(type="log", domain=[low, high], nice=False)
    return alt.X(f"{field}:Q", scale=scale, axis=style.log_axis(HOURS, low, high, MOST_BESIDE_NAMES), title=HOURS)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title="Relaxant"),
        alt.Tooltip("form:N", title="Form"),
        alt.Tooltip("label:N", title="Measure"),
        alt.Tooltip("checked:N", title="Read on (empty: unconfirmed)"),
        alt.Tooltip("source:N", title="Source"),
    ]


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the half-lives of the drug (filled) and of its active metabolite (hollow, dashed), one row a relaxant.

    `frame` has the columns of `kinetics.times.TIME_COURSE_COLUMNS`, only rows of the two half-lives.
    """
    is_drug = "datum.analyte === ''"
    x = _hours(frame)
    y = alt.Y("name:N", axis=style.name_axis(), title="Relaxant")
    rows = _rows(frame)
    base = alt.Chart().encode(x=x, y=y, color=style.relaxant_colour(frame), tooltip=_tooltip())
    ranges = base.mark_rule(strokeCap="round").encode(
        x2=alt.X2("high_h:Q", title="To"),
        strokeWidth=alt.condition(is_drug, alt.value(6), alt.value(2)),
        strokeDash=alt.condition(is_drug, alt.value([1, 0]), alt.value([4, 3])),
    )
    dots = base.mark_point(filled=True, size=70, opacity=1).encode(
        stroke=style.relaxant_outline(frame),
        strokeWidth=alt.value(2),
        fillOpacity=alt.condition(is_drug, alt.value(1), alt.value(0)),
    )
    bounds = Bounds(style.up_to(base).encode(x=_hours(frame, "high_h")), style.or_longer(base).encode(x=x))
    return style.layered(rows, _marks(frame, ranges, dots, bounds), style.height(frame["name"].nunique()))


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the chart shows: every measure of every relaxant."""
    rows = _rows(frame)
    parts = [f"{who}: {', '.join(group['label'])}" for who, group in rows.groupby("who", sort=False)]
    return f"Hours on a logarithmic axis. {'. '.join(parts)}."
