"""A long run of many visitors, with the memory of the server minute by minute."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from bench.servers import memory_mb
from bench.sessions import FAILURES, Visitor
from stress.inputs import Seen, typed_in, visit
from stress.links import follow, link
from stress.server import Server

VISITORS = 6
"""Visitors at the same time."""
CASES = 500
"""Different links, and different visits, that they make."""


@dataclass
class Soak:
    """What a long run has done and found.

    Parameters
    ----------
    memory
        Minutes since the start and megabytes, one a minute.
    visits
        How many visits were made.
    found
        What was wrong, with the line that repeats it.
    """

    memory: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    visits: int = 0
    found: list[str] = field(default_factory=list[str])

    def slope(self) -> float:
        """Return the growth in MB an hour over the second half of the run, by least squares."""
        half = self.memory[len(self.memory) // 2 :]
        if len(half) < 2:
            return 0.0
        minutes = sum(minute for minute, _ in half) / len(half)
        size = sum(megabytes for _, megabytes in half) / len(half)
        spread = sum((minute - minutes) ** 2 for minute, _ in half)
        return 60 * sum((minute - minutes) * (megabytes - size) for minute, megabytes in half) / spread


async def soak(server: Server, minutes: float, seed: int) -> Soak:
    """Let visitors come and go; some lose their connection, one reads nothing for a minute at a time."""
    told, began, end = Soak(), time.monotonic(), time.monotonic() + 60 * minutes

    async def wander(number: int) -> None:
        one = random.Random(f"{seed}/{number}")
        while time.monotonic() < end:
            at = one.randrange(CASES)
            if one.random() < 0.5:
                wrong = await visit(server.address, at, typed_in(seed, at), Seen())
                again = f"python -m stress inputs --seed {seed} --only {at}"
            else:
                wrong = await follow(server.address, link(seed, at))
                again = f"python -m stress links --seed {seed} --only {at}"
            told.visits += 1
            told.found += [f"{what} | {again}" for what in wrong]
            await asyncio.sleep(one.random())

    async def stumble() -> None:
        while time.monotonic() < end:
            lost = Visitor(server.address)
            try:
                await lost.connect()
                await lost.open("suitability", {"relaxants": ["baclofen"]})
                for _ in range(10):
                    await lost.send(lost.request())
                await asyncio.sleep(min(20.0, max(0.1, end - time.monotonic())))
                lost.cut()
            except FAILURES as error:
                told.found.append(f"who reads nothing: {type(error).__name__}: {error}")
                await asyncio.sleep(1)

    async def weigh() -> None:
        while True:
            told.memory.append(((time.monotonic() - began) / 60, memory_mb(server.pid)))
            print(f"| {told.memory[-1][0]:.0f} | {told.memory[-1][1]:.0f} | {told.visits} |", flush=True)
            if time.monotonic() >= end:
                return
            await asyncio.sleep(min(60.0, max(0.1, end - time.monotonic())))

    print("| minute | server memory, MB | visits |\n|---|---|---|")
    await asyncio.gather(weigh(), stumble(), *(wander(number) for number in range(VISITORS)))
    return told
