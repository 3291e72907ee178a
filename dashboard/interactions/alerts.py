"""What sources say of a relaxant with one co-medication: as the agent itself, or as a member of a class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record, speaking_of
from dashboard.data.schema.terms import substance
from dashboard.interactions.classes import Membership, members, memberships
from dashboard.interactions.words import partner, said
from dashboard.names.medicines import Medicine
from dashboard.wording.figures import known, lowered, number
from dashboard.wording.levels import ORDER
from dashboard.wording.statements import Citation, citations, label, superseded, unconfirmed
from dashboard.wording.who import Matched

NO_STATEMENT = "We hold no statement on this pair: that is unknown, not safe. This lists what labels and studies name."


@dataclass(frozen=True)
class Alert:
    """What one row says of a relaxant with a co-medication.

    Parameters
    ----------
    medicine
        The co-medication as it was entered.
    level
        What the source asks for.
    text
        What happens, how large it is, and how far apart the two must be.
    about
        Agent or class that the source names.
    matched
        Whether it applies, and what is missing to know.
    inferred
        How the co-medication, or the relaxant, came under a class that the source names; empty for the source's own
        word (hazard H26).
    row, citations
        The row, of interactions.csv or class_rules.csv; the sources of a membership follow its own.
    superseded
        Whether the row rests on replaced documents alone.
    by_rule
        Whether it follows from a rule about two classes, and no source names the relaxant in it (hazard H45).
    """

    medicine: Medicine
    level: str
    text: str
    about: str
    matched: Matched
    inferred: str
    row: Record
    citations: tuple[Citation, ...]
    superseded: bool
    by_rule: bool = False

    @property
    def checked(self) -> str:
        """Day on which the row was read in its source; empty for an unconfirmed one."""
        return str(self.row["checked"])


def alerts(
    catalogue: Catalogue, relaxant: str, forms: Iterable[str], medicine: Medicine, age_y: float | None = None
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
    for row in speaking_of(catalogue.rows("interactions", relaxant), forms):
        hit = _of_agent(catalogue, row, medicine) if medicine.kind == "agent" else _of_class(catalogue, row, medicine)
        if hit is None or (medicine.stopped and not within_washout(row, medicine)):
            continue
        matched, inferred, extra = hit
        cited = (*citations(catalogue, row), *extra)
        text = f"{said(row)}{_since(row, medicine)}"
        past = superseded(catalogue, row)
        found.append(Alert(medicine, row["level"], text, partner(catalogue, row), matched, inferred, row, cited, past))
    if not medicine.stopped:
        found += _of_the_other(catalogue, relaxant, medicine)
        found += _by_rules(catalogue, relaxant, medicine, age_y)
    return sorted(found, key=lambda alert: (ORDER[alert.level], alert.matched.match != "applies"))


def within_washout(row: Record, medicine: Medicine) -> bool:
    """Return whether a stopped medicine still counts under a row: its last day counts, and unknown counts as within."""
    if not known(row["washout_days"]):
        return False
    return medicine.days_since is None or medicine.days_since <= row["washout_days"]


def over_washouts(catalogue: Catalogue, relaxant: str, forms: Iterable[str], medicine: Medicine) -> list[str]:
    """Say which times that must pass after a stopped medicine have passed, for a pair on which nothing else is held."""
    over: list[str] = []
    for row in speaking_of(catalogue.rows("interactions", relaxant), forms):
        hit = _of_agent(catalogue, row, medicine) if medicine.kind == "agent" else _of_class(catalogue, row, medicine)
        if hit and medicine.stopped and known(row["washout_days"]) and not within_washout(row, medicine):
            over.append(f"{number(row['washout_days'])} days after {lowered(partner(catalogue, row))} have passed")
    return list(dict.fromkeys(over))


def _since(row: Record, medicine: Medicine) -> str:
    """Say how a stopped medicine was compared with the days that must pass."""
    if not medicine.stopped:
        return ""
    if medicine.days_since is None:
        return f"; days since the last dose unknown, so it counts as within {number(row['washout_days'])} days"
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
    for row in catalogue.rows("interactions", medicine.key):
        hit = _of_agent(catalogue, row, this) if row["additive"] else None
        if hit is None:
            continue
        matched, inferred, extra = hit
        about = partner(catalogue, row)
        told = f"from a source on {lowered(catalogue.names[medicine.key])}, which names {lowered(about)}"
        told = f"{told}: the relaxant is {inferred}" if inferred else told
        cited, past = (*citations(catalogue, row), *extra), superseded(catalogue, row)
        found.append(Alert(medicine, row["level"], said(row), about, matched, told, row, cited, past))
    return found


def _by_rules(catalogue: Catalogue, relaxant: str, medicine: Medicine, age_y: float | None) -> list[Alert]:
    """Return what rules about two classes say of the pair; every one is marked as inferred."""
    of_relaxant = memberships(catalogue).get(substance(relaxant), {})
    of_medicine: dict[str, Membership | None] = {medicine.key: None}
    if medicine.kind == "agent":
        of_medicine = dict(memberships(catalogue).get(substance(medicine.key), {}))
    found: list[Alert] = []
    for rule in catalogue.every("class_rules"):
        pairs = dict.fromkeys([(rule["class"], rule["with_class"]), (rule["with_class"], rule["class"])])
        fitting = [(own, other) for own, other in pairs if own in of_relaxant and other in of_medicine]
        for own, other in fitting[:1]:
            told, extra = _counted("the relaxant", own, of_relaxant[own])
            membership = of_medicine[other]
            if membership is not None:
                also, further = _counted(medicine.name, other, membership)
                told, extra = f"{told}, {also}", (*extra, *further)
            cited = tuple(dict.fromkeys((*citations(catalogue, rule), *extra)))
            about, past = label("agent_class", other), superseded(catalogue, rule)
            matched = _of_age(rule, age_y)
            if matched.match != "not":
                found.append(
                    Alert(medicine, rule["level"], rule["effect"], about, matched, told, rule, cited, past, True)
                )
    return found


def _of_age(rule: Record, age_y: float | None) -> Matched:
    """Say whether a rule is about people of an age; where the age is not known, it may be."""
    youngest = rule["age_min_y"]
    if not known(youngest):
        return Matched("applies")
    if age_y is None:
        return Matched("unknown", (f"whether the person is {number(youngest)} or older",))
    return Matched("applies" if age_y >= youngest else "not")


def _counted(name: str, of_class: str, membership: Membership) -> tuple[str, tuple[Citation, ...]]:
    """Say that a drug is counted among a class, and who says so."""
    mark = unconfirmed(membership.checked)
    return f"{name} is counted among {lowered(label('agent_class', of_class))}{mark}", membership.citations


PARTLY = ("contraindicated", "avoid", "adjust")
"""Levels worth a question when only some members of a class that was entered are meant."""
Hit = tuple[Matched, str, tuple[Citation, ...]]


def _of_agent(catalogue: Catalogue, row: Record, medicine: Medicine) -> Hit | None:
    drug = substance(medicine.key)
    if row["agent_kind"] == "agent":
        return (Matched("applies"), "", ()) if row["agent"] == drug else None
    membership = memberships(catalogue).get(drug, {}).get(row["agent"])
    if membership is None:
        return None
    if row["agent"] == drug:
        return Matched("applies"), "", ()
    meant, own = items(row["strength"]), membership.strength
    what = f"{own} {label('agent_class', row['agent'])}".strip()
    inferred = f"counted among {what}{unconfirmed(membership.checked)}"
    if not meant or own in meant:
        return Matched("applies"), inferred, membership.citations
    if own:
        return None
    return (
        Matched("unknown", (f"how strong it is: the source means {' or '.join(meant)} ones",)),
        inferred,
        membership.citations,
    )


def _of_class(catalogue: Catalogue, row: Record, medicine: Medicine) -> Hit | None:
    if row["agent_kind"] == "class" and row["agent"] == medicine.key:
        meant = items(row["strength"])
        need = (f"which one: the source means {' or '.join(meant)} ones",) if meant else ()
        return Matched("unknown" if meant else "applies", need), "", ()
    of_class = members(catalogue).get(medicine.key, frozenset())
    common = of_class & _meant(catalogue, row)
    if not common:
        return None
    if row["agent_kind"] == "agent":
        return Matched("unknown", (f"whether it is {catalogue.agent_names[row['agent']]}",)), "", ()
    if common == of_class and not row["strength"]:
        return (
            Matched("applies"),
            f"all of them that we list are counted among {label('agent_class', row['agent'])}",
            (),
        )
    if row["level"] not in PARTLY:
        return None
    return (
        Matched("unknown", ("which one of the class it is",)),
        f"some are counted among {label('agent_class', row['agent'])}",
        (),
    )


def _meant(catalogue: Catalogue, row: Record) -> frozenset[str]:
    """Return the agents that a row means: the one it names, or the members of its class of the strengths it names."""
    if row["agent_kind"] == "agent":
        return frozenset([row["agent"]])
    agents = members(catalogue).get(row["agent"], frozenset[str]())
    strengths = items(row["strength"])
    if not strengths:
        return agents
    known_as = memberships(catalogue)
    return frozenset(agent for agent in agents if known_as[agent][row["agent"]].strength in ("", *strengths))
