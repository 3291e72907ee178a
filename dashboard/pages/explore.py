"""Explore: the class, filtered by what it is for; what the filters took out, and why."""

from dashboard.explore import filters
from dashboard.ui import say
from dashboard.ui.explore_filters import draw_filters
from dashboard.ui.explore_result import CHART, show_chart, show_class
from dashboard.ui.state import state

current = state()
CHART.read()

say.heading("Which muscle relaxants are there?", 1)
criteria = draw_filters(current)

result = filters.apply(current.catalogue, criteria)
show_class(current, criteria, result)
if result.listed:
    show_chart(current, result)
