"""Identities of requests, what the log says of them, and closed paths."""

from __future__ import annotations

import logging
import re

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from dashboard.serving.requests import Closed, Requests
from tests.unit.serving.asgi import ask


async def hello(_: object) -> PlainTextResponse:
    return PlainTextResponse("hello")


@pytest.fixture
def app() -> ASGIApp:
    routes = [Route("/compare", hello), Route("/ready", hello), Route("/_stcore/metrics", hello)]
    return Requests(Closed(Starlette(routes=routes), ["/_stcore/metrics"]))


def test_a_request_gets_an_identity_of_its_own(app: ASGIApp) -> None:
    first, second = (ask(app, "/compare").headers["x-request-id"] for _ in range(2))
    assert re.fullmatch(r"[0-9a-f]{32}", first)
    assert first != second


@pytest.mark.parametrize("sent", ["proxy-0123456789", "A" * 64, "12345678"])
def test_the_identity_of_a_proxy_is_kept(app: ASGIApp, sent: str) -> None:
    assert ask(app, "/compare", [("X-Request-ID", sent)]).headers["x-request-id"] == sent


@pytest.mark.parametrize(
    "sent", ["short", "A" * 65, 'a"b<c>1234', "a b c d e f", "", "äöüäöüäöü".encode().decode("latin-1")]
)
def test_an_identity_that_could_break_a_line_is_replaced(app: ASGIApp, sent: str) -> None:
    answer = ask(app, "/compare", [("X-Request-ID", sent)])
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["x-request-id"])


def test_h31_the_log_says_path_and_status_and_never_the_query(app: ASGIApp, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "myocompare.requests"):
        ask(app, "/compare?relaxants=baclofen&q=zzyzxol")
        ask(app, "/nowhere?q=zzyzxol")
        ask(app, "/ready")
    told = [(record.method, record.path, record.status) for record in caplog.records]  # type: ignore[attr-defined]
    assert told == [("GET", "/compare", 200), ("GET", "/nowhere", 404)], "what is asked all the time is quiet"
    assert "zzyzxol" not in str([vars(record) for record in caplog.records])


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/base/_stcore/metrics"])
def test_a_closed_path_is_not_there(app: ASGIApp, path: str) -> None:
    assert ask(app, path).status == 404
