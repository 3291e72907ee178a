"""How numbers are written, and the order of levels."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.cells.safety import factor_cell, stricter_elsewhere
from dashboard.data.schema.terms import LEVELS
from dashboard.wording.figures import amount, interval, lowered, narrow_hours, number, said_hours, span
from dashboard.wording.levels import factor_levels, worst
from tests.builders import catalogue


@pytest.mark.parametrize(
    ("value", "written"), [(6000, "6,000"), (2.5, "2.5"), (0.25, "0.25"), (36.0, "36"), (0.3333333, "0.3333"), (0, "0")]
)
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [(2, 4, "2 to 4 h"), (2, 2, "2 h"), (2, math.nan, "2 h"), (math.nan, math.nan, ""), (None, 4, "4 h")],
)
def test_spans(low: float | None, high: float | None, written: str) -> None:
    assert span(low, high, "h") == written


def test_words() -> None:
    assert lowered("CNS depression") == "CNS depression"
    assert lowered("Drowsiness") == "drowsiness"
    assert lowered("Stevens-Johnson syndrome") == "Stevens-Johnson syndrome"


@given(st.lists(st.sampled_from(list(LEVELS))), st.sampled_from(list(LEVELS)))
def test_adding_a_statement_never_improves_a_level(levels: list[str], extra: str) -> None:
    order = list(LEVELS)
    assert order.index(worst([*levels, extra])) <= order.index(worst(levels))


def test_nothing_read_is_not_read() -> None:
    assert worst([]) == "not_read"
    assert worst(["not_read", "caution"]) == "caution"


def test_h10_the_level_here_is_not_the_one_elsewhere() -> None:
    made = catalogue(
        "tizanidine",
        precautions=[
            {
                "relaxant": "tizanidine",
                "factor": "hepatic_impairment",
                "level": "contraindicated",
                "jurisdiction": "GB",
            },
            {"relaxant": "tizanidine", "factor": "hepatic_impairment", "level": "adjust", "jurisdiction": "US"},
        ],
    )
    level = factor_levels(made, "tizanidine", "US")["hepatic_impairment"]
    assert (level.here, level.stricter_elsewhere) == ("adjust", {"GB": "contraindicated"})
    unread = factor_levels(made, "tizanidine", "DE")["hepatic_impairment"]
    assert unread.here == "not_read"
    assert unread.stricter_elsewhere == {"GB": "contraindicated", "US": "adjust"}


OLD_AND_NEW = [
    {"source": "label-us", "title": "A label"},
    {"source": "old", "title": "An older label", "doc_status": "superseded"},
]


def test_h10_what_is_stricter_elsewhere_cites_the_form_in_hand() -> None:
    stricter = {"relaxant": "dantrolene", "factor": "porphyria", "level": "avoid", "jurisdiction": "GB"}
    made = catalogue(
        "dantrolene",
        precautions=[{**stricter, "form": "injection", "source": "old"}, {**stricter, "form": "capsule"}],
        sources=OLD_AND_NEW,
    )
    (said,) = stricter_elsewhere(Viewpoint(made, "dantrolene", "US", forms=("capsule",))).statements
    assert [cited.source for cited in said.citations] == ["label-us"]


def test_h35_forms_with_a_replaced_text_do_not_share_a_line_with_a_current_one() -> None:
    rule = {"relaxant": "dantrolene", "factor": "porphyria", "level": "avoid"}
    made = catalogue(
        "dantrolene",
        precautions=[{**rule, "form": "capsule", "source": "old"}, {**rule, "form": "oral_suspension"}],
        sources=OLD_AND_NEW,
    )
    cell = factor_cell("porphyria")(Viewpoint(made, "dantrolene", "US", forms=("capsule", "oral_suspension")))
    assert sorted(one.status for one in cell.statements) == ["given", "superseded"]


def test_a_rule_of_one_form_does_not_reach_another() -> None:
    made = catalogue(
        "methocarbamol",
        precautions=[
            {"relaxant": "methocarbamol", "factor": "renal_impairment", "level": "contraindicated", "form": "injection"}
        ],
    )
    assert "renal_impairment" not in factor_levels(made, "methocarbamol", "US", ["tablet"])
    assert factor_levels(made, "methocarbamol", "US", ["injection"])["renal_impairment"].here == "contraindicated"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(1, "sprays", "1 spray"), (12, "sprays", "12 sprays"), (1, "mg", "1 mg"), (2.8, "mg", "2.8 mg")],
)
def test_one_of_a_unit_is_singular(value: float, unit: str, said: str) -> None:
    assert amount(value, unit) == said


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (1, 1.42, "1 to 1.4 h"),
        (1.12, 1.12, "1.1 h"),
        (0.25, 2.5, "0.25 to 2.5 h"),
        (0.75, 0.75, "0.75 h"),
        (33.4, 105.6, "33 to 106 h"),
        (9.6, 9.7, "9.6 to 9.7 h"),
        (168, 1080, "7 to 45 days"),
        (100, 336, "100 to 336 h"),
        (None, None, ""),
    ],
)
def test_hours_are_rounded_as_a_clinician_says_them(low: float | None, high: float | None, written: str) -> None:
    assert said_hours(low, high) == written
    assert narrow_hours(low, high) == written.replace(" to ", "\u2013")


@pytest.mark.parametrize(("hours", "written"), [(6, "6 h"), (2016, "12 weeks"), (168, "1 week"), (200, "200 h")])
def test_the_time_between_doses_is_in_weeks_where_it_is_weeks(hours: float, written: str) -> None:
    assert interval(hours) == written


def test_a_chemical_name_keeps_its_capital() -> None:
    assert lowered("N-desmethyldiazepam (nordazepam)") == "N-desmethyldiazepam (nordazepam)"
    assert lowered("Meprobamate") == "meprobamate"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (168, None, "7 days or longer"),
        (100, None, "100 h or longer"),
        (24, None, "24 h or longer"),
        (None, 48, "up to 48 h"),
        (20, 90, "20 to 90 h"),
        (72, 168, "3 to 7 days"),
        (1.12, 1.12, "1.1 h"),
        (None, None, ""),
    ],
)
def test_h51_a_time_says_which_end_is_open_and_long_times_are_in_days(
    low: float | None, high: float | None, text: str
) -> None:
    assert said_hours(low, high) == text
