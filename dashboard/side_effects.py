"""Incidences of side effects beside placebo, as the sources report them.

Risk differences, numbers needed to harm and intervals will stand here too.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.catalogue import Catalogue, items
from dashboard.figures import known, span
from dashboard.jurisdictions import scope
from dashboard.schema.effects import EFFECTS
from dashboard.schema.terms import FORMS
from dashboard.schema.vocabulary import VOCABULARIES
from dashboard.statements import Wording

MEASURED_KINDS = ("trial", "label_range", "upper_bound", "uncontrolled")
INCIDENCE_COLUMNS = (
    "relaxant", "name", "effect", "effect_label", "as_reported", "form", "dose", "study", "figure_kind", "kind_label",
    "low_pct", "high_pct", "n", "placebo_low_pct", "placebo_pct", "placebo_n", "placebo_from", "term", "serious",
    "jurisdiction", "checked", "source", "text",
)  # fmt: skip


def incidences(
    catalogue: Catalogue, relaxants: Sequence[str], jurisdiction: str, wording: Wording = "clinician"
) -> pd.DataFrame:
    """Return every reported effect of some relaxants, one row per arm, columns as in `INCIDENCE_COLUMNS`.

    Percentages are NaN where the source gives no figure; ``text`` says the figure as the source has it.
    """
    made: list[dict[str, object]] = []
    for relaxant in relaxants:
        for row in scope(catalogue, catalogue.rows("side_effects", relaxant), relaxant, jurisdiction).rows:
            effect = EFFECTS[row["effect"]]
            made.append(
                {
                    "relaxant": relaxant,
                    "name": catalogue.names[relaxant],
                    "effect": row["effect"],
                    "effect_label": effect.plain if wording == "plain" else effect.label,
                    "as_reported": row["as_reported"],
                    "form": ", ".join(FORMS[form] for form in items(row["form"])),
                    "dose": row["dose"],
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
                    "checked": row["checked"],
                    "source": "; ".join(catalogue.sources[key]["title"] for key in items(row["source"])),
                    "text": figure_text(row),
                }
            )
    return pd.DataFrame(made, columns=list(INCIDENCE_COLUMNS))


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


def without_figure(frame: pd.DataFrame, relaxants: Sequence[str], names: dict[str, str], effect: str) -> dict[str, str]:
    """Return what is said of an effect by relaxants that give no figure: name -> words (hazards H12, H13)."""
    rows = frame[frame["effect"] == effect]
    with_figures = set(rows["relaxant"][rows["figure_kind"].isin(MEASURED_KINDS)])
    said: dict[str, str] = {}
    for relaxant in relaxants:
        if relaxant in with_figures:
            continue
        words = sorted(set(rows["text"][rows["relaxant"] == relaxant]))
        said[names[relaxant]] = ", ".join(words) or "no statement read"
    return said
