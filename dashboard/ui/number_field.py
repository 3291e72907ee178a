"""A field for one number: text, since a number widget drops a decimal comma in the browser (hazard H42)."""

from __future__ import annotations

import streamlit as st

from dashboard.ui import say
from dashboard.wording.quantities import Quantity, read, written

FAULT_WIDTH = 300


def ask_number(quantity: Quantity, key: str, width: int = 160) -> float | None:
    """Draw the field and, right below it, what could not be read; what was typed stays. Returns the number, if any."""
    before = read(st.session_state.get(key, ""), quantity)
    with st.container(width=max(width, FAULT_WIDTH) if before.fault else width, gap="small"):
        typed = st.text_input(quantity.label, key=key, autocomplete="off", persist_state="session")
        value, fault = read(typed, quantity)
        if fault:
            say.alert("error", f"{quantity.name} was not read: {fault}.")
    return value


def typed_number(quantity: Quantity, key: str) -> float | None:
    """Return the number that a field holds now; for callbacks, which else get what it held when they were drawn."""
    return read(st.session_state.get(key, ""), quantity).value


def fill_number(key: str, value: float | None) -> None:
    """Fill a field that nobody has typed in."""
    st.session_state.setdefault(key, "" if value is None else written(value))
