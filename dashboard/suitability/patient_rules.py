"""Kidney and liver rules of a relaxant, compared with what is known of a patient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Record, speaking_of
from dashboard.dosing.doses import form_words, maximum_text, start_text, usual_text
from dashboard.suitability.person import Person, holds
from dashboard.wording.figures import known, number
from dashboard.wording.jurisdictions import scope
from dashboard.wording.kidney import WHETHER_IMPAIRED
from dashboard.wording.levels import ORDER
from dashboard.wording.statements import NO_VALUE, Citation, citations, label
from dashboard.wording.who import Matched, Patient, match, whom

FACTORS = {
    "renal_impairment": "kidney precaution",
    "hepatic_impairment": "liver precaution",
    "dialysis": "dialysis rule",
}
UNASKED = {"hepatic_impairment": "liver function", "dialysis": "whether on dialysis"}
APPLIES = "Applies"


@dataclass(frozen=True)
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
    level: str
    row: Record
    citations: tuple[Citation, ...]

    @property
    def stands(self) -> str:
        """Say whether it applies, or what that depends on."""
        return APPLIES if self.matched.match == "applies" else f"Depends on {'; '.join(self.matched.needs)}"


def patient_rules(
    catalogue: Catalogue, relaxant: str, jurisdiction: str, forms: Iterable[str], patient: Patient
) -> tuple[list[PatientRule], str]:
    """Return the kidney and liver rules that apply to a patient or may, worst first, and whose they are if borrowed.

    Rules that the answers exclude are left out. A clearance is never compared with a rule in eGFR (hazard H9).
    """
    wanted = list(forms)
    doses, factors = catalogue.rows("dosing", relaxant), catalogue.rows("precautions", relaxant)
    asked = [
        ([row for row in doses if row["renal_measure"]], "kidney dose rule"),
        ([row for row in doses if row["hepatic"] and not row["renal_measure"]], "liver dose rule"),
        *(([row for row in factors if row["factor"] == factor], what) for factor, what in FACTORS.items()),
    ]
    found: list[PatientRule] = []
    lacking: list[str] = []
    for rows, what in asked:
        scoped = scope(catalogue, speaking_of(rows, wanted), relaxant, jurisdiction)
        lacking += [what] if scoped.borrowed and scoped.rows else []
        found += [rule for row in scoped.rows if (rule := _rule(catalogue, row, patient)) is not None]
    found.sort(key=lambda rule: (rule.matched.match != "applies", ORDER[rule.level]))
    home = str(catalogue.summary(relaxant)["dose_jurisdiction"])
    return found, f"No {jurisdiction} {' or '.join(lacking)} read; {home} says:" if lacking else ""


def _rule(catalogue: Catalogue, row: Record, patient: Patient) -> PatientRule | None:
    matched = match(row, patient)
    if "factor" in row:
        matched = _held(row, patient)
        detail = row["detail"] or label("factor", row["factor"])
        text, level = f"{label('level', row['level'])}: {detail}", row["level"]
    else:
        text, level = dose_words(row), "adjust"
    if matched.match == "not":
        return None
    return PatientRule(text, whom(row), form_words(row), matched, level, row, citations(catalogue, row))


def _held(row: Record, patient: Patient) -> Matched:
    """Compare a precaution with the patient; a factor that nobody asked about is named among the needs."""
    held = holds(row, Person(patient=patient))
    if held.match == "not" or not held.unasked:
        return Matched(held.match, held.needs)
    return Matched("unknown", match(row, patient).needs or (UNASKED.get(held.unasked, WHETHER_IMPAIRED),))


def dose_words(row: Record) -> str:
    """Say a dose rule: its sentence, start, usual range, maximum and reduction."""
    start = start_text(row)
    figures = [row["advice"].rstrip("."), f"start {start}" if start else "", usual_text(row), maximum_text(row)]
    if known(row["reduce_pct"]):
        figures.append(f"{number(row['reduce_pct'])} % less")
    said = "; ".join(part for part in figures if part)
    return said or NO_VALUE.get(row["value_status"], "The source gives no number")


def applying(rules: Sequence[PatientRule]) -> list[PatientRule]:
    """Return the rules that are known to apply."""
    return [rule for rule in rules if rule.matched.match == "applies"]
