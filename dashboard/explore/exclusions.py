"""What rules a relaxant out for a patient: factors that contraindicate it, side effects that are common with it.

An answer is "unknown" as long as nobody has read what it would rest on, and a rule that holds for some forms, or in
another country, is said beside any answer (hazards H7, H10, H28).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import FrequencyTerm, SideEffectRow
from dashboard.data.schema.terms import FORMS
from dashboard.side_effects.incidences import MEASURED_KINDS, figure_text
from dashboard.wording.figures import lowered
from dashboard.wording.jurisdictions import nearest_first, said_by, whose
from dashboard.wording.levels import factor_levels
from dashboard.wording.statements import label, labels, marks

Outcome = Literal["meets", "fails", "unknown"]
Answer = tuple[Outcome, str]
"""What a filter says of a relaxant, and why; the reason is empty where there is nothing to say."""

COMMON_TERMS: tuple[FrequencyTerm, ...] = ("very_common", "common", "most_common")
UNCOMMON_TERMS: tuple[FrequencyTerm, ...] = ("uncommon", "infrequent", "rare", "very_rare")
COMMON_FROM_PCT = 1.0
"""At least 1 of 100 is common: CIOMS Working Group III 1995, and the European guideline on product information."""


def contraindications(
    catalogue: Catalogue, relaxant: str, jurisdiction: str, factors: Sequence[str], *, forms: frozenset[str]
) -> Answer:
    """Judge whether any of `factors` contraindicates a relaxant in the `forms` that are meant.

    It fails where a factor rules out all of them; empty `forms` stand for those of a relaxant without any product.
    """
    levels = factor_levels(catalogue, relaxant, jurisdiction)
    meant = forms or frozenset({""})
    unread: list[str] = []
    remarks: list[str] = []
    for factor in factors:
        words = label("factor", factor).lower()
        found = levels.get(factor)
        if found is None or found.here == "not_read":
            unread.append(words)
        elif found.here == "contraindicated":
            out = found.ruled_out(meant)
            if out == meant:
                return "fails", f"contraindicated in {words} ({jurisdiction})"
            remarks.append(f"contraindicated in {words} as {_named(out)} ({jurisdiction})")
            unread += [f"{words} as {_named(silent)}"] if (silent := meant - found.read(meant)) else []
        others = [other for other, level in (found.elsewhere if found else {}).items() if level == "contraindicated"]
        if others:
            remarks.append(f"contraindicated in {words} elsewhere ({', '.join(others)})")
    if unread:
        remarks.insert(0, f"{jurisdiction} label not read on {', '.join(unread)}")
    return "unknown" if unread else "meets", "; ".join(remarks)


def _named(forms: Collection[str]) -> str:
    return ", ".join(words for form, words in FORMS.items() if form in forms)


def common_effects(catalogue: Catalogue, relaxant: str, jurisdiction: str, effects: Sequence[str]) -> Answer:
    """Judge whether any of `effects` is common with a relaxant.

    It is, where the label's list of common effects has it, a source calls it common, or reports at least
    `COMMON_FROM_PCT`. An effect that is named without saying how often, or a label whose list nobody has read, leaves
    it unknown.
    """
    listed = catalogue.summary(relaxant).common_side_effects
    named = [effect for effect in effects if effect in listed]
    if named:
        cited = catalogue.cited(relaxant, "common_side_effects")
        by = whose(catalogue, relaxant, jurisdiction, cited) if cited else ""
        return "fails", said_by(f"its label names as common: {', '.join(labels('effect', named))}", by)
    rows = [row for row in catalogue.rows(SideEffectRow, relaxant) if row.effect in effects]
    order = nearest_first(catalogue, relaxant, jurisdiction, {row.jurisdiction for row in rows})
    rows = [row for place in order for row in rows if row.jurisdiction == place]

    def said(row: SideEffectRow) -> str:
        text = f"{lowered(label('effect', row.effect))}: {figure_text(row)}{marks(catalogue, row)}"
        return said_by(text, order[row.jurisdiction])

    common = next((row for row in rows if _is_common(row)), None)
    if common is not None:
        return "fails", said(common)
    if not listed:
        return "unknown", "no list of common effects read"
    vague = list(dict.fromkeys(said(row) for row in rows if _says_not_how_often(row)))
    return ("unknown", "; ".join(vague)) if vague else ("meets", "")


def _is_common(row: SideEffectRow) -> bool:
    if row.figure_kind not in MEASURED_KINDS:
        return row.frequency_term in COMMON_TERMS
    top = row.incidence_min_pct if row.incidence_max_pct is None else row.incidence_max_pct
    return top is not None and top >= COMMON_FROM_PCT


def _says_not_how_often(row: SideEffectRow) -> bool:
    return row.figure_kind not in MEASURED_KINDS and row.frequency_term not in UNCOMMON_TERMS
