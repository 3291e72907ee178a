"""Alerts as reasons, and which of them only repeat what a source says of the pair itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.data.rows import Additive, InteractionRow
from dashboard.interactions.alerts import Alert
from dashboard.interactions.phrases import apart, size
from dashboard.wording.brief import clause
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import AnyLevel, stricter
from dashboard.wording.reasons import Reason


class Told(NamedTuple):
    """What a source says of an effect that relaxant and co-medication share."""

    topic: str
    effect: Additive
    level: AnyLevel


def reason_of_alert(alert: Alert) -> Reason:
    """Return an alert on a co-medication as a reason."""
    return Reason(
        topic=alert.medicine.key,
        about=alert.medicine.name,
        level=alert.level,
        text=alert.text,
        match=alert.matched.match,
        needs=alert.matched.needs,
        inferred=alert.inferred,
        basis=alert.row.basis,
        jurisdiction=alert.row.jurisdiction,
        citations=alert.citations,
        checked=alert.checked,
        superseded=alert.superseded,
        additive=alert.additive,
        by_rule=alert.by_rule,
        short=_short(alert),
    )


def _short(alert: Alert) -> str:
    """Say a figure or a time that must pass in a few words; empty where the row has none, and its effect says it."""
    if not isinstance(alert.row, InteractionRow):
        return ""
    figures = ", ".join(part for part in (size(alert.row), apart(alert.row)) if part)
    first, _, then = alert.row.effect.partition(": ")
    again = then and any(letter.isdigit() for letter in first)  # "10-fold exposure: low blood pressure"
    effect = clause(then if again else alert.row.effect) if figures else ""
    return ", ".join(part for part in (figures, effect) if part)


def without_echoes(found: Iterable[Reason], jurisdiction: str) -> list[Reason]:
    """Leave out rules about two classes where a source of the jurisdiction says the same of the pair, or more."""
    every = list(found)
    told = [
        Told(one.topic, effect, one.level)
        for one in every
        if not one.by_rule and one.match == "applies" and holds_in(one.jurisdiction, jurisdiction)
        for effect in one.additive
    ]
    return [one for one in every if not (one.by_rule and _echoes(one, told))]


def _echoes(rule: Reason, told: Iterable[Told]) -> bool:
    return any(
        one.topic == rule.topic and one.effect in rule.additive and not stricter(rule.level, one.level) for one in told
    )
