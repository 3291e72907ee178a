"""Which one suits? A sentence for each relaxant and question, no winner, and nothing folded that could mislead."""

from __future__ import annotations

import re

import pytest

from dashboard.compare.cells.cell import Viewpoint
from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import picked_forms
from dashboard.profile import guide_answers
from dashboard.profile.guide import SHOWN, Guide, guide, suits
from dashboard.profile.leaflet_parts import SILENT
from dashboard.render.leaflet_markup import guide_page
from tests.builders import catalogue

ASKED = {"sleepy", "fast", "often", "driving", "work", "with", "alcohol", "stopping"}
WINNER = re.compile(r"\b(?:the best|safest|superior|winner|first choice)\b", re.IGNORECASE)


def of(real: Catalogue, *relaxants: str, place: str = "US") -> Guide:
    return guide(real, relaxants, place, picked_forms(real, relaxants, ()))


def trios(real: Catalogue) -> list[tuple[str, ...]]:
    """Return all relaxants in threes."""
    names = tuple(real.names)
    return [names[at : at + 3] for at in range(0, len(names), 3)]


def said(shown: Guide, key: str, relaxant: str) -> str:
    question = next(one for one in shown.questions if one.key == key)
    answer = next(one for one in question.answers if one.relaxant == relaxant)
    return " ".join(one.text for one in answer.first)


def test_each_everyday_question_has_an_answer_for_each_of_all_relaxants(real: Catalogue) -> None:
    for trio in trios(real):
        shown = of(real, *trio)
        assert {question.key for question in shown.questions} >= ASKED
        for question in shown.questions:
            assert [answer.relaxant for answer in question.answers] == list(trio)
            for answer in question.answers:
                assert answer.first
                assert answer.first[-1].text.endswith((".", "!", "?"))


def test_sleepiness_has_the_dummy_pill_of_the_same_study_beside_it(real: Catalogue) -> None:
    shown = of(real, "tizanidine", "baclofen")
    assert said(shown, "sleepy", "tizanidine") == "Feeling sleepy: 48 in 100 people, 10 in 100 with a dummy pill."


def test_how_often_and_how_fast_come_from_the_tables(real: Catalogue) -> None:
    shown = of(real, "baclofen", "dantrolene", "carisoprodol")
    assert said(shown, "often", "baclofen") == "It is usually taken 3 to 4 times a day. Follow the label on your pack."
    assert said(shown, "often", "carisoprodol") == "It is usually taken 4 times a day. Follow the label on your pack."
    assert said(shown, "fast", "dantrolene") == "It starts to work after 7 days or longer."
    assert "one hour" in said(shown, "fast", "baclofen")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("0.5", "0.5", "30 minutes"),
        ("0.5", "1", "30 minutes to 1 hour"),
        ("1", "1", "1 hour"),
        ("168", "", "7 days or longer"),
    ],
)
def test_a_time_is_said_in_minutes_hours_or_days(low: str, high: str, words: str) -> None:
    times = {"relaxant": "newdrug", "onset_min_h": low, "onset_max_h": high}
    small = catalogue(relaxants=[times], citations=[{"relaxant": "newdrug", "column": "onset_min_h"}])
    view = Viewpoint(small, "newdrug", "US", forms=("tablet",), wording="plain")
    assert guide_answers.how_fast(view)[0].text == f"It starts to work after {words}"


def test_what_no_source_says_is_said_to_be_unknown() -> None:
    small = catalogue("one", "other")
    shown = guide(small, ["one", "other"], "US", {"one": ("tablet",), "other": ("tablet",)})
    for key in ("fast", "often", "driving", "alcohol", "stopping"):
        assert said(shown, key, "one") == SILENT, key


def test_only_lists_fold_and_the_fold_says_what_they_are_about(real: Catalogue) -> None:
    for trio in trios(real):
        for question in of(real, *trio).questions:
            for answer in question.answers:
                if question.key in SHOWN:
                    assert len(answer.first) <= SHOWN[question.key][0]
                    assert question.folded
                else:
                    assert not answer.more, "no advice and no warning folds"


def test_other_medicines_that_are_ruled_out_come_first(real: Catalogue) -> None:
    answer = said(of(real, "tizanidine", "baclofen"), "with", "tizanidine")
    assert answer.startswith("Never take it with: ")
    assert answer.partition(".")[0].count("ciprofloxacin") == 1
    assert "fluvoxamine" in answer


def test_the_guide_names_no_winner(real: Catalogue) -> None:
    for trio in trios(real):
        html = guide_page(of(real, *trio))
        assert WINNER.findall(re.sub("<[^>]+>", " ", html)) == ["winner"], "only the sentence that says there is none"
        assert "names no winner" in html


def test_a_guide_is_for_two_or_three() -> None:
    assert [suits(["a"] * count) for count in range(5)] == [False, False, True, True, False]
