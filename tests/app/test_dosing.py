"""Dosing: every view with many picks, and what the planner says, asks and never does."""

from __future__ import annotations

from datetime import date
from html import unescape

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Population
from dashboard.dosing.windows import dose_windows
from dashboard.names.relaxants import picked_forms
from dashboard.ui import show
from dashboard.ui.dosing_views import MY_PLAN
from tests.app.conftest import PAGES, Open, charts, sheets, words
from tests.app.test_pages import MANY

ALL_VIEWS = ("windows", "titration", "taper", "kidney_liver", "time_course")
STEPS = "my_titration_baclofen_tablet_US"
CONDITION = "my_condition_baclofen"
MS = "Spasticity in multiple sclerosis"


@pytest.mark.parametrize("place", ["US", "GB", "DE", "JP"])
@pytest.mark.parametrize("view", ALL_VIEWS)
def test_every_view_opens_in_every_country(open_page: Open, view: str, place: str) -> None:
    app = open_page("Dosing", MANY, dosing_view=view, jurisdiction=place)
    assert not app.exception
    first = app.get("bidi_component")[0]
    assert "Boxed warnings and serious harms" in first.proto.json, "harms stand above everything else"


@pytest.mark.parametrize(
    ("code", "group", "populations"),
    [
        ("adults", "Adults", ("adult", "all")),
        ("older_adults", "Older adults", ("older_adult",)),
        ("young", "Children and adolescents", ("child", "adolescent")),
        ("kidney", "Kidney impairment", ("renal_impairment",)),
        ("liver", "Liver impairment", ("hepatic_impairment",)),
    ],
)
def test_h17_h18_each_relaxant_has_its_own_scale_in_its_own_unit(
    open_page: Open, real: Catalogue, code: str, group: str, populations: tuple[Population, ...]
) -> None:
    app = open_page("Dosing", MANY, dose_for=code)
    assert not app.exception
    forms = picked_forms(real, MANY, [])
    windows = dose_windows(real, MANY, "US", forms, populations=populations)
    drawn = unescape(sheets(app).replace('\\"', '"').replace("\\n", " "))
    assert all(f'"{window.text}; own scale"' in drawn for window in windows if not window.loading), "doses are drawn"
    assert not charts(app), "limits on duration are drawn on request"
    page = words(app)
    assert "doses of different drugs cannot be compared or converted" in page
    assert "equivalent" not in page.lower()
    assert "DDD" not in page + sheets(app)
    assert f"{group}, in words" in sheets(app)


def test_limits_on_duration_are_drawn_on_request(open_page: Open) -> None:
    app = open_page("Dosing", ("cyclobenzaprine",))
    app.toggle(key="my_durations").set_value(True).run()
    assert len(charts(app)) == 1


def test_the_schedule_of_the_label_stands_there_and_is_labelled_once_the_condition_is_said(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration")
    assert app.text_area(key=STEPS).value.startswith("3 days: 5 5 5\n3 days: 10 10 10")
    assert "Not a labelled plan" in sheets(app)
    assert "Which use is it for?" in sheets(app), "the label of baclofen names several"
    app.selectbox(key=CONDITION).set_value(MS).run()
    assert "Within the label" in sheets(app)
    assert "9 tablets of 20 mg" in sheets(app)
    assert "Missed dose" in sheets(app)
    assert "never double" in sheets(app)
    assert len([chart for chart in charts(app) if "limit 80 mg" in chart]) == 1


def test_h19_a_dose_over_the_limit_is_named_and_left_as_it_was(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration", **{STEPS: "3 days: 5 5 5\n3 days: 40 40 40"})
    app.selectbox(key=CONDITION).set_value(MS).run()
    said = sheets(app)
    assert "Not a labelled plan" in said
    assert "120 mg a day; the limit is 80 mg a day" in said
    assert "40 mg 3 times a day (120 mg a day)" in said
    assert app.text_area(key=STEPS).value.endswith("40 40 40")


def test_h2_h19_no_limit_is_borrowed_from_another_country(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration", jurisdiction="JP")
    assert not app.text_area
    assert "No form by mouth of Baclofen (oral) was read for Japan." in words(app)


@pytest.mark.parametrize("text", ["5 5 5", "3 days: much", "3 days: 2,5"])
def test_a_line_that_cannot_be_read_is_named(open_page: Open, text: str) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration", **{STEPS: text})
    assert not app.exception
    assert "Line 1" in app.error[0].value
    assert "Supply" not in sheets(app)


def test_doses_may_be_parted_by_a_plus_and_still_have_their_times(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration", **{STEPS: "3 days: 5+5\n3 days: 5 + 5 + 5"})
    assert app.text_input(key="my_times_2").value == "08:00 20:00"
    assert app.text_input(key="my_times_3").value == "08:00 14:00 20:00"
    assert "5 mg twice a day" in sheets(app)


def test_times_that_cannot_be_read_are_named(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration")
    app.text_input(key="my_times_3").set_value("8 14").run()
    assert "not a time" in app.error[0].value
    app.text_input(key="my_times_3").set_value("08:00 14:00").run()
    assert "Give 3 times" in app.error[0].value


def test_h20_a_liquid_has_no_default_concentration(open_page: Open) -> None:
    key = "my_strengths_baclofen_oral_solution_US"
    app = open_page("Dosing", ("baclofen",), dosing_view="titration", my_form_baclofen_US="oral solution")
    assert app.selectbox(key=key).value is None
    assert "no strength chosen" in sheets(app)
    options = app.selectbox(key=key).options
    assert any("1 mg/mL" in option for option in options)
    assert any("2 mg/mL" in option for option in options)
    app.selectbox(key=key).set_value(next(option for option in options if "2 mg/mL" in option)).run()
    assert "5 mg = 2.5 mL" in sheets(app)


def test_h22_pumps_and_injections_are_read_only(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen-intrathecal", "onabotulinumtoxina"), dosing_view="titration")
    page = words(app)
    assert not app.text_area
    assert "set and changed by a specialist" in page
    assert "pump is an emergency" in page
    assert "Read-only schedule" in sheets(app)
    assert "No plan for this pick." in page


def test_a_taper_is_built_by_the_decrement_of_the_label(open_page: Open) -> None:
    app = open_page("Dosing", ("tizanidine",), dosing_view="taper")
    key = "my_taper_tizanidine_tablet_US"
    assert "lowers the daily total by 2 to 4 mg a step" in words(app)
    assert "(not verified)" not in words(app)
    app.text_input(key=f"{key}_present").set_value("4 4").run()
    app.button(key=f"build-{key}").click().run()
    assert app.text_area(key=key).value.splitlines() == ["1 day: 4 4", "1 day: 2 4", "1 day: 2 2", "1 day: 0 2"]
    assert "rebound high blood pressure, fast pulse and stiffness" in sheets(app)


def test_a_decrement_that_nobody_read_in_the_label_keeps_its_mark(open_page: Open) -> None:
    app = open_page("Dosing", ("tizanidine",), dosing_view="taper", my_form_tizanidine_US="capsule")
    assert "lowers the daily total by 2 to 4 mg a step (not verified)" in words(app)


def test_a_taper_without_a_step_in_the_label_is_the_readers_own(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="taper")
    key = "my_taper_baclofen_tablet_US"
    assert "gives no step for lowering" in words(app)
    assert app.text_input(key=f"{key}_fall").value == ""
    app.text_area(key=key).set_value("7 days: 10 10\n7 days: 5 5").run()
    assert "these are your own" in sheets(app)


def test_steps_are_built_from_the_start_and_pace_of_the_label(open_page: Open) -> None:
    app = open_page("Dosing", ("tizanidine",), dosing_view="titration")
    key = "my_titration_tizanidine_tablet_US"
    assert app.text_input(key=f"{key}_target").value == ""
    app.text_input(key=f"{key}_target").set_value("12").run()
    app.button(key=f"build-{key}").click().run()
    assert app.text_area(key=key).value == "4 days: 2 2 2\n4 days: 4 4 4"
    app.text_input(key=f"{key}_target").set_value("3").run()
    app.button(key=f"build-{key}").click().run()
    assert "must not lie below" in app.error[0].value


def test_what_was_typed_is_there_after_a_look_at_another_page(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="titration", **{STEPS: "3 days: 5 5 5"})
    app.date_input(key="my_start").set_value(date(2028, 2, 28)).run()
    app.switch_page(PAGES["Compare"]).run()
    app.switch_page(PAGES["Dosing"]).run()
    assert app.text_area(key=STEPS).value == "3 days: 5 5 5"
    assert app.date_input(key="my_start").value == date(2028, 2, 28)
    assert "Mon 28 Feb 2028" in sheets(app)


def view(app: AppTest, code: str) -> AppTest:
    """Choose a view of the page."""
    return app.button_group(key="dosing_view").set_value(code)


def creatinine(open_page: Open, **more: object) -> AppTest:
    return open_page(
        "Dosing",
        ("tizanidine",),
        dosing_view="kidney_liver",
        my_age="80",
        my_measure="From serum creatinine (Cockcroft-Gault)",
        my_weight="60",
        my_sex="female",
        **more,
    )


def test_h8_nothing_about_the_patient_is_assumed(open_page: Open) -> None:
    app = open_page("Dosing", ("tizanidine",), dosing_view="kidney_liver")
    assert app.text_input(key="my_age").value == ""
    assert app.selectbox(key="my_measure").value == "Not asked"
    assert app.selectbox(key="my_liver").value == "Not asked"
    assert "Depends on creatinine clearance" in sheets(app)


def test_h9_the_unit_must_be_chosen_and_a_rare_value_confirmed(open_page: Open) -> None:
    app = creatinine(open_page, my_creatinine="177")
    assert "Still needed: its unit." in words(app)
    app.selectbox(key="my_unit").set_value("mg/dL").run()
    assert "Creatinine clearance" not in words(app)
    assert "Is the unit perhaps µmol/L?" in app.checkbox[0].label
    app.selectbox(key="my_unit").set_value("µmol/L").run()
    assert "Creatinine clearance 21 mL/min." in words(app)
    assert "Cockcroft" in words(app)
    assert "smaller single doses" in sheets(app)
    assert "Applies" in sheets(app)


def test_h9_an_egfr_never_meets_a_rule_in_clearance(open_page: Open) -> None:
    app = open_page("Dosing", ("tizanidine",), dosing_view="kidney_liver", my_measure="eGFR is known", my_egfr="10")
    said = sheets(app)
    assert "Depends on creatinine clearance" in said
    assert ">Applies<" not in said


def test_a_kidney_rule_that_applies_stands_beside_the_plan(open_page: Open) -> None:
    app = creatinine(open_page, my_creatinine="177", my_unit="µmol/L")
    view(app, "titration").run()
    app.text_area(key="my_titration_tizanidine_tablet_US").set_value("4 days: 2 2 2").run()
    assert "A kidney or liver rule applies to this patient" in sheets(app)
    assert "Not a labelled plan" in sheets(app)


def test_h31_a_plan_is_never_drawn_into_the_cache_that_all_visitors_share(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_now: list[str] = []
    drawn = show.drawn

    def remember(name: str, frame: pd.DataFrame) -> show.Drawn:
        drawn_now.append(name)
        return drawn(name, frame)

    monkeypatch.setattr(show, "drawn", remember)
    app = open_page("Dosing", ("baclofen", "cyclobenzaprine"), dosing_view="titration")
    for _ in range(2):
        drawn_now.clear()
        app.run()
        assert charts(app)
        assert drawn_now == ["plan"], "a plan is drawn anew in every run"
    open_page("Side effects", ("baclofen", "cyclobenzaprine"))
    drawn_now.clear()
    open_page("Side effects", ("baclofen", "cyclobenzaprine"))
    assert drawn_now == [], "what holds nothing of a visitor is drawn once"


def test_a_plan_can_be_drawn_as_a_curve_in_its_own_window_only(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="time_course")
    assert "as in my plan" not in app.selectbox(key="curve_doses").options
    view(app, "titration").run()
    view(app, "time_course").run()
    app.selectbox(key="curve_doses").set_value(MY_PLAN).run()
    assert not app.exception
    assert "The plan's first 13 days" in words(app)


def test_h24_a_curve_or_the_reason_why_not(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen",), dosing_view="time_course")
    assert "A concentration is not an effect" in words(app)
    assert any("Peak of the first dose = 1" in chart for chart in charts(app))
    app = open_page("Dosing", ("carisoprodol",), dosing_view="time_course")
    assert "No curve for Carisoprodol" in words(app)
    assert "meprobamate" in words(app)
    assert not any("Peak of the first dose" in chart for chart in charts(app))


def test_h29_plain_wording_works_out_no_plan_and_pins_not_to_stop(open_page: Open) -> None:
    app = open_page("Dosing", ("baclofen", "tizanidine"), wording="plain")
    assert not app.text_area
    assert not app.text_input
    assert "does not work out a plan for you" in words(app)
    assert "Do not change or stop your medicine by yourself" in words(app)
    assert "Stopping suddenly" in sheets(app)
    assert "Missed dose" in sheets(app)
    assert not charts(app)
