"""What a browser and a stranger may do: headers, policy, frames, hosts, origins, uploads, paths, sizes, cookies."""

from __future__ import annotations

import asyncio
import http.server
import json
import re
import socket
import subprocess
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from bench.sessions import Visitor
from dashboard.ui.navigation import PAGES
from stress.oracle import problems
from stress.server import ROOT, Server
from tests.browser.conftest import settle, visit
from tests.conftest import run as visited
from tests.served.conftest import Start

PAIR = "relaxants=baclofen&relaxants=tizanidine"
HEADERS = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
    "x-request-id": "",
}


def static_file(server: Server) -> str:
    found = re.search(rb'src="\./(static/js/[^"]+)"', server.get("/").body)
    assert found
    return "/" + found[1].decode()


ANSWERED = (
    "/", "/compare?relaxants=baclofen", "/privacy", "/version", "/ready", "/_stcore/health", "/static/none.js",
    "/%2e%2e/etc/passwd", "/_stcore/metrics", "a script",
)  # fmt: skip


@pytest.mark.parametrize("path", ANSWERED)
def test_every_answer_has_every_header(server: Server, path: str) -> None:
    answer = server.get(static_file(server) if path == "a script" else path)
    for name, begins in HEADERS.items():
        assert (answer.header(name) or "-").startswith(begins), f"{path} ({answer.status}): {name}"
    assert (answer.header("server") or "").lower() in ("", "uvicorn")


def test_an_error_has_the_headers_too(server: Server) -> None:
    for method, path in (("DELETE", "/"), ("PUT", "/_stcore/upload_file/a/b"), ("GET", "/\\\\host\\share")):
        answer = server.get(path, method=method)
        assert answer.status >= 400, (method, path)
        assert (answer.header("content-security-policy") or "").startswith("default-src 'none'")


@contextmanager
def watched(page: Page, own: str) -> Iterator[dict[str, list[str]]]:
    """Collect what the browser refuses, and what it asks elsewhere."""
    seen: dict[str, list[str]] = {"refused": [], "foreign": []}

    def said(text: str) -> None:
        if "Content Security Policy" in text or "Refused to" in text or "violates" in text:
            seen["refused"].append(text)

    def asked(url: str) -> None:
        if not url.startswith((own, own.replace("http", "ws", 1), "data:", "blob:")):
            seen["foreign"].append(url)

    page.on("console", lambda message: said(message.text))
    page.on("pageerror", lambda error: said(str(error)))
    page.on("request", lambda request: asked(request.url))
    yield seen


FILES = (
    "One page as PDF", "One page as HTML", "In detail as PDF", "Workbook (Excel)", "Everything as CSV",
    "At a glance as CSV", "Profile as PDF", "Leaflet as PDF", "Sheet as PDF", "Picture as PNG", "Everything as ZIP",
)  # fmt: skip
"""Buttons that save a file, wherever they are."""


@pytest.mark.parametrize("wording", ["clinician", "plain"])
def test_no_page_breaks_its_own_policy_or_asks_elsewhere(page: Page, server: Server, wording: str) -> None:
    views = [f"/{path}?{PAIR}&wording={wording}" for path in PAGES]
    views += [f"/dosing?{PAIR}&dosing_view=titration", f"/?{PAIR}&charts=true", f"/compare?{PAIR}&tab=everything"]
    with watched(page, server.address) as seen:
        for view in views:
            visit(page, server.address + view)
            files = page.get_by_role("button", name="Print or save")
            if files.count():
                files.click()
                settle(page)
            for name in FILES:
                button = page.get_by_role("button", name=name)
                if button.count():
                    with page.expect_download():
                        button.first.click()
                    settle(page)
    assert seen == {"refused": [], "foreign": []}


def test_the_policy_stops_an_injected_script_and_a_foreign_picture(page: Page, server: Server) -> None:
    with watched(page, server.address) as seen:
        visit(page, f"{server.address}/compare?{PAIR}")
        page.evaluate(
            """() => {
              const script = document.createElement("script")
              script.textContent = "window.ran = true"
              document.body.append(script)
              const picture = document.createElement("img")
              picture.src = "http://127.0.0.2:9/picture.png"
              document.body.append(picture)
              const link = document.createElement("div")
              link.innerHTML = '<img src=x onerror="window.ran = true">'
              document.body.append(link)
              return fetch("http://127.0.0.2:9/").catch(() => null)
            }"""
        )
        page.wait_for_timeout(500)
    assert page.evaluate("() => window.ran === undefined")
    assert len(seen["refused"]) >= 4, seen["refused"]


class _Frame(http.server.BaseHTTPRequestHandler):
    """A page of another site that shows ours in a frame."""

    target = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{self.target}" width="1200" height="800"></iframe>'.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def other_site() -> Iterator[str]:
    """Address of another site."""
    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Frame)
    thread = threading.Thread(target=site.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()
    site.server_close()
    thread.join()


def test_another_site_may_not_frame_the_pages(page: Page, server: Server, other_site: str) -> None:
    _Frame.target = f"{server.address}/compare?{PAIR}"
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(other_site)
    page.wait_for_timeout(2000)
    assert any("frame" in text.lower() for text in said), said
    assert page.frames[1].url.startswith("chrome-error://")


def test_a_site_that_is_named_may_frame_the_pages(browser: Browser, start: Start, other_site: str) -> None:
    allowed = start(MYOCOMPARE_FRAMED_BY=other_site)
    assert allowed.get("/").header("x-frame-options") is None
    _Frame.target = f"{allowed.address}/compare?{PAIR}&embed=true"
    page = browser.new_page()
    page.goto(other_site)
    framed = page.frame_locator("iframe")
    expect(framed.get_by_role("heading", level=1)).to_have_text("Baclofen (oral) and tizanidine", timeout=60_000)
    page.close()


def handshake(server: Server, host: str, origin: str | None, path: str = "/_stcore/stream") -> str:
    """Ask for a websocket with headers of one's own; return the first line of the answer."""
    lines = [
        f"GET {path} HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: streamlit",
        *([f"Origin: {origin}"] if origin else []),
    ]  # fmt: skip
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as link:
        link.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return link.recv(4096).split(b"\r\n")[0].decode()


def test_another_host_is_refused_for_pages_and_websockets(server: Server) -> None:
    for host in ("evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.1.evil.example"):
        assert server.get("/", {"Host": host}).status == 400, host
        assert server.get("/ready", {"Host": host}).status == 400, host
        assert "101" not in handshake(server, host, f"http://{host}"), host
    assert server.get("/", {"Host": f"localhost:{server.port}"}).status == 200
    own = f"127.0.0.1:{server.port}"
    assert "101" in handshake(server, own, f"http://{own}")


def test_another_origin_is_refused_on_the_websocket(server: Server) -> None:
    own = f"127.0.0.1:{server.port}"
    for origin in (
        "http://evil.example",
        "null",
        f"http://evil.example:{server.port}",
        "http://localhost.evil.example",
    ):
        assert "403" in handshake(server, own, origin), origin


def test_an_upload_needs_the_token_and_a_session(server: Server) -> None:
    answer = server.get("/_stcore/upload_file/a/b", method="PUT")
    assert answer.status == 403, "no token"
    token = cookies(server)["_streamlit_xsrf"].split(";")[0]
    headers = {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token}
    assert server.get("/_stcore/upload_file/a/b", headers, "PUT").status == 400, "no session"


def test_an_upload_is_limited(server: Server) -> None:
    token = cookies(server)["_streamlit_xsrf"].split(";")[0]

    async def go() -> int:
        async with Visitor(server.address) as visitor:
            await visitor.open("dosing", {"relaxants": ["baclofen"], "dosing_view": ["titration"]})
            sized = {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token, "Content-Length": str(2 * 1024 * 1024)}
            return server.get(f"/_stcore/upload_file/{visitor.session}/b", sized, "PUT").status

    assert visited(go()) == 413


def cookies(server: Server) -> dict[str, str]:
    """Cookies that the server sets on any of its answers, with their flags."""
    found: dict[str, str] = {}
    for path in ("/", "/compare", "/_stcore/health", "/_stcore/host-config", "/ready", "/version"):
        for name, value in server.get(path).headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                found[key] = rest
    return found


def test_the_only_cookie_is_the_token_against_forged_uploads(server: Server, browser: Browser) -> None:
    assert list(cookies(server)) == ["_streamlit_xsrf"]
    flags = cookies(server)["_streamlit_xsrf"].lower()
    assert "samesite=lax" in flags
    assert "expires" not in flags
    assert "max-age" not in flags
    context = browser.new_context()
    page = context.new_page()
    visit(page, f"{server.address}/suitability?{PAIR}")
    page.get_by_label("Age (years)").fill("83")
    page.keyboard.press("Tab")
    settle(page)
    assert {cookie["name"] for cookie in context.cookies()} <= {"_streamlit_xsrf"}
    assert all(cookie["expires"] == -1 for cookie in context.cookies()), "it goes when the browser is closed"
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "83" not in re.findall(r"\b\d+\b", kept)
    page.reload()
    settle(page)
    expect(page.get_by_label("Age (years)")).to_have_value("")
    context.close()


def test_metrics_are_closed_and_the_agent_interface_is_off(server: Server) -> None:
    for path in ("/_stcore/metrics", "/_stcore/metrics/"):
        assert server.get(path).status == 404
    for path in ("/_stcore/agent/interact", "/_stcore/agent/mcp"):
        assert server.get(path, method="POST").status in (400, 403, 404, 405)


def test_settings_that_protect_are_on() -> None:
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert told["browser"]["gatherUsageStats"] is False, "no telemetry"
    assert told["client"]["showErrorDetails"] == "none"
    assert told["logger"]["enableRich"] is False
    assert told["server"]["maxUploadSize"] == 1
    assert told["server"]["maxWidgetStateSize"] == 1
    for name in ("enableXsrfProtection", "enableCORS", "enableStaticServing", "disconnectedSessionTTL"):
        assert name not in told["server"], f"{name} is what Streamlit makes it"


TABLE = "/_stcore/bidi-components/myocompare_table"
PATHS = (
    "/static/../serve.py", "/static/%2e%2e/%2e%2e/serve.py", "/static/..%2f..%2fserve.py",
    "/component/x/../../serve.py", "/component/x/%2e%2e%2f%2e%2e%2fetc/passwd", f"{TABLE}/../../../../etc/passwd",
    f"{TABLE}/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/app/static/../../serve.py", "/..%5c..%5cetc%5cpasswd", "/%00",
    "/static/%00", "//etc/passwd", "/media/../../etc/passwd", "/file:///etc/passwd", "/.git/config",
    "/.streamlit/config.toml", "/data/dosing.csv", "/serve.py",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_what_is_served(server: Server, path: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as link:
        link.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: link.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    for word in (b"root:", b"[core]", b"import streamlit", b"gatherUsageStats", b"jurisdiction,"):
        assert word not in body, (path, head.split(b"\r\n")[0])


def test_what_is_too_long_is_refused_and_stops_nothing(server: Server) -> None:
    def status(request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as link:
            try:
                link.sendall(request)
                return link.recv(4096).split(b"\r\n")[0]
            except (BrokenPipeError, ConnectionResetError):
                return b"closed"

    long = b"a" * 300_000
    for request in (
        b"GET /?q=" + long + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + long + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: a\r\n" % number for number in range(20_000)) + b"\r\n",
        b"\x00\x01\x02 not http\r\n\r\n",
    ):
        assert b" 200 " not in status(request)
    assert server.get("/ready").status == 200
    assert b"aaaaaaaa" not in server.log.read_bytes()


@pytest.mark.parametrize("sent", [b"\xff" * 100, b"", b"x" * 1_500_000, "text", b"\x00" * 1_100_000])
def test_a_message_that_is_none_ends_its_own_connection_only(server: Server, sent: bytes | str) -> None:
    async def go() -> None:
        address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
        async with Visitor(server.address) as other:
            await other.open("compare", {})
            async with connect(address, subprotocols=[Subprotocol("streamlit")], origin=Origin(server.address)) as link:
                try:
                    await link.send(sent)
                    async with asyncio.timeout(3):
                        while True:
                            await link.recv()
                except (ConnectionClosed, TimeoutError):
                    pass
            assert problems(await other.open("evidence", {"relaxants": ["baclofen"]})) == []

    visited(go())
    assert server.get("/ready").status == 200


def test_a_form_that_is_too_large_is_refused(server: Server) -> None:
    message = BackMsg()
    message.rerun_script.query_string = "q=" + "a" * 1_200_000

    async def go() -> int:
        address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
        async with connect(address, subprotocols=[Subprotocol("streamlit")], origin=Origin(server.address)) as link:
            await link.send(message.SerializeToString())
            try:
                async with asyncio.timeout(20):
                    while True:
                        await link.recv()
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 0

    assert visited(go()) == 1009


def test_many_half_open_connections_keep_nobody_waiting(server: Server) -> None:
    links = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(100)]
    try:
        for link in links:
            link.sendall(b"GET / HTTP/1.1\r\nHost: local")
        began = time.monotonic()
        assert server.get("/compare").status == 200
        assert time.monotonic() - began < 5
    finally:
        for link in links:
            link.close()


SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-[0-9A-Za-z-]{10,}"
    r"|(?i:password|passwd|api_?key|secret_?key|access_?token)\s*[:=]\s*['\"][^'\"\s]{8,}['\"]"
)


def test_the_repository_holds_no_secret() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    files = [ROOT / name for name in listed.split("\0") if name]
    assert len(files) > 100
    found = [
        f"{path.relative_to(ROOT)}: {match[0][:40]}"
        for path in files
        if path.is_file() and path.suffix not in (".png", ".csv") and path != Path(__file__)
        for match in SECRET.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
    assert not any("secrets.toml" in str(path) or path.suffix in (".pem", ".key", ".env") for path in files)


def test_the_log_is_json_lines_with_a_request_id_and_no_query(server: Server) -> None:
    mark = "zq7xlog"
    answer = server.get(f"/compare?q={mark}", {"X-Request-ID": "proxy-1234567890"})
    assert answer.header("x-request-id") == "proxy-1234567890"
    odd = server.get("/compare", {"X-Request-ID": 'a"b<c>'}).header("x-request-id")
    assert re.fullmatch(r"[0-9a-f]{32}", odd or "")
    (line,) = server.told(request="proxy-1234567890")
    assert {"time", "method", "path", "status", "ms"} <= set(line)
    assert server.told(request=odd or ""), "the log has caught up"
    assert mark not in server.said()
    told = [one for one in server.lines() if not str(one["message"]).startswith("Rejecting")]  # which names the origin
    assert "127.0.0.1" not in json.dumps(told), "no network address of a visitor"
