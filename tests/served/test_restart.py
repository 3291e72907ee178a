"""The server killed under an open page and started again: the page comes back with its view and what was typed."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE_MS, choose, settle, visit
from tests.served.conftest import Start

VIEW = "/suitability?relaxants=baclofen&relaxants=tizanidine&jurisdiction=GB"


def test_a_page_comes_back_after_the_server_was_killed(page: Page, start: Start) -> None:
    server = start()
    visit(page, server.address + VIEW)
    page.get_by_label("Age (years)").fill("83")
    page.keyboard.press("Tab")
    settle(page)
    choose(page, "Liver", "Severe (Child-Pugh C)")
    server.kill()
    page.wait_for_timeout(3000)
    page.screenshot(path="/tmp/down.png")
    server.start()
    page.wait_for_timeout(8000)
    page.screenshot(path="/tmp/up.png")
    print(page.url, page.get_by_label("Age (years)").input_value(), page.get_by_role("combobox", name="Liver").input_value())
    print(page.inner_text("[data-testid=stSidebar]"))
    page.get_by_role("link", name="Interactions").first.click()
    settle(page)
    page.get_by_role("link", name="Suitability").first.click()
    settle(page)
    page.screenshot(path="/tmp/up2.png")
    print(page.url, page.get_by_label("Age (years)").input_value())
    assert 0
