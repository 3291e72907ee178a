"""Why: every row of the tables that holds for a person, or may, for one form of a relaxant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record, speaking_of
from dashboard.interactions.alerts import Alert, alerts
from dashboard.suitability.patient_rules import dose_words
from dashboard.suitability.person import Held, Person, holds
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import DEMANDS, ORDER, stricter
from dashboard.wording.statements import Citation, citations, label, superseded
from dashboard.wording.who import Match, whom

FACTOR_OF_POPULATION = {
    "older_adult": "older_adult",
    "child": "children",
    "adolescent": "children",
    "renal_impairment": "renal_impairment",
    "hepatic_impairment": "hepatic_impairment",
}


@dataclass(frozen=True)
class Reason:
    """One thing that a source asks for, and whether it holds for the person.

    Parameters
    ----------
    topic, about
        Key and name of the patient factor or of the co-medication.
    level
        What the source asks for; empty for a dose rule.
    text, whom
        The statement in short, and whom it is for where it has bounds.
    match, needs
        Whether it holds, and what it would take to know.
    unasked
        The question that was not asked; empty when the factor was answered.
    inferred
        How a co-medication came under a class that the source names.
    basis, jurisdiction, citations, checked
        Who says so, where, and on which day it was read; empty for an unconfirmed row.
    superseded
        Whether it rests on replaced documents alone; the source of a membership does not count.
    additive
        Effects that relaxant and co-medication share, a list as in the tables.
    by_rule
        Whether it follows from a rule about two classes only.
    """

    topic: str
    about: str
    level: str
    text: str
    whom: str
    match: Match
    needs: tuple[str, ...]
    unasked: str
    inferred: str
    basis: str
    jurisdiction: str
    citations: tuple[Citation, ...]
    checked: str
    superseded: bool = False
    additive: str = ""
    by_rule: bool = False


def reasons(catalogue: Catalogue, relaxant: str, form: str, person: Person) -> list[Reason]:
    """Return what sources of every jurisdiction say of a form for a person: worst first, what holds before what may.

    Rows that the answers rule out are left out; questions that were not asked stay in, named.
    """
    found = [
        *_of_factors(catalogue, relaxant, form, person),
        *_of_medicines(catalogue, relaxant, form, person),
    ]
    return sorted(dict.fromkeys(found), key=lambda one: (ORDER[one.level], one.match != "applies", one.about, one.text))


def _of_factors(catalogue: Catalogue, relaxant: str, form: str, person: Person) -> list[Reason]:
    found: list[Reason] = []
    for row in speaking_of(catalogue.rows("precautions", relaxant), [form]):
        if row["level"] not in DEMANDS or not _of_condition(row, person):
            continue
        held = holds(row, person)
        if held.match != "not":
            text = row["detail"] or label("factor", row["factor"])
            found.append(reason_of(catalogue, row, held, row["factor"], row["level"], text))
    return found


def dose_rules(catalogue: Catalogue, relaxant: str, form: str, person: Person, said: Sequence[Reason]) -> list[Reason]:
    """Return the dose rules of every jurisdiction for the age, kidney or liver of the person.

    They have no level: whether a rule forbids or adjusts is what precautions say. A rule for another condition is not
    the person's, and one without a figure is left out where a reason already `said` speaks of the same people.
    """
    spoken = {(one.topic, one.jurisdiction, one.whom) for one in said}
    found: list[Reason] = []
    for row in speaking_of(catalogue.rows("dosing", relaxant), [form]):
        factor = FACTOR_OF_POPULATION.get(row["population"])
        if factor is None or row["value_status"] == "not_stated" or not _of_condition(row, person):
            continue
        if row["value_status"] != "given" and (factor, row["jurisdiction"], whom(row)) in spoken:
            continue
        held = holds({**row, "factor": factor}, person)
        if held.match != "not" and not held.unasked:
            text = f"{label('phase', row['phase'])}: {dose_words(row)}"
            found.append(reason_of(catalogue, row, held, factor, "", text))
    return sorted(found, key=lambda one: one.match != "applies")


def _of_condition(row: Record, person: Person) -> bool:
    conditions = items(row["condition"])
    return not conditions or not person.condition or person.condition in conditions


def _of_medicines(catalogue: Catalogue, relaxant: str, form: str, person: Person) -> list[Reason]:
    others = [medicine for medicine in person.all_medicines if medicine.key != relaxant]
    age = person.patient.age_y
    found = [
        reason_of_alert(alert) for medicine in others for alert in alerts(catalogue, relaxant, [form], medicine, age)
    ]
    if person.medicines is None:
        rows = speaking_of(catalogue.rows("interactions", relaxant), [form])
        found += [_not_asked(row) for row in rows if row["level"] in DEMANDS]
    return found


def _not_asked(row: Record) -> Reason:
    """Keep only the level: which co-medications there are was not asked."""
    return Reason(
        "medicines", "Other medicines", row["level"], "", "", "unknown", (), "medicines", "", "", row["jurisdiction"],
        (), "",
    )  # fmt: skip


def reason_of_alert(alert: Alert) -> Reason:
    """Return an alert on a co-medication as a reason."""
    return Reason(
        alert.medicine.key,
        alert.medicine.name,
        alert.level,
        alert.text,
        "",
        alert.matched.match,
        alert.matched.needs,
        "",
        alert.inferred,
        alert.row["basis"],
        alert.row["jurisdiction"],
        alert.citations,
        alert.checked,
        alert.superseded,
        alert.row["additive"],
        alert.by_rule,
    )


def without_echoes(found: Iterable[Reason], jurisdiction: str) -> list[Reason]:
    """Leave out rules about two classes where a source of the jurisdiction says the same of the pair, or more."""
    every = list(found)
    told = [
        (one.topic, effect, one.level)
        for one in every
        if not one.by_rule and one.match == "applies" and holds_in(one.jurisdiction, jurisdiction)
        for effect in items(one.additive)
    ]
    return [one for one in every if not (one.by_rule and _echoes(one, told))]


def _echoes(rule: Reason, told: Iterable[tuple[str, str, str]]) -> bool:
    return any(
        topic == rule.topic and effect == rule.additive and not stricter(rule.level, level)
        for topic, effect, level in told
    )


def reason_of(
    catalogue: Catalogue, row: Record, held: Held, topic: str, level: str, text: str, forms: str = ""
) -> Reason:
    """Return a row as a reason; `forms` names the forms it is of, where that must be said."""
    return Reason(
        topic,
        forms or label("factor", topic),
        level,
        text,
        whom(row) if "qualifier" in row else "",
        held.match,
        held.needs,
        held.unasked,
        "",
        row["basis"],
        row["jurisdiction"],
        citations(catalogue, row),
        row["checked"],
        superseded(catalogue, row),
    )
