"""Processes of the dashboard behind nginx, and what a second one brings; ``python -m bench.proxy`` prints a table.

The tests of the deployment use the same processes, the same proxy and the same visitors.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from websockets.exceptions import ConnectionClosed

from bench.servers import ROOT, Answer, ask, free_port, wait_for
from bench.sessions import Run, Visitor
from deploy.nginx.render import Choices, render

MAIN_FILE = ROOT / "deploy" / "nginx" / "nginx.conf"
SECONDS = 15.0
VISITORS = 16
PROCESSES = (1, 2)


@dataclass
class Replica:
    """One process of the dashboard.

    Parameters
    ----------
    log
        Where it writes to.
    settings
        Variables of the environment that it gets.
    """

    log: Path
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens, as nginx names it."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> float:
        """Start it and wait until it is ready; return the seconds that it took."""
        began = time.perf_counter()
        command = [sys.executable, str(ROOT / "deploy" / "start.py"), f"--port={self.port}", "--stop-seconds=3"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.log.parent, stdout=log, stderr=log, env={**os.environ, **self.settings}
            )
        wait_for(self.process, self.port, "/ready", lambda: self.log.read_text(encoding="utf-8"))
        return time.perf_counter() - began

    def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """End it and wait until it is gone; return the seconds that it took."""
        began = time.perf_counter()
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return time.perf_counter() - began


@dataclass(frozen=True)
class Proxy:
    """A running nginx."""

    port: int
    folder: Path

    @property
    def address(self) -> str:
        """Address of the site."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """What it has written about requests."""
        return (self.folder / "access.log").read_text(encoding="utf-8")

    def lines(self, identity: str) -> list[dict[str, str]]:
        """Return the lines about the requests with an identity; nginx writes them after it has answered."""
        for _ in range(100):
            found = [json.loads(line) for line in self.log.splitlines() if f'"request":"{identity}"' in line]
            if found:
                return found
            time.sleep(0.02)
        return []


def nginx() -> str:
    """Return the path of nginx, which Debian keeps where only root looks; raises FileNotFoundError."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        raise FileNotFoundError("nginx is missing; `make test` installs Debian's nginx-light")
    return found


def configured(folder: Path, choices: Choices) -> list[str]:
    """Write nginx's files into a folder and return the command that runs it there."""
    shutil.copy(MAIN_FILE, folder / "nginx.conf")
    if os.geteuid() == 0:  # else its workers would be somebody who may not write here
        main = folder / "nginx.conf"
        main.write_text("user root;\n" + main.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "myocompare.conf").write_text(render(choices), encoding="utf-8")
    return [nginx(), "-e", "stderr", "-p", f"{folder}/", "-c", str(folder / "nginx.conf")]


@contextmanager
def proxied(replicas: Sequence[Replica], folder: Path) -> Iterator[Proxy]:
    """Run nginx before some processes, with the configuration that a deployment gets."""
    port = free_port()
    choices = Choices(
        tuple(replica.address for replica in replicas),
        listen=f"127.0.0.1:{port}",
        log="access.log",
        error_log="error.log",
        cache="cache",
    )
    with (folder / "nginx.log").open("wb") as log:
        command = [*configured(folder, choices), "-g", "daemon off;"]
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        for _ in range(100):
            try:
                ask(port, "/_stcore/metrics")
                break
            except OSError:
                if process.poll() is not None:
                    raise RuntimeError((folder / "nginx.log").read_text(encoding="utf-8")) from None
                time.sleep(0.05)
        yield Proxy(port, folder)
    finally:
        process.terminate()
        process.wait()


@dataclass
class Guest(Visitor):
    """A visitor who comes through a proxy, keeps its cookies and connects again as a browser does."""

    cookies: dict[str, str] = field(default_factory=dict[str, str])
    identity: str = ""
    """Sent as X-Request-ID, to find the visitor's requests in a log."""

    @property
    def replica(self) -> str:
        """Name of the process that the proxy has chosen."""
        return self.cookies.get("myocompare_replica", "")

    def headers(self) -> dict[str, str]:
        """Return what a request of this visitor carries."""
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        return sent | ({"X-Request-ID": self.identity} if self.identity else {})

    def over_http(self, path: str) -> Answer:
        """Send a request beside the websocket."""
        answer = ask(int(self.address.rsplit(":", 1)[1]), path, self.headers())
        self.keep(answer.every("Set-Cookie"))
        return answer

    def keep(self, given: Sequence[str]) -> None:
        """Take over cookies."""
        for line in given:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}

    async def connect(self) -> None:
        """Ask whether the server is there, then open the websocket, in the session that was left if there was one."""
        answer = await asyncio.to_thread(self.over_http, "/_stcore/health")
        if answer.status != 200:
            raise ConnectionError(f"health: {answer.status}")
        await super().connect()
        response = self.socket.response
        self.keep(response.headers.get_all("Set-Cookie") if response else [])

    async def arrive(self, page: str, query: Mapping[str, Sequence[str]]) -> Run:
        """Type an address into the browser: its page, the websocket, the first run."""
        answer = await asyncio.to_thread(self.over_http, f"/{page}?{urlencode(query, doseq=True)}")
        if answer.status != 200:
            raise ConnectionError(f"/{page}: {answer.status}")
        await self.connect()
        return await self.open(page, query)

    async def return_to(self, page: str, query: Mapping[str, Sequence[str]]) -> Run:
        """Connect again after the connection broke, and ask for the page that the address names."""
        await self.connect()
        return await self.open(page, query)


async def clicks(address: str, seconds: float, visitors: int) -> tuple[int, list[float]]:
    """Let some visitors change Compare's view again and again; return how many runs ended, and how long each took."""
    query = {"relaxants": ["baclofen", "tizanidine"]}
    took: list[float] = []

    async def one() -> None:
        guest = Guest(address)
        await guest.arrive("compare", query)
        while time.perf_counter() < until:
            took.append((await guest.open("compare", query)).seconds)
        await guest.leave()

    until = time.perf_counter() + seconds
    await asyncio.gather(*(one() for _ in range(visitors)))
    return len(took), took


def measured(processes: int, folder: Path) -> tuple[float, float]:
    """Return runs in a second and the median seconds of a run, with some processes behind nginx."""
    with ExitStack() as stack:
        replicas = [Replica(folder / f"replica-{number}.log") for number in range(processes)]
        for replica in replicas:
            stack.callback(replica.stop, signal.SIGKILL)
            replica.start()
        proxy = stack.enter_context(proxied(replicas, folder))
        asyncio.run(clicks(proxy.address, 3.0, VISITORS))
        count, took = asyncio.run(clicks(proxy.address, SECONDS, VISITORS))
        return count / SECONDS, sorted(took)[len(took) // 2]


def main() -> None:
    """Measure and print."""
    print(f"{VISITORS} visitors, each opening Compare with two drugs again as soon as it has come, {SECONDS:.0f} s.\n")
    print("| processes | runs a second | ratio | median of a run |\n|---|---|---|---|")
    first = 0.0
    for processes in PROCESSES:
        with tempfile.TemporaryDirectory() as folder:
            rate, median = measured(processes, Path(folder))
        first = first or rate
        print(f"| {processes} | {rate:.1f} | {rate / first:.2f} | {median * 1000:.0f} ms |", flush=True)


if __name__ == "__main__":
    try:
        main()
    except ConnectionClosed as error:
        raise SystemExit(f"a connection broke: {error}") from error
