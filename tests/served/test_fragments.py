"""Fragments: what they change elsewhere is drawn there, no quick click is lost, and the address says it all."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect
from streamlit.proto.Element_pb2 import Element

from bench.sessions import Run, Visitor
from stress.oracle import problems
from stress.server import Server
from tests.browser.conftest import settle, visit
from tests.conftest import run as visited

PAIR = {"relaxants": ["baclofen", "tizanidine"]}


def is_address(element: Element) -> bool:
    return element.bidi_component.component_name == "myocompare_address"


def kinds(run: Run) -> set[str]:
    return {str(element.WhichOneof("type")) for element in run.elements}


def test_an_answer_in_a_fragment_draws_nothing_else(server: Server) -> None:
    async def go() -> list[Run]:
        async with Visitor(server.address) as visitor:
            whole = await visitor.open("", {"relaxants": ["baclofen"]})
            return [whole, await visitor.set("condition", ["Spasticity in multiple sclerosis"])]

    whole, alone = visited(go())
    assert "page_link" in kinds(whole)
    assert "page_link" not in kinds(alone), "the footer"
    assert "radio" not in kinds(alone), "the sidebar"
    assert problems(alone) == []


def test_a_box_ticked_in_a_fragment_is_picked_in_the_sidebar_too(server: Server) -> None:
    async def go() -> tuple[Run, list[str], dict[str, list[str]]]:
        async with Visitor(server.address) as visitor:
            await visitor.open("", {"relaxants": ["baclofen"]})
            run = await visitor.tell("class", "pick", {"relaxant": "tizanidine", "picked": True})
            return run, list(visitor.held("relaxants").string_array_value.data), visitor.query

    run, box, query = visited(go())
    assert problems(run) == []
    assert box == ["Baclofen (oral)", "Tizanidine"]
    assert query["relaxants"] == ["baclofen", "tizanidine"]


def test_h44_a_click_before_the_browser_has_heard_of_the_one_before_takes_nothing_back(server: Server) -> None:
    async def go() -> dict[str, list[str]]:
        async with Visitor(server.address) as visitor:
            await visitor.open("", {"relaxants": ["baclofen"]})
            before = dict(visitor.query)
            await visitor.set("purpose", ["Painful muscle spasm"])
            assert visitor.query["purpose"] == ["spasm"]
            visitor.query = before
            await visitor.set("condition", ["Spasticity in multiple sclerosis"])
            return visitor.query

    query = visited(go())
    assert query["purpose"] == ["spasm"]
    assert query["condition"] == ["spasticity_ms"]


def test_h44_two_steps_back_at_once_take_both_back(page: Page, server: Server) -> None:
    """The one choice is read before the fragment, the other within it."""
    visit(page, f"{server.address}/side_effects?relaxants=baclofen&relaxants=tizanidine")
    page.get_by_role("combobox", name="Side effect", exact=True).click()
    page.get_by_role("option", name="Dizziness", exact=True).click()
    expect(page).to_have_url(re.compile("effect=dizziness"))
    page.get_by_role("radio", name="Grid", exact=True).click()
    expect(page).to_have_url(re.compile("effects_view=grid"))
    settle(page)
    page.evaluate("() => window.history.go(-2)")
    expect(page.get_by_role("combobox", name="Side effect", exact=True)).to_have_value("Drowsiness, somnolence")
    expect(page.get_by_role("radio", name="One effect", exact=True)).to_be_checked()
    assert "dizziness" not in page.url


def test_h44_what_a_fragment_shows_for_the_first_time_is_in_the_address(server: Server) -> None:
    async def go() -> list[dict[str, object]]:
        async with Visitor(server.address) as visitor:
            await visitor.open("compare", PAIR | {"tab": ["dosing"]})
            await visitor.set("chart", "Time course")
            await visitor.set("tab", ["At a glance"])
            await visitor.open("evidence")
            await visitor.open("compare")
            run = await visitor.set("tab", ["Dosing"])
            assert "chart" not in visitor.query, "a step of its own in the history"
            return [json.loads(one.bidi_component.json) for one in run.elements if is_address(one)]

    assert [one["put"] for one in visited(go())] == [{"chart": ["time_course"]}]
