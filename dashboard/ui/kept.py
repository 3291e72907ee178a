"""What is kept between runs: results that the sidebar and the choice of a view decide, which hold nothing of a visitor.

A function that is kept takes a `State` or a `Catalogue`, and codes beside it. What is typed about a patient, a medicine
or a plan is never an argument of it (hazard H31, held by a test). The oldest results make room for new ones.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
MOST_KEPT = 64


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Keep the last results of a function whose arguments can be hashed and whose results nobody changes."""
    return cast("Callable[P, R]", lru_cache(maxsize=MOST_KEPT)(function))
