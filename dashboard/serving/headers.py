"""Headers that tell the browser what the pages may do: load nothing from elsewhere, and be framed by nobody else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def inline_script_hashes(html: str) -> list[str]:
    """Return the source expressions that allow the inline scripts of a page and no others (CSP level 3)."""
    scripts = [found.encode() for found in _INLINE_SCRIPT.findall(html)]
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts]


def content_security_policy(scripts: Sequence[str], framed_by: Sequence[str]) -> str:
    """Return the policy of all pages.

    Components run their scripts from ``blob:`` addresses; Streamlit and Vega set styles on elements.
    """
    return "; ".join([
        "default-src 'none'",
        " ".join(["script-src", "'self'", "blob:", *scripts]),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "media-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        " ".join(["frame-ancestors", "'self'", *framed_by]),
    ])  # fmt: skip


def security_headers(policy: str, framed_by: Sequence[str]) -> dict[str, str]:
    """Return the headers that every answer carries."""
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    # X-Frame-Options knows no list of sites; where there is one, browsers follow frame-ancestors alone.
    return headers if framed_by else headers | {"X-Frame-Options": "SAMEORIGIN"}


class SecurityHeaders:
    """Puts headers on every answer."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and put the headers on what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)
