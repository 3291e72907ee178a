"""Measure the dashboard beside an empty page and a minimal one in the same run; ``make bench`` prints one table.

Ratios come first, since milliseconds depend on the machine and on what else it does. Each server is a process of its
own; the clients share the machine with it, and their part of one core is printed.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime

from bench import growth
from bench.browser import VIEWS, browser, click_ms, load_ms, opened, press
from bench.load import Load, arrivals, visits
from bench.servers import DASHBOARD, EMPTY, MINIMAL, Measured, cpu_seconds, memory_mb, served
from bench.sessions import Visitor

CLICKS, LOADS, RERUNS = 12, 5, 12
CROWDS = (1, 10, 50, 100)
SECONDS, PAUSE = 40.0, 3.0
IDLE, AGED_SESSIONS, AGED_RERUNS = 50, 200, 2_000
PAGES = ("", "compare", "side_effects", "dosing", "suitability", "interactions", "evidence", "profile", "data")
PICK = {"relaxants": ["baclofen", "tizanidine"]}
Line = tuple[str, str, str, str]


def main(parts: list[str]) -> None:
    """Print the parts that are named, all of them where none is."""
    known: dict[str, Callable[[], list[Line]]] = {
        "browser": in_browser,
        "reruns": reruns,
        "crowds": crowds,
        "age": age,
        "growth": grown,
    }
    print(f"Measured {datetime.now(UTC):%Y-%m-%d}.\n")
    print("| what | ratio | dashboard | beside |\n|---|---|---|---|")
    for part in parts or known:
        for line in known[part]():
            print(f"| {' | '.join(line)} |", flush=True)


def _line(what: str, ours: float, theirs: float, unit: str, yardstick: str) -> Line:
    digits = 1 if unit == "s" else 0
    return (
        what, f"{ours / theirs:.1f}", f"{ours:,.{digits}f} {unit}", f"{yardstick} {theirs:,.{digits}f} {unit}"
    )  # fmt: skip


def in_browser() -> list[Line]:
    """Measure start, loads and clicks, as a person at a browser sees them."""
    lines: list[Line] = []
    with ExitStack() as stack:
        empty, minimal, ours = (stack.enter_context(served(script)) for script in (EMPTY, MINIMAL, DASHBOARD))
        chromium = stack.enter_context(browser())
        lines.append(_line("start to healthy", ours.start, empty.start, "s", "empty"))
        url = f"{ours.address}/compare?relaxants=baclofen&relaxants=tizanidine"
        load_ms(chromium, empty.address)  # the browser's own start
        first_minimal, first = load_ms(chromium, minimal.address), load_ms(chromium, url)
        pairs = [(load_ms(chromium, minimal.address), load_ms(chromium, url)) for _ in range(LOADS)]
        usual, later = (statistics.median(column) for column in zip(*pairs, strict=True))
        lines.append(_line("first load after a start, fresh browser", first, first_minimal, "ms", "minimal"))
        lines.append(_line("later load, fresh browser", later, usual, "ms", "minimal"))
        lines.append(_line("first load beside later ones", first, later, "ms", "later"))
        pages = {name: (opened(chromium, ours.address + view.path)[0], view.act) for name, view in VIEWS.items()}
        pages = {"empty": (opened(chromium, empty.address)[0], press), **pages}
        times: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(CLICKS):
            for name, (page, act) in pages.items():
                times[name].append(click_ms(page, act, turn))
    yardstick = times.pop("empty")
    for name, values in times.items():
        middle, slow = statistics.median(values), statistics.quantiles(values, n=20)[-1]
        what, ratio, shown, beside = _line(f"click: {name}", middle, statistics.median(yardstick), "ms", "empty")
        lines.append((what, ratio, f"{shown}, 95% under {slow:,.0f}", beside))
    return lines


async def _cpu_ms(server: Measured, pages: tuple[str, ...]) -> dict[str, float]:
    """Return the processor time of one opening of each page, in turns with a neighbour that is counted apart."""
    async with Visitor(server.address) as visitor:
        await visitor.open(pages[-1], PICK if len(pages) > 1 else {})
        taken: dict[str, float] = {}
        for page in pages:
            used = 0.0
            for _ in range(RERUNS):
                if len(pages) > 1:
                    await visitor.open("evidence" if page != "evidence" else "profile")
                before = cpu_seconds(server.pid)
                await visitor.open(page)
                await asyncio.sleep(0.05)
                used += cpu_seconds(server.pid) - before
            taken[page] = used / RERUNS * 1000
        return taken


async def _opened(server: Measured, page: str, count: int) -> list[Visitor]:
    visitors = [Visitor(server.address) for _ in range(count)]
    for visitor in visitors:
        await visitor.connect()
        await visitor.open(page, PICK if page else {})
    return visitors


async def _memory_mb(server: Measured, page: str) -> float:
    """Return what an idle session holds, from the growth by `IDLE` of them."""
    await _opened(server, page, 5)
    before = memory_mb(server.pid)
    await _opened(server, page, IDLE)
    return (memory_mb(server.pid) - before) / IDLE


def reruns() -> list[Line]:
    """Measure processor time of a run of each page, and memory of a session."""
    with served(EMPTY) as empty, served(DASHBOARD) as ours:
        usual = asyncio.run(_cpu_ms(empty, ("",)))[""]
        taken = asyncio.run(_cpu_ms(ours, PAGES))
        lines = [
            _line(f"processor time of a run: {page or 'start'}", used, usual, "ms", "empty")
            for page, used in taken.items()
        ]
        memory, small = asyncio.run(_memory_mb(ours, "compare")), asyncio.run(_memory_mb(empty, ""))
        lines.append(("memory of an idle session", "", f"{memory:.1f} MB", f"empty {small:.1f} MB"))
        lines.append(_line("memory of the server", memory_mb(ours.pid), memory_mb(empty.pid), "MB", "empty"))
    return lines


def crowds() -> list[Line]:
    """Measure visitors who open a random page every three seconds, and fifty who arrive in one second."""
    lines: list[Line] = []
    with served(EMPTY) as empty, served(DASHBOARD) as ours:
        for visitors in CROWDS:
            few = _crowd(empty, ("",), visitors)
            many = _crowd(ours, PAGES, visitors)
            said = f"median {many.median_ms:,.0f}, 95% under {many.p95_ms:,.0f} ms, {len(many.errors)} errors"
            beside = f"empty {few.median_ms:,.0f}, {few.p95_ms:,.0f} ms; client {many.client_share:.0%} of a core"
            who = "1 visitor" if visitors == 1 else f"{visitors} visitors"
            lines.append((who, f"{many.p95_ms / few.p95_ms:.1f}", said, beside))
        few, many = (
            asyncio.run(arrivals(empty.address, "", visitors=50)),
            asyncio.run(arrivals(ours.address, "compare", visitors=50)),
        )
        lines.append(_line("50 arrive in one second, the last", max(many.seconds), max(few.seconds), "s", "empty"))
    return lines


def _crowd(server: Measured, pages: tuple[str, ...], visitors: int) -> Load:
    return asyncio.run(visits(server.address, pages, visitors=visitors, seconds=SECONDS, pause=PAUSE))


def age() -> list[Line]:
    """Compare a server after many sessions and runs with itself when it was fresh."""
    with served(DASHBOARD) as ours:
        fresh, memory = asyncio.run(_answers(ours.address)), memory_mb(ours.pid)
        asyncio.run(_age(ours.address))
        aged = asyncio.run(_answers(ours.address))
        grown_by = memory_mb(ours.pid) - memory
    what = f"after {AGED_RERUNS:,} runs in {AGED_SESSIONS} closed sessions"
    return [
        _line(f"a run {what}", aged, fresh, "ms", "fresh"),
        (f"memory {what}", "", f"+{grown_by:,.0f} MB", f"fresh {memory:,.0f} MB"),
    ]


async def _answers(address: str) -> float:
    """Return the median of a round through all pages, in milliseconds."""
    async with Visitor(address) as visitor:
        await visitor.open("profile", PICK)
        seconds: list[float] = []
        for _ in range(8):
            for page in PAGES:
                began = time.perf_counter()
                await visitor.open(page)
                seconds.append(time.perf_counter() - began)
    return statistics.median(seconds) * 1000


async def _age(address: str) -> None:
    for at in range(AGED_SESSIONS):
        async with Visitor(address) as visitor:
            await visitor.open(PAGES[at % len(PAGES)], PICK)
            for step in range(AGED_RERUNS // AGED_SESSIONS - 1):
                await visitor.open(PAGES[(at + step + 1) % len(PAGES)])


def grown() -> list[Line]:
    """Measure growth of reading, filters and exports with the number of relaxants."""
    few, *more = growth.SIZES
    return [
        (
            f"{task}, {few} relaxants",
            " / ".join(f"{ms / times[0]:.0f}" for ms in times[1:]),
            f"{times[0]:,.0f} ms",
            ", ".join(f"{size:,} relaxants {ms:,.0f} ms" for size, ms in zip(more, times[1:], strict=True)),
        )
        for task, times in growth.growth().items()
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
