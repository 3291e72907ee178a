"""docs/HAZARDS.md names a test for each control; here each name is looked up."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "HAZARDS.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| H\d", line)
]
FOUNDATION = ["H1", "H2", "H3", "H10", "H12", "H13", "H15", "H16", "H17", "H28", "H34", "H37", "H38"]


def names_in(file: str) -> list[str]:
    return re.findall(r"^def (test_\w+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_hazard_stands_once() -> None:
    listed: list[int] = []
    for row in ROWS:
        for part in row[0].split(", "):
            first, _, last = part.replace("H", "").partition(" to ")
            listed += range(int(first), int(last or first) + 1)
    assert len(set(listed)) == len(listed)
    assert set(range(1, 41)) <= set(listed)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_control_names_tests_that_exist(row: list[str]) -> None:
    tests = re.findall(r"`(test_[^`]*)`", row[4])
    files = re.findall(r"`(tests/[^`]*)`", row[4])
    assert bool(tests) == bool(files), f"{row[0]} names a test without a file, or a file without a test"
    assert tests or row[0] not in FOUNDATION, f"{row[0]} has no test"
    for file in files:
        found = [name for pattern in tests for name in fnmatch.filter(names_in(file), pattern)]
        assert found, f"{row[0]}: {file} holds none of {', '.join(tests)}"
    for pattern in tests:
        assert any(fnmatch.filter(names_in(file), pattern) for file in files), f"{row[0]}: {pattern} is nowhere"
