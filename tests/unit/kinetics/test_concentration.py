"""Superposition against closed forms; who gets a curve and who does not."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.dosing.plans.plan import Plan
from dashboard.dosing.plans.steps_text import parse_steps
from dashboard.kinetics.concentration import (
    Model,
    Refusal,
    curve,
    days_to_show,
    even_doses,
    model,
    parameters,
    planned_doses,
    summary,
)
from dashboard.kinetics.superposition import accumulation, concentration, fast_rate, steady_after_h
from tests import builders

HALF_LIVES = st.floats(1, 40)
SHARES = st.floats(0.02, 0.9)
ONE_DOSE = [(0.0, 1.0)]


def tmax_of(half_life: float, share: float) -> float:
    return share * half_life / math.log(2)


@given(HALF_LIVES, SHARES)
def test_the_peak_of_one_dose_is_1_at_its_time(half_life: float, share: float) -> None:
    tmax = tmax_of(half_life, share)
    hours = np.array([tmax * 0.999, tmax, tmax * 1.001])
    around = concentration(hours, ONE_DOSE, half_life, tmax)
    assert around[1] == pytest.approx(1, abs=1e-6)
    assert around.max() == pytest.approx(around[1], abs=1e-6)
    slow, fast = math.log(2) / half_life, fast_rate(half_life, tmax)
    assert math.log(fast / slow) / (fast - slow) == pytest.approx(tmax, rel=1e-6), "the closed form of the peak"


@given(HALF_LIVES, SHARES, st.floats(2, 24))
def test_the_steady_state_is_that_of_the_closed_form(half_life: float, share: float, interval: float) -> None:
    """Sum of a geometric series per exponential (Gibaldi and Perrier 1982), to 1e-6."""
    tmax = tmax_of(half_life, share)
    slow, fast = math.log(2) / half_life, fast_rate(half_life, tmax)
    count = math.ceil(60 * half_life / interval)
    doses = [(number * interval, 1.0) for number in range(count)]
    since = np.linspace(0, interval * 0.999, 7)
    made = concentration(since + (count - 1) * interval, doses, half_life, tmax)
    top = math.exp(-slow * tmax) - math.exp(-fast * tmax)
    closed = (
        np.exp(-slow * since) / (1 - math.exp(-slow * interval))
        - np.exp(-fast * since) / (1 - math.exp(-fast * interval))
    ) / top
    assert made == pytest.approx(closed, rel=1e-6, abs=1e-6)


@given(HALF_LIVES, SHARES, st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 5)), min_size=1, max_size=6))
def test_doses_add_up(half_life: float, share: float, doses: list[tuple[float, float]]) -> None:
    tmax = tmax_of(half_life, share)
    hours = np.linspace(0, 150, 40)
    alone = sum(amount * concentration(hours - at, ONE_DOSE, half_life, tmax) for at, amount in doses)
    assert concentration(hours, doses, half_life, tmax) == pytest.approx(alone, abs=1e-9)


def test_accumulation_and_steady_state_by_hand() -> None:
    assert accumulation(8, 8) == pytest.approx(2)
    assert steady_after_h(10, 0.75) == pytest.approx(20)
    with pytest.raises(ValueError, match="too late"):
        fast_rate(1, 2)


def even(made: Model) -> pd.DataFrame:
    days = days_to_show(made)
    return curve(made, even_doses(3, days), days, summary(made, 3))


def test_the_doses_of_a_plan_count_from_its_first_one() -> None:
    steps = parse_steps("1 day: 5 5\n1 day: 0\n2 days: 10 15")
    plan = Plan(
        relaxant="baclofen",
        form="tablet",
        jurisdiction="US",
        condition="",
        kind="titration",
        unit="mg",
        start=date(2026, 3, 28),
        steps=steps,
    )
    assert planned_doses(plan, 3) == [(0, 1), (12, 1), (48, 2), (60, 3)]
    assert planned_doses(replace(plan, steps=parse_steps("2 days: 0")), 2) == []


def test_a_curve_of_no_doses_is_flat(real: Catalogue) -> None:
    made = model(real, "baclofen", "tablet")
    assert isinstance(made, Model)
    assert curve(made, [], 2, "")["high"].max() == 0


def test_baclofen_and_tizanidine_have_a_band(real: Catalogue) -> None:
    for relaxant, half_life in (("baclofen", (3, 4)), ("tizanidine", (2, 4))):
        made = model(real, relaxant, "tablet")
        assert isinstance(made, Model)
        assert made.half_life == half_life
        assert all(row.checked for row in made.rows)
        frame = even(made)
        assert (frame["low"] <= frame["high"]).all()
        assert frame["day"].max() == days_to_show(made)
        assert frame["high"].max() > 1
        assert "Half-life" in summary(made, 3)


def test_the_band_holds_every_model_in_the_ranges(real: Catalogue) -> None:
    made = model(real, "baclofen", "tablet")
    assert isinstance(made, Model)
    assert (3, 0.5) in parameters(made)
    assert (4, 1.5) in parameters(made)
    frame = even(made)
    hours = frame["hour"].to_numpy()
    inside = concentration(hours, even_doses(3, days_to_show(made)), 3, 1.5)
    assert (inside >= frame["low"].to_numpy() - 1e-9).all()
    assert (inside <= frame["high"].to_numpy() + 1e-9).all()


@pytest.mark.parametrize(
    ("relaxant", "form", "reason"),
    [
        ("carisoprodol", "tablet", "meprobamate"),
        ("gabapentin", "capsule", "saturates"),
        ("diazepam", "tablet", "No source read"),
        ("chlorzoxazone", "tablet", "No source read"),
        ("tizanidine", "capsule", "No source read"),
    ],
)
def test_h24_what_no_source_allows_is_refused_with_the_reason(
    real: Catalogue, relaxant: str, form: str, reason: str
) -> None:
    made = model(real, relaxant, form)
    assert isinstance(made, Refusal)
    assert reason in made.reason


LINEAR = {"relaxant": "baclofen", "analyte": "baclofen", "form": "tablet", "parameter": "linearity", "unit": "",
          "value_status": "words_only", "model_ok": "yes", "note": "Linear."}  # fmt: skip
TIMES = {"relaxant": "baclofen", "analyte": "baclofen", "form": "tablet"}


@pytest.mark.parametrize(
    ("linear", "half_life", "allowed"),
    [
        ({}, {}, True),
        ({"checked": ""}, {}, False),
        ({"model_ok": "no"}, {}, False),
        ({"form": "capsule"}, {}, False),
        ({}, {"checked": ""}, False),
        ({}, {"analyte": "a metabolite"}, False),
        ({}, {"population": "long-term haemodialysis"}, False),
        ({}, {"fed": "yes"}, False),
    ],
)
def test_h24_each_condition_for_a_curve_counts(
    linear: dict[str, str], half_life: dict[str, str], allowed: bool
) -> None:
    made = builders.catalogue(
        "baclofen",
        kinetics=[
            {**LINEAR, **linear},
            {**TIMES, "parameter": "half_life", "min": "3", "max": "4", **half_life},
            {**TIMES, "parameter": "tmax", "min": "1", "max": "1"},
        ],
    )
    assert isinstance(model(made, "baclofen", "tablet"), Model) is allowed
