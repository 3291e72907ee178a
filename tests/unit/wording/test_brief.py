"""Reasons in a dozen words: own words first, whole clauses, and what a reason is about."""

from __future__ import annotations

import pytest

from dashboard.wording.brief import Verdict, brief, clause, phrase
from dashboard.wording.reasons import Reason


def reason(**given: object) -> Reason:
    usual: dict[str, object] = {
        "topic": "glaucoma",
        "about": "Glaucoma",
        "level": "avoid",
        "text": "A sentence.",
        "match": "applies",
        "basis": "label_warning",
        "jurisdiction": "US",
        "checked": "2026-01-01",
    }
    return Reason(**(usual | given))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Any glaucoma.", "Any glaucoma"),
        (
            "deep sedation, slow breathing, coma and death, say labels of opioids: only where nothing else will",
            "deep sedation, slow breathing, coma and death",
        ),
        ("a sentence that goes on for more words than there is any room for here", ""),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_clause_or_not_said_at_all(text: str, said: str) -> None:
    assert clause(text) == said


def test_a_phrase_names_its_factor_unless_it_does_so_itself() -> None:
    assert phrase(reason(short="any glaucoma")) == "Any glaucoma"
    assert (
        phrase(reason(about="Kidney impairment", short="severe impairment")) == "Kidney impairment: severe impairment"
    )
    assert phrase(reason(about="Urinary retention, prostatism", short="severe")) == "Urinary retention: severe"
    assert phrase(reason(text="word " * 20)) == "Glaucoma"


def test_h26_an_inference_is_marked() -> None:
    assert phrase(reason(short="sedation", inferred="counted among opioids")) == "Glaucoma: sedation (inferred)"


def test_what_a_reason_depends_on_is_said() -> None:
    open_one = reason(match="unknown", needs=('whether this applies: "acute narrow-angle"',))
    assert phrase(open_one) == "Glaucoma: depends on \u201cacute narrow-angle\u201d"
    assert phrase(reason(about="Older adult", match="unknown", needs=("eGFR",))) == "Older adult: depends on eGFR"


def test_the_label_s_own_word_comes_first_and_the_rest_is_counted() -> None:
    found = brief(
        [
            reason(short="listed", basis="guideline", text="1"),
            reason(short="own", text="2"),
            reason(level="caution", text="3"),
        ],
        Verdict("avoid"),
    )
    assert [part.text for part in found.parts] == ["Glaucoma: own", "Glaucoma: listed"]
    assert found.more == 1


def test_what_may_apply_comes_after_what_does_and_before_the_next_level() -> None:
    places = [Verdict("contraindicated"), Verdict("contraindicated", certain=False), Verdict("avoid")]
    assert [one.place for one in places] == sorted(one.place for one in places)
    assert len({one.place for one in places}) == 3
