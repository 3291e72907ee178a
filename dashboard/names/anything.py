"""What a text in the one search box of Start means: a drug, a class, a condition, or a medicine taken with it (H41)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, zip_longest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import RelaxantRow
from dashboard.data.schema.terms import CONDITIONS, SITES, TARGETS
from dashboard.names.answers import MOST_SUGGESTIONS, Answer, in_order_of_search
from dashboard.names.clinical_terms import read_terms, term_options
from dashboard.names.medicine_names import medicine_names
from dashboard.names.medicines import read_medicines
from dashboard.names.relaxants import option_label, read_names, relaxant_options
from dashboard.names.spelling import fold

ASKED = {condition: words for condition, words in CONDITIONS.items() if condition != "other"}
AS_CLASS, AS_MEDICINE, AS_CONDITION = " (muscle relaxants of this class)", " (taken with it)", " (condition)"
"""Ends of choices that say which meaning of a name is meant; a text that ends so has no other meaning."""
PURPOSE_NAMES = {
    "spasticity": "spasticity",
    "spastic": "spasticity",
    "antispastic": "spasticity",
    "antispastics": "spasticity",
    "spasm": "spasm",
    "spasms": "spasm",
    "muscle spasm": "spasm",
    "painful muscle spasm": "spasm",
    "antispasmodic": "spasm",
    "antispasmodics": "spasm",
}
"""Words for what a whole part of the class is for -> value of the filter ``purpose``."""
PURPOSE_LABELS = ("Spasticity", "Muscle spasm")
SHORTEST_CLASS = 4
_BETWEEN = re.compile(r"\s*(?:[,;+&]|\band\b|\bwith\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Lead:
    """Where a text leads.

    Parameters
    ----------
    relaxants
        Names to pick, as the sidebar reads them: a brand chooses its form.
    medicines
        Labels of medicines taken with them, as the boxes of Interactions read them.
    filters
        Parameter -> value of the filters of the class.
    """

    relaxants: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    filters: Mapping[str, object] = field(default_factory=dict[str, object])


Found = tuple[Answer, Lead | None]


@lru_cache(maxsize=4)
def everything_options(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the options of the box: drugs, brands and conditions; medicines are read as typed.

    A medicine whose name begins an option ("MS") is an option too, or Enter would take the longer name.
    """
    labels = [option_label(catalogue, option) for option in relaxant_options(catalogue)]
    labels += [*PURPOSE_LABELS, *term_options(catalogue, "condition", ASKED)]
    labels = list({fold(label): label for label in reversed(labels)}.values())
    heads = {fold(label.partition(" (")[0]) for label in labels}
    begins = {label.lower()[:end] for label in labels for end in range(1, len(label))}
    names = medicine_names(catalogue)
    labels += [names.written[name] for name in names.meanings if name in begins and name not in heads]
    generic = set(catalogue.names.values())
    return tuple(in_order_of_search(labels, generic.__contains__))


def read_anything(catalogue: Catalogue, text: str) -> Found:
    """Understand a text: where it leads, or the question that it leaves; nothing is guessed."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2 or _as_relaxant(catalogue, text)[1]:
        return _read(catalogue, text)
    read = [_read(catalogue, part) for part in parts]
    leads = [lead for _, lead in read if lead and not lead.filters]
    if not any(lead.relaxants for lead in leads):
        return _read(catalogue, text)
    if len(leads) < len(parts):
        left = chain.from_iterable(answer.choices or answer.similar for answer, lead in read if not lead)
        return Answer(text, similar=tuple(left)[:MOST_SUGGESTIONS]), None
    return Answer(text, text), Lead(
        tuple(chain.from_iterable(lead.relaxants for lead in leads)),
        tuple(chain.from_iterable(lead.medicines for lead in leads)),
    )


def _read(catalogue: Catalogue, text: str) -> Found:
    """Read one name; what is both a drug of the class and a medicine is the drug."""
    for suffix, read in ((AS_CLASS, _as_class), (AS_MEDICINE, _as_medicine), (AS_CONDITION, _as_condition)):
        if text.endswith(suffix):
            answer, lead = read(catalogue, text.removesuffix(suffix))
            return (replace(answer, typed=text, found=text) if lead else answer), lead
    purpose = PURPOSE_NAMES.get(fold(text))
    if purpose:
        return Answer(text, text), Lead(filters={"purpose": purpose, "condition": []})
    drug = _as_relaxant(catalogue, text)
    group = _as_class(catalogue, text)
    if drug[1]:
        return drug
    if drug[0].choices:
        more = (f"{text}{AS_CLASS}",) if group[1] else ()
        return replace(drug[0], choices=(*drug[0].choices, *more)), None
    others = {AS_CLASS: group, AS_CONDITION: _as_condition(catalogue, text), AS_MEDICINE: _as_medicine(catalogue, text)}
    return _one_of(text, drug[0], others)


def _one_of(text: str, drug: Answer, others: Mapping[str, Found]) -> Found:
    """Return the one meaning among some vocabularies, a question where there are several, else names spelt alike."""
    meant = {suffix: found for suffix, found in others.items() if found[1]}
    asking = [answer for answer, _ in others.values() if answer.choices]
    if len(meant) == 1 and not asking:
        return next(iter(meant.values()))
    if meant or asking:
        own = tuple(f"{text}{suffix}" for suffix in meant)
        near = others[AS_CONDITION][0].similar[:2] if not own else ()
        return Answer(text, choices=(*own, *chain.from_iterable(answer.choices for answer in asking), *near)), None
    alike = zip_longest(drug.similar, *(answer.similar for answer, _ in others.values()))
    labels = dict.fromkeys(label for row in alike for label in row if label)
    return Answer(text, similar=tuple(labels)[: MOST_SUGGESTIONS + 2]), None


def _as_relaxant(catalogue: Catalogue, text: str) -> Found:
    reading = read_names(catalogue, [text])
    if reading.questions:
        return Answer(text, choices=tuple(chain.from_iterable(reading.questions.values()))), None
    if reading.relaxants and not reading.unknown:
        return Answer(text, text), Lead(relaxants=(text,))
    return Answer(text, similar=tuple(chain.from_iterable(reading.unknown.values()))), None


def _as_condition(catalogue: Catalogue, text: str) -> Found:
    answers = read_terms(catalogue, "condition", ASKED, [text])
    if len(answers) != 1 or not answers[0].found:
        choices = tuple(chain.from_iterable(answer.choices for answer in answers))
        return Answer(text, choices=choices, similar=answers[0].similar if answers else ()), None
    condition = next(key for key, words in ASKED.items() if words == answers[0].found)
    return Answer(text, text), Lead(filters={"condition": [condition], "purpose": "any"})


def _as_class(catalogue: Catalogue, text: str) -> Found:
    """Read a site or target of action, or what the chemical class of a relaxant begins with."""
    folded = fold(text)
    for word, words in {**TARGETS, **SITES}.items():
        if folded in (fold(words), fold(word), fold(words.removesuffix(" receptor"))):
            return Answer(text, text), Lead(filters={"acts": [word], "purpose": "any"})
    one = folded.removesuffix("s")
    classes = [fold(row.chemical_class) for row in catalogue.every(RelaxantRow)]
    if len(one) >= SHORTEST_CLASS and any(words.startswith(one) for words in classes):
        return Answer(text, text), Lead(filters={"q": one, "purpose": "any"})
    return Answer(text), None


def _as_medicine(catalogue: Catalogue, text: str) -> Found:
    reading = read_medicines(catalogue, [text])
    answers: Sequence[Answer] = reading.answers
    if answers and all(answer.found for answer in answers):
        return Answer(text, text), Lead(medicines=tuple(answer.found for answer in answers))
    choices = tuple(chain.from_iterable(answer.choices for answer in answers))
    return Answer(text, choices=choices, similar=tuple(chain.from_iterable(one.similar for one in answers))), None
