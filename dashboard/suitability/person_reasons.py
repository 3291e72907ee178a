"""Why: every row of the tables that holds for a person, or may, for one form of a relaxant."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, InteractionRow, PrecautionRow
from dashboard.interactions.alert_reasons import reason_of_alert
from dashboard.interactions.alerts import alerts
from dashboard.suitability.patient_rules import dose_words
from dashboard.suitability.person import Person, Rule, factor_of, holds
from dashboard.wording.forms import speaking_of
from dashboard.wording.levels import DEMANDS, rank
from dashboard.wording.reasons import Reason, question_words, reason_of
from dashboard.wording.statements import label
from dashboard.wording.who import whom


def reasons(catalogue: Catalogue, relaxant: str, form: str, person: Person) -> list[Reason]:
    """Return what sources of every jurisdiction say of a form for a person: worst first, what holds before what may.

    Rows that the answers rule out are left out; questions that were not asked stay in, named.
    """
    found = [
        *_of_factors(catalogue, relaxant, form, person),
        *_of_medicines(catalogue, relaxant, form, person),
    ]
    return sorted(dict.fromkeys(found), key=lambda one: (rank(one.level), one.match != "applies", one.about, one.text))


def _of_factors(catalogue: Catalogue, relaxant: str, form: str, person: Person) -> list[Reason]:
    found: list[Reason] = []
    for row in speaking_of(catalogue.rows(PrecautionRow, relaxant), [form]):
        if row.level not in DEMANDS or not _of_condition(row, person):
            continue
        held = holds(row, person)
        if held.match != "not":
            name = label("factor", row.factor)
            found.append(
                reason_of(catalogue, row, row.detail or name, topic=row.factor, about=name, level=row.level, held=held)
            )
    return found


def dose_rules(
    catalogue: Catalogue, relaxant: str, form: str, person: Person, *, said: Sequence[Reason]
) -> list[Reason]:
    """Return the dose rules of every jurisdiction for the age, kidney or liver of the person.

    They have no level: whether a rule forbids or adjusts is what precautions say. A rule for another condition is not
    the person's, and one without a figure is left out where a reason already `said` speaks of the same people.
    """
    spoken = {(one.topic, one.jurisdiction, one.whom) for one in said}
    found: list[Reason] = []
    for row in speaking_of(catalogue.rows(DosingRow, relaxant), [form]):
        factor = factor_of(row)
        if factor is None or row.value_status == "not_stated" or not _of_condition(row, person):
            continue
        if row.value_status != "given" and (factor, row.jurisdiction, whom(row)) in spoken:
            continue
        held = holds(row, person)
        if held.match != "not" and not held.unasked:
            text = f"{label('phase', row.phase)}: {dose_words(row)}"
            name = label("factor", factor)
            found.append(reason_of(catalogue, row, text, topic=factor, about=name, level="", held=held))
    return sorted(found, key=lambda one: one.match != "applies")


def _of_condition(row: Rule, person: Person) -> bool:
    return not row.condition or not person.condition or person.condition in row.condition


def _of_medicines(catalogue: Catalogue, relaxant: str, form: str, person: Person) -> list[Reason]:
    others = [medicine for medicine in person.all_medicines if medicine.key != relaxant]
    age = person.patient.age_y
    found = [
        reason_of_alert(alert)
        for medicine in others
        for alert in alerts(catalogue, relaxant, [form], medicine, age_y=age)
    ]
    if person.medicines is None:
        rows = speaking_of(catalogue.rows(InteractionRow, relaxant), [form])
        found += [_not_asked(row) for row in rows if row.level in DEMANDS]
    return found


def _not_asked(row: InteractionRow) -> Reason:
    """Keep only the level: which co-medications there are was not asked."""
    return Reason(
        topic="medicines",
        about=question_words("medicines"),
        level=row.level,
        text="",
        match="unknown",
        unasked="medicines",
        basis="",
        jurisdiction=row.jurisdiction,
    )
