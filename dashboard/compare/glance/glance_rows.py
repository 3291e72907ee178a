"""Which rows the overview has, for professionals and in plain words, and how each cell is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from dashboard.compare.glance import effect_cells, factor_cells, schedule_cell, therapy_cells
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn


@dataclass(frozen=True)
class GlanceSpec:
    """How one row of the overview is made.

    Parameters
    ----------
    key
        Stable name of the row.
    label
        Its question in a word or two.
    build
        Cell of one column.
    safety
        Whether the row is shown even where nothing differs (hazard H16).
    """

    key: str
    label: str
    _: KW_ONLY
    build: Callable[[GlanceColumn], GlanceCell]
    safety: bool = False


SPECS: tuple[GlanceSpec, ...] = (
    GlanceSpec(
        "uses",
        "Labelled for",
        build=therapy_cells.uses,
    ),
    GlanceSpec(
        "boxed",
        "Boxed warning",
        build=therapy_cells.boxed_warning,
        safety=True,
    ),
    GlanceSpec(
        "contraindicated",
        "Contraindicated",
        build=factor_cells.contraindications,
        safety=True,
    ),
    GlanceSpec(
        "stopping",
        "Stopping suddenly",
        build=factor_cells.factor_cell("abrupt_stop"),
        safety=True,
    ),
    GlanceSpec(
        "dose",
        "Dose for adults",
        build=schedule_cell.dose,
        safety=True,
    ),
    GlanceSpec(
        "half_life",
        "Half-life",
        build=therapy_cells.half_life,
    ),
    GlanceSpec("drowsiness", "Drowsiness (placebo)", build=effect_cells.drowsiness),
    GlanceSpec("effects", "Also common", build=effect_cells.others),
    GlanceSpec("kidney", "Kidney", build=factor_cells.factor_cell("renal_impairment", "dialysis"), safety=True),
    GlanceSpec("liver", "Liver", build=factor_cells.factor_cell("hepatic_impairment"), safety=True),
    GlanceSpec("older", "65 and over", build=factor_cells.factor_cell("older_adult"), safety=True),
    GlanceSpec(
        "pregnancy",
        "Pregnancy, breastfeeding",
        build=factor_cells.factor_cell("pregnancy", "breastfeeding", named=True),
        safety=True,
    ),
    GlanceSpec("mechanism", "How it works", build=therapy_cells.mechanism),
    GlanceSpec("checks", "Checks", build=therapy_cells.checks, safety=True),
    GlanceSpec(
        "schedule",
        "Controlled (US)",
        build=therapy_cells.schedule,
    ),
)
"""The rows of the overview, in order; the boxed warning, contraindications and stopping are among the first four."""

PLAIN_SPECS: tuple[GlanceSpec, ...] = (
    GlanceSpec("uses", "Approved for", build=therapy_cells.uses),
    GlanceSpec("boxed", "Strongest warning", build=therapy_cells.boxed_warning, safety=True),
    GlanceSpec("contraindicated", "Must not take it", build=factor_cells.contraindications, safety=True),
    GlanceSpec("stopping", "Stopping", build=therapy_cells.advice("stopping"), safety=True),
    GlanceSpec("take", "How to take it", build=therapy_cells.advice("how_to_take")),
    GlanceSpec("missed", "Missed dose", build=therapy_cells.advice("missed_dose"), safety=True),
    GlanceSpec("drowsiness", "Feeling sleepy", build=effect_cells.drowsiness),
    GlanceSpec("effects", "Also common", build=effect_cells.others),
    GlanceSpec("driving", "Driving", build=therapy_cells.advice("driving"), safety=True),
    GlanceSpec("alcohol", "Alcohol", build=therapy_cells.advice("alcohol"), safety=True),
    GlanceSpec(
        "pregnancy", "Pregnancy, breastfeeding", build=therapy_cells.advice("pregnancy_breastfeeding"), safety=True
    ),
    GlanceSpec("help", "When to get help", build=therapy_cells.advice("seek_help"), safety=True),
    GlanceSpec("mechanism", "How it works", build=therapy_cells.mechanism),
)
"""The rows in plain words: what a patient asks; doses are the prescriber's."""
