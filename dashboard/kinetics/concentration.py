"""Concentration over days for one drug's regimen: a band from the ranges that sources give, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

import numpy as np
import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import KineticsRow
from dashboard.dosing.plans.plan import USUAL_TIMES, Plan
from dashboard.kinetics.studied import food_words, in_healthy_adults
from dashboard.kinetics.superposition import accumulation, concentration, steady_after_h
from dashboard.wording.figures import number, said_hours, span
from dashboard.wording.forms import speaking_of
from dashboard.wording.statements import source_addresses, source_titles

GRID = 4
POINTS_A_DAY = 96
MOST_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class Model:
    """What a curve is drawn from: ranges in hours, the note that allows it, and the rows behind it.

    `half_life` spans every source read; `told` is the half-life that all other pages show, where it is narrower.
    """

    relaxant: str
    name: str
    form: str
    fed: bool | None
    half_life: tuple[float, float]
    told: tuple[float, float] | None
    tmax: tuple[float, float]
    note: str
    metabolite: str
    rows: tuple[KineticsRow, ...]


@dataclass(frozen=True)
class Refusal:
    """Why no curve is drawn (hazard H24), and the row that says so, if one does."""

    reason: str
    rows: tuple[KineticsRow, ...] = ()


def model(catalogue: Catalogue, relaxant: str, form: str) -> Model | Refusal:
    """Return the model of a relaxant in a form, or why none may be drawn.

    It takes a confirmed source that says that concentration rises in step with dose (``model_ok``), and confirmed
    times to peak and half-lives of the same form, of healthy adults, fasting or not said.
    """
    rows = speaking_of(catalogue.rows(KineticsRow, relaxant), [form])
    said = [row for row in rows if row.parameter == "linearity"]
    against = next((row for row in said if row.model_ok is False), None)
    if against is not None:
        return Refusal(against.note, (against,))
    allowed = next((row for row in said if row.model_ok and row.checked), None)
    metabolite = catalogue.summary(relaxant).active_metabolite
    if allowed is None:
        extra = f" Its active metabolite is {metabolite}." if metabolite else ""
        return Refusal(
            "No source read for this form says that its concentration rises in step with the dose, "
            f"so no curve is drawn.{extra}"
        )
    of_drug = [row for row in rows if row.analyte == relaxant and row.checked and in_healthy_adults(row)]
    half_lives = _of(of_drug, "half_life", allowed.fed)
    peaks = _of(of_drug, "tmax", allowed.fed)
    if not half_lives or not peaks:
        return Refusal("The half-life or the time to peak of this form is not read or unconfirmed.", (allowed,))
    behind = (allowed, *half_lives, *peaks)
    made = Model(
        relaxant=relaxant,
        name=catalogue.names[relaxant],
        form=form,
        fed=allowed.fed,
        half_life=_range(half_lives),
        told=_told(catalogue, relaxant, form),
        tmax=_range(peaks),
        note=allowed.note,
        metabolite=metabolite,
        rows=behind,
    )
    if not parameters(made):
        return Refusal("The peak comes too late for the half-life: one compartment cannot draw it.", behind)
    return made


def _told(catalogue: Catalogue, relaxant: str, form: str) -> tuple[float, float] | None:
    """Return the half-life of the summary, for its headline form: one fact has one value on every page."""
    summary = catalogue.summary(relaxant)
    low, high = summary.half_life_min_h, summary.half_life_max_h
    if summary.headline_form != form or low is None:
        return None
    return low, low if high is None else high


def _of(rows: Sequence[KineticsRow], parameter: str, fed: bool | None) -> list[KineticsRow]:
    """Return the rows that give a time in hours, fed as said, else fasting, or not said."""
    return [
        row
        for row in rows
        if row.parameter == parameter and row.unit == "h" and row.min is not None and row.fed in (None, bool(fed))
    ]


def _range(rows: Sequence[KineticsRow]) -> tuple[float, float]:
    ends = [(row.min, row.min if row.max is None else row.max) for row in rows if row.min is not None]
    return min(low for low, _ in ends), max(high for _, high in ends)


def parameters(made: Model) -> list[tuple[float, float]]:
    """Return the pairs of half-life and time to peak that span the ranges, without those no compartment can draw."""
    half_lives = np.linspace(*made.half_life, GRID if made.half_life[0] < made.half_life[1] else 1)
    peaks = np.linspace(*made.tmax, GRID if made.tmax[0] < made.tmax[1] else 1)
    pairs = [(float(half_life), float(peak)) for half_life in half_lives for peak in peaks]
    return [(half_life, peak) for half_life, peak in pairs if peak < 0.98 * half_life / np.log(2)]


def days_to_show(made: Model) -> int:
    """Return enough days to see the steady state: that of the longest half-life and two more, at most `MOST_DAYS`."""
    return min(int(np.ceil(steady_after_h(made.half_life[1]) / 24)) + 2, MOST_DAYS)


Doses = Sequence[tuple[float, float]]


def even_doses(doses_a_day: int, days: int) -> Doses:
    """Return equal doses at the usual times of the day, as (hours after the first dose, 1)."""
    clock = USUAL_TIMES[doses_a_day]
    first = _hour(clock[0])
    return [(24 * day + _hour(at) - first, 1.0) for day in range(days) for at in clock]


def planned_doses(plan: Plan, days: int) -> Doses:
    """Return the doses of the first days of a plan, as (hours after the first dose, share of the first dose)."""
    doses = [
        (24 * (day.number - 1) + _hour(dose.at), dose.amount)
        for day in plan.days()
        if day.number <= days
        for dose in day.doses
    ]
    if not doses:
        return []
    start, first = doses[0]
    return [(at - start, amount / first) for at, amount in doses]


def _hour(at: time) -> float:
    return at.hour + at.minute / 60


def curve(made: Model, doses: Doses, days: int, text: str) -> pd.DataFrame:
    """Return the band of all models, 1 being the peak of the first dose: hour, day, low, high, steady_day, text."""
    hours = np.linspace(0, 24 * days, POINTS_A_DAY * days + 1)
    lines = np.array([concentration(hours, doses, half_life, peak) for half_life, peak in parameters(made)])
    return pd.DataFrame(
        {
            "relaxant": made.relaxant,
            "name": made.name,
            "hour": hours,
            "day": hours / 24,
            "low": lines.min(axis=0),
            "high": lines.max(axis=0),
            "steady_day": min(steady_after_h(made.half_life[1]) / 24, days),
            "text": text,
        }
    )


def summary(made: Model, doses_a_day: int | None = None) -> str:
    """Say half-life, peak and steady state in one line, and for even doses how much of the drug gathers."""
    steady = [steady_after_h(half_life) for half_life in made.half_life]
    food = f", {food_words(made.fed)}" if made.fed is not None else ""
    said = (
        f"{half_life_words(made)}, peak after {said_hours(*made.tmax)}{food}. "
        f"95 % of the steady state after {span(round(steady[0]), round(steady[1]), 'h')}"
    )
    if doses_a_day is None:
        return f"{said} on an unchanged dose."
    ratios = [round(accumulation(half_life, 24 / doses_a_day), 1) for half_life in made.half_life]
    gathered = span(ratios[0], ratios[1], "times")
    often = f"with {number(doses_a_day)} even doses a day"
    return f"{said}; {often} there is then {gathered} as much of the drug as after one."


def half_life_words(made: Model) -> str:
    """Say the half-life as all pages do, and the range over all sources where that is wider."""
    every = said_hours(*made.half_life)
    said = every if made.told is None else said_hours(*made.told)
    return f"Half-life {said}" + (f" ({every} over all sources read, which the band spans)" if said != every else "")


def sourced(catalogue: Catalogue, made: Model, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a curve for CSV: hours, the band, and the sources of its half-lives and times to peak."""
    kept = frame[["relaxant", "hour", "low", "high"]]
    return kept.assign(
        form=made.form,
        unit="peak of the first dose = 1",
        half_life_min_h=made.half_life[0],
        half_life_max_h=made.half_life[1],
        tmax_min_h=made.tmax[0],
        tmax_max_h=made.tmax[1],
        source="; ".join(dict.fromkeys(source_titles(catalogue, row) for row in made.rows)),
        source_url="; ".join(dict.fromkeys(source_addresses(catalogue, row) for row in made.rows)),
    )
