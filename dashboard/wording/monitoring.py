"""How a check of monitoring.csv is said."""

from __future__ import annotations

from dashboard.data.rows import MonitoringRow
from dashboard.wording.figures import number


def check_words(row: MonitoringRow) -> str:
    """Say when something is measured, how often, and what follows from it."""
    parts = [row.when.rstrip(".")]
    if row.every_days is not None:
        until = f" until day {number(row.until_days)}" if row.until_days is not None else ""
        parts.append(f"every {number(row.every_days)} days{until}")
    return ", ".join(parts) + (f": {row.action.rstrip('.')}" if row.action else "")
