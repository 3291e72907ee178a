"""A server to try things on: a process of its own, with its own copy of the data, home and log."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.servers import ROOT, Answer, ask, free_port, wait_for

STREAMLIT = ("streamlit", "run", "serve.py", "--server.headless=true", "--server.port={port}")
"""How `make run` starts it."""
UVICORN = ("uvicorn", "{app}", "--host=127.0.0.1", "--port={port}", "--log-level=info")
"""How another ASGI server starts an app, such as one that a test has prepared."""


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
    def folders(self) -> tuple[Path, Path]:
        """Its home and its folder for temporary files."""
        return self.folder / "home", self.folder / "scratch"

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None, "the server has not been started"
        return self._process.pid

    def start(self) -> Server:
        """Start it and wait until it is healthy; raises RuntimeError when it stops instead."""
        self.folder.mkdir(parents=True, exist_ok=True)
        home, scratch = self.folders
        for folder in (home, scratch):
            folder.mkdir(exist_ok=True)
        if not self.data.exists():
            shutil.copytree(ROOT / "data", self.data)
        surroundings = {
            **os.environ,
            "HOME": str(home),
            "TMPDIR": str(scratch),
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
        wait_for(self._process, self.port, "/_stcore/health", self.said)
        return self

    def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        with self.log.open("ab") as log, self._process.stdout as told:
            for line in told:
                log.write(line)
                log.flush()

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
        return ask(self.port, path, headers, method=method)

    def said(self) -> str:
        """Return what it has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def lines(self, **wanted: str) -> list[dict[str, Any]]:
        """Return the whole lines of its log that are JSON and hold these values."""
        whole = self.said().rpartition("\n")[0]  # the last line may be half written
        told = [json.loads(line) for line in whole.splitlines() if line.startswith("{")]
        return [line for line in told if wanted.items() <= line.items()]

    def told(self, **wanted: str) -> list[dict[str, Any]]:
        """Return such lines as soon as there is one, since a line may be written after the answer; none after 30 s."""
        deadline = time.monotonic() + 30
        while not (found := self.lines(**wanted)) and time.monotonic() < deadline:
            time.sleep(0.05)
        return found
