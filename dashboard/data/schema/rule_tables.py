"""Tables of rules and measurements: dosing, titration, kinetics, side effects, precautions, monitoring."""

from __future__ import annotations

from dashboard.data.schema.model import Column, Table
from dashboard.data.schema.shared import (
    BASIS,
    FORM,
    JURISDICTION,
    PROVENANCE,
    RELAXANT,
    VALUE_STATUS,
    WHO_BLOCK,
    condition,
)

DOSE = "dose_unit"

DOSING = Table(
    name="dosing",
    title="Dosing rules",
    row="a dose rule in one phase",
    key=("relaxant", *(column.name for column in WHO_BLOCK), "phase", "population", "dose_basis", "source"),
    columns=(
        RELAXANT,
        *WHO_BLOCK,
        Column("phase", "Phase of treatment.", vocabulary="phase", required=True),
        Column("population", "Whom the rule is for.", vocabulary="population", required=True),
        Column("dose_unit", "Unit of every dose in the row.", vocabulary="dose_unit", required=True),
        Column("dose_basis", "What totals are counted over.", vocabulary="dose_basis", required=True),
        Column("start_dose", "Dose per administration at the start of the phase.", kind="number", unit=DOSE, low=0),
        Column("start_doses_per_day", "Doses a day at the start of the phase.", kind="number", low=0),
        Column("doses_per_day_max", "Most doses a day.", kind="number", low=0),
        Column("as_needed", "Whether doses are taken as needed.", kind="flag"),
        Column("min_interval_h", "Shortest time between doses.", kind="number", unit="h", low=0),
        Column("usual_min_total", "Lower end of the usual total.", kind="number", unit=DOSE, low=0),
        Column("usual_max_total", "Upper end of the usual total.", kind="number", unit=DOSE, low=0),
        Column("max_single_dose", "Largest single dose.", kind="number", unit=DOSE, low=0),
        Column("max_total", "Largest total.", kind="number", unit=DOSE, low=0),
        Column("max_basis", "What kind of maximum it is.", vocabulary="max_basis"),
        Column(
            "cap_days", "Days that the largest total is counted over, when not one.", kind="number", unit="days", low=0
        ),
        Column("limit_days", "Longest duration.", kind="number", unit="days", low=0),
        Column("limit_setting", "What the duration limits.", vocabulary="limit_setting"),
        Column("step_min", "Smallest step up or down.", kind="number", unit=DOSE, low=0),
        Column("step_max", "Largest step up or down.", kind="number", unit=DOSE, low=0),
        Column("step_per", "What the step is added to.", vocabulary="step_per"),
        Column("step_days_min", "Fewest days between steps.", kind="number", unit="days", low=0),
        Column("step_days_max", "Most days between steps.", kind="number", unit="days", low=0),
        Column("reduce_pct", "Reduction that the source asks for.", kind="number", unit="%", low=0, high=100),
        Column("target", "What the dose is raised to achieve."),
        Column("food", "What the source says of food."),
        Column(
            "review_days",
            "Days after which treatment is reviewed or stopped without benefit.",
            kind="number",
            unit="days",
            low=0,
        ),
        Column("advice", "The rule in one sentence."),
        VALUE_STATUS,
        Column("waiver", "Why a plausibility check does not hold for this row."),
        BASIS,
        *PROVENANCE,
    ),
)

TITRATION = Table(
    name="titration",
    title="Titration schedules",
    row="a step of a schedule",
    key=("relaxant", "schedule", "step"),
    columns=(
        RELAXANT,
        Column("schedule", "Name of the schedule.", required=True),
        Column("kind", "Kind of schedule.", vocabulary="titration_kind", required=True),
        *WHO_BLOCK,
        Column("step", "Number of the step.", kind="integer", low=1, required=True),
        Column("days_min", "Fewest days of the step.", kind="number", unit="days", low=0),
        Column("days_max", "Most days of the step.", kind="number", unit="days", low=0),
        Column("dose", "Dose per administration.", kind="number", unit=DOSE, low=0),
        Column("dose_unit", "Unit of the dose.", vocabulary="dose_unit", required=True),
        Column("doses_per_day", "Doses a day.", kind="number", low=0),
        Column("dose_rule", "The step in words, where no number is given."),
        BASIS,
        *PROVENANCE,
    ),
)

KINETICS = Table(
    name="kinetics",
    title="Kinetics",
    row="a parameter",
    key=("relaxant", "analyte", "form", "fed", "population", "parameter", "statistic", "dose", "source"),
    columns=(
        RELAXANT,
        Column("analyte", "Drug or metabolite that was measured.", required=True),
        FORM,
        Column("fed", "Whether taken with food.", kind="flag"),
        Column("population", "Whom it was measured in."),
        Column("parameter", "Name of the parameter.", required=True),
        Column("statistic", "What min and max are.", vocabulary="statistic"),
        Column("min", "Lowest value, or the value.", kind="number", unit="unit"),
        Column("max", "Highest value; a range without one has no upper end.", kind="number", unit="unit"),
        Column("unit", "Unit of the values."),
        Column("n", "Number of people measured.", kind="integer", low=1),
        Column("dose", "Dose that was given."),
        Column("model_ok", "Whether a one-compartment curve may be drawn, on a row of linearity.", kind="flag"),
        Column("note", "Why a curve may or may not be drawn, in one sentence."),
        VALUE_STATUS,
        BASIS,
        *PROVENANCE,
    ),
)

SIDE_EFFECTS = Table(
    name="side_effects",
    title="Side effects",
    row="an effect in one arm",
    key=(
        "relaxant",
        "effect",
        "as_reported",
        "form",
        "jurisdiction",
        "dose",
        "phase",
        "study",
        "figure_kind",
        "source",
    ),
    columns=(
        RELAXANT,
        Column("effect", "Harmonised name of the effect.", vocabulary="effect", required=True),
        Column("organ_system", "Organ system of the effect.", vocabulary="organ_system", required=True),
        Column("as_reported", "Word of the source.", required=True),
        FORM,
        JURISDICTION,
        condition(),
        Column("dose", "Dose in that arm."),
        Column("phase", "Phase of treatment that was observed."),
        Column("study", "Key of the study; one study quoted in two labels carries one key."),
        Column(
            "figure_kind", "Kind of figure, which decides its mark in a chart.", vocabulary="figure_kind", required=True
        ),
        Column("frequency_term", "Frequency word of the source.", vocabulary="frequency_term"),
        Column("incidence_min_pct", "Incidence, or lower end of its range.", kind="number", unit="%", low=0, high=100),
        Column(
            "incidence_max_pct", "Upper end of the range, or the upper bound.", kind="number", unit="%", low=0, high=100
        ),
        Column("n", "People in the arm.", kind="integer", low=1),
        Column(
            "placebo_min_pct", "Lower end on placebo, where it is a range.", kind="number", unit="%", low=0, high=100
        ),
        Column(
            "placebo_pct", "Incidence on placebo, or upper end of its range.", kind="number", unit="%", low=0, high=100
        ),
        Column("placebo_n", "People on placebo.", kind="integer", low=1),
        Column("placebo_from", "Where the placebo figure is from.", vocabulary="placebo_from"),
        Column("serious", "Whether the source calls it serious or warns of it.", kind="flag", required=True),
        BASIS,
        *PROVENANCE,
    ),
)

PRECAUTIONS = Table(
    name="precautions",
    title="Precautions",
    row="a therapy under a patient factor",
    key=("relaxant", "factor", "level", *(column.name for column in WHO_BLOCK), "basis", "source"),
    columns=(
        RELAXANT,
        Column("factor", "Patient factor.", vocabulary="factor", required=True),
        Column("level", "What the source asks for.", vocabulary="level", required=True),
        *WHO_BLOCK,
        Column("detail", "The statement in full."),
        Column("short", "The statement in at most 60 characters, for the overview; the level is said beside it."),
        Column(
            "short_plain",
            "Whom the row is about, as patients say it; where the plain name of the factor would say more or less.",
        ),
        BASIS,
        *PROVENANCE,
    ),
)

MONITORING = Table(
    name="monitoring",
    title="Monitoring",
    row="a check",
    key=("relaxant", "form", "jurisdiction", "test", "when", "source"),
    columns=(
        RELAXANT,
        FORM,
        JURISDICTION,
        Column("test", "What is measured.", required=True),
        Column("when", "When.", required=True),
        Column("every_days", "Days between measurements.", kind="number", unit="days", low=0),
        Column("until_days", "Days after which it ends.", kind="number", unit="days", low=0),
        Column("action", "What follows from the result."),
        BASIS,
        *PROVENANCE,
    ),
)
