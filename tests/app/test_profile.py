"""The page Profile: one relaxant of all, whichever was picked last; a leaflet in plain language."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.catalogue import Catalogue
from tests.app.conftest import ENTRY, PAGES, Open, headings, in_browser, sheets, words


def test_without_a_pick_the_page_asks_for_a_drug(open_page: Open, real: Catalogue) -> None:
    app = open_page("Profile")
    assert headings(app, 1) == ["Profile"]
    assert "No drug chosen yet" in words(app)
    for relaxant in real.names:
        assert f'href=\\"/profile?drug={relaxant}\\"' in sheets(app)


def test_the_first_of_the_pick_is_shown_and_any_other_can_be_chosen(open_page: Open) -> None:
    app = open_page("Profile", ("baclofen", "tizanidine"))
    assert headings(app, 1) == ["Baclofen (oral)"]
    app = app.selectbox(key="drug").set_value("dantrolene").run()
    assert headings(app, 1) == ["Dantrolene"]
    assert in_browser(app, "drug") == ["dantrolene"]
    assert app.session_state["relaxants"] == ["baclofen", "tizanidine"], "a look at another changes no pick"


def test_what_is_typed_in_the_sidebar_is_shown_at_once(open_page: Open) -> None:
    app = open_page("Profile", ("baclofen",))
    app = app.selectbox(key="drug").set_value("dantrolene").run()
    app = app.multiselect(key="relaxants").set_value(["baclofen", "Zanaflex"]).run()
    assert headings(app, 1) == ["Tizanidine"]
    app = app.multiselect(key="relaxants").set_value(["baclofen"]).run()
    assert headings(app, 1) == ["Baclofen (oral)"]


@pytest.mark.parametrize("name", ["tizanidine", "Zanaflex", "TIZANIDINE"])
def test_a_link_names_the_drug_by_any_of_its_names(name: str) -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    app.query_params["drug"] = name
    app = app.run().switch_page(PAGES["Profile"])
    app.query_params["drug"] = name
    app = app.run()
    assert headings(app, 1) == ["Tizanidine"]


def test_forms_of_the_sidebar_narrow_the_profile(open_page: Open) -> None:
    every = sheets(open_page("Profile", ("tizanidine",)))
    tablets = sheets(open_page("Profile", ("tizanidine",), form=["tizanidine.tablet"]))
    assert "Oral solution" in every
    assert "Oral solution: 2 mg per 5 mL" not in tablets


def test_plain_language_shows_the_leaflet_of_the_country(open_page: Open) -> None:
    app = open_page("Profile", ("baclofen",), wording="plain", jurisdiction="GB", files=True)
    assert not app.exception
    text = sheets(app)
    assert "What it is for" in text
    assert "call 999" in text
    assert "Patient leaflet for the United Kingdom" in text
    assert "profile-pdf-0" in [button.key for button in app.button]


@pytest.mark.parametrize("wording", ["clinician", "plain"])
def test_every_relaxant_opens_in_every_country(open_page: Open, real: Catalogue, wording: str) -> None:
    app = open_page("Profile", ("baclofen",), wording=wording)
    for relaxant, place in zip(real.names, ["US", "GB", "JP", "DE", "FR", "IT", "CA"] * 3, strict=True):
        app.selectbox(key="drug").set_value(relaxant)
        app = app.selectbox(key="jurisdiction").set_value(place).run()
        assert not app.exception
        assert headings(app, 1) == [real.names[relaxant]]


def test_two_or_three_in_plain_words_are_a_guide(open_page: Open) -> None:
    app = open_page("Compare", ("baclofen", "tizanidine"), wording="plain")
    assert "How sleepy may it make me?" in sheets(app)
    assert 'table class=\\"glance' not in sheets(app)
    assert app.button_group(key="tab").options[0] == "Which one suits?"
    four = open_page("Compare", ("baclofen", "tizanidine", "dantrolene", "diazepam"), wording="plain")
    assert "How sleepy may it make me?" not in sheets(four)
    assert four.button_group(key="tab").options[0] == "At a glance"


def test_names_on_the_pages_lead_to_the_profile(open_page: Open) -> None:
    for page in ("Start", "Compare", "Side effects", "Dosing", "Suitability", "Interactions", "Evidence"):
        app = open_page(page, ("baclofen", "tizanidine"))
        assert 'href=\\"/profile?drug=tizanidine\\" data-page' in sheets(app), page
