"""Numbers as people type them: read exactly, or refused with a sentence, never read as another number (hazard H42)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.dosing.plans.plan import PlanError
from dashboard.dosing.plans.steps_text import MOST_MG, dose_counts, parse_doses
from dashboard.wording.figures import known
from dashboard.wording.quantities import AGE, CLEARANCE, EGFR, WEIGHT, Quantity, creatinine, read, written

WIDE = Quantity("Amount (mg)", "mg", 0, 10**9)
MG_DL = creatinine("mg/dL")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.9", 0.9),
        ("0,9", 0.9),
        (".9", 0.9),
        (",9", 0.9),
        ("0\u00b79", 0.9),
        ("12", 12),
        (" 7 ", 7),
        ("\u00a07\u202f", 7),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("1,50", 1.5),
        ("0,123", 0.123),
        ("0.123", 0.123),
        ("1234", 1234),
        ("1234,5", 1234.5),
        ("1234.567", 1234.567),
        ("1,2345", 1.2345),
        ("+5", 5),
        ("-0", 0),
        ("5 mg", 5),
        ("5mg", 5),
        ("2,5 MG", 2.5),
        ("\uff11\uff12", 12),
        ("\u0663\u066b\u0665", 3.5),
        ("\uff10\uff0c\uff19", 0.9),
    ],
)
def test_h42_a_comma_and_a_point_both_mark_decimals(text: str, value: float) -> None:
    assert read(text, WIDE) == (value, "")


@pytest.mark.parametrize("text", ["", " ", "\u00a0"])
def test_an_empty_field_is_neither_a_number_nor_a_fault(text: str) -> None:
    assert read(text, WIDE) == (None, "")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("1,234", "it can mean 1234 or 1.2340"),
        ("1.234", "it can mean 1234 or 1.2340"),
        ("12.345", "it can mean 12345 or 12.3450"),
        ("123,456", "it can mean 123456 or 123.4560"),
        ("\u0661\u066b\u0662\u0663\u0664", "it can mean 1234 or 1.2340"),
        ("1.234,5", "leave out thousands separators"),
        ("1,234.5", "leave out thousands separators"),
        ("1,234,567", "leave out thousands separators"),
        ("1..5", "leave out thousands separators"),
        ("1 234", "one number in digits"),
        ("1'234", "one number in digits"),
        ("1\u066c234", "one number in digits"),
        ("09", "Write 0.9 or 9"),
        ("00,5", "write it without the zeros in front: 0.5"),
        ("000", "write 0"),
        ("9.", "one number in digits"),
        ("9,", "one number in digits"),
        ("nine", "one number in digits"),
        ("inf", "one number in digits"),
        ("nan", "one number in digits"),
        ("\u00bd", "one number in digits"),
        ("1/2", "one number in digits"),
        ("2\u00bd", "nothing but mg may follow"),
        ("<15", "one number in digits"),
        ("> 60", "one number in digits"),
        ("5-10", "one number in digits"),
        ("5 5", "one number in digits"),
        ("\u200b5", "one number in digits"),
        ("\u202e5", "one number in digits"),
        ("1e3", "nothing but mg may follow"),
        ("10\u00b2", "nothing but mg may follow"),
        ("90 \u00b5mol/L", "nothing but mg may follow"),
        ("70kg", "nothing but mg may follow"),
        ("5 mg/kg", "nothing but mg may follow"),
        ("-5", "it must be 0 to 1000000000 mg"),
        ("\u22125", "it must be 0 to 1000000000 mg"),
        ("9" * 400, "it must be 0 to 1000000000 mg"),
    ],
)
def test_h42_what_has_no_single_meaning_is_refused_with_what_to_write(text: str, advice: str) -> None:
    value, fault = read(text, WIDE)
    assert value is None
    assert advice in fault


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("45 mL/min", CLEARANCE, 45),
        ("45 ml/min", CLEARANCE, 45),
        ("45 mL/min/1.73 m\u00b2", EGFR, 45),
        ("45 ml/min/1.73m2", EGFR, 45),
        ("0,9 mg/dl", MG_DL, 0.9),
        ("90 \u00b5mol/L", creatinine("\u00b5mol/L"), 90),
        ("90 \u03bcmol/l", creatinine("\u00b5mol/L"), 90),
        ("90 umol/L", creatinine("\u00b5mol/L"), 90),
        ("62,5 kg", WEIGHT, 62.5),
        ("80 years", AGE, 80),
        ("80,0", AGE, 80),
        ("45 mL/min", EGFR, None),
        ("45 mL/min/1.73 m\u00b2", CLEARANCE, None),
        ("90 \u00b5mol/L", MG_DL, None),
        ("0.9 mg/dL", creatinine("\u00b5mol/L"), None),
        ("90 \u00b5mol/L", creatinine(None), None),
        ("154 lb", WEIGHT, None),
        ("18 months", AGE, None),
        ("2,5", AGE, None),
        ("140", AGE, None),
        ("0,5", WEIGHT, None),
        ("251", CLEARANCE, None),
    ],
)
def test_h9_h42_a_field_takes_its_own_unit_and_bounds_only(text: str, quantity: Quantity, value: float | None) -> None:
    found, fault = read(text, quantity)
    assert found == value
    assert (fault == "") is (value is not None)
    assert value is not None or quantity.unit in fault or "a whole number" in fault


numbers = st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=None).map(
    lambda number: number.quantize(Decimal("0.000001")).normalize()
)


def styles(number: Decimal) -> list[str]:
    """Write a number as people of several countries do."""
    plain, grouped = f"{number:f}", f"{number:,f}"
    return [
        plain,
        plain.replace(".", ","),
        grouped,
        grouped.translate(str.maketrans(",.", ".,")),
        grouped.translate(str.maketrans(",.", " ,")),
        grouped.translate(str.maketrans(",.", "'.")),
        f"{plain} mg",
        plain.removeprefix("0") or "0",
        "".join(chr(0x660 + int(letter)) if letter.isdigit() else letter for letter in plain),
    ]


@given(numbers)
def test_h42_no_way_of_writing_a_number_is_read_as_another_number(number: Decimal) -> None:
    for text in styles(number):
        value, fault = read(text, WIDE)
        assert value == float(number) or (value is None and fault), text


@given(st.integers(0, 10**5), st.sampled_from([1, 2]), st.integers(0, 99))
def test_h42_one_or_two_decimals_after_a_comma_are_always_read(whole: int, places: int, rest: int) -> None:
    decimals = f"{rest:02d}"[:places]
    assert read(f"{whole},{decimals}", WIDE).value == float(f"{whole}.{decimals}")


@given(st.text(max_size=12) | st.text("0123456789.,- ", max_size=8))
def test_any_text_is_read_or_refused(text: str) -> None:
    value, fault = read(text, WIDE)
    assert (value is None) or not fault
    assert fault or value is not None or not text.strip()
    assert value is None or WIDE.low <= value <= WIDE.high


@given(numbers.map(float))
def test_what_the_tool_fills_in_is_read_back(value: float) -> None:
    assert read(written(value), WIDE).value == float(f"{value:.10g}")


def test_h42_every_number_of_the_label_that_fills_a_field_is_read_back(real: Catalogue) -> None:
    columns = ("start_dose", "step_min", "step_max", "step_days_min", "step_days_max")
    filled = {value for column in columns for value in real.tables["dosing"][column] if known(value)}
    assert filled
    assert all(read(written(value), WIDE).value == value for value in filled)


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("5 5 2.5", (5, 5, 2.5)),
        ("5, 5, 5", (5, 5, 5)),
        ("5, 5,", (5, 5)),
        ("5+5", (5, 5)),
        ("2.5; 2.5", (2.5, 2.5)),
        ("2,5; 2,5", (2.5, 2.5)),
        ("5;5;5;", (5, 5, 5)),
        ("0 0 5", (0, 0, 5)),
        ("12", (12,)),
    ],
)
def test_h42_doses_of_a_day_are_parted_by_spaces_semicolons_or_a_comma_with_a_space(
    text: str, doses: tuple[float, ...]
) -> None:
    assert parse_doses(text) == doses
    assert dose_counts(f"3 days: {text}") == [len(doses)]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2,5", "2.5 for two and a half"),
        ("2,5 2,5", "one dose or several"),
        ("5,5,5", "one dose or several"),
        ("5 ,5", "not a dose"),
        ("5 .5", "not a dose"),
        ("1/2", "not a dose"),
        ("5mg 5mg", "not a dose"),
        ("5-5-5", "not a dose"),
        ("1.500 1.500", "it can mean 1500 or 1.5000"),
        ("1,500; 5", "it can mean 1500 or 1.5000"),
        ("5, 5; 5", "not a dose"),
        ("5;;5", "write 0 for a dose that is left out"),
        ("+", "write 0 for a dose that is left out"),
        ("09 5", "Write 0.9 or 9"),
        (f"{MOST_MG + 1}", f"0 to {MOST_MG}"),
    ],
)
def test_h42_doses_that_could_be_misread_are_refused(text: str, advice: str) -> None:
    with pytest.raises(PlanError, match=advice.replace(".", r"\.")):
        parse_doses(text)
    assert dose_counts(f"3 days: {text}") == []
