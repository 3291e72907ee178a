"""The policy of the pages, and the headers on every answer."""

from __future__ import annotations

from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.serving.headers import (
    SecurityHeaders,
    content_security_policy,
    inline_script_hashes,
    security_headers,
)
from tests.unit.serving.asgi import ask

KNOWN = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
"""Of ``alert('Hello, world.');``, the example of the specification (CSP level 2, 7.18.1)."""


def test_the_hash_of_an_inline_script_is_that_of_the_specification() -> None:
    html = "<script src='a.js'></script><script>alert('Hello, world.');</script>"
    assert inline_script_hashes(html) == [KNOWN]


def test_each_inline_script_has_its_hash_and_scripts_with_an_address_have_none() -> None:
    html = '<script type="module" crossorigin src="./x.js"></script><script>\n1\n</script><script data-a="b">2</script>'
    assert len(set(inline_script_hashes(html))) == 2


def test_the_page_of_this_version_of_streamlit_has_inline_scripts_that_are_found() -> None:
    html = (Path(streamlit.__file__).with_name("static") / "index.html").read_text(encoding="utf-8")
    assert len(inline_script_hashes(html)) == html.count("<script>")


def test_nothing_is_allowed_that_is_not_named() -> None:
    policy = dict(part.split(" ", 1) for part in content_security_policy([KNOWN], []).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' blob: {KNOWN}"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert "unsafe-eval" not in str(policy)
    assert [name for name, value in policy.items() if "unsafe-inline" in value] == ["style-src"]
    assert [name for name, value in policy.items() if "http" in value or "*" in value] == []


def test_a_site_that_may_frame_is_in_the_policy_and_takes_the_older_header_away() -> None:
    site = "https://intranet.example"
    assert f"frame-ancestors 'self' {site}" in content_security_policy([], [site])
    assert "X-Frame-Options" not in security_headers("", [site])
    assert security_headers("", [])["X-Frame-Options"] == "SAMEORIGIN"


def test_every_answer_gets_the_headers() -> None:
    async def hello(_: object) -> PlainTextResponse:
        return PlainTextResponse("hello", headers={"X-Content-Type-Options": "other"})

    app = SecurityHeaders(Starlette(routes=[Route("/", hello)]), security_headers("default-src 'none'", []))
    for path, status in (("/", 200), ("/none", 404)):
        answer = ask(app, path)
        assert answer.status == status
        assert answer.headers["content-security-policy"] == "default-src 'none'"
        assert answer.headers["x-content-type-options"] == "nosniff", "ours replaces another"
