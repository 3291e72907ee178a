"""Every number field: a decimal comma is read, what is ambiguous is refused, nothing typed is lost (H42)."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import PAGES, Open, sheets, words

ROOT = Path(__file__).resolve().parents[2]
CREATININE = "From serum creatinine (Cockcroft-Gault)"
CLEARANCE = "Creatinine clearance is known"
EGFR = "eGFR is known"
IN_WORDS = "Only known in words, such as severe"
KIDNEY = {"dosing_view": "kidney_liver"}
BY_CREATININE = {"my_measure": CREATININE, "my_unit": "mg/dL", "my_sex": "female"}
OF_CREATININE = {"Age (years)", "Weight (kg)", "Serum creatinine"}
PICK = ("tizanidine",)
NOT_NUMBERS = ("Search", "Times for", "Present doses (mg)")
"""How the labels of text fields begin that hold no single number."""
FORMS = {
    "kidney by creatinine": ("Dosing", KIDNEY | BY_CREATININE, OF_CREATININE),
    "kidney by clearance": ("Dosing", KIDNEY | {"my_measure": CLEARANCE}, {"Creatinine clearance (mL/min)"}),
    "kidney by eGFR": ("Dosing", KIDNEY | {"my_measure": EGFR}, {"eGFR (mL/min/1.73 m²)"}),
    "titration": (
        "Dosing",
        {"dosing_view": "titration"},
        {"First dose, each (mg)", "Doses a day", "Step (mg)", "Days a step", "Target (mg a day)"},
    ),
    "time course": ("Dosing", {"dosing_view": "time_course"}, set()),
    "taper": ("Dosing", {"dosing_view": "taper"}, {"Lower by (mg a day)", "Days a step"}),
    "suitability by creatinine": ("Suitability", BY_CREATININE, OF_CREATININE),
    "suitability by clearance": ("Suitability", {"my_measure": CLEARANCE}, {"Creatinine clearance (mL/min)"}),
}


def number_fields(app: AppTest) -> dict[str, str]:
    """Return the number fields on the page: label -> key."""
    fields = [one for one in app.text_input if not one.label.startswith(NOT_NUMBERS)]
    return {one.label: str(one.key) for one in fields}


def type_in_all(app: AppTest, keys: dict[str, str], text: str) -> list[str]:
    """Type the same text into all fields and return the errors on the page."""
    for key in keys.values():
        app.text_input(key=key).set_value(text)
    app.run()
    assert not app.exception
    assert {app.text_input(key=key).value for key in keys.values()} <= {text}, "what was typed stays in the field"
    return [error.value for error in app.error]


@pytest.mark.parametrize("form", FORMS)
def test_h42_every_number_field_reads_a_comma_and_refuses_what_is_ambiguous(open_page: Open, form: str) -> None:
    page, chosen, labels = FORMS[form]
    app = open_page(page, PICK, **chosen)
    fields = number_fields(app)
    assert set(fields) == labels | ({"Age (years)"} if "my_measure" in chosen else set())
    errors = type_in_all(app, fields, "1,234")
    names = {label.partition(" (")[0] for label in fields}
    assert {error.partition(" was not read: it can mean 1234 or 1.2340")[0] for error in errors} == names
    assert type_in_all(app, fields, "2,0") == []


@pytest.mark.parametrize("page", PAGES)
def test_h42_no_other_page_asks_for_a_number(open_page: Open, page: str) -> None:
    app = open_page(page, PICK)
    assert set(number_fields(app)) <= {"Age (years)", "Find rows"}
    assert not app.number_input


def test_h42_no_number_widget_is_used_since_it_drops_a_comma_in_the_browser() -> None:
    sources = [*(ROOT / "dashboard").rglob("*.py"), ROOT / "streamlit_app.py"]
    assert len(sources) > 50
    assert [path.name for path in sources if "number_input" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("typed", ["0.9", "0,9", " 0,90 mg/dL "])
def test_h42_creatinine_with_a_comma_gives_the_same_clearance(open_page: Open, typed: str) -> None:
    app = open_page("Dosing", PICK, **KIDNEY, **BY_CREATININE, my_age="80", my_weight="62,5", my_creatinine=typed)
    assert "Creatinine clearance 49 mL/min. (140 - 80) x 62.5 kg / (72 x 0.9 mg/dL)" in words(app)
    assert not app.error


@pytest.mark.parametrize("typed", ["1,234", "90 µmol/L", "<0.9"])
def test_h42_a_creatinine_that_is_refused_gives_no_clearance(open_page: Open, typed: str) -> None:
    app = open_page("Dosing", PICK, **KIDNEY, **BY_CREATININE, my_age="80", my_weight="62", my_creatinine=typed)
    assert app.error[0].value.startswith("Serum creatinine was not read: ")
    assert "Still needed: creatinine." in words(app)
    assert "mL/min.**" not in words(app)
    assert app.text_input(key="my_creatinine").value == typed
    assert app.session_state["my_patient"].crcl is None


def test_h42_an_egfr_of_9_and_a_half_is_not_95(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), **KIDNEY, my_measure=EGFR, my_egfr="9,5")
    assert app.session_state["my_patient"].egfr == 9.5
    assert "Applies" in sheets(app)


def test_h42_lower_by_2_and_a_half_is_not_25(open_page: Open) -> None:
    app = open_page("Dosing", PICK, dosing_view="taper")
    key = "my_taper_tizanidine_tablet_US"
    app.text_input(key=f"{key}_present").set_value("5, 5")
    app.text_input(key=f"{key}_fall").set_value("2,5").run()
    app.button(key=f"build-{key}").click().run()
    assert app.text_area(key=key).value.splitlines() == ["1 day: 5 5", "1 day: 2.5 5", "1 day: 2.5 2.5", "1 day: 0 2.5"]


def test_h42_steps_are_built_from_what_the_fields_hold_at_the_click(open_page: Open) -> None:
    app = open_page("Dosing", PICK, dosing_view="taper")
    key = "my_taper_tizanidine_tablet_US"
    app.text_input(key=f"{key}_present").set_value("4 4").run()
    app.text_input(key=f"{key}_fall").set_value("4")
    app.button(key=f"build-{key}").click().run()
    assert app.text_area(key=key).value.splitlines() == ["1 day: 4 4", "1 day: 0 4"]


@pytest.mark.parametrize("typed", ["2,5 2,5", "1.500", "4 mg"])
def test_h42_present_doses_that_could_be_misread_build_nothing(open_page: Open, typed: str) -> None:
    app = open_page("Dosing", PICK, dosing_view="taper")
    key = "my_taper_tizanidine_tablet_US"
    app.text_input(key=f"{key}_present").set_value(typed).run()
    assert "Present doses were not read." in words(app)
    assert app.button(key=f"build-{key}").disabled
    assert app.text_input(key=f"{key}_present").value == typed


def test_h42_the_sentence_on_a_step_that_cannot_be_read_is_shown_whole(open_page: Open) -> None:
    app = open_page("Dosing", PICK, dosing_view="titration", my_titration_tizanidine_tablet_US="3 days: 2,5 2,5")
    assert "Line 1" in app.error[0].value
    assert "write 2.5 for two and a half, 2 5 for two doses" in app.error[0].value


def test_a_severity_in_words_decides_rules_in_words_only(open_page: Open) -> None:
    app = open_page("Dosing", ("metaxalone", "tizanidine"), **KIDNEY, my_measure=IN_WORDS)
    assert "Depends on severity of kidney impairment: please specify" in sheets(app)
    app.selectbox(key="my_degree").set_value("Severe impairment").run()
    assert "Depends on severity" not in sheets(app)
    assert "Applies" in sheets(app)
    assert "Depends on creatinine clearance" in sheets(app), "a word never becomes a number"


def test_a_severity_that_is_out_of_sight_is_not_used(open_page: Open) -> None:
    app = open_page("Dosing", ("metaxalone",), **KIDNEY, my_measure=IN_WORDS, my_degree="Severe impairment")
    assert app.session_state["my_patient"].kidney == "severe"
    app.selectbox(key="my_measure").set_value("Not asked").run()
    assert app.session_state["my_patient"].kidney == ""
