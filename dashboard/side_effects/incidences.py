"""Incidences of side effects beside placebo, as the sources report them, with intervals and differences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record, records
from dashboard.data.schema.effects import EFFECTS
from dashboard.data.schema.terms import FORMS
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.side_effects.proportions import Difference, number_needed_to_harm, risk_difference, share_interval
from dashboard.wording.figures import amount, capital, known, number, span
from dashboard.wording.jurisdictions import nearest_first, said_by
from dashboard.wording.statements import SUPERSEDED, UNCONFIRMED, Wording, named_sources, superseded

UNREAD = "no statement read"
MEASURED_KINDS = ("trial", "label_range", "upper_bound", "uncontrolled")
INCIDENCE_COLUMNS = (
    "relaxant", "name", "effect", "effect_label", "organ", "as_reported", "form", "condition", "dose", "phase", "study",
    "figure_kind", "kind_label", "low_pct", "high_pct", "n", "ci_low_pct", "ci_high_pct", "placebo_low_pct",
    "placebo_pct", "placebo_n", "placebo_from", "placebo_ci_low_pct", "placebo_ci_high_pct", "ci_rounded", "term",
    "serious", "jurisdiction", "elsewhere", "checked", "past", "source", "source_url", "text",
)  # fmt: skip
DIFFERENCE_COLUMNS = (
    "points", "difference_low", "difference_high", "difference_rounded", "nnh", "nnh_low", "nnh_high", "why_not",
    "difference_text",
)  # fmt: skip


def incidences(
    catalogue: Catalogue, relaxants: Sequence[str], jurisdiction: str, wording: Wording = "clinician"
) -> pd.DataFrame:
    """Return every reported effect of some relaxants, one row per arm, columns as in `INCIDENCE_COLUMNS`.

    What other countries' sources say of an effect joins where no nearer one speaks of it, or none with a figure;
    ``elsewhere`` then says whose it is, ``US source``, and so does ``text`` (hazards H2, H10).

    Percentages are NaN where the source gives no figure; ``text`` says the figure as the source has it. The columns
    ``ci_...`` hold 95 % Wilson intervals of single arms whose size is known, ``ci_rounded`` says "yes" where they cover
    several counts that print as the same percentage.
    """
    made: list[dict[str, object]] = []
    for relaxant in relaxants:
        for row, elsewhere in _heard(catalogue, relaxant, jurisdiction):
            effect = EFFECTS[row["effect"]]
            made.append(
                {
                    "relaxant": relaxant,
                    "name": catalogue.names[relaxant],
                    "effect": row["effect"],
                    "effect_label": effect.plain if wording == "plain" else effect.label,
                    "organ": VOCABULARIES["organ_system"][row["organ_system"]],
                    "as_reported": row["as_reported"],
                    "form": ", ".join(FORMS[form] for form in items(row["form"])),
                    "condition": ", ".join(VOCABULARIES["condition"][word] for word in items(row["condition"])),
                    "dose": row["dose"],
                    "phase": row["phase"],
                    "study": row["study"],
                    "figure_kind": row["figure_kind"],
                    "kind_label": VOCABULARIES["figure_kind"][row["figure_kind"]],
                    "low_pct": row["incidence_min_pct"],
                    "high_pct": row["incidence_max_pct"],
                    "n": row["n"],
                    "placebo_low_pct": row["placebo_min_pct"],
                    "placebo_pct": row["placebo_pct"],
                    "placebo_n": row["placebo_n"],
                    "placebo_from": row["placebo_from"],
                    "term": VOCABULARIES["frequency_term"].get(row["frequency_term"], ""),
                    "serious": row["serious"],
                    "jurisdiction": row["jurisdiction"],
                    "elsewhere": elsewhere,
                    "checked": row["checked"],
                    "past": "yes" if superseded(catalogue, row) else "",
                    "text": said_by(plain_figure(row) if wording == "plain" else figure_text(row), elsewhere),
                }
                | named_sources(catalogue, row)
                | _intervals(row)
            )
    return pd.DataFrame(made, columns=list(INCIDENCE_COLUMNS))


def _heard(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> list[tuple[Record, str]]:
    """Return the rows that speak of a relaxant, the nearest country's first, each with whose it is where foreign."""
    rows = catalogue.rows("side_effects", relaxant)
    order = nearest_first(catalogue, relaxant, jurisdiction, {row["jurisdiction"] for row in rows})
    heard = [(row, "") for row in rows if not order[row["jurisdiction"]]]
    for place, whose in order.items():
        if whose:
            spoken_of = {row["effect"] for row, _ in heard}
            measured = {row["effect"] for row, _ in heard if _is_sound_figure(catalogue, row)}
            heard += [
                (row, whose)
                for row in rows
                if row["jurisdiction"] == place
                and row["effect"] not in (measured if row["figure_kind"] in MEASURED_KINDS else spoken_of)
            ]
    return heard


def _is_sound_figure(catalogue: Catalogue, row: Record) -> bool:
    return row["figure_kind"] in MEASURED_KINDS and bool(row["checked"]) and not superseded(catalogue, row)


def _intervals(row: Record) -> Record:
    """Return the 95 % intervals of an arm and of its placebo, where each is one figure of a known number of people."""
    single = not known(row["incidence_max_pct"]) or row["incidence_max_pct"] == row["incidence_min_pct"]
    arm = (row["incidence_min_pct"], row["n"]) if single and row["figure_kind"] in ("trial", "uncontrolled") else None
    placebo = None if known(row["placebo_min_pct"]) else (row["placebo_pct"], row["placebo_n"])
    found: Record = {"ci_rounded": ""}
    for name, figures in (("ci", arm), ("placebo_ci", placebo)):
        interval = share_interval(figures[0], int(figures[1])) if figures and all(map(known, figures)) else None
        found[f"{name}_low_pct"] = interval.low if interval else math.nan
        found[f"{name}_high_pct"] = interval.high if interval else math.nan
        if interval and interval.rounded:
            found["ci_rounded"] = "yes"
    return found


def differences(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a frame of `incidences` that have a figure, with the difference to their placebo.

    Adds `DIFFERENCE_COLUMNS`: ``points`` (percentage points, drug minus placebo) with a 95 % interval (Newcombe 1998),
    the number needed to harm with its interval, and ``why_not`` where a difference would mislead (hazard H14).
    """
    rows = [row | _difference(row) for row in records(frame[frame["figure_kind"].isin(MEASURED_KINDS)])]
    return pd.DataFrame(rows, columns=[*INCIDENCE_COLUMNS, *DIFFERENCE_COLUMNS])


def _difference(row: Record) -> Record:
    nothing = dict.fromkeys(DIFFERENCE_COLUMNS, math.nan) | {"difference_rounded": "", "difference_text": ""}
    if reason := _why_no_difference(row):
        return nothing | {"why_not": reason}
    found = risk_difference(row["low_pct"], int(row["n"]), row["placebo_pct"], int(row["placebo_n"]))
    needed = number_needed_to_harm(found)
    harm = {"nnh": needed.best, "nnh_low": needed.low, "nnh_high": needed.high} if needed else {}
    return nothing | harm | {
        "points": found.points,
        "difference_low": found.interval.low,
        "difference_high": found.interval.high,
        "difference_rounded": "yes" if found.interval.rounded else "",
        "why_not": "",
        "difference_text": difference_text(found),
    }  # fmt: skip


def _why_no_difference(row: Record) -> str:
    """Say why no difference to placebo is computed from a row; empty where one may be (hazard H14)."""
    reasons = (
        (row["figure_kind"] != "trial", "not one arm of a trial"),
        (known(row["high_pct"]) and row["high_pct"] != row["low_pct"], "a range, not one arm"),
        (not known(row["placebo_pct"]), "no placebo figure"),
        (not has_own_placebo(row), "placebo from other trials"),
        (not known(row["n"]) or not known(row["placebo_n"]), "size of an arm not given"),
        (not row["checked"], "unconfirmed"),
        (bool(row["past"]), "superseded text"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def difference_text(found: Difference) -> str:
    """Say a difference to placebo with its 95 % interval: ``19 points more (13.2 to 24.6), NNH 6 (5 to 8)``."""
    low, high = (number(round(value, 1)) for value in (found.interval.low, found.interval.high))
    size = amount(round(abs(found.points), 1), "points")
    text = f"{size} {'more' if found.points > 0 else 'fewer'}" if found.points else "no difference"
    text += f" ({low} to {high})"
    needed = number_needed_to_harm(found)
    if needed:
        return f"{text}, NNH {needed.best:,} ({needed.low:,} to {needed.high:,})"
    return text if found.says_something else f"{text}, may be chance"


def has_own_placebo(row: Record) -> bool:
    """Whether a reported incidence has a figure for placebo from the same trial."""
    return row["placebo_from"] == "same_trial" and known(row["placebo_pct"])


def in_a_hundred(low: float, high: float | None = None) -> str:
    """Say a percentage, or a range, in people of 100, the one denominator of plain wording (hazard H30)."""
    said = [_whole(value) for value in (low, high) if value is not None]
    return f"{' to '.join(dict.fromkeys(said))} in 100"


def _whole(percent: float) -> str:
    if percent == 0:
        return "none"
    return "fewer than 1" if percent < 1 else str(math.floor(percent + 0.5))


def figure_text(row: dict[str, object]) -> str:
    """Say an incidence with its arm and its placebo: ``48 % of 264 (placebo 10 % of 261)``."""
    low, high = float(str(row["incidence_min_pct"])), float(str(row["incidence_max_pct"]))
    if row["figure_kind"] == "class_band":
        return VOCABULARIES["frequency_term"][str(row["frequency_term"])]
    if row["figure_kind"] == "named_only":
        return "named without a figure"
    shown = f"up to {span(high, high, '%')}" if row["figure_kind"] == "upper_bound" else span(low, high, "%")
    text = shown + _of(row["n"])
    placebo = span(float(str(row["placebo_min_pct"])), float(str(row["placebo_pct"])), "%")
    if placebo:
        origin = "" if row["placebo_from"] == "same_trial" else ", from other trials"
        text += f" (placebo {placebo}{_of(row['placebo_n'])}{origin})"
    return text


def plain_figure(row: Record) -> str:
    """Say an incidence in people of 100, placebo of the same trial beside it (hazard H30)."""
    if row["figure_kind"] not in MEASURED_KINDS:
        return figure_text(row)
    low, high = row["incidence_min_pct"], row["incidence_max_pct"]
    bound = row["figure_kind"] == "upper_bound"
    text = f"up to {in_a_hundred(high)}" if bound else in_a_hundred(low, high if known(high) else None)
    if not has_own_placebo(row):
        return text
    lowest = row["placebo_min_pct"] if known(row["placebo_min_pct"]) else row["placebo_pct"]
    return f"{text} (with a dummy pill {in_a_hundred(lowest, row['placebo_pct'])})"


def _of(arm: object) -> str:
    size = float(str(arm))
    return f" of {size:,.0f}" if known(size) else ""


def effects_reported(frame: pd.DataFrame) -> dict[str, str]:
    """Return the effects of a frame of `incidences` by key, those with figures for most relaxants first."""
    measured = frame[frame["figure_kind"].isin(MEASURED_KINDS)]
    counts = measured.groupby("effect")["relaxant"].nunique().to_dict()
    named = frame.drop_duplicates("effect").set_index("effect")["effect_label"].to_dict()
    rows = measured["effect"].value_counts().to_dict()
    order = sorted(named, key=lambda effect: (-counts.get(effect, 0), -rows.get(effect, 0), str(named[effect])))
    return {str(effect): str(named[effect]) for effect in order}


def without_figure(
    frame: pd.DataFrame, relaxants: Sequence[str], names: Mapping[str, str], effect: str
) -> dict[str, list[str]]:
    """Return what is said of an effect by relaxants that give no figure: name -> words (hazards H12, H13)."""
    rows = frame[frame["effect"] == effect]
    with_figures = set(rows["relaxant"][rows["figure_kind"].isin(MEASURED_KINDS)])
    said: dict[str, list[str]] = {}
    for relaxant in relaxants:
        if relaxant not in with_figures:
            said[names[relaxant]] = _confirmed_first(rows[rows["relaxant"] == relaxant], "text") or [UNREAD]
    return said


def in_words(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Return the effects of one relaxant that have no figure, by the source's word and whose it is (hazard H13)."""
    named = rows[~rows["figure_kind"].isin(MEASURED_KINDS)]
    return {
        said_by(capital(str(term)) or "Named without a figure", str(whose)): _confirmed_first(group, "effect_label")
        for (whose, term), group in named.groupby(["elsewhere", "term"])
    }


def _confirmed_first(rows: pd.DataFrame, column: str) -> list[str]:
    """Return the words of a column, confirmed ones first; a confirmed word of a current text needs no other twin."""
    read, past = rows["checked"] != "", rows["past"] != ""
    confirmed = sorted(set(rows[column][read & ~past]))
    replaced = sorted(set(rows[column][read & past]) - set(confirmed))
    others = sorted(set(rows[column][~read]) - {*confirmed, *replaced})
    return [*confirmed, *(f"{word}{SUPERSEDED}" for word in replaced), *(f"{word}{UNCONFIRMED}" for word in others)]
