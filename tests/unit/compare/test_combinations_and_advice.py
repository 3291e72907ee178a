"""Cells of other drugs, checks and counselling: whose word it is, how large the effect is, silence is no clearance."""

from __future__ import annotations

import pytest

from dashboard.compare.cells import advice, combinations
from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.wording.statements import Wording
from tests.builders import Cells, catalogue

AGENTS = {
    "agents": [{"agent": "fluvoxamine", "class": "cyp1a2_inhibitor", "strength": "strong"}],
    "agent_names": [
        {"name": "fluvoxamine", "agent": "fluvoxamine", "kind": "generic"},
        {"name": "Luvox", "agent": "fluvoxamine", "kind": "brand"},
    ],
}


def view(place: str = "US", wording: Wording = "clinician", **tables: list[Cells]) -> Viewpoint:
    return Viewpoint(
        catalogue("tizanidine", **AGENTS, **tables), "tizanidine", place, forms=("tablet",), wording=wording
    )


def combination(**cells: str) -> Cells:
    return {"relaxant": "tizanidine", "agent": "cyp1a2_inhibitor", "effect": "more drug", "level": "avoid", **cells}


def texts(cell: Cell) -> list[str]:
    return [fact.text for fact in cell.statements]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"strength": "strong"}, "Strong CYP1A2 inhibitors: more drug"),
        ({"strength": "moderate; weak"}, "Moderate or weak CYP1A2 inhibitors: more drug"),
        ({"agent": "maoi", "washout_days": "14"}, "MAO inhibitors: more drug, 14 days apart"),
        ({"agent": "antacid", "separate_h": "2"}, "Antacids: more drug, 2 h apart"),
        (
            {
                "agent": "fluvoxamine",
                "agent_kind": "agent",
                "parameter": "AUC",
                "ratio": "33",
                "ratio_low": "14",
                "ratio_high": "103",
            },
            "Fluvoxamine: more drug, AUC 33 times (14 to 103)",
        ),
    ],
)
def test_a_combination_names_partner_effect_size_and_distance(cells: Cells, said: str) -> None:
    assert texts(combinations.at_levels("avoid")(view(interactions=[combination(**cells)]))) == [said]


def test_h25_no_row_is_unknown_and_never_a_clearance() -> None:
    assert combinations.at_levels("avoid")(view()).empty == "Not reviewed"
    cell = combinations.at_levels("contraindicated")(view(interactions=[combination()]))
    assert cell.empty == "None found; a drug that is not named here is unknown"


def test_h2_borrowed_combinations_say_whose_they_are() -> None:
    cell = combinations.at_levels("avoid")(view("GB", interactions=[combination()]))
    assert cell.notice == "UK: no interaction found. US:"


def test_h10_one_warning_of_a_country_does_not_hide_the_list_of_another() -> None:
    rows = [
        combination(level="contraindicated", jurisdiction="DE"),
        combination(level="avoid"),
        combination(agent="alcohol", level="caution", effect="more sedation"),
        combination(level="avoid", strength="moderate", effect="some more drug"),
        combination(agent="opioid", level="caution", effect="more sedation", jurisdiction="DE"),
        combination(agent="opioid", level="contraindicated", effect="slowed breathing"),
    ]
    seen = view("DE", interactions=rows)
    assert texts(combinations.at_levels("contraindicated")(seen)) == [
        "CYP1A2 inhibitors: more drug", "Opioids: slowed breathing (US)",
    ]  # fmt: skip
    assert texts(combinations.at_levels("avoid")(seen)) == ["Moderate CYP1A2 inhibitors: some more drug (US)"]
    added = combinations.at_levels("caution")(seen)
    assert texts(added) == ["Alcohol: more sedation (US)", "Opioids: more sedation"]
    assert not added.notice


def test_h10_one_check_of_a_country_does_not_hide_those_of_another() -> None:
    rows: list[Cells] = [
        {"relaxant": "tizanidine", "test": "Liver tests", "when": "monthly", "jurisdiction": "DE"},
        {"relaxant": "tizanidine", "test": "Liver Tests", "when": "once"},
        {"relaxant": "tizanidine", "test": "Blood pressure", "when": "at first"},
    ]
    assert texts(advice.monitoring(view("DE", monitoring=rows))) == [
        "Liver tests, monthly", "Blood pressure, at first (US)",
    ]  # fmt: skip
    assert texts(advice.monitoring(view("GB", monitoring=rows)))[0] == "Liver Tests, once"


def test_h26_the_size_of_a_study_stands_under_the_worst_word_of_a_label() -> None:
    fluvoxamine = {"agent": "fluvoxamine", "agent_kind": "agent"}
    rows = [
        combination(**fluvoxamine, level="contraindicated"),
        combination(**fluvoxamine, level="caution", basis="trial", ratio="33", parameter="AUC"),
    ]
    seen = view(interactions=rows)
    forbidden = combinations.at_levels("contraindicated")(seen)
    assert [(fact.level, fact.text) for fact in forbidden.statements] == [
        ("contraindicated", "Fluvoxamine: more drug"),
        (None, "Fluvoxamine: more drug, AUC 33 times"),
    ]
    assert not texts(combinations.at_levels("caution")(seen))


def test_a_combination_of_another_form_stays_out() -> None:
    assert not texts(combinations.at_levels("avoid")(view(interactions=[combination(form="injection")])))


def test_counselling_speaks_in_the_wording_that_was_asked_for() -> None:
    rows: list[Cells] = [
        {"relaxant": "tizanidine", "topic": "missed_dose", "advice": "Omit the dose.", "advice_plain": "Skip it."}
    ]
    build = advice.counselling("missed_dose")
    assert texts(build(view(counselling=rows))) == ["Omit the dose"]
    assert texts(build(view(wording="plain", counselling=rows))) == ["Skip it"]
    assert build(view()).empty == "Not reviewed"


def test_monitoring_says_what_when_and_what_follows() -> None:
    rows: list[Cells] = [
        {
            "relaxant": "tizanidine", "test": "ALT and AST", "when": "Before and one month after the highest dose.",
            "every_days": "30", "until_days": "120", "action": "Stop if raised.",
        }
    ]  # fmt: skip
    said = "ALT and AST, Before and one month after the highest dose, every 30 days until day 120: Stop if raised"
    assert texts(advice.monitoring(view(monitoring=rows))) == [said]
