"""A plan as steps of the dose per day over its dates, beside the limit of the label."""

from __future__ import annotations

import altair as alt
import pandas as pd

from dashboard.data.frames import records
from dashboard.render.charts import style
from dashboard.wording.figures import number

PLAN_HEIGHT = 240
SHORT_DATE = "%d %b"
FREE_STRIP = 1.2
LINE_HEIGHT = 14
LINE_SHARE = 0.1


def chart(frame: pd.DataFrame) -> alt.LayerChart:
    """Draw the steps of a plan.

    `frame` has one row per step: relaxant, name, step, first (ISO date), after (ISO date of the day after its last),
    total (dose per day), unit, doses (words), over ("yes" when it breaks a limit), limit (dose per day that the step is
    judged by, or NaN), limit_short and limit_text. Dates are drawn as such: no zone or change of clocks moves them.
    """
    unit = str(frame["unit"].iloc[0])
    limits = frame[frame["limit"].notna()]
    words_of_limits = list(dict.fromkeys(limits["limit_short"]))[::-1]
    top = max([float(frame["total"].max()), *limits["limit"]])
    room = FREE_STRIP + LINE_SHARE * max(len(words_of_limits) - 1, 0)
    y_scale = alt.Scale(domain=[0, top * room or 1], nice=False)
    y_axis = alt.Axis(title=f"{unit} a day", tickCount=5)
    x_scale = alt.Scale(type="utc")
    x_axis = alt.Axis(title=None, format=SHORT_DATE, labelOverlap=True)
    rows = frame.assign(mark=frame["total"].map(number) + frame["over"].map({"yes": " ▲", "no": ""}))
    base = alt.Chart().encode(
        x=alt.X("first:T", scale=x_scale, title="From", axis=x_axis),
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
        color=style.relaxant_colour(rows),
    )
    words = base.mark_text(baseline="bottom", align="left", dy=-3, dx=2, fontSize=12, color=style.INK).encode(
        y=alt.Y("total:Q", scale=y_scale, axis=y_axis, title="Dose per day"),
        text=alt.Text("mark:N", title="Dose per day"),
    )
    layers: list[alt.Chart] = [bars, words]
    if len(limits):
        rule = alt.Chart(style.inline(_runs(limits))).encode(
            x=alt.X("first:T", scale=x_scale, title="From", axis=x_axis),
            x2=alt.X2("after:T", title="Until"),
            y=alt.Y("limit:Q", scale=y_scale, axis=y_axis, title="Limit"),
        )
        layers.append(rule.mark_rule(strokeDash=[5, 3], color=style.MUTED))
        layers += [_limit_words(text, line) for line, text in enumerate(words_of_limits)]
    return style.layered(rows, layers, PLAN_HEIGHT)


def _runs(limits: pd.DataFrame) -> pd.DataFrame:
    """Return the limit once for the steps in a row that share it, so that its dashes run through."""
    run = (limits["limit_short"] != limits["limit_short"].shift()).cumsum()
    return limits.groupby(run, as_index=False).agg({"first": "first", "after": "last", "limit": "first"})


def _limit_words(text: str, line: int) -> alt.Chart:
    """Write a limit into the free strip above the highest bar, where no number of a step can be."""
    mark = alt.Chart(alt.InlineData(values=[{"text": text}])).mark_text(
        align="right", baseline="top", fontSize=12, color=style.INK
    )
    place = alt.value(2 + LINE_HEIGHT * line)
    return mark.encode(x=alt.value(alt.ExprRef("width - 4")), y=place, text=alt.Text("text:N", title="Limit"))


def describe(frame: pd.DataFrame) -> str:
    """Say each step in words, and the limit."""
    parts = [
        f"{row['first_text']} to {row['last_text']}: {row['doses']}"
        + (", breaks a limit" if row["over"] == "yes" else "")
        for row in records(frame)
    ]
    limits = [text for text in dict.fromkeys(frame["limit_text"]) if text]
    return f"{frame['name'].iloc[0]}. {'. '.join([*parts, *limits])}."
