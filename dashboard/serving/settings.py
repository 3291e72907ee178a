"""What whoever runs the server may set, as variables of the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True)
class Settings:
    """How the server is reached, and who may show it.

    Parameters
    ----------
    hosts
        Host names under which the server answers; ``*`` for any, ``*.example.org`` for those below one.
    framed_by
        Origins of the sites that may embed the pages: ``https://intranet.example.org``.
    metrics
        Whether ``/_stcore/metrics`` answers; it tells how many sessions are open and how much memory they take.
    """

    hosts: tuple[str, ...] = LOOPBACK
    framed_by: tuple[str, ...] = ()
    metrics: bool = False


def settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings; raises ValueError for a site to embed the pages that is no origin.

    ``MYOCOMPARE_HOSTS`` and ``MYOCOMPARE_FRAMED_BY`` are lists with commas, ``MYOCOMPARE_METRICS`` is ``1`` or empty.
    Loopback always answers, since health checks come from there.
    """
    framed_by = _listed(environment.get("MYOCOMPARE_FRAMED_BY", ""))
    for origin in framed_by:
        if not origin.startswith(("https://", "http://")) or any(mark in origin for mark in "; '\""):
            raise ValueError(f"MYOCOMPARE_FRAMED_BY: {origin!r} is not an origin such as https://intranet.example.org")
    hosts = dict.fromkeys([*LOOPBACK, *_listed(environment.get("MYOCOMPARE_HOSTS", ""))])
    return Settings(tuple(hosts), framed_by, environment.get("MYOCOMPARE_METRICS", "") == "1")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
