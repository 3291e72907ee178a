"""A process that crashes or is replaced takes nobody's view with it."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections.abc import Callable

import pytest
from streamlit.proto.Element_pb2 import Element

from bench.proxy import Guest
from bench.servers import ask
from bench.sessions import Run
from tests.conftest import run
from tests.deploy.conftest import Site
from tests.deploy.visitors import PICKS, Regular, upload

pytestmark = pytest.mark.slow
REGULARS = PICKS[:4]
PATIENCE_SECONDS = 5.0
"""Within this time a visitor whose process was lost has the same view again."""


async def until(true: Callable[[], bool], seconds: float) -> None:
    began = time.perf_counter()
    while not true():
        assert time.perf_counter() - began < seconds, "waited in vain"
        await asyncio.sleep(0.05)


async def newcomer(site: Site) -> str:
    """Which process somebody new gets; the answer must not keep anybody waiting."""
    began = time.perf_counter()
    guest = Guest(site.proxy.address)
    answer = await asyncio.to_thread(guest.over_http, "/compare?relaxants=baclofen")
    assert answer.status == 200
    assert time.perf_counter() - began < PATIENCE_SECONDS
    return guest.replica


async def replaced(site: Site, number: int, how: signal.Signals, regulars: list[Regular]) -> None:
    """Stop a process, wait until its visitors have their view again, start it, and see that it has a share again."""
    replica, name = site.replicas[number - 1], str(number)
    mine = [regular for regular in regulars if regular.guest.replica == name]
    assert mine, "nobody is with this process: its end would prove nothing"
    had = {id(regular): len(regular.gaps) for regular in mine}
    await asyncio.to_thread(replica.stop, how)
    await until(lambda: all(len(regular.gaps) > had[id(regular)] for regular in mine), PATIENCE_SECONDS)
    assert {regular.guest.replica for regular in regulars} == {str(3 - number)}
    starting = asyncio.create_task(asyncio.to_thread(replica.start))
    while not starting.done():  # while it warms up, nobody waits for it
        await newcomer(site)
        await asyncio.sleep(0.2)
    await starting
    began = time.perf_counter()
    while await newcomer(site) != name:
        assert time.perf_counter() - began < 2 * PATIENCE_SECONDS, "the process got no share again"
        await asyncio.sleep(0.2)
    for regular in mine:  # who went elsewhere stays there, with what the new session holds
        assert upload(regular.guest).status == 204


async def scenario(site: Site) -> list[Regular]:
    regulars = [Regular(Guest(site.proxy.address), picks) for picks in REGULARS]
    enough = asyncio.Event()
    looking = [asyncio.create_task(regular.look(enough)) for regular in regulars]
    try:
        await until(lambda: all(regular.runs > 2 for regular in regulars), 30)
        await replaced(site, 1, signal.SIGKILL, regulars)
        await replaced(site, 2, signal.SIGTERM, regulars)
    finally:
        enough.set()
        await asyncio.gather(*looking)
    return regulars


def test_a_crash_and_then_a_planned_restart_lose_no_view(site: Site) -> None:
    for replica in site.replicas:
        assert ask(replica.port, "/ready").status == 200
    regulars = run(scenario(site))
    assert {regular.picks: regular.faults for regular in regulars} == {picks: [] for picks in REGULARS}
    gaps = [gap for regular in regulars for gap in regular.gaps]
    assert len(gaps) >= len(REGULARS), "fewer connections broke than processes were stopped"
    assert max(gaps) < PATIENCE_SECONDS
    assert all(regular.runs > 10 for regular in regulars)


def test_a_click_in_the_navigation_after_a_loss_keeps_the_sidebar(site: Site) -> None:
    """The address that the navigation asks for is empty, and the new process has seen none before."""

    async def scenario() -> Run:
        guest = Guest(site.proxy.address)
        await guest.arrive("compare", said)
        await guest.leave()
        guest.session = ""  # another process does not know it
        guest.known.clear()
        await guest.connect()
        run = await guest.open("dosing", {})
        await guest.leave()
        return run

    said = {"relaxants": ["baclofen", "tizanidine"], "jurisdiction": ["GB"], "wording": ["plain"]}
    given = [json.loads(element.bidi_component.json) for element in run(scenario()).elements if put(element)]
    assert [{name: one["put"].get(name) for name in said} for one in given] == [said]


def put(element: Element) -> bool:
    """Whether an element puts something into the browser's address."""
    return element.WhichOneof("type") == "bidi_component" and '"put": {' in element.bidi_component.json
