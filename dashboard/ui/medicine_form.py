"""Which other medicines are taken, and which were stopped how long ago; what is typed stays in this window (H31)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.catalogue import Catalogue
from dashboard.interactions.classes import with_washout
from dashboard.names.answers import Answer
from dashboard.names.medicine_names import medicine_options
from dashboard.names.medicines import Medicine, MedicineReading, read_medicines
from dashboard.names.spelling import fold
from dashboard.ui.number_field import ask_number
from dashboard.ui.search_box import ask_again, offer_left, search_box
from dashboard.wording.quantities import Quantity

TAKEN, STOPPED, DAYS = "my_medicines", "my_stopped", "my_days_since_"
NONE, NIL = "None", "Nil (none)"
"""Options for "takes nothing"; without one of its own, "nil" would take the first brand that begins so."""
NO_MEDICINE = frozenset({"none", "nil", fold(NIL), "nothing", "no medicines", "no other medicines", "no medication"})
MOST_DAYS = 3650


def ask_medicines(catalogue: Catalogue, *, narrow: bool = False) -> MedicineReading:
    """Ask for medicines taken and stopped, side by side but in a `narrow` column, and read their names.

    What is unclear is asked below.
    """
    left, right = (st.container(),) * 2 if narrow else st.columns(2)
    below = st.container()
    _search(
        catalogue, left, TAKEN, label="Takes", options=medicine_options(catalogue),
        hint="Type a name, a brand or a class and press Enter, or paste a list. Also alcohol, the pill, and what is "
        "bought without a prescription.",
    )  # fmt: skip
    _search(
        catalogue, right, STOPPED, label="Stopped in the last weeks",
        options=medicine_options(catalogue, with_washout(catalogue)),
        hint="Some drugs, such as MAO inhibitors, count for days after the last dose.",
    )  # fmt: skip
    taken = _read(catalogue, st.session_state[TAKEN])
    stopped = _read(catalogue, st.session_state[STOPPED], stopped=True)
    with right:
        since = [_ask_days(medicine) for medicine in stopped.medicines]
    for key, reading in ((TAKEN, taken), (STOPPED, stopped)):
        ask_again(below, key, reading.answers, "medicine")
    offer_left(below, TAKEN, STOPPED)
    return MedicineReading((*taken.medicines, *since), (*taken.answers, *stopped.answers))


def _search(
    catalogue: Catalogue, place: DeltaGenerator, key: str, *, label: str, options: Sequence[str], hint: str
) -> None:
    """Draw the box of one list of medicines."""

    def understand(texts: Sequence[str]) -> list[Answer]:
        answers = _read(catalogue, texts).answers
        drugs = [answer for answer in answers if answer.found != NONE]
        return drugs or list(answers)  # "none" beside a drug is no answer

    search_box(
        place,
        label,
        key,
        options=[NONE, NIL, *options],
        read=understand,
        placeholder="Name, class or a list",
        hint=hint,
    )


def _read(catalogue: Catalogue, texts: Sequence[str], *, stopped: bool = False) -> MedicineReading:
    """Read names, and words for "none" as an answer of their own."""
    reading = read_medicines(catalogue, [text for text in texts if fold(text) not in NO_MEDICINE], stopped=stopped)
    none = [Answer(text, NONE) for text in texts if fold(text) in NO_MEDICINE]
    return MedicineReading(reading.medicines, (*reading.answers, *none))


def _ask_days(medicine: Medicine) -> Medicine:
    """Ask how many days ago the last dose was; without an answer it counts as within the time that must pass (H27)."""
    name = medicine.name
    days = Quantity(f"Days since the last dose of {name} (0 = today)", "days", 0, MOST_DAYS, whole=True)
    value = ask_number(days, f"{DAYS}{medicine.key}", 320)
    return replace(medicine, days_since=None if value is None else int(value))


def answered(key: str) -> bool:
    """Return whether a field holds anything, "none" included."""
    return bool(st.session_state.get(key))
