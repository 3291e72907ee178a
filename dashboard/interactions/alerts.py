"""What sources say of a relaxant with one co-medication: as the agent itself, or as a member of a class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Additive, ClassRuleRow, InteractionRow, Level
from dashboard.data.schema.terms import substance
from dashboard.interactions.classes import Membership, memberships
from dashboard.interactions.partners import APPLIES, Met, met
from dashboard.interactions.phrases import partner, said
from dashboard.names.medicines import Medicine
from dashboard.wording.figures import lowered, number
from dashboard.wording.forms import speaking_of
from dashboard.wording.levels import ORDER
from dashboard.wording.statements import Citation, citations, label, superseded, unconfirmed
from dashboard.wording.who import Matched

NO_STATEMENT = "We hold no statement on this pair: that is unknown, not safe. This lists what labels and studies name."


@dataclass(frozen=True, kw_only=True)
class Alert:
    """What one row says of a relaxant with a co-medication.

    Parameters
    ----------
    medicine
        The co-medication as it was entered.
    row
        The row, of interactions.csv or class_rules.csv.
    text
        What happens, how large it is, and how far apart the two must be.
    about
        Agent or class that the source names.
    matched
        Whether it applies, and what is missing to know.
    inferred
        How the co-medication, or the relaxant, came under a class that the source names; empty for the source's own
        word (hazard H26).
    citations
        The sources of the row; those of a membership follow.
    superseded
        Whether the row rests on replaced documents alone.
    """

    medicine: Medicine
    row: InteractionRow | ClassRuleRow
    text: str
    about: str
    matched: Matched
    inferred: str
    citations: tuple[Citation, ...]
    superseded: bool

    @property
    def level(self) -> Level:
        """What the source asks for."""
        return self.row.level

    @property
    def checked(self) -> str:
        """Day on which the row was read in its source; empty for an unconfirmed one."""
        return self.row.checked

    @property
    def additive(self) -> tuple[Additive, ...]:
        """Effects that the source calls additive."""
        return self.row.additive if isinstance(self.row, InteractionRow) else (self.row.additive,)

    @property
    def by_rule(self) -> bool:
        """Whether it follows from a rule about two classes, and no source names the relaxant in it (hazard H45)."""
        return isinstance(self.row, ClassRuleRow)


def alerts(
    catalogue: Catalogue, relaxant: str, forms: Iterable[str], medicine: Medicine, *, age_y: float | None = None
) -> list[Alert]:
    """Return what any source, of any jurisdiction, says of the pair: worst first; empty where nothing is held.

    The word on the agent and the word on each of its classes are both in the list, so the worst counts. Where the
    medicine is a relaxant too, what its own sources say of a shared effect counts as well, and rules about two classes
    follow, of which the relaxant belongs to one and the medicine to the other (hazard H45).

    Parameters
    ----------
    age_y
        Age of the person in years, for rules about older people; None for unknown.
    """
    found: list[Alert] = []
    for row in speaking_of(catalogue.rows(InteractionRow, relaxant), forms):
        hit = met(catalogue, row, medicine)
        if hit is not None and (not medicine.stopped or within_washout(row, medicine)):
            found.append(_alert(catalogue, row, medicine, hit))
    if not medicine.stopped:
        found += _of_the_other(catalogue, relaxant, medicine)
        found += _by_rules(catalogue, relaxant, medicine, age_y)
    return sorted(found, key=lambda alert: (ORDER[alert.level], alert.matched.match != "applies"))


def _alert(catalogue: Catalogue, row: InteractionRow, medicine: Medicine, hit: Met) -> Alert:
    return Alert(
        medicine=medicine,
        row=row,
        text=f"{said(row)}{_since(row, medicine)}",
        about=partner(catalogue, row),
        matched=hit.matched,
        inferred=hit.inferred,
        citations=(*citations(catalogue, row), *hit.citations),
        superseded=superseded(catalogue, row),
    )


def within_washout(row: InteractionRow, medicine: Medicine) -> bool:
    """Return whether a stopped medicine still counts under a row: its last day counts, and unknown counts as within."""
    if row.washout_days is None:
        return False
    return medicine.days_since is None or medicine.days_since <= row.washout_days


def over_washouts(catalogue: Catalogue, relaxant: str, forms: Iterable[str], medicine: Medicine) -> list[str]:
    """Say which times that must pass after a stopped medicine have passed, for a pair on which nothing else is held."""
    over: list[str] = []
    for row in speaking_of(catalogue.rows(InteractionRow, relaxant), forms):
        if not medicine.stopped or row.washout_days is None or met(catalogue, row, medicine) is None:
            continue
        if not within_washout(row, medicine):
            over.append(f"{number(row.washout_days)} days after {lowered(partner(catalogue, row))} have passed")
    return list(dict.fromkeys(over))


def _since(row: InteractionRow, medicine: Medicine) -> str:
    """Say how a stopped medicine was compared with the days that must pass."""
    if not medicine.stopped or row.washout_days is None:
        return ""
    if medicine.days_since is None:
        return f"; days since the last dose unknown, so it counts as within {number(row.washout_days)} days"
    days = "day" if medicine.days_since == 1 else "days"
    return f"; last dose {medicine.days_since} {days} ago"


def _of_the_other(catalogue: Catalogue, relaxant: str, medicine: Medicine) -> list[Alert]:
    """Return what the sources of a medicine that is a relaxant too say of an effect that the two share.

    An additive effect belongs to the pair: neither of its two cells may be milder than the other.
    """
    if medicine.key not in catalogue.names or substance(medicine.key) == substance(relaxant):
        return []
    found: list[Alert] = []
    this = Medicine(relaxant, "agent", catalogue.names[relaxant])
    for row in catalogue.rows(InteractionRow, medicine.key):
        hit = met(catalogue, row, this) if row.additive else None
        if hit is None:
            continue
        named = lowered(partner(catalogue, row))
        told = f"from a source on {lowered(catalogue.names[medicine.key])}, which names {named}"
        told = f"{told}: the relaxant is {hit.inferred}" if hit.inferred else told
        found.append(_alert(catalogue, row, medicine, Met(hit.matched, told, hit.citations)))
    return found


def _by_rules(catalogue: Catalogue, relaxant: str, medicine: Medicine, age_y: float | None) -> list[Alert]:
    """Return what rules about two classes say of the pair; every one is marked as inferred."""
    of_relaxant = memberships(catalogue).get(substance(relaxant), {})
    of_medicine: dict[str, Membership | None] = {medicine.key: None}
    if medicine.kind == "agent":
        of_medicine = dict(memberships(catalogue).get(substance(medicine.key), {}))
    found: list[Alert] = []
    for rule in catalogue.every(ClassRuleRow):
        pairs = dict.fromkeys([(rule.class_, rule.with_class), (rule.with_class, rule.class_)])
        fitting = [(own, other) for own, other in pairs if own in of_relaxant and other in of_medicine]
        matched = _of_age(rule, age_y)
        if not fitting or matched.match == "not":
            continue
        own, other = fitting[0]
        told, extra = _counted("the relaxant", own, of_relaxant[own])
        membership = of_medicine[other]
        if membership is not None:
            also, further = _counted(medicine.name, other, membership)
            told, extra = f"{told}, {also}", (*extra, *further)
        found.append(
            Alert(
                medicine=medicine,
                row=rule,
                text=rule.effect,
                about=label("agent_class", other),
                matched=matched,
                inferred=told,
                citations=tuple(dict.fromkeys((*citations(catalogue, rule), *extra))),
                superseded=superseded(catalogue, rule),
            )
        )
    return found


def _of_age(rule: ClassRuleRow, age_y: float | None) -> Matched:
    """Say whether a rule is about people of an age; where the age is not known, it may be."""
    if rule.age_min_y is None:
        return APPLIES
    if age_y is None:
        return Matched("unknown", (f"whether the person is {number(rule.age_min_y)} or older",))
    return Matched("applies" if age_y >= rule.age_min_y else "not")


def _counted(name: str, of_class: str, membership: Membership) -> tuple[str, tuple[Citation, ...]]:
    """Say that a drug is counted among a class, and who says so."""
    mark = unconfirmed(membership.checked)
    return f"{name} is counted among {lowered(label('agent_class', of_class))}{mark}", membership.citations
