"""Tablets and millilitres: fewest pieces, parts only where scored, sums over the days."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.dosing.plans.plan import Plan
from dashboard.dosing.plans.steps_text import parse_steps
from dashboard.dosing.plans.supply import (
    MOST_PIECES,
    Strength,
    dose_text,
    make_dose,
    measurable,
    millilitres,
    nearest,
    strengths,
    supply,
    supply_text,
)
from tests import builders
from tests.unit.dosing.plans.strategies import plans
from tests.unit.dosing.plans.test_plan import a_plan


def strength(amount: float, parts: int = 1, per_ml: float = 0) -> Strength:
    return Strength(
        amount=Fraction(str(amount)),
        unit="mg",
        parts=parts,
        per_ml=Fraction(str(per_ml)),
        brands=("generic",),
        checked=True,
    )


def tablet(amount: float, parts: int = 1) -> Strength:
    return strength(amount, parts=parts)


def liquid(amount: float, per_ml: float) -> Strength:
    return strength(amount, per_ml=per_ml)


def said(dose: float, *at_hand: Strength) -> list[tuple[float, Fraction]] | None:
    made = make_dose(dose, at_hand)
    return None if made is None else [(float(strength.amount), share) for strength, share in made]


def test_fewest_pieces_make_a_dose() -> None:
    assert said(15, tablet(5), tablet(10), tablet(20)) == [(10, 1), (5, 1)]
    assert said(60, tablet(5), tablet(20)) == [(20, 3)]
    assert said(6, tablet(4, 4), tablet(2, 2)) == [(4, 1), (2, 1)], "two whole tablets before one and a half"
    assert said(15, tablet(10, 2), tablet(5)) == [(10, 1), (5, 1)]
    assert said(15, tablet(10, 2)) == [(10, Fraction(3, 2))]


def test_h21_only_scored_tablets_are_divided_and_only_into_their_parts() -> None:
    assert said(5, tablet(10)) is None
    assert said(5, tablet(10, 2)) == [(10, Fraction(1, 2))]
    assert said(2.5, tablet(10, 2)) is None
    assert said(1, tablet(4, 4)) == [(4, Fraction(1, 4))]
    assert dose_text(1, (tablet(4, 4),), "tablet", "mg") == "¼ tablet of 4 mg (generic, scored in quarters)"


def test_h21_extended_release_and_unknown_scores_are_never_divided() -> None:
    made = builders.catalogue(
        "cyclobenzaprine",
        products=[
            {"relaxant": "cyclobenzaprine", "form": "er_capsule", "strength": "15", "score_parts": "2"},
            {"relaxant": "cyclobenzaprine", "form": "tablet", "strength": "10"},
            {"relaxant": "cyclobenzaprine", "form": "tablet", "strength": "20", "score_parts": "2", "brand": "Half"},
        ],
    )
    parts = {one.amount: one.parts for form in ("tablet", "er_capsule") for one in _all(made, form)}
    assert parts == {15: 1, 10: 1, 20: 2}


def _all(made: Catalogue, form: str) -> list[Strength]:
    return list(strengths(made, "cyclobenzaprine", form, "US").values())


def test_combinations_other_countries_and_what_is_gone_are_no_strength(real: Catalogue) -> None:
    assert [float(one.amount) for one in strengths(real, "baclofen", "tablet", "US").values()] == [5, 10, 15, 20]
    assert all(
        "Norgesic" not in brand
        for one in strengths(real, "orphenadrine", "tablet", "US").values()
        for brand in one.brands
    )
    assert not strengths(real, "cyclobenzaprine", "tablet", "JP")


def test_a_dose_that_cannot_be_made_names_its_neighbours() -> None:
    at_hand = (tablet(5), tablet(10))
    assert dose_text(12.5, at_hand, "tablet", "mg") == "12.5 mg cannot be made of up to 24 pieces; nearest 10 or 15 mg"
    assert nearest(2, at_hand) == (5.0,)
    assert nearest(2, ()) == ()


def test_h20_liquids_are_said_in_milligrams_and_millilitres() -> None:
    strong, weak = liquid(25, 5), liquid(5, 5)
    assert dose_text(10, (strong,), "oral_suspension", "mg") == "10 mg = 2 mL"
    assert dose_text(10, (weak,), "oral_solution", "mg") == "10 mg = 10 mL"
    assert "not a whole tenth" in dose_text(7, (liquid(25, 3),), "oral_solution", "mg")
    assert measurable(millilitres(7, strong))
    with pytest.raises(ValueError, match="not a liquid"):
        millilitres(5, tablet(5))


def test_a_supply_is_said_in_whole_tablets_and_what_is_taken() -> None:
    plan = a_plan(parse_steps("3 days: 15\n3 days: 12"))
    need = supply(plan, (tablet(10, 2),))
    assert need.pieces == {tablet(10, 2): Fraction(9, 2)}
    assert need.impossible == (12,)
    assert supply_text(need, "tablet") == ["5 tablets of 10 mg, scored in halves (generic) (4½ are taken)"]
    wet = supply(plan, (liquid(5, 5),))
    assert supply_text(wet, "oral_solution") == ["81 mL of 5 mg in 5 mL (1 mg/mL) (generic)"]


AMOUNTS = st.sampled_from([1, 2, 2.5, 4, 5, 6, 10, 15, 20, 25])
AT_HAND = st.lists(st.builds(tablet, AMOUNTS, st.sampled_from([1, 2, 4])), min_size=1, max_size=3, unique=True)


@given(st.integers(1, 60).map(lambda halves: halves / 2), AT_HAND)
def test_pieces_add_up_to_the_dose_and_no_smaller_count_exists(dose: float, at_hand: list[Strength]) -> None:
    made = make_dose(dose, at_hand)
    wanted = Fraction(str(dose))
    if made is not None:
        assert sum(strength.amount * share for strength, share in made) == wanted
        assert all((share * strength.parts).denominator == 1 for strength, share in made)
    fewest = _fewest_by_trying(wanted, at_hand)
    assert (made is None) == (fewest is None)
    if made is not None:
        assert sum(math.ceil(share) for _, share in made) == fewest


def _fewest_by_trying(wanted: Fraction, at_hand: list[Strength]) -> int | None:
    """Try every number of parts of every strength."""
    ranges = [range(math.floor(wanted / (one.amount / one.parts)) + 1) for one in at_hand]
    costs = [
        sum(math.ceil(Fraction(count, one.parts)) for count, one in zip(counts, at_hand, strict=True))
        for counts in itertools.product(*ranges)
        if sum(count * one.amount / one.parts for count, one in zip(counts, at_hand, strict=True)) == wanted
    ]
    return min((cost for cost in costs if cost <= MOST_PIECES), default=None)


@given(plans(), AT_HAND)
def test_a_supply_is_the_sum_of_the_days(plan: Plan, at_hand: list[Strength]) -> None:
    need = supply(plan, at_hand)
    by_day: dict[Strength, Fraction] = {}
    for day in plan.days():
        for dose in day.doses:
            for strength, share in make_dose(dose.amount, at_hand) or ():
                by_day[strength] = by_day.get(strength, Fraction(0)) + share
    assert dict(need.pieces) == by_day
    assert set(need.impossible) == {
        dose.amount for day in plan.days() for dose in day.doses if make_dose(dose.amount, at_hand) is None
    }
