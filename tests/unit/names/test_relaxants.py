"""Names lead to therapies and forms; two meanings ask; what is unknown is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.names.brands import RelaxantMeaning, aliases, form_options
from dashboard.names.relaxants import picked_forms, read_names
from tests.builders import catalogue

MADE = catalogue(
    "baclofen",
    "baclofen-intrathecal",
    "cyclobenzaprine",
    products=[
        {"relaxant": "baclofen", "brand": "Lioresal", "form": "tablet"},
        {"relaxant": "baclofen-intrathecal", "brand": "Lioresal Intrathecal", "form": "intrathecal"},
        {"relaxant": "cyclobenzaprine", "brand": "Flexeril", "form": "tablet"},
        {"relaxant": "cyclobenzaprine", "brand": "Amrix", "form": "er_capsule", "strength": "15"},
    ],
)


def test_h1_a_brand_leads_to_its_therapy_and_form() -> None:
    assert aliases(MADE)["Amrix (cyclobenzaprine, extended-release capsule)"] == RelaxantMeaning(
        "cyclobenzaprine", "er_capsule"
    )
    reading = read_names(MADE, ["amrix"])
    assert reading.relaxants == ("cyclobenzaprine",)
    assert reading.forms == ("cyclobenzaprine.er_capsule",)
    assert picked_forms(MADE, reading.relaxants, reading.forms) == {"cyclobenzaprine": ("er_capsule",)}


def test_h1_a_brand_with_two_meanings_asks() -> None:
    reading = read_names(MADE, ["Lioresal"])
    assert reading.relaxants == ()
    assert reading.questions == {"Lioresal": ("Lioresal (baclofen)", "Lioresal Intrathecal (baclofen-intrathecal)")}


def test_h1_the_longer_brand_is_clear() -> None:
    assert read_names(MADE, ["lioresal  intrathecal"]).relaxants == ("baclofen-intrathecal",)


def test_h1_tonmya_is_not_oral_cyclobenzaprine(real: Catalogue) -> None:
    assert read_names(real, ["Tonmya"]).relaxants == ("cyclobenzaprine-sublingual",)
    assert read_names(real, ["Flexeril"]).relaxants == ("cyclobenzaprine",)


def test_real_lioresal_asks_which(real: Catalogue) -> None:
    (labels,) = read_names(real, ["Lioresal"]).questions.values()
    assert {aliases(real)[label].relaxant for label in labels} == {"baclofen", "baclofen-intrathecal"}


def test_a_brand_of_which_we_only_know_the_name_leads_to_its_relaxant(real: Catalogue) -> None:
    reading = read_names(real, ["Baclosign"])
    assert reading.relaxants == ("baclofen",)
    assert not reading.forms
    assert not [label for label in aliases(real) if label.startswith("Tonmya (cyclobenzaprine)")]


def test_unknown_names_are_kept_apart_and_known_ones_stay() -> None:
    reading = read_names(MADE, ["foo", "Baclofen", "baclofen", ""])
    assert dict(reading.unknown) == {"foo": ()}
    assert reading.relaxants == ("baclofen",)


def test_no_form_chosen_shows_all_forms() -> None:
    assert picked_forms(MADE, ["cyclobenzaprine"], []) == {"cyclobenzaprine": ("tablet", "er_capsule")}
    assert list(form_options(MADE, ["baclofen", "cyclobenzaprine"])) == [
        "cyclobenzaprine.tablet",
        "cyclobenzaprine.er_capsule",
    ]


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_text_is_either_understood_asked_about_or_named_as_unknown(names: list[str]) -> None:
    reading = read_names(MADE, names)
    assert set(reading.relaxants) <= set(MADE.names)
    said = {*reading.unknown, *reading.questions}
    for name in names:
        understood = set(read_names(MADE, [name]).relaxants)
        assert not name.split() or name in said or understood <= set(reading.relaxants)


def test_every_alias_of_the_real_data_is_understood_by_itself(real: Catalogue) -> None:
    for label, meaning in aliases(real).items():
        assert read_names(real, [label]).relaxants == (meaning.relaxant,), label
