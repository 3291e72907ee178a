"""What a visitor sees when a page fails: a calm message with a reference, which the log repeats."""

from __future__ import annotations

import logging
from uuid import uuid4

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_LOG = logging.getLogger("myocompare.pages")


SORRY = "This part of the page could not be shown; the other pages still work."
"""How every message about a failure begins."""


def keep_place(error: Exception, place: DeltaGenerator) -> None:
    """Remember where the message about an error goes, so that what a page ends with can be drawn below it."""
    error.__dict__["place"] = place


def say_so(error: Exception) -> bool:
    """Show a message in place of what the page could not show; for ``st.App(on_script_error=...)``."""
    reference = uuid4().hex[:8]
    _LOG.error("a page failed", exc_info=error, extra={"reference": reference})
    place: DeltaGenerator | None = error.__dict__.get("place")
    (place or st).error(
        f"{SORRY} Please try again. Reloading the page may help, but it clears what you typed about a patient. "
        f"If it happens again, please report it with the reference {reference}.",
        icon=":material/error:",
    )
    return True
