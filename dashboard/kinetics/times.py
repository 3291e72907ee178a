"""How fast and how long: onset, peak, half-life and duration of a relaxant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Cell, frame_of
from dashboard.data.rows import Form, KineticsRow, RelaxantColumn, RelaxantRow
from dashboard.data.schema.terms import FORMS
from dashboard.kinetics.studied import food_words, in_named_adults
from dashboard.wording.figures import said_hours
from dashboard.wording.forms import speaking_of
from dashboard.wording.statements import Citation, citations, source_titles

Measure = Literal["onset", "tmax", "duration", "half_life", "metabolite_half_life"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
OF_PARENT: dict[str, Measure] = {
    "onset": "onset",
    "tmax": "tmax",
    "duration": "duration",
    "half_life": "half_life",
}
OF_METABOLITE: dict[str, Measure] = {"half_life": "metabolite_half_life"}
"""Measures by the parameter of kinetics.csv; of a metabolite only the half-life counts."""


@dataclass(frozen=True, kw_only=True)
class TimeSpan:
    """A time in hours: a range, a single value, an upper bound, or a lower bound ("or longer").

    Parameters
    ----------
    relaxant, name
        Key and name.
    forms
        Forms that it was measured with; none where that is not said.
    low_h, high_h
        Ends of the range; `low_h` is None for what is only an upper bound, `high_h` for what is only a lower one.
    analyte
        Name of the metabolite; empty for the drug itself.
    fed
        Whether those studied had eaten; None where that is not said.
    checked
        Date of reading; empty while it is unconfirmed.
    source
        Titles of the sources.
    citations
        Where it was read.
    context
        What was given, where a measure has several figures: ``bolus``.
    """

    relaxant: str
    name: str
    forms: tuple[Form, ...]
    measure: Measure
    low_h: float | None
    high_h: float | None
    analyte: str
    fed: bool | None
    checked: str
    source: str
    citations: tuple[Citation, ...] = ()
    context: str = ""

    @property
    def form(self) -> str:
        """The forms in words."""
        return ", ".join(FORMS[form] for form in self.forms)

    @property
    def text(self) -> str:
        """Say the time, or that it is a bound where a source gives only one end."""
        return said_hours(self.low_h, self.high_h)


TIME_COURSE_COLUMNS: dict[str, Callable[[TimeSpan], Cell]] = {
    "relaxant": lambda time: time.relaxant,
    "name": lambda time: time.name,
    "form": lambda time: time.form,
    "measure": lambda time: time.measure,
    "low_h": lambda time: time.low_h,
    "high_h": lambda time: time.high_h,
    "analyte": lambda time: time.analyte,
    "fed": lambda time: food_words(time.fed),
    "checked": lambda time: time.checked,
    "source": lambda time: time.source,
    "text": lambda time: time.text,
}


@dataclass(frozen=True, kw_only=True)
class _SummaryCells:
    """The two cells of relaxants.csv that hold a time, and the column by which they are cited."""

    measure: Measure
    column: RelaxantColumn
    low: Callable[[RelaxantRow], float | None]
    high: Callable[[RelaxantRow], float | None]


SUMMARY_CELLS = (
    _SummaryCells(
        measure="onset", column="onset_min_h", low=lambda row: row.onset_min_h, high=lambda row: row.onset_max_h
    ),
    _SummaryCells(measure="tmax", column="tmax_min_h", low=lambda row: row.tmax_min_h, high=lambda row: row.tmax_max_h),
    _SummaryCells(
        measure="duration",
        column="duration_min_h",
        low=lambda row: row.duration_min_h,
        high=lambda row: row.duration_max_h,
    ),
    _SummaryCells(
        measure="half_life",
        column="half_life_min_h",
        low=lambda row: row.half_life_min_h,
        high=lambda row: row.half_life_max_h,
    ),
    _SummaryCells(
        measure="metabolite_half_life",
        column="metabolite_half_life_min_h",
        low=lambda row: row.metabolite_half_life_min_h,
        high=lambda row: row.metabolite_half_life_max_h,
    ),
)


def time_course(
    catalogue: Catalogue, relaxants: Sequence[str], forms: Mapping[str, Sequence[str]]
) -> tuple[TimeSpan, ...]:
    """Return the times of some relaxants, one per form and measure; what is not known has none.

    For its headline form the summary's figure stands, the one that tables and downloads show; kinetics.csv adds the
    other forms, fasting and fed, and the measures that the summary lacks.
    """
    made: list[TimeSpan] = []
    for relaxant in relaxants:
        headline = catalogue.summary(relaxant).headline_form
        told = _summarised(catalogue, relaxant) if headline in forms[relaxant] else []
        made += [*told, *(one for one in _measured(catalogue, relaxant, forms[relaxant]) if _adds(one, told, headline))]
    return tuple(_without_repeats(_merged(made)))


def _without_repeats(times: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Leave out what was read fasting or with food where it is the figure of the form as a whole."""
    whole = {(one.relaxant, one.forms, one.measure, one.text) for one in times if one.fed is None}
    return [one for one in times if one.fed is None or (one.relaxant, one.forms, one.measure, one.text) not in whole]


def _adds(one: TimeSpan, told: Sequence[TimeSpan], headline: Form) -> bool:
    """Whether a time says more than the summary's figures: of another form, with food, or given in another way."""
    own = one.forms in ((), (headline,))
    same = [other for other in told if other.measure == one.measure]
    if one.fed is None and any(other.text == one.text for other in same):
        return False
    return not own or not same or one.fed is not None or bool(one.context)


def half_lives(catalogue: Catalogue, relaxants: Sequence[str]) -> tuple[TimeSpan, ...]:
    """Return the summary's half-lives of some relaxants and of their active metabolites."""
    made = [one for relaxant in relaxants for one in _summarised(catalogue, relaxant)]
    return tuple(one for one in made if one.measure in ("half_life", "metabolite_half_life"))


def times_frame(times: Sequence[TimeSpan]) -> pd.DataFrame:
    """Return one row per time, for charts: columns as in `TIME_COURSE_COLUMNS`.

    ``low_h`` is NaN for an upper bound, ``high_h`` for a lower one.
    """
    return frame_of(times, TIME_COURSE_COLUMNS)


def _merged(times: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Join times of the same measure, form and food into one range, in the order of relaxants, measures and forms."""
    alike: dict[tuple[object, ...], list[TimeSpan]] = {}
    for one in times:
        what = (one.measure, one.analyte, one.fed, one.context)
        alike.setdefault((one.relaxant, one.forms, *what), []).append(one)
    places = list(dict.fromkeys(one.relaxant for one in times))
    joined = [_whole(same) for same in alike.values()]
    return sorted(joined, key=lambda one: (places.index(one.relaxant), MEASURES.index(one.measure), one.form))


def _whole(times: Sequence[TimeSpan]) -> TimeSpan:
    """Join some times into one range; it is confirmed when any of its readings is, and open where one of them is."""
    tops = [one.high_h for one in times if one.high_h is not None]
    source = times[0].source
    for one in times[1:]:
        source += f"; {one.source}" if one.source not in source else ""
    cited = dict.fromkeys(citation for one in times for citation in one.citations)
    return replace(
        times[0],
        low_h=min((one.low_h for one in times if one.low_h is not None), default=None),
        high_h=max(tops) if len(tops) == len(times) else None,
        checked=max(one.checked for one in times),
        source=source,
        citations=tuple(cited),
    )


def _measured(catalogue: Catalogue, relaxant: str, forms: Sequence[str]) -> list[TimeSpan]:
    """Return the times of kinetics.csv that hold for some forms."""
    made: list[TimeSpan] = []
    for row in speaking_of(catalogue.rows(KineticsRow, relaxant), forms):
        parent = row.analyte in (relaxant, relaxant.split("-")[0])
        measure = (OF_PARENT if parent else OF_METABOLITE).get(row.parameter)
        open_end = row.max is None and row.statistic == "range"
        high = row.min if row.max is None and not open_end else row.max
        if measure is None or (row.min is None and high is None) or row.unit != "h" or not in_named_adults(row):
            continue
        made.append(
            TimeSpan(
                relaxant=relaxant,
                name=catalogue.names[relaxant],
                forms=row.form,
                measure=measure,
                low_h=row.min,
                high_h=high,
                analyte="" if parent else row.analyte,
                fed=row.fed,
                checked=row.checked,
                source=source_titles(catalogue, row),
                citations=citations(catalogue, row),
                context=row.dose if measure == "onset" else "",
            )
        )
    return made


def _summarised(catalogue: Catalogue, relaxant: str) -> list[TimeSpan]:
    """Return the times of relaxants.csv that have a citation."""
    summary = catalogue.summary(relaxant)
    made: list[TimeSpan] = []
    for cells in SUMMARY_CELLS:
        low, high = cells.low(summary), cells.high(summary)
        cited = catalogue.cited(relaxant, cells.column)
        if low is None or cited is None:
            continue
        made.append(
            TimeSpan(
                relaxant=relaxant,
                name=catalogue.names[relaxant],
                forms=(summary.headline_form,),
                measure=cells.measure,
                low_h=low,
                high_h=high,
                analyte=summary.active_metabolite if cells.measure == "metabolite_half_life" else "",
                fed=None,
                checked=cited.checked,
                source=source_titles(catalogue, cited),
                citations=citations(catalogue, cited),
            )
        )
    return made
