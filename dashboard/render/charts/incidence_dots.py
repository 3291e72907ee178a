"""Incidence beside placebo, and the difference of the two; classes and words have no mark here (hazard H13)."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import Record, records
from dashboard.render.charts import style
from dashboard.wording.figures import known

PLACEBO_BELOW = 7
"""Pixels that placebo stands below the relaxant."""


def _arm(row: Record) -> str:
    """Tell the arms of a relaxant apart by the dose, without one by phase, form or study; with a comma before."""
    arm = row["dose"] or row["phase"] or row["form"] or row["study"]
    return f", {arm}" if arm else ""


def _words(row: Record, lead: str) -> str:
    """Return the words of an arm: who and at which dose, then the figure and what qualifies it."""
    marks = [
        "" if known(row["placebo_pct"]) else ", no placebo figure",
        "" if row["checked"] else ", not verified",
        ", older label" if row["past"] else "",
    ]
    return f"{row[lead]}{_arm(row)}\n{row['text']}{''.join(marks)}"


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    lead = "effect_label" if frame["effect"].nunique() > 1 else "name"
    rows = frame.assign(
        words=[_words(row, lead) for row in records(frame)],
        low=frame["low_pct"],
        high=frame["high_pct"].fillna(frame["low_pct"]),
        own_placebo=frame["placebo_pct"].notna() & (frame["placebo_from"] == "same_trial"),
    ).sort_values("words")
    return rows.assign(line=range(len(rows)))


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw arms, one line each: relaxant as a dot, placebo as a hollow diamond, ranges as thick lines.

    `frame` has the columns of `side_effects.effect_frames.INCIDENCE_COLUMNS`, rows with figures (`MEASURED_KINDS`), at
    least one: of one effect, or of one relaxant. Thin lines are 95 % intervals. A dot is filled where the trial has a
    placebo arm and hollow where it has none; a triangle is an upper bound. Rows are in alphabetical order, never by
    size (hazard H12).
    """
    rows = _rows(frame)
    base, ruler = _base(), _percent(rows)
    layers = [
        style.tracks(2),
        *_intervals(base, rows, ruler),
        *_figures(base, rows, ruler),
        *_placebo(base, rows, ruler),
        style.words(),
    ]
    return style.layered(rows, layers, style.height(len(rows), style.worded(2)))


def _percent(rows: pd.DataFrame) -> style.Ruler:
    """Return the scale from 0 to the farthest mark, at least 10 and at most 100."""
    farthest = float(rows[["high", "placebo_pct", "ci_high_pct", "placebo_ci_high_pct"]].max().max())
    return style.Ruler(
        alt.Scale(domain=[0, min(100.0, max(10.0, farthest * 1.05))], nice=True),
        alt.Axis(title="People of 100 with the effect", tickCount=6),
    )


def _base() -> alt.Chart:
    return alt.Chart().encode(
        y=style.row("Relaxant and dose", lines=2),
        tooltip=[
            *style.tooltips(
                {
                    "name": "Relaxant",
                    "as_reported": "Effect as the source calls it",
                    "text": "Figure",
                    "kind_label": "Kind of figure",
                    "dose": "Dose",
                    "form": "Form",
                    "condition": "Condition",
                    "phase": "Who and when",
                }
            ),
            alt.Tooltip("ci_low_pct:Q", title="95 % interval from, %", format=".1f"),
            alt.Tooltip("ci_high_pct:Q", title="95 % interval to, %", format=".1f"),
            *style.tooltips(
                {"jurisdiction": "Jurisdiction", "checked": "Read on (empty: unconfirmed)", "source": "Source"}
            ),
        ],
    )


def _intervals(base: alt.Chart, rows: pd.DataFrame, ruler: style.Ruler) -> list[alt.Chart]:
    """Return the thin lines: intervals of placebo, and of the relaxant."""
    of_placebo = (
        base.transform_filter("isValid(datum.placebo_ci_low_pct)")
        .mark_rule(strokeWidth=1.5, color=style.MUTED, yOffset=PLACEBO_BELOW)
        .encode(
            x=ruler.x("placebo_ci_low_pct", "Placebo interval from, %"),
            x2=alt.X2("placebo_ci_high_pct:Q", title="Placebo interval to, %"),
        )
    )
    of_relaxant = (
        base.transform_filter("isValid(datum.ci_low_pct)")
        .mark_rule(strokeWidth=1.5)
        .encode(
            x=ruler.x("ci_low_pct", "Interval from, %"),
            x2=alt.X2("ci_high_pct:Q", title="Interval to, %"),
            color=style.relaxant_colour(rows),
        )
    )
    return [
        *style.where(of_placebo, rows["placebo_ci_low_pct"].notna()),
        *style.where(of_relaxant, rows["ci_low_pct"].notna()),
    ]


def _figures(base: alt.Chart, rows: pd.DataFrame, ruler: style.Ruler) -> list[alt.Chart]:
    """Return the marks of the relaxant: thick lines, dots, rings and triangles."""
    colour = style.relaxant_colour(rows)
    ranges = (
        base.transform_filter("isValid(datum.low) && datum.low < datum.high")
        .mark_rule(strokeWidth=6, strokeCap="round")
        .encode(x=ruler.x("low", "From, %"), x2=alt.X2("high:Q", title="To, %"), color=colour)
    )
    dots = (
        base.transform_filter("datum.low == datum.high && datum.own_placebo")
        .mark_circle(size=90, opacity=1)
        .encode(x=ruler.x("high", "Relaxant, %"), color=colour)
    )
    rings = (
        base.transform_filter("datum.low == datum.high && !datum.own_placebo")
        .mark_point(size=80, filled=False, fill="transparent", strokeWidth=2.5, opacity=1)
        .encode(x=ruler.x("high", "Relaxant, %"), color=colour)
    )
    bounds = style.up_to(base.transform_filter("!isValid(datum.low)")).encode(
        x=ruler.x("high", "Up to, %"), color=colour
    )
    single = rows["low"] == rows["high"]
    return [
        *style.where(ranges, rows["low"] < rows["high"]),
        *style.where(dots, single & rows["own_placebo"]),
        *style.where(rings, single & ~rows["own_placebo"]),
        *style.where(bounds, rows["low"].isna()),
    ]


def _placebo(base: alt.Chart, rows: pd.DataFrame, ruler: style.Ruler) -> list[alt.Chart]:
    """Return the hollow diamonds of placebo."""
    diamonds = base.mark_point(
        shape="diamond",
        size=80,
        filled=False,
        fill="transparent",
        strokeWidth=2,
        opacity=1,
        color=style.MUTED,
        yOffset=PLACEBO_BELOW,
    ).encode(x=ruler.x("placebo_pct", "Placebo, %"))
    return style.where(diamonds, rows["placebo_pct"].notna())


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the chart shows: the figure of every arm."""
    rows = sorted(records(frame), key=lambda row: row["name"])
    several = frame["effect_label"].nunique() > 1
    parts = [f"{row['effect_label'] + ', ' if several else ''}{row['name']}{_arm(row)}: {row['text']}" for row in rows]
    heading = frame["name"].iloc[0] if several else frame["effect_label"].iloc[0]
    return f"{heading}. {'. '.join(parts)}. The trials are not head to head."


def difference_chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the difference to placebo in percentage points with its 95 % interval, one line an arm.

    `frame` has the columns of `side_effects.effect_frames.difference_frame`, rows whose ``why_not`` is empty, at least
    one.
    """
    rows = frame.assign(words=[_difference_words(row) for row in records(frame)]).sort_values("words")
    rows = rows.assign(line=range(len(rows)))
    base, ruler = _difference_base(rows), _percentage_points(rows)
    interval = base.mark_rule(strokeWidth=2).encode(
        x=ruler.x("difference_low", "From, percentage points"),
        x2=alt.X2("difference_high:Q", title="To, percentage points"),
    )
    dots = base.mark_circle(size=90, opacity=1).encode(x=ruler.x("points", "Difference, percentage points"))
    layers = [style.tracks(2), style.upright(ruler.at(0, "No difference"), 2), interval, dots, style.words()]
    return style.layered(rows, layers, style.height(len(rows), style.worded(2), title_lines=2))


def _difference_words(row: Record) -> str:
    return f"{row['effect_label']}: {row['name']}{_arm(row)}: {row['text']}\n{row['difference_text']}"


def _percentage_points(rows: pd.DataFrame) -> style.Ruler:
    """Return the scale of percentage points, from -5 to 5 or farther."""
    low = min(-5.0, float(rows["difference_low"].min()) * 1.1)
    high = max(5.0, float(rows["difference_high"].max()) * 1.1)
    return style.Ruler(
        alt.Scale(domain=[low, high], nice=True),
        alt.Axis(title=["← fewer\u2003\u2003more →", "than on placebo, percentage points"], tickCount=7),
    )


def _difference_base(rows: pd.DataFrame) -> alt.Chart:
    return alt.Chart().encode(
        y=style.row("Relaxant and effect", lines=2),
        color=style.relaxant_colour(rows),
        tooltip=style.tooltips(
            {
                "name": "Relaxant",
                "effect_label": "Effect",
                "text": "Figures",
                "difference_text": "Difference",
                "dose": "Dose",
                "form": "Form",
                "condition": "Condition",
                "phase": "Who and when",
                "source": "Source",
            }
        ),
    )


def describe_difference(frame: pd.DataFrame) -> str:
    """Say in words what the chart of differences shows."""
    rows = sorted(records(frame), key=lambda row: (row["name"], row["effect_label"]))
    parts = [f"{row['name']}{_arm(row)}, {row['effect_label']}: {row['difference_text']}" for row in rows]
    return f"Difference to placebo. {'. '.join(parts)}."
