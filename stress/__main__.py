"""Run what `make stress` runs, or a part of it, and print the results as Markdown tables.

``python -m stress links --seed 1 --only 17`` repeats one case.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from stress import faults
from stress.inputs import A_VISIT, Seen, typed_in, visit
from stress.links import follow, link
from stress.server import Server
from stress.soak import soak

LINKS, INPUTS = 1000, 10_000
PARTS = ("links", "inputs", "faults", "soak")
Case = Callable[[int], Awaitable[list[str]]]


def main() -> None:
    """Read the command line, start a server, and run; the exit code says whether anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m stress", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS))
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--links", type=int, default=LINKS)
    parser.add_argument("--inputs", type=int, default=INPUTS)
    parser.add_argument("--first", type=int, default=0, help="number of the case to begin with, to go on with a run")
    parser.add_argument("--only", type=int, help="number of the one case to run")
    parser.add_argument("--rounds", type=int, default=3, help="how often each fault is caused")
    parser.add_argument("--minutes", type=float, default=float(os.environ.get("SOAK_MINUTES") or 60))
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server ends with this process
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        try:
            server.start()
            wrong = sum(asyncio.run(run(part, server, options)) for part in options.parts)
            failures = [line for line in server.lines() if line.get("reference")]
            print(f"\n{wrong} problems; {len(failures)} failures in the log of the server.")
            for line in failures[:20]:
                print(f"- {line['reference']}: {line.get('error')} at {(line.get('where') or ['?'])[-1]}")
        finally:
            server.kill()
    raise SystemExit(1 if wrong or failures else 0)


async def run(part: str, server: Server, options: argparse.Namespace) -> int:
    """Run a part and print what it found; return how many problems."""
    print(f"\n## {part.capitalize()}, seed {options.seed}\n", flush=True)
    if part == "links":
        return await cases(part, options, options.links, lambda at: follow(server.address, link(options.seed, at)))
    if part == "inputs":
        seed, seen = options.seed, Seen()
        visits = -(-options.inputs // A_VISIT)
        wrong = await cases(part, options, visits, lambda at: visit(server.address, at, typed_in(seed, at), seen))
        print(f"\n{seen.inputs:,} inputs into {len(seen.fields)} fields\n\n| field | inputs |\n|---|---|")
        for name, count in seen.fields.most_common():
            print(f"| {name} | {count} |")
        return wrong
    if part == "faults":
        print("| fault | rounds | problems |\n|---|---|---|")
        wrong = 0
        for name in faults.FAULTS:
            found = [what for _ in range(options.rounds) for what in await faults.cause(name, server)]
            print(f"| {name} | {options.rounds} | {len(found)} |", flush=True)
            tell(f"- {what}" for what in found)
            wrong += len(found)
        return wrong
    told = await soak(server, options.minutes, options.seed)
    print(f"\n{told.visits} visits in {options.minutes:.0f} minutes; memory {told.slope():+.0f} MB an hour at the end.")
    tell(f"- {what}" for what in told.found)
    return len(told.found)


async def cases(part: str, options: argparse.Namespace, count: int, case: Case) -> int:
    """Run cases one after the other and print those that went wrong with the line that repeats them."""
    began, wrong = time.monotonic(), 0
    numbers = range(options.first, count) if options.only is None else [options.only]
    print("| case | problem | to repeat it |\n|---|---|---|")
    for number in numbers:
        if number and number % 100 == 0:
            print(f"{number} of {count}", file=sys.stderr, flush=True)
        for what in await case(number):
            wrong += 1
            told = " ".join(what.split())[:300].replace("|", "\\|")
            print(
                f"| {number} | {told} | `python -m stress {part} --seed {options.seed} --only {number}` |", flush=True
            )
    print(f"\n{len(numbers):,} cases in {time.monotonic() - began:.0f} s, {wrong} problems", flush=True)
    return wrong


def tell(lines: Iterable[str]) -> None:
    """Print lines at once."""
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
