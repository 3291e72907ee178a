"""Which day it is where somebody sits: a plan begins on the visitor's date, not on the server's."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def day_in(now: datetime, zone: str | None) -> date:
    """Return the date in a time zone.

    Parameters
    ----------
    now
        The present moment, with its own zone.
    zone
        Name such as ``Pacific/Auckland``. Where it is unknown or no zone that we know, the date is that of the zone
        of this machine.
    """
    try:
        return now.astimezone(ZoneInfo(zone) if zone else None).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return now.astimezone().date()
