"""Numbers typed by keyboard into the real page: the browser drops no comma, and what is refused says why (H42)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import choose, settle, visit
from tests.browser.test_views import FITS

REFUSED = "Serum creatinine was not read: it can mean 1234 or 1.2340. Write it in one of these two ways."
CREATININE = "From serum creatinine (Cockcroft-Gault)"
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
FORMS = {"dosing": "dosing?relaxants=tizanidine&dosing_view=kidney_liver", "suitability": "suitability"}


def type_number(page: Page, label: str, text: str) -> None:
    """Type as a person does, letter by letter, and leave the field."""
    field = page.get_by_label(label)
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    settle(page)
    expect(field).to_have_value(text)


@pytest.mark.parametrize(("form", "size"), [("dosing", "desk"), ("suitability", "phone")])
def test_h42_a_comma_typed_by_keyboard_arrives(browser: Browser, address: str, form: str, size: str) -> None:
    with browser.new_context(reduced_motion="reduce", viewport=SIZES[size]) as context:
        page = context.new_page()
        visit(page, f"{address}/{FORMS[form]}")
        choose(page, "Kidney function", CREATININE)
        choose(page, "Sex", "female")
        choose(page, "Unit", "mg/dL")
        type_number(page, "Age (years)", "80")
        type_number(page, "Weight (kg)", "62,5")
        type_number(page, "Serum creatinine", "1,234")
        alert = page.get_by_role("alert")
        expect(alert).to_have_text(REFUSED)
        box, field = alert.bounding_box(), page.get_by_label("Serum creatinine").bounding_box()
        assert box
        assert field
        assert field["y"] < box["y"] < field["y"] + 100, "the sentence is right below its field"
        expect(page.get_by_text("Still needed: creatinine.")).to_be_visible()
        page.wait_for_function(FITS)
        type_number(page, "Serum creatinine", "0,9")
        expect(alert).to_have_count(0)
        expect(page.get_by_text("Creatinine clearance 49 mL/min.")).to_be_visible()
        page.wait_for_function(FITS)


def test_h42_a_comma_in_the_planner_is_a_decimal(page: Page, address: str) -> None:
    visit(page, f"{address}/dosing?relaxants=tizanidine&dosing_view=taper")
    type_number(page, "Present doses (mg)", "5 5")
    type_number(page, "Lower by (mg a day)", "2,5")
    page.get_by_role("button", name="Build").click()
    expect(page.get_by_label("Steps (mg)")).to_have_value("1 day: 5 5\n1 day: 2.5 5\n1 day: 2.5 2.5\n1 day: 0 2.5")


def test_h31_the_browser_is_told_not_to_remember_what_is_typed(page: Page, address: str) -> None:
    visit(page, f"{address}/suitability")
    expect(page.get_by_label("Age (years)")).to_have_attribute("autocomplete", "off")
