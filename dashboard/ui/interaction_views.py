"""The parts of the page Interactions."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.interactions.alerts import NO_STATEMENT
from dashboard.interactions.load import beers_count, contributors, on_no_list
from dashboard.interactions.matrix import MatrixRow
from dashboard.interactions.pair_verdicts import pair_verdicts
from dashboard.interactions.pairs import by_relaxant, called, each_other, together, together_frame
from dashboard.names.medicines import Medicine
from dashboard.names.relaxants import picked_forms
from dashboard.render import patient_markup
from dashboard.ui import say, show
from dashboard.ui.crossings import show_crossings
from dashboard.ui.kept import kept
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.statements import label

NO_STATEMENT_SHORT = "no statement held"


def show_pairs(current: State, medicines: Sequence[Medicine]) -> list[MatrixRow]:
    """Show the worst level of each pair and the reasons; without a pick, of every relaxant. Return the rows."""
    picked = current.relaxants
    relaxants = picked or tuple(current.catalogue.names)
    forms = current.forms if picked else picked_forms(current.catalogue, relaxants, ())
    known = {one.key for one in medicines}
    others = [one for one in each_other(current.catalogue, picked) if one.key not in known]
    entered = [*medicines, *others]
    if not entered:
        show.empty(
            "No other medicine entered yet.",
            "Type a generic name, a brand or a class above, or pick a second relaxant."
            if picked
            else "Type a generic name, a brand or a class above: it is compared with every relaxant.",
        )
        return []
    names = {relaxant: current.catalogue.names[relaxant] for relaxant in relaxants}
    if medicines:
        rows = together(current.catalogue, relaxants, entered, forms=forms, jurisdiction=current.jurisdiction)
    else:
        rows = _among_themselves(current)
    _say_silent(rows)
    if picked:
        show_table(_verdicts(current, rows) if medicines else _verdicts_among_themselves(current), key="alerts")
        caption = "Medicines and relaxants, strictest level"
        show.fold(
            "Matrix of the pairs, strictest level",
            "my_pairs_matrix",
            lambda: show_crossings(rows, names, corner="With", caption=caption, silence=NO_STATEMENT_SHORT),
        )
    else:
        say.note("Every relaxant, most restrictive first; not a ranking. Tap a cell for the reasons and sources.")
        columns = {row.key: row.name for row in rows}
        turned = by_relaxant(rows, names)
        caption = "Every relaxant, strictest level"
        show_crossings(turned, columns, corner="Relaxant", caption=caption, silence=NO_STATEMENT_SHORT)
    return rows


@kept
def _among_themselves(current: State) -> list[MatrixRow]:
    """Hold the picked relaxants against each other."""
    others = each_other(current.catalogue, current.relaxants)
    return together(
        current.catalogue, current.relaxants, others, forms=current.forms, jurisdiction=current.jurisdiction
    )


def _verdicts(current: State, rows: Sequence[MatrixRow]) -> str:
    names = {relaxant: current.catalogue.names[relaxant] for relaxant in current.relaxants}
    told, silent = pair_verdicts(rows, names, current.jurisdiction)
    return patient_markup.pairs(told, silent, NO_STATEMENT)


@kept
def _verdicts_among_themselves(current: State) -> str:
    return _verdicts(current, _among_themselves(current))


def _say_silent(rows: Sequence[MatrixRow]) -> None:
    """Name the medicines that are known, but of which no statement is held with any of the relaxants (hazard H45)."""
    silent = [row.name for row in rows if not any(cell.reasons or cell.silence for cell in row.cells.values())]
    if silent:
        names = ", ".join(silent)
        say.prose(
            f"**Known; no statement held with the relaxants shown: {names}.** "
            "That is unknown, not safe: look at the label."
        )


def show_additive(current: State, medicines: Sequence[Medicine]) -> None:
    """Show who has which additive effect, a line an effect that opens to why, and the count of the Beers criteria."""
    say.heading("Additive effects")
    found = contributors(current.catalogue, current.relaxants, medicines, current.jurisdiction)
    effects = {label("additive", name): drugs for name, drugs in found.items()}
    count = beers_count(current.catalogue, current.relaxants, medicines)
    if count.drugs:
        effects["CNS-active drugs (AGS Beers 2023)"] = list(count.drugs)
    show_table(patient_markup.additive_effects(effects, current.catalogue.names), key="loads")
    absent = on_no_list(current.catalogue, medicines)
    if absent:
        say.prose(f"On none of these lists: **{', '.join(absent)}**. That is not proof that they add nothing.")
    if count.drugs:
        said = "three or more, which the criteria say to avoid" if count.too_many else "they warn from three on"
        say.prose(
            f"**AGS Beers Criteria 2023, from 65 years: {len(count.drugs)} CNS-active drug"
            f"{'' if len(count.drugs) == 1 else 's'}** among these, at least: {said}."
        )
    say.note("Listed, not summed: strength and dose are not known here. A drug on no list may still add to an effect.")


def offer_table(current: State, rows: Sequence[MatrixRow]) -> None:
    """Offer every alert as CSV; its name says nothing of the patient."""
    if rows:
        show.download_csv(
            "Interactions as CSV",
            "interactions",
            lambda: show.with_warnings(current, together_frame(current.catalogue, rows, current.jurisdiction)),
            key="interactions-csv",
        )


def show_plain(medicines: Sequence[Medicine]) -> None:
    """In plain words: no verdict is worked out, but what to take to the pharmacist (hazard H29)."""
    say.prose(
        "This page does not tell you if you may take two medicines together. **Do not stop a medicine by yourself.** "
        "Show this list to your pharmacist or prescriber, and ask: can I take these together? What should I watch for?"
    )
    told = [f"- {called(one)}" for one in medicines]
    if told:
        say.prose("\n".join(told))
    else:
        show.empty(
            "Nothing entered yet.", "Type your other medicines above. Think of alcohol and of what you buy yourself."
        )
