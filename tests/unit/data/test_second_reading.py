"""What a second reader goes through, and when a relaxant leaves draft (hazards H36, H40)."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.second_reading import MUST_NOT_BE_OPEN, SCOPE_TABLES, in_scope, second_reading, state_of

DOSE = {"jurisdiction": "US", "source": "label", "checked": "2026-01-01", "rechecked": "2026-01-02"}
RULE = DOSE | {"factor": "glaucoma", "level": "contraindicated", "basis": "label_contraindication"}
FIGURE = DOSE | {"figure_kind": "trial"}
OPEN = {"checked": "", "rechecked": ""}
ONCE = {"rechecked": ""}


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("dosing", DOSE, True),
        ("titration", DOSE, True),
        ("precautions", RULE, True),
        ("precautions", RULE | {"level": "caution"}, False),
        ("precautions", RULE | {"level": "avoid", "basis": "label_boxed"}, True),
        ("precautions", RULE | {"level": "adjust", "factor": "renal_impairment"}, True),
        ("precautions", RULE | {"level": "not_read", "factor": "renal_impairment"}, False),
        ("interactions", {"level": "contraindicated"}, True),
        ("interactions", {"level": "avoid"}, False),
        ("citations", {"column": "boxed_warning"}, True),
        ("citations", {"column": "summary"}, False),
        ("side_effects", FIGURE, True),
        ("side_effects", {"figure_kind": "class_band"}, False),
        ("kinetics", {"parameter": "half_life"}, True),
        ("kinetics", {"parameter": "tmax"}, False),
        ("counselling", {}, False),
    ],
)
def test_the_second_reader_goes_through_what_can_hurt(table: str, row: dict[str, str], expected: bool) -> None:
    assert in_scope(table, row) is expected


@pytest.mark.parametrize(
    ("rows", "done"),
    [
        ([], False),
        ([("dosing", DOSE)], True),
        ([("dosing", DOSE), ("dosing", DOSE | ONCE)], False),
        ([("dosing", DOSE), ("dosing", DOSE | OPEN)], False),
        ([("dosing", DOSE), ("dosing", DOSE | OPEN | {"jurisdiction": "GB"})], True),
        ([("dosing", DOSE), ("precautions", RULE | OPEN)], False),
        ([("dosing", DOSE), ("side_effects", FIGURE | OPEN)], True),
        ([("dosing", DOSE), ("side_effects", FIGURE | ONCE)], False),
        ([("dosing", DOSE), ("dosing", DOSE | OPEN | {"source": "old"})], True),
        ([("dosing", DOSE), ("precautions", RULE | ONCE | {"level": "caution"})], True),
        ([("dosing", DOSE | OPEN)], False),
    ],
)
def test_h40_a_relaxant_leaves_draft_when_nothing_is_read_once_and_nothing_that_matters_is_open(
    rows: list[tuple[str, dict[str, str]]], done: bool
) -> None:
    assert second_reading(rows, home="US", past=frozenset({"old"})).done is done


def test_h36_no_relaxant_out_of_draft_has_an_unconfirmed_dose_or_contraindication_at_home(real: Catalogue) -> None:
    for relaxant in set(real.names) - real.drafts:
        home = real.summary(relaxant)["dose_jurisdiction"]
        for table in SCOPE_TABLES:
            for row in real.rows(table, relaxant):
                current = any(real.sources[key]["doc_status"] == "current" for key in row["source"].split("; "))
                if in_scope(table, row) and current and state_of(row) != "twice":
                    assert state_of(row) == "open", row
                    assert table not in MUST_NOT_BE_OPEN or row.get("jurisdiction", home) != home, row
