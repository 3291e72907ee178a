"""A visitor stays with the process that holds the session."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from bench.proxy import Guest, Proxy, Replica
from bench.servers import ask
from tests.conftest import run
from tests.deploy.conftest import Site
from tests.deploy.visitors import PICKS, upload

pytestmark = pytest.mark.slow


class Forgetful(Guest):
    """A visitor whose browser keeps no cookies."""

    def keep(self, given: Sequence[str]) -> None:
        """Throw them away."""


def answered_by(proxy: Proxy, identity: str) -> list[str]:
    """Who answered the requests of a visitor, by nginx's log."""
    return [line["replica"] for line in proxy.lines(identity)]


def sessions(replica: Replica) -> int:
    """How many sessions a process has open."""
    metrics = ask(replica.port, "/_stcore/metrics").body.decode()
    found = re.search(r"^active_sessions (\d+)", metrics, re.MULTILINE)
    assert found, "the number of sessions was not found"
    return int(found[1])


async def arrived(proxy: Proxy) -> list[Guest]:
    guests = [Guest(proxy.address, identity=f"sticky-{number:04d}") for number in range(len(PICKS))]
    for guest, picks in zip(guests, PICKS, strict=True):
        await guest.arrive("compare", {"relaxants": picks})
    return guests


def test_each_visitor_stays_with_one_process_and_both_have_some(site: Site) -> None:
    async def scenario() -> None:
        before = [sessions(replica) for replica in site.replicas]
        guests = await arrived(site.proxy)
        assert [sessions(replica) - was for replica, was in zip(site.replicas, before, strict=True)] == [3, 3]
        for guest in guests:
            await guest.open("side_effects", guest.query)
            for path in ("/_stcore/host-config", "/dosing", "/_stcore/health"):
                assert guest.over_http(path).status == 200
            assert upload(guest).status == 204
            session = guest.session
            await guest.leave()
            await guest.return_to("side_effects", guest.query)
            assert guest.session == session, "the session was not found again"
            await guest.leave()

    run(scenario())
    every = {identity: answered_by(site.proxy, identity) for identity in (f"sticky-{n:04d}" for n in range(6))}
    assert all(len(by) >= 7 for by in every.values()), every
    assert all(len(set(by)) == 1 for by in every.values()), every
    assert Counter(by[0] for by in every.values()) == {replica.address: 3 for replica in site.replicas}


def test_a_browser_without_cookies_finds_its_session_too(site: Site) -> None:
    async def scenario() -> None:
        guest = Forgetful(site.proxy.address, identity="forgetful-0001")
        for further in range(4):
            await guest.arrive("compare", {"relaxants": PICKS[0]})
            session = guest.session
            await guest.leave()
            for _ in range(further):
                guest.over_http("/_stcore/host-config")
            await guest.return_to("compare", {"relaxants": PICKS[0]})
            assert guest.session == session
            await guest.leave()
        assert guest.replica == ""

    run(scenario())


def test_a_cookie_that_names_no_process_does_no_harm(site: Site) -> None:
    for value in ("9", "", "127.0.0.1:1", "replica_1"):
        answer = ask(site.proxy.port, "/", {"Cookie": f"myocompare_replica={value}"})
        assert answer.status == 200
        assert [cookie for cookie in answer.every("Set-Cookie") if "myocompare_replica=" in cookie]
