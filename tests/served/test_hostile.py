"""A part of what `make stress` does, with a fixed seed; a failure names the line that repeats it."""

from __future__ import annotations

import pytest
from streamlit.proto.Element_pb2 import Element

from bench.sessions import Run
from stress.inputs import Seen, typed_in, visit
from stress.links import follow, link
from stress.oracle import MARK, live_traces, problems
from stress.server import Server
from tests.served.conftest import run as visited

SEED, LINKS, VISITS = 7, 120, 16
"""120 links and 160 texts."""


def test_h44_links_with_hostile_values_stop_nothing_and_are_named(server: Server) -> None:
    async def go() -> dict[str, list[str]]:
        found = {number * 8: await follow(server.address, link(SEED, number * 8)) for number in range(LINKS)}
        return {f"python -m stress links --seed {SEED} --only {at}": wrong for at, wrong in found.items() if wrong}

    assert visited(go()) == {}


def test_h31_hostile_texts_in_every_kind_of_field_stop_nothing(server: Server) -> None:
    seen = Seen()

    async def go() -> dict[str, list[str]]:
        found = {at: await visit(server.address, at * 2, typed_in(SEED, at * 2), seen) for at in range(VISITS)}
        return {f"python -m stress inputs --seed {SEED} --only {at * 2}": wrong for at, wrong in found.items() if wrong}

    assert visited(go()) == {}
    assert seen.inputs == VISITS * 10
    assert not [line for line in server.lines() if line.get("reference")]
    assert MARK not in server.said()


def markdown(body: str, *, html: bool = False) -> Element:
    element = Element()
    element.markdown.body, element.markdown.allow_html = body, html
    return element


@pytest.mark.parametrize(
    "hostile",
    [
        markdown(f"**{MARK}**"),
        markdown(f"[x](javascript:{MARK})"),
        markdown(f"![x](http://{MARK})"),
        markdown(f"see http://{MARK}.example"),
        markdown(f":red[{MARK}]"),
        markdown(f"# {MARK}"),
        markdown(f"<img src=x onerror={MARK}>", html=True),
        markdown(f"<script>{MARK}</script>", html=True),
        markdown(f"<a href='javascript:{MARK}'>x</a>", html=True),
    ],
)
def test_what_watches_for_live_texts_can_see_one(hostile: Element) -> None:
    assert live_traces(hostile) != []


@pytest.mark.parametrize(
    "calm",
    [markdown(f"`**{MARK}**` is unknown"), markdown(f"<p>&lt;img {MARK}&gt;</p>", html=True), markdown("**bold**")],
)
def test_what_watches_for_live_texts_leaves_calm_ones_alone(calm: Element) -> None:
    assert live_traces(calm) == []


def test_what_watches_for_failures_can_see_one() -> None:
    element = Element()
    element.alert.body = "This part of the page could not be shown; ..."
    assert problems(Run(elements=[element])) != []
