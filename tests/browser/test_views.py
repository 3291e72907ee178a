"""Every view: axe finds nothing in light, dark and on a phone, no request leaves the host, nothing is too wide."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, visit

BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
VIEWS = {
    "explore": "/",
    "explore-plain": "/?wording=Plain+language&purpose=Spasticity",
    "compare-nothing": "/compare",
    "compare": "/compare?relaxants=baclofen&relaxants=tizanidine&relaxants=dantrolene",
    "compare-doses": "/compare?relaxants=baclofen&relaxants=baclofen-intrathecal&chart=Doses",
    "effects": "/side_effects?relaxants=baclofen&relaxants=tizanidine&relaxants=metaxalone&as_table=true",
    "effects-grid": "/side_effects?relaxants=baclofen&relaxants=tizanidine&effects_view=Grid",
    "effects-plain": "/side_effects?relaxants=tizanidine&effects_view=One+relaxant&wording=Plain+language",
    "dosing": "/dosing?relaxants=baclofen&relaxants=tizanidine&relaxants=dantrolene",
    "dosing-plan": "/dosing?relaxants=baclofen&dosing_view=Titration+plan",
    "dosing-taper": "/dosing?relaxants=tizanidine&relaxants=baclofen-intrathecal&dosing_view=Taper+plan",
    "dosing-kidney": "/dosing?relaxants=tizanidine&dosing_view=Kidney+and+liver",
    "dosing-plain": "/dosing?relaxants=baclofen&wording=Plain+language",
    "suitability": "/suitability?case=spasm-at-78",
    "suitability-needs": "/suitability?case=child&relaxants=baclofen&relaxants=diazepam",
    "suitability-matrix": "/suitability?fit_view=Matrix+of+the+class",
    "suitability-plain": "/suitability?case=methadone&relaxants=diazepam&wording=Plain+language",
    "interactions": "/interactions?relaxants=tizanidine&relaxants=diazepam&relaxants=baclofen",
    "evidence": "/evidence?relaxants=tizanidine&relaxants=thiocolchicoside",
    "evidence-guidelines": "/evidence?evidence_view=Guidelines&jurisdiction=United+Kingdom",
    "evidence-words": "/evidence?evidence_view=Findings+in+words&relaxants=metaxalone",
    "unknown": "/?relaxants=foo&relaxants=Lioresal",
    "data": "/data",
    "data-review": "/data?data_view=State+of+the+review&open_for=Dantrolene",
}

ONE_A_PAGE = (
    "explore", "compare", "effects", "effects-grid", "dosing", "dosing-plan", "suitability", "suitability-matrix",
    "interactions", "evidence", "data", "data-review",
)  # fmt: skip


FITS = "document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"
"""Waited for, since a chart is wider for an instant until it has measured its place."""
EVERY_RULE: dict[str, Any] = {}
COLOURS = {"runOnly": ["color-contrast"]}
ALL_BUT_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}


def violations(page: Page, how: str, options: dict[str, Any]) -> list[str]:
    """Return what axe finds on a page, a line a node."""
    page.wait_for_load_state("networkidle")
    settle(page)
    return [
        f"{how}: {violation['id']} ({violation['impact']}): {node['target']} {node.get('failureSummary', '')[:300]}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]


def open_view(page: Page, address: str, view: str) -> None:
    """Open a view, and see that everything comes from the app itself."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    visit(page, address + VIEWS[view])
    host = address.removeprefix("http://")
    assert len(asked) > 5
    assert not [url for url in asked if host not in url and not url.startswith(("data:", "blob:"))]


@pytest.mark.parametrize("view", list(VIEWS))
def test_a_view_is_for_everybody(page: Page, address: str, view: str) -> None:
    """Dark and light differ in colours only, a desk and a phone in all but colours."""
    open_view(page, address, view)
    found = violations(page, "light", EVERY_RULE)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), "headings go down without a gap"
    light = page.evaluate(BACKGROUND)
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).not_to_have_css("background-color", light)
    found += violations(page, "dark", COLOURS)
    page.set_viewport_size({"width": 390, "height": 844})
    if view in ONE_A_PAGE:
        found += violations(page, "phone", ALL_BUT_COLOURS)
    page.wait_for_function(FITS)
    assert not found, "\n".join(found)
