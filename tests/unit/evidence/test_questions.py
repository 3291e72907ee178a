"""One question, one best current estimate: what was replaced folds below what replaced it, and says so."""

from __future__ import annotations

import pytest
from markupsafe import escape

from dashboard.data.catalogue import Catalogue
from dashboard.evidence import answer_lines
from dashboard.evidence.estimates import SECTIONS, evidence
from dashboard.evidence.questions import Question, axes, questions
from dashboard.render import evidence_markup
from tests.builders import Cells, catalogue

OLD: Cells = {
    "subject": "baclofen", "estimate": "-21.3", "ci_low": "-29", "ci_high": "-13.5", "certainty": "high",
    "source": "old", "design": "meta-analysis of randomised trials", "population": "adults",
}  # fmt: skip
NEW: Cells = {
    **OLD, "estimate": "-7.7", "ci_low": "-12.1", "ci_high": "-3.3", "certainty": "very low", "source": "new",
}  # fmt: skip
SOURCES: list[Cells] = [
    {"source": "old", "title": "Old", "publisher": "Eur J Pain", "date": "2017-02"},
    {"source": "new", "title": "New", "publisher": "BMJ", "date": "2021-07-07"},
]
REPLACED: list[Cells] = [{**SOURCES[0], "doc_status": "superseded", "superseded_by": "new"}, SOURCES[1]]

NOTES = dict.fromkeys(SECTIONS, "")


def asked(*rows: Cells, sources: list[Cells] = SOURCES) -> tuple[Question, ...]:
    made = catalogue("baclofen", "tizanidine", evidence=list(rows), sources=sources)
    return questions(made, evidence(made, []))


def test_h49_a_replaced_estimate_folds_below_what_replaced_it() -> None:
    (question,) = asked(OLD, {**NEW, "comparator": "placebo or no treatment"}, sources=REPLACED)
    (answer,) = question.answers
    assert answer.best
    assert answer.best.row.estimate == -7.7
    assert [(old.estimate.row.estimate, old.replaced_by) for old in answer.older] == [(-21.3, "BMJ 2021")]


def test_h49_a_replaced_estimate_never_leads_even_alone() -> None:
    (question,) = asked(OLD, sources=REPLACED)
    (answer,) = question.answers
    assert answer.best is None
    assert [old.replaced_by for old in answer.older] == ["BMJ 2021"]
    assert question.current == ()


def test_h49_a_newer_review_of_the_same_comparison_replaces_an_older_one() -> None:
    (question,) = asked(OLD, NEW)
    assert [one.row.estimate for one in question.current] == [-7.7]
    assert [old.replaced_by for old in question.answers[0].older] == ["BMJ 2021"]


@pytest.mark.parametrize("other", [{"design": "cohort"}, {"comparator": "tizanidine"}, {"population": "children"}])
def test_a_newer_study_or_another_comparison_replaces_nothing(other: Cells) -> None:
    found = asked(OLD, {**NEW, **other})
    assert sum(len(question.current) for question in found) == 2


def test_estimates_of_a_class_from_one_study_stand_behind_the_first_and_are_counted() -> None:
    of_class: Cells = {**NEW, "subject": "muscle relaxants", "subject_kind": "class"}
    (question,) = asked(of_class, {**of_class, "population": "children", "estimate": "-2"})
    (answer,) = question.answers
    assert [one.row.estimate for one in answer.more] == [-2]
    assert "1 more of this study, MD -2" in evidence_markup.evidence_table([question], NOTES)


def test_unconfirmed_estimates_come_last_and_replace_nothing() -> None:
    (question,) = asked({**NEW, "checked": ""}, OLD)
    assert [bool(one.row.checked) for one in question.current] == [True, False]


def test_h48_population_comparator_certainty_date_and_source_are_words_of_the_row(real: Catalogue) -> None:
    found = questions(real, evidence(real, []))
    html = evidence_markup.evidence_table(found, NOTES)
    rows = html.replace("\n", " ").split("<tr>")
    for question in found:
        for answer in question.answers:
            one = answer.best
            if one:
                said = [
                    answer_lines.result(one), one.row.population, one.against, answer_lines.certainty(one),
                    *one.publications.split(", "),
                ]  # fmt: skip
                words = [str(escape(word)).casefold() for word in said if word]
                assert any(all(word in row.casefold() for word in words) for row in rows), said


def test_the_real_review_of_2017_is_below_that_of_2021_and_named_superseded(real: Catalogue) -> None:
    found = questions(real, evidence(real, []))
    (question,) = [one for one in found if one.outcome == "pain intensity" and one.section == "classes"]
    assert [one.row.estimate for one in question.current] == [-7.7]
    html = evidence_markup.evidence_table([question], NOTES)
    assert html.index("MD -7.7") < html.index("<details") < html.index("MD -21.3")
    assert "Superseded, replaced by BMJ 2021" in html


def test_no_current_estimate_rests_on_a_replaced_document(real: Catalogue) -> None:
    found = questions(real, evidence(real, []))
    assert not [one for question in found for one in question.current if one.superseded]
    every = {one.row for one in evidence(real, []) if one.can_be_plotted}
    kept = {one.row for question in found for one in question.current}
    below = {old.estimate.row for question in found for answer in question.answers for old in answer.older}
    assert kept | below == every, "an estimate is lost"
    assert not kept & below


def test_a_forest_plot_needs_two_current_estimates(real: Catalogue) -> None:
    drawn = axes(questions(real, evidence(real, [])))
    assert drawn
    assert all(len(estimates) > 1 and not any(one.superseded for one in estimates) for estimates in drawn.values())
    assert axes(asked(OLD, NEW)) == {}


def test_the_smallest_difference_that_matters_says_whose_it_is() -> None:
    (question,) = asked({**NEW, "mcid": "10", "mcid_source": "old"})
    assert answer_lines.meaning(question.current[0]).endswith(
        "smaller than the smallest difference that matters, 10 (Eur J Pain 2017)"
    )
    (question,) = asked({**NEW, "mcid": "5", "mcid_source": "old"})
    assert "at least the smallest" in answer_lines.meaning(question.current[0])


def test_marks_of_ratios_share_a_logarithmic_scale() -> None:
    ratio: Cells = {**NEW, "contrast": "ratio", "measure": "RR", "scale": ""}
    rows: list[Cells] = [
        {**ratio, "estimate": "2", "ci_low": "", "ci_high": ""},
        {**ratio, "estimate": "0.5", "ci_low": "", "ci_high": "", "comparator": "tizanidine"},
    ]
    found = asked(*rows)
    reach = answer_lines.ends(found)
    marks = [answer_lines.mark(one, reach) for question in found for one in question.current]
    assert sorted((mark.at, mark.null) for mark in marks if mark) == [(2, 50), (98, 50)]
