"""Who was studied in kinetics.csv, and whether they had eaten."""

from __future__ import annotations

from dashboard.data.rows import KineticsRow

NAMED_ADULTS = ("", "adult", "healthy adults")
HEALTHY = (*NAMED_ADULTS, "adults", "healthy volunteers", "men", "women")
"""Words for healthy adults, whose figures a curve is drawn from.

The time course takes those of `NAMED_ADULTS` only. With all of them it would gain ten lines that it does not show
today: peaks and half-lives of metaxalone, fasting and fed; peaks of tizanidine, fasting and fed, and its fasting
half-life; the half-life of a metabolite of sublingual cyclobenzaprine. With `NAMED_ADULTS` only, metaxalone would have
no curve, and that of tizanidine fewer sources.
"""
FOOD = {None: "", False: "fasting", True: "with food"}


def food_words(fed: bool | None) -> str:
    """Say whether the people studied had eaten; empty where that is not said."""
    return FOOD[fed]


def in_healthy_adults(row: KineticsRow) -> bool:
    """Whether a figure was measured in healthy adults, or in people of whom nothing is said."""
    return row.population in HEALTHY


def in_named_adults(row: KineticsRow) -> bool:
    """Whether a figure was measured in people whom the source calls adults, healthy or not, or says nothing of."""
    return row.population in NAMED_ADULTS
