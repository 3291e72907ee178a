"""Incidences and their differences to placebo as frames, for charts and exports: words for readers, NaN for unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from dashboard.data.frames import Cell, frame_of
from dashboard.data.schema.model import FLAGS
from dashboard.side_effects.differences import WHY_NOT, DifferenceToPlacebo, differences
from dashboard.side_effects.incidences import Incidence, frequency
from dashboard.wording.forms import form_words
from dashboard.wording.statements import label, labels

YES, NO = FLAGS
INCIDENCE_CELLS: Mapping[str, Callable[[Incidence], Cell]] = {
    "relaxant": lambda one: one.row.relaxant,
    "name": lambda one: one.name,
    "effect": lambda one: one.row.effect,
    "effect_label": lambda one: one.effect_name,
    "organ": lambda one: label("organ_system", one.row.organ_system),
    "as_reported": lambda one: one.row.as_reported,
    "form": lambda one: form_words(one.row),
    "condition": lambda one: ", ".join(labels("condition", one.row.condition)),
    "dose": lambda one: one.row.dose,
    "phase": lambda one: one.row.phase,
    "study": lambda one: one.row.study,
    "figure_kind": lambda one: one.row.figure_kind,
    "kind_label": lambda one: label("figure_kind", one.row.figure_kind),
    "low_pct": lambda one: one.row.incidence_min_pct,
    "high_pct": lambda one: one.row.incidence_max_pct,
    "n": lambda one: one.row.n,
    "ci_low_pct": lambda one: one.arm.interval.low if one.arm else None,
    "ci_high_pct": lambda one: one.arm.interval.high if one.arm else None,
    "placebo_low_pct": lambda one: one.row.placebo_min_pct,
    "placebo_pct": lambda one: one.row.placebo_pct,
    "placebo_n": lambda one: one.row.placebo_n,
    "placebo_from": lambda one: one.row.placebo_from,
    "placebo_ci_low_pct": lambda one: one.placebo.interval.low if one.placebo else None,
    "placebo_ci_high_pct": lambda one: one.placebo.interval.high if one.placebo else None,
    "ci_rounded": lambda one: _yes_if(any(arm.interval.rounded for arm in (one.arm, one.placebo) if arm)),
    "term": lambda one: frequency(one.row),
    "serious": lambda one: YES if one.row.serious else NO,
    "jurisdiction": lambda one: one.row.jurisdiction,
    "elsewhere": lambda one: one.elsewhere,
    "checked": lambda one: one.row.checked,
    "past": lambda one: _yes_if(one.superseded),
    "source": lambda one: one.titles,
    "source_url": lambda one: one.addresses,
    "text": lambda one: one.text,
}
"""Columns of incidences. Those in ``ci_...`` hold 95 % Wilson intervals of single arms whose size is known;
``ci_rounded`` says "yes" where they cover several counts that print as the same percentage."""
DIFFERENCE_CELLS: Mapping[str, Callable[[DifferenceToPlacebo], Cell]] = {
    "points": lambda one: one.difference.points if one.difference else None,
    "difference_low": lambda one: one.difference.interval.low if one.difference else None,
    "difference_high": lambda one: one.difference.interval.high if one.difference else None,
    "difference_rounded": lambda one: _yes_if(one.difference is not None and one.difference.interval.rounded),
    "nnh": lambda one: one.needed_to_harm.best if one.needed_to_harm else None,
    "nnh_low": lambda one: one.needed_to_harm.low if one.needed_to_harm else None,
    "nnh_high": lambda one: one.needed_to_harm.high if one.needed_to_harm else None,
    "why_not": lambda one: WHY_NOT[one.why_not] if one.why_not else "",
    "difference_text": lambda one: one.text,
}
"""Columns of differences to placebo: percentage points and the number needed to harm, each with its interval."""
INCIDENCE_COLUMNS = tuple(INCIDENCE_CELLS)
DIFFERENCE_COLUMNS = tuple(DIFFERENCE_CELLS)


def _yes_if(holds: bool) -> str:
    return YES if holds else ""


def incidence_frame(found: Sequence[Incidence]) -> pd.DataFrame:
    """Return incidences as a frame, columns as in `INCIDENCE_COLUMNS`, NaN where the source gives no figure."""
    return frame_of(found, INCIDENCE_CELLS)


def difference_frame(found: Sequence[DifferenceToPlacebo]) -> pd.DataFrame:
    """Return incidences with their difference to placebo, columns also as in `DIFFERENCE_COLUMNS`."""
    return incidence_frame([one.incidence for one in found]).join(frame_of(found, DIFFERENCE_CELLS))


def whole_frame(found: Sequence[Incidence]) -> pd.DataFrame:
    """Return the frame of `difference_frame` for all incidences: those with a figure first, then those in words."""
    words = [DifferenceToPlacebo(one) for one in found if not one.measured]
    return difference_frame([*differences(found), *words])
