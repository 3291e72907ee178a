"""Which day it is for the visitor."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.wording.dates import day_in

LATE = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)
EARLY = datetime(2026, 11, 29, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "day"),
    [
        (LATE, "UTC", date(2026, 11, 29)),
        (LATE, "Europe/Berlin", date(2026, 11, 30)),
        (LATE, "Pacific/Kiritimati", date(2026, 11, 30)),
        (LATE, "Pacific/Auckland", date(2026, 11, 30)),
        (LATE, "Pacific/Pago_Pago", date(2026, 11, 29)),
        (EARLY, "Pacific/Pago_Pago", date(2026, 11, 28)),
        (EARLY, "America/New_York", date(2026, 11, 28)),
        (EARLY, "Etc/GMT+12", date(2026, 11, 28)),
        (datetime(2011, 12, 30, 9, 0, tzinfo=UTC), "Pacific/Apia", date(2011, 12, 29)),
        (datetime(2011, 12, 30, 10, 0, tzinfo=UTC), "Pacific/Apia", date(2011, 12, 31)),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value:%d-%H%M}",
)
def test_the_day_is_that_of_the_time_zone_also_at_the_date_line(now: datetime, zone: str, day: date) -> None:
    assert day_in(now, zone) == day


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "a\0b", "Europe"])
def test_a_zone_that_is_unknown_gives_the_date_of_the_server(zone: str | None) -> None:
    assert day_in(LATE, zone) == LATE.astimezone().date()
