"""What trials, reviews and guidelines say: estimates for forest plots, findings in words, statements of guidelines."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record, records
from dashboard.data.schema.terms import RATIOS
from dashboard.wording.figures import amount, capital, known, lowered, number, span
from dashboard.wording.statements import labels, named_sources, unconfirmed

ORDER = ("condition", "outcome", "name", "timepoint")
USUAL_LEVEL = 95
PLOTTED = ("difference", "ratio")
PLACEBO, HEAD_TO_HEAD, CLASSES, OBSERVED = (
    "Against placebo or no drug",
    "Head to head",
    "Classes of relaxants",
    "Observed in practice, not randomised",
)
SECTIONS = (PLACEBO, HEAD_TO_HEAD, CLASSES, OBSERVED)
ESTIMATE_COLUMNS = (
    "section", "relaxant", "name", "members", "comparator", "against", "contrast", "condition", "population",
    "outcome", "scale", "better", "measure", "estimate", "ci_low", "ci_high", "ci_level", "participants", "trials",
    "timepoint", "design", "added_to", "certainty", "mcid", "finding", "checked", "source", "source_url", "claim",
    "figure", "details",
)  # fmt: skip
SAME_AXIS = ["section", "condition", "outcome", "measure", "scale", "better"]


def evidence(catalogue: Catalogue, relaxants: Collection[str], condition: str = "") -> pd.DataFrame:
    """Return what is known of some relaxants, of all when none is named, in a condition or in any.

    One row an estimate or finding, columns as in `ESTIMATE_COLUMNS`. An estimate of a class counts for its members,
    and for every pick where the source names none; ``relaxant`` is "class" for those. ``claim`` says who is compared
    with whom, ``figure`` how much and how certain, ``details`` when and in how many people.
    """
    made: list[Record] = []
    for row in records(catalogue["evidence"]):
        conditions = items(row["condition"])
        if (condition and condition not in conditions) or not _concerns(row, relaxants):
            continue
        of_class = row["subject_kind"] == "class"
        made.append(
            row
            | {
                "section": _section(catalogue, row),
                "relaxant": "class" if of_class else row["subject"],
                "name": capital(row["subject"]) if of_class else catalogue.names[row["subject"]],
                "against": _against(catalogue, row["comparator"]),
                "condition": ", ".join(labels("condition", row["condition"])),
            }
            | named_sources(catalogue, row)
        )
    made.sort(key=lambda row: (SECTIONS.index(row["section"]), *(row[key] for key in ORDER)))
    rows = [
        row | {"claim": f"{row['name']} against {row['against']}", "figure": _figure(row), "details": _details(row)}
        for row in made
    ]
    return pd.DataFrame(rows, columns=list(ESTIMATE_COLUMNS))


def _against(catalogue: Catalogue, comparator: str) -> str:
    """Name what a relaxant was compared with; a relaxant by its name, with what the source adds (a dose)."""
    key, _, rest = comparator.partition(" ")
    return " ".join(filter(None, (lowered(catalogue.names[key]), rest))) if key in catalogue.names else comparator


def _concerns(row: Record, relaxants: Collection[str]) -> bool:
    if not relaxants or (row["subject_kind"] == "class" and not row["members"]):
        return True
    compared = {row["subject"], row["comparator"].partition(" ")[0], *items(row["members"])}
    return bool(compared & set(relaxants))


def _section(catalogue: Catalogue, row: Record) -> str:
    if row["basis"] == "observational" or "cohort" in row["design"]:
        return OBSERVED
    if row["subject_kind"] == "class":
        return CLASSES
    return HEAD_TO_HEAD if row["comparator"].partition(" ")[0] in catalogue.names else PLACEBO


def _figure(row: Record) -> str:
    """Say an estimate with its interval and its certainty; without a number only the certainty."""
    interval = span(row["ci_low"], row["ci_high"], "")
    parts = (
        number(row["estimate"]) + (f" ({interval})" if interval else "") if known(row["estimate"]) else "",
        f"{row['ci_level']:.1f} % interval" if known(row["ci_level"]) and row["ci_level"] != USUAL_LEVEL else "",
        f"{row['certainty']} certainty" if row["certainty"] else "certainty not rated",
        "" if row["checked"] else "unconfirmed",
    )
    return ", ".join(filter(None, parts))


def _details(row: Record) -> str:
    """Say when, in how many people and trials, and on top of what."""
    parts = (
        row["timepoint"],
        amount(row["participants"], "people") if known(row["participants"]) else "",
        amount(row["trials"], "trials") if known(row["trials"]) else "",
        f"with {row['added_to']} in both arms" if row["added_to"] else "",
    )
    return ", ".join(filter(None, parts))


def plots(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the estimates that a forest plot may show, one frame an axis: `SAME_AXIS`.

    Values of single arms are findings, never estimates (hazard H39).
    """
    shown = frame[frame["contrast"].isin(PLOTTED) & (frame["measure"] != "none") & frame["estimate"].notna()]
    return [rows for _, rows in shown.groupby(SAME_AXIS, sort=False)]


def findings(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that no forest plot may show: values of single arms, and findings without an estimate."""
    plotted = [label for rows in plots(frame) for label in rows.index]
    return frame.drop(index=plotted)


def conclusion(rows: pd.DataFrame) -> str:
    """Say what a forest plot shows: who did better or worse beyond chance, and what is too small to matter."""
    null = 1.0 if str(rows["measure"].iloc[0]) in RATIOS else 0.0
    said: dict[str, list[str]] = {}
    small: list[str] = []
    for row in records(rows):
        name = _called(row)
        said.setdefault(_verdict(row, null), []).append(name)
        if known(row["mcid"]) and abs(row["estimate"] - null) < abs(row["mcid"]):
            small.append(name)
    sentences = [f"{verdict}: {_listed(names)}." for verdict, names in sorted(said.items())]
    if small:
        sentences.append(f"Smaller than the difference that matters to patients: {_listed(small)}.")
    return " ".join(sentences)


def _verdict(row: Record, null: float) -> str:
    if not known(row["ci_low"]) or not known(row["ci_high"]):
        return f"No interval given, against {row['against']}"
    if row["ci_low"] <= null <= row["ci_high"]:
        return f"May be chance, against {row['against']}"
    low = row["estimate"] < null
    words = {"lower": ("Better", "Worse"), "higher": ("Worse", "Better")}.get(row["better"], ("Lower", "Higher"))
    return f"{words[0] if low else words[1]} than {row['against']}, beyond chance"


def _called(row: Record) -> str:
    """Name an estimate: subject, when it was measured, and whether it is unconfirmed."""
    name = f"{row['name']}, {row['timepoint']}" if row["timepoint"] else row["name"]
    return name + unconfirmed(row["checked"])


def _listed(names: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(names))


def without_evidence(catalogue: Catalogue, frame: pd.DataFrame, relaxants: Sequence[str]) -> list[str]:
    """Return the names of the relaxants of which the frame says nothing; a class does not speak for its members."""
    spoken = set(frame["relaxant"]) | {comparator.partition(" ")[0] for comparator in frame["comparator"]}
    return [catalogue.names[relaxant] for relaxant in relaxants if relaxant not in spoken]


def guidelines(catalogue: Catalogue, relaxants: Collection[str], condition: str = "") -> list[Record]:
    """Return the statements of guidelines on some relaxants, or on all, in a condition or in any; newest first.

    Statements that name no relaxant say what comes before any of them, and are always among them.
    """
    rows = [
        row
        for row in records(catalogue["guidance"])
        if (not condition or condition in items(row["condition"]))
        and (not relaxants or not row["relaxants"] or set(relaxants) & set(items(row["relaxants"])))
    ]
    return sorted(rows, key=lambda row: (-row["year"], row["body"], row["detail"]))
