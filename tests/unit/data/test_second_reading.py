"""What a second reader goes through, and when a relaxant leaves draft (hazards H36, H40)."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import (
    CitationRow,
    CounsellingRow,
    DosingRow,
    InteractionRow,
    KineticsRow,
    Placed,
    PrecautionRow,
    Read,
    SideEffectRow,
    TitrationRow,
)
from dashboard.data.second_reading import MUST_NOT_BE_OPEN, SCOPE, in_scope, readings, second_reading
from tests.builders import Cells, typed_row

TWICE = {"jurisdiction": "US", "source": "label", "checked": "2026-01-01", "rechecked": "2026-01-02"}
DOSE = TWICE
STEP = TWICE | {"step": "1"}
RULE = TWICE | {"factor": "glaucoma", "level": "contraindicated", "basis": "label_contraindication"}
FIGURE = TWICE | {"figure_kind": "trial"}
OPEN = {"checked": "", "rechecked": ""}
ONCE = {"rechecked": ""}


@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        (DosingRow, DOSE, True),
        (TitrationRow, STEP, True),
        (PrecautionRow, RULE, True),
        (PrecautionRow, RULE | {"level": "caution"}, False),
        (PrecautionRow, RULE | {"level": "avoid", "basis": "label_boxed"}, True),
        (PrecautionRow, RULE | {"level": "adjust", "factor": "renal_impairment"}, True),
        (PrecautionRow, RULE | {"level": "not_read", "factor": "renal_impairment"}, False),
        (InteractionRow, {"level": "contraindicated"}, True),
        (InteractionRow, {"level": "avoid"}, False),
        (CitationRow, {"column": "boxed_warning"}, True),
        (CitationRow, {"column": "summary"}, False),
        (SideEffectRow, FIGURE, True),
        (SideEffectRow, {"figure_kind": "class_band"}, False),
        (KineticsRow, {"parameter": "half_life"}, True),
        (KineticsRow, {"parameter": "tmax"}, False),
        (CounsellingRow, {}, False),
    ],
)
def test_the_second_reader_goes_through_what_can_hurt(kind: type[Read], cells: Cells, expected: bool) -> None:
    assert in_scope(typed_row(kind, cells)) is expected


@pytest.mark.parametrize(
    ("rows", "done"),
    [
        ([], False),
        ([(DosingRow, DOSE)], True),
        ([(DosingRow, DOSE), (DosingRow, DOSE | ONCE)], False),
        ([(DosingRow, DOSE), (DosingRow, DOSE | OPEN)], False),
        ([(DosingRow, DOSE), (DosingRow, DOSE | OPEN | {"jurisdiction": "GB"})], True),
        ([(DosingRow, DOSE), (PrecautionRow, RULE | OPEN)], False),
        ([(DosingRow, DOSE), (SideEffectRow, FIGURE | OPEN)], True),
        ([(DosingRow, DOSE), (SideEffectRow, FIGURE | ONCE)], False),
        ([(DosingRow, DOSE), (DosingRow, DOSE | OPEN | {"source": "old"})], True),
        ([(DosingRow, DOSE), (PrecautionRow, RULE | ONCE | {"level": "caution"})], True),
        ([(DosingRow, DOSE | OPEN)], False),
    ],
)
def test_h40_a_relaxant_leaves_draft_when_nothing_is_read_once_and_nothing_that_matters_is_open(
    rows: list[tuple[type[Read], Cells]], done: bool
) -> None:
    read = [typed_row(kind, cells) for kind, cells in rows]
    assert second_reading(read, home="US", past=frozenset({"old"})).done is done


def test_h36_no_relaxant_out_of_draft_has_an_unconfirmed_dose_or_contraindication_at_home(real: Catalogue) -> None:
    for relaxant in set(real.names) - real.drafts:
        home = real.summary(relaxant).dose_jurisdiction
        for row in (row for kind in SCOPE for row in real.rows(kind, relaxant)):
            current = any(real.sources[key].doc_status == "current" for key in row.source)
            if in_scope(row) and current and readings(row) != "twice":
                assert readings(row) == "open", row
                abroad = isinstance(row, Placed) and row.jurisdiction != home
                assert not isinstance(row, MUST_NOT_BE_OPEN) or abroad, row
