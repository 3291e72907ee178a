"""Every condition, level and group of medicines has words that a patient knows."""

from __future__ import annotations

from dashboard.data.schema.terms import AGENT_CLASSES, FACTORS_CORE, FACTORS_OTHER, LEVELS
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.wording import plain_words


def test_every_term_has_plain_words_of_its_own() -> None:
    assert set(plain_words.FACTORS) == {*FACTORS_CORE, *FACTORS_OTHER}
    assert set(plain_words.LEVELS) == set(LEVELS)
    assert set(plain_words.AGENT_CLASSES) == set(AGENT_CLASSES)
    assert set(plain_words.AVAILABILITY) == set(VOCABULARIES["availability"])
    for words in (plain_words.FACTORS, plain_words.LEVELS, plain_words.AGENT_CLASSES):
        own = [said for said in words.values() if said != plain_words.BROKEN_DOWN]
        assert len(set(own)) == len(own), "two terms must not read alike"
