"""Fitness of every drug for every condition: what is labelled here is never filed under a lesser heading (H4)."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import IndicationRow
from dashboard.data.schema.terms import CONDITIONS, RELAXANTS
from dashboard.names.forms_sold import forms_here
from dashboard.suitability.fitness import Fitness, fitness
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.uses import WIDER
from tests import builders

PLACES = ("US", "GB", "DE", "FR", "IT", "ES", "AT", "CH", "JP", "AU", "CA")


def asked(catalogue: Catalogue, relaxant: str, form: str, *, condition: str, place: str) -> Fitness:
    return fitness(catalogue, relaxant, form, condition=condition, jurisdiction=place)


@pytest.mark.parametrize("relaxant", sorted(RELAXANTS))
def test_h4_every_labelled_use_is_filed_as_labelled_in_its_country_and_form(real: Catalogue, relaxant: str) -> None:
    for place in PLACES:
        for form in forms_here(real, relaxant, place):
            rows = speaking_of(real.rows(IndicationRow, relaxant), [form])
            here = [row for row in rows if holds_in(row.jurisdiction, place)]
            labelled = {row.condition for row in here if row.status in ("labelled", "restricted")}
            for condition in labelled - {"other"}:
                found = asked(real, relaxant, form, condition=condition, place=place)
                assert found.heading == "labelled", (place, form, condition)


@pytest.mark.parametrize("relaxant", sorted(RELAXANTS))
def test_h4_a_kind_of_a_labelled_use_has_a_source_and_a_use_wider_than_the_label_says_so(
    real: Catalogue, relaxant: str
) -> None:
    for place in PLACES:
        for form in forms_here(real, relaxant, place):
            rows = speaking_of(real.rows(IndicationRow, relaxant), [form])
            here = [row for row in rows if holds_in(row.jurisdiction, place)]
            for row in here:
                if row.status not in ("labelled", "restricted"):
                    continue
                for condition in CONDITIONS:
                    heading = asked(real, relaxant, form, condition=condition, place=place).heading
                    own = any(other.condition == condition for other in here)
                    if row.condition in WIDER.get(condition, ()):
                        assert heading != "no_source", (place, form, condition)
                        assert own or heading in ("labelled", "not_for"), (place, form, condition)
                    elif condition in WIDER.get(row.condition, ()):
                        assert own or heading != "no_source", (place, form, condition)


@pytest.mark.parametrize("condition", ["acute_musculoskeletal", "low_back_pain_acute", "neck_shoulder_pain"])
@pytest.mark.parametrize("form", ["tablet", "oral_solution", "injection"])
def test_diazepam_is_labelled_for_acute_spasm(real: Catalogue, condition: str, form: str) -> None:
    assert asked(real, "diazepam", form, condition=condition, place="US").heading == "labelled"


def test_a_label_for_kinds_of_spasticity_is_narrower_than_any_cause(real: Catalogue) -> None:
    found = asked(real, "baclofen", "tablet", condition="spasticity_other", place="US")
    assert found.heading == "narrower"
    assert "in multiple sclerosis" in found.short
    assert all("spasticity" in one.text for one in found.statements)


def test_a_limit_of_the_wider_use_is_named_beside_an_off_label_one(real: Catalogue) -> None:
    found = asked(real, "baclofen", "tablet", condition="low_back_pain_acute", place="US")
    assert found.heading == "off_label"
    assert any(one.text.startswith("Not for this") for one in found.statements)


def test_the_nearest_wider_use_answers_and_is_named() -> None:
    uses = [
        {"relaxant": "orphenadrine", "condition": "muscle_spasm_local", "status": "labelled"},
        {"relaxant": "orphenadrine", "condition": "acute_musculoskeletal", "status": "not_for"},
    ]
    made = builders.catalogue("orphenadrine", indications=uses)
    assert asked(made, "orphenadrine", "tablet", condition="low_back_pain_acute", place="US").heading == "not_for"
    alone = builders.catalogue("orphenadrine", indications=uses[:1])
    found = asked(alone, "orphenadrine", "tablet", condition="low_back_pain_acute", place="US")
    assert (found.heading, found.short) == ("labelled", "Local muscle spasm")
