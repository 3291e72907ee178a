"""What a row of Evidence says of an estimate: who, how much, how sure, in whom, and where it was published."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.data.schema.terms import RATIOS
from dashboard.evidence.estimates import Estimate, Verdict
from dashboard.evidence.questions import Question
from dashboard.wording.figures import amount, capital, number, span

RATIO_ENDS = (0.5, 2.0)
"""The scale of ratios reaches at least from a half to twice."""
MEANS: dict[Verdict, str] = {
    "better": "better, statistically significant",
    "worse": "worse, statistically significant",
    "lower": "lower, statistically significant",
    "higher": "higher, statistically significant",
    "chance": "not statistically significant",
    "no_interval": "no interval given",
}
Ends = tuple[float, float]
Scale = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Places of a small forest mark from 0 to 100; no interval where the source gives none."""

    at: float
    null: float
    low: float | None = None
    high: float | None = None
    mcid: float | None = None


def scale_of(one: Estimate) -> Scale:
    """Return which estimates share a scale: all ratios, else those of one measure and unit."""
    return ("ratio", "") if one.row.measure in RATIOS else (one.row.measure, one.row.scale)


def ends(asked: Iterable[Question]) -> dict[Scale, Ends]:
    """Return how far each scale reaches, so that the marks of all its rows can be set against each other."""
    values: dict[Scale, list[float]] = {}
    for question in asked:
        for one in question.current:
            row = one.row
            drawn = [row.estimate, row.ci_low, row.ci_high, one.null, _mcid(one)]
            values.setdefault(scale_of(one), []).extend(value for value in drawn if value is not None)
    return {
        scale: (min(*found, RATIO_ENDS[0]), max(*found, RATIO_ENDS[1]))
        if scale[0] == "ratio"
        else (min(found), max(found))
        for scale, found in values.items()
    }


def _mcid(one: Estimate) -> float | None:
    """Return where the smallest difference that matters lies, on the side that favours the relaxant."""
    if one.row.mcid is None:
        return None
    return -abs(one.row.mcid) if one.row.better == "lower" else abs(one.row.mcid)


def mark(one: Estimate, reach: Mapping[Scale, Ends]) -> Mark | None:
    """Return the small forest mark of an estimate, ratios on a logarithmic scale."""
    low, high = reach.get(scale_of(one), (0.0, 0.0))
    if one.row.estimate is None or low == high:
        return None

    def place(value: float) -> float:
        if one.row.measure in RATIOS:
            return round(2 + 96 * math.log(value / low) / math.log(high / low), 1)
        return round(2 + 96 * (value - low) / (high - low), 1)

    row, matters = one.row, _mcid(one)
    return Mark(
        at=place(row.estimate or one.null),
        null=place(one.null),
        low=None if row.ci_low is None else place(row.ci_low),
        high=None if row.ci_high is None else place(row.ci_high),
        mcid=None if matters is None else place(matters),
    )


def result(one: Estimate) -> str:
    """Say an estimate with its measure and interval: ``HR 1.54 (1.21 to 1.96)``."""
    row, interval = one.row, span(one.row.ci_low, one.row.ci_high, "")
    level = "" if row.ci_level in (None, 95) else f", {row.ci_level:.1f}% interval"
    figure = "" if row.estimate is None else number(row.estimate)
    return f"{row.measure} {figure}{f' ({interval}{level})' if interval else ''}"


def meaning(one: Estimate) -> str:
    """Say what the interval means, and whether the difference matters to patients, and who says so."""
    words = f"{one.row.scale}: {MEANS[one.verdict]}" if one.row.scale else MEANS[one.verdict]
    if one.row.mcid is None:
        return words
    than = "smaller than" if one.is_small else "at least"
    source = f" ({one.mcid_by})" if one.mcid_by else ""
    return f"{words}; {than} the smallest difference that matters, {number(one.row.mcid)}{source}"


def people(one: Estimate) -> str:
    """Say in whom, how many, when and on top of what it was measured."""
    row = one.row
    parts = (
        row.population,
        "" if row.participants is None else amount(row.participants, "people"),
        "" if row.trials is None else amount(row.trials, "trials"),
        row.timepoint,
        f"with {row.added_to} in both arms" if row.added_to else "",
    )
    return ", ".join(filter(None, parts))


def certainty(one: Estimate) -> str:
    """Say how certain the source calls it."""
    return f"{capital(one.row.certainty)} certainty" if one.row.certainty else "Certainty not rated"


def design(one: Estimate) -> str:
    """Name the design and the analysis."""
    return capital(", ".join(filter(None, (one.row.design, one.row.analysis))))


def range_of(estimates: Iterable[Estimate]) -> str:
    """Say from what to what some estimates of one measure reach: ``HR 0.91 to 1.8``; else how they are called."""
    found = [(one.row.measure, one.row.estimate) for one in estimates if one.row.estimate is not None]
    measures = dict.fromkeys(measure for measure, _ in found)
    values = [value for _, value in found]
    return f"{', '.join(measures)} {span(min(values), max(values), '')}" if values else ""
