"""Compare: the picked relaxants side by side, with charts of time course, doses and side effects."""

from datetime import date

import streamlit as st

from dashboard import dosing, export, kinetics, markup, side_effects
from dashboard.comparison import compare, comparison_frame
from dashboard.schema.vocabulary import VOCABULARIES
from dashboard.ui import show
from dashboard.ui.compare_charts import CHART_VIEWS, show_doses, show_side_effects, show_time_course
from dashboard.ui.state import complain_of, pick, show_warnings, state

EXAMPLES = {
    "Baclofen and tizanidine": ("baclofen", "tizanidine"),
    "Cyclobenzaprine and methocarbamol": ("cyclobenzaprine", "methocarbamol"),
    "Carisoprodol and metaxalone": ("carisoprodol", "metaxalone"),
}

current = state()
catalogue = current.catalogue
complain_of("chart", CHART_VIEWS, "the chart")

st.title("Side by side")
show_warnings()
if not current.relaxants:
    show.empty(
        "No relaxant picked yet.",
        "Type a name or a brand in the sidebar, tick boxes on Explore, or start from an example:",
    )
    with st.container(horizontal=True):
        for label, relaxants in EXAMPLES.items():
            st.button(label, on_click=pick, args=(relaxants,), key=f"example-{label}")
    st.stop()

comparison = compare(catalogue, current.relaxants, current.jurisdiction, current.forms, current.wording)
foldable = [row for row in comparison.rows if row.foldable]
st.caption(
    f"{VOCABULARIES['jurisdiction'][current.jurisdiction]}. Numbers in small print lead to the source of each fact. "
    "Not read yet and unconfirmed mean unknown, never safe."
)

view = st.segmented_control(
    "Chart",
    CHART_VIEWS,
    key="chart",
    bind="query-params",
    default=CHART_VIEWS[0],
    required=True,
    label_visibility="collapsed",
)
if view == "Side effects":
    show_side_effects(
        current, side_effects.incidences(catalogue, current.relaxants, current.jurisdiction, current.wording)
    )
elif view == "Doses":
    show_doses(current, dosing.dose_windows(catalogue, current.relaxants, current.jurisdiction, current.forms))
else:
    show_time_course(current, kinetics.time_course(catalogue, current.relaxants, current.forms))

folded: list[str] = []
if foldable and st.toggle("Fold rows that are the same for all", key="fold", bind="query-params"):
    folded = [row.key for row in foldable]
    st.caption(f"Folded, the same for all: {', '.join(row.label for row in foldable)}.")
show.sheet(markup.comparison_table(comparison, folded), key="comparison")

with st.container(horizontal=True):
    show.download_csv("CSV", "compare", lambda: comparison_frame(comparison), key="compare-csv")
    show.download(
        "Excel",
        "compare",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda: export.to_xlsx({"Comparison": comparison_frame(comparison)}),
        key="compare-xlsx",
    )
    show.download(
        "Hand-out to print",
        "hand-out",
        "html",
        "text/html",
        lambda: markup.handout(
            comparison, VOCABULARIES["jurisdiction"][current.jurisdiction], date.today().isoformat()
        ),
        key="compare-handout",
    )
