"""A link that somebody mailed must open the same view later: no old value may change or lose its meaning."""

from __future__ import annotations

import csv
from pathlib import Path

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES, VOCABULARIES
from dashboard.data.schema.terms import SITES, TARGETS
from dashboard.names.brands import form_options
from dashboard.ui import (
    compare_charts,
    data_views,
    dosing_views,
    effect_views,
    evidence_views,
    explore_filters,
    explore_result,
    suitability_views,
)
from dashboard.ui.address import PARAMETERS, old_values
from dashboard.ui.state import WORDINGS

FROZEN = Path(__file__).with_name("old_links.csv")
"""Words of the screen that stood in links before codes did, with what they mean; nothing here may ever change."""


def frozen() -> list[tuple[str, str, str]]:
    with FROZEN.open(encoding="utf-8", newline="") as file:
        return [(row["parameter"], row["value"], row["code"]) for row in csv.DictReader(file)]


def codes(real: Catalogue) -> dict[str, set[str]]:
    """Return the codes that each parameter may have today."""
    words = {
        "jurisdiction": "jurisdiction", "condition": "condition", "for": "condition", "comes_as": "form",
        "avoid": "effect", "effect": "effect", "organ": "organ_system",
    }  # fmt: skip
    return {
        **{parameter: set(VOCABULARIES[name]) for parameter, name in words.items()},
        **{parameter: set(real.names) for parameter in ("of", "plan_of", "open_for")},
        "wording": set(WORDINGS),
        "form": set(form_options(real, real.names)),
        "acts": {*SITES, *TARGETS},
        "table": set(TABLES),
        "purpose": set(explore_filters.PURPOSE.labels),
        "half_life": set(explore_filters.HALF_LIFE.labels),
        "doses": set(explore_filters.DOSES_A_DAY.labels),
        "class_chart": set(explore_result.CHARTS),
        "chart": set(compare_charts.CHART_VIEWS),
        "effects_view": set(effect_views.VIEWS),
        "dosing_view": set(dosing_views.VIEWS),
        "dose_for": set(dosing_views.PEOPLE),
        "fit_view": set(suitability_views.VIEWS),
        "matrix_of": set(suitability_views.MATRICES),
        "evidence_view": set(evidence_views.VIEWS),
        "data_view": set(data_views.VIEWS),
    }


def test_every_old_value_still_means_what_it_meant() -> None:
    found = frozen()
    assert len(found) == 661
    assert {parameter for parameter, _, _ in found} <= PARAMETERS
    assert [one for one in found if old_values(one[0]).get(one[1]) != one[2]] == []


def test_every_old_value_means_something_that_is_still_offered(real: Catalogue) -> None:
    offered = codes(real)
    lost = [(parameter, value, code) for parameter, value, code in frozen() if code not in offered[parameter]]
    assert lost == []


def test_no_code_is_a_word_of_the_screen(real: Catalogue) -> None:
    wrong = [code for listed in codes(real).values() for code in listed if " " in code or code != code.strip()]
    assert wrong == []
