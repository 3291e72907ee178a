"""Rows of the class table: what is not sold in the chosen country says so beside its name."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.explore.filters import Criteria, apply
from dashboard.explore.overview import class_rows
from tests.builders import Cells, catalogue


def remarks(made: Catalogue, place: str) -> tuple[str, ...]:
    return class_rows(made, apply(made, Criteria(jurisdiction=place)), place, "clinician", [])[0][0].remarks


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
    rows = {
        row.relaxant: row.remarks
        for bucket in class_rows(real, apply(real, Criteria()), "US", "clinician", [])
        for row in bucket
    }
    assert "not authorised in US" in rows["nabiximols"]
    assert not rows["tizanidine"]


def test_a_half_life_that_cannot_be_says_so_and_an_unread_one_stays_empty(real: Catalogue) -> None:
    rows = {row.relaxant: row for row in class_rows(real, apply(real, Criteria()), "US", "clinician", [])[0]}
    assert rows["abobotulinumtoxina"].half_life == "Does not apply"
    assert rows["baclofen"].half_life == "3 to 4 h"
    assert rows["onabotulinumtoxina"].half_life == ""
