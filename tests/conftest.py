"""Fixtures that all kinds of tests share."""

from __future__ import annotations

import os

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from dashboard.data.catalogue import DATA_DIRECTORY, Catalogue, load, read_raw

settings.register_profile("unhurried", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("unhurried"), max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unhurried"))


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The catalogue as it ships; treat it as read-only."""
    return load()


@pytest.fixture
def raw(raw_once: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables as text, a copy that a test may break."""
    return {name: frame.copy() for name, frame in raw_once.items()}


@pytest.fixture(scope="session")
def raw_once() -> dict[str, pd.DataFrame]:
    """The tables as text, read once."""
    return read_raw(DATA_DIRECTORY)
