"""Which rows the side-by-side table has, under which headings, and how each cell is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Literal

from dashboard.compare.cells import advice, combinations, dose_cells, guidelines, harms, safety, therapy
from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.compare.row_keys import RowKey

Builder = Callable[[Viewpoint], Cell]
Tab = Literal["uses", "dosing", "side_effects", "cautions", "interactions", "evidence", "advice"]
"""Part of Compare in which a group of rows is shown; one more part shows all of them."""


@dataclass(frozen=True)
class RowSpec:
    """How one row of the table is made.

    Parameters
    ----------
    key
        Stable name of the row.
    label, plain
        Heading for professionals and in plain words; an empty `plain` leaves the row out of the plain table.
    build
        Cell of one relaxant.
    safety
        Whether the row may never fold (hazard H16).
    badged
        Whether each statement shows its level as a badge.
    """

    key: RowKey
    label: str
    plain: str
    _: KW_ONLY
    build: Builder
    safety: bool = False
    badged: bool = False


@dataclass(frozen=True)
class GroupSpec:
    """Rows under one heading, with its plain wording.

    `tab` says in which part of Compare they are; `harms` marks the group that is shown first (hazard H15).
    """

    label: str
    plain: str
    _: KW_ONLY
    tab: Tab
    rows: tuple[RowSpec, ...]
    harms: bool = False


OLDER = dose_cells.population_rules("older_adult")
KIDNEY = dose_cells.population_rules("renal_impairment")
LIVER = dose_cells.population_rules("hepatic_impairment")
GROUPS: tuple[GroupSpec, ...] = (
    GroupSpec(
        "Boxed warnings and serious harms",
        "Serious harms",
        harms=True,
        tab="side_effects",
        rows=(
            RowSpec(
                "boxed_warning",
                "Boxed warning",
                "Strongest warning of the label",
                build=harms.boxed_warning,
                safety=True,
            ),
            RowSpec("serious", "Serious reactions", "Serious side effects", build=harms.serious_effects, safety=True),
            RowSpec(
                "abrupt_stop",
                "Stopping suddenly",
                "Stopping suddenly",
                build=safety.factor_cell("abrupt_stop"),
                safety=True,
                badged=True,
            ),
        ),
    ),
    GroupSpec(
        "What it is",
        "What it is",
        tab="uses",
        rows=(
            RowSpec("brands", "Brands", "Brand names", build=therapy.brands),
            RowSpec("class", "Class", "", build=therapy.classes),
            RowSpec("availability", "Availability", "Available here?", build=therapy.availability),
            RowSpec("schedule", "US controlled schedule", "", build=therapy.schedule),
            RowSpec("products", "Forms and strengths", "Forms", build=therapy.products),
        ),
    ),
    GroupSpec(
        "How it works",
        "How it works",
        tab="uses",
        rows=(
            RowSpec("mechanism", "Mechanism", "How it works", build=therapy.mechanism),
            RowSpec("target", "Site and target", "", build=therapy.target),
        ),
    ),
    GroupSpec(
        "What it is for",
        "What it is for",
        tab="uses",
        rows=(
            RowSpec("labelled", "Labelled for", "Approved for", build=therapy.uses("labelled", "restricted")),
            RowSpec(
                "other_uses", "Guideline or off-label", "Also used for", build=therapy.uses("guideline", "off_label")
            ),
            RowSpec(
                "not_for",
                "Not for",
                "Not for",
                build=therapy.uses("not_for", "withdrawn", "investigational"),
                safety=True,
            ),
        ),
    ),
    GroupSpec(
        "Guidelines",
        "",
        tab="evidence",
        rows=(
            RowSpec("guidelines", "Guidelines", "", build=guidelines.of_the_relaxant),
            RowSpec("before", "First-line, non-drug", "", build=guidelines.before_a_relaxant),
        ),
    ),
    GroupSpec(
        "Dosing",
        "Doses (for your prescriber)",
        tab="dosing",
        rows=(
            RowSpec("start", "Start", "Start", build=dose_cells.start_doses),
            RowSpec("steps", "Titration", "", build=dose_cells.steps),
            RowSpec("usual", "Usual daily dose", "Usual dose", build=dose_cells.usual_doses),
            RowSpec("maximum", "Maximum", "Most", build=dose_cells.maxima, safety=True),
            RowSpec("duration", "Duration of treatment", "How long", build=dose_cells.durations, safety=True),
            RowSpec("stop", "Stopping", "Stopping", build=dose_cells.tapers, safety=True),
            RowSpec("older", "Older adults", "", build=OLDER, safety=True),
            RowSpec("kidney", "Kidney impairment", "", build=KIDNEY, safety=True),
            RowSpec("liver", "Liver impairment", "", build=LIVER, safety=True),
            RowSpec(
                "young",
                "Children and adolescents",
                "",
                build=dose_cells.population_rules("child", "adolescent"),
                safety=True,
            ),
            RowSpec(
                "interacting",
                "With an interacting drug",
                "",
                build=dose_cells.population_rules("interacting_drug"),
                safety=True,
            ),
            RowSpec("food", "Food", "With food?", build=dose_cells.food),
        ),
    ),
    GroupSpec(
        "Time course",
        "How fast and how long",
        tab="dosing",
        rows=(
            RowSpec("onset", "Onset", "Starts to work", build=therapy.onset),
            RowSpec("tmax", "Peak concentration", "", build=therapy.peak),
            RowSpec("duration_of_effect", "Duration of one dose", "Lasts", build=therapy.duration),
            RowSpec("half_life", "Half-life", "", build=therapy.half_life),
            RowSpec("metabolite", "Active metabolite", "", build=therapy.metabolite),
            RowSpec("metabolism", "Metabolism", "", build=therapy.metabolism),
        ),
    ),
    GroupSpec(
        "Side effects",
        "Side effects",
        tab="side_effects",
        rows=(RowSpec("common", "Common", "Common", build=harms.common_effects),),
    ),
    GroupSpec(
        "Contraindications and cautions",
        "Who should not take it, and who needs care",
        tab="cautions",
        rows=(
            RowSpec(
                "contraindicated",
                "Contraindicated",
                "Must not take it",
                build=safety.at_levels("contraindicated"),
                safety=True,
                badged=True,
            ),
            RowSpec("avoid", "Avoid", "Better not", build=safety.at_levels("avoid"), safety=True, badged=True),
            RowSpec(
                "not_established",
                "Not established",
                "Not known to be safe",
                build=safety.at_levels("not_established"),
                safety=True,
                badged=True,
            ),
            RowSpec(
                "adjust",
                "Adjust the dose",
                "May need a different dose",
                build=safety.at_levels("adjust"),
                safety=True,
                badged=True,
            ),
            RowSpec(
                "care",
                "Caution, monitor",
                "Needs care",
                build=safety.at_levels("caution", "monitor"),
                safety=True,
                badged=True,
            ),
            RowSpec(
                "stricter",
                "Stricter in other countries",
                "Stricter in other countries",
                build=safety.stricter_elsewhere,
                safety=True,
                badged=True,
            ),
            RowSpec("silent", "Label silent or not read", "Not known", build=safety.silence, safety=True, badged=True),
        ),
    ),
    GroupSpec(
        "Interactions",
        "Other medicines",
        tab="interactions",
        rows=(
            RowSpec(
                "combinations",
                "Contraindicated with",
                "Must not be taken with",
                build=combinations.at_levels("contraindicated"),
                safety=True,
                badged=True,
            ),
            RowSpec(
                "avoid_with",
                "Avoid with",
                "Better not with",
                build=combinations.at_levels("avoid"),
                safety=True,
                badged=True,
            ),
            RowSpec(
                "care_with",
                "Adjust, caution or monitor with",
                "Tell your prescriber if you take",
                build=combinations.at_levels("adjust", "caution", "monitor"),
                safety=True,
                badged=True,
            ),
            RowSpec("no_effect_with", "Studied, no relevant effect", "", build=combinations.at_levels("studied_none")),
            RowSpec("monitoring", "Monitoring", "", build=advice.monitoring, safety=True),
        ),
    ),
    GroupSpec(
        "Counselling",
        "Good to know",
        tab="advice",
        rows=(
            RowSpec("how_to_take", "How to take it", "How to take it", build=advice.counselling("how_to_take", "food")),
            RowSpec("missed_dose", "Missed dose", "Missed dose", build=advice.counselling("missed_dose"), safety=True),
            RowSpec("stopping", "Advice on stopping", "How to stop", build=advice.counselling("stopping"), safety=True),
            RowSpec(
                "driving", "Driving, machines", "Driving", build=safety.factor_cell("driving"), safety=True, badged=True
            ),
            RowSpec("alcohol", "Alcohol", "Alcohol", build=safety.factor_cell("alcohol"), safety=True, badged=True),
            RowSpec(
                "pregnancy_advice",
                "Pregnancy, breastfeeding",
                "",
                build=advice.counselling("pregnancy_breastfeeding"),
                safety=True,
            ),
            RowSpec("expect", "What to expect", "What to expect", build=advice.counselling("what_to_expect")),
            RowSpec(
                "seek_help", "When to seek help", "When to get help", build=advice.counselling("seek_help"), safety=True
            ),
            RowSpec("storage", "Storage", "Storage", build=advice.counselling("storage")),
            RowSpec(
                "place",
                "Place in therapy",
                "Beside other treatment",
                build=advice.counselling("place_in_care"),
            ),
        ),
    ),
)
