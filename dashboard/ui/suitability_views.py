"""The views of the page Suitability."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import markup
from dashboard.comparison import compare
from dashboard.schema.terms import CONDITIONS
from dashboard.suitability.person import Person, present
from dashboard.suitability.verdict import Result
from dashboard.ui import show
from dashboard.ui.person_form import shown_case
from dashboard.ui.state import State


def say_case(current: State) -> None:
    """Mark a demo patient as such, with what to notice."""
    case = shown_case()
    if case is None:
        return
    place = "" if current.jurisdiction == "US" else " This line was written for the labels of the United States."
    with st.container(border=True):
        st.markdown(f":material/school: **Demo, an invented patient: {case.title}.** Notice: {case.notice}{place}")


def show_lines(current: State, person: Person, result: Result) -> None:
    """Show every relaxant with its reasons."""
    if result.ask_next:
        said = ", ".join(f"**{name.lower()}** ({len(names)})" for name, names in result.ask_next.items())
        st.markdown(f"Not asked, and a yes could rule out as many relaxants as the number says: {said}.")
    st.caption("Under each heading the strictest stands first and silence last; nothing else is meant by the order.")
    html = markup.suitability_lines(result, current.jurisdiction, asked=bool(person.condition))
    show.sheet(html, key="suitability")


def show_plain(current: State, person: Person) -> None:
    """In plain words: no verdict is worked out, but what to tell the prescriber (hazard H29)."""
    st.markdown(
        "This page does not tell you which medicine suits you. **Do not start, change or stop a medicine because of "
        "it.** It helps you to tell your prescriber or pharmacist what they need to know."
    )
    told = [f"- what it is for: {CONDITIONS[person.condition].lower()}"] if person.condition else []
    told += [f"- {name[:1].lower()}{name[1:]}" for name in present(person).values()]
    told += [f"- you take {medicine.name}" for medicine in person.medicines or () if not medicine.stopped]
    told += [f"- you stopped {medicine.name} not long ago" for medicine in person.medicines or () if medicine.stopped]
    if current.relaxants:
        comparison = compare(current.catalogue, current.relaxants, current.jurisdiction, current.forms, current.wording)
        show.sheet(markup.comparison_tables(comparison)[0], key="harms")
    st.header("Tell your prescriber")
    if told:
        st.markdown("\n".join(told))
    else:
        show.empty("Nothing entered yet.", "Fill in the form above, and read this list again.")
    st.markdown(
        "- every medicine you take, also the ones you buy yourself\n"
        "- if you are pregnant, breastfeed, or want a child\n"
        "- trouble with your kidneys, liver, heart, eyes or bladder\n"
        "- fits, falls, low mood, or trouble with breathing or sleep\n"
        "- if you drink alcohol, drive, or work with machines"
    )


VIEWS: dict[str, Callable[[State, Person, Result], None]] = {
    "Relaxants": show_lines,
}
