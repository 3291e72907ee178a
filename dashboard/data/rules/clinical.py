"""Rules of content: doses, figures, precautions that cannot be right as they stand."""

from __future__ import annotations

from dashboard.data.faults import Fault
from dashboard.data.rules.reading import Tables, number, rows
from dashboard.data.schema import FACTORS_CORE, LIST_SEPARATOR, TABLES
from dashboard.data.schema.effects import EFFECTS

LABEL_OR_REGULATOR = ("label_", "regulator")
HEADLINE_PHASES = {
    "start_total": ("initial",),
    "usual_min_total": ("maintenance", "titration", "initial"),
    "usual_max_total": ("maintenance", "titration", "initial"),
    "max_total": ("maintenance", "titration", "initial"),
}


def bounds_in_order(tables: Tables) -> list[Fault]:
    """No lower bound exceeds its upper bound, and an estimate lies in its interval."""
    pairs = {
        "relaxants": [
            (f"{stem}_min_h", f"{stem}_max_h")
            for stem in ("onset", "tmax", "half_life", "metabolite_half_life", "duration")
        ]
        + [("doses_per_day_min", "doses_per_day_max"), ("excreted_unchanged_min_pct", "excreted_unchanged_max_pct")],
        "dosing": [
            ("age_min_y", "age_max_y"),
            ("weight_min_kg", "weight_max_kg"),
            ("renal_min", "renal_max"),
            ("step_min", "step_max"),
            ("step_days_min", "step_days_max"),
        ],
        "precautions": [("age_min_y", "age_max_y"), ("renal_min", "renal_max")],
        "titration": [("days_min", "days_max")],
        "kinetics": [("min", "max")],
        "side_effects": [("incidence_min_pct", "incidence_max_pct"), ("placebo_min_pct", "placebo_pct")],
        "interactions": [("ratio_low", "ratio"), ("ratio", "ratio_high")],
        "evidence": [("ci_low", "estimate"), ("estimate", "ci_high")],
    }
    faults: list[Fault] = []
    for name, columns in pairs.items():
        for row, record in rows(tables, name):
            for low, high in columns:
                lower, upper = number(record[low]), number(record[high])
                if lower is not None and upper is not None and lower > upper:
                    faults.append(
                        Fault(
                            TABLES[name].file_name, row, low, record[low], f"it exceeds {high}, which is {record[high]}"
                        )
                    )
    return faults


def doses_plausible(tables: Tables) -> list[Fault]:
    """Within a dosing row start <= usual <= maximum, one dose fits the day, and a maximum says of what kind it is."""
    faults: list[Fault] = []
    for row, record in rows(tables, "dosing"):
        if record["waiver"]:
            continue
        start, low, high = (number(record[column]) for column in ("start_dose", "usual_min_total", "usual_max_total"))
        single, most = number(record["max_single_dose"]), number(record["max_total"])
        per_day = record["dose_basis"] in ("day", "kg_day")
        times = number(record["start_doses_per_day"]) or 1
        first = start * times if start is not None and per_day else start
        checks = [
            ("usual_min_total", low, "usual_max_total", high),
            ("usual_max_total", high, "max_total", most),
            ("start_dose", first, "usual_max_total", high),
            ("start_dose", first, "max_total", most),
            ("max_single_dose", single, "max_total", most),
        ]
        for lower_name, lower, upper_name, upper in checks:
            if lower is not None and upper is not None and lower > upper:
                sentence = (
                    f"{record['relaxant']}: {lower_name} gives {lower:g} {record['dose_unit']} per "
                    f"{record['dose_basis']}, more than {upper_name} {upper:g}"
                )
                faults.append(Fault("dosing.csv", row, lower_name, record[lower_name], sentence))
        if most is not None and not record["max_basis"]:
            faults.append(Fault("dosing.csv", row, "max_total", record["max_total"], "a maximum needs max_basis"))
        if record["limit_days"] and not record["limit_setting"]:
            faults.append(
                Fault("dosing.csv", row, "limit_days", record["limit_days"], "a duration limit needs limit_setting")
            )
        if record["step_min"] and not record["step_per"]:
            faults.append(Fault("dosing.csv", row, "step_min", record["step_min"], "a step needs step_per"))
    return faults


def headline_doses(tables: Tables) -> list[Fault]:
    """Headline doses of relaxants.csv stand in an adult row of dosing.csv for that form and jurisdiction."""
    faults: list[Fault] = []
    doses = [record for _, record in rows(tables, "dosing")]
    for line, summary in rows(tables, "relaxants"):
        own = [
            rule
            for rule in doses
            if rule["relaxant"] == summary["relaxant"]
            and rule["jurisdiction"] == summary["dose_jurisdiction"]
            and rule["population"] in ("adult", "all")
            and (not rule["form"] or summary["headline_form"] in rule["form"].split(LIST_SEPARATOR))
        ]
        for column, phases in HEADLINE_PHASES.items():
            value = number(summary[column])
            if value is None:
                continue
            found = {_headline_value(rule, column) for rule in own if rule["phase"] in phases}
            if value not in found:
                listed = (
                    ", ".join(f"{number:g}" for number in sorted(number for number in found if number is not None))
                    or "none"
                )
                faults.append(
                    Fault(
                        "relaxants.csv",
                        line,
                        column,
                        summary[column],
                        f"no adult row of dosing.csv gives it (found: {listed})",
                    )
                )
    return faults


def _headline_value(rule: dict[str, str], column: str) -> float | None:
    if column != "start_total":
        return number(rule[column])
    start = number(rule["start_dose"])
    times = number(rule["start_doses_per_day"]) if rule["dose_basis"] in ("day", "kg_day") else None
    return None if start is None else start * (times or 1)


def ages_fit_the_group(tables: Tables) -> list[Fault]:
    """Check that a row on children that begins at an age ends at one, and that a row on older adults does not.

    Without the end, what a label says of a child of 4 years and more would reach every adult.
    """
    groups = {"precautions": "factor", "dosing": "population"}
    faults: list[Fault] = []
    for name, column in groups.items():
        for row, record in rows(tables, name):
            group = record[column]
            if group in ("children", "child", "adolescent") and record["age_min_y"] and not record["age_max_y"]:
                rule = f"a row on {group} from {record['age_min_y']} years needs the age at which it ends"
                faults.append(Fault(TABLES[name].file_name, row, "age_max_y", "", rule))
            if group == "older_adult" and record["age_max_y"]:
                rule = "a row on older adults cannot end at an age"
                faults.append(Fault(TABLES[name].file_name, row, "age_max_y", record["age_max_y"], rule))
    return faults


def headline_maximum_explained(tables: Tables) -> list[Fault]:
    """Every headline maximum says when it holds and of what kind it is (hazard H3)."""
    return [
        Fault("relaxants.csv", row, column, "", "a headline maximum needs max_when and max_basis")
        for row, record in rows(tables, "relaxants")
        for column in ("max_when", "max_basis")
        if record["max_total"] and not record[column]
    ]


def placebo_has_an_arm(tables: Tables) -> list[Fault]:
    """Every placebo figure stands beside an incidence and says where it is from; figures fit their kind."""
    faults: list[Fault] = []
    for row, record in rows(tables, "side_effects"):
        figure = bool(record["incidence_min_pct"] or record["incidence_max_pct"])
        if record["placebo_pct"] and not (figure and record["placebo_from"]):
            faults.append(
                Fault(
                    "side_effects.csv",
                    row,
                    "placebo_pct",
                    record["placebo_pct"],
                    "a placebo figure needs an incidence and placebo_from",
                )
            )
        if record["figure_kind"] in ("trial", "uncontrolled", "label_range") and not record["incidence_min_pct"]:
            faults.append(
                Fault(
                    "side_effects.csv", row, "figure_kind", record["figure_kind"], "this kind needs incidence_min_pct"
                )
            )
        if record["figure_kind"] in ("class_band", "named_only") and figure:
            faults.append(
                Fault("side_effects.csv", row, "figure_kind", record["figure_kind"], "this kind has no figure")
            )
        if record["figure_kind"] == "class_band" and not record["frequency_term"]:
            faults.append(Fault("side_effects.csv", row, "frequency_term", "", "a frequency class needs its word"))
        if record["effect"] in EFFECTS and EFFECTS[record["effect"]].organ_system != record["organ_system"]:
            rule = f"the organ system of {record['effect']} is {EFFECTS[record['effect']].organ_system}"
            faults.append(Fault("side_effects.csv", row, "organ_system", record["organ_system"], rule))
    return faults


def core_factors_complete(tables: Tables) -> list[Fault]:
    """Every relaxant has a row for every core factor where its headline doses are from; what is unread says so."""
    home = {record["relaxant"]: record["dose_jurisdiction"] for _, record in rows(tables, "relaxants")}
    covered = {
        (record["relaxant"], record["factor"])
        for _, record in rows(tables, "precautions")
        if record["jurisdiction"] == home.get(record["relaxant"])
    }
    return [
        Fault("precautions.csv", None, "factor", factor, f"{record['relaxant']} needs a row for this core factor")
        for _, record in rows(tables, "relaxants")
        for factor in FACTORS_CORE
        if (record["relaxant"], factor) not in covered
    ]


def contraindications_from_labels(tables: Tables) -> list[Fault]:
    """Every contraindication rests on a label or a regulator."""
    return [
        Fault(f"{name}.csv", row, "basis", record["basis"], "a contraindication needs a label or a regulator")
        for name in ("precautions", "interactions")
        for row, record in rows(tables, name)
        if record["level"] == "contraindicated" and not record["basis"].startswith(LABEL_OR_REGULATOR)
    ]


def silence_contradicts_nothing(tables: Tables) -> list[Fault]:
    """No label that speaks to a factor is also said to be silent on it (same jurisdiction and form)."""
    spoken = {
        (record["relaxant"], record["factor"], record["jurisdiction"], record["form"])
        for _, record in rows(tables, "precautions")
        if record["level"] not in ("not_mentioned", "not_read") and record["basis"].startswith("label_")
    }
    return [
        Fault(
            "precautions.csv",
            row,
            "level",
            record["level"],
            f"another row says what the label asks for in {record['factor']}",
        )
        for row, record in rows(tables, "precautions")
        if record["level"] in ("not_mentioned", "not_read")
        and (record["relaxant"], record["factor"], record["jurisdiction"], record["form"]) in spoken
    ]


def one_study_one_figure(tables: Tables) -> list[Fault]:
    """One study quoted in two labels gives one figure; a paper may give more decimals than a label."""
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    faults: list[Fault] = []
    for row, record in rows(tables, "side_effects"):
        if not record["study"] or record["figure_kind"] != "trial":
            continue
        key = tuple(
            record[column]
            for column in ("relaxant", "study", "effect", "as_reported", "dose", "phase", "form", "basis")
        )
        figures = (record["incidence_min_pct"], record["placebo_pct"])
        if seen.setdefault(key, figures) != figures:
            faults.append(
                Fault(
                    "side_effects.csv",
                    row,
                    "incidence_min_pct",
                    record["incidence_min_pct"],
                    "the same study and dose gives another figure elsewhere",
                )
            )
    return faults
