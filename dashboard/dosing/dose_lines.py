"""Schedules of a label, a line a drug, form and kind of patient: figures in a few words each, with their sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Cell, frame_of
from dashboard.data.rows import DosingRow, Population
from dashboard.dosing import short_doses
from dashboard.dosing.doses import ADULTS, narrower_words, narrowing, per, rules_for, unit
from dashboard.dosing.windows import DoseWindow, dose_windows
from dashboard.wording.figures import capital
from dashboard.wording.forms import forms_meant
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.statements import Citation, addresses, citations, once, superseded, titles


@dataclass(frozen=True, kw_only=True)
class DoseLine:
    """One schedule in short; a text is empty where no rule says it.

    Parameters
    ----------
    forms
        Names of the forms that share the schedule.
    narrower
        For whom it holds, where not for all of these people.
    start, rise, usual, maximum, single, apart, lasts
        First dose, steps up, usual total, the most, the largest single dose, the time between doses, how long.
    words
        The rules in their own words, where they give no figure.
    window
        The doses behind it, for the bar.
    top
        End of the scale of the bar, which all lines of one relaxant and unit share.
    """

    relaxant: str
    name: str
    forms: tuple[str, ...]
    narrower: str
    start: str = ""
    rise: str = ""
    usual: str = ""
    maximum: str = ""
    single: str = ""
    apart: str = ""
    lasts: str = ""
    words: tuple[str, ...] = ()
    window: DoseWindow | None = None
    top: float = 0
    jurisdiction: str
    citations: tuple[Citation, ...]
    unconfirmed: bool
    superseded: bool

    @property
    def who(self) -> str:
        """Say for which forms and people the schedule is."""
        return ", ".join(part for part in (*self.forms, self.narrower) if part)

    @property
    def figures(self) -> tuple[str, ...]:
        """The texts in the order of the columns."""
        return (self.start, self.rise, self.usual, self.maximum, self.single, self.apart, self.lasts)


DOSE_COLUMNS: dict[str, Callable[[DoseLine], Cell]] = {
    "relaxant": lambda line: line.relaxant,
    "name": lambda line: line.name,
    "form": lambda line: ", ".join(line.forms),
    "for": lambda line: line.narrower,
    "start": lambda line: line.start,
    "steps_up": lambda line: line.rise,
    "usual": lambda line: line.usual,
    "maximum": lambda line: line.maximum,
    "largest_single_dose": lambda line: line.single,
    "between_doses": lambda line: line.apart,
    "duration": lambda line: line.lasts,
    "in_words": lambda line: " ".join(line.words),
    "jurisdiction": lambda line: line.jurisdiction,
    "status": lambda line: "unconfirmed" if line.unconfirmed else "superseded" if line.superseded else "given",
    "source": lambda line: titles(line.citations),
    "source_url": lambda line: addresses(line.citations),
}


def dose_lines(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    jurisdiction: str,
    forms: Mapping[str, Sequence[str]],
    *,
    populations: Collection[Population] = ADULTS,
) -> tuple[DoseLine, ...]:
    """Return the schedules of some people, whom every form is for first; forms with the same schedule share a line.

    Adults' rules without any figure are left out: the page has them in words. Of other people they are kept.
    """
    made: list[DoseLine] = []
    for relaxant in relaxants:
        rules = rules_for(catalogue, relaxant, jurisdiction, forms[relaxant], populations=populations)
        alike: dict[tuple[object, ...], list[DosingRow]] = {}
        for row in rules.rows:
            if row.phase != "taper":
                alike.setdefault((row.form, row.population, *_whose(row)), []).append(row)
        windows = dose_windows(catalogue, [relaxant], jurisdiction, forms, populations=populations)
        lines = [_line(catalogue, rows, windows) for rows in alike.values()]
        shown = [line for line in lines if any(line.figures) or (line.words and populations != ADULTS)]
        made += sorted(_shared(shown), key=lambda line: bool(line.narrower))
    return tuple(_scaled(made))


def dose_frame(lines: Sequence[DoseLine]) -> pd.DataFrame:
    """Return one row per schedule, for CSV: columns as in `DOSE_COLUMNS`."""
    return frame_of(lines, DOSE_COLUMNS)


def borrowed_doses(lines: Sequence[DoseLine], jurisdiction: str) -> dict[str, list[str]]:
    """Return whose doses stand in for those of a country: name of the relaxant -> countries."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if not holds_in(line.jurisdiction, jurisdiction) and line.jurisdiction not in found.get(line.name, []):
            found.setdefault(line.name, []).append(line.jurisdiction)
    return found


def _whose(row: DosingRow) -> tuple[object, ...]:
    return (*narrowing(row), narrower_words(row), row.dose_basis)


def _line(catalogue: Catalogue, rows: Sequence[DosingRow], windows: Sequence[DoseWindow]) -> DoseLine:
    """Make the line of rules that are for the same people; replaced texts speak only where no current one does."""
    spoken = [row for row in rows if not superseded(catalogue, row)] or list(rows)
    giving = [row for row in spoken if short_doses.gives_figures(row) or short_doses.gives_limits(row)]
    said = giving or spoken
    first = spoken[0]
    lasts = (short_doses.limit(spoken), short_doses.review(spoken))
    return DoseLine(
        relaxant=first.relaxant,
        name=catalogue.names[first.relaxant],
        forms=(forms_meant(first),),
        narrower=narrower_words(first),
        start=short_doses.start(spoken),
        rise=short_doses.rise(spoken),
        usual=short_doses.usual(spoken),
        maximum=short_doses.maximum(spoken),
        single=short_doses.single(spoken),
        apart=short_doses.apart(spoken),
        lasts=", ".join(part for part in lasts if part),
        words=tuple(dict.fromkeys(row.advice for row in spoken if row.advice)),
        window=next((one for one in windows if _is_of(one, first)), None),
        jurisdiction=first.jurisdiction,
        citations=once(citation for row in said for citation in citations(catalogue, row)),
        unconfirmed=not all(row.checked for row in said),
        superseded=any(superseded(catalogue, row) for row in said),
    )


def _is_of(window: DoseWindow, row: DosingRow) -> bool:
    """Whether a window is that of the rules of a row, beyond the phase of loading."""
    same_unit = window.unit == f"{unit(row)} {per(row)}"
    is_for = window.narrower == narrower_words(row) and forms_meant(row) in window.forms
    return not window.loading and same_unit and is_for


def _shared(lines: Sequence[DoseLine]) -> Iterator[DoseLine]:
    """Join forms that have the same schedule; what is confirmed stays apart from what is not."""
    alike: dict[tuple[object, ...], list[DoseLine]] = {}
    for line in lines:
        words = () if any(line.figures) else line.words
        alike.setdefault((line.narrower, *line.figures, words, line.unconfirmed, line.superseded), []).append(line)
    for same in alike.values():
        cited = once(citation for line in same for citation in line.citations)
        forms = dict.fromkeys(form for line in same for form in line.forms)
        yield replace(same[0], forms=tuple(forms), citations=cited)


def _scaled(lines: Sequence[DoseLine]) -> list[DoseLine]:
    """Give the lines of one relaxant and unit one scale; two relaxants never share one (hazards H17, H18)."""
    tops: dict[tuple[str, str], float] = {}
    for line in lines:
        if line.window is not None:
            key = (line.relaxant, line.window.unit)
            tops[key] = max(tops.get(key, 0), _top(line.window))
    return [
        replace(line, top=tops[(line.relaxant, line.window.unit)]) if line.window is not None else line
        for line in lines
    ]


def _top(window: DoseWindow) -> float:
    return max(value or 0 for value in (window.start, window.usual_max, window.maximum))


def without_doses(catalogue: Catalogue, relaxants: Sequence[str], lines: Sequence[DoseLine]) -> list[str]:
    """Name the relaxants that no line is of."""
    told = {line.relaxant for line in lines}
    return [catalogue.names[relaxant] for relaxant in relaxants if relaxant not in told]


def without_limit(catalogue: Catalogue, relaxants: Sequence[str], lines: Sequence[DoseLine]) -> list[str]:
    """Name the relaxants of which no line limits how long they are taken, which is not a permission."""
    limited = {line.relaxant for line in lines if line.lasts}
    told = {line.relaxant for line in lines}
    return [capital(catalogue.names[one]) for one in relaxants if one in told and one not in limited]
