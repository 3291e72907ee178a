"""A data file that is replaced by a broken one while the server runs."""

from __future__ import annotations

import json

from bench.sessions import Run, Visitor
from stress.oracle import problems, warnings
from stress.server import Server
from tests.conftest import run as visited


def opened(server: Server, page: str) -> Run:
    async def go() -> Run:
        async with Visitor(server.address) as visitor:
            return await visitor.open(page, {"relaxants": ["baclofen"]})

    run = visited(go())
    assert problems(run) == []
    return run


def test_a_broken_file_is_shown_on_the_data_page_and_the_old_data_stay_in_service(server: Server) -> None:
    target = server.data / "dosing.csv"
    whole = target.read_text(encoding="utf-8")
    before = json.loads(server.get("/ready").body)
    version = json.loads(server.get("/version").body)["data"]
    assert before["rejected"] is False
    line = next(number for number, text in enumerate(whole.splitlines(), start=1) if ",mg,day," in text)
    try:
        target.write_text(whole.replace(",mg,day,", ",<b>mgs</b>,day,", 1), encoding="utf-8")
        for page in ("compare", "dosing", "data", "data"):
            said = "\n".join(warnings(run := opened(server, page)))
            assert ("are not used" in said) == (page == "data")
        assert "1 problem" in said
        assert version in said
        (table,) = [
            json.loads(one.bidi_component.json)["html"] for one in run.elements if "rejected" in one.bidi_component.id
        ]
        for part in ("dosing.csv", f">{line}<", "&lt;b&gt;mgs&lt;/b&gt;", "unit"):
            assert part in table
        ready = server.get("/ready")
        assert ready.status == 200
        assert json.loads(ready.body) == {"ready": True, "data": version, "rejected": True}
        told = server.told(logger="myocompare.data", level="error")
        assert len(told) == 1, "logged once, not at every click"
        assert f"dosing.csv, line {line}" in told[0]["data"]
    finally:
        target.write_text(whole, encoding="utf-8")
    assert warnings(opened(server, "data")) == []
    assert json.loads(server.get("/ready").body) == before


def test_a_file_that_is_gone_is_named_as_well(server: Server) -> None:
    target = server.data / "effects.csv" if (server.data / "effects.csv").exists() else server.data / "indications.csv"
    whole = target.read_bytes()
    try:
        target.unlink()
        said = "\n".join(warnings(run := opened(server, "data")))
        assert "are not used" in said
        assert target.name in run.words
    finally:
        target.write_bytes(whole)
    assert warnings(opened(server, "data")) == []
