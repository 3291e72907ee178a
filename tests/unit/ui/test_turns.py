"""Runs come one after another, and none waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from dashboard.ui import turns
from dashboard.ui.turns import has_turn, turn

LONG, MOMENT = 60.0, 0.2


class AnotherRun:
    """A run in a thread of its own, which keeps its turn until it is told to end."""

    def __init__(self) -> None:
        self.began, self.told_to_end = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        with turn():
            self.began.set()
            self.told_to_end.wait(LONG)

    def end(self) -> None:
        """Let it end, and wait until it has."""
        self.told_to_end.set()
        self._thread.join(LONG)
        assert not self._thread.is_alive()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every run wait as long as this test may take."""
    monkeypatch.setattr(turns, "LONGEST_WAIT", LONG)


@pytest.fixture
def another() -> Iterator[AnotherRun]:
    """A run that has begun and holds its turn."""
    run = AnotherRun()
    assert run.began.wait(LONG)
    yield run
    run.end()


def test_a_run_waits_until_the_one_before_it_has_ended(another: AnotherRun) -> None:
    later = AnotherRun()
    assert not later.began.wait(MOMENT)
    another.end()
    assert later.began.wait(LONG)
    later.end()


def test_a_run_goes_ahead_when_another_takes_too_long(another: AnotherRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST_WAIT", MOMENT)
    with turn():
        assert not another.told_to_end.is_set()
    monkeypatch.setattr(turns, "LONGEST_WAIT", LONG)
    waiting = AnotherRun()
    assert not waiting.began.wait(MOMENT), "what went ahead gives back no turn that it never had"
    another.end()
    assert waiting.began.wait(LONG)
    waiting.end()


def test_a_turn_is_that_of_one_thread(another: AnotherRun) -> None:
    assert not has_turn(), "it is the other thread that has one"
    another.end()
    with turn():
        assert has_turn()
    assert not has_turn()


def test_a_run_that_fails_gives_its_turn_back() -> None:
    with pytest.raises(ValueError, match="broken"), turn():
        raise ValueError("broken")
    other = AnotherRun()
    assert other.began.wait(LONG)
    other.end()
