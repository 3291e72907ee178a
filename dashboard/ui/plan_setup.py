"""What a plan is made for. Nothing of it but the relaxant enters the address (hazard H31)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import IndicationRow, TitrationRow
from dashboard.data.schema import VOCABULARIES
from dashboard.data.schema.terms import CONDITIONS, FORMS
from dashboard.dosing.plans.label_status import labelled_uses
from dashboard.dosing.plans.limits import oral_forms, variants
from dashboard.dosing.plans.schedules import schedules
from dashboard.dosing.plans.supply import LIQUIDS, Strength, strengths
from dashboard.render import markup
from dashboard.ui import say, show
from dashboard.ui.choices import relaxant_choice
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.figures import number
from dashboard.wording.statements import label, marks, source_addresses, source_titles

NOT_SAID = "Not said"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a plan is made for."""

    relaxant: str
    form: str
    condition: str
    variant: str
    unit: str
    at_hand: tuple[Strength, ...]


def choose_relaxant(current: State) -> str | None:
    """Let the reader choose one of the picked relaxants that are taken by mouth; say why the others have no plan."""
    family = {relaxant: current.catalogue.summary(relaxant).dose_family for relaxant in current.relaxants}
    oral = [one for one in current.relaxants if family[one] == "oral_daily"]
    for relaxant in current.relaxants:
        if family[relaxant] != "oral_daily":
            show_read_only(current, relaxant)
    if not oral:
        show.empty("No plan for this pick.", "Pick a relaxant that is taken by mouth every day in the sidebar.")
        return None
    return relaxant_choice("plan_of", current.catalogue, oral).selectbox("Relaxant")


def show_read_only(current: State, relaxant: str) -> None:
    """Show the schedule of what is never planned here: pumps, injections and sprays (hazard H22)."""
    name = current.catalogue.names[relaxant]
    say.prose(f"**{name}**: no plan is made here. Its dose is set and changed by a specialist.")
    if current.catalogue.summary(relaxant).dose_family == "intrathecal":
        say.prose(
            "An empty, blocked or broken pump is an emergency: stopping suddenly can kill. "
            "Call the pump clinic or the emergency service at once."
        )
    rows = [
        row
        for form in current.forms[relaxant]
        for schedule in schedules(current.catalogue, relaxant, form, current.jurisdiction)
        for row in schedule.rows
    ]
    if rows:
        lines = [_line(current.catalogue, row) for row in rows]
        headings = ("Read-only schedule", "Dose", "Rule", "Source")
        table = markup.plain_table(headings, lines, f"Schedule of {name}", whole_words=True, stacked=True)
        show_table(table, key=f"read-only-{relaxant}")


def _line(catalogue: Catalogue, row: TitrationRow) -> list[str]:
    """Return the cells of a step that is only read."""
    links = markup.source_links(source_titles(catalogue, row), source_addresses(catalogue, row))
    return [
        f"{row.schedule}, step {number(row.step)}",
        "" if row.dose is None else f"{number(row.dose)} {label('dose_unit', row.dose_unit)}",
        row.dose_rule,
        links + marks(catalogue, row),
    ]


def choose_subject(current: State, relaxant: str) -> Subject | None:
    """Let the reader choose form, condition and strengths; None where the country has no form by mouth."""
    catalogue, place = current.catalogue, current.jurisdiction
    forms = [form for form in oral_forms(catalogue, relaxant, place) if form in current.forms[relaxant]]
    if not forms:
        show.empty(
            f"No form by mouth of {catalogue.names[relaxant]} was read for {VOCABULARIES['jurisdiction'][place]}.",
            "Doses are never borrowed from another country for a plan. Choose another jurisdiction or form.",
        )
        return None
    with st.container(horizontal=True):
        form = choose_form(forms, f"my_form_{relaxant}_{place}")
        condition = _choose_condition(current, relaxant, form)
        variant = _choose_variant(current, relaxant, form)
    unit = label("dose_unit", catalogue.summary(relaxant).dose_unit)
    return Subject(
        relaxant=relaxant,
        form=form,
        condition=condition,
        variant=variant,
        unit=unit,
        at_hand=_choose_strengths(current, relaxant, form),
    )


def choose_form(forms: Sequence[str], key: str) -> str:
    """Draw the list of some forms and return the one chosen."""
    words = {FORMS[form]: form for form in forms}
    return words[st.selectbox("Form", list(words), key=key, persist_state="session", width=220, filter_mode="prefix")]


def _choose_condition(current: State, relaxant: str, form: str) -> str:
    """Let the reader say what it is for; where the label names one use for this form, that one is chosen at first."""
    named = {row.condition for row in current.catalogue.rows(IndicationRow, relaxant)}
    words = {CONDITIONS[condition]: condition for condition in CONDITIONS if condition in named}
    uses = labelled_uses(current.catalogue, relaxant, form, current.jurisdiction)
    key = f"my_condition_{relaxant}"
    if len(uses) == 1:
        st.session_state.setdefault(key, CONDITIONS[uses[0]])
    chosen = st.selectbox(
        "Condition",
        [NOT_SAID, *words],
        key=key,
        persist_state="session",
        width=320,
        help="A plan is called labelled only for a condition that the label of this country names.",
        filter_mode="prefix",
    )
    return words.get(chosen, "")


def _choose_variant(current: State, relaxant: str, form: str) -> str:
    found = variants(current.catalogue, relaxant, form, current.jurisdiction)
    if not found:
        return ""
    usual = "The usual product"
    chosen = st.selectbox(
        "Product",
        [usual, *found],
        key=f"my_variant_{relaxant}_{form}",
        persist_state="session",
        width=240,
        filter_mode="prefix",
    )
    return "" if chosen == usual else chosen


def _choose_strengths(current: State, relaxant: str, form: str) -> tuple[Strength, ...]:
    """Let the reader say what is at hand; a liquid's concentration has no default (hazard H20)."""
    found = strengths(current.catalogue, relaxant, form, current.jurisdiction)
    key = f"my_strengths_{relaxant}_{form}_{current.jurisdiction}"
    if not found:
        say.note("No strength of this form was read for this country, so no tablets are counted.")
        return ()
    if form in LIQUIDS:
        chosen = st.selectbox(
            "Concentration at hand",
            list(found),
            index=None,
            key=key,
            persist_state="session",
            placeholder="Read it off the bottle",
            width=420,
            filter_mode="prefix",
        )
        return (found[chosen],) if chosen else ()
    st.session_state.setdefault(key, list(found))
    picked = st.multiselect(
        "Strengths at hand",
        list(found),
        key=key,
        persist_state="session",
        help="Tablets are divided only where their label gives score marks; unknown counts as whole.",
        filter_mode="prefix",
    )
    return tuple(found[label] for label in picked)
