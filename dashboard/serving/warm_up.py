"""The first visit of every page, made before the server says that it is healthy.

It reads the tables, loads libraries and templates and fills what is kept between runs, so that no visitor waits for
that. It speaks to the app as a browser does, over the same websocket, but without a network.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import Iterable
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message, Scope
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_LOG = logging.getLogger("myocompare.start")
LONGEST = 120.0
"""Seconds after which a page that has not come ends the warm start."""


async def warm_up(app: ASGIApp, pages: Iterable[str], queries: Iterable[dict[str, list[str]]]) -> None:
    """Open each page with each query, then put aside what lives for good, so that no collection walks through it."""
    began = time.perf_counter()
    asked = list(queries)
    for page in pages:
        for query in asked:
            await open_page(app, page, query)
    gc.collect()
    gc.freeze()
    _LOG.info("warm", extra={"ms": round((time.perf_counter() - began) * 1000)})


async def open_page(app: ASGIApp, page: str, query: dict[str, list[str]]) -> None:
    """Open a page in a session of its own and wait until its script has finished; raises TimeoutError."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = urlencode(query, doseq=True)
    finished = asyncio.Event()
    steps: list[Message] = [
        {"type": "websocket.connect"},
        {"type": "websocket.receive", "bytes": message.SerializeToString()},
    ]

    async def receive() -> Message:
        if steps:
            return steps.pop(0)
        await finished.wait()
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(sent: Message) -> None:
        if sent["type"] == "websocket.close":
            finished.set()
        elif sent["type"] == "websocket.send":
            told = ForwardMsg.FromString(sent["bytes"])
            if told.WhichOneof("type") == "script_finished":
                finished.set()

    async with asyncio.timeout(LONGEST):
        await app(_scope(), receive, send)


def _scope() -> Scope:
    return {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": "/_stcore/stream",
        "raw_path": b"/_stcore/stream",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"origin", b"http://localhost")],
        "client": None,
        "server": ("localhost", 80),
        "subprotocols": ["streamlit"],
        "state": {},
    }
