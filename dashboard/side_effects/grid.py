"""Effects by organ system against relaxants, after Kilim plots: the absolute value in the cell, colour for how sure.

Kilim plots: Seo and others 2020 (Res Synth Methods). Here colour says how good the figure is, never how bad the effect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.frames import Record, records
from dashboard.side_effects.incidences import MEASURED_KINDS, has_own_placebo, in_a_hundred
from dashboard.wording.figures import known, span
from dashboard.wording.statements import Wording

SURENESS = {
    "own_placebo": "figure beside placebo in the same trial",
    "figure": "figure without a placebo arm of its own",
    "class": "frequency class of the label",
    "unconfirmed": "figure or class that nobody has confirmed, or of a superseded text",
    "named": "named without a figure",
    "nothing": "no statement read: unknown, not none",
}
"""How sure a cell is, the surest first."""
FIGURES = ("own_placebo", "figure")


@dataclass(frozen=True)
class GridCell:
    """One relaxant and effect: the surest value as text, how sure it is, and whether the source calls it serious.

    ``dose`` is the dose of a figure, or how many doses a range spans, or else in whom it was seen. ``whose`` names
    the country of the value where it is another's (hazard H10). ``also`` holds figures that nobody has confirmed,
    or another country's, where the surest value is no figure.
    """

    text: str
    sureness: str
    serious: bool = False
    dose: str = ""
    also: str = ""
    whose: str = ""


@dataclass(frozen=True)
class GridRow:
    """One effect: the cell of every relaxant, in the order picked."""

    effect: str
    label: str
    organ: str
    cells: Mapping[str, GridCell]


NOTHING = GridCell("unknown", "nothing")


def grid(frame: pd.DataFrame, relaxants: Sequence[str], wording: Wording = "clinician") -> list[GridRow]:
    """Return the rows of the grid from a frame of `dashboard.side_effects.incidences.incidences`.

    Rows stand by organ system and name. Where a relaxant has several rows of one effect, the surest of the nearest
    country speak; figures still to be confirmed, or of another country, stand below a class, so that neither hides the
    other.
    """
    rows = records(frame.sort_values(["organ", "effect_label"], kind="stable"))
    effects = {row["effect"]: (row["effect_label"], row["organ"]) for row in rows}
    by_cell: dict[tuple[str, str], list[Record]] = {}
    for row in rows:
        by_cell.setdefault((row["effect"], row["relaxant"]), []).append(row)
    return [
        GridRow(
            effect,
            label,
            organ,
            {relaxant: _cell(by_cell.get((effect, relaxant), []), wording) for relaxant in relaxants},
        )
        for effect, (label, organ) in effects.items()
    ]


def sureness(row: Record) -> str:
    """Say how sure a reported incidence is, a key of `SURENESS`."""
    if row["figure_kind"] == "named_only":
        return "named"
    if not _sound(row):
        return "unconfirmed"
    if row["figure_kind"] == "class_band":
        return "class"
    return "own_placebo" if has_own_placebo(row) else "figure"


def _cell(rows: Sequence[Record], wording: Wording) -> GridCell:
    if not rows:
        return NOTHING
    whose = rows[0]["elsewhere"]
    nearest = [row for row in rows if row["elsewhere"] == whose]
    best = min((sureness(row) for row in nearest), key=list(SURENESS).index)
    shown = [row for row in nearest if sureness(row) == best]
    serious = any(row["serious"] == "yes" for row in rows)
    rest = [row for row in rows if row["elsewhere"] != whose or sureness(row) != best]
    also = _also(rest, whose, wording) if best not in FIGURES else ""
    return GridCell(_value(shown, wording), best, serious, _dose(shown), also, whose)


def _also(rows: Sequence[Record], whose: str, wording: Wording) -> str:
    """Say the figures that a class, a word or an unsure figure would hide, and whose they are."""
    figures: dict[str, list[Record]] = {}
    for row in rows:
        if row["figure_kind"] in MEASURED_KINDS:
            doubt = "unconfirmed" if not row["checked"] else "superseded text" if row["past"] else ""
            marks = (row["elsewhere"] if row["elsewhere"] != whose else "", doubt)
            figures.setdefault(", ".join(mark for mark in marks if mark), []).append(row)
    return "; ".join(f"{mark}: {_value(group, wording)}" for mark, group in figures.items())


def _sound(row: Record) -> bool:
    return bool(row["checked"]) and not row["past"]


def _value(rows: Sequence[Record], wording: Wording) -> str:
    """Say the figures of some rows as one range, placebo beside it, or their words."""
    figures = [row for row in rows if row["figure_kind"] in MEASURED_KINDS]
    if not figures:
        words = list(dict.fromkeys(row["term"] for row in rows if row["term"]))
        return ", ".join(words) or "named"
    high = max(_top(row) for row in figures)
    lows = [row["low_pct"] for row in figures if known(row["low_pct"])]
    low = min(lows, default=high)
    value = in_a_hundred(low, high) if wording == "plain" else span(low, high, "%")
    value = value if lows else f"up to {value}"
    if wording == "plain" or not all(map(has_own_placebo, figures)):
        return value
    placebo = [row["placebo_pct"] for row in figures]
    return f"{value} (placebo {span(min(placebo), max(placebo), '%')})"


def _dose(rows: Sequence[Record]) -> str:
    """Say the dose behind some figures, or how many; without one, when or in whom they were seen."""
    figures = [row for row in rows if row["figure_kind"] in MEASURED_KINDS]
    doses = list(dict.fromkeys(row["dose"] for row in figures if row["dose"]))
    if len(doses) > 1:
        return f"{len(doses)} doses"
    phases = list(dict.fromkeys(row["phase"] for row in figures))
    return doses[0] if doses else phases[0] if len(phases) == 1 else ""


def _top(row: Record) -> float:
    return float(row["high_pct"] if known(row["high_pct"]) else row["low_pct"])
