"""What nginx lets through, hides, writes down and adds."""

from __future__ import annotations

import gzip
import time

import pytest

from bench.servers import ask
from dashboard.serving.headers import security_headers
from tests.deploy.conftest import HOST, Site

pytestmark = pytest.mark.slow
OWN = ("X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy")


def written(site: Site, words: str) -> bool:
    """Whether a process writes something to its log, which it does after it has answered."""
    for _ in range(100):
        if any(words in replica.log.read_text(encoding="utf-8") for replica in site.replicas):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "//_stcore//metrics", "/_stcore/%6detrics"])
def test_metrics_are_hidden(site: Site, path: str) -> None:
    assert ask(site.replicas[0].port, "/_stcore/metrics").status == 200, "there was nothing to hide"
    assert ask(site.proxy.port, path).status == 404


def test_the_identity_of_a_request_reaches_the_log_of_the_app_and_comes_back(site: Site) -> None:
    answer = ask(site.proxy.port, "/version", {"X-Request-ID": "from-the-outer-proxy"})
    assert answer.every("X-Request-ID") == ["from-the-outer-proxy"]
    given = ask(site.proxy.port, "/version", {"X-Request-ID": "not plain; at all"}).every("X-Request-ID")
    assert len(given) == 1
    assert len(given[0]) == 32
    for identity in ("from-the-outer-proxy", given[0]):
        assert site.proxy.lines(identity)
        assert written(site, f'"request": "{identity}"')


@pytest.mark.parametrize("path", ["/", "/compare", "/ready", "/version", "/_stcore/health"])
def test_the_app_sends_its_headers_and_nginx_does_not_repeat_them(site: Site, path: str) -> None:
    answer = ask(site.proxy.port, path)
    assert answer.status == 200
    for name in (*security_headers("", []), *OWN):
        assert len(answer.every(name)) == 1, name
    assert answer.every("Content-Security-Policy")[0].startswith("default-src 'none'; script-src 'self'")


@pytest.mark.parametrize(("path", "status"), [("/_stcore/metrics", 404), ("/large", 413)])
def test_what_nginx_answers_itself_has_headers_too(site: Site, path: str, status: int) -> None:
    body = b"x" * 3_000_000 if status == 413 else None
    answer = ask(site.proxy.port, path, method="PUT" if body else "GET", body=body)
    assert answer.status == status
    assert {name: len(answer.every(name)) for name in OWN} == dict.fromkeys(OWN, 1)
    assert answer.every("Server") == ["nginx"]


def test_a_host_that_is_not_ours_is_refused(site: Site) -> None:
    assert ask(site.proxy.port, "/", {"Host": "elsewhere.example.org"}).status == 400
    assert ask(site.proxy.port, "/", {"Host": "localhost"}).status == 200


@pytest.mark.parametrize(("origin", "status"), [(f"http://{HOST}:8443", 101), ("http://elsewhere.example.org", 403)])
def test_a_page_connects_under_the_name_of_the_site_and_from_nowhere_else(site: Site, origin: str, status: int) -> None:
    handshake = {
        "Host": f"{HOST}:8443",
        "Origin": origin,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": "streamlit",
    }
    assert ask(site.proxy.port, "/_stcore/stream", handshake).status == status


def test_scripts_come_small_and_from_a_store_of_their_own(site: Site) -> None:
    page = ask(site.proxy.port, "/").body.decode()
    path = "/" + page.split('src="./', 1)[1].split('"', 1)[0]
    assert path.startswith("/static/js/")
    wanted = {"Accept-Encoding": "gzip", "X-Request-ID": "asks-for-script"}
    packed = [ask(site.proxy.port, path, wanted) for _ in range(3)]
    plain = ask(site.replicas[0].port, path).body
    for answer in packed:
        assert answer.every("Content-Encoding") == ["gzip"]
        assert gzip.decompress(answer.body) == plain
        assert len(answer.body) < len(plain) / 2
        assert not any("myocompare_replica" in cookie for cookie in answer.every("Set-Cookie"))
        assert "max-age" in "".join(answer.every("Cache-Control"))
    lines = site.proxy.lines("asks-for-script")
    assert sum(bool(line["replica"]) for line in lines) <= 1, "the app was asked for the same file again"


def test_the_log_says_neither_what_somebody_looks_at_nor_who(site: Site) -> None:
    ask(site.proxy.port, "/profile?drug=orphenadrine", {"X-Request-ID": "private-view", "Referer": "http://a/?who=me"})
    assert [line["path"] for line in site.proxy.lines("private-view")] == ["/profile"]
    assert "orphenadrine" not in site.proxy.log
    assert "who=me" not in site.proxy.log
    faults = site.proxy.folder / "error.log"
    assert "orphenadrine" not in (faults.read_text(encoding="utf-8") if faults.exists() else "")
