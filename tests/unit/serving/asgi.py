"""A request to an ASGI app without a server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.types import ASGIApp, Message

from tests.conftest import run


@dataclass(frozen=True)
class Told:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict[str, object]:
        return json.loads(self.body)


def ask(app: ASGIApp, path: str, headers: Sequence[tuple[str, str]] = ()) -> Told:
    """Ask for a path, with its query."""
    sent: list[Message] = []
    bare, _, query = path.partition("?")
    every = (("Host", "localhost"), *headers)
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": bare, "raw_path": bare.encode(), "root_path": "", "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in every],
        "client": ("192.0.2.7", 1), "server": ("localhost", 80),
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    run(app(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent)
    return Told(start["status"], {name.decode(): value.decode("latin-1") for name, value in start["headers"]}, body)
