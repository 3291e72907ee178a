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
    top = float(rows[["start", "usual_max", "usual_min", "maximum"]].max().max())
    scale = alt.Scale(domain=[0, top * 1.08], nice=False)
    axis = alt.Axis(title=str(rows["unit"].iloc[0]), tickCount=6)
    layers = [*_marks(rows, style.Ruler(scale, axis)), style.words(rows)]
    return style.layered(layers, style.height(len(rows), style.worded()))


TOOLTIPS = {
    "name": "Relaxant",
    "form": "Form",
    "phase": "Phase",
    "text": "Doses",
    "jurisdiction": "Jurisdiction",
    "checked": "Read on (empty: unconfirmed)",
    "source": "Source",
}


def _marks(rows: pd.DataFrame, ruler: style.Ruler) -> list[alt.Chart]:
    """Return the marks that the rows need: usual range, usual up to, start, maximum."""
    base = alt.Chart(rows).encode(
        y=style.row("Form and phase"), color=style.relaxant_colour(), tooltip=style.tooltips(TOOLTIPS)
    )
    usual = (
        base.transform_filter("isValid(datum.usual_min)")
        .mark_rule(strokeWidth=8, strokeCap="round")
        .encode(x=ruler.x("usual_min", "Usual from"), x2=alt.X2("usual_max:Q", title="Usual to"))
    )
    up_to = style.up_to(base.transform_filter("isValid(datum.usual_max) && !isValid(datum.usual_min)")).encode(
        x=ruler.x("usual_max", "Usual up to")
    )
    start = (
        base.transform_filter("isValid(datum.start)")
        .mark_point(size=90, filled=False, fill="transparent", strokeWidth=2.5, opacity=1)
        .encode(x=ruler.x("start", "Start"))
    )
    ceiling = base.transform_filter("isValid(datum.maximum)").mark_tick(thickness=3, size=20).encode(
        x=ruler.x("maximum", "Maximum"),
        strokeDash=alt.condition("datum.max_basis == 'stated'", alt.value([1, 0]), alt.value([3, 2])),
    )  # fmt: skip
    return [
        *style.where(usual, rows["usual_min"].notna()),
        *style.where(up_to, rows["usual_max"].notna() & rows["usual_min"].isna()),
        *style.where(start, rows["start"].notna()),
        *style.where(ceiling, rows["maximum"].notna()),
    ]


def describe(frame: pd.DataFrame) -> str:
    """Say in words what the chart shows."""
    parts = [f"{row['who']}: {row['text']} ({row['jurisdiction']})" for row in records(frame)]
    return f"{frame['name'].iloc[0]}. {'. '.join(parts)}."
