"""Why: every row of the tables that holds for a person, or may, for one form of a relaxant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

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

MOST_FORMS = 256
"""Forms of relaxants whose rules are kept, in the words of their reasons; they know nothing of a person."""


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
    for row, reason in _precautions(catalogue, relaxant, form):
        if _of_condition(row, person) and (held := holds(row, person)).match != "not":
            found.append(reason.held(held))
    return found


@lru_cache(maxsize=MOST_FORMS)
def _precautions(catalogue: Catalogue, relaxant: str, form: str) -> tuple[tuple[PrecautionRow, Reason], ...]:
    """Return the precautions of a form that ask for something, each with the reason that it is where it holds."""
    return tuple(
        (row, reason_of(catalogue, row, row.detail or name, topic=row.factor, about=name, level=row.level))
        for row in speaking_of(catalogue.rows(PrecautionRow, relaxant), [form])
        if row.level in DEMANDS and (name := label("factor", row.factor))
    )


def dose_rules(
    catalogue: Catalogue, relaxant: str, form: str, person: Person, *, said: Sequence[Reason]
) -> list[Reason]:
    """Return the dose rules of every jurisdiction for the age, kidney or liver of the person.

    They have no level: whether a rule forbids or adjusts is what precautions say. A rule for another condition is not
    the person's, and one without a figure is left out where a reason already `said` speaks of the same people.
    """
    spoken = {(one.topic, one.jurisdiction, one.whom) for one in said}
    found: list[Reason] = []
    for row, reason in _doses(catalogue, relaxant, form):
        if not _of_condition(row, person):
            continue
        if row.value_status != "given" and (reason.topic, row.jurisdiction, reason.whom) in spoken:
            continue
        held = holds(row, person)
        if held.match != "not" and not held.unasked:
            found.append(reason.held(held))
    return sorted(found, key=lambda one: one.match != "applies")


@lru_cache(maxsize=MOST_FORMS)
def _doses(catalogue: Catalogue, relaxant: str, form: str) -> tuple[tuple[DosingRow, Reason], ...]:
    """Return the dose rules of a form for an age, kidneys or liver, each with the reason that it is where it holds."""
    return tuple(
        (
            row,
            reason_of(
                catalogue,
                row,
                f"{label('phase', row.phase)}: {dose_words(row)}",
                topic=factor,
                about=label("factor", factor),
                level="",
            ),
        )
        for row in speaking_of(catalogue.rows(DosingRow, relaxant), [form])
        if row.value_status != "not_stated" and (factor := factor_of(row)) is not None
    )


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
        found += _interactions(catalogue, relaxant, form)
    return found


@lru_cache(maxsize=MOST_FORMS)
def _interactions(catalogue: Catalogue, relaxant: str, form: str) -> tuple[Reason, ...]:
    """Return what the interactions of a form ask for while nobody asked about other medicines."""
    rows = speaking_of(catalogue.rows(InteractionRow, relaxant), [form])
    return tuple(dict.fromkeys(_not_asked(row) for row in rows if row.level in DEMANDS))


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
