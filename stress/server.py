"""A server to try things on: a process of its own, with its own copy of the data, home and log."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STREAMLIT = ("streamlit", "run", "serve.py", "--server.headless=true", "--server.port={port}")
"""How `make run` starts it."""
UVICORN = ("uvicorn", "{app}", "--host=127.0.0.1", "--port={port}", "--log-level=info")
"""How another ASGI server starts an app, such as one that a test has prepared."""
LONGEST_START = 180.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """The dashboard in a process of its own.

    Parameters
    ----------
    folder
        Where its data, home, temporary files and log are.
    command
        Module of Python to run, with its arguments.
    environment
        Variables beside those of this process.
    port
        Port on which it listens; the same after a restart.
    before
        Run in the new process before the server starts, to take something away from it.
    piped
        Whether its log goes through a pipe that this process reads, so that the server needs no file for it.
    """

    folder: Path
    command: Sequence[str] = STREAMLIT
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    port: int = field(default_factory=free_port)
    before: Callable[[], None] | None = None
    piped: bool = False
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        """The directory of its data files, a copy."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """The file that it writes its log to."""
        return self.folder / "log.txt"

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None, "the server has not been started"
        return self._process.pid

    def start(self) -> Server:
        """Start it and wait until it is healthy; raises RuntimeError when it stops instead."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ("home", "scratch"):
            (self.folder / name).mkdir(exist_ok=True)
        if not self.data.exists():
            shutil.copytree(ROOT / "data", self.data)
        surroundings = {
            **os.environ,
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "scratch"),
            "MYOCOMPARE_DATA": str(self.data),
            "PYTHONUNBUFFERED": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            **self.environment,
        }
        command = [part.format(port=self.port, app=surroundings.get("APP", "")) for part in self.command]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE if self.piped else log,
                stderr=subprocess.STDOUT, env=surroundings, preexec_fn=self.before,
            )  # fmt: skip
        if self.piped:
            threading.Thread(target=self._read, daemon=True).start()
        self._wait()
        return self

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        with self.log.open("ab") as log, self._process.stdout as told:
            for line in told:
                log.write(line)
                log.flush()

    def _wait(self) -> None:
        began = time.monotonic()
        while time.monotonic() - began < LONGEST_START:
            if self._process is not None and self._process.poll() is not None:
                raise RuntimeError(f"the server stopped:\n{self.log.read_text(encoding='utf-8')[-3000:]}")
            try:
                if self.get("/_stcore/health").status == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not become healthy")

    def kill(self) -> None:
        """End it at once, as a machine that loses its power does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def alive(self) -> bool:
        """Tell whether its process runs."""
        return self._process is not None and self._process.poll() is None

    def get(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask for a path; an answer that is an error comes back like any other."""
        request = urllib.request.Request(self.address + path, headers=dict(headers or {}), method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answer(answer.status, list(answer.headers.items()), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, list(error.headers.items()), error.read())

    def said(self) -> str:
        """Return what it has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def lines(self) -> list[dict[str, Any]]:
        """Return the lines of its log that are JSON."""
        return [json.loads(line) for line in self.said().splitlines() if line.startswith("{")]

    def memory_mb(self) -> float:
        """Return its resident memory in MB (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


@dataclass(frozen=True)
class Answer:
    """What came back for a request."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a header; None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)
