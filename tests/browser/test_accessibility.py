"""axe finds nothing on any page, in light and dark, with nothing and with relaxants picked."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import settle, visit

Scheme = Literal["light", "dark"]
VIEWS = {
    "explore": "/",
    "explore-plain": "/?wording=Plain+language&purpose=Spasticity",
    "explore-empty": "/?q=nothing+has+this+name",
    "compare-nothing": "/compare",
    "compare": "/compare?relaxants=baclofen&relaxants=tizanidine&relaxants=dantrolene",
    "compare-doses": "/compare?relaxants=baclofen&relaxants=baclofen-intrathecal&chart=Doses",
    "compare-time": "/compare?relaxants=tizanidine&chart=Time+course&wording=Plain+language",
    "effects": "/side_effects?relaxants=baclofen&relaxants=tizanidine&relaxants=metaxalone&as_table=true",
    "effects-difference": "/side_effects?relaxants=cyclobenzaprine&effects_view=Difference+to+placebo",
    "effects-grid": "/side_effects?relaxants=baclofen&relaxants=tizanidine&effects_view=Grid",
    "effects-plain": "/side_effects?relaxants=tizanidine&effects_view=One+relaxant&wording=Plain+language",
    "dosing": "/dosing?relaxants=baclofen&relaxants=tizanidine&relaxants=dantrolene",
    "dosing-plan": "/dosing?relaxants=baclofen&dosing_view=Titration+plan",
    "dosing-taper": "/dosing?relaxants=tizanidine&relaxants=baclofen-intrathecal&dosing_view=Taper+plan",
    "dosing-kidney": "/dosing?relaxants=tizanidine&dosing_view=Kidney+and+liver",
    "dosing-time": "/dosing?relaxants=tizanidine&dosing_view=Time+course",
    "dosing-plain": "/dosing?relaxants=baclofen&wording=Plain+language",
    "suitability": "/suitability?case=spasm-at-78",
    "suitability-needs": "/suitability?case=child&relaxants=baclofen&relaxants=diazepam",
    "suitability-matrix": "/suitability?fit_view=Matrix+of+the+class",
    "suitability-plain": "/suitability?case=methadone&relaxants=diazepam&wording=Plain+language",
    "interactions": "/interactions?relaxants=tizanidine&relaxants=diazepam&relaxants=baclofen",
    "interactions-plain": "/interactions?relaxants=tizanidine&wording=Plain+language",
    "evidence": "/evidence?relaxants=tizanidine&relaxants=thiocolchicoside",
    "evidence-guidelines": "/evidence?evidence_view=Guidelines&jurisdiction=United+Kingdom",
    "evidence-words": "/evidence?evidence_view=Findings+in+words&relaxants=metaxalone",
    "unknown": "/?relaxants=foo&relaxants=Lioresal",
    "data": "/data",
    "data-review": "/data?data_view=State+of+the+review&open_for=Dantrolene",
    "data-method": "/data?data_view=Method",
}

ONE_A_PAGE = (
    "explore", "compare", "effects", "effects-grid", "dosing", "dosing-plan", "suitability", "suitability-matrix",
    "interactions", "evidence", "data", "data-review",
)  # fmt: skip


def violations(browser: Browser, address: str, scheme: Scheme, width: int) -> list[str]:
    """Return what axe finds on a page, a line a node."""
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        visit(page, address)
        page.wait_for_load_state("networkidle")
        settle(page)
        return [
            f"{violation['id']} ({violation['impact']}): {node['target']} {node.get('failureSummary', '')[:300]}"
            for violation in Axe().run(page).response["violations"]
            for node in violation["nodes"]
        ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", list(VIEWS))
def test_axe_finds_no_violation(browser: Browser, address: str, view: str, scheme: Scheme) -> None:
    found = violations(browser, address + VIEWS[view], scheme, 1280)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("view", ONE_A_PAGE)
def test_axe_finds_no_violation_on_a_phone(browser: Browser, address: str, view: str) -> None:
    found = violations(browser, address + VIEWS[view], "light", 390)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("view", ONE_A_PAGE)
def test_headings_go_down_without_a_gap(browser: Browser, address: str, view: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        visit(page, address + VIEWS[view])
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
