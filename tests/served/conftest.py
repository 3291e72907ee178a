"""The served app, whole or with faults put into it, and a browser for what only a browser shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from stress.server import UVICORN, Server

Start = Callable[..., Server]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start the app of `tests.served.prepared` with other settings; it opens one page only and is there soon."""
    made: list[Server] = []

    def started(**settings: str) -> Server:
        environment = {"APP": "tests.served.prepared:app", **settings}
        made.append(Server(tmp_path_factory.mktemp("prepared"), UVICORN, environment))
        return made[-1].start()

    yield started
    for one in made:
        one.kill()


@pytest.fixture(scope="session")
def faulty(start: Start) -> Server:
    """The prepared app with nothing else set."""
    return start()
