"""The parts of the page Interactions."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import export, markup
from dashboard.interactions.alerts import NO_STATEMENT
from dashboard.interactions.load import Contributor, beers_count, contributors
from dashboard.interactions.medicines import Medicine
from dashboard.statements import unconfirmed
from dashboard.suitability.matrix import MatrixRow
from dashboard.suitability.together import each_other, together, together_frame
from dashboard.ui import say, show
from dashboard.ui.state import State

NO_STATEMENT_SHORT = "no statement held"
NOBODY = "nobody among these, as far as our lists go"


def show_pairs(current: State, medicines: Sequence[Medicine]) -> list[MatrixRow]:
    """Show the matrix of the worst level and every alert below it; return the rows."""
    others = [
        one for one in each_other(current.catalogue, current.relaxants) if one.key not in {m.key for m in medicines}
    ]
    entered = [*medicines, *others]
    if not entered:
        show.empty(
            "No other medicine entered yet.",
            "Type a generic name, a brand or a class above, or pick a second relaxant.",
        )
        return []
    rows = together(current.catalogue, current.relaxants, current.forms, entered, current.jurisdiction)
    columns = {relaxant: current.catalogue.names[relaxant] for relaxant in current.relaxants}
    html = markup.matrix(
        rows, columns, "With", "Medicines against relaxants, worst level", NO_STATEMENT_SHORT, can_ask=False
    )
    show.sheet(html, key="matrix")
    say.heading("Why")
    show.sheet(markup.alerts(rows, columns, NO_STATEMENT), key="alerts")
    return rows


def show_load(current: State, medicines: Sequence[Medicine]) -> None:
    """Show who adds to sedation and the like, each with its source, and the count of the Beers criteria."""
    say.heading("What adds up")
    say.note("Listed, not summed: strength and dose are not known here. A drug that is not in a list may still add.")
    found = contributors(current.catalogue, current.relaxants, medicines, current.jurisdiction)
    lines = [_line(name, one) for name, drugs in found.items() for one in drugs]
    lines += [[name, NOBODY, "unknown, not safe", ""] for name, drugs in found.items() if not drugs]
    count = beers_count(current.catalogue, current.relaxants, medicines)
    lines += [_line("CNS-active drugs (AGS Beers 2023)", one) for one in count.drugs]
    headings = ("Load", "Drug", "Why", "Source")
    show.sheet(markup.plain_table(headings, lines, "What adds up", whole_words=True, stacked=True), key="loads")
    if count.drugs:
        said = "three or more, which the criteria say to avoid" if count.too_many else "they warn from three on"
        say.prose(
            f"**AGS Beers Criteria 2023, from 65 years: {len(count.drugs)} CNS-active drug"
            f"{'' if len(count.drugs) == 1 else 's'}** among these, at least: {said}."
        )


def _line(load: str, one: Contributor) -> list[str]:
    links = markup.source_links("; ".join(c.title for c in one.citations), "; ".join(c.url for c in one.citations))
    why = one.why + unconfirmed(one.checked)
    return [load, one.name, why, links if one.citations else ""]


def offer_table(current: State, rows: Sequence[MatrixRow]) -> None:
    """Offer every alert as CSV; its name says nothing of the patient."""
    if rows:
        show.download_csv(
            "Interactions as CSV",
            "interactions",
            lambda: export.with_warnings(
                current.catalogue, together_frame(current.catalogue, rows, current.jurisdiction)
            ),
            key="interactions-csv",
        )


def show_plain(medicines: Sequence[Medicine]) -> None:
    """In plain words: no verdict is worked out, but what to take to the pharmacist (hazard H29)."""
    say.prose(
        "This page does not tell you if you may take two medicines together. **Do not stop a medicine by yourself.** "
        "Show this list to your pharmacist or prescriber, and ask: can I take these together? What should I watch for?"
    )
    told = [f"- {one.name}{' (stopped not long ago)' if one.stopped else ''}" for one in medicines]
    if told:
        say.prose("\n".join(told))
    else:
        show.empty(
            "Nothing entered yet.", "Type your other medicines above. Think of alcohol and of what you buy yourself."
        )
