"""Each request gets an identity, and a line in the log when it has been answered."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serving.logs import request_id

_PLAIN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_LOG = logging.getLogger("myocompare.requests")
QUIET = ("/_stcore/health", "/static/", "/ready")
"""Beginnings of paths that are asked for all the time; only their failures are logged."""


class Requests:
    """Gives each request an identity, that of a proxy if it sent one, and logs how it was answered.

    The query stays out of the log: it is the view that somebody looks at.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        sent = Headers(scope=scope).get("x-request-id", "")
        identity = sent if _PLAIN_ID.fullmatch(sent) else uuid4().hex
        request_id.set(identity)
        began, status = time.perf_counter(), 101

        async def send_with_identity(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
                MutableHeaders(scope=message)["X-Request-ID"] = identity
            await send(message)

        await self._app(scope, receive, send_with_identity)
        path = str(scope["path"])
        if scope["client"] is None:  # the warm start, which is no visitor
            return
        if status >= 400 or not path.startswith(QUIET):
            told = {"method": scope.get("method", "WEBSOCKET"), "path": path, "status": status}
            _LOG.info("answered", extra={**told, "ms": round((time.perf_counter() - began) * 1000)})


class Closed:
    """Answers some paths as if there were nothing."""

    def __init__(self, app: ASGIApp, paths: Sequence[str]) -> None:
        self._app = app
        self._paths = tuple(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on unless its path is closed."""
        if scope["type"] == "http" and str(scope["path"]).rstrip("/").endswith(self._paths):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
            return
        await self._app(scope, receive, send)
