"""Many visitors at once: each opens a random page with relaxants picked, waits, and opens another."""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.sessions import FAILURES, Visitor

PICKS = ("baclofen", "tizanidine", "cyclobenzaprine", "methocarbamol", "dantrolene", "diazepam")
"""What visitors pick from; every visitor picks two."""


@dataclass
class Load:
    """What some visitors got.

    Parameters
    ----------
    seconds
        From each request to the end of its run.
    errors
        What went wrong, a line each.
    client_share
        Part of one core that the client took.
    """

    seconds: list[float] = field(default_factory=list[float])
    errors: list[str] = field(default_factory=list[str])
    client_share: float = 0.0

    @property
    def median_ms(self) -> float:
        """Median of the answers in milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def p95_ms(self) -> float:
        """95th percentile of the answers in milliseconds."""
        return statistics.quantiles(self.seconds, n=20)[-1] * 1000


async def visits(
    address: str, pages: Sequence[str], *, visitors: int, seconds: float, pause: float, seed: int = 1
) -> Load:
    """Let visitors come one by one, then click for `seconds`, every `pause` seconds on average."""
    load, began = Load(), asyncio.Event()
    tasks = [
        asyncio.create_task(_visit(address, pages, load, began, random.Random(seed * 1000 + at), seconds, pause))
        for at in range(visitors)
    ]
    await asyncio.sleep(0.15 * visitors + 2)
    used, started = _cpu_seconds(), time.perf_counter()
    began.set()
    await asyncio.gather(*tasks)
    load.client_share = (_cpu_seconds() - used) / (time.perf_counter() - started)
    return load


async def _visit(
    address: str,
    pages: Sequence[str],
    load: Load,
    began: asyncio.Event,
    chance: random.Random,
    seconds: float,
    pause: float,
) -> None:
    try:
        await asyncio.sleep(chance.random() * 5)
        async with Visitor(address) as visitor:
            page = chance.choice(pages)
            await visitor.open(page, {"relaxants": chance.sample(PICKS, 2)} if len(pages) > 1 else {})
            await began.wait()
            end = time.perf_counter() + seconds
            await asyncio.sleep(chance.random() * pause)
            while time.perf_counter() < end:
                page = chance.choice([one for one in pages if one != page] or pages)
                load.seconds.append((await visitor.open(page)).seconds)
                await asyncio.sleep(chance.expovariate(1 / pause))
    except FAILURES as error:
        load.errors.append(f"{type(error).__name__}: {error}")


async def arrivals(address: str, page: str, *, visitors: int) -> Load:
    """Let visitors open the same page within one second; each counts from its connection to its whole page."""
    load = Load()

    async def arrive(at: int) -> None:
        await asyncio.sleep(at / visitors)
        began = time.perf_counter()
        try:
            async with Visitor(address) as visitor:
                await visitor.open(page, {"relaxants": ["baclofen", "tizanidine"]})
                load.seconds.append(time.perf_counter() - began)
        except FAILURES as error:
            load.errors.append(f"{type(error).__name__}: {error}")

    await asyncio.gather(*(arrive(at) for at in range(visitors)))
    return load


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
