"""Intervals of proportions and differences: published examples, statsmodels as oracle, and what must always hold."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from dashboard.side_effects.proportions import (
    counts,
    newcombe,
    number_needed_to_harm,
    risk_difference,
    share_interval,
    wilson,
)

ARMS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def recomputed(events: int, n: int) -> tuple[float, float]:
    """Solve |p - x/n| = z sqrt(p (1 - p) / n) for p: the definition of the score interval, another way."""
    z = 1.959963984540054
    a, b, c = n + z * z, -(2 * events + z * z), events * events / n
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def test_the_example_of_newcombe_1998() -> None:
    low, high = newcombe(56, 70, 48, 80)
    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


@given(ARMS)
def test_wilson_agrees_with_statsmodels_and_with_its_definition(arm: tuple[int, int]) -> None:
    events, n = arm
    ours = wilson(events, n)
    assert ours == pytest.approx(proportion_confint(events, n, method="wilson"), abs=1e-9)
    assert ours == pytest.approx(recomputed(events, n), abs=1e-9)
    assert 0 <= ours[0] <= events / n <= ours[1] <= 1


@given(ARMS, ARMS)
def test_newcombe_agrees_with_statsmodels(arm: tuple[int, int], other: tuple[int, int]) -> None:
    ours = newcombe(*arm, *other)
    assert ours == pytest.approx(confint_proportions_2indep(*arm, *other, method="newcomb", compare="diff"), abs=1e-9)
    assert ours[0] <= arm[0] / arm[1] - other[0] / other[1] <= ours[1]


@given(ARMS, ARMS)
def test_newcombe_turns_round_with_its_arms(arm: tuple[int, int], other: tuple[int, int]) -> None:
    low, high = newcombe(*arm, *other)
    assert newcombe(*other, *arm) == pytest.approx((-high, -low), abs=1e-12)


@given(ARMS, ARMS, st.integers(2, 20))
def test_intervals_shrink_with_the_arms(arm: tuple[int, int], other: tuple[int, int], times: int) -> None:
    low, high = newcombe(*arm, *other)
    more = newcombe(arm[0] * times, arm[1] * times, other[0] * times, other[1] * times)
    assert more[1] - more[0] < high - low


@given(st.integers(1, 3000), st.data(), st.integers(0, 1))
def test_a_printed_percentage_leads_back_to_its_count(n: int, data: st.DataObject, decimals: int) -> None:
    events = data.draw(st.integers(0, n))
    assert events in counts(round(100 * events / n, decimals), n)


def test_counts_that_print_alike_widen_the_interval_and_are_said() -> None:
    assert list(counts(48, 264)) == [126, 127, 128]
    assert list(counts(50, 10)) == [5]
    wide = share_interval(48, 264)
    assert wide.rounded
    assert wide.low == pytest.approx(100 * wilson(126, 264)[0])
    assert wide.high == pytest.approx(100 * wilson(128, 264)[1])
    assert not share_interval(50, 10).rounded


def test_a_percentage_that_no_count_gives_takes_the_nearest() -> None:
    assert list(counts(37.3, 54)) == [20]


@pytest.mark.parametrize("percent", [0.0, 100.0])
def test_nobody_and_everybody_have_intervals(percent: float) -> None:
    interval = share_interval(percent, 30)
    assert interval.low <= percent <= interval.high
    assert interval.high - interval.low > 5


@given(ARMS, ARMS)
def test_the_difference_of_printed_percentages_lies_in_its_interval(
    arm: tuple[int, int], other: tuple[int, int]
) -> None:
    percent, placebo = round(100 * arm[0] / arm[1]), round(100 * other[0] / other[1])
    found = risk_difference(percent, arm[1], placebo, other[1])
    exact = newcombe(*arm, *other)
    assert found.interval.low <= found.points <= found.interval.high
    assert found.interval.low <= 100 * exact[0] + 1e-9
    assert found.interval.high >= 100 * exact[1] - 1e-9


def test_h14_no_number_needed_to_harm_where_the_interval_spans_zero() -> None:
    assert number_needed_to_harm(risk_difference(5, 40, 4, 40)) is None
    assert number_needed_to_harm(risk_difference(5, 464, 8, 469)) is None
    clear = number_needed_to_harm(risk_difference(29, 464, 10, 469))
    assert clear is not None
    assert clear.best == 6
    assert clear.low <= clear.best <= clear.high


@pytest.mark.parametrize(("events", "n"), [(-1, 10), (11, 10), (0, 0)])
def test_impossible_arms_are_refused(events: int, n: int) -> None:
    with pytest.raises(ValueError, match="events in an arm"):
        wilson(events, n)


@pytest.mark.slow
def test_importing_the_pages_stays_light() -> None:
    heavy = "{'statsmodels', 'scipy', 'vl_convert', 'frictionless'}"
    program = f"import sys, dashboard.ui.effect_views, dashboard.ui.evidence_views; print({heavy} & set(sys.modules))"
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "set()"
