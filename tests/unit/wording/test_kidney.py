"""Kidney impairment in words: real rules against every answer, and numbers that make words apply but never clear."""

from __future__ import annotations

import re

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, PrecautionRow
from dashboard.suitability.patient_rules import patient_rules
from dashboard.suitability.person import Person, factor_of, holds
from dashboard.suitability.relaxant_lines import lines_of
from dashboard.wording.kidney import (
    DEGREES,
    DIALYSIS,
    ELSEWHERE,
    IMPAIRED,
    RULE_WORDS,
    SEVERITY,
    UNIMPAIRED,
    compare,
    rule_words,
)
from dashboard.wording.who import Patient, match
from tests.unit.suitability.people import person

MARKS = {"+": "applies", "-": "not", "?": "unknown"}
ANSWERS = ("", IMPAIRED, *DEGREES, DIALYSIS)
EXPECTED = {
    # not said, impaired, none, mild, moderate, severe, end-stage, dialysis
    "": "? + - + + + + +",
    "known impairment": "? + - + + + + +",
    "kidney impairment": "? + - + + + + +",
    "impaired kidney function": "? + - + + + + +",
    "known or suspected renal pathology": "? + - + + + + +",
    "mild to moderate": "? ? - + + - - -",
    "moderate": "? ? - - + - - -",
    "severe": "? ? - - - + + +",
    "strongly impaired kidney function": "? ? - - ? + + +",
    "significantly impaired": "? ? - ? ? + + +",
    "very severe kidney disease": "? ? - - - ? + +",
    "end-stage renal failure": "? ? - - - ? + +",
    "lasting failure of the kidneys": "? ? - - ? ? + +",
}
OF_KIDNEY = re.compile(r"kidney|renal|nephr|dialysis", re.IGNORECASE)


def rows(catalogue: Catalogue) -> list[PrecautionRow | DosingRow]:
    return [
        row
        for kind in (PrecautionRow, DosingRow)
        for relaxant in catalogue.names
        for row in catalogue.rows(kind, relaxant)
    ]


def is_on_age(row: PrecautionRow | DosingRow) -> bool:
    return isinstance(row, PrecautionRow) and row.factor == "older_adult"


@pytest.mark.parametrize("words", EXPECTED)
def test_each_rule_in_words_meets_each_answer_as_decided(words: str) -> None:
    found = {answer: compare(words, answer)[0] for answer in ANSWERS}
    assert found == dict(zip(ANSWERS, (MARKS[mark] for mark in EXPECTED[words].split()), strict=True))


def test_every_word_on_the_kidney_in_the_tables_is_classified(real: Catalogue) -> None:
    """A new qualifier must be decided in docs/decisions/0011-kidney-in-words.md, `RULE_WORDS` and the table above."""
    on_kidney = {
        row.qualifier
        for row in rows(real)
        if row.renal_measure == "words"
        or factor_of(row) in ("renal_impairment", "dialysis")
        or OF_KIDNEY.search(row.qualifier)
    }
    assert on_kidney == set(RULE_WORDS) == set(EXPECTED)


def test_every_qualifier_of_a_kidney_rule_is_compared_in_words(real: Catalogue) -> None:
    spoken = {row.qualifier for row in rows(real) if rule_words(row) is not None}
    assert spoken == set(RULE_WORDS)
    assert {row.qualifier for row in rows(real) if row.qualifier and OF_KIDNEY.search(row.qualifier)} <= spoken
    elsewhere = [row for row in rows(real) if row.qualifier in ELSEWHERE]
    assert all(not row.renal_measure for row in elsewhere)


def test_a_rule_for_moderate_impairment_has_a_stricter_one_for_severe(real: Catalogue) -> None:
    """A severe answer leaves the milder rule out, which loses nothing only if the label also speaks of severe."""
    words = [row for row in rows(real) if rule_words(row) is not None]
    for row in words:
        if "severe" not in (*RULE_WORDS[row.qualifier].applies, *RULE_WORDS[row.qualifier].open):
            assert any(
                (other.relaxant, other.jurisdiction) == (row.relaxant, row.jurisdiction) and other.qualifier == "severe"
                for other in words
            ), row


NUMBERS = (14.96, 15, 29.9, 30, 59.9, 60, 89.9, 90, 120)
BY_NUMBER = {
    # the words that a clearance or eGFR of each of NUMBERS makes apply; what it does not stays open
    "": "+ + + + + ? ? ? ?",
    "known impairment": "+ + + + + ? ? ? ?",
    "kidney impairment": "+ + + + + ? ? ? ?",
    "impaired kidney function": "+ + + + + ? ? ? ?",
    "known or suspected renal pathology": "+ + + + + ? ? ? ?",
    "mild to moderate": "? ? ? + + + + ? ?",
    "moderate": "? ? ? + + ? ? ? ?",
    "severe": "+ + + ? ? ? ? ? ?",
    "strongly impaired kidney function": "+ + + ? ? ? ? ? ?",
    "significantly impaired": "+ + + ? ? ? ? ? ?",
    "very severe kidney disease": "+ ? ? ? ? ? ? ? ?",
    "end-stage renal failure": "+ ? ? ? ? ? ? ? ?",
    "lasting failure of the kidneys": "+ ? ? ? ? ? ? ? ?",
}


def in_words(catalogue: Catalogue) -> list[PrecautionRow | DosingRow]:
    """Rows on the kidney in words, and nothing else that a patient would have to be asked for."""
    found = [row for row in rows(catalogue) if row.renal_measure == "words" and not row.hepatic]
    return [row for row in found if row.age_min_y is None and row.age_max_y is None]


@pytest.mark.parametrize("measure", ["crcl", "egfr"])
def test_a_low_number_makes_words_apply_and_none_clears_them(real: Catalogue, measure: str) -> None:
    assert set(BY_NUMBER) == set(RULE_WORDS)
    asked = in_words(real)
    assert len({row.qualifier for row in asked}) > 8
    for row in asked:
        found = [match(row, Patient(**{measure: value})) for value in NUMBERS]
        assert [one.match for one in found] == [MARKS[mark] for mark in BY_NUMBER[row.qualifier].split()], row
        assert all(bool(one.counted) == (one.match == "applies") for one in found)


def test_the_measure_that_was_typed_is_named_and_never_rounded_over_a_limit(real: Catalogue) -> None:
    severe = next(row for row in in_words(real) if row.qualifier == "severe")
    assert match(severe, Patient(crcl=14.96)).counted == "creatinine clearance 14.9 mL/min counts as kidney failure"
    assert match(severe, Patient(egfr=20)).counted == "eGFR 20 mL/min/1.73 m2 counts as severe impairment"
    assert match(severe, Patient(crcl=80, egfr=20)).counted.startswith("eGFR 20"), "either measure can warn"


@pytest.mark.parametrize("degree", [*DEGREES, DIALYSIS])
def test_a_degree_in_words_wins_over_a_number(real: Catalogue, degree: str) -> None:
    said = {"dialysis": True} if degree == DIALYSIS else {"kidney": degree}
    for row in in_words(real):
        for low in (10, 45, 75, 120):
            found = match(row, Patient(crcl=low, **said))
            assert (found.match, found.counted) == (compare(row.qualifier, degree)[0], "")


def test_yes_or_no_does_not_keep_a_low_number_from_counting(real: Catalogue) -> None:
    for row in in_words(real):
        by_number = match(row, Patient(crcl=10)).match
        assert match(row, Patient(crcl=10, kidney=IMPAIRED)).match == by_number
        no = match(row, Patient(crcl=10, kidney=UNIMPAIRED)).match
        assert no == ("applies" if by_number == "applies" else "not")


@pytest.mark.parametrize("degree", DEGREES)
def test_a_word_never_becomes_a_number(real: Catalogue, degree: str) -> None:
    asked = [row for row in rows(real) if row.renal_measure in ("crcl", "egfr") and not is_on_age(row)]
    assert asked
    for row in asked:
        found = match(row, Patient(age_y=70, kidney=degree))
        assert found.match == "unknown"
        assert found.needs == ({"crcl": "creatinine clearance", "egfr": "eGFR"}[row.renal_measure],)
        if factor_of(row) == "renal_impairment":
            assert holds(row, Person(patient=Patient(age_y=70, kidney=degree))).match == "unknown"


def test_an_unknown_word_of_a_label_stays_open_for_every_answer() -> None:
    assert {compare("rather poor", answer)[0] for answer in ANSWERS} == {"unknown"}


def test_severe_in_words_rules_metaxalone_out(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "metaxalone", "US", forms=["tablet"], patient=Patient(kidney="severe"))
    of_kidney = [rule for rule in rules if rule.row.renal_measure]
    said = {(rule.row.qualifier, rule.stands) for rule in of_kidney if rule.level == "contraindicated"}
    assert said == {("severe", "Applies"), ("significantly impaired", "Applies")}
    assert not any(rule.row.qualifier == "mild to moderate" for rule in of_kidney)


def test_a_number_that_is_not_low_enough_asks_for_the_severity(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "metaxalone", "US", forms=["tablet"], patient=Patient(crcl=35))
    severe = [rule for rule in rules if rule.row.qualifier == "severe"]
    assert {rule.stands for rule in severe} == {f"Depends on {SEVERITY}"}
    assert "please specify" in SEVERITY


def test_a_low_number_rules_metaxalone_out_and_is_named(real: Catalogue) -> None:
    for patient, number in (
        (Patient(crcl=20), "creatinine clearance 20 mL/min"),
        (Patient(egfr=20), "eGFR 20 mL/min/1.73 m2"),
    ):
        rules, _ = patient_rules(real, "metaxalone", "US", forms=["tablet"], patient=patient)
        said = {(rule.row.qualifier, rule.stands) for rule in rules if rule.level == "contraindicated"}
        applies = f"Applies: {number} counts as severe impairment"
        assert {("severe", applies), ("significantly impaired", applies)} <= said


def test_a_number_and_a_word_each_answer_their_own_rules(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "tizanidine", "US", forms=["tablet"], patient=Patient(crcl=20, kidney="severe"))
    assert any("smaller single doses" in rule.text and rule.stands == "Applies" for rule in rules)


@pytest.mark.parametrize(
    ("answers", "relaxant", "place", "level", "possible"),
    [
        ("kidney=severe", "metaxalone", "US", "contraindicated", ""),
        ("kidney=mild", "metaxalone", "US", "caution", "contraindicated"),
        ("kidney=none", "metaxalone", "US", "", ""),
        ("has=renal_impairment", "metaxalone", "US", "caution", "contraindicated"),
        ("kidney=severe not=renal_impairment", "metaxalone", "US", "contraindicated", ""),
        ("kidney=none has=renal_impairment", "metaxalone", "US", "caution", "contraindicated"),
        ("kidney=severe", "tolperisone", "DE", "contraindicated", ""),
        ("kidney=severe", "tolperisone", "CH", "avoid", ""),
        ("kidney=moderate", "tolperisone", "DE", "adjust", ""),
        ("kidney=severe", "tizanidine", "US", "caution", "adjust"),
        ("crcl=10", "metaxalone", "US", "contraindicated", ""),
        ("egfr=10", "metaxalone", "US", "contraindicated", ""),
        ("crcl=10 not=renal_impairment", "metaxalone", "US", "contraindicated", ""),
        ("crcl=10 kidney=mild", "metaxalone", "US", "caution", "contraindicated"),
        ("crcl=10 kidney=none", "metaxalone", "US", "", ""),
        ("crcl=45", "metaxalone", "US", "caution", "contraindicated"),
        ("crcl=100", "metaxalone", "US", "", "contraindicated"),
        ("crcl=100 dialysis=yes", "metaxalone", "US", "contraindicated", ""),
        ("dialysis=yes", "metaxalone", "US", "contraindicated", ""),
    ],
)
def test_the_verdict_follows_the_words(
    real: Catalogue, answers: str, relaxant: str, place: str, level: str, possible: str
) -> None:
    line = next(one for one in lines_of(real, relaxant, place, person(real, answers)) if "tablet" in one.forms)
    assert (line.level, line.possible) == (level, possible)


def test_only_severe_leaves_open_whether_a_patient_is_on_dialysis() -> None:
    off = {degree for degree in DEGREES if Patient(kidney=degree).on_dialysis is False}
    assert off == set(DEGREES) - {"severe"}
    assert Patient(kidney="severe").on_dialysis is None
    assert Patient(dialysis=True, kidney="mild").degree == DIALYSIS
