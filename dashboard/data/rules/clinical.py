"""Rules of content: doses, figures, precautions that cannot be right as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from dashboard.data.faults import Fault
from dashboard.data.rows import Factor, Level, Population, TableRow
from dashboard.data.rules.reading import (
    COUNSELLING,
    DOSING,
    EVIDENCE,
    INTERACTIONS,
    KINETICS,
    PRECAUTIONS,
    RELAXANTS,
    SIDE_EFFECTS,
    TITRATION,
    C,
    Rows,
    Tables,
    lines,
    number,
)
from dashboard.data.schema import FACTORS_CORE, TOPICS_CORE
from dashboard.data.schema.effects import EFFECTS

LABEL_OR_REGULATOR = ("label_", "regulator")
YOUNG: frozenset[Factor | Population] = frozenset({"children", "child", "adolescent"})
SILENT: tuple[Level, ...] = ("not_mentioned", "not_read")


def bounds_in_order(tables: Tables) -> list[Fault]:
    """No lower bound exceeds its upper bound, and an estimate lies in its interval."""
    return [
        *_out_of_order(
            tables,
            RELAXANTS,
            [
                ("onset_min_h", "onset_max_h"),
                ("tmax_min_h", "tmax_max_h"),
                ("half_life_min_h", "half_life_max_h"),
                ("metabolite_half_life_min_h", "metabolite_half_life_max_h"),
                ("duration_min_h", "duration_max_h"),
                ("doses_per_day_min", "doses_per_day_max"),
                ("excreted_unchanged_min_pct", "excreted_unchanged_max_pct"),
            ],
        ),
        *_out_of_order(
            tables,
            DOSING,
            [
                ("age_min_y", "age_max_y"),
                ("weight_min_kg", "weight_max_kg"),
                ("renal_min", "renal_max"),
                ("step_min", "step_max"),
                ("step_days_min", "step_days_max"),
            ],
        ),
        *_out_of_order(tables, PRECAUTIONS, [("age_min_y", "age_max_y"), ("renal_min", "renal_max")]),
        *_out_of_order(tables, TITRATION, [("days_min", "days_max")]),
        *_out_of_order(tables, KINETICS, [("min", "max")]),
        *_out_of_order(
            tables,
            SIDE_EFFECTS,
            [("incidence_min_pct", "incidence_max_pct"), ("placebo_min_pct", "placebo_pct")],
        ),
        *_out_of_order(tables, INTERACTIONS, [("ratio_low", "ratio"), ("ratio", "ratio_high")]),
        *_out_of_order(tables, EVIDENCE, [("ci_low", "estimate"), ("estimate", "ci_high")]),
    ]


def _out_of_order(tables: Tables, rows: Rows[TableRow, C], pairs: Sequence[tuple[C, C]]) -> Iterator[Fault]:
    for line in lines(tables, rows):
        for low, high in pairs:
            lower, upper = number(line.text(low)), number(line.text(high))
            if lower is not None and upper is not None and lower > upper:
                yield line.fault(low, f"it exceeds {high}, which is {line.text(high)}")


def headline_maximum_explained(tables: Tables) -> list[Fault]:
    """Every headline maximum says when it holds and of what kind it is (hazard H3)."""
    rule = "a headline maximum needs max_when and max_basis"
    faults: list[Fault] = []
    for line in lines(tables, RELAXANTS):
        if line.row.max_total is not None and not line.row.max_when:
            faults.append(line.fault("max_when", rule))
        if line.row.max_total is not None and not line.row.max_basis:
            faults.append(line.fault("max_basis", rule))
    return faults


def ages_fit_the_group(tables: Tables) -> list[Fault]:
    """Check that a row on children that begins at an age ends at one, and that a row on older adults does not.

    Without the end, what a label says of a child of 4 years and more would reach every adult.
    """
    of_factors = ((line, line.row.factor) for line in lines(tables, PRECAUTIONS))
    of_doses = ((line, line.row.population) for line in lines(tables, DOSING))
    faults: list[Fault] = []
    for line, group in chain(of_factors, of_doses):
        if group in YOUNG and line.row.age_min_y is not None and line.row.age_max_y is None:
            rule = f"a row on {group} from {line.text('age_min_y')} years needs the age at which it ends"
            faults.append(line.fault("age_max_y", rule))
        if group == "older_adult" and line.row.age_max_y is not None:
            faults.append(line.fault("age_max_y", "a row on older adults cannot end at an age"))
    return faults


def placebo_has_an_arm(tables: Tables) -> list[Fault]:
    """Every placebo figure stands beside an incidence and says where it is from; figures fit their kind."""
    faults: list[Fault] = []
    for line in lines(tables, SIDE_EFFECTS):
        row = line.row
        figure = row.incidence_min_pct is not None or row.incidence_max_pct is not None
        if row.placebo_pct is not None and not (figure and row.placebo_from):
            faults.append(line.fault("placebo_pct", "a placebo figure needs an incidence and placebo_from"))
        if row.figure_kind in ("trial", "uncontrolled", "label_range") and row.incidence_min_pct is None:
            faults.append(line.fault("figure_kind", "this kind needs incidence_min_pct"))
        if row.figure_kind in ("class_band", "named_only") and figure:
            faults.append(line.fault("figure_kind", "this kind has no figure"))
        if row.figure_kind == "class_band" and not row.frequency_term:
            faults.append(line.fault("frequency_term", "a frequency class needs its word"))
        if EFFECTS[row.effect].organ_system != row.organ_system:
            rule = f"the organ system of {row.effect} is {EFFECTS[row.effect].organ_system}"
            faults.append(line.fault("organ_system", rule))
    return faults


def core_factors_complete(tables: Tables) -> list[Fault]:
    """Every relaxant has a row for every core factor where its headline doses are from; what is unread says so."""
    summaries = [line.row for line in lines(tables, RELAXANTS)]
    home = {summary.relaxant: summary.dose_jurisdiction for summary in summaries}
    covered = {
        (line.row.relaxant, line.row.factor)
        for line in lines(tables, PRECAUTIONS)
        if line.row.jurisdiction == home.get(line.row.relaxant)
    }
    return [
        Fault(
            file="precautions.csv",
            column="factor",
            value=factor,
            rule=f"{summary.relaxant} needs a row for this core factor",
        )
        for summary in summaries
        for factor in FACTORS_CORE
        if (summary.relaxant, factor) not in covered
    ]


def core_topics_complete(tables: Tables) -> list[Fault]:
    """Every relaxant has advice on every core topic, or a row that says that the texts give none."""
    covered = {(line.row.relaxant, line.row.topic) for line in lines(tables, COUNSELLING)}
    return [
        Fault(
            file="counselling.csv",
            column="topic",
            value=topic,
            rule=f"{line.row.relaxant} needs a row on this core topic",
        )
        for line in lines(tables, RELAXANTS)
        for topic in TOPICS_CORE
        if (line.row.relaxant, topic) not in covered
    ]


def contraindications_from_labels(tables: Tables) -> list[Fault]:
    """Every contraindication rests on a label or a regulator."""
    return [
        line.fault("basis", "a contraindication needs a label or a regulator")
        for line in chain(lines(tables, PRECAUTIONS), lines(tables, INTERACTIONS))
        if line.row.level == "contraindicated" and not line.row.basis.startswith(LABEL_OR_REGULATOR)
    ]


def silence_contradicts_nothing(tables: Tables) -> list[Fault]:
    """No label that speaks to a factor is also said to be silent on it (same jurisdiction and form)."""
    told = list(lines(tables, PRECAUTIONS))
    spoken = {
        (line.row.relaxant, line.row.factor, line.row.jurisdiction, line.row.form)
        for line in told
        if line.row.level not in SILENT and line.row.basis.startswith("label_")
    }
    return [
        line.fault("level", f"another row says what the label asks for in {line.row.factor}")
        for line in told
        if line.row.level in SILENT
        and (line.row.relaxant, line.row.factor, line.row.jurisdiction, line.row.form) in spoken
    ]


def one_study_one_figure(tables: Tables) -> list[Fault]:
    """One study quoted in two labels gives one figure; a paper may give more decimals than a label."""
    seen: dict[tuple[str | tuple[str, ...], ...], tuple[str, str]] = {}
    faults: list[Fault] = []
    for line in lines(tables, SIDE_EFFECTS):
        row = line.row
        if not row.study or row.figure_kind != "trial":
            continue
        key = (row.relaxant, row.study, row.effect, row.as_reported, row.dose, row.phase, row.form, row.basis)
        figures = (line.text("incidence_min_pct"), line.text("placebo_pct"))
        if seen.setdefault(key, figures) != figures:
            faults.append(line.fault("incidence_min_pct", "the same study and dose gives another figure elsewhere"))
    return faults
