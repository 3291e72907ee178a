"""Rows of the class table: what is not sold in the chosen country says so beside its name."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.explore.filters import Criteria, apply
from dashboard.explore.overview import ClassRow, class_rows
from tests.builders import Cells, catalogue


def shown(made: Catalogue, place: str) -> tuple[list[ClassRow], list[ClassRow]]:
    found = apply(made, Criteria(jurisdiction=place))
    return class_rows(made, found, jurisdiction=place, wording="clinician", picked=[])


def remarks(made: Catalogue, place: str) -> tuple[str, ...]:
    return shown(made, place)[0][0].remarks


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"relaxant": "nabiximols", "status": "not_authorised"}], "not authorised in US"),
        ([{"relaxant": "nabiximols", "status": "withdrawn"}], "withdrawn in US"),
    ],
)
def test_h2_what_may_not_be_used_here_is_marked(rows: list[Cells], said: str) -> None:
    assert said in remarks(catalogue("nabiximols", availability=rows), "US")


def test_what_is_sold_here_or_of_unknown_status_has_no_such_mark() -> None:
    sold = [{"relaxant": "nabiximols"}, {"relaxant": "nabiximols", "form": "tablet", "status": "discontinued"}]
    assert not [said for said in remarks(catalogue("nabiximols", availability=sold), "US") if said.endswith("in US")]
    assert not [said for said in remarks(catalogue("nabiximols"), "US") if said.endswith("in US")]


def test_nabiximols_is_no_us_option(real: Catalogue) -> None:
    rows = {row.relaxant: row.remarks for bucket in shown(real, "US") for row in bucket}
    assert "not authorised in US" in rows["nabiximols"]
    assert not rows["tizanidine"]


def test_a_half_life_that_cannot_be_says_so_and_an_unread_one_stays_empty(real: Catalogue) -> None:
    rows = {row.relaxant: row for row in shown(real, "US")[0]}
    assert rows["abobotulinumtoxina"].half_life == "Does not apply"
    assert rows["baclofen"].half_life == "3 to 4 h"
    assert rows["onabotulinumtoxina"].half_life == ""


def test_kinds_of_spasticity_share_a_line_before_other_uses() -> None:
    conditions = ("low_back_pain_acute", "spasticity_ms", "other", "spasticity_other", "spasticity_ms")
    uses = [{"relaxant": "baclofen", "condition": condition} for condition in conditions]
    assert shown(catalogue("baclofen", indications=uses), "US")[0][0].uses == (
        "Spasticity: in multiple sclerosis, other or any cause",
        "Acute low back pain",
    )
