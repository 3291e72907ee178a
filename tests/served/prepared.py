"""The served app with faults put into it and another clock; tests start it with uvicorn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo

import streamlit as st
from starlette.types import ASGIApp

import serve

warm_up = serve.warm_up
LATE = datetime(2031, 2, 28, 23, 30, tzinfo=UTC)
"""What the clock of this server says: half an hour before March."""


class OtherClock(datetime):
    """A clock that is years ahead."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return LATE.astimezone(tz)


def fail(*_: object) -> None:
    """Fail with a message that quotes what was typed, as messages of Python do."""
    typed = {key: value for key, value in st.session_state.items() if str(key).startswith("my_")}
    raise ValueError(f"could not convert {typed!r}")


def fail_to_clear() -> None:
    fail()


async def prepared(app: ASGIApp, pages: Iterable[str], queries: Iterable[dict[str, list[str]]]) -> None:
    """Put the faults in, once the runtime runs with which components are registered, and open one page."""
    from dashboard.ui import demo_patients, evidence_views, profile_views, visitor

    demo_patients.clear_entries = fail_to_clear  # person_form takes it from there: a callback
    visitor.datetime = OtherClock  # type: ignore[misc]
    shown = profile_views.show_profile

    def show_profile(current, relaxant: str) -> None:  # noqa: ANN001
        fail() if relaxant == "dantrolene" else shown(current, relaxant)

    profile_views.show_profile = show_profile  # a page
    whole = evidence_views.VIEWS["guidelines"]
    evidence_views.VIEWS["guidelines"] = whole._replace(what=fail)  # a fragment
    await warm_up(app, [""], [{}])


serve.warm_up = prepared
app = serve.app
