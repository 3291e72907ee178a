"""The one search box of Start: every name leads where it should, nothing is guessed (hazard H41)."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.names.anything import Lead, everything_options, read_anything
from dashboard.names.brands import aliases, brand_of
from dashboard.names.medicine_names import medicine_names
from dashboard.names.relaxants import read_names
from dashboard.names.spelling import fold


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("tizanidine", Lead(relaxants=("tizanidine",))),
        ("Zanaflex", Lead(relaxants=("Zanaflex",))),
        ("spasticity", Lead(filters={"purpose": "spasticity", "condition": []})),
        ("MS spasticity", Lead(filters={"condition": ["spasticity_ms"], "purpose": "any"})),
        ("fibromyalgia", Lead(filters={"condition": ["fibromyalgia"], "purpose": "any"})),
        ("GABA-B", Lead(filters={"acts": ["gaba_b"], "purpose": "any"})),
        ("cipro", Lead(medicines=("Ciprofloxacin (Cipro)",))),
        ("MAO inhibitors", Lead(medicines=("MAO inhibitors (class)",))),
        ("alcohol", Lead(medicines=("Alcohol",))),
        ("baclofen and cyclobenzaprine", Lead(relaxants=("baclofen", "cyclobenzaprine"))),
        ("tizanidine + ciprofloxacin", Lead(relaxants=("tizanidine",), medicines=("Ciprofloxacin",))),
    ],
)
def test_a_name_leads_to_what_it_means(real: Catalogue, text: str, lead: Lead) -> None:
    answer, found = read_anything(real, text)
    assert answer.understood
    assert found == lead


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Lioresal", "Lioresal Intrathecal (intrathecal baclofen)"),
        ("back pain", "Chronic low back pain"),
        ("benzodiazepines", "benzodiazepines (taken with it)"),
        ("MS", "Morphine (MS)"),
        ("botulinum toxin", "OnabotulinumtoxinA"),
    ],
)
def test_h41_a_name_with_several_meanings_asks_and_each_answer_is_understood(
    real: Catalogue, text: str, offered: str
) -> None:
    answer, lead = read_anything(real, text)
    assert lead is None
    assert offered in answer.choices
    assert all(read_anything(real, choice)[1] for choice in answer.choices)


@pytest.mark.parametrize(("text", "near"), [("tizanidin", "Tizanidine"), ("ciprofloxacine", "Ciprofloxacin")])
def test_h41_a_misspelt_name_is_suggested_and_never_taken(real: Catalogue, text: str, near: str) -> None:
    answer, lead = read_anything(real, text)
    assert lead is None
    assert near in answer.similar


@pytest.mark.parametrize("text", ["xyzzy", "tizanidine, xyzzy", "xyzzy + ciprofloxacin", "   "])
def test_h25_what_nobody_knows_leads_nowhere_even_beside_a_known_name(real: Catalogue, text: str) -> None:
    answer, lead = read_anything(real, text)
    assert lead is None
    assert not answer.choices


def test_every_option_leads_somewhere_or_asks(real: Catalogue) -> None:
    for option in everything_options(real):
        answer, lead = read_anything(real, option)
        assert lead or answer.choices, option


def test_h41_no_longer_name_stands_before_a_name_that_is_typed_in_full(real: Catalogue) -> None:
    """Enter takes the first option that begins with what is typed."""
    options = [option.lower() for option in everything_options(real)]
    typed = [*map(fold, real.names.values()), *(fold(brand_of(label)) for label in aliases(real))]
    for name in dict.fromkeys([*typed, *medicine_names(real).meanings]):
        first = next((option for option in options if option.startswith(name)), name)
        assert fold(first.partition(" (")[0]) == name or name not in medicine_names(real).meanings, (name, first)


def test_every_brand_leads_to_its_drug(real: Catalogue) -> None:
    for label in aliases(real):
        _, lead = read_anything(real, label)
        assert lead
        assert read_names(real, lead.relaxants).relaxants == read_names(real, [label]).relaxants
