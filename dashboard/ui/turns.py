"""One run of a page after another: under load each visitor gets a whole page sooner than if all pages grew at once."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager

LONGEST_WAIT = 1.0
"""Seconds after which a run starts beside another that takes long, such as one that makes a large file."""
_FREE = threading.Semaphore()
_OF_THREAD = threading.local()


def has_turn() -> bool:
    """Tell whether this is called within a turn."""
    return bool(getattr(_OF_THREAD, "has_turn", False))


@contextmanager
def turn() -> Generator[None]:
    """Wait until no other run is under way, `LONGEST_WAIT` at most.

    Python runs one thread at a time, so that runs side by side only delay each other (docs/decisions/0004-speed.md).
    """
    waited_for = _FREE.acquire(timeout=LONGEST_WAIT)
    _OF_THREAD.has_turn = True
    try:
        yield
    finally:
        _OF_THREAD.has_turn = False
        if waited_for:
            _FREE.release()
