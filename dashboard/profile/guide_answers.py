"""What the guide answers from figures and lists of the tables; advice in words is taken as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.compare.cells.cell import Viewpoint, from_summary
from dashboard.data.rows import CounsellingRow, EffectKey
from dashboard.profile import leaflet_safety, leaflet_use, leaflet_who
from dashboard.profile.leaflet_parts import SENTENCE_END, sentence, together
from dashboard.wording.figures import amount, listed, lowered, number, times_a_day
from dashboard.wording.statements import Statement, citations, once, statement

FEELINGS: dict[EffectKey, tuple[str, ...]] = {
    "drowsiness": ("sleepy",),
    "dizziness": ("dizzy",),
    "vertigo": ("dizzy",),
    "weakness": ("weak",),
    "asthenia_fatigue": ("weak", "tired"),
    "fatigue": ("tired",),
    "ataxia": ("unsteady",),
    "confusion": ("confused",),
    "malaise": ("unwell",),
}
"""Common side effects that get in the way at work, as a person feels them."""
OF_SPEED = re.compile(r"starts? to work|comes on|builds up|before it helps|works faster|after a few days|wears off")
OF_SPACING = re.compile(r"at the earliest|refill|at bedtime|between sprays|each day")
NONE_NAMED = "The sources we read name none. That is no proof that it is safe for all."
UNITS = ((72.0, 24.0, "days"), (1.0, 1.0, "hours"), (0.0, 1 / 60, "minutes"))
"""From how many hours on a unit is used, its length in hours, and its name."""


def uses(view: Viewpoint) -> list[Statement]:
    """Name the approved uses in a sentence, and what it is tried for without approval in another."""
    return [
        _named(block.lead, block.statements) for block in leaflet_use.what_for(view) if block.lead and block.statements
    ]


def warning(view: Viewpoint) -> Sequence[Statement]:
    """Return the strongest warnings; where there is neither a box nor a danger in stopping, the gravest harms."""
    return leaflet_safety.warnings(view) or [
        _named(block.lead, block.statements) for block in leaflet_safety.serious(view) if block.statements
    ]


def must_not(view: Viewpoint) -> list[Statement]:
    """Name who must not take it in one sentence, then for whom it may be wrong, who asks first, what is not known."""
    blocks = leaflet_who.who(view)
    forbidden = [_named(block.lead, block.statements) for block in blocks if block.strong]
    others = [_named(block.lead, block.statements) for block in blocks if not block.strong]
    return [*(forbidden or [Statement(NONE_NAMED)]), *others]


def _named(lead: str, statements: Sequence[Statement]) -> Statement:
    names = "; ".join(lowered(one.text.rstrip(".")) for one in statements)
    return together(sentence(f"{lead} {names}" if names else lead), statements)


def sleepy(view: Viewpoint) -> list[Statement]:
    """Say how many felt sleepy, with a dummy pill beside it where the trial had one (hazard H30)."""
    found = leaflet_safety.sleepiness(view)
    return [replace(one, text=f"{leaflet_safety.SLEEPY} {lowered(one.text)}") for one in found]


def how_fast(view: Viewpoint) -> list[Statement]:
    """Say when it starts to work: the time of a clinical source, else the words of the advice."""
    low, high = view.summary.onset_min_h, view.summary.onset_max_h
    if low is None and high is None:
        return _sentences_on(view, OF_SPEED)
    return list(from_summary(view, "onset_min_h", f"It starts to work after {_plain_time(low, high)}").statements)


def _plain_time(low: float | None, high: float | None) -> str:
    """Say a time in minutes, hours or days; one without an upper end says so (hazard H51)."""
    said = " to ".join(dict.fromkeys(_one_time(hours) for hours in (low, high) if hours is not None))
    return said if high is not None else f"{said} or longer"


def _one_time(hours: float) -> str:
    length, unit = next((length, unit) for most, length, unit in UNITS if hours >= most)
    return amount(round(hours / length, 1), unit)


def how_often(view: Viewpoint) -> list[Statement]:
    """Say how often a day it is usually taken; the prescriber decides."""
    low, high = view.summary.doses_per_day_min, view.summary.doses_per_day_max
    if high is None:
        return _sentences_on(view, OF_SPACING)
    often = times_a_day(high) if low in (None, high) else f"{number(low or high)} to {times_a_day(high)}"
    text = f"It is usually taken {'up to ' if low is None else ''}{often}. Follow the label on your pack"
    return list(from_summary(view, "doses_per_day_max", text).statements)


def _sentences_on(view: Viewpoint, pattern: re.Pattern[str]) -> list[Statement]:
    """Return the sentences of the own advice that speak of a matter."""
    rows = view.catalogue.rows(CounsellingRow, view.relaxant)
    asked = [row for row in rows if row.topic in ("what_to_expect", "how_to_take") and row.value_status == "given"]
    found: list[Statement] = []
    for row in asked:
        said = [one for one in SENTENCE_END.split(row.advice_plain) if pattern.search(one)]
        if said:
            found.append(statement(view.catalogue, row, " ".join(said)))
    return found


def work(view: Viewpoint) -> list[Statement]:
    """Say what may get in the way at work: common effects that a person feels; machines are named in the advice."""
    felt = dict.fromkeys(how for one in view.summary.common_side_effects for how in FEELINGS.get(one, ()))
    rows = [row for row in view.catalogue.rows(CounsellingRow, view.relaxant) if row.topic == "driving"]
    cited = [citation for row in rows for citation in citations(view.catalogue, row)]
    if not felt:
        return [statement(view.catalogue, row, row.advice_plain) for row in rows]
    text = f"It can make you {listed(list(felt))}, so take care at work, above all with machines"
    found = from_summary(view, "common_side_effects", text).statements
    return [replace(one, citations=once((*one.citations, *cited))) for one in found]


def other_medicines(view: Viewpoint) -> list[Statement]:
    """Name in one sentence what it must never be taken with, in the next what better not, then what to ask about."""
    leads = (leaflet_safety.NEVER, leaflet_safety.NOT_UNLESS)
    *strict, ask = leaflet_safety.by_demand(view)
    said = [_named(lead, found) for lead, found in zip(leads, strict, strict=True) if found]
    return [*(said or [Statement(NONE_NAMED)]), *([_named(leaflet_safety.CHECK, ask)] if ask else [])]
