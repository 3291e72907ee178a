"""Estimates as frames, for forest plots and exports: words for readers, NaN for unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from dashboard.data.frames import Cell, frame_of
from dashboard.data.schema import LIST_SEPARATOR
from dashboard.data.schema.model import FLAGS
from dashboard.evidence.estimates import SECTIONS, Estimate

YES, NO = FLAGS
ESTIMATE_CELLS: Mapping[str, Callable[[Estimate], Cell]] = {
    "section": lambda one: SECTIONS[one.section],
    "relaxant": lambda one: one.relaxant,
    "name": lambda one: one.name,
    "members": lambda one: LIST_SEPARATOR.join(one.row.members),
    "comparator": lambda one: one.row.comparator,
    "against": lambda one: one.against,
    "contrast": lambda one: one.row.contrast,
    "condition": lambda one: one.condition,
    "population": lambda one: one.row.population,
    "outcome": lambda one: one.row.outcome,
    "scale": lambda one: one.row.scale,
    "better": lambda one: one.row.better,
    "measure": lambda one: one.row.measure,
    "estimate": lambda one: one.row.estimate,
    "ci_low": lambda one: one.row.ci_low,
    "ci_high": lambda one: one.row.ci_high,
    "ci_level": lambda one: one.row.ci_level,
    "participants": lambda one: one.row.participants,
    "trials": lambda one: one.row.trials,
    "timepoint": lambda one: one.row.timepoint,
    "design": lambda one: one.row.design,
    "added_to": lambda one: one.row.added_to,
    "certainty": lambda one: one.row.certainty,
    "analysis": lambda one: one.row.analysis,
    "mcid": lambda one: one.row.mcid,
    "mcid_by": lambda one: one.mcid_by,
    "finding": lambda one: one.row.finding,
    "checked": lambda one: one.row.checked,
    "published": lambda one: one.publications,
    "superseded": lambda one: YES if one.superseded else NO,
    "source": lambda one: one.titles,
    "source_url": lambda one: one.addresses,
    "claim": lambda one: one.claim,
    "figure": lambda one: one.figure,
    "details": lambda one: one.details,
}
"""Columns of estimates: ``relaxant`` is "class" for those of a class; ``claim`` says who is compared with whom,
``figure`` how much and how certain, ``details`` when and in how many people."""
ESTIMATE_COLUMNS = tuple(ESTIMATE_CELLS)


def estimate_frame(found: Sequence[Estimate]) -> pd.DataFrame:
    """Return estimates as a frame, columns as in `ESTIMATE_COLUMNS`, NaN where the source gives no number."""
    return frame_of(found, ESTIMATE_CELLS)
