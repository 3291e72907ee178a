"""Whom to call in an emergency, in the words of every page and sheet."""

from __future__ import annotations

from dashboard.data.rows import EmergencyRow


def emergency_words(row: EmergencyRow, *, alone: bool = True) -> str:
    """Say the number of a country; who takes a medicine `alone` is told where to ask about too much of it as well."""
    return f"In an emergency, call {row.number}. {row.advice_plain if alone else ''}".strip()
