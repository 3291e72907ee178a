"""Answers for machines: whether the tables are in service, and which versions of code and data these are."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard import __version__
from dashboard.data.faults import DataError
from dashboard.data.live import LIVE


def ready(_: Request) -> JSONResponse:
    """Say whether the pages can be shown: 200 while whole tables are in service, else 503.

    ``rejected`` says that newer files are broken and not used.
    """
    try:
        catalogue = LIVE.current()
    except DataError as error:
        return JSONResponse({"ready": False, "faults": len(error.faults)}, status_code=503)
    return JSONResponse({"ready": True, "data": catalogue.version, "rejected": LIVE.rejected is not None})


def version(_: Request) -> JSONResponse:
    """Say the versions of code and data."""
    try:
        data: str | None = LIVE.current().version
    except DataError:
        data = None
    return JSONResponse({"code": __version__, "data": data})


ROUTES = [Route("/ready", ready), Route("/version", version)]
