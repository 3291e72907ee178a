"""Dose rules as sentences, windows and limits on duration, always of one form, phase and jurisdiction.

Plans of steps are in `dashboard.dosing.plans`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record, records, speaking_of
from dashboard.data.schema.terms import FORMS
from dashboard.wording.figures import amount, capital, known, number, span
from dashboard.wording.jurisdictions import Scoped, scope
from dashboard.wording.statements import SUPERSEDED, Row, label, labels, superseded, unconfirmed
from dashboard.wording.who import whom

ADULTS = ("adult", "all")
WINDOW_PHASES = ("loading", "initial", "titration", "maintenance")
WINDOW_BASES = ("day", "session")
WEIGHT_BASES = ("kg_day", "kg_session")
WINDOW_COLUMNS = (
    "relaxant", "name", "form", "phase", "narrower", "who", "family", "unit", "start", "usual_min", "usual_max",
    "maximum", "maximum_kind", "jurisdiction", "checked", "source", "text",
)  # fmt: skip
DURATION_COLUMNS = (
    "relaxant", "name", "who", "start", "limit_days", "review_days", "jurisdiction", "checked", "source", "text",
)  # fmt: skip
NARROWING = ("condition", "qualifier", "age_min_y", "age_max_y", "weight_min_kg")


def rules_for(
    catalogue: Catalogue,
    relaxant: str,
    jurisdiction: str,
    forms: Sequence[str],
    populations: Sequence[str] = (),
    phases: Sequence[str] = (),
) -> Scoped:
    """Return the dosing rows of a relaxant for some forms, of a jurisdiction or marked as borrowed.

    What is borrowed is decided for the `populations` and `phases` that are asked for (all where empty): a country whose
    doses for adults were read still borrows a rule for the kidney.
    """
    rows = [
        row
        for row in speaking_of(catalogue.rows("dosing", relaxant), forms)
        if (not populations or row["population"] in populations) and (not phases or row["phase"] in phases)
    ]
    return scope(catalogue, rows, relaxant, jurisdiction)


def form_words(row: Row) -> str:
    """Name the forms of a row; "any form" where it holds for all."""
    return ", ".join(FORMS[form] for form in items(row["form"])) or "any form"


def per(row: Row) -> str:
    """Say what the totals of a row are counted over: ``a day``, ``per dose``, ``per kg per day``."""
    return "a day" if row["dose_basis"] == "day" else label("dose_basis", row["dose_basis"])


def unit(row: Row) -> str:
    """Name the unit of the doses of a row; the three botulinum toxins have units of their own (hazard H17)."""
    return label("dose_unit", row["dose_unit"])


def start_text(row: Row) -> str:
    """Say the first dose of a phase: ``5 mg, 3 times a day``; empty where the row gives none."""
    if not known(row["start_dose"]):
        return ""
    parts = [amount(row["start_dose"], unit(row)) + (" per kg" if row["dose_basis"].startswith("kg") else "")]
    if known(row["start_doses_per_day"]):
        parts.append(times_a_day(row["start_doses_per_day"]))
    elif known(row["doses_per_day_max"]):
        parts.append(f"at most {number(row['doses_per_day_max'])} doses a day")
    if row["as_needed"] == "yes":
        parts.append("as needed")
    if known(row["min_interval_h"]):
        parts.append(f"at least {number(row['min_interval_h'])} h apart")
    return ", ".join(parts)


def times_a_day(times: float) -> str:
    """Write how often a day: once, twice, 3 times."""
    words = {1.0: "once a day", 2.0: "twice a day"}
    return words.get(float(times), f"{number(times)} times a day")


def usual_text(row: Row) -> str:
    """Say the usual total, of another phase than maintenance by its name: ``6,000 mg a day (loading)``; else empty.

    A source that names only the upper end says so: ``up to 24 mg a day``.
    """
    total = span(row["usual_min_total"], row["usual_max_total"], unit(row))
    if not total:
        return ""
    up_to = "" if known(row["usual_min_total"]) else "up to "
    phase = "" if row["phase"] == "maintenance" else f" ({label('phase', row['phase']).lower()})"
    return f"{up_to}{total} {per(row)}{phase}"


def maximum_text(row: Row) -> str:
    """Say the maximum and the largest single dose, with phase, days and kind (hazard H3); empty where there is none."""
    phase = label("phase", row["phase"]).lower()
    parts: list[str] = []
    if known(row["max_total"]):
        over = per(row)
        if known(row["cap_days"]):
            over = ("per kg " if row["dose_basis"].startswith("kg") else "") + f"in {number(row['cap_days'])} days"
        details = [phase]
        if known(row["limit_days"]):
            details.append(f"for up to {number(row['limit_days'])} days")
        if row["max_basis"]:
            details.append(label("max_basis", row["max_basis"]))
        parts.append(f"{amount(row['max_total'], unit(row))} {over} ({'; '.join(details)})")
    if known(row["max_single_dose"]):
        single = f"largest single dose {amount(row['max_single_dose'], unit(row))}"
        parts.append(single if parts else f"{single} ({phase})")
    return ", ".join(parts)


def repeated_maxima(rows: Sequence[Record]) -> list[Record]:
    """Return the rows of a start or titration whose maximum is the one that maintenance states for the same people."""
    columns = ("form", "population", *NARROWING, "max_total", "max_basis", "max_single_dose", "limit_days", "dose_unit")

    def key(row: Record) -> tuple[str, ...]:
        return (*(str(row[column]) for column in columns), "checked" if row["checked"] else "")

    kept = {key(row) for row in rows if row["phase"] == "maintenance"}
    return [row for row in rows if row["phase"] in ("initial", "titration") and key(row) in kept]


def duration_text(row: Row) -> str:
    """Say how long the treatment or phase may last; empty where the row gives no limit."""
    parts: list[str] = []
    if known(row["limit_days"]):
        parts.append(f"up to {number(row['limit_days'])} days ({label('limit_setting', row['limit_setting'])})")
    if known(row["review_days"]):
        parts.append(f"stop if no benefit within {number(row['review_days'])} days")
    return ", ".join(parts)


def step_text(row: Row) -> str:
    """Say the steps of a titration or taper: ``by 2 to 4 mg each dose, every 1 to 4 days``."""
    size = span(row["step_min"], row["step_max"], unit(row))
    if not size:
        return ""
    days = span(row["step_days_min"], row["step_days_max"], "days")
    days = "1 day" if days == "1 days" else days
    added = f" {label('step_per', row['step_per'])}" if row["step_per"] else ""
    return f"by {size}{added}" + (f", {days} between steps" if days else "")


def dose_windows(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    jurisdiction: str,
    forms: Mapping[str, Sequence[str]],
    populations: Sequence[str] = ADULTS,
) -> pd.DataFrame:
    """Return one row per dose window of some populations: start, usual range and maximum of a form.

    Loading stands apart from start, titration and maintenance, which join into one window; forms with the same
    window share a row. Columns as in `WINDOW_COLUMNS`; doses are totals in ``unit`` (of the row; families never share
    an axis), NaN where the source gives none. Rules without any figure are left out: they stand in the table as words.
    """
    made: list[Record] = []
    for relaxant in relaxants:
        windows: dict[tuple[object, ...], Record] = {}
        for row in rules_for(catalogue, relaxant, jurisdiction, forms[relaxant], populations).rows:
            if not _has_a_window(row, populations):
                continue
            bounds = "" if row["population"] in ADULTS else whom(row)
            key = (row["form"], row["phase"] == "loading", bounds, row["dose_basis"])
            key += tuple(str(row[column]) for column in NARROWING)
            window = windows.setdefault(key, _empty_window(catalogue, relaxant, row))
            _fill_window(window, row, past=superseded(catalogue, row))
        made += _shared([window for window in windows.values() if window["parts"]])
    return pd.DataFrame(made, columns=list(WINDOW_COLUMNS))


def sentences(windows: pd.DataFrame) -> list[str]:
    """Say each dose window: for whom, start, usual range and maximum with its context, and whether it is confirmed."""
    return [f"{row['who']}: {row['text']}" + unconfirmed(row["checked"]) for row in records(windows)]


def _has_a_window(row: Record, populations: Sequence[str]) -> bool:
    """Whether a rule is one of these people, in a phase and over a time that a window shows.

    Doses by weight have a window of their own unit, for people who are dosed so; adults' windows leave them out.
    """
    bases = WINDOW_BASES if row["population"] in ADULTS else (*WINDOW_BASES, *WEIGHT_BASES)
    return row["population"] in populations and row["phase"] in WINDOW_PHASES and row["dose_basis"] in bases


def _empty_window(catalogue: Catalogue, relaxant: str, row: Record) -> Record:
    family = str(catalogue.summary(relaxant)["dose_family"])
    figures = dict.fromkeys(("start", "usual_min", "usual_max", "maximum"), math.nan)
    return figures | {
        "relaxant": relaxant,
        "name": catalogue.names[relaxant],
        "form": form_words(row),
        "phase": "Loading" if row["phase"] == "loading" else "",
        "narrower": ", ".join([text.lower() for text in labels("condition", row["condition"])] + _bounds(row)),
        "who": "",
        "family": label("dose_family", family),
        "unit": f"{unit(row)} {per(row)}",
        "maximum_kind": "",
        "jurisdiction": row["jurisdiction"],
        "checked": row["checked"],
        "source": "; ".join(catalogue.sources[key]["title"] for key in items(row["source"])),
        "text": "",
        "parts": [],
        "past": False,
        "usual_phase": "",
    }


def _bounds(row: Record) -> list[str]:
    """Say for whom a rule is narrower: adults by its qualifier, others by every bound."""
    return items(row["qualifier"]) if row["population"] in ADULTS else [part for part in [whom(row)] if part]


def duration_limits(
    catalogue: Catalogue, relaxants: Sequence[str], jurisdiction: str, forms: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Return one row per limit on the duration of treatment, or day of review, for adults: `DURATION_COLUMNS`.

    ``limit_days`` and ``review_days`` are days, NaN where the rule gives none; forms with the same limit share a row.
    """
    joined: dict[tuple[str, ...], Record] = {}
    for relaxant in relaxants:
        for row in rules_for(catalogue, relaxant, jurisdiction, forms[relaxant]).rows:
            text = duration_text(row) if row["population"] in ADULTS else ""
            if not text:
                continue
            place = row["jurisdiction"]
            narrower = ", ".join([part.lower() for part in labels("condition", row["condition"])] + _bounds(row))
            key = (relaxant, text, narrower, place)
            if key in joined:
                if form_words(row) not in joined[key]["forms"]:
                    joined[key]["forms"].append(form_words(row))
                joined[key]["checked"] = joined[key]["checked"] and row["checked"]
                joined[key]["past"] = joined[key]["past"] or superseded(catalogue, row)
                continue
            joined[key] = {
                "relaxant": relaxant,
                "name": catalogue.names[relaxant],
                "start": 0.0,
                "limit_days": row["limit_days"],
                "review_days": row["review_days"],
                "jurisdiction": place,
                "checked": row["checked"],
                "source": "; ".join(catalogue.sources[key]["title"] for key in items(row["source"])),
                "text": text,
                "forms": [form_words(row)],
                "narrower": narrower,
                "past": superseded(catalogue, row),
            }
    for made in joined.values():
        parts = (made["name"], *made["forms"], made["narrower"])
        made["who"] = ", ".join(part for part in parts if part) + unconfirmed(made["checked"])
        made["who"] += SUPERSEDED if made["past"] else ""
    return pd.DataFrame(list(joined.values()), columns=list(DURATION_COLUMNS))


def _fill_window(window: Record, row: Record, *, past: bool) -> None:
    """Take from a rule the figures that the window lacks; `past` says that its text has been replaced.

    What treatment goes on with takes the place of a usual dose of the start, which stays in the words.
    """
    times = row["start_doses_per_day"] if known(row["start_doses_per_day"]) else 1
    before = len(window["parts"])
    if known(row["start_dose"]) and not known(window["start"]) and row["phase"] in ("initial", "loading"):
        window["start"] = row["start_dose"] * times
        window["parts"].append(f"start {start_text(row)}")
    goes_on = row["phase"] == "maintenance" and window["usual_phase"] == "initial"
    if usual_text(row) and row["phase"] != "titration" and (goes_on or not known(window["usual_max"])):
        before_it = (window["usual_min"], window["usual_max"])
        window["usual_phase"] = row["phase"]
        window["usual_min"] = row["usual_min_total"]
        window["usual_max"] = row["usual_max_total"] if known(row["usual_max_total"]) else row["usual_min_total"]
        if before_it != (window["usual_min"], window["usual_max"]):
            window["parts"].append(f"{'then' if goes_on else 'usual'} {usual_text(row)}")
    if known(row["max_total"]) and not known(window["maximum"]):
        window["maximum"] = row["max_total"]
        window["maximum_kind"] = label("max_basis", row["max_basis"])
        window["parts"].append(f"maximum {maximum_text(row)}")
    if len(window["parts"]) > before:
        window["checked"] = window["checked"] and row["checked"]
        window["past"] = window["past"] or past
    window["text"] = ", ".join(window["parts"])


def _shared(windows: list[Record]) -> list[Record]:
    """Join forms that have the same window, and name for whom each one is."""
    joined: dict[tuple[object, ...], Record] = {}
    for window in windows:
        key = (window["phase"], window["narrower"], window["unit"], window["text"], window["checked"], window["past"])
        if key in joined:
            joined[key]["form"] += f", {window['form']}"
        else:
            joined[key] = window
    for window in joined.values():
        parts = (window["form"], window["phase"].lower(), window["narrower"])
        window["who"] = capital(", ".join(part for part in parts if part)) + (SUPERSEDED if window["past"] else "")
    return list(joined.values())
