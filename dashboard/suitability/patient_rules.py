"""Kidney and liver rules of a relaxant, compared with what is known of a patient."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, Factor, Level, PrecautionRow
from dashboard.dosing.doses import maximum_text, start_text, usual_text
from dashboard.suitability.person import Person, holds
from dashboard.wording.figures import number
from dashboard.wording.forms import forms_meant, speaking_of
from dashboard.wording.jurisdictions import nothing_found, scope
from dashboard.wording.kidney import WHETHER_IMPAIRED
from dashboard.wording.levels import rank
from dashboard.wording.reasons import Question
from dashboard.wording.statements import NO_VALUE, Citation, citations, label
from dashboard.wording.who import Matched, Patient, match, whom

FACTORS: dict[Factor, str] = {
    "renal_impairment": "kidney precaution",
    "hepatic_impairment": "liver precaution",
    "dialysis": "dialysis rule",
}
UNASKED: dict[Question, str] = {"hepatic_impairment": "liver function", "dialysis": "whether on dialysis"}
APPLIES = "Applies"


@dataclass(frozen=True, kw_only=True)
class PatientRule:
    """A rule that holds for a patient, or may.

    Parameters
    ----------
    text
        The rule in words, with its level where it is a precaution.
    whom
        Its bounds in words.
    form
        Forms it speaks of.
    matched
        Whether it applies, and what is missing to know.
    level
        Level of a precaution, or "adjust" for a dose rule.
    row, citations
        Where it stands.
    """

    text: str
    whom: str
    form: str
    matched: Matched
    level: Level
    row: DosingRow | PrecautionRow
    citations: tuple[Citation, ...]

    @property
    def stands(self) -> str:
        """Say whether it applies, or what that depends on."""
        if self.matched.match == "applies":
            return f"{APPLIES}: {self.matched.counted}" if self.matched.counted else APPLIES
        return f"Depends on {'; '.join(self.matched.needs)}"


def patient_rules(
    catalogue: Catalogue, relaxant: str, jurisdiction: str, *, forms: Collection[str], patient: Patient
) -> tuple[list[PatientRule], str]:
    """Return the kidney and liver rules that apply to a patient or may, worst first, and whose they are if borrowed.

    Rules that the answers exclude are left out. A clearance is never compared with a rule in eGFR (hazard H9).
    """
    doses = speaking_of(catalogue.rows(DosingRow, relaxant), forms)
    factors = speaking_of(catalogue.rows(PrecautionRow, relaxant), forms)
    asked: list[tuple[list[DosingRow] | list[PrecautionRow], str]] = [
        ([row for row in doses if row.renal_measure], "kidney dose rule"),
        ([row for row in doses if row.hepatic and not row.renal_measure], "liver dose rule"),
        *(([row for row in factors if row.factor == factor], what) for factor, what in FACTORS.items()),
    ]
    found: list[PatientRule] = []
    lacking: list[str] = []
    for rows, what in asked:
        scoped = scope(catalogue, rows, relaxant, jurisdiction)
        lacking += [what] if scoped.borrowed and scoped.rows else []
        found += [rule for row in scoped.rows if (rule := _rule(catalogue, row, patient)) is not None]
    found.sort(key=lambda rule: (rule.matched.match != "applies", rank(rule.level)))
    home = catalogue.summary(relaxant).dose_jurisdiction
    return found, nothing_found(jurisdiction, " or ".join(lacking), home) if lacking else ""


def _rule(catalogue: Catalogue, row: DosingRow | PrecautionRow, patient: Patient) -> PatientRule | None:
    if isinstance(row, PrecautionRow):
        matched = _held(row, patient)
        text = f"{label('level', row.level)}: {row.detail or label('factor', row.factor)}"
    else:
        matched, text = match(row, patient), dose_words(row)
    if matched.match == "not":
        return None
    return PatientRule(
        text=text,
        whom=whom(row),
        form=forms_meant(row),
        matched=matched,
        level=row.level if isinstance(row, PrecautionRow) else "adjust",
        row=row,
        citations=citations(catalogue, row),
    )


def _held(row: PrecautionRow, patient: Patient) -> Matched:
    """Compare a precaution with the patient; a factor that nobody asked about is named among the needs."""
    held = holds(row, Person(patient=patient))
    if held.match == "not" or not held.unasked:
        return Matched(held.match, held.needs, held.counted)
    return Matched("unknown", match(row, patient).needs or (UNASKED.get(held.unasked, WHETHER_IMPAIRED),))


def dose_words(row: DosingRow) -> str:
    """Say a dose rule: its sentence, start, usual range, maximum and reduction."""
    start = start_text(row)
    figures = [row.advice.rstrip("."), f"start {start}" if start else "", usual_text(row), maximum_text(row)]
    if row.reduce_pct is not None:
        figures.append(f"{number(row.reduce_pct)} % less")
    said = "; ".join(part for part in figures if part)
    return said or NO_VALUE.get(row.value_status, "The source gives no number")


def applying(rules: Sequence[PatientRule]) -> list[PatientRule]:
    """Return the rules that are known to apply."""
    return [rule for rule in rules if rule.matched.match == "applies"]
