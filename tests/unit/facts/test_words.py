"""Every row of every table about a relaxant can be put into words, without keys, slugs or gaps."""

from __future__ import annotations

import re

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import CitationRow, PrecautionRow
from dashboard.data.schema import TABLES
from dashboard.facts.words import FACTS, Fact, about, says
from tests.builders import catalogue


def test_every_table_with_a_relaxant_has_words() -> None:
    assert {kind.TABLE for kind in FACTS} == {name for name, table in TABLES.items() if table.has("relaxant")} - {
        "relaxants"
    }


@pytest.mark.parametrize("kind", FACTS)
def test_every_row_says_something_and_shows_no_key(real: Catalogue, kind: type[Fact]) -> None:
    for relaxant in real.names:
        for row in real.rows(kind, relaxant):
            head, text = about(real, row), says(real, row)
            assert head
            assert text
            assert not re.search(r"\b(nan|None|True|False)\b|[a-z]_[a-z]", head + " " + text), (head, text)


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
    (row,) = made.rows(PrecautionRow, "dantrolene")
    head = about(made, row)
    assert head.startswith("Liver impairment, capsule, United States, age 5 years or over, severe")
    assert says(made, row) == "Contraindicated: Active liver disease."


def test_years_and_codes_are_not_written_as_amounts(real: Catalogue) -> None:
    cited = {row.column: row for row in real.rows(CitationRow, "baclofen")}
    assert says(real, cited["us_approval_year"]).isdigit()
    assert says(real, cited["rxcui"]).isdigit()
