"""The views of the page Suitability."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import VOCABULARIES
from dashboard.data.schema.terms import AGENT_CLASSES, CONDITIONS, FACTORS_CORE, FACTORS_OTHER
from dashboard.interactions.matrix import MatrixRow, class_matrix
from dashboard.names.medicine_names import NO_CLASSES
from dashboard.paper.suitability_sheet import PatientDetails, suitability_sheet
from dashboard.render import patient_markup
from dashboard.suitability.factor_matrix import factor_matrix
from dashboard.suitability.person import Person, present
from dashboard.suitability.table import answers, suitability_frame
from dashboard.suitability.verdict import Result, suitability
from dashboard.ui import say, show
from dashboard.ui.choices import Choice, Named, labels
from dashboard.ui.crossings import show_crossings
from dashboard.ui.demo_patients import forget_case, shown_case
from dashboard.ui.kept import kept
from dashboard.ui.needs import show_needs
from dashboard.ui.person_form import ask_person
from dashboard.ui.print_or_save import PaperSheet, offer_paper, print_or_save, with_details
from dashboard.ui.side_by_side import show_strip
from dashboard.ui.state import State
from dashboard.ui.tables import show_table


def say_case(current: State) -> None:
    """Mark a demo patient as such, with what to notice; with a changed answer it is none, and is forgotten."""
    case = shown_case()
    if case is None:
        forget_case()
        return
    place = "" if current.jurisdiction == "US" else " This line was written for the labels of the United States."
    notice = "" if current.plain else f" Notice: {case.notice}{place}"
    say.note(f"**Demo, an invented patient: {case.title}.**{notice}")


def show_lines(current: State, files: DeltaGenerator) -> None:
    """Ask about the patient, show every relaxant with its decisive reason beside the form, and fill `files`."""
    with st.container():  # its place stays when the demo is none any more, and what is open below it stays open
        say_case(current)
    left, right = st.columns([29, 71])
    with left.container(border=True, gap="xxsmall", key="patient_form"):
        person = ask_person(current)
    catalogue, place = current.catalogue, current.jurisdiction
    result, html = _nobody(catalogue, place) if person == Person() else _result(catalogue, place, person)
    with right:
        show_table(html, key="suitability", reveal=st.session_state.get("my_loaded_case", ""))
    with files:
        print_or_save(lambda: offer_files(current, person, result))
    show.fold(
        "What matters to this patient: facts of the picked drugs side by side",
        "my_needs_open",
        lambda: show_needs(current),
    )


def _result(catalogue: Catalogue, jurisdiction: str, person: Person) -> tuple[Result, str]:
    """Return what the tables say of a person, and its HTML."""
    result = suitability(catalogue, jurisdiction, person)
    return result, patient_markup.suitability_lines(result, jurisdiction, asked=bool(person.condition))


@kept
def _nobody(catalogue: Catalogue, jurisdiction: str) -> tuple[Result, str]:
    """Return the result of a form in which nothing has been answered yet, which everybody sees first."""
    return _result(catalogue, jurisdiction, Person())


def fill_in_plain(current: State) -> Person:
    """Mark a demo patient that a link has loaded, and draw the form."""
    say_case(current)
    return ask_person(current)


def offer_files(current: State, person: Person, result: Result) -> None:
    """Offer the result as sheets and as CSV; no name of a file says anything of the patient (hazard H31)."""
    said = answers(person, current.catalogue.names) if with_details("result") else None
    make = partial(suitability_sheet, result, PatientDetails(said, demo=shown_case()), asked=bool(person.condition))
    sheets = (
        PaperSheet("One page", "suitability one page", partial(make, whole=False)),
        PaperSheet("All reasons", "suitability all reasons", partial(make, whole=True)),
    )
    offer_paper(current, sheets, key="suitability", with_link=False)

    def table() -> pd.DataFrame:
        return show.with_warnings(current, suitability_frame(result, current.jurisdiction, figures=said is not None))

    show.download_csv("Result as CSV", "suitability", table, key="suitability-csv")


def show_plain(current: State, person: Person) -> None:
    """In plain words: no verdict is worked out, but what to tell the prescriber (hazard H29)."""
    say.prose(
        "This page does not tell you which medicine suits you. **Do not start, change or stop a medicine because of "
        "it.** It helps you to tell your prescriber or pharmacist what they need to know."
    )
    told = [f"- what it is for: {CONDITIONS[person.condition].lower()}"] if person.condition else []
    told += [f"- {name[:1].lower()}{name[1:]}" for name in present(person).values()]
    told += [f"- you take {medicine.name}" for medicine in person.medicines or ()]
    told += [f"- you stopped {medicine.name} not long ago" for medicine in person.stopped]
    if current.relaxants:
        show_strip(current)
    say.heading("Tell your prescriber")
    if told:
        say.prose("\n".join(told))
    else:
        show.empty("Nothing entered yet.", "Fill in the form above, and read this list again.")
    say.prose(
        "- every medicine you take, also the ones you buy yourself\n"
        "- if you are pregnant, breastfeed, or want a child\n"
        "- trouble with your kidneys, liver, heart, eyes or bladder\n"
        "- fits, falls, low mood, or trouble with breathing or sleep\n"
        "- if you drink alcohol, drive, or work with machines"
    )


class Matrix(NamedTuple):
    """A matrix of the class: names of columns by key, those shown at first, and the function that makes the rows."""

    names: Mapping[str, str]
    first: tuple[str, ...]
    build: Callable[[Catalogue, Sequence[str], Sequence[str], str], list[MatrixRow]]


MATRICES = {
    "factors": Named(
        "Patient factors",
        Matrix(
            FACTORS_CORE | FACTORS_OTHER,
            ("renal_impairment", "hepatic_impairment", "older_adult", "pregnancy", "glaucoma", "driving"),
            factor_matrix,
        ),
    ),
    "classes": Named(
        "Other medicines",
        Matrix(
            {key: words for key, words in AGENT_CLASSES.items() if key not in NO_CLASSES},
            ("cns_depressant", "opioid", "alcohol", "cyp1a2_inhibitor", "maoi", "ssri"),
            class_matrix,
        ),
    ),
}
MOST_COLUMNS = 8


def show_matrix(current: State, _files: DeltaGenerator) -> None:
    """Show the class at once; each cell opens its reasons. It knows nothing of any patient."""
    against = MATRICES[Choice("matrix_of", "matrix", labels(MATRICES)).tabs("Against")]
    names, first = against.what.names, against.what.first
    keys = {words: key for key, words in names.items()}
    chosen = st.multiselect(
        "Columns", list(keys), key=f"matrix_{first[0]}", default=[names[key] for key in first], select_all=False,
        max_selections=MOST_COLUMNS, help="Up to eight.", filter_mode="prefix")  # fmt: skip
    columns = {keys[words]: words for words in chosen}
    if not columns:
        show.empty("No column chosen.", "Choose at least one above.")
        return
    relaxants = current.relaxants or tuple(current.catalogue.names)
    rows = against.what.build(current.catalogue, relaxants, list(columns), current.jurisdiction)
    place = VOCABULARIES["jurisdiction"][current.jurisdiction]
    say.note(
        f"{'The picked relaxants' if current.relaxants else 'All relaxants'}, as labels of {place} put it for any "
        "patient. Tap a cell for the rows behind it. A class not named may still be meant by a wider one."
    )
    caption = f"Relaxants against {against.label.lower()}"
    show_crossings(rows, columns, corner="Relaxant", caption=caption, silence="not reviewed")


VIEWS: dict[str, Named[Callable[[State, DeltaGenerator], None]]] = {
    "patient": Named("One patient", show_lines),
    "matrix": Named("Matrix of the class", show_matrix),
}
