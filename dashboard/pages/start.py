"""Start: what the tool is for, one search, four ways in, and the class as a table with what the filters took out."""

from dashboard.explore import filters
from dashboard.ui.explore_filters import draw_filters
from dashboard.ui.explore_result import read_chart, show_charts, show_class
from dashboard.ui.start import introduce, keep_unsent, search, show_doors
from dashboard.ui.state import state

current = state()
read_chart()

introduce(current)
search(current)
show_doors(current)
criteria = draw_filters(current)

result = filters.apply(current.catalogue, criteria)
show_class(current, criteria, result)
if result.listed:
    show_charts(current, result)
keep_unsent()
