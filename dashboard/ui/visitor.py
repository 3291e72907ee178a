"""What the browser says of the visitor: so far, which day it is there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from dashboard.wording.dates import day_in


def today() -> date:
    """Return the visitor's date, or the server's while the browser has not told its time zone."""
    return day_in(datetime.now(UTC), st.context.timezone)
