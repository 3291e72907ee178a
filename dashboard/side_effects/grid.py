"""Effects against relaxants, after Kilim plots: the absolute value in the cell, colour for how sure.

Kilim plots: Seo and others 2020 (Res Synth Methods). Here colour says how good the figure is, never how bad the effect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.data.rows import EffectKey
from dashboard.side_effects.incidences import SINGLE_DOSE, Incidence, frequency, has_own_placebo, in_a_hundred
from dashboard.wording.figures import narrow_span
from dashboard.wording.statements import Wording, label

Sureness = Literal["own_placebo", "figure", "class", "unconfirmed", "named", "nothing"]
SURENESS: dict[Sureness, str] = {
    "own_placebo": "figure beside placebo in the same trial",
    "figure": "figure without a placebo arm of its own",
    "class": "frequency class of the label",
    "unconfirmed": "figure or class that is not verified, or from an older label",
    "named": "named without a figure",
    "nothing": "no statement read: unknown, not none",
}
"""How sure a cell is, the surest first."""
FIGURES: tuple[Sureness, ...] = ("own_placebo", "figure")
_ORDER: dict[Sureness, int] = {sureness: at for at, sureness in enumerate(SURENESS)}


@dataclass(frozen=True)
class GridCell:
    """One relaxant and effect: the surest value as text, how sure it is, and whether the source calls it serious.

    ``dose`` is the dose of a figure, or how many doses a range spans, or else in whom it was seen. ``whose`` names
    the country of the value where it is another's (hazard H10). ``also`` holds figures that nobody has confirmed,
    or another country's, where the surest value is no figure.
    """

    text: str
    sureness: Sureness
    serious: bool = False
    dose: str = ""
    also: str = ""
    whose: str = ""


@dataclass(frozen=True)
class GridRow:
    """One effect: the cell of every relaxant, in the order picked, and the highest figure that treatment brought."""

    effect: EffectKey
    label: str
    organ: str
    cells: Mapping[str, GridCell]
    top_pct: float | None = None

    @property
    def serious(self) -> bool:
        """Whether the source of some cell calls the effect serious."""
        return any(cell.serious for cell in self.cells.values())


NOTHING = GridCell("unknown", "nothing")
FIRST: EffectKey = "drowsiness"
MOST_COMMON = 20
ACROSS = "across trials"


def grid(found: Sequence[Incidence], relaxants: Sequence[str], wording: Wording = "clinician") -> list[GridRow]:
    """Return the rows of the grid from incidences.

    Rows stand by organ system and name. Where a relaxant has several incidences of one effect, the surest of the
    nearest country speak; figures still to be confirmed, or of another country, stand below a class, so that neither
    hides the other.
    """
    by_cell: dict[EffectKey, dict[str, list[Incidence]]] = {}
    for one in sorted(found, key=lambda one: (_organ(one), one.effect_name)):
        by_cell.setdefault(one.row.effect, {}).setdefault(one.row.relaxant, []).append(one)
    rows: list[GridRow] = []
    for effect, of_relaxant in by_cell.items():
        first = next(iter(of_relaxant.values()))[0]
        cells = {relaxant: _cell(of_relaxant.get(relaxant, []), wording) for relaxant in relaxants}
        rows.append(GridRow(effect, first.effect_name, _organ(first), cells, _top(of_relaxant)))
    return rows


def _top(of_relaxant: Mapping[str, Sequence[Incidence]]) -> float | None:
    """Return the highest figure of an effect in treatment, of confirmed and current texts; None without one."""
    tops = [
        one.top_pct
        for found in of_relaxant.values()
        for one in found
        if one.measured and one.sound and not one.after_one_dose and one.top_pct is not None
    ]
    return max(tops, default=None)


def common_first(rows: Sequence[GridRow]) -> tuple[list[GridRow], dict[str, list[GridRow]]]:
    """Return the most common effects, and all others by organ system.

    Drowsiness leads, then come the highest figures. Effects are put in order here, never relaxants (hazard H12).
    """
    with_figure = [row for row in rows if row.top_pct is not None or row.effect == FIRST]
    with_figure.sort(key=lambda row: (row.effect != FIRST, -(row.top_pct or 0), row.label))
    common = with_figure[:MOST_COMMON]
    others: dict[str, list[GridRow]] = {}
    for row in rows:
        if row not in common:
            others.setdefault(row.organ, []).append(row)
    return common, others


def unknown(rows: Sequence[GridRow], names: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the effects of which no statement was read, by the name of the relaxant."""
    return {
        name: missing
        for relaxant, name in names.items()
        if (missing := [row.label for row in rows if row.cells[relaxant].sureness == "nothing"])
    }


def _organ(one: Incidence) -> str:
    return label("organ_system", one.row.organ_system)


def sureness(one: Incidence) -> Sureness:
    """Say how sure a reported incidence is."""
    if one.row.figure_kind == "named_only":
        return "named"
    if not one.sound:
        return "unconfirmed"
    if one.row.figure_kind == "class_band":
        return "class"
    return "own_placebo" if has_own_placebo(one.row) else "figure"


def _cell(found: Sequence[Incidence], wording: Wording) -> GridCell:
    if not found:
        return NOTHING
    treated = [one for one in found if not one.after_one_dose] or list(found)
    whose = treated[0].elsewhere
    best: Sureness = min((sureness(one) for one in treated if one.elsewhere == whose), key=_ORDER.__getitem__)
    shown = [one for one in treated if one.elsewhere == whose and sureness(one) == best]
    rest = [one for one in found if one not in shown and (best not in FIGURES or _adds(one, shown))]
    return GridCell(
        _value(shown, wording),
        best,
        serious=any(one.row.serious for one in found),
        dose=_dose(shown),
        also=_also(rest, whose, wording),
        whose=whose,
    )


def _adds(one: Incidence, shown: Sequence[Incidence]) -> bool:
    """Whether a figure below surer ones is of a single dose, or a sound range of the label that reaches farther."""
    if one.after_one_dose and not shown[0].after_one_dose:
        return True
    if one.row.figure_kind != "label_range" or not one.sound:
        return False
    lows = [other.row.incidence_min_pct for other in shown if other.row.incidence_min_pct is not None]
    tops = [other.top_pct for other in shown if other.top_pct is not None]
    low, top = one.row.incidence_min_pct, one.top_pct
    return (low is not None and low < min(lows, default=0)) or (top is not None and top > max(tops, default=100))


def _also(found: Sequence[Incidence], whose: str, wording: Wording) -> str:
    """Say the figures that a class, a word, an unsure figure or one of treatment would hide, and whose they are."""
    figures: dict[tuple[str, str, str], list[Incidence]] = {}
    for one in found:
        if one.measured:
            doubt = "not verified" if one.unconfirmed else "older label" if one.superseded else ""
            once = SINGLE_DOSE if one.after_one_dose else ACROSS if one.row.figure_kind == "label_range" else ""
            figures.setdefault((one.elsewhere if one.elsewhere != whose else "", once, doubt), []).append(one)
    return "; ".join(
        f"{', '.join(mark for mark in marks if mark)}: {_value(group, wording)}" for marks, group in figures.items()
    )


def _value(found: Sequence[Incidence], wording: Wording) -> str:
    """Say the figures of some incidences as one range, placebo beside it, or their words."""
    figures = [one.row for one in found if one.measured]
    tops = [one.top_pct for one in found if one.measured and one.top_pct is not None]
    if not tops:
        words = dict.fromkeys(frequency(one.row) for one in found)
        return ", ".join(word for word in words if word) or "named"
    lows = [row.incidence_min_pct for row in figures if row.incidence_min_pct is not None]
    low, high = min(lows, default=max(tops)), max(tops)
    value = in_a_hundred(low, high) if wording == "plain" else narrow_span(low, high, "%")
    value = value if lows else f"up to {value}"
    if wording == "plain" or not all(map(has_own_placebo, figures)):
        return value
    placebo = [row.placebo_pct for row in figures if row.placebo_pct is not None]
    return f"{value} (placebo {narrow_span(min(placebo), max(placebo), '%')})"


def _dose(found: Sequence[Incidence]) -> str:
    """Say the dose behind some figures, or how many; without one, when or in whom they were seen."""
    figures = [one.row for one in found if one.measured]
    doses = list(dict.fromkeys(row.dose for row in figures if row.dose))
    phases = list(dict.fromkeys(row.phase for row in figures))
    if len(doses) > 1:
        return "single doses" if all(one.after_one_dose for one in found) else f"{len(doses)} doses"
    return doses[0] if doses else phases[0] if len(phases) == 1 else ""
