"""Texts that Excel or LibreOffice would turn into something else, and those that they leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.render.spreadsheets import defuse, misread

DATES = ["5/2019", "16.1.1", "2-4", "1/2", "1 1/2", "MAR1", "Sep-2", "November 2011", "Mai 2019", "2025-02"]
TIMES = ["3:30", "3 PM", "10:15:00", "2025-02-01 10:15"]
NUMBERS = ["1E5", "0012", "123456789012", "5.2", "1.", "1,234", "12 %", "$5", "(5)", ".5", "1e-3"]
OTHERS = ["TRUE", "falsch", "#N/A", "=1+1", "+1", "-1", "@x"]
LEFT_ALONE = [
    "", "2026-11-23", "08:00", "860168", "0", "section 5.2", "5.1, 5.2", "2, 3", "5.1 to 5.6", "May", "40 mg",
    "5/2019 text",
    "10.1177/0091270009341961", "M03BX05", "Table 1", "2026-11-26.a1b2c3", "https://example.org/1/2",
]  # fmt: skip


@pytest.mark.parametrize("text", [*DATES, *TIMES, *NUMBERS, *OTHERS])
def test_h34_what_a_spreadsheet_would_misread_gets_an_apostrophe(text: str) -> None:
    assert defuse(text) == f"'{text}"


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_h34_what_it_reads_as_it_is_stays_as_it_is(text: str) -> None:
    assert defuse(text) == text


def restored(text: str) -> str:
    """Take away the apostrophe that `defuse` put before a text."""
    return text[1:] if text.startswith("'") and misread(text.lstrip("'")) else text


@given(st.one_of(st.text(max_size=12), st.from_regex(r"'{0,3}[0-9./: -]{1,9}", fullmatch=True)))
def test_h34_every_text_comes_back(text: str) -> None:
    assert restored(defuse(text)) == text
    assert not misread(defuse(text))
