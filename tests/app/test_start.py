"""Start: one search that leads to the right page, ticks that offer Compare, charts only where they are asked for."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open, charts, headings, in_browser, sheets, words

SEARCH = "start_search"


def search(open_page: Open, text: str, picked: tuple[str, ...] = (), **values: object) -> AppTest:
    """Open Start with a text in its search, which may be no option of the box: a test cannot type it there."""
    app = open_page("Start", picked, **{SEARCH: text}, **values)
    assert not app.exception
    return app


def test_a_brand_is_picked_beside_the_others_and_compared(open_page: Open) -> None:
    app = search(open_page, "Amrix (cyclobenzaprine, extended-release capsule)", ("baclofen",))
    assert app.session_state["relaxants"] == ["baclofen", "cyclobenzaprine"]
    assert app.session_state["form"] == ["cyclobenzaprine.er_capsule"]
    assert headings(app, 1) == ["Baclofen (oral) and cyclobenzaprine"]


def test_a_condition_filters_the_class_and_leaves_the_box(open_page: Open) -> None:
    app = search(open_page, "fibromyalgia")
    assert app.session_state["condition"] == ["fibromyalgia"]
    assert app.session_state["purpose"] == "any"
    assert app.session_state[SEARCH] is None
    assert "excluded (reasons)" in sheets(app)
    assert in_browser(app, "condition") == ["fibromyalgia"]


def test_an_option_of_the_list_leads_where_its_text_does(open_page: Open) -> None:
    app = open_page("Start").selectbox(key=SEARCH).set_value("Zanaflex (tizanidine)").run()
    assert headings(app, 1) == ["Tizanidine"]


def test_a_word_for_a_whole_part_of_the_class_chooses_it(open_page: Open) -> None:
    app = search(open_page, "Muscle spasm")
    assert app.session_state["purpose"] == "spasm"


def test_a_class_of_relaxants_filters_by_what_they_act_on(open_page: Open) -> None:
    app = search(open_page, "GABA-B")
    assert app.session_state["acts"] == ["gaba_b"]
    assert 'data-pick=\\"baclofen\\"' in sheets(app)
    assert 'data-pick=\\"dantrolene\\"' not in sheets(app)


def test_h31_a_medicine_is_entered_on_interactions_and_never_in_the_address(open_page: Open) -> None:
    app = search(open_page, "cipro", ("tizanidine",))
    assert headings(app, 1) == ["Interactions"]
    assert app.session_state["my_medicines"] == ["Ciprofloxacin (Cipro)"]
    assert app.session_state["relaxants"] == ["tizanidine"]
    assert "iprofloxacin" in sheets(app)
    assert "ipro" not in json.dumps(dict(app.query_params))


def test_a_drug_with_a_medicine_opens_interactions_with_both(open_page: Open) -> None:
    app = search(open_page, "tizanidine + ciprofloxacin")
    assert headings(app, 1) == ["Interactions"]
    assert app.session_state["relaxants"] == ["tizanidine"]
    assert app.session_state["my_medicines"] == ["Ciprofloxacin"]


def test_h41_an_unknown_name_is_asked_about_and_nothing_is_picked(open_page: Open) -> None:
    app = search(open_page, "tizanidin")
    assert app.session_state["relaxants"] == []
    assert "Did you mean" in words(app)
    app.button(key=f"answer-{SEARCH}-tizanidin-Tizanidine").click().run()
    assert not app.exception
    assert headings(app, 1) == ["Tizanidine"]


def test_h25_a_name_that_nobody_knows_says_so(open_page: Open) -> None:
    app = search(open_page, "xyzzy")
    assert "`xyzzy` is not recognised" in words(app)


def test_ticked_drugs_offer_to_be_compared(open_page: Open) -> None:
    assert "Compare (" not in sheets(open_page("Start"))
    assert "Compare (2)" in sheets(open_page("Start", ("baclofen", "tizanidine")))


def test_the_four_doors_are_links_within_the_session(open_page: Open) -> None:
    for wording in ("clinician", "plain"):
        table = sheets(open_page("Start", wording=wording))
        for page in ("compare", "suitability", "dosing", "interactions"):
            assert f'href=\\"/{page}\\" data-page' in table


def test_charts_are_drawn_where_they_are_asked_for(open_page: Open) -> None:
    assert charts(open_page("Start")) == []
    app = open_page("Start")
    app.query_params["class_chart"] = "doses_a_day"
    assert len(charts(app.run())) == 1
    assert app.session_state["charts"]
    assert app.session_state["class_chart"] == "doses_a_day"


def test_unknown_is_counted_once_and_stands_in_no_cell(open_page: Open) -> None:
    table = sheets(open_page("Start"))
    assert "Not reviewed" not in table
    assert "not reviewed, so unknown and never" in table
    assert "no mark is no all-clear for Eperisone" in table
