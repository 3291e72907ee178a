"""Kidney impairment in words: real rules against every answer, and no number that becomes a word or the reverse."""

from __future__ import annotations

import re

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, PrecautionRow
from dashboard.suitability.patient_rules import patient_rules
from dashboard.suitability.person import Person, factor_of, holds
from dashboard.suitability.relaxant_lines import lines_of
from dashboard.wording.kidney import DEGREES, DIALYSIS, ELSEWHERE, IMPAIRED, RULE_WORDS, SEVERITY, compare, rule_words
from dashboard.wording.who import Patient, match
from tests.unit.suitability.people import person

MARKS = {"+": "applies", "-": "not", "?": "unknown"}
ANSWERS = ("", IMPAIRED, *DEGREES, DIALYSIS)
EXPECTED = {
    # not said, impaired, none, mild, moderate, severe, end-stage, dialysis
    "": "? + - + + + + +",
    "known impairment": "? + - + + + + +",
    "kidney impairment": "? + - + + + + +",
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


@pytest.mark.parametrize("number", [Patient(crcl=5), Patient(egfr=5), Patient(crcl=120), Patient(egfr=120)])
def test_a_number_never_becomes_a_word(real: Catalogue, number: Patient) -> None:
    asked = [row for row in rows(real) if row.renal_measure == "words" and not row.hepatic]
    assert asked
    for row in asked:
        assert match(row, number).match == "unknown"


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


def test_with_a_number_alone_a_rule_in_words_asks_for_the_severity(real: Catalogue) -> None:
    rules, _ = patient_rules(real, "metaxalone", "US", forms=["tablet"], patient=Patient(crcl=20))
    severe = [rule for rule in rules if rule.row.qualifier == "severe"]
    assert {rule.stands for rule in severe} == {f"Depends on {SEVERITY}"}
    assert "please specify" in SEVERITY


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
        ("kidney=severe", "tolperisone", "DE", "avoid", ""),
        ("kidney=moderate", "tolperisone", "DE", "caution", ""),
        ("kidney=severe", "tizanidine", "US", "", "adjust"),
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
