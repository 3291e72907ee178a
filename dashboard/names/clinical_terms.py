"""Patient factors and conditions as clinicians type them: names, abbreviations, synonyms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import ConditionNameRow, Factor, FactorNameRow
from dashboard.data.schema.terms import CONDITIONS, FACTORS_CORE, FACTORS_OTHER
from dashboard.names.answers import Answer, in_order_of_search, similar
from dashboard.names.spelling import entries, fold

WHICH, ELSEWHERE = "(which one?)", "(has its own field)"


ELSEWHERE_ON_THE_FORM: dict[Factor, str] = {
    "children": "enter the age. Rules for children apply below 18 years.",
    "older_adult": "enter the age. Rules for older adults apply from 65 years.",
    "hepatic_impairment": "choose the liver function in the field “Liver”.",
    "dialysis": "choose it in the field “Kidney function”.",
    "hypersensitivity": "name the relaxant in the field “Allergic to”.",
}
"""Factors that have a field of their own, and what to do there."""
Kind = Literal["factor", "condition"]


@dataclass(frozen=True)
class Terms:
    """Terms that a user may name.

    Parameters
    ----------
    labels
        Label of each term.
    named
        The other names that are in use, each with its term.
    elsewhere
        Terms that have a field of their own, and what to do there.
    """

    labels: Mapping[str, str]
    named: Callable[[Catalogue], Sequence[tuple[str, str]]]
    elsewhere: Mapping[str, str]


def _factor_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(row.name, row.factor) for row in catalogue.every(FactorNameRow)]


def _condition_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(row.name, row.condition) for row in catalogue.every(ConditionNameRow)]


TERMS: dict[Kind, Terms] = {
    "factor": Terms(FACTORS_CORE | FACTORS_OTHER, _factor_names, {**ELSEWHERE_ON_THE_FORM}),
    "condition": Terms(CONDITIONS, _condition_names, {}),
}


@lru_cache(maxsize=8)
def _by_name(catalogue: Catalogue, kind: Kind) -> Mapping[str, tuple[str, ...]]:
    """Return the terms of every folded name; several where a word can mean several."""
    terms = TERMS[kind]
    found: dict[str, dict[str, None]] = {}
    for name, term in terms.named(catalogue):
        found.setdefault(fold(name), {})[term] = None
    for term, words in terms.labels.items():
        found[fold(words)] = {term: None}
        found.setdefault(fold(term), {term: None})
    return MappingProxyType({name: tuple(found_terms) for name, found_terms in found.items()})


def term_options(catalogue: Catalogue, kind: Kind, asked: Mapping[str, str]) -> tuple[str, ...]:
    """Return the options of a search box: every term by its name, and every other name with it in brackets.

    Parameters
    ----------
    kind
        Key of `TERMS`.
    asked
        Name on the form of every term that can be chosen.
    """
    named, terms = _by_name(catalogue, kind), TERMS[kind]
    labels = dict.fromkeys(asked.values(), True)
    written = {fold(words): (words, term) for term, words in terms.labels.items()}
    written |= {fold(name): (name, term) for name, term in terms.named(catalogue)}
    for folded, (name, term) in written.items():
        if len(named[folded]) > 1:
            labels[f"{name} {WHICH}"] = False
        elif term in asked and folded != fold(asked[term]):
            labels[f"{name} ({asked[term]})"] = False
        elif term in terms.elsewhere:
            labels[f"{name} {ELSEWHERE}"] = False
    return tuple(in_order_of_search(labels, labels.__getitem__))


def read_terms(catalogue: Catalogue, kind: Kind, asked: Mapping[str, str], typed: Sequence[str]) -> list[Answer]:
    """Understand words for terms, each of which may be a list; a word without a term is never given one."""
    by_label = {fold(words): (term,) for term, words in asked.items()}
    names = {**_by_name(catalogue, kind), **by_label}
    answers: list[Answer] = []
    for text in (text.removesuffix(WHICH).removesuffix(ELSEWHERE).strip() for text in typed):
        parts = [text] if fold(text) in names or _head(text) in names else entries(text)
        answers += [_answer(part, names, TERMS[kind], asked) for part in parts or [text]]
    return answers


def _head(text: str) -> str:
    """Return the folded name in an option such as ``BPH (Urinary retention, prostatism)``."""
    return fold(text.partition(" (")[0])


def _answer(text: str, names: Mapping[str, tuple[str, ...]], terms: Terms, asked: Mapping[str, str]) -> Answer:
    found = names.get(fold(text)) or names.get(_head(text), ())
    if len(found) > 1:
        return Answer(text, choices=tuple(asked.get(term, terms.labels[term]) for term in found))
    if found:
        return Answer(text, asked[found[0]]) if found[0] in asked else Answer(text, hint=terms.elsewhere[found[0]])
    near = similar(fold(text), list(names), lambda name: asked.get(names[name][0], ""))
    return Answer(text, similar=tuple(label for label in near if label))
