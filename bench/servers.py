"""Servers to measure and to try things on: how one is started, asked, and weighed (Linux)."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EMPTY, MINIMAL, DASHBOARD = "bench/empty.py", "bench/minimal.py", "serve.py"
TICKS = os.sysconf("SC_CLK_TCK")
LONGEST_START = 180.0
"""Seconds after which a server that gives no sign counts as one that does not start."""


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    """What a server answered to one request, headers as they came, twice where they came twice."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def every(self, name: str) -> list[str]:
        """Return all values of a header."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def header(self, name: str) -> str | None:
        """Return the first value of a header; None where there is none."""
        return next(iter(self.every(name)), None)


def ask(
    port: int, path: str, headers: Mapping[str, str] | None = None, *, method: str = "GET", body: bytes | None = None
) -> Answer:
    """Send one request to a port of this machine; raises OSError when nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())
    finally:
        connection.close()


def wait_for(process: subprocess.Popen[bytes], port: int, path: str, said: Callable[[], str] = str) -> float:
    """Wait until a path answers 200 and return the seconds; raises RuntimeError when the process stops, or never does.

    `said` returns what the process has written, for the message of the error.
    """
    began = time.perf_counter()
    while time.perf_counter() - began < LONGEST_START:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped:\n{said()[-3000:]}")
        try:
            if ask(port, path).status == 200:
                return time.perf_counter() - began
        except OSError:
            pass
        time.sleep(0.02)
    raise RuntimeError(f"{path} did not answer within {LONGEST_START:.0f} s")


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def cpu_seconds(pid: int) -> float:
    """Return the time that a process has spent on a processor."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@dataclass(frozen=True)
class Measured:
    """A server to measure: its address, its process, and the seconds from its start to its first healthy answer."""

    address: str
    pid: int
    start: float


@contextmanager
def served(script: str) -> Iterator[Measured]:
    """Serve a script on a free port."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Measured(f"http://127.0.0.1:{port}", process.pid, wait_for(process, port, "/_stcore/health"))
    finally:
        process.kill()
        process.wait()
