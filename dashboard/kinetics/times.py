"""How fast and how long: onset, peak, half-life and duration of a relaxant.

Concentration-time curves will stand here too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record
from dashboard.data.schema.terms import FORMS
from dashboard.wording.figures import known, span

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

    For its headline form the summary's figure stands, the one that tables and downloads show; kinetics.csv adds the
    other forms, fasting and fed, and the measures that the summary lacks. A time that is only an upper bound has no
    ``low_h`` (NaN).
    """
    made: list[Record] = []
    for relaxant in relaxants:
        headline = str(catalogue.summary(relaxant)["headline_form"])
        told = _summarised(catalogue, relaxant) if headline in forms[relaxant] else []
        figures = {(record["measure"], record["text"]) for record in told}
        measures = {record["measure"] for record in told}
        made += told
        for record in _measured(catalogue, relaxant, forms[relaxant]):
            own = record["form"] in ("", FORMS.get(headline)) and record["measure"] in measures
            if record["fed"] or not (own or (record["measure"], record["text"]) in figures):
                made.append(record)
    return pd.DataFrame(_merged(made), columns=list(TIME_COURSE_COLUMNS))


def half_lives(catalogue: Catalogue, relaxants: Sequence[str]) -> pd.DataFrame:
    """Return the summary's half-lives of some relaxants, in the columns of `time_course`."""
    made = [record for relaxant in relaxants for record in _summarised(catalogue, relaxant)]
    of_interest = (MEASURES["half_life"], MEASURES["metabolite_half_life"])
    rows = [record for record in made if record["measure"] in of_interest]
    return pd.DataFrame(rows, columns=list(TIME_COURSE_COLUMNS))


def _merged(rows: Sequence[Record]) -> list[Record]:
    """Join rows of the same measure, form and food into one range; it is confirmed when any of its readings is."""
    joined: dict[tuple[str, ...], Record] = {}
    for row in rows:
        key = tuple(str(row[column]) for column in ("relaxant", "form", "measure", "analyte", "fed"))
        if key not in joined:
            joined[key] = dict(row)
            continue
        whole = joined[key]
        lows = [low for low in (whole["low_h"], row["low_h"]) if known(low)]
        whole["low_h"], whole["high_h"] = min(lows, default=math.nan), max(whole["high_h"], row["high_h"])
        whole["checked"] = max(whole["checked"], row["checked"])
        if row["source"] not in whole["source"]:
            whole["source"] += f"; {row['source']}"
    order = list(MEASURES.values())
    places = list(dict.fromkeys(row["relaxant"] for row in rows))
    for row in joined.values():
        row["text"] = _hours(row["low_h"], row["high_h"])
    return sorted(
        joined.values(), key=lambda row: (places.index(row["relaxant"]), order.index(row["measure"]), row["form"])
    )


def _measured(catalogue: Catalogue, relaxant: str, forms: Sequence[str]) -> list[Record]:
    made: list[Record] = []
    for row in catalogue.rows("kinetics", relaxant):
        own = items(row["form"])
        in_forms = not own or bool(set(own) & set(forms))
        healthy = row["population"] in ("", "adult", "healthy adults")
        if (
            row["parameter"] not in MEASURES
            or row["unit"] != "h"
            or not in_forms
            or not healthy
            or not (known(row["min"]) or known(row["max"]))
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


def _summarised(catalogue: Catalogue, relaxant: str) -> list[Record]:
    summary = catalogue.summary(relaxant)
    made: list[Record] = []
    for measure in MEASURES:
        column = f"{measure}_min_h"
        low, high = summary[column], summary[f"{measure}_max_h"]
        if not known(low) or (relaxant, column) not in catalogue.cited:
            continue
        analyte = str(summary["active_metabolite"]) if measure.startswith("metabolite") else ""
        form = FORMS[str(summary["headline_form"])]
        made.append(
            _record(catalogue, relaxant, measure, low, high, catalogue.cited[relaxant, column], form, analyte, "")
        )
    return made


def _hours(low: float, high: float) -> str:
    """Say a time, or that it is an upper bound where a source gives no lower end."""
    return span(low, high, "h") if known(low) else f"up to {span(high, high, 'h')}"


def _record(
    catalogue: Catalogue, relaxant: str, measure: str, low: float, high: float, row: Record,
    form: str, analyte: str, fed: str,
) -> Record:  # fmt: skip
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
        "text": _hours(low, top),
    }
