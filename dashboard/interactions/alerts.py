"""What sources say of a relaxant with one co-medication: as the agent itself, or as a member of a class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.catalogue import Catalogue, items
from dashboard.figures import known, number
from dashboard.frames import Record, speaking_of
from dashboard.interactions.medicines import Medicine, members, memberships
from dashboard.interactions.words import partner, said
from dashboard.levels import ORDER
from dashboard.schema.terms import substance
from dashboard.statements import Citation, citations, label, superseded, unconfirmed
from dashboard.who import Matched

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
        Whether it holds, and what is missing to know.
    inferred
        How the co-medication came under a class that the source names; empty for the source's own word (hazard H26).
    row, citations
        Where it stands; the sources of a membership follow those of the row.
    superseded
        Whether the row rests on replaced documents alone.
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

    @property
    def checked(self) -> str:
        """Day on which the row was read in its source; empty for an unconfirmed one."""
        return str(self.row["checked"])


def alerts(catalogue: Catalogue, relaxant: str, forms: Iterable[str], medicine: Medicine) -> list[Alert]:
    """Return what any source, of any jurisdiction, says of the pair: worst first; empty where nothing is held.

    The word on the agent and the word on each of its classes stand side by side, so the worst counts.
    """
    found: list[Alert] = []
    for row in speaking_of(catalogue.rows("interactions", relaxant), forms):
        hit = _of_agent(catalogue, row, medicine) if medicine.kind == "agent" else _of_class(catalogue, row, medicine)
        if hit is None or (medicine.stopped and not known(row["washout_days"])):
            continue
        matched, inferred, extra = hit
        if medicine.stopped:
            need = f"whether {number(row['washout_days'])} days have passed since its last dose"
            matched = Matched("unknown", (*matched.needs, need))
        cited = (*citations(catalogue, row), *extra)
        past = superseded(catalogue, row)
        about = partner(catalogue, row)
        found.append(Alert(medicine, row["level"], said(row), about, matched, inferred, row, cited, past))
    return sorted(found, key=lambda alert: (ORDER[alert.level], alert.matched.match != "applies"))


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
