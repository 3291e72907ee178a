"""What Interactions says of medicines that are recognised, with and without a picked relaxant (hazard H45)."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from tests.app.conftest import Open, sheets, words


def test_h45_a_recognised_medicine_of_which_nothing_is_held_says_exactly_that(open_page: Open) -> None:
    app = open_page("Interactions", ("baclofen", "diazepam"), my_medicines=["levothyroxine", "mirtazapine"])
    assert not app.exception
    text = words(app)
    assert "Known; no statement held with the relaxants shown: levothyroxine." in text
    assert "On none of these lists: levothyroxine" in text


def test_h45_a_combination_shows_every_ingredient_and_its_additive_effect(open_page: Open) -> None:
    app = open_page("Interactions", ("tizanidine",), my_medicines=["Percocet"])
    assert not app.exception
    text = sheets(app)
    assert "oxycodone (Percocet)" in text
    assert "paracetamol (Percocet)" in text
    assert "On none of these lists" not in words(app)


def test_h45_without_a_pick_every_sedating_relaxant_warns_of_the_medicine_entered(
    open_page: Open, real: Catalogue
) -> None:
    app = open_page("Interactions", my_medicines=["Seroquel"])
    assert not app.exception
    text = sheets(app)
    assert f"{real.names['baclofen']}, quetiapine (Seroquel): Caution" in text
    assert f"{real.names['methocarbamol']}, quetiapine (Seroquel): Caution" in text
    assert f"{real.names['diazepam']}, quetiapine (Seroquel): Avoid" in text
