"""A page, a part of it or a callback that fails: a calm message, a reference that the log repeats, nothing typed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.sync_api import Page, expect

from bench.sessions import Run, Visitor
from dashboard.serving.failures import SORRY
from stress.oracle import problems, warnings
from stress.server import Server
from tests.browser.conftest import settle, visit
from tests.conftest import run as visited

TYPED = {"my_age": "83", "my_medicines": ["zzyzxol"], "my_condition": "qwxyzine"}
SECRETS = ("zzyzxol", "qwxyzine")
Act = Callable[[Visitor], Awaitable[Run]]


async def page_fails(visitor: Visitor) -> Run:
    return await visitor.open("profile", {"drug": ["dantrolene"]})


async def fragment_fails(visitor: Visitor) -> Run:
    return await visitor.open("evidence", {"relaxants": ["baclofen"], "evidence_view": ["guidelines"]})


async def fragment_fails_after_a_click(visitor: Visitor) -> Run:
    shown = await visitor.open("evidence", {"relaxants": ["baclofen"]})
    label = next(
        option.content
        for element in shown.elements
        if element.WhichOneof("type") == "button_group"
        for option in element.button_group.options
        if "Guidelines" in option.content
    )
    return await visitor.set("evidence_view", [label])


async def callback_fails(visitor: Visitor) -> Run:
    await visitor.open("suitability", {"relaxants": ["baclofen"]})
    return await visitor.press("None")  # the button "Clear all answers", which has no key


WAYS: dict[str, Act] = {
    "page": page_fails,
    "fragment": fragment_fails,
    "fragment, after a click": fragment_fails_after_a_click,
    "callback": callback_fails,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_failure_is_told_calmly_and_the_log_repeats_its_reference(faulty: Server, way: str) -> None:
    async def go() -> tuple[list[str], Run, Run]:
        async with Visitor(faulty.address) as visitor:
            await visitor.open("suitability", {"relaxants": ["baclofen"]})
            for key, value in TYPED.items():
                await visitor.set(key, value)
            failed = await WAYS[way](visitor)
            after = await visitor.open("compare", {"relaxants": ["baclofen"]})
            back = await visitor.open("suitability", {"relaxants": ["baclofen"]})
            return [one for one in warnings(failed) if SORRY in one], after, back

    told, after, back = visited(go())
    assert len(told) == 1
    (reference,) = re.findall(r"reference ([0-9a-f]{8})", told[0])
    assert "Traceback" not in told[0]
    assert "ValueError" not in told[0]
    assert [line["error"] for line in faulty.told(reference=reference)] == ["ValueError"]
    assert not any(secret in faulty.said() for secret in SECRETS)
    assert problems(after) == []
    assert "not a substitute" in after.words
    assert problems(back) == []
    assert "zzyzxol" in back.words, "what was typed is still there"


@pytest.mark.parametrize("way", ["page", "fragment"])
def test_a_page_that_fails_keeps_its_last_line_and_says_so_above_it(faulty: Server, way: str) -> None:
    async def go() -> Run:
        async with Visitor(faulty.address) as visitor:
            return await WAYS[way](visitor)

    words = visited(go()).words
    assert SORRY in words
    assert "not a substitute" in words


def test_in_a_browser_the_other_pages_still_work(page: Page, faulty: Server) -> None:
    visit(page, f"{faulty.address}/profile?drug=dantrolene") if False else page.goto(
        f"{faulty.address}/profile?drug=dantrolene"
    )
    message = page.get_by_text(SORRY)
    expect(message).to_be_visible()
    last = page.get_by_text("A reference for professionals").last
    expect(last).to_be_visible()
    assert message.bounding_box()["y"] < last.bounding_box()["y"]
    assert "ValueError" not in page.content()
    page.get_by_role("link", name="Compare").first.click()
    settle(page)
    expect(page.get_by_text(SORRY)).to_have_count(0)


def test_in_a_browser_a_callback_that_fails_leaves_the_page_usable(page: Page, faulty: Server) -> None:
    visit(page, f"{faulty.address}/suitability?relaxants=baclofen")
    page.get_by_label("Age (years)").fill("83")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name="Clear all answers").click()
    expect(page.get_by_text(SORRY)).to_be_visible()
    page.screenshot(path="/tmp/callback.png")
    page.get_by_role("link", name="Interactions").first.click()
    settle(page)
    page.get_by_role("link", name="Suitability").first.click()
    settle(page)
    expect(page.get_by_label("Age (years)")).to_have_value("83")
