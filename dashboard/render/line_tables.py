"""Tables with a line a drug and form: schedules of doses, times, and rules for kidney and liver."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.dosing.dose_lines import DoseLine
from dashboard.kinetics.time_lines import HEADINGS, TimeLine
from dashboard.kinetics.times import Measure
from dashboard.render.markup import WORDS, SourceNumbers, environment
from dashboard.suitability.rule_lines import RuleLine
from dashboard.wording.figures import capital

DOSE_HEADINGS = ("Drug, form", "Start", "Titration", "Usual", "Maximum", "Interval, duration", "Own scale")
DOSE_MARKS = (
    "Bars: pale mark start, thick usual, end mark maximum, broken where the label states none. "
    "Every drug has its own scale; doses of different drugs cannot be compared."
)
TIME_MARKS = (
    "Bars from top to bottom: onset, peak, one dose lasts, half-life, half-life of metabolites. "
    "Concentration and half-life are not effect; a time to peak is not an onset."
)
DAY = 24
TICKS = {0.25: "15 min", 1: "1", 4: "4", 12: "12", 24: "1 day", 24 * 7: "7 d", 24 * 30: "30 d"}
"""Hours of the logarithmic scale, and what they are called."""
LANES: dict[Measure, tuple[float, float]] = {
    "onset": (0, 4),
    "tmax": (4.5, 4),
    "duration": (9, 4),
    "half_life": (13.5, 4),
    "metabolite_half_life": (18, 4),
}
"""Top and height of the marks of each measure, in the order of the columns."""
LEAST_WIDTH = 1.5


@dataclass(frozen=True)
class Tick:
    """A label on the scale of hours, and its place in per cent."""

    at: float
    label: str


@dataclass(frozen=True)
class TimeMark:
    """A time as a bar: its place and width in per cent of the scale, its lane, and whether it is drawn pale."""

    measure: Measure
    at: float
    width: float
    top: float
    height: float
    pale: bool


@dataclass(frozen=True)
class HourScale:
    """A logarithmic scale of hours from `low` to `high`."""

    low: float
    high: float

    def place(self, hours: float) -> float:
        """Return where a time is, in per cent."""
        return round(100 * math.log(hours / self.low) / math.log(self.high / self.low), 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The labels that lie on the scale."""
        return tuple(Tick(self.place(at), label) for at, label in TICKS.items() if self.low <= at <= self.high)

    def marks(self, line: TimeLine) -> Iterator[TimeMark]:
        """Return the bar of each time of a line; of what has no lower or no upper end only the end it has, pale."""
        for one in line.spans:
            known = [end for end in (one.low_h, one.high_h) if end is not None]
            start, end = self.place(min(known)), self.place(max(known))
            width = max(end - start, LEAST_WIDTH)
            top, height = LANES[one.measure]
            yield TimeMark(
                measure=one.measure,
                at=min(start, 100 - width),
                width=width,
                top=top,
                height=height,
                pale=len(known) < 2 or not one.checked,
            )


def hour_scale(lines: Sequence[TimeLine]) -> HourScale:
    """Return the scale that holds all times of some lines."""
    ends = [end for line in lines for one in line.spans for end in (one.low_h, one.high_h) if end]
    return HourScale(min(ends, default=1) / 1.3, max(ends, default=DAY) * 1.3)


def _rendered(template: str, **content: object) -> str:
    return environment().get_template(f"{template}.html.j2").render(WORDS | content, capital=capital)


def dose_table(
    lines: Sequence[DoseLine],
    caption: str,
    notes: Sequence[str],
    *,
    asked: str,
    number: SourceNumbers | None = None,
) -> str:
    """Return the schedules of some people, each with a bar on the scale of its own drug, and sources folded below.

    Lines of another country than the one that is `asked` about say whose they are (hazard H2). With the `number` of a
    profile its sources are numbered along and listed there, and names are no links to it.
    """
    return _rendered(
        "dose_lines",
        lines=lines,
        caption=caption,
        notes=notes,
        headings=DOSE_HEADINGS,
        asked=asked,
        with_sources=number is None,
        linked=number is None,
        number=number or SourceNumbers(),
    )


def time_table(
    lines: Sequence[TimeLine], caption: str, notes: Sequence[str], *, number: SourceNumbers | None = None
) -> str:
    """Return the times of some relaxants on one logarithmic scale, and sources folded below, as in `dose_table`."""
    return _rendered(
        "time_lines",
        lines=lines,
        caption=caption,
        notes=notes,
        headings=HEADINGS,
        place=hour_scale(lines),
        with_sources=number is None,
        linked=number is None,
        number=number or SourceNumbers(),
    )


def rule_table(lines: Sequence[RuleLine], caption: str) -> str:
    """Return rules for kidney and liver, each with whether it applies, and sources folded below."""
    return _rendered("rule_lines", lines=lines, caption=caption, number=SourceNumbers())


def folded(summary: str, content: str, key: str) -> str:
    """Return HTML that this package has made in a fold that begins closed; `key` tells folds of a page apart."""
    return _rendered("fold", summary=summary, content=Markup(content), key=key)
