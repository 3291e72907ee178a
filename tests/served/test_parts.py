"""Parts of a page that are drawn alone: what they change elsewhere is drawn there, and no quick click is lost."""

from __future__ import annotations

from bench.sessions import Run, Visitor
from stress.oracle import problems
from stress.server import Server
from tests.conftest import run as visited


def kinds(run: Run) -> set[str]:
    return {str(element.WhichOneof("type")) for element in run.elements}


def test_an_answer_in_a_part_draws_nothing_else(server: Server) -> None:
    async def go() -> list[Run]:
        async with Visitor(server.address) as visitor:
            whole = await visitor.open("", {"relaxants": ["baclofen"]})
            return [whole, await visitor.set("condition", ["Spasticity in multiple sclerosis"])]

    whole, part = visited(go())
    assert "page_link" in kinds(whole)
    assert "page_link" not in kinds(part), "the footer"
    assert "radio" not in kinds(part), "the sidebar"
    assert problems(part) == []


def test_a_box_ticked_in_a_part_is_picked_in_the_sidebar_too(server: Server) -> None:
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
