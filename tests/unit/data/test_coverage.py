"""How far the reading has come: every fact is in one state, and what nobody has read is never a fact."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.data.coverage import STATES, TOPICS, as_grid, coverage
from tests.builders import catalogue


def test_every_fact_is_in_one_state() -> None:
    made = catalogue(
        "tizanidine",
        dosing=[
            {"relaxant": "tizanidine", "start_dose": "2"},
            {"relaxant": "tizanidine", "phase": "taper", "value_status": "not_stated"},
            {"relaxant": "tizanidine", "phase": "maintenance", "checked": ""},
        ],
        precautions=[
            {"relaxant": "tizanidine", "factor": "glaucoma", "level": "not_mentioned"},
            {"relaxant": "tizanidine", "factor": "driving", "level": "not_read", "checked": ""},
        ],
    )
    found = coverage(made).set_index("topic")
    assert found.loc["dosing", list(STATES)].tolist() == [1, 1, 1, 0]
    assert found.loc["precautions", list(STATES)].tolist() == [0, 1, 0, 1]
    assert found.loc["kinetics", list(STATES)].sum() == 0
    grid = as_grid(coverage(made))
    assert grid.loc["tizanidine", "dosing"] == "1/1/1/0"
    assert grid.loc["tizanidine", "kinetics"] == "unread"


def test_all_relaxants_and_topics_are_covered(real: Catalogue) -> None:
    grid = as_grid(coverage(real))
    assert set(grid.index) == set(real.names)
    assert tuple(grid.columns) == tuple(TOPICS)
