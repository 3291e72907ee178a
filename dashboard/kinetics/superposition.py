"""Concentration of a drug over time: one compartment, first-order absorption and elimination, doses added up.

For one dose at time 0 the concentration is proportional to ``exp(-slow t) - exp(-fast t)`` (Bateman 1910; Gibaldi and
Perrier, Pharmacokinetics, 1982). The slower rate is that of the measured half-life, whichever process it belongs to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LN2 = math.log(2)


def fast_rate(half_life_h: float, tmax_h: float) -> float:
    """Return the faster rate (per h) that puts the peak of one dose at `tmax_h`.

    Raises
    ------
    ValueError
        When the peak comes later than one compartment allows: at ``half_life / ln 2`` both rates are equal.
    """
    slow = LN2 / half_life_h
    if not 0 < tmax_h < 1 / slow:
        raise ValueError("the peak comes too late for this half-life: one compartment cannot draw it")
    low, high = slow * (1 + 1e-9), slow * 2
    while _peak(slow, high) > tmax_h:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if _peak(slow, middle) > tmax_h else (low, middle)
    return (low + high) / 2


def _peak(slow: float, fast: float) -> float:
    return math.log(fast / slow) / (fast - slow)


def concentration(hours: Floats, doses: Sequence[tuple[float, float]], half_life_h: float, tmax_h: float) -> Floats:
    """Add up doses, given as (hour, amount): concentration relative to the peak after one dose of amount 1."""
    slow, fast = LN2 / half_life_h, fast_rate(half_life_h, tmax_h)
    top = math.exp(-slow * tmax_h) - math.exp(-fast * tmax_h)
    at = np.array([at for at, _ in doses], dtype=float)
    amounts = np.array([amount for _, amount in doses], dtype=float)
    since = hours[:, None] - at[None, :]
    taken = since >= 0
    since = np.where(taken, since, 0.0)
    curves = np.where(taken, np.exp(-slow * since) - np.exp(-fast * since), 0.0)
    return (curves * amounts).sum(axis=1) / top


def accumulation(half_life_h: float, interval_h: float) -> float:
    """Return how much more of the drug there is at steady state than after one dose: ``1 / (1 - exp(-k tau))``."""
    return 1 / (1 - math.exp(-LN2 * interval_h / half_life_h))


def steady_after_h(half_life_h: float, share: float = 0.95) -> float:
    """Return after how many hours of regular doses a share of the steady state is reached."""
    return -half_life_h * math.log2(1 - share)
