"""How a check of monitoring.csv is said."""

from __future__ import annotations

from dashboard.data.frames import Record
from dashboard.wording.figures import known, number


def check_words(row: Record) -> str:
    """Say when something is measured, how often, and what follows from it."""
    parts = [row["when"].rstrip(".")]
    if known(row["every_days"]):
        until = f" until day {number(row['until_days'])}" if known(row["until_days"]) else ""
        parts.append(f"every {number(row['every_days'])} days{until}")
    return ", ".join(parts) + (f": {row['action'].rstrip('.')}" if row["action"] else "")
