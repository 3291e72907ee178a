"""What must hold for every patient: no yes improves a verdict, silence never beats a word, order is nothing."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue, load
from dashboard.data.rows import PrecautionRow
from dashboard.data.schema.terms import FACTORS_CORE, FACTORS_OTHER, RELAXANTS
from dashboard.names.medicine_names import medicine_options
from dashboard.names.medicines import read_medicines
from dashboard.suitability.person import FROM_NUMBERS, Person
from dashboard.suitability.relaxant_lines import RelaxantLine, forms_in, lines_of
from dashboard.suitability.verdict import suitability
from dashboard.wording.forms import speaking_of
from dashboard.wording.kidney import DEGREES
from dashboard.wording.levels import DEMANDS
from dashboard.wording.who import Patient

REAL = load()
FACTORS = sorted({*FACTORS_CORE, *FACTORS_OTHER} - set(FROM_NUMBERS))
MEDICINES = list(read_medicines(REAL, medicine_options(REAL)).medicines)
RANK = {level: at for at, level in enumerate(DEMANDS)}

some = st.one_of
patients = st.builds(
    Patient,
    age_y=some(st.none(), st.floats(0, 100)),
    crcl=some(st.none(), st.floats(1, 150)),
    egfr=some(st.none(), st.floats(1, 120)),
    dialysis=some(st.none(), st.booleans()),
    hepatic=st.sampled_from(["", "none", "mild", "moderate", "severe", "active_disease"]),
    kidney=st.sampled_from(["", *DEGREES]),
)
persons = st.builds(
    Person,
    condition=st.sampled_from(["", "spasticity_ms", "acute_musculoskeletal", "fibromyalgia"]),
    patient=patients,
    factors=st.dictionaries(st.sampled_from(FACTORS), st.booleans(), max_size=4),
    allergies=some(st.none(), st.lists(st.sampled_from(sorted(RELAXANTS)), max_size=2).map(tuple)),
    medicines=some(st.none(), st.lists(st.sampled_from(MEDICINES), max_size=3).map(tuple)),
)
relaxants = st.sampled_from(sorted(RELAXANTS))
places = st.sampled_from(["US", "GB", "DE"])


def by_form(lines: list[RelaxantLine]) -> dict[str, RelaxantLine]:
    return {form: line for line in lines for form in line.forms}


def worst_told(line: RelaxantLine) -> int:
    """Return how bad the worst is that applies or may; every silence is the same."""
    return min(RANK.get(level, len(RANK)) for level in (line.level, line.possible))


def sternness(line: RelaxantLine) -> int:
    return RANK.get(line.level, len(RANK))


@settings(max_examples=150)
@given(persons, relaxants, places, st.sampled_from(FACTORS))
def test_a_factor_that_is_added_never_improves_a_verdict(
    person: Person, relaxant: str, place: str, factor: str
) -> None:
    if person.factors.get(factor) is not None:
        return
    more = replace(person, factors={**person.factors, factor: True})
    before, after = (by_form(lines_of(REAL, relaxant, place, one)) for one in (person, more))
    for form, line in before.items():
        assert sternness(after[form]) <= sternness(line)
        if factor != "renal_impairment":  # a judgement on the kidney settles what was in doubt
            assert worst_told(after[form]) <= worst_told(line)


@settings(max_examples=150)
@given(persons, relaxants, places, st.sampled_from(MEDICINES))
def test_a_medicine_that_is_added_never_improves_a_verdict(
    person: Person, relaxant: str, place: str, medicine: object
) -> None:
    more = replace(person, medicines=(*(person.medicines or ()), medicine))
    before, after = (by_form(lines_of(REAL, relaxant, place, one)) for one in (person, more))
    for form, line in before.items():
        assert sternness(after[form]) <= sternness(line)
        assert worst_told(after[form]) <= worst_told(line)


@pytest.mark.slow
@settings(max_examples=100)
@given(persons, places)
def test_silence_never_stands_before_a_word_and_nothing_is_hidden(person: Person, place: str) -> None:
    result = suitability(REAL, place, person)
    for lines in result.lines.values():
        told = [line.level in DEMANDS or bool(line.possible) for line in lines]
        assert told == sorted(told, reverse=True)
        ranks = [worst_told(line) for line in lines]
        assert ranks == sorted(ranks)
    shown = {(line.relaxant, form) for lines in result.lines.values() for line in lines for form in line.forms}
    assert shown == {(name, form) for name in REAL.names for form in forms_in(REAL, name, place)[0]}


@settings(max_examples=60)
@given(persons, relaxants, places)
def test_a_rule_of_one_form_never_reaches_another(person: Person, relaxant: str, place: str) -> None:
    for line in lines_of(REAL, relaxant, place, person):
        cited = {(one.topic, one.text, one.level) for one in line.reasons}
        for row in REAL.rows(PrecautionRow, relaxant):
            foreign = not speaking_of([row], line.forms)
            if foreign and row.detail and not _also_said(relaxant, line, row):
                assert (row.factor, row.detail, row.level) not in cited


def _also_said(relaxant: str, line: RelaxantLine, row: PrecautionRow) -> bool:
    """Return whether a row of the line's own form says the very same."""
    own = speaking_of(REAL.rows(PrecautionRow, relaxant), line.forms)
    return (row.factor, row.detail, row.level) in {(one.factor, one.detail, one.level) for one in own}


@pytest.mark.slow
@settings(max_examples=40)
@given(persons, relaxants, st.integers(0, 2**31 - 1))
def test_the_order_of_rows_does_not_matter(person: Person, relaxant: str, seed: int) -> None:
    shuffled = {name: frame.sample(frac=1, random_state=seed) for name, frame in REAL.tables.items()}
    other = Catalogue(MappingProxyType(shuffled), REAL.digest)
    here, there = (by_form(lines_of(catalogue, relaxant, "US", person)) for catalogue in (REAL, other))
    for form, line in here.items():
        mirrored = there[form]
        assert (line.level, line.possible, line.fitness.heading) == (
            mirrored.level,
            mirrored.possible,
            mirrored.fitness.heading,
        )
        said = {(one.about, one.text, one.level, one.match) for one in line.reasons}
        assert said == {(one.about, one.text, one.level, one.match) for one in mirrored.reasons}
