"""The page Interactions through AppTest."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from tests.app.conftest import Open, sheets, words


def test_nothing_picked_and_nothing_entered_says_what_to_do(open_page: Open) -> None:
    app = open_page("Interactions")
    assert not app.exception
    assert "No other medicine entered yet" in words(app)


def test_without_a_pick_every_relaxant_is_compared_with_what_is_entered(open_page: Open, real: Catalogue) -> None:
    app = open_page("Interactions", my_medicines=["Cipro"])
    assert not app.exception
    text = sheets(app).replace("<wbr>", "")
    assert all(name in text for name in real.names.values())
    assert "Tizanidine, ciprofloxacin (Cipro): Contraindicated" in text


def test_one_relaxant_and_nothing_entered_says_what_to_do(open_page: Open) -> None:
    app = open_page("Interactions", ("tizanidine",))
    assert "No other medicine entered yet" in words(app)


def test_a_pair_shows_its_worst_level_with_size_and_source(open_page: Open) -> None:
    app = open_page("Interactions", ("tizanidine", "baclofen"), my_medicines=["Luvox"])
    assert not app.exception
    line = sheets(app).partition("Tizanidine + fluvoxamine")[2].partition("</summary>")[0]
    assert "Contraindicated" in line
    assert "AUC 33 times" in line
    assert "33 times (14 to 103)" in sheets(app)
    assert "inferred: counted among strong CYP1A2 inhibitors" in sheets(app)


def test_h25_silence_is_said_and_never_a_badge(open_page: Open) -> None:
    app = open_page("Interactions", ("baclofen",), my_medicines=["Cipro"])
    text = sheets(app)
    assert "No statement held, unknown and not safe: Baclofen (oral) + ciprofloxacin" in text
    assert "badge" not in text.partition("No statement held")[0].partition("Each pair")[2]


def test_h25_an_unknown_name_stands_on_top(open_page: Open) -> None:
    app = open_page("Interactions", ("baclofen",), my_medicines=["Zzyzx"])
    assert any("`Zzyzx`" in warning.value for warning in app.warning)


def test_relaxants_are_held_against_each_other(open_page: Open) -> None:
    app = open_page("Interactions", ("tizanidine", "diazepam"), my_pairs_matrix=True)
    assert "the same drug" in sheets(app)
    assert "CNS depressants" in sheets(app)


def test_the_beers_count_is_a_published_rule_with_its_drugs(open_page: Open) -> None:
    app = open_page("Interactions", ("baclofen",), my_medicines=["citalopram", "lorazepam"])
    assert "3 CNS-active drugs" in words(app)
    assert "which the criteria say to avoid" in words(app)
    fewer = open_page("Interactions", ("baclofen",), my_medicines=["citalopram"])
    assert "they warn from three on" in words(fewer)


def test_h29_plain_words_give_a_list_for_the_pharmacist_and_no_verdict(open_page: Open) -> None:
    app = open_page("Interactions", ("tizanidine",), wording="plain", my_medicines=["Cipro"])
    assert "ciprofloxacin (Cipro)" in words(app)
    assert "33 times" not in sheets(app)
    assert "Show why" not in sheets(app)
    assert "pharmacist" in words(app)


def test_h31_what_was_typed_stays_out_of_the_address(open_page: Open) -> None:
    app = open_page("Interactions", ("tizanidine",), my_medicines=["Cipro"])
    assert not any("cipro" in str(value).lower() for value in app.query_params.values())
