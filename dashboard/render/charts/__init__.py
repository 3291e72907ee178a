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
    doses_a_day,
    durations,
    forest,
    half_lives,
    incidence_dots,
    plan_bars,
)

AnyChart = alt.Chart | alt.LayerChart


class ChartEntry(NamedTuple):
    """A chart and its text alternative; both take the same frame."""

    build: Callable[[pd.DataFrame], AnyChart]
    describe: Callable[[pd.DataFrame], str]


CHARTS: dict[str, ChartEntry] = {
    "half-life": ChartEntry(half_lives.chart, half_lives.describe),
    "doses a day": ChartEntry(doses_a_day.chart, doses_a_day.describe),
    "side effect": ChartEntry(incidence_dots.chart, incidence_dots.describe),
    "difference to placebo": ChartEntry(incidence_dots.difference_chart, incidence_dots.describe_difference),
    "limits on duration": ChartEntry(durations.chart, durations.describe),
    "plan": ChartEntry(plan_bars.chart, plan_bars.describe),
    "concentration": ChartEntry(concentration_curve.chart, concentration_curve.describe),
    "forest": ChartEntry(forest.chart, forest.describe),
}
