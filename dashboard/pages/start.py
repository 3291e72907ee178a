"""Start: what the tool is for, one search, four ways in, and the class as a table with what the filters took out."""

from dashboard.explore import filters
from dashboard.ui.explore_filters import draw_filters
from dashboard.ui.explore_result import read_chart, show_charts, show_class
from dashboard.ui.fragment import fragment
from dashboard.ui.start import introduce, search, show_doors
from dashboard.ui.state import state

current = state()
read_chart()


@fragment
def show_filtered() -> None:
    """Draw the filters and the class; a fragment, so that another filter redraws nothing else."""
    now = state()
    criteria = draw_filters(now)
    result = filters.apply(now.catalogue, criteria)
    show_class(now, criteria, result)
    if result.listed:
        show_charts(now, result)


introduce(current)
search(current)
show_doors(current)
show_filtered()
