"""Cells of guidelines: current ones only, with body and year; what comes before any relaxant fits its conditions."""

from __future__ import annotations

from dashboard.compare.cells import guidelines
from dashboard.compare.cells.cell import Viewpoint
from tests.builders import Cells, catalogue


def view(*rows: Cells, condition: str = "spasticity_ms") -> Viewpoint:
    made = catalogue("baclofen", indications=[{"relaxant": "baclofen", "condition": condition}], guidance=list(rows))
    return Viewpoint(made, "baclofen", "US", forms=("tablet",))


FIRST: Cells = {
    "condition": "spasticity_ms", "relaxants": "baclofen; tizanidine", "stance": "consider first",
    "detail": "Baclofen by mouth first.", "strength": "B",
}  # fmt: skip
TRIGGERS: Cells = {"condition": "spasticity_ms", "stance": "first without drugs", "detail": "Treat the triggers."}


def test_a_statement_names_body_year_country_condition_and_strength() -> None:
    said = [fact.text for fact in guidelines.of_the_relaxant(view(FIRST, TRIGGERS)).statements]
    assert said == [
        "NICE 2022 (UK), spasticity in multiple sclerosis: consider first, strength B. Baclofen by mouth first."
    ]


def test_h35_a_superseded_guideline_stays_out() -> None:
    assert not guidelines.of_the_relaxant(view({**FIRST, "status": "superseded"})).statements


def test_what_comes_before_any_relaxant_fits_the_conditions_it_is_for() -> None:
    assert guidelines.before_a_relaxant(view(FIRST, TRIGGERS)).statements
    assert guidelines.before_a_relaxant(view(TRIGGERS, condition="spasticity_other")).statements
    assert not guidelines.before_a_relaxant(view(TRIGGERS, condition="fibromyalgia")).statements
