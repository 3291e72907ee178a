"""The message in place of a page that failed."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest


def failing() -> None:
    import streamlit as st

    from dashboard.serving.failures import keep_place, say_so

    error = ValueError("zzyzxol")
    keep_place(error, st.container())
    st.text("the last line")
    assert say_so(error) is True


def test_h31_the_message_is_calm_and_the_log_has_its_reference(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "myocompare.pages"):
        app = AppTest.from_function(failing).run()
    assert not app.exception
    (message,) = app.error
    assert "zzyzxol" not in message.value
    assert "clears what you typed" in message.value
    (reference,) = re.findall(r"reference ([0-9a-f]{8})", message.value)
    assert [record.reference for record in caplog.records] == [reference]  # type: ignore[attr-defined]


def test_the_message_has_its_place_above_what_a_page_ends_with() -> None:
    app = AppTest.from_function(failing).run()
    place, last = list(app.main.children.values())
    assert [child.type for child in place.children.values()] == ["error"]
    assert last.type == "text"
