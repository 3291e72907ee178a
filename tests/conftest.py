"""Fixtures that all kinds of tests share."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page

from bench.browser import browser as chromium
from dashboard.data.catalogue import DATA_DIRECTORY, Catalogue, load, read_raw
from stress.server import Server

PATIENCE_MS = 60_000

settings.register_profile("unhurried", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("unhurried"), max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unhurried"))


T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Wait for a visit; in a thread of its own, since the browser's driver keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The catalogue as it ships; treat it as read-only."""
    return load()


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of data/ that a test may break."""
    return Path(shutil.copytree(DATA_DIRECTORY, tmp_path / "data"))


@pytest.fixture
def raw(raw_once: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables as text, a copy that a test may break."""
    return {name: frame.copy() for name, frame in raw_once.items()}


@pytest.fixture(scope="session")
def raw_once() -> dict[str, pd.DataFrame]:
    """The tables as text, read once."""
    return read_raw(DATA_DIRECTORY)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium or Chrome; one for all kinds of tests, since its driver runs once in a thread."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window whose store of files spares each page the download and compilation of Streamlit's scripts."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of its own, and so a session of its own, for each test."""
    opened = context.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as `make run` serves it, on a copy of the data."""
    made = Server(tmp_path_factory.mktemp("served"))
    try:
        yield made.start()
    finally:
        made.kill()
