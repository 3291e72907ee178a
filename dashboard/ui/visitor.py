"""What the browser says of the visitor: which day it is there, and whether it has lost its session."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from dashboard.wording.dates import day_in


def today() -> date:
    """Return the visitor's date, or the server's while the browser has not told its time zone."""
    return day_in(datetime.now(UTC), st.context.timezone)


def has_lost_session() -> bool:
    """Tell, in the first run of a session, whether the browser asked to go on with one that is gone.

    A browser names its session when it connects again. Where the server does not hold it any more, since it was started
    anew or the connection was lost for longer than `server.disconnectedSessionTTL`, the page goes on in a new session.
    """
    asked = st.context.headers.get("Sec-WebSocket-Protocol") or ""
    return len([part for part in asked.split(",") if part.strip()]) > 2
