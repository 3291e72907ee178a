"""How fast and how long: onset, peak, half-life and duration of a relaxant.

Concentration-time curves will stand here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.catalogue import Catalogue, items
from dashboard.figures import known, span
from dashboard.frames import Record, records
from dashboard.schema.terms import FORMS

MEASURES = {
    "onset": "Onset of effect",
    "tmax": "Peak concentration",
    "duration": "Duration of one dose",
    "half_life": "Half-life",
    "metabolite_half_life": "Half-life of active metabolite",
}
TIME_COURSE_COLUMNS = (
    "relaxant",
    "name",
    "form",
    "measure",
    "low_h",
    "high_h",
    "analyte",
    "fed",
    "checked",
    "source",
    "text",
)


def time_course(catalogue: Catalogue, relaxants: Sequence[str], forms: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return one row per relaxant, form and measure, in hours; what is not known has no row.

    Rows of kinetics.csv for the chosen forms come first; where a measure has none, the summary's figure stands,
    which is of the headline form and is shown only while that form is among the chosen.
    """
    made: list[dict[str, object]] = []
    for relaxant in relaxants:
        measured = _measured(catalogue, relaxant, forms[relaxant])
        made += measured
        if catalogue.summary(relaxant)["headline_form"] in forms[relaxant]:
            told = {str(record["measure"]) for record in measured}
            made += [record for record in _summarised(catalogue, relaxant) if str(record["measure"]) not in told]
    return _merged(pd.DataFrame(made, columns=list(TIME_COURSE_COLUMNS)))


def _merged(frame: pd.DataFrame) -> pd.DataFrame:
    """Join rows of the same measure, form and food into one range; it is confirmed when any of its readings is."""
    same = ["relaxant", "name", "form", "measure", "analyte", "fed"]
    merged = frame.groupby(same, sort=False, as_index=False).agg(
        low_h=("low_h", "min"), high_h=("high_h", "max"), checked=("checked", "max"), source=("source", _joined)
    )
    texts = [span(low, high, "h") for low, high in zip(merged["low_h"], merged["high_h"], strict=True)]
    order = {measure: position for position, measure in enumerate(MEASURES.values())}
    merged = merged.assign(text=texts, order=[order[str(measure)] for measure in merged["measure"]])
    places = {str(name): position for position, name in enumerate(dict.fromkeys(merged["relaxant"]))}
    merged = merged.assign(place=[places[str(relaxant)] for relaxant in merged["relaxant"]])
    return merged.sort_values(["place", "order", "form"], ignore_index=True).loc[:, list(TIME_COURSE_COLUMNS)]


def _joined(sources: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(sources))


def headline_form(catalogue: Catalogue, relaxant: str) -> tuple[str, ...]:
    """Return the form that the summary of a relaxant speaks of, as the forms to show."""
    return (str(catalogue.summary(relaxant)["headline_form"]),)


def _measured(catalogue: Catalogue, relaxant: str, forms: Sequence[str]) -> list[dict[str, object]]:
    rows = catalogue.of("kinetics", relaxant)
    made: list[dict[str, object]] = []
    for row in records(rows):
        own = items(row["form"])
        in_forms = not own or bool(set(own) & set(forms))
        healthy = row["population"] in ("", "adult", "healthy adults")
        if (
            row["parameter"] not in MEASURES
            or row["unit"] != "h"
            or not in_forms
            or not healthy
            or not known(row["min"])
        ):
            continue
        parent = row["analyte"] == relaxant or row["analyte"] == relaxant.split("-")[0]
        measure = row["parameter"] if parent else f"metabolite_{row['parameter']}"
        if measure not in MEASURES:
            continue
        words = ", ".join(FORMS[form] for form in own)
        fed = {"yes": "with food", "no": "fasting", "": ""}[row["fed"]]
        made.append(
            _record(
                catalogue, relaxant, measure, row["min"], row["max"], row, words, "" if parent else row["analyte"], fed
            )
        )
    return made


def _summarised(catalogue: Catalogue, relaxant: str) -> list[dict[str, object]]:
    summary = catalogue.summary(relaxant)
    cited = {row["column"]: row for row in records(catalogue.of("citations", relaxant))}
    made: list[dict[str, object]] = []
    for measure in MEASURES:
        column = f"{measure}_min_h"
        low, high = summary[column], summary[f"{measure}_max_h"]
        if not known(low) or column not in cited:
            continue
        analyte = str(summary["active_metabolite"]) if measure.startswith("metabolite") else ""
        form = FORMS[str(summary["headline_form"])]
        made.append(_record(catalogue, relaxant, measure, low, high, cited[column], form, analyte, ""))
    return made


def _record(
    catalogue: Catalogue, relaxant: str, measure: str, low: float, high: float, row: Record,
    form: str, analyte: str, fed: str,
) -> dict[str, object]:  # fmt: skip
    top = high if known(high) else low
    return {
        "relaxant": relaxant,
        "name": catalogue.names[relaxant],
        "form": form,
        "measure": MEASURES[measure],
        "low_h": float(low),
        "high_h": float(top),
        "analyte": analyte,
        "fed": fed,
        "checked": row["checked"],
        "source": "; ".join(catalogue.sources[key]["title"] for key in items(str(row["source"]))),
        "text": span(low, top, "h"),
    }
