"""SECURITY.md names a test for each control, docs/PRIVACY.md makes promises; here they are looked up."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

import pytest
from streamlit import config

from dashboard.data.catalogue import Catalogue
from dashboard.data.readability import HIGHEST_GRADE, drug_names, grade
from dashboard.render import texts
from tests.data.test_hazards import names_in

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`test_" in line
]


def test_the_list_of_threats_is_found() -> None:
    assert len(ROWS) >= 15
    assert all(len(row) == 3 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_control_against_a_threat_names_tests_that_exist(row: list[str]) -> None:
    patterns, files = re.findall(r"`(test_[^`]*)`", row[2]), re.findall(r"`(tests/[^`]*)`", row[2])
    for file in files:
        assert any(fnmatch.filter(names_in(file), pattern) for pattern in patterns), f"{file} holds none of {patterns}"
    for pattern in patterns:
        assert any(fnmatch.filter(names_in(file), pattern) for file in files), f"{pattern} is nowhere"


@pytest.mark.parametrize("part", texts.privacy(), ids=lambda part: part[0])
def test_what_happens_to_what_is_typed_is_said_in_plain_words(real: Catalogue, part: tuple[str, str]) -> None:
    for paragraph in (part[0], *re.split(r"\n\n|\n- |^- ", part[1])):
        if len(paragraph.split()) > 3:
            assert grade(drug_names(real), paragraph.replace("**", "")) <= HIGHEST_GRADE, paragraph


def test_the_time_after_which_a_session_is_gone_is_the_one_that_is_told() -> None:
    minutes = config.get_option("server.disconnectedSessionTTL") / 60
    assert f"for {minutes:.0f} more minutes" in " ".join(dict(texts.privacy())["When it is gone"].split())
