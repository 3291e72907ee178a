"""Expected fitness and verdict per patient, relaxant and form (patients.csv), independent of the engine and its tables.

The column `read` says what an expectation rests on: "blind", a second reader wrote it from the label, without tables or
program, and it is the same; "settled", that reader differed, and `label_says` gives the reason of the settlement;
"table", the words of the label were out of reach, so it only tests that the engine follows the row. `source` is the
document that the decisive reason must cite.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import FACTORS_CORE, FACTORS_OTHER
from dashboard.suitability.cases import CASES
from dashboard.suitability.relaxant_lines import RelaxantLine, lines_of
from tests.unit.suitability.people import person

with (Path(__file__).parent / "patients.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))


def line_for(catalogue: Catalogue, expected: dict[str, str]) -> RelaxantLine:
    """Return the line of the form that the expectation is about."""
    who = person(catalogue, expected["answers"], expected["condition"])
    lines = lines_of(catalogue, expected["relaxant"], expected["jurisdiction"], who)
    return next(line for line in lines if expected["form"] in line.forms)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda row: f"{row['patient']}-{row['relaxant']}-{row['form']}")
def test_the_verdict_is_what_the_sources_say(real: Catalogue, expected: dict[str, str]) -> None:
    line = line_for(real, expected)
    found = (line.fitness.heading, line.level, line.possible)
    assert found == (expected["fitness"], expected["level"], expected["possible"]), expected["label_says"]


@pytest.mark.parametrize(
    "expected",
    [row for row in EXPECTED if row["source"]],
    ids=lambda row: f"{row['patient']}-{row['relaxant']}-{row['form']}",
)
def test_the_reason_for_the_verdict_cites_the_source(real: Catalogue, expected: dict[str, str]) -> None:
    line = line_for(real, expected)
    decisive = {line.level, line.possible}
    cited = {one.source for reason in line.reasons if reason.level in decisive for one in reason.citations}
    assert expected["source"] in cited


def test_every_demo_patient_and_sixty_more_are_expected_from_the_label() -> None:
    assert {row["read"] for row in EXPECTED} == {"blind", "settled", "table"}
    patients = {row["patient"] for row in EXPECTED if row["read"] != "table"}
    assert len([name for name in patients if not name.startswith("demo-")]) >= 60
    assert {name.removeprefix("demo-") for name in patients if name.startswith("demo-")} == set(CASES)


def test_every_factor_of_an_expected_patient_is_a_word_of_the_vocabulary() -> None:
    named = {
        name
        for row in EXPECTED
        for part in row["answers"].split()
        if part.startswith("has=")
        for name in part[4:].split(",")
    }
    assert named <= {*FACTORS_CORE, *FACTORS_OTHER}
