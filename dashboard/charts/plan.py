"""A plan as steps of the dose per day over its dates, beside the limit of the label."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.charts import style
from dashboard.figures import number
from dashboard.frames import records

PLAN_HEIGHT = 240
SHORT_DATE = "%d %b"


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the steps of a plan.

    `frame` has one row per step: relaxant, name, step, first (ISO date), after (ISO date of the day after its last),
    total (dose per day), unit, doses (words), over ("yes" when it breaks a limit), limit (dose per day or NaN),
    limit_short and limit_text. Dates are drawn as such: no zone or change of clocks moves them.
    """
    unit = str(frame["unit"].iloc[0])
    limit = float(frame["limit"].iloc[0])
    top = max(float(frame["total"].max()), limit if limit == limit else 0.0)
    y_scale = alt.Scale(domain=[0, top * 1.2 or 1], nice=False)
    y_axis = alt.Axis(title=f"{unit} a day", tickCount=5)
    x_scale = alt.Scale(type="utc")
    rows = frame.assign(mark=frame["total"].map(number) + frame["over"].map({"yes": " ▲", "no": ""}))
    base = alt.Chart(rows).encode(
        x=alt.X(
            "first:T", scale=x_scale, title="From", axis=alt.Axis(title=None, format=SHORT_DATE, labelOverlap=True)
        ),
        tooltip=[
            alt.Tooltip("step:Q", title="Step"),
            alt.Tooltip("first_text:N", title="From"),
            alt.Tooltip("last_text:N", title="To"),
            alt.Tooltip("doses:N", title="Doses"),
            alt.Tooltip("over:N", title="Breaks a limit"),
        ],
    )
    bars = base.mark_bar(opacity=0.85, stroke=style.MUTED, strokeWidth=0.5).encode(
        x2=alt.X2("after:T", title="Until"),
        y=alt.Y("total:Q", scale=y_scale, axis=y_axis, title="Dose per day"),
        y2=alt.Y2Datum(0),
        color=style.relaxant_colour(),
    )
    words = base.mark_text(baseline="bottom", align="left", dy=-3, dx=2, fontSize=12, color=style.WORDS).encode(
        y=alt.Y("total:Q", scale=y_scale, axis=y_axis, title="Dose per day"),
        text=alt.Text("mark:N", title="Dose per day"),
    )
    layers: list[alt.Chart] = [bars, words]
    if limit == limit:
        line = pd.DataFrame({"limit": [limit], "text": [str(frame["limit_short"].iloc[0])]})
        rule = alt.Chart(line).encode(y=alt.Y("limit:Q", scale=y_scale, axis=y_axis, title="Limit"))
        layers += [
            rule.mark_rule(strokeDash=[5, 3], color=style.MUTED),
            _limit_words(line),
        ]
    return style.layered(layers, PLAN_HEIGHT)


def _limit_words(line: pd.DataFrame) -> alt.Chart:
    """Write the limit into the free strip above the highest bar, where no number of a step can stand."""
    mark = alt.Chart(line).mark_text(align="right", baseline="top", fontSize=12, color=style.WORDS)
    return mark.encode(x=alt.value(alt.ExprRef("width - 4")), y=alt.value(2), text=alt.Text("text:N", title="Limit"))


def describe(frame: pd.DataFrame) -> str:
    """Say each step in words, and the limit."""
    parts = [
        f"{row['first_text']} to {row['last_text']}: {row['doses']}"
        + (", breaks a limit" if row["over"] == "yes" else "")
        for row in records(frame)
    ]
    limit = frame["limit_text"].iloc[0]
    return f"{frame['name'].iloc[0]}. {'. '.join(parts)}." + (f" {limit}." if limit else "")
