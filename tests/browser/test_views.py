"""Every view: axe finds nothing in light, dark and on a phone, no request leaves the host, nothing is too wide."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, visit
from tests.browser.translation import OPTION

BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
View = tuple[str, ...]
PAGES: dict[str, tuple[str, list[View]]] = {
    "explore": ("/", [(), ("Spasticity", "Plain language")]),
    "unknown": ("/?relaxants=foo&relaxants=Lioresal", [()]),
    "nothing": ("/compare", [()]),
    "compare": (
        "/compare?relaxants=baclofen&relaxants=tizanidine&relaxants=dantrolene&open=liver",
        [(), ("Dosing",), ("Cautions",)],
    ),
    "effects": (
        "/side_effects?relaxants=baclofen&relaxants=tizanidine&relaxants=metaxalone&as_table=true",
        [(), ("Grid",), ("One relaxant", "Plain language")],
    ),
    "dosing": (
        "/dosing?relaxants=baclofen&relaxants=tizanidine&relaxants=baclofen-intrathecal",
        [(), ("Titration plan",), ("Taper plan",), ("Kidney and liver",), ("Time course",), ("Plain language",)],
    ),
    "suitability": ("/suitability?case=spasm-at-78", [(), ("Matrix of the class",)]),
    "suitability-needs": ("/suitability?case=child&relaxants=baclofen&relaxants=diazepam", [(), ("Plain language",)]),
    "interactions": ("/interactions?relaxants=tizanidine&relaxants=diazepam", [(), ("Plain language",)]),
    "evidence": (
        "/evidence?relaxants=tizanidine&relaxants=metaxalone",
        [(), ("Forest plot",), ("Guidelines",), ("Findings in words",)],
    ),
    "profile": ("/profile?relaxants=tizanidine", [(), ("Plain language",)]),
    "drugs": ("/profile", [()]),
    "guide": ("/compare?relaxants=baclofen&relaxants=tizanidine&wording=plain", [()]),
    "data": ("/data?open_for=dantrolene", [(), ("State of the review",), ("Method",)]),
}
"""Page -> its address and its views, each by the options to choose one after the other."""
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
FITS = "() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"
"""Waited for, since a chart is wider for an instant until it has measured its place."""
EVERY_RULE: dict[str, Any] = {}
COLOURS = {"runOnly": ["color-contrast"]}
ALL_BUT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}


def violations(page: Page, how: str, options: dict[str, Any]) -> list[str]:
    """Return what axe finds on a page, a line a node."""
    settle(page)
    return [
        f"{how}: {violation['id']} ({violation['impact']}): {node['target']} {node.get('failureSummary', '')[:300]}"
        for violation in Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
        for node in violation["nodes"]
    ]


def choose_view(page: Page, view: View) -> None:
    for words in view:
        page.locator(OPTION, has_text=words).first.click()
        expect(page.get_by_role("radio", name=words, exact=True)).to_be_checked()
        settle(page)


@pytest.mark.parametrize("name", PAGES)
def test_every_view_of_a_page_is_for_everybody(page: Page, address: str, name: str) -> None:
    """Dark and light differ in colours only, a desk and a phone in all but colours; nothing comes from elsewhere."""
    path, views = PAGES[name]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    visit(page, address + path)
    light = page.evaluate(BACKGROUND)
    found: list[str] = []
    for view in views:
        choose_view(page, view)
        found += violations(page, f"{view}, light", EVERY_RULE)
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), "headings go down by one"
        page.emulate_media(color_scheme="dark")
        expect(page.get_by_test_id("stApp")).not_to_have_css("background-color", light)
        found += violations(page, f"{view}, dark", COLOURS)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        page.wait_for_function(FITS)
        if view == views[0]:
            found += violations(page, f"{view}, phone", ALL_BUT_COLOURS)
        page.set_viewport_size(DESK)
    assert not found, "\n".join(found)
    host = address.removeprefix("http://")
    assert len(asked) > 5
    assert not [url for url in asked if host not in url and not url.startswith(("data:", "blob:"))]
