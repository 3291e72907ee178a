"""How long a treatment may last, and when it is reviewed: days, one row a rule."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.render.charts import style

LINES = 2


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw limits on duration as bars of days, reviews as hollow dots.

    `frame` has the columns of `dosing.duration_limits.DURATION_COLUMNS` and at least one row.
    """
    rows = frame.assign(words=frame["who"] + "\n" + frame["text"], line=range(len(frame)))
    top = float(rows[["limit_days", "review_days"]].max().max())
    scale = alt.Scale(domain=[0, top * 1.08], nice=False)

    def x(field: str, what: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, title=what, axis=alt.Axis(title="Days", tickCount=6))

    base = alt.Chart().encode(
        y=style.row("Relaxant and form", LINES),
        color=style.relaxant_colour(rows),
        tooltip=[
            alt.Tooltip("who:N", title="For"),
            alt.Tooltip("text:N", title="Limit"),
            alt.Tooltip("jurisdiction:N", title="Jurisdiction"),
            alt.Tooltip("checked:N", title="Read on (empty: unconfirmed)"),
            alt.Tooltip("source:N", title="Source"),
        ],
    )
    limits = (
        base.transform_filter("isValid(datum.limit_days)")
        .mark_rule(strokeWidth=8, strokeCap="butt")
        .encode(x=x("start", "From"), x2=alt.X2("limit_days:Q", title="Longest"))
    )
    reviews = (
        base.transform_filter("isValid(datum.review_days)")
        .mark_point(size=90, filled=False, fill="transparent", strokeWidth=2.5, opacity=1)
        .encode(x=x("review_days", "Review"))
    )
    layers = [
        *style.where(limits, rows["limit_days"].notna()),
        *style.where(reviews, rows["review_days"].notna()),
        style.words(),
    ]
    return style.layered(rows, layers, style.height(len(rows), style.worded(LINES)))


def describe(frame: pd.DataFrame) -> str:
    """Say each limit in words."""
    return "Days. " + ". ".join(f"{row['who']}: {row['text']} ({row['jurisdiction']})" for row in records(frame)) + "."
