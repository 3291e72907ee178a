"""The page Suitability through AppTest: empty, a demo patient, answers, unknown names, plain words."""

from __future__ import annotations

import re

import pytest

from dashboard.suitability.cases import CASES
from dashboard.ui.needs import NEEDS
from tests.app.conftest import Open, sheets, words


def test_nothing_asked_shows_the_class_without_a_verdict(open_page: Open) -> None:
    app = open_page("Suitability")
    assert not app.exception
    in_sight = re.sub(r'<div class=\\"whole\\">.*?</div>', "", sheets(app))
    assert "All drugs; no condition chosen" in in_sight
    assert "21 drugs. Enter an age" in in_sight
    assert 'class=\\"badge contraindicated\\"' not in in_sight


@pytest.mark.parametrize("slug", CASES)
def test_a_demo_patient_is_loaded_from_the_list_and_marked_as_one(open_page: Open, slug: str) -> None:
    app = open_page("Suitability")
    app.selectbox(key="demo_patient").set_value(slug).run()
    assert not app.exception
    assert f"Demo, an invented patient: {CASES[slug].title}" in words(app)
    assert CASES[slug].notice in words(app)
    assert app.query_params["case"] in (slug, [slug])


def test_a_link_loads_its_demo_patient_and_a_wrong_one_is_said(open_page: Open) -> None:
    app = open_page("Suitability")
    app.query_params["case"] = "ciprofloxacin"
    app.run()
    assert "MS spasticity, on ciprofloxacin" in words(app)
    app.query_params["case"] = "nobody"
    app.run()
    assert "`nobody`" in words(app)


def test_h31_a_changed_answer_takes_the_demo_mark_and_the_address_away(open_page: Open) -> None:
    app = open_page("Suitability")
    app.selectbox(key="demo_patient").set_value("ciprofloxacin").run()
    app.text_input(key="my_age").set_value("77").run()
    assert "Demo, an invented patient" not in words(app)
    assert app.selectbox(key="demo_patient").value is None
    assert "case" not in app.query_params
    assert not any("77" in str(value) for value in app.query_params.values())


def test_h25_a_name_that_nobody_knows_stands_on_top(open_page: Open) -> None:
    app = open_page("Suitability", my_medicines=["Zzyzx", "Cipro"])
    assert any("`Zzyzx`" in warning.value for warning in app.warning)
    assert "Zzyzx" not in sheets(app)
    assert "ciprofloxacin (Cipro)" in sheets(app)


def test_the_answers_stay_while_another_page_is_open(open_page: Open) -> None:
    app = open_page("Suitability", my_has=["Glaucoma"])
    app.switch_page("dashboard/pages/start.py").run()
    app.switch_page("dashboard/pages/suitability.py").run()
    assert app.multiselect(key="my_has").value == ["Glaucoma"]


def test_a_yes_and_a_no_to_the_same_question_counts_as_yes_and_says_so(open_page: Open) -> None:
    app = open_page("Suitability", my_has=["Glaucoma"], my_has_not=["Glaucoma", "Stroke"])
    assert "In both lists, so it counts as yes: Glaucoma" in words(app)
    assert "Any glaucoma" in sheets(app)


def test_a_demo_patient_that_is_taken_away_clears_the_form(open_page: Open) -> None:
    app = open_page("Suitability")
    app.selectbox(key="demo_patient").set_value("clearance-20").run()
    app.selectbox(key="demo_patient").set_value(None).run()
    assert app.multiselect(key="my_has").value == []
    assert "case" not in app.query_params


def test_the_levels_are_counted_by_drug_above_the_lines(open_page: Open) -> None:
    app = open_page("Suitability")
    app.selectbox(key="demo_patient").set_value("ciprofloxacin").run()
    tally = sheets(app).partition('class=\\"tally\\"')[2].partition("</div>")[0]
    assert "21 drugs:" in tally
    assert [int(number) for number in re.findall(r"</span>(\d+) ", tally)] == [1, 1, 19]


def test_clear_forgets_everything(open_page: Open) -> None:
    app = open_page("Suitability")
    app.selectbox(key="demo_patient").set_value("clearance-20").run()
    clear = next(button for button in app.button if button.label == "Clear all answers")
    clear.click().run()
    assert not app.exception
    assert app.multiselect(key="my_has").value == []
    assert app.text_input(key="my_age").value == ""
    assert app.selectbox(key="my_measure").value == "Not asked"


def test_h29_plain_words_compute_no_verdict(open_page: Open) -> None:
    app = open_page("Suitability", wording="plain", my_medicines=["Cipro"], my_has=["Glaucoma"])
    assert not app.exception
    assert "badge" not in sheets(app)
    assert "Contraindicated" not in words(app) + sheets(app)
    assert "you take ciprofloxacin (Cipro)" in words(app)
    assert "change or stop a medicine" in words(app)


def test_h29_plain_words_ask_for_no_figure_and_tell_no_demo_verdict(open_page: Open) -> None:
    app = open_page("Suitability", wording="plain")
    app.query_params["case"] = "ciprofloxacin"
    app.run()
    assert "Demo, an invented patient" in words(app)
    assert CASES["ciprofloxacin"].notice not in words(app)
    assert not app.text_input


def test_h10_another_country_stands_on_the_same_line(open_page: Open) -> None:
    app = open_page("Suitability", my_liver="Severe (Child-Pugh C)")
    text = sheets(app)
    assert re.search(r"Stricter in [^<]*UK[^;<]*: contraindicated", text)


@pytest.mark.parametrize("against", ["factors", "classes"])
@pytest.mark.parametrize("picked", [(), ("tizanidine", "orphenadrine")])
def test_the_matrix_shows_the_class_or_the_pick(open_page: Open, against: str, picked: tuple[str, ...]) -> None:
    app = open_page("Suitability", picked, fit_view="matrix", matrix_of=against)
    assert not app.exception
    text = sheets(app)
    assert "Show why" in text
    assert ("Chlorzoxazone" in text) is not bool(picked)
    assert "Orphenadrine" in text


def test_a_matrix_without_columns_says_what_to_do(open_page: Open) -> None:
    app = open_page("Suitability", fit_view="matrix")
    app.multiselect(key="matrix_renal_impairment").set_value([]).run()
    assert "No column chosen" in words(app)


def test_the_cell_that_was_asked_about_shows_its_rows(open_page: Open) -> None:
    app = open_page("Suitability", fit_view="matrix", asked_cell=("tizanidine", "hepatic_impairment"))
    assert not app.exception
    assert "smaller single doses" in sheets(app)
    assert "Severely impaired liver function" in sheets(app)


@pytest.mark.parametrize("need", NEEDS)
def test_a_need_shows_the_facts_of_the_pick(open_page: Open, need: str) -> None:
    app = open_page("Suitability", ("tizanidine", "baclofen", "pridinol"), my_needs=[need], my_needs_open=True)
    assert not app.exception
    assert "Facts" in sheets(app)


def test_a_need_without_a_pick_says_what_to_do(open_page: Open) -> None:
    assert "No relaxant picked" in words(open_page("Suitability", my_needs_open=True))
