"""Two processes of the dashboard behind nginx, started once."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.proxy import Proxy, Replica, proxied

HOST = "myocompare.example.org"
SETTINGS = {
    "MYOCOMPARE_HOSTS": HOST,
    "MYOCOMPARE_METRICS": "1",  # so that it is nginx that hides them, and a test can count sessions
}


@dataclass(frozen=True)
class Site:
    """What a hospital would run."""

    proxy: Proxy
    replicas: tuple[Replica, Replica]


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Two processes and nginx before them; a test that stops one starts it again."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        replicas = (
            Replica(folder / "replica-1.log", SETTINGS),
            Replica(folder / "replica-2.log", SETTINGS),
        )
        for replica in replicas:
            stack.callback(replica.stop, signal.SIGKILL)
            replica.start()  # one after the other: a start takes a whole core
        yield Site(stack.enter_context(proxied(replicas, folder)), replicas)
