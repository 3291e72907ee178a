"""Hazard H41: every name of every search box, typed and confirmed with Enter, once and twice, is what it means.

What a name means is read from the tables here, not asked of the code under test.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import AgentNameRow, ClassNameRow, ConditionNameRow, FactorNameRow, ProductRow
from dashboard.data.schema.terms import AGENT_CLASSES, CONDITIONS, FACTORS_CORE, FACTORS_OTHER
from dashboard.interactions.classes import with_washout
from dashboard.names.answers import Answer
from dashboard.names.clinical_terms import read_terms, term_options
from dashboard.names.medicine_names import NOT_OFFERED, medicine_options
from dashboard.names.medicines import read_medicines
from dashboard.names.relaxants import SYNONYMS, option_label, read_names, relaxant_options
from dashboard.names.spelling import fold
from dashboard.ui.factor_form import ASKED
from dashboard.ui.medicine_form import NIL, NO_MEDICINE, NONE, _read
from dashboard.ui.person_form import _read_allergy
from dashboard.ui.search_box import settled
from tests.unit.names.boxes import Box, enter_in_selectbox

Meanings = dict[str, set[frozenset[str]]]
"""Name as written -> its meanings, each a set of keys: several keys for the ingredients of a combination."""
Held = list[str]


def merged(pairs: Iterable[tuple[str, frozenset[str]]]) -> Meanings:
    """Give every name the meanings of all names that are spelt alike but for case and punctuation."""
    written: dict[str, str] = {}
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for name, meaning in pairs:
        written.setdefault(name, fold(name))
        found[fold(name)].add(meaning)
    return {name: found[folded] for name, folded in written.items()}


def relaxant_meanings(real: Catalogue) -> Meanings:
    """Return the relaxants of every name, key, brand and synonym; a brand that begins another brand means both."""
    brands = [(row.brand, row.relaxant) for row in real.every(ProductRow) if row.brand]
    for relaxant in real.names:
        summary = real.summary(relaxant)
        brands += [(brand, relaxant) for brand in summary.us_brands + summary.other_brands]
    brands = [(re.sub(r" \([^)]*\)$", "", brand), relaxant) for brand, relaxant in brands]
    sold = {fold(brand) for brand, _ in brands}
    others = [row for row in real.every(AgentNameRow) if row.kind != "generic" and len(row.agent) == 1]
    told_as = [(row.kind, row.name, row.agent[0]) for row in others if row.agent[0] in real.names]
    brands += [(name, key) for kind, name, key in told_as if kind == "brand" and fold(name) not in sold]
    longer = [(short, key) for short, _ in brands for long, key in brands if fold(long).startswith(f"{fold(short)} ")]
    drugs = {fold(name) for key, name in real.names.items()} | {fold(key) for key in real.names}
    named = [*((name, key) for key, name in real.names.items()), *((key, key) for key in real.names)]
    synonyms = [(name, key) for key, names in SYNONYMS.items() for name in names]
    told = {fold(name) for name, _ in (*brands, *synonyms)}
    synonyms += [(name, key) for _, name, key in told_as if fold(name) not in told]
    rest = [(name, key) for name, key in (*brands, *longer, *synonyms) if fold(name) not in drugs]
    return merged((name, frozenset({key})) for name, key in (*named, *rest))


def medicine_meanings(real: Catalogue) -> Meanings:
    """Return the agents or the class of every name of a medicine; a name of an agent is no class beside it."""
    agents = [(row.name, frozenset(row.agent)) for row in real.every(AgentNameRow)]
    taken = {fold(name) for name, _ in agents}
    classes = [(words, key) for key, words in AGENT_CLASSES.items() if key not in NOT_OFFERED]
    classes += [(row.name, row.class_) for row in real.every(ClassNameRow)]
    return merged(
        [*agents, *((name, frozenset({f"{key} (class)"})) for name, key in classes if fold(name) not in taken)]
    )


def keys_of(real: Catalogue, text: str) -> frozenset[str]:
    """Return what one understood text counts as."""
    return frozenset(
        f"{one.key} (class)" if one.kind == "class" else one.key for one in read_medicines(real, [text]).medicines
    )


def medicine_box(real: Catalogue, only: frozenset[str] | None = None) -> Box:
    return Box([NONE, NIL, *medicine_options(real, only)])


def type_medicine(real: Catalogue, box: Box, text: str, held: Held) -> Held:
    """Type a text into "Takes", press Enter, and let the page settle what the box holds."""
    taken = box.enter(text, held)
    return settled([*held, *([taken] if taken else [])], lambda texts: read_taken(real, texts))


def read_taken(real: Catalogue, texts: Sequence[str]) -> Sequence[Answer]:
    return _read(real, texts).answers


def type_relaxant(real: Catalogue, box: Box, text: str, held: Held) -> tuple[Held, set[frozenset[str]]]:
    """Type a text into the sidebar and press Enter: the labels picked, and the relaxants of what is asked."""
    by_label = {option_label(real, option): option for option in relaxant_options(real)}
    taken = box.enter(text, held)
    reading = read_names(real, [by_label.get(label, label) for label in (*held, *([taken] if taken else []))])
    asked = {
        frozenset(read_names(real, [label]).relaxants) for labels in reading.questions.values() for label in labels
    }
    assert not reading.unknown, (text, taken)
    return [real.names[key] for key in reading.relaxants], asked


def test_h41_every_name_in_the_sidebar_picks_what_it_means_typed_once_and_twice(real: Catalogue) -> None:
    box = Box([option_label(real, option) for option in relaxant_options(real)])
    meanings, wrong = relaxant_meanings(real), []
    for name, meant in meanings.items():
        for text in {name, name.lower(), name.upper()}:
            held, asked = type_relaxant(real, box, text, [])
            again = type_relaxant(real, box, text, held)
            picked = {frozenset({key}) for key, label in real.names.items() if label in held}
            right = (picked, asked) == ((meant, set()) if len(meant) == 1 else (set(), meant))
            if not right or again != (held, asked):
                wrong.append((text, held, asked, again, meant))
    assert len(meanings) > 150
    assert wrong == []


def test_h41_every_relaxant_name_in_allergic_to_is_what_it_means(real: Catalogue) -> None:
    box = Box([NONE, *(option_label(real, option) for option in relaxant_options(real))])
    keys, wrong = {name: key for key, name in real.names.items()}, []

    def read(texts: Sequence[str]) -> list[Answer]:
        return [answer for text in texts for answer in _read_allergy(real, text)]

    for name, meant in relaxant_meanings(real).items():
        taken = box.enter(name)
        held = settled([taken] if taken else [], read)
        again = settled([*held, *([more] if (more := box.enter(name, held)) else [])], read)
        found = {frozenset({keys[text]}) for text in held if text in keys}
        asked = {frozenset(read_names(real, [label]).relaxants) for one in read(held) for label in one.choices}
        right = (found, asked) == ((meant, set()) if len(meant) == 1 else (set(), meant))
        if not right or again != held:
            wrong.append((name, held, again, meant))
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("shorter", [False, True], ids=["Takes", "Stopped"])
def test_h41_every_name_of_a_medicine_is_what_it_means_typed_once_and_twice(real: Catalogue, shorter: bool) -> None:
    box = medicine_box(real, with_washout(real) if shorter else None)
    meanings, wrong = medicine_meanings(real), []
    for name, meant in meanings.items():
        held = type_medicine(real, box, name, [])
        answers = read_medicines(real, held).answers
        asked = {keys_of(real, label) for answer in answers for label in answer.choices}
        found = {keys_of(real, answer.found) for answer in answers if answer.understood}
        right = (found, asked) == ((meant, set()) if len(meant) == 1 else (set(), meant))
        again = type_medicine(real, box, name, held)
        if not right or again != held:
            wrong.append((name, held, again, meant))
    assert len(meanings) > 10_000
    assert wrong == []


SIDEBAR = {
    "baclofen": "Baclofen (oral)",
    "BACLOFEN": "Baclofen (oral)",
    "bac": "Baclofen (oral)",
    "Intrathecal baclofen": "Intrathecal baclofen",
    "ITB": "Intrathecal baclofen",
    "baclofen pump": "Intrathecal baclofen",
    "Baclofen Intrathecal Sintetica": "Intrathecal baclofen",
    "Lioresal Intrathecal": "Intrathecal baclofen",
    "Lioresal": "? Baclofen (oral) / Intrathecal baclofen",
    "lioresal": "? Baclofen (oral) / Intrathecal baclofen",
    "botulinum toxin": "? AbobotulinumtoxinA / IncobotulinumtoxinA / OnabotulinumtoxinA",
    "Botox": "OnabotulinumtoxinA",
    "Dysport": "AbobotulinumtoxinA",
    "Zanaflex": "Tizanidine",
    "Sirdalud": "Tizanidine",
    "tiz": "Tizanidine",
    "Flexeril": "Cyclobenzaprine",
    "Amrix": "Cyclobenzaprine",
    "cyclobenzaprine": "Cyclobenzaprine",
    "Tonmya": "Sublingual cyclobenzaprine",
    "Norflex": "Orphenadrine",
    "orphenadrine citrate": "Orphenadrine",
    "Soma": "Carisoprodol",
    "Robaxin": "Methocarbamol",
    "Valium": "Diazepam",
    "Dantrium": "Dantrolene",
    "Parafon Forte": "Chlorzoxazone",
    "Neurontin": "Gabapentin",
}
TAKES = {
    "ASA": "Aspirin",
    "venlafaxine": "Venlafaxine",
    "desvenlafaxine": "Desvenlafaxine",
    "duloxetine": "Duloxetine",
    "zopiclone": "Zopiclone",
    "eszopiclone": "Eszopiclone",
    "omeprazole": "Omeprazole",
    "esomeprazole": "Esomeprazole",
    "citalopram": "Citalopram",
    "escitalopram": "Escitalopram",
    "loratadine": "Loratadine",
    "ofloxacin": "Ofloxacin",
    "ibuprofen": "Ibuprofen",
    "prednisone": "Prednisone",
    "prednisolone": "Prednisolone",
    "codeine": "Codeine",
    "co-codamol": "Codeine + paracetamol (co-codamol)",
    "cocodamol": "Codeine + paracetamol (co-codamol)",
    "Percocet": "Oxycodone + paracetamol (Percocet)",
    "Tylenol": "Paracetamol",
    "Tylenol PM": "Diphenhydramine + paracetamol (Tylenol PM)",
    "insulin": "Insulin",
    "Cipro": "Ciprofloxacin",
    "Cipramil": "Citalopram",
    "gabapentin 300 mg tds": "Gabapentin",
    "Accrete D3": "Calcium carbonate + colecalciferol (Accrete D3)",
    "acetaminophen": "Paracetamol",
    "albuterol": "Salbutamol",
    "frusemide": "Furosemide",
    "lignocaine": "Lidocaine",
    "amphetamine": "Amfetamine",
    "rifampin": "Rifampicin",
    "epinephrine": "Adrenaline",
    "MAOI": "MAO inhibitors",
    "SSRI": "SSRIs",
    "the pill": "Oral contraceptives",
    "Benadryl": "? Acrivastine / Cetirizine / Diphenhydramine",
    "Zantac": "? Famotidine / Ranitidine",
    "T3": "? Codeine + paracetamol / Liothyronine",
    "nil": "None",
    "xyzzymycin": "? ",
}
"""By its written name without the brand behind it; what could be several things is a question."""
FACTORS = {
    "BPH": "Urinary retention, prostatism",
    "COPD": "Respiratory disease",
    "renal": "Kidney impairment",
    "MI": "Recent heart attack",
    "AF": "Heart rhythm disorder",
    "falls": "Frailty, falls",
    "stroke": "Stroke",
    "TIA": "Stroke",
    "pregnant": "Pregnancy",
    "pregnancy": "Pregnancy",
    "lactation": "Breastfeeding",
    "HTN": "High blood pressure",
    "low BP": "Low blood pressure",
    "alcohol": "Drinks alcohol",
    "PD": "? Dialysis / Parkinson's disease / Psychiatric disorder",
    "ESRD": "? Dialysis / Kidney impairment",
    "pacemaker": "? Heart block / Heart rhythm disorder",
    "elderly": "? enter the age. Rules for older adults apply from 65 years.",
    "liver": "? choose the liver function in the field “Liver”.",
    "gout": "? ",
}
ASKED_CONDITIONS = {key: words for key, words in CONDITIONS.items() if key != "other"}
CONDITION_WORDS = {
    "MS": "Spasticity in multiple sclerosis",
    "stroke": "Spasticity after stroke",
    "CP": "Spasticity in cerebral palsy",
    "SCI": "Spasticity after spinal cord injury or disease",
    "FM": "Fibromyalgia",
    "LBP": "? Acute low back pain / Chronic low back pain",
    "back pain": "? Acute low back pain / Chronic low back pain",
    "hiccups": "? ",
}


def said(answers: Sequence[Answer]) -> str:
    """Write answers as the tables above do: a name, or a question mark and what is offered or advised."""
    (answer,) = answers
    return answer.found or f"? {answer.hint or ' / '.join(sorted(answer.choices))}"


@pytest.mark.parametrize(("typed", "right"), SIDEBAR.items())
def test_h41_the_sidebar_takes_what_was_typed(real: Catalogue, typed: str, right: str) -> None:
    box = Box([option_label(real, option) for option in relaxant_options(real)])
    held, asked = type_relaxant(real, box, typed, [])
    offered = " / ".join(sorted(real.names[key] for keys in asked for key in keys))
    assert (held or [f"? {offered}"]) == [right]
    assert type_relaxant(real, box, typed, held) == (held, asked)


@pytest.mark.parametrize(("typed", "right"), TAKES.items())
def test_h41_takes_takes_what_was_typed(real: Catalogue, typed: str, right: str) -> None:
    held = type_medicine(real, medicine_box(real), typed, [])
    answers = read_taken(real, held)
    plain = [replace(one, choices=tuple(map(without_brand, one.choices))) for one in answers]
    assert without_brand(said(plain)) == without_brand(right)
    assert type_medicine(real, medicine_box(real), typed, held) == held


@pytest.mark.parametrize("typed", sorted(NO_MEDICINE))
def test_h41_every_word_for_none_means_none(real: Catalogue, typed: str) -> None:
    for box in (medicine_box(real), medicine_box(real, with_washout(real))):
        assert type_medicine(real, box, typed, []) == [NONE]


def without_brand(label: str) -> str:
    return re.sub(r" \([^)]*\)$", "", label)


@pytest.mark.parametrize(("typed", "right"), FACTORS.items())
def test_h41_patient_factors_take_what_was_typed(real: Catalogue, typed: str, right: str) -> None:
    taken = Box(term_options(real, "factor", ASKED)).enter(typed)
    assert said(read_terms(real, "factor", ASKED, [str(taken)])) == right


@pytest.mark.parametrize(("typed", "right"), CONDITION_WORDS.items())
def test_h41_the_condition_takes_what_was_typed(real: Catalogue, typed: str, right: str) -> None:
    assert said(read_terms(real, "condition", ASKED_CONDITIONS, [enter_in_selectbox(typed)])) == right


def test_a_longer_name_waits_for_the_rest_of_its_letters(real: Catalogue) -> None:
    """A brand that only begins like a drug is never what the name of the drug takes, whatever is held already."""
    box = Box([option_label(real, option) for option in relaxant_options(real)])
    assert box.enter("baclofen", ["Baclofen (oral)"]) == "baclofen"
    assert box.enter("Tizanidine", ["Tizanidine"]) is None
    drugs = medicine_box(real)
    assert drugs.enter("Tylenol") == "Tylenol (paracetamol)"
    assert "Tylenol PM (diphenhydramine + paracetamol)" in drugs.offered("Tylenol")


def test_the_box_of_these_tests_is_streamlits() -> None:
    """The rules are those of the Multiselect of Streamlit 1.67; a browser test types the same names for real."""
    box = Box(["None", "Zanaflex (tizanidine)", "tizanidine", "Tizanidine forte"])
    assert box.offered("TIZ") == ["tizanidine", "Tizanidine forte"]
    assert box.enter("tiz", ["tizanidine"]) == "Tizanidine forte"
    assert box.enter("tizanidin e") == "tizanidin e"
    assert box.enter("tizanidine", ["tizanidine", "Tizanidine forte"]) is None
    assert box.enter("Tizanidine", ["tizanidine", "Tizanidine forte"]) == "Tizanidine"


def factor_meanings(real: Catalogue) -> Meanings:
    labels = [(words, key) for named in (FACTORS_CORE, FACTORS_OTHER, ASKED) for key, words in named.items()]
    rows = [(row.name, row.factor) for row in real.every(FactorNameRow)]
    return merged((name, frozenset({key})) for name, key in (*rows, *labels))


def condition_meanings(real: Catalogue) -> Meanings:
    rows = [(row.name, row.condition) for row in real.every(ConditionNameRow)]
    named = [(words, key) for key, words in CONDITIONS.items() if key != "other"]
    return merged((name, frozenset({key})) for name, key in (*rows, *named))


def answered(answers: Sequence[Answer], words: dict[str, str]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Return the terms found, and those asked about or sent to a field of their own."""
    keys = {label: key for key, label in words.items()}
    found = {frozenset({keys[one.found]}) for one in answers if one.found}
    return found, {frozenset({keys[label]}) for one in answers for label in one.choices}


def test_h41_every_name_of_a_patient_factor_is_what_it_means_typed_once_and_twice(real: Catalogue) -> None:
    words = FACTORS_CORE | FACTORS_OTHER | ASKED
    box, wrong = Box(term_options(real, "factor", ASKED)), []

    def read(texts: Sequence[str]) -> list[Answer]:
        return read_terms(real, "factor", ASKED, texts)

    meanings = factor_meanings(real)
    for name, meant in meanings.items():
        taken = box.enter(name)
        held = settled([taken] if taken else [], read)
        again = settled([*held, *([more] if (more := box.enter(name, held)) else [])], read)
        found, asked = answered(read(held), words)
        (only,) = next(iter(meant)) if len(meant) == 1 else ("",)
        if len(meant) > 1:
            right = (found, asked) == (set(), meant)
        elif only in ASKED:
            right = (found, asked) == (meant, set())
        else:
            right = not found and not asked and all(answer.hint for answer in read(held))
        if not right or again != held:
            wrong.append((name, held, again, meant))
    assert len(meanings) > 650
    assert wrong == []


def test_h41_every_name_of_a_condition_is_what_it_means_typed_once_and_twice(real: Catalogue) -> None:
    meanings, wrong = condition_meanings(real), []

    def read(texts: Sequence[str]) -> list[Answer]:
        return read_terms(real, "condition", ASKED_CONDITIONS, texts)

    for name, meant in meanings.items():
        held = settled([enter_in_selectbox(name)], read)
        found, asked = answered(read(held), ASKED_CONDITIONS)
        right = (found, asked) == ((meant, set()) if len(meant) == 1 else (set(), meant))
        if not right or len(held) != 1 or settled(held, read) != held:
            wrong.append((name, held, meant))
    assert len(meanings) > 90
    assert wrong == []
