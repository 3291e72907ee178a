"""The difference of an incidence to placebo of the same trial, or why there is none (hazard H14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.side_effects.incidences import Incidence, has_own_placebo
from dashboard.side_effects.proportions import Difference, NumberNeeded, number_needed_to_harm, risk_difference
from dashboard.wording.figures import amount, number

WhyNot = Literal["no_trial", "range", "no_placebo", "other_trials", "no_size", "unconfirmed", "superseded"]
WHY_NOT: dict[WhyNot, str] = {
    "no_trial": "not one arm of a trial",
    "range": "a range, not one arm",
    "no_placebo": "no placebo figure",
    "other_trials": "placebo from other trials",
    "no_size": "size of an arm not given",
    "unconfirmed": "not verified",
    "superseded": "older label",
}
"""Why no difference to placebo is computed, since it would mislead (hazard H14)."""


@dataclass(frozen=True)
class DifferenceToPlacebo:
    """An incidence and its difference to placebo, or why there is none; neither where it has no figure at all."""

    incidence: Incidence
    difference: Difference | None = None
    why_not: WhyNot | None = None

    @property
    def needed_to_harm(self) -> NumberNeeded | None:
        """How many people are treated for one more to have the effect, where that can be said."""
        return number_needed_to_harm(self.difference) if self.difference else None

    @property
    def text(self) -> str:
        """The difference in words; empty where there is none."""
        return difference_text(self.difference) if self.difference else ""


def differences(found: Iterable[Incidence]) -> tuple[DifferenceToPlacebo, ...]:
    """Return the incidences that have a figure, each with its difference to placebo.

    Differences are in percentage points, relaxant minus placebo, with a 95 % interval (Newcombe 1998).
    """
    return tuple(_to_placebo(one) for one in found if one.measured)


def _to_placebo(incidence: Incidence) -> DifferenceToPlacebo:
    why_not = _why_not(incidence)
    arm, placebo = incidence.arm, incidence.placebo
    if why_not or not arm or not placebo:
        return DifferenceToPlacebo(incidence, why_not=why_not)
    return DifferenceToPlacebo(incidence, risk_difference(arm.percent, arm.n, placebo.percent, placebo.n))


def _why_not(one: Incidence) -> WhyNot | None:
    """Say why no difference is computed; None where one may be."""
    reasons: tuple[tuple[WhyNot, bool], ...] = (
        ("no_trial", one.row.figure_kind != "trial"),
        ("range", one.is_range or one.placebo_is_range),
        ("no_placebo", one.row.placebo_pct is None),
        ("other_trials", not has_own_placebo(one.row)),
        ("no_size", one.arm is None or one.placebo is None),
        ("unconfirmed", one.unconfirmed),
        ("superseded", one.superseded),
    )
    return next((reason for reason, holds in reasons if holds), None)


def difference_text(found: Difference) -> str:
    """Say a difference to placebo with its 95 % interval: ``19 points more (13.2 to 24.6), NNH 6 (5 to 8)``."""
    low, high = (number(round(value, 1) + 0.0) for value in (found.interval.low, found.interval.high))
    size = amount(round(abs(found.points), 1), "points")
    text = f"{size} {'more' if found.points > 0 else 'fewer'}" if found.points else "no difference"
    text += f" ({low} to {high})"
    needed = number_needed_to_harm(found)
    if needed:
        return f"{text}, NNH {needed.best:,} ({needed.low:,} to {needed.high:,})"
    return text if found.says_something else f"{text}, may be chance"
