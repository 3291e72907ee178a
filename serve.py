"""The dashboard as an ASGI app: ``streamlit run serve.py``, or any ASGI server with ``serve:app``.

What it adds to `streamlit_app.py`: headers and hosts, a log, answers for machines, and a start that is warm before the
health check turns green. Hosts that run `streamlit_app.py` itself have none of that.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from altair.utils.schemapi import disable_debug_mode
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashboard.serving import logs
from dashboard.serving.failures import say_so
from dashboard.serving.headers import (
    SecurityHeaders,
    content_security_policy,
    inline_script_hashes,
    security_headers,
)
from dashboard.serving.requests import Closed, Requests
from dashboard.serving.settings import settings
from dashboard.serving.status import ROUTES
from dashboard.serving.warm_up import warm_up

chosen = settings(os.environ)
index = Path(st.__file__).with_name("static") / "index.html"
policy = content_security_policy(inline_script_hashes(index.read_text(encoding="utf-8")), chosen.framed_by)
WARM = ({}, {"relaxants": ["baclofen", "tizanidine"]}, {"relaxants": ["baclofen", "tizanidine"], "wording": ["plain"]})


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Open every page before the first visitor does."""
    from dashboard.ui.navigation import PAGES  # not before the runtime runs, with which ui registers its components

    logs.install()
    disable_debug_mode()  # Altair checks each part of a chart against its schema; tests do that for every chart
    await warm_up(app, PAGES, WARM)
    yield


app = st.App(
    "streamlit_app.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[
        Middleware(Requests),
        Middleware(SecurityHeaders, security_headers(policy, chosen.framed_by)),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(chosen.hosts), www_redirect=False),
        Middleware(Closed, [] if chosen.metrics else ["/_stcore/metrics"]),
    ],
    on_script_error=say_so,
)
