"""Patient factors as clinicians type them: names, abbreviations, synonyms; what has its own field is sent there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from dashboard.catalogue import Catalogue
from dashboard.frames import records
from dashboard.names.answers import Answer, in_order_of_search, similar
from dashboard.names.spelling import entries, fold
from dashboard.schema.terms import FACTORS_CORE, FACTORS_OTHER

ELSEWHERE = {
    "children": "enter the age; rules for children apply below 18 years.",
    "older_adult": "enter the age; rules for older adults apply from 65 years.",
    "hepatic_impairment": "choose the liver function under “Liver”.",
    "dialysis": "choose it under “Kidney function”.",
    "hypersensitivity": "name the relaxant under “Allergic to”.",
}
"""Factors that have a field of their own, and what to do there."""


@lru_cache(maxsize=4)
def _factors_by_name(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return the factors of every folded name; several where a word can mean several."""
    found: dict[str, dict[str, None]] = {}
    for row in records(catalogue["factor_names"]):
        found.setdefault(fold(row["name"]), {})[row["factor"]] = None
    for factor, words in (FACTORS_CORE | FACTORS_OTHER).items():
        for name in (words, factor.replace("_", " ")):
            found.setdefault(fold(name), {factor: None})
    return {name: tuple(factors) for name, factors in found.items()}


def factor_options(catalogue: Catalogue, asked: Mapping[str, str]) -> tuple[str, ...]:
    """Return the options of a search box: every factor by its name, and every other name with it in brackets.

    Parameters
    ----------
    asked
        Name on the form of every factor that is answered with yes or no.
    """
    labels = dict.fromkeys(asked.values(), True)
    for row in records(catalogue["factor_names"]):
        if len(_factors_by_name(catalogue)[fold(row["name"])]) > 1:
            labels[f"{row['name']} (which one?)"] = False
        elif row["factor"] in asked and fold(row["name"]) != fold(asked[row["factor"]]):
            labels[f"{row['name']} ({asked[row['factor']]})"] = False
    return tuple(in_order_of_search(labels, labels.__getitem__))


def read_factors(catalogue: Catalogue, asked: Mapping[str, str], typed: Sequence[str]) -> list[Answer]:
    """Understand words for patient factors, each of which may be a list; a word without a factor is said to be one."""
    known = _factors_by_name(catalogue)
    by_label = {fold(words): (factor,) for factor, words in asked.items()}
    names = by_label | {name: factors for name, factors in known.items() if name not in by_label}
    parts = [part for text in typed for part in ([text] if _named(text) in names else entries(text) or [text])]
    return [_answer(part, names, asked) for part in parts]


def _named(text: str) -> str:
    """Return the folded name in an option such as ``BPH (Urinary retention, prostatism)``."""
    return fold(text.partition(" (")[0])


def _answer(text: str, names: Mapping[str, tuple[str, ...]], asked: Mapping[str, str]) -> Answer:
    factors = names.get(fold(text)) or names.get(_named(text), ())
    if len(factors) > 1:
        return Answer(text, choices=tuple(asked[factor] for factor in factors if factor in asked))
    if factors:
        (factor,) = factors
        return Answer(text, asked[factor]) if factor in asked else Answer(text, hint=ELSEWHERE[factor])
    near = similar(fold(text), list(names), lambda name: asked.get(names[name][0], ""))
    return Answer(text, similar=tuple(label for label in near if label))
