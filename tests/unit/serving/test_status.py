"""Answers for machines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import __version__
from dashboard.data.catalogue import DATA_DIRECTORY
from dashboard.data.live import LiveCatalogue
from dashboard.serving import status
from tests.unit.serving.asgi import ask


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = Path(shutil.copytree(DATA_DIRECTORY, tmp_path / "data"))
    monkeypatch.setattr(status, "LIVE", LiveCatalogue(copied))
    return copied


def test_ready_and_version_say_what_is_in_service(folder: Path) -> None:
    app = Starlette(routes=status.ROUTES)
    told = ask(app, "/ready").json()
    assert told["ready"] is True
    assert told["rejected"] is False
    assert ask(app, "/version").json() == {"code": __version__, "data": told["data"]}
    (folder / "dosing.csv").write_text("broken", encoding="utf-8")
    assert ask(app, "/ready").json() == {**told, "rejected": True}
    assert ask(app, "/version").json()["data"] == told["data"]


def test_a_server_that_never_had_whole_tables_is_not_ready(folder: Path) -> None:
    (folder / "dosing.csv").write_text("broken", encoding="utf-8")
    app = Starlette(routes=status.ROUTES)
    answer = ask(app, "/ready")
    assert answer.status == 503
    assert answer.json()["ready"] is False
    assert answer.json()["faults"] > 0
    assert ask(app, "/version").json() == {"code": __version__, "data": None}
