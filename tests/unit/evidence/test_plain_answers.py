"""Evidence in plain words: no measure by its letters, no placebo, every outcome with words of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import EvidenceRow
from dashboard.evidence import plain_answers
from dashboard.evidence.estimates import Estimate, evidence
from dashboard.evidence.questions import questions
from dashboard.render.evidence_markup import plain_evidence


def estimates(real: Catalogue) -> Mapping[tuple[str, float | None], Estimate]:
    return {(one.row.measure, one.row.estimate): one for one in evidence(real, [], "")}


def test_every_outcome_has_plain_words_and_no_others_do(real: Catalogue) -> None:
    assert {row.outcome for row in real.every(EvidenceRow)} == set(plain_answers.OUTCOMES)


@pytest.mark.parametrize(
    ("measure", "estimate", "said"),
    [
        ("HR", 3.33, "about 3.33 times as common"),
        ("HR", 0.62, "less common (about 0.62 times as common)"),
        ("RR", 2.3, "2.3 times as common"),
        ("OR", 1.4, "odds 1.4 times as high"),
        ("MD", -7.7, "7.7 lower (0 to 100 points)"),
    ],
)
def test_a_result_is_said_without_letters(real: Catalogue, measure: str, estimate: float, said: str) -> None:
    assert plain_answers.result(estimates(real)[measure, estimate]) == said


def test_h48_people_certainty_comparator_and_year_are_in_sight(real: Catalogue) -> None:
    found = evidence(real, ["baclofen"], "")
    html = plain_evidence(questions(real, found), {"placebo": "", "head_to_head": "", "classes": "", "observed": ""})
    shown = html.partition("<details")[0]
    assert "compared with a dummy treatment" in shown
    assert "2.3 times as common" in shown
    assert "Very low certainty" in shown or "very low certainty" in shown
    assert "BMJ 2023" in shown
    assert "dults with acute non-specific low back pain" in shown


def test_what_folds_says_how_many_results_and_about_what(real: Catalogue) -> None:
    found = evidence(real, ["baclofen", "tizanidine"], "")
    asked = questions(real, found)
    html = plain_evidence(asked, {"placebo": "", "head_to_head": "", "classes": "", "observed": ""})
    observed = [one for question in asked if question.section == "observed" for one in question.current]
    assert f"Seen in daily practice: {len(observed)} results" in html
    assert "broken bones" in html.partition("Seen in daily practice")[2].partition("</summary>")[0]
    assert html.count("<li>") == sum(
        len(question.current) + sum(len(answer.older) for answer in question.answers) for question in asked
    )
    for letters in ("HR ", "RR ", "MD ", "OR ", "placebo"):
        assert letters not in html
