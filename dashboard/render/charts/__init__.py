"""Charts: a tidy frame in, an `altair.Chart` out, each with a sibling that says in words what the chart shows.

`CHARTS` lists all of them, so that tests can render every chart and read every description.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import altair as alt
import pandas as pd

from dashboard.render.charts import (
    concentration_curve,
    dose_windows,
    doses_a_day,
    durations,
    forest,
    incidence_dots,
    plan_bars,
    time_course,
)

AnyChart = alt.Chart | alt.LayerChart


class ChartEntry(NamedTuple):
    """A chart and its text alternative; both take the same frame."""

    build: Callable[[pd.DataFrame], AnyChart]
    describe: Callable[[pd.DataFrame], str]


CHARTS: dict[str, ChartEntry] = {
    "time course": ChartEntry(time_course.chart, time_course.describe),
    "half-life": ChartEntry(time_course.half_life_chart, time_course.describe),
    "doses a day": ChartEntry(doses_a_day.chart, doses_a_day.describe),
    "dose window": ChartEntry(dose_windows.chart, dose_windows.describe),
    "side effect": ChartEntry(incidence_dots.chart, incidence_dots.describe),
    "difference to placebo": ChartEntry(incidence_dots.difference_chart, incidence_dots.describe_difference),
    "limits on duration": ChartEntry(durations.chart, durations.describe),
    "plan": ChartEntry(plan_bars.chart, plan_bars.describe),
    "concentration": ChartEntry(concentration_curve.chart, concentration_curve.describe),
    "forest": ChartEntry(forest.chart, forest.describe),
}
