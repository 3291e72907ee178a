"""The server killed under an open page and started again: the page comes back, and says what may be missing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from stress.server import Server
from tests.browser.conftest import choose, settle, visit
from tests.browser.test_suitability import add
from tests.served.conftest import Start

VIEW = "/suitability?relaxants=baclofen&relaxants=tizanidine&jurisdiction=GB"
PLAN = "/dosing?relaxants=baclofen&dosing_view=titration&jurisdiction=GB"
LOST = "The connection to the server was lost"


def restarted(server: Server, page: Page) -> None:
    server.kill()
    expect(page.get_by_text("Connecting", exact=False).first).to_be_visible()
    server.start()
    expect(page.get_by_text(LOST)).to_be_visible()
    settle(page)


def test_h31_a_page_comes_back_after_the_server_was_killed(page: Page, start: Start) -> None:
    server = start()
    visit(page, server.address + VIEW)
    expect(page.get_by_text(LOST)).to_have_count(0)
    page.get_by_label("Age (years)").fill("83")
    page.keyboard.press("Tab")
    settle(page)
    choose(page, "Liver", "Severe (Child-Pugh C)")
    add(page, "Takes", "Cipro")
    add(page, "Applies to this patient", "Porphyria")
    held = page.get_by_test_id("stMultiSelectTagsContainer").all_inner_texts()
    shown = page.locator(".sheet article").all_inner_texts()
    restarted(server, page)

    assert "relaxants=baclofen&relaxants=tizanidine" in page.url
    assert "jurisdiction=GB" in page.url
    expect(page.get_by_label("Age (years)")).to_have_value("83")
    expect(page.get_by_role("combobox", name="Liver", exact=True)).to_have_value("Severe (Child-Pugh C)")
    assert page.get_by_test_id("stMultiSelectTagsContainer").all_inner_texts() == held
    assert page.locator(".sheet article").all_inner_texts() == shown

    page.get_by_role("link", name="Interactions").first.click()
    settle(page)
    expect(page.get_by_text(LOST)).to_be_visible()
    page.get_by_role("button", name="I have checked").click()
    expect(page.get_by_text(LOST)).to_have_count(0)
    settle(page)
    page.get_by_role("link", name="Suitability").first.click()
    settle(page)
    expect(page.get_by_label("Age (years)")).to_have_value("83")
    expect(page.get_by_text(LOST)).to_have_count(0)


def test_h23_a_plan_keeps_its_dates_and_times_when_the_server_was_killed(page: Page, start: Start) -> None:
    server = start()
    visit(page, server.address + PLAN)
    for label, typed in (("Steps (mg)", "3 days: 5 5 5"), ("Times for 3 a day", "7:15 13:15 21:15")):
        page.get_by_label(label).fill(typed)
        page.keyboard.press("Tab")
        settle(page)
    day = page.get_by_role("spinbutton", name="day, First day")
    day.click()
    page.keyboard.type("17")
    page.get_by_role("heading", name="Dosing").click()
    settle(page)
    expect(day).to_have_text("17")
    shown = page.locator(".st-key-plan-body").all_inner_texts()
    restarted(server, page)
    expect(page.get_by_label("Steps (mg)")).to_have_value("3 days: 5 5 5")
    expect(day).to_have_text("17")
    expect(page.get_by_label("Times for 3 a day")).to_have_value("7:15 13:15 21:15")
    assert page.locator(".st-key-plan-body").all_inner_texts() == shown
