"""Faults of a server in use, one after the other: broken data, a killed process, cut and stalled connections."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bench.sessions import FAILURES, Visitor
from stress.oracle import problems, warnings
from stress.server import Server

PAIR = {"relaxants": ["baclofen", "tizanidine"]}
SOON = 30.0
"""Seconds within which others must be answered while somebody stalls."""


async def broken_data(server: Server) -> list[str]:
    """Break a file, look at pages, and mend it: the old data stay, the Data page and /ready say so."""
    target = server.data / "dosing.csv"
    whole = target.read_text(encoding="utf-8")
    found: list[str] = []
    try:
        target.write_text(whole.replace(",mg,day,", ",mgs,day,", 1), encoding="utf-8")
        async with Visitor(server.address) as visitor:
            for page in ("compare", "data"):
                found += problems(run := await visitor.open(page, PAIR))
            if not any("are not used" in text for text in warnings(run)):
                found.append("the Data page does not show that a file is broken")
        if not json.loads(server.get("/ready").body)["rejected"]:
            found.append("/ready does not say that files are rejected")
    finally:
        target.write_text(whole, encoding="utf-8")
    if json.loads(server.get("/ready").body) != {**json.loads(server.get("/ready").body), "rejected": False}:
        found.append("/ready does not return to normal")
    return found


async def killed(server: Server) -> list[str]:
    """Kill the server under a filled form and start it again: the form is whole, and a notice says to check it."""
    visitor = Visitor(server.address)
    await visitor.connect()
    await visitor.open("suitability", PAIR)
    await visitor.set("my_age", "83")
    await visitor.set("my_medicines", ["zzyzxol"])
    server.kill()
    with suppress(Exception):
        await visitor.leave()
    server.start()
    run = await visitor.back()
    found = problems(run)
    if not any("was lost" in text for text in warnings(run)):
        found.append("nothing says that the session was lost")
    if visitor.held("my_age").string_value != "83" or "zzyzxol" not in run.words:
        found.append("an answer that the browser held is gone")
    visitor.cut()
    return found


async def cut(server: Server) -> list[str]:
    """Cut a connection in mid run at ten moments and connect again: view and answers are there."""
    found: list[str] = []
    for moment in range(10):
        visitor = Visitor(server.address)
        await visitor.connect()
        await visitor.open("suitability", PAIR)
        await visitor.set("my_medicines", ["zzyzxol"])
        await visitor.ask("my_age", str(60 + moment))
        await asyncio.sleep(moment * 0.03)
        visitor.cut()
        await asyncio.sleep(0.2)
        run = await visitor.back()
        found += problems(run)
        if "zzyzxol" not in run.words or visitor.held("my_age").string_value != str(60 + moment):
            found.append(f"an answer is gone after a cut at {moment * 30} ms")
        await visitor.leave()
    return found


async def stalled(server: Server) -> list[str]:
    """Let somebody ask for much and read nothing: others are answered all the same."""
    found: list[str] = []
    lazy = Visitor(server.address)
    await lazy.connect()
    await lazy.open("data", {})
    for _ in range(50):
        await lazy.send(lazy.request())
    async with Visitor(server.address) as other:
        for page in ("", "compare", "evidence"):
            try:
                found += problems(await asyncio.wait_for(other.open(page, PAIR), SOON))
            except TimeoutError:
                found.append(f"{page!r} was not answered within {SOON:.0f} s")
    lazy.cut()
    return found


FAULTS: dict[str, Callable[[Server], Awaitable[list[str]]]] = {
    "a broken data file": broken_data,
    "a killed server": killed,
    "connections cut in mid run": cut,
    "a client that reads nothing": stalled,
}


async def cause(name: str, server: Server) -> list[str]:
    """Cause a fault and return what is wrong."""
    try:
        return await FAULTS[name](server)
    except FAILURES as error:
        return [f"{type(error).__name__}: {error}"]
