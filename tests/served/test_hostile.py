"""A part of what `make stress` does, with a fixed seed; a failure names the line that repeats it."""

from __future__ import annotations

import pytest
from streamlit.proto.Element_pb2 import Element

from bench.sessions import Run, Visitor
from bench.widgets import Value
from dashboard.serving.failures import SORRY
from stress.inputs import Seen, typed_in, visit
from stress.links import follow, link
from stress.oracle import MARK, live_traces, problems
from stress.server import Server
from tests.conftest import run as visited

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


FORGED: dict[str, tuple[str, dict[str, list[str]], dict[str, Value]]] = {
    "a list of one that lets go": ("", {}, {"purpose": []}),
    "a demo patient that does not exist": ("suitability", {}, {"demo_patient": "Nobody"}),
    "a plan without a first day": (
        "dosing",
        {"relaxants": ["baclofen"], "dosing_view": ["titration"]},
        {"my_start": []},
    ),
    "a demo patient and another answer at once": (
        "suitability",
        {"case": ["spasm-at-78"]},
        {"demo_patient": "", "my_has": ["zzq"], "my_has_not": ["qqz"], "my_allergies": ["none"]},
    ),
}
"""What no browser sends, but a program may: page, query, values by key."""


@pytest.mark.parametrize("case", FORGED)
def test_what_only_a_program_can_send_stops_no_page(server: Server, case: str) -> None:
    page, query, values = FORGED[case]

    async def go() -> list[str]:
        async with Visitor(server.address) as visitor:
            await visitor.open(page, query)
            for key, value in values.items():
                visitor.put(key, value)
            return problems(await visitor.again()) + problems(await visitor.open("compare", {}))

    assert visited(go()) == []


def markdown(body: str, *, html: bool = False) -> Element:
    element = Element()
    element.markdown.body, element.markdown.allow_html = body, html
    return element


@pytest.mark.parametrize(
    "hostile",
    [
        markdown(f"**{MARK}**"),
        markdown(f"[x](https://{MARK}.example)"),
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
    element.alert.body = f"{SORRY} ..."
    assert problems(Run(elements=[element])) != []
