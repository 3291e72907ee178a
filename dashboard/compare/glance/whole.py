"""What a row of the overview opens: its full statements of all forms, and what other countries say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from dashboard.compare.cells import advice, combinations, dose_cells, harms, safety, therapy
from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.compare.glance.glance import Glance
from dashboard.data.rows import DosingRow, IndicationRow, InteractionRow, PrecautionRow
from dashboard.data.schema import VOCABULARIES
from dashboard.wording.jurisdictions import holds_in

Builder = Callable[[Viewpoint], Cell]
Part = tuple[str, Cell]
"""A heading and what is under it."""
WHOLE: dict[str, tuple[tuple[str, Builder], ...]] = {
    "uses": (
        ("Labelled for", therapy.uses("labelled", "restricted")),
        ("Guideline or off-label", therapy.uses("guideline", "off_label")),
        ("Not for", therapy.uses("not_for", "withdrawn", "investigational")),
    ),
    "boxed": (("Boxed warning", harms.boxed_warning), ("Serious reactions", harms.serious_effects)),
    "contraindicated": (
        ("Patients", safety.at_levels("contraindicated")),
        ("Other drugs", combinations.at_levels("contraindicated")),
    ),
    "stopping": (
        ("Stopping suddenly", safety.factor_cell("abrupt_stop")),
        ("How to stop", dose_cells.tapers),
        ("Advice", advice.counselling("stopping")),
    ),
    "dose": (
        ("Start", dose_cells.start_doses),
        ("Titration", dose_cells.steps),
        ("Usual", dose_cells.usual_doses),
        ("Maximum", dose_cells.maxima),
        ("Duration", dose_cells.durations),
        ("Children and adolescents", dose_cells.population_rules("child", "adolescent")),
        ("Food", dose_cells.food),
    ),
    "half_life": (
        ("Onset", therapy.onset),
        ("Peak concentration", therapy.peak),
        ("Duration of one dose", therapy.duration),
        ("Half-life", therapy.half_life),
        ("Active metabolite", therapy.metabolite),
        ("Metabolism", therapy.metabolism),
    ),
    "drowsiness": (("Figures", harms.figures_of("drowsiness")),),
    "effects": (("Common", harms.common_effects), ("Serious", harms.serious_effects)),
    "kidney": (
        ("Kidney impairment", safety.factor_cell("renal_impairment")),
        ("Dialysis", safety.factor_cell("dialysis")),
        ("Dose rules", dose_cells.population_rules("renal_impairment")),
    ),
    "liver": (
        ("Liver impairment", safety.factor_cell("hepatic_impairment")),
        ("Dose rules", dose_cells.population_rules("hepatic_impairment")),
    ),
    "older": (
        ("Older adults", safety.factor_cell("older_adult")),
        ("Dose rules", dose_cells.population_rules("older_adult")),
    ),
    "pregnancy": (
        ("Pregnancy", safety.factor_cell("pregnancy")),
        ("Breastfeeding", safety.factor_cell("breastfeeding")),
        ("Fertility, could become pregnant", safety.factor_cell("reproductive_potential")),
    ),
    "mechanism": (("Mechanism", therapy.mechanism), ("Site and target", therapy.target), ("Class", therapy.classes)),
    "checks": (("Monitoring", advice.monitoring),),
    "schedule": (
        ("US schedule", therapy.schedule),
        ("Availability", therapy.availability),
        ("Forms and strengths", therapy.products),
        ("Brands", therapy.brands),
    ),
}
"""Row of the overview -> its parts in full, in order."""
PLAIN: dict[str, tuple[tuple[str, Builder], ...]] = {
    "stopping": (
        ("How to stop", advice.counselling("stopping")),
        ("Stopping suddenly", safety.factor_cell("abrupt_stop")),
    ),
    "take": (("How to take it", advice.counselling("how_to_take", "food")),),
    "missed": (("Missed dose", advice.counselling("missed_dose")),),
    "driving": (("Driving", advice.counselling("driving")), ("In the label", safety.factor_cell("driving"))),
    "alcohol": (("Alcohol", advice.counselling("alcohol")), ("In the label", safety.factor_cell("alcohol"))),
    "pregnancy": (("Pregnancy and breastfeeding", advice.counselling("pregnancy_breastfeeding")), *WHOLE["pregnancy"]),
    "help": (("When to get help", advice.counselling("seek_help")),),
}
"""What other parts rows have in plain words."""
NOT_BY_COUNTRY = frozenset({"half_life", "drowsiness", "effects", "mechanism", "schedule", "boxed"})
"""Rows whose full statements name the country themselves."""


def whole(overview: Glance, keys: Collection[str]) -> dict[str, dict[str, list[Part]]]:
    """Return what some rows open: row -> column -> parts; a part that has nothing to say is left out."""
    return {
        row.key: {column.key: _parts(row.key, column.view) for column in overview.columns}
        for row in overview.rows
        if row.key in keys
    }


def _parts(key: str, view: Viewpoint) -> list[Part]:
    built = _builders(key, view)
    here = [(heading, build(view)) for heading, build in built]
    said = [part for part in here if part[1].statements] or here[:1]
    return said if key in NOT_BY_COUNTRY else [*said, *_elsewhere(key, view)]


def _builders(key: str, view: Viewpoint) -> tuple[tuple[str, Builder], ...]:
    return PLAIN.get(key, WHOLE.get(key, ())) if view.plain else WHOLE[key]


def _elsewhere(key: str, view: Viewpoint) -> list[Part]:
    """Return what other countries' own texts say, a part a country."""
    parts: list[Part] = []
    for place, name in _other_countries(view).items():
        there = replace(view, jurisdiction=place)
        own = tuple(
            fact for _, build in _builders(key, view) for fact in build(there).statements if fact.jurisdiction == place
        )
        if own:
            parts.append((name, Cell(own)))
    return parts


def _other_countries(view: Viewpoint) -> Mapping[str, str]:
    """Return the countries, other than the chosen one, of which any text was read: code -> name."""
    kinds = (DosingRow, IndicationRow, InteractionRow, PrecautionRow)
    read = {row.jurisdiction for kind in kinds for row in view.catalogue.rows(kind, view.relaxant)}
    return {
        place: name
        for place, name in VOCABULARIES["jurisdiction"].items()
        if place in read and not holds_in(place, view.jurisdiction)
    }
