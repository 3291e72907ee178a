"""Side effects of one relaxant as rows of a small chart: the figure, its placebo, and where both lie on one scale."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass

from dashboard.data.rows import EffectKey
from dashboard.side_effects.incidences import Arm, Incidence, has_own_placebo
from dashboard.wording.figures import capital, narrow_span
from dashboard.wording.forms import form_words

STEPS = (2, 5, 10, 20, 25, 50)
"""Distances between the ticks of the scale, in per cent."""
MOST_TICKS = 5
ROOM = 1.03
"""The scale ends a little beyond the highest figure, whose mark would else be cut."""
COUNTS: frozenset[EffectKey] = frozenset({"any_effect", "discontinued", "overdose", "withdrawal"})
"""What tables count beside single effects; they come last."""


@dataclass(frozen=True)
class Span:
    """A figure on the scale, in per cent of its width, with the ends of its interval or range where it has any."""

    at: float
    low: float | None = None
    high: float | None = None
    _: KW_ONLY
    is_range: bool = False


@dataclass(frozen=True)
class EffectMark:
    """One row of the chart; `beside` is the placebo of the same trial."""

    incidence: Incidence
    drug: Span
    beside: Span | None

    @property
    def figure(self) -> str:
        """The figure with the relaxant: ``48%``, ``up to 10%``."""
        row = self.incidence.row
        if row.figure_kind == "upper_bound":
            return f"up to {narrow_span(None, self.incidence.top_pct, '%')}"
        return narrow_span(row.incidence_min_pct, row.incidence_max_pct, "%")

    @property
    def placebo(self) -> str:
        """The figure on placebo of the same trial; empty where there is none."""
        row = self.incidence.row
        return narrow_span(row.placebo_min_pct, row.placebo_pct, "%") if has_own_placebo(row) else ""

    @property
    def people(self) -> str:
        """The size of the arms: ``n 264 and 261``."""
        row = self.incidence.row
        sizes = [f"{size:,}" for size in (row.n, row.placebo_n if self.placebo else None) if size is not None]
        return f"n {' and '.join(sizes)}" if sizes else ""

    @property
    def arm(self) -> str:
        """The form, dose, phase and people of the arm, and whose figure it is where it is another country's."""
        row = self.incidence.row
        parts = (form_words(row), row.dose, row.phase, self.people, self.incidence.elsewhere)
        return capital(", ".join(part for part in parts if part))


@dataclass(frozen=True)
class EffectScale:
    """A scale from 0 to `top` per cent, with the distance between its ticks."""

    top: float
    step: float

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """The place of each tick in per cent of the width, and its label."""
        count = math.floor(self.top / self.step)
        return tuple((self.place(at * self.step), f"{at * self.step:g}%") for at in range(count + 1))

    def place(self, percent: float) -> float:
        """Return where a figure is, in per cent of the width."""
        return round(100 * min(percent, self.top) / self.top, 1)

    def mark(self, one: Incidence) -> EffectMark:
        """Return the row of an incidence with a figure."""
        row = one.row
        own = has_own_placebo(row)
        beside = self._span(row.placebo_min_pct, row.placebo_pct, one.placebo) if own else None
        return EffectMark(one, self._span(row.incidence_min_pct, row.incidence_max_pct, one.arm), beside)

    def _span(self, low: float | None, high: float | None, arm: Arm | None) -> Span:
        ends = [end for end in (low, high) if end is not None]
        if arm is not None:
            return Span(self.place(arm.percent), self.place(arm.interval.low), self.place(arm.interval.high))
        if min(ends) < max(ends):
            return Span(self.place(max(ends)), self.place(min(ends)), self.place(max(ends)), is_range=True)
        return Span(self.place(max(ends)))


def scale_of(shown: Iterable[Incidence]) -> EffectScale:
    """Return the scale that holds all figures and intervals of some incidences."""
    tops = [end for one in shown for end in _ends(one)]
    top = max([*tops, STEPS[0]]) * ROOM
    step = next((step for step in STEPS if top / step <= MOST_TICKS), STEPS[-1])
    return EffectScale(min(max(top, step), 100), step)


def _ends(one: Incidence) -> list[float]:
    arms = [arm.interval.high for arm in (one.arm, one.placebo) if arm is not None]
    figures = [one.row.incidence_min_pct, one.row.incidence_max_pct, one.row.placebo_pct]
    return [*arms, *(figure for figure in figures if figure is not None)]


def one_of_each(measured: Sequence[Incidence]) -> list[Incidence]:
    """Return one figure of each effect, the highest first and counts of any effect last.

    Of several figures it is one of a current text before an older or unverified one, of treatment before a single dose,
    of a trial with a placebo arm before one without, and of those the highest.
    """
    found: dict[EffectKey, Incidence] = {}
    for one in sorted(measured, key=_standing):
        found.setdefault(one.row.effect, one)
    return sorted(found.values(), key=lambda one: (one.row.effect in COUNTS, -(one.top_pct or 0)))


def by_arm(marks: Iterable[EffectMark]) -> list[list[EffectMark]]:
    """Return the rows of a chart by the arm and source that they share, in the order of the first of each."""
    found: dict[tuple[str, str], list[EffectMark]] = {}
    for mark in marks:
        found.setdefault((mark.arm, mark.incidence.titles), []).append(mark)
    return list(found.values())


def _standing(one: Incidence) -> tuple[bool, bool, bool, bool, float]:
    return (not one.sound, bool(one.elsewhere), one.after_one_dose, not has_own_placebo(one.row), -(one.top_pct or 0))
