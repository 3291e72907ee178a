"""Proportions of people and their differences, with intervals as published; light, and checked against statsmodels.

Sources print percentages, not counts. A count is rebuilt from the percentage and the size of the arm; where several
counts print as the same percentage, the interval covers all of them and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

LEVEL_PCT = 95
SHOWN_AS_ZERO = 0.05
"""Percentage points below this print as 0.0."""
Z = NormalDist().inv_cdf(0.5 + LEVEL_PCT / 200)


@dataclass(frozen=True)
class Interval:
    """A 95 % interval, in per cent or percentage points; `rounded` where it covers several counts."""

    low: float
    high: float
    rounded: bool = False


@dataclass(frozen=True)
class Difference:
    """Risk difference, drug minus placebo, in percentage points, with its interval."""

    points: float
    interval: Interval

    @property
    def says_something(self) -> bool:
        """Whether the interval leaves out no difference."""
        return self.interval.low >= SHOWN_AS_ZERO or self.interval.high <= -SHOWN_AS_ZERO


@dataclass(frozen=True)
class NumberNeeded:
    """How many people are treated for one more to have the effect: best guess and interval, whole people."""

    best: int
    low: int
    high: int


def wilson(events: int, n: int) -> tuple[float, float]:
    """Return the score interval of a proportion, as fractions (Wilson 1927).

    Raises ValueError unless ``0 <= events <= n`` and ``n >= 1``.
    """
    if not 0 <= events <= n or n < 1:
        raise ValueError(f"{events} events in an arm of {n}")
    share, spread = events / n, Z * Z / n
    middle = share + spread / 2
    half = Z * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    low = 0.0 if events == 0 else (middle - half) / (1 + spread)
    high = 1.0 if events == n else (middle + half) / (1 + spread)
    return low, high


def newcombe(events: int, n: int, other_events: int, other_n: int) -> tuple[float, float]:
    """Return the interval of a difference of two proportions, first minus second, as fractions.

    The hybrid score interval without continuity correction: method 10 of Newcombe 1998 (Stat Med 17:873-890), whose
    example 56/70 against 48/80 gives 0.0524 to 0.3339.
    """
    share, other = events / n, other_events / other_n
    low, high = wilson(events, n)
    other_low, other_high = wilson(other_events, other_n)
    difference = share - other
    return (
        difference - math.hypot(share - low, other_high - other),
        difference + math.hypot(high - share, other - other_low),
    )


def counts(percent: float, n: int) -> range:
    """Return the numbers of people out of `n` that a source would print as `percent`; never empty.

    How far it was rounded is read from the percentage itself: 48 stands for 47.5 to 48.5, 28.4 for 28.35 to 28.45.
    Where no count fits, since the source counted otherwise, the nearest one stands in.
    """
    decimals = len(f"{percent:g}".partition(".")[2])
    half = 0.5 * 10**-decimals + 1e-9
    first = max(0, math.ceil((percent - half) * n / 100))
    last = min(n, math.floor((percent + half) * n / 100))
    if first > last:
        first = last = min(n, max(0, round(percent * n / 100)))
    return range(first, last + 1)


def share_interval(percent: float, n: int) -> Interval:
    """Return the 95 % interval of an incidence in per cent, given as a percentage of an arm of `n`."""
    fitting = counts(percent, n)
    low, high = wilson(fitting[0], n)[0], wilson(fitting[-1], n)[1]
    return Interval(min(100 * low, percent), max(100 * high, percent), len(fitting) > 1)


def risk_difference(percent: float, n: int, placebo_percent: float, placebo_n: int) -> Difference:
    """Return the difference of two incidences in percentage points, with its 95 % interval."""
    fitting, other = counts(percent, n), counts(placebo_percent, placebo_n)
    low = newcombe(fitting[0], n, other[-1], placebo_n)[0]
    high = newcombe(fitting[-1], n, other[0], placebo_n)[1]
    points = percent - placebo_percent
    rounded = len(fitting) > 1 or len(other) > 1
    return Difference(points, Interval(min(100 * low, points), max(100 * high, points), rounded))


def number_needed_to_harm(difference: Difference) -> NumberNeeded | None:
    """Return the number needed to harm; None unless the whole interval lies above zero as it is shown (hazard H14)."""
    if difference.interval.low < SHOWN_AS_ZERO:
        return None
    best, low, high = (
        math.ceil(100 / points - 1e-9)
        for points in (difference.points, difference.interval.high, difference.interval.low)
    )
    return NumberNeeded(best, low, high)
