"""Dose windows: start, usual range and maximum of a form, as far as the rules of a label give figures for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DoseBasis, DosingRow, MaxBasis, Phase, Population
from dashboard.dosing.doses import (
    ADULTS,
    maximum_text,
    narrower_words,
    narrowing,
    per,
    rules_for,
    start_text,
    unit,
    usual_text,
)
from dashboard.wording.figures import capital
from dashboard.wording.forms import forms_meant
from dashboard.wording.statements import SUPERSEDED, label, source_titles, superseded
from dashboard.wording.who import whom

PHASES: tuple[Phase, ...] = ("loading", "initial", "titration", "maintenance")
BASES: tuple[DoseBasis, ...] = ("day", "session")
WEIGHT_BASES: tuple[DoseBasis, ...] = ("kg_day", "kg_session")


@dataclass(frozen=True, kw_only=True)
class DoseWindow:
    """The window that the dose rules of some people leave; doses are totals in `unit`, None where no rule gives one.

    Parameters
    ----------
    relaxant, name
        Key and name.
    forms
        Names of the forms that share the window.
    loading
        Whether it is the loading phase, which stands apart from start, titration and maintenance.
    narrower
        For whom it holds, where not for the whole population.
    family
        Dose family of the relaxant, in words; families never share an axis.
    max_basis
        How the source comes to the maximum.
    source
        Titles of the sources.
    text
        The figures in words, with their context.
    superseded
        Whether a figure rests on replaced documents alone (hazard H35).
    """

    relaxant: str
    name: str
    forms: tuple[str, ...]
    loading: bool
    narrower: str
    family: str
    unit: str
    start: float | None
    usual_min: float | None
    usual_max: float | None
    maximum: float | None
    max_basis: MaxBasis | Literal[""]
    jurisdiction: str
    checked: str
    source: str
    text: str
    superseded: bool

    @property
    def form(self) -> str:
        """The forms in words."""
        return ", ".join(self.forms)

    @property
    def phase(self) -> str:
        """The phase in words, where it is loading."""
        return "Loading" if self.loading else ""

    @property
    def who(self) -> str:
        """Say for which forms, phase and people the window is, and whether its text was replaced."""
        parts = (self.form, self.phase.lower(), self.narrower)
        return capital(", ".join(part for part in parts if part)) + (SUPERSEDED if self.superseded else "")


def dose_windows(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    jurisdiction: str,
    forms: Mapping[str, Sequence[str]],
    *,
    populations: Collection[Population] = ADULTS,
) -> tuple[DoseWindow, ...]:
    """Return the dose windows of some populations: start, usual range and maximum of a form.

    Loading stands apart from start, titration and maintenance, which join into one window; forms with the same
    window share one. Rules without any figure are left out: they stand in the table as words.
    """
    made: list[DoseWindow] = []
    for relaxant in relaxants:
        alike: dict[tuple[object, ...], list[DosingRow]] = {}
        for row in rules_for(catalogue, relaxant, jurisdiction, forms[relaxant], populations=populations).rows:
            if _has_a_window(row, populations):
                alike.setdefault(_window_key(row), []).append(row)
        windows = [_window(catalogue, rows) for rows in alike.values()]
        made += _shared([window for window in windows if window.text])
    return tuple(made)


def _has_a_window(row: DosingRow, populations: Collection[Population]) -> bool:
    """Whether a rule is one of these people, in a phase and over a time that a window shows.

    Doses by weight have a window of their own unit, for people who are dosed so; adults' windows leave them out.
    """
    bases = BASES if row.population in ADULTS else (*BASES, *WEIGHT_BASES)
    return row.population in populations and row.phase in PHASES and row.dose_basis in bases


def _window_key(row: DosingRow) -> tuple[object, ...]:
    """Return what the rules of one window have in common."""
    bounds = "" if row.population in ADULTS else whom(row)
    return row.form, row.phase == "loading", bounds, row.dose_basis, narrowing(row)


@dataclass(frozen=True, kw_only=True)
class _Figures:
    """What some rules, in their order, give for one window; the first figure of a kind counts."""

    start: float | None = None
    usual_min: float | None = None
    usual_max: float | None = None
    usual_phase: Phase | None = None
    maximum: float | None = None
    max_basis: MaxBasis | Literal[""] = ""
    parts: tuple[str, ...] = ()


def _with_start(figures: _Figures, row: DosingRow) -> _Figures:
    if row.start_dose is None or figures.start is not None or row.phase not in ("initial", "loading"):
        return figures
    times = 1 if row.start_doses_per_day is None else row.start_doses_per_day
    return replace(figures, start=row.start_dose * times, parts=(*figures.parts, f"start {start_text(row)}"))


def _with_usual(figures: _Figures, row: DosingRow) -> _Figures:
    """Take the usual range; what treatment goes on with replaces that of the start, which stays in the words."""
    goes_on = row.phase == "maintenance" and figures.usual_phase == "initial"
    said = usual_text(row)
    if not said or row.phase == "titration" or not (goes_on or figures.usual_max is None):
        return figures
    low = row.usual_min_total
    high = low if row.usual_max_total is None else row.usual_max_total
    is_new = (low, high) != (figures.usual_min, figures.usual_max)
    added = (f"{'then' if goes_on else 'usual'} {said}",) if is_new else ()
    return replace(figures, usual_min=low, usual_max=high, usual_phase=row.phase, parts=(*figures.parts, *added))


def _with_maximum(figures: _Figures, row: DosingRow) -> _Figures:
    if row.max_total is None or figures.maximum is not None:
        return figures
    parts = (*figures.parts, f"maximum {maximum_text(row)}")
    return replace(figures, maximum=row.max_total, max_basis=row.max_basis, parts=parts)


def _with_rule(figures: _Figures, row: DosingRow) -> _Figures:
    """Take from a rule the figures that are lacking."""
    return _with_maximum(_with_usual(_with_start(figures, row), row), row)


def _window(catalogue: Catalogue, rows: Sequence[DosingRow]) -> DoseWindow:
    """Make the window of some rules; it is confirmed when the first of them is and all that give a figure are."""
    first = rows[0]
    stages = list(accumulate(rows, _with_rule, initial=_Figures()))
    giving = [row for row, (before, after) in zip(rows, pairwise(stages), strict=True) if after.parts != before.parts]
    figures = stages[-1]
    checked = [row.checked for row in (first, *giving)]
    return DoseWindow(
        relaxant=first.relaxant,
        name=catalogue.names[first.relaxant],
        forms=(forms_meant(first),),
        loading=first.phase == "loading",
        narrower=narrower_words(first),
        family=label("dose_family", catalogue.summary(first.relaxant).dose_family),
        unit=f"{unit(first)} {per(first)}",
        start=figures.start,
        usual_min=figures.usual_min,
        usual_max=figures.usual_max,
        maximum=figures.maximum,
        max_basis=figures.max_basis,
        jurisdiction=first.jurisdiction,
        checked=checked[-1] if all(checked) else "",
        source=source_titles(catalogue, first),
        text=", ".join(figures.parts),
        superseded=any(superseded(catalogue, row) for row in giving),
    )


def _shared(windows: Sequence[DoseWindow]) -> list[DoseWindow]:
    """Join forms that have the same window."""
    alike: dict[tuple[object, ...], list[DoseWindow]] = {}
    for one in windows:
        key = (one.loading, one.narrower, one.unit, one.text, one.checked, one.superseded)
        alike.setdefault(key, []).append(one)
    return [replace(same[0], forms=tuple(form for one in same for form in one.forms)) for same in alike.values()]
