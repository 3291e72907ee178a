"""Every row of every table about a relaxant can be put into words, without keys, slugs or gaps."""

from __future__ import annotations

import re

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES
from dashboard.facts.words import ABOUT, about, says
from tests.builders import catalogue


def test_every_table_with_a_relaxant_has_words() -> None:
    assert set(ABOUT) == {name for name, table in TABLES.items() if table.has("relaxant")} - {"relaxants"}


@pytest.mark.parametrize("table", list(ABOUT))
def test_every_row_says_something_and_shows_no_key(real: Catalogue, table: str) -> None:
    for relaxant in real.names:
        for row in real.rows(table, relaxant):
            head, text = about(real, table, row), says(real, table, row)
            assert head
            assert text
            assert not re.search(r"\bnan\b|[a-z]_[a-z]", head + " " + text), (head, text)


def test_a_rule_says_whom_it_is_for_and_what_the_source_asks() -> None:
    made = catalogue(
        "dantrolene",
        precautions=[
            {
                "relaxant": "dantrolene",
                "factor": "hepatic_impairment",
                "level": "contraindicated",
                "form": "capsule",
                "hepatic": "severe",
                "detail": "Active liver disease.",
                "age_min_y": "5",
            }
        ],
    )
    (row,) = made.rows("precautions", "dantrolene")
    head = about(made, "precautions", row)
    assert head.startswith("Liver impairment, capsule, United States, age 5 years or over, severe")
    assert says(made, "precautions", row) == "Contraindicated: Active liver disease."


def test_years_and_codes_are_not_written_as_amounts(real: Catalogue) -> None:
    cited = {row["column"]: row for row in real.rows("citations", "baclofen")}
    assert says(real, "citations", cited["us_approval_year"]).isdigit()
    assert says(real, "citations", cited["rxcui"]).isdigit()
