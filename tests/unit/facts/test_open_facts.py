"""The list of open facts holds what is unconfirmed or wants a second reading, and nothing that nobody looked for."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.facts.open_facts import COLUMNS, open_facts
from tests.builders import catalogue

DOSE = {"relaxant": "tizanidine", "advice": "2 mg"}


def test_h36_unconfirmed_and_once_read_facts_are_listed_those_first_that_hold_a_draft() -> None:
    made = catalogue(
        "tizanidine",
        dosing=[
            DOSE | {"checked": "2026-01-02", "rechecked": "2026-01-03"},
            DOSE | {"phase": "titration", "checked": "2026-01-02"},
            DOSE | {"phase": "maintenance", "checked": "", "jurisdiction": "GB"},
            DOSE | {"phase": "taper", "checked": ""},
        ],
        precautions=[
            {"relaxant": "tizanidine", "factor": "glaucoma", "level": "caution", "detail": "Care.", "checked": ""},
            {"relaxant": "tizanidine", "factor": "driving", "level": "not_read", "checked": ""},
        ],
    )
    found = open_facts(made, ["tizanidine"])
    assert tuple(found.columns) == COLUMNS
    assert found["about"].str.split(",").str[0].tolist() == ["Titration", "Taper", "Maintenance", "Glaucoma"]
    assert found["state"].tolist() == ["read once", "unconfirmed", "unconfirmed", "unconfirmed"]
    assert found["holds_in_draft"].tolist() == ["yes", "yes", "no", "no"]


def test_the_list_agrees_with_the_state_of_the_review(real: Catalogue) -> None:
    found = open_facts(real, real.names)
    holding = found[found["holds_in_draft"] == "yes"].groupby("relaxant").size()
    for relaxant, name in real.names.items():
        assert holding.get(name, 0) == real.second_readings[relaxant].holding
    assert open_facts(real, []).empty
