"""Connections that break, stall or stand side by side: nobody loses what was typed, waits or sees another's patient."""

from __future__ import annotations

import asyncio
import random

import pytest

from bench.sessions import FAILURES, Visitor
from stress.oracle import problems
from stress.server import Server
from tests.conftest import run as visited

TYPED = {"my_age": "83", "my_medicines": ["zzyzxol"], "my_condition": "qwxyzine"}
PAIR = {"relaxants": ["baclofen", "tizanidine"], "jurisdiction": ["GB"]}
SOON = 15.0
"""Seconds within which others are answered, on a machine that does something else as well."""


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.1, 0.3])
def test_a_connection_cut_in_mid_run_comes_back_with_view_and_entries(server: Server, wait: float) -> None:
    async def go() -> tuple[str, str, list[str], Visitor]:
        visitor = Visitor(server.address)
        await visitor.connect()
        await visitor.open("suitability", PAIR)
        for key, value in TYPED.items():
            await visitor.set(key, value)
        before = visitor.session
        await visitor.ask("my_age", "84")
        await asyncio.sleep(wait)
        visitor.cut()
        await asyncio.sleep(0.3)
        run = await visitor.back()
        found = problems(run)
        await visitor.leave()
        return before, run.words, found, visitor

    before, words, found, visitor = visited(go())
    assert found == []
    assert visitor.session == before, "the server has kept the session"
    assert visitor.held("my_age").string_value == "84"
    assert "zzyzxol" in words
    assert "qwxyzine" in words
    assert visitor.query["relaxants"] == PAIR["relaxants"]
    assert visitor.query["jurisdiction"] == ["GB"]


def test_h31_the_log_holds_no_key_with_which_a_session_could_be_opened(server: Server) -> None:
    """Whoever has the key of a session may go on with it, as a browser does that has lost its connection."""

    async def go() -> list[str]:
        async with Visitor(server.address) as owner:
            await owner.open("suitability", PAIR)
            await owner.set("my_medicines", ["zzyzxol"])
            async with Visitor(server.address, session=owner.session) as again:
                await again.open("suitability", PAIR)
            async with Visitor(server.address, session="00000000-0000-4000-8000-000000000000") as stranger:
                run = await stranger.open("suitability", PAIR)
                assert "zzyzxol" not in run.words
            server.get(f"/_stcore/upload_file/{owner.session}/x", {"X-Request-ID": "upload-with-key"}, method="PUT")
            return [owner.session, again.session, stranger.session]

    keys = visited(go())
    (line,) = server.told(request="upload-with-key")
    assert "upload_file/(session)" in line["path"]
    assert not any(key in server.said() for key in keys)


def test_somebody_who_reads_nothing_keeps_nobody_waiting(server: Server) -> None:
    async def go() -> list[float]:
        stalled = Visitor(server.address)
        await stalled.connect()
        await stalled.open("data", {})
        for _ in range(30):
            await stalled.send(stalled.request())  # and read no answer
        took: list[float] = []
        async with Visitor(server.address) as other:
            for page in ("", "compare", "side_effects", "evidence"):
                run = await asyncio.wait_for(other.open(page, PAIR), SOON)
                assert problems(run) == []
                took.append(run.seconds)
        try:
            run = await stalled.answer()
            assert problems(run) == []
        except FAILURES:
            pass  # the server may give somebody up who has not read for long
        finally:
            stalled.cut()
        return took

    assert max(visited(go())) < SOON


PATIENTS = (
    {
        "my_age": "61",
        "my_medicines": ["aaqqzol"],
        "my_stopped": ["bbqqzol"],
        "my_has": ["ccqq"],
        "my_allergies": ["ddqq"],
    },
    {
        "my_age": "87",
        "my_medicines": ["eeqqzol"],
        "my_stopped": ["ffqqzol"],
        "my_has": ["ggqq"],
        "my_allergies": ["hhqq"],
    },
)
"""Two patients who share no word."""
PAGES = ("", "compare", "side_effects", "dosing", "suitability", "interactions", "evidence", "profile", "data")


def words_of(patient: dict[str, str | list[str]]) -> list[bytes]:
    return [value[0].encode() for value in patient.values() if isinstance(value, list)]


def test_h31_two_visitors_at_once_never_hear_of_each_others_patient(server: Server) -> None:
    async def step(visitor: Visitor, patient: dict[str, str | list[str]], one: random.Random) -> None:
        keys = [key for key in patient if key in visitor.keys()]  # noqa: SIM118
        if keys and one.random() < 0.7:
            key = one.choice(keys)
            run = await visitor.set(key, patient[key])
        else:
            page = one.choice((*PAGES, "suitability", "interactions"))
            run = await visitor.open(page, {"relaxants": [one.choice(["baclofen", "tizanidine"])]})
        assert problems(run) == []

    async def go() -> list[bytes]:
        one = random.Random(7)
        first, second = (Visitor(server.address, heard=[]) for _ in PATIENTS)
        async with first, second:
            for visitor in (first, second):
                await visitor.open("suitability", {})
            for key in PATIENTS[0]:
                await asyncio.gather(first.set(key, PATIENTS[0][key]), second.set(key, PATIENTS[1][key]))
            for _ in range(60):
                if one.random() < 0.5:
                    await asyncio.gather(step(first, PATIENTS[0], one), step(second, PATIENTS[1], one))
                else:
                    at = one.randrange(2)
                    await step((first, second)[at], PATIENTS[at], one)
            return [b"".join(visitor.heard or []) for visitor in (first, second)]

    heard = visited(go())
    for own, other in ((0, 1), (1, 0)):
        assert all(word in heard[own] for word in words_of(PATIENTS[own])), "each hears of its own patient"
        assert not any(word in heard[own] for word in words_of(PATIENTS[other]))
