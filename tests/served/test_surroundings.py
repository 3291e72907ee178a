"""A disk that takes nothing, and a clock that is far from the visitor's."""

from __future__ import annotations

import json
import re
import resource
from collections.abc import Iterator

import pytest

from bench.sessions import Visitor
from dashboard.ui.navigation import PAGES
from stress.oracle import problems
from stress.server import UVICORN, Server
from tests.conftest import run as visited

PAIR = {"relaxants": ["baclofen", "tizanidine"]}


def no_room() -> None:
    """Let the process write nothing to any file, as on a disk that is full or read-only."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app without a place to write to: no home, no folder for temporary files, no byte in any file."""
    nowhere = {"HOME": "/proc/nowhere", "TMPDIR": "/proc/nowhere", "APP": "tests.served.prepared:app"}
    made = Server(tmp_path_factory.mktemp("full"), UVICORN, nowhere, before=no_room, piped=True)
    try:
        yield made.start()
    finally:
        made.kill()


def test_a_disk_that_takes_nothing_stops_no_page_and_no_download(full: Server) -> None:
    async def go() -> None:
        async with Visitor(full.address) as visitor:
            for page in PAGES:
                assert problems(await visitor.open(page, PAIR)) == []
            await visitor.open("compare", PAIR)
            await visitor.set("files", True)
            for key in ("compare-csv", "compare-xlsx", "compare-pdf-0", "compare-html-1"):
                run = await visitor.press(key)
                assert problems(run) == []
                assert '"content": ' in "".join(one.bidi_component.json for one in run.elements), key

    visited(go())
    assert full.get("/ready").status == 200
    assert full.get("/compare").status == 200
    assert "answered" in full.said()


ZONES = {
    "Pacific/Auckland": "2031-03-01",
    "Pacific/Pago_Pago": "2031-02-28",
    "Europe/Berlin": "2031-03-01",
    "UTC": "2031-02-28",
    "Mars/Olympus_Mons": "2031-02-28",
    "../../etc/passwd": "2031-02-28",
    "": "2031-02-28",
}
"""Time zone of a browser -> date there half an hour before March by the clock of the server (see `prepared.LATE`)."""


@pytest.mark.parametrize("zone", ZONES)
def test_dates_are_those_of_the_visitor_whatever_the_clock_of_the_server_says(faulty: Server, zone: str) -> None:
    async def go() -> tuple[str, str]:
        async with Visitor(faulty.address, timezone=zone) as visitor:
            await visitor.open("dosing", {**PAIR, "dosing_view": ["titration"]})
            (first,) = visitor.held("my_start").string_array_value.data
            await visitor.open("compare", PAIR)
            await visitor.set("files", True)
            run = await visitor.press("compare-csv")
            assert problems(run) == []
            files = [
                json.loads(one.bidi_component.json) for one in run.elements if "compare-csv" in one.bidi_component.id
            ]
            return first, files[0]["name"]

    first, name = visited(go())
    assert first == ZONES[zone]
    assert re.findall(r"\d{4}-\d\d-\d\d", name) == [ZONES[zone]]
