"""Interactions: relaxants with other medicines and with each other; additive effects."""

from dashboard.data.schema import VOCABULARIES
from dashboard.ui import say
from dashboard.ui.fragment import fragment
from dashboard.ui.interaction_views import offer_table, show_additive, show_pairs, show_plain
from dashboard.ui.medicine_form import ask_medicines
from dashboard.ui.side_by_side import show_strip
from dashboard.ui.state import show_warnings, state

current = state()


@fragment
def show_all() -> None:
    """Ask for medicines and show what is known; a fragment, so that another name redraws nothing else."""
    now = state()
    reading = ask_medicines(now.catalogue)
    if now.plain:
        show_plain(reading.medicines)
    else:
        rows = show_pairs(now, reading.medicines)
        show_additive(now, reading.medicines)
        offer_table(now, rows)


say.heading("Interactions", 1)
show_warnings()
if current.relaxants:
    show_strip(current)
show_all()
say.note(
    f"{VOCABULARIES['jurisdiction'][current.jurisdiction]}. What labels, references and studies name. "
    "No statement found does not mean no interaction. What is typed here stays in this window."
)
