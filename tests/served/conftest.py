"""The served app, whole or with faults put into it, and a browser for what only a browser shows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest

from stress.server import UVICORN, Server

Start = Callable[..., Server]
T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Wait for a visit; in a thread of its own, since the browser's driver keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as `make run` serves it, on a copy of the data."""
    made = Server(tmp_path_factory.mktemp("served"))
    try:
        yield made.start()
    finally:
        made.kill()


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
