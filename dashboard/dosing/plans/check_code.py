"""A short code of a plan: on screen and in every file, so that a reader can see whether they belong together."""

from __future__ import annotations

import hashlib

from dashboard.dosing.plans.plan import Plan

LETTERS = "BCDFGHJKMNPQRTVWXYZ346789"
"""Without vowels, so that no word arises, and without letters and digits that look alike."""
LENGTH = 6


def check_code(plan: Plan) -> str:
    """Return the code of a plan, such as ``K7M-4QX``.

    It covers all that makes the plan: relaxant, form, jurisdiction, condition, kind, unit, first day, and the days,
    times and doses of each step; not the tablets, and not what the label says of it. Two plans that differ have
    different codes but for one chance in 244 million.
    """
    steps = [
        f"{step.days}:" + ",".join(f"{dose.at:%H:%M}={dose.amount:.10g}" for dose in step.doses) for step in plan.steps
    ]
    named = (plan.relaxant, plan.form, plan.jurisdiction, plan.condition, plan.kind, plan.unit, plan.start.isoformat())
    value = int.from_bytes(hashlib.sha256("\n".join([*named, *steps]).encode()).digest())
    letters: list[str] = []
    for _ in range(LENGTH):
        value, place = divmod(value, len(LETTERS))
        letters.append(LETTERS[place])
    return f"{''.join(letters[:3])}-{''.join(letters[3:])}"
