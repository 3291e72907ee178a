"""The log: JSON lines without messages of exceptions, keys of sessions, queries or network addresses."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from streamlit import logger as streamlit_logger

from dashboard.serving import logs

SESSION = "2822cc50-9c11-4522-8fbe-9850e9d8efa9"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written once the log is installed; everything is as before afterwards."""
    written = io.StringIO()
    root = logging.getLogger()
    names = list(logging.root.manager.loggerDict)
    before = {name: (logging.getLogger(name).handlers[:], logging.getLogger(name).propagate) for name in names}
    others = {
        name: (logging.getLogger(name).disabled, logging.getLogger(name).level)
        for name in ("uvicorn.access", "uvicorn.error")
    }
    at_root, setup = (root.handlers[:], root.level), streamlit_logger.setup_formatter
    monkeypatch.setattr(sys, "stderr", written)
    logs.install()
    yield written
    root.handlers[:], root.level = at_root[0], at_root[1]
    streamlit_logger.setup_formatter = setup
    for name, (handlers, propagate) in before.items():
        logging.getLogger(name).handlers[:], logging.getLogger(name).propagate = handlers, propagate
    for name, (disabled, level) in others.items():
        logging.getLogger(name).disabled, logging.getLogger(name).level = disabled, level


def line(written: io.StringIO) -> dict[str, object]:
    return json.loads(written.getvalue().splitlines()[-1])


def test_h31_an_exception_is_told_by_kind_and_place_without_its_message(told: io.StringIO) -> None:
    try:
        float("zzyzxol")
    except ValueError as error:
        logging.getLogger("myocompare.pages").error("a page failed", exc_info=error, extra={"reference": "12ab34cd"})
    assert line(told)["error"] == "ValueError"
    assert line(told)["reference"] == "12ab34cd"
    assert "test_h31_an_exception" in str(line(told)["where"])
    assert "zzyzxol" not in told.getvalue()


def test_h31_a_chain_of_exceptions_tells_none_of_their_messages(told: io.StringIO) -> None:
    try:
        try:
            raise KeyError("zzyzxol")
        except KeyError as inner:
            raise RuntimeError("qwxyzine") from inner
    except RuntimeError:
        logging.getLogger("streamlit.error_util").exception("Uncaught app execution")
    assert line(told)["error"] == "RuntimeError"
    assert "zzyzxol" not in told.getvalue()
    assert "qwxyzine" not in told.getvalue()


def test_h31_a_logger_of_streamlit_made_after_the_start_writes_the_same_lines(told: io.StringIO) -> None:
    late = streamlit_logger.get_logger("streamlit.made_by_a_test_after_the_start")
    try:
        float("zzyzxol")
    except ValueError:
        late.exception("something failed")
    assert line(told)["message"] == "something failed"
    assert "zzyzxol" not in told.getvalue()


def test_h31_the_key_of_a_session_is_left_out(told: io.StringIO) -> None:
    logging.getLogger("streamlit.x").warning("Session with id %s is already connected!", SESSION)
    assert line(told)["message"] == "Session with id (session) is already connected!"
    logging.getLogger("myocompare.requests").info(
        "answered", extra={"path": f"/_stcore/upload_file/{SESSION}/1", "ms": 3}
    )
    assert line(told)["path"] == "/_stcore/upload_file/(session)/1"
    assert line(told)["ms"] == 3
    assert SESSION not in told.getvalue()


def test_lines_of_the_server_with_network_addresses_and_queries_are_left_out(told: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").info('192.0.2.7:1 - "WebSocket /_stcore/stream?q=zzyzxol" [accepted]')
    logging.getLogger("uvicorn.access").info('192.0.2.7:1 - "GET /?q=zzyzxol" 200')
    assert told.getvalue() == ""
    logging.getLogger("uvicorn.error").error("the server cannot listen")
    assert line(told)["level"] == "error"


def test_a_line_has_time_level_logger_and_the_request(told: io.StringIO) -> None:
    token = logs.request_id.set("abc-1234567890")
    logging.getLogger("myocompare.start").info("warm")
    logs.request_id.reset(token)
    assert line(told)["request"] == "abc-1234567890"
    assert str(line(told)["time"]).endswith("+00:00")
    assert (line(told)["level"], line(told)["logger"], line(told)["message"]) == ("info", "myocompare.start", "warm")
    logging.getLogger("myocompare.start").info("two\nlines")
    assert len(told.getvalue().splitlines()) == 2, "nobody can write a line of the log by what is logged"
