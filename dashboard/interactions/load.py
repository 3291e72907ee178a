"""Additive effects: sedation, anticholinergic effects, low blood pressure, serotonin, long QT, liver, weakness.

Contributors are listed with their source and never summed; the one count is a published rule (AGS Beers Criteria 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Additive, AgentClass, ClassRuleRow, EffectKey, InteractionRow
from dashboard.data.schema.terms import substance
from dashboard.interactions.classes import memberships
from dashboard.interactions.phrases import partner
from dashboard.names.medicines import Medicine
from dashboard.wording.figures import lowered
from dashboard.wording.jurisdictions import nearest_first, said_by, whose
from dashboard.wording.statements import Citation, citations, label

LOADS: tuple[Additive, ...] = get_args(Additive)
"""Additive effects."""
WARNED_OF: dict[Additive, tuple[EffectKey, ...]] = {
    "sedation": ("cns_depression",),
    "hypotension": ("hypotension",),
    "serotonin": ("serotonin_syndrome",),
    "qt": ("qt_prolongation",),
    "liver": ("liver_injury", "jaundice"),
}
"""Serious effects of a relaxant's own label by which it has an additive effect."""
BEERS_CLASS: AgentClass = "beers_cns_active"
BEERS_MOST = 2


@dataclass(frozen=True)
class Contributor:
    """A drug that adds to a load: its name, why it counts, and who says so."""

    name: str
    why: str
    citations: tuple[Citation, ...]
    checked: str


@dataclass(frozen=True)
class BeersCount:
    """The CNS-active drugs among some medicines, as the AGS Beers Criteria 2023 list them for people of 65 and over."""

    drugs: tuple[Contributor, ...]

    @property
    def too_many(self) -> bool:
        """Whether there are three or more, which the criteria say to avoid."""
        return len(self.drugs) > BEERS_MOST


@lru_cache(maxsize=4)
def classes_with(catalogue: Catalogue) -> dict[Additive, tuple[AgentClass, ...]]:
    """Return the classes whose members have each additive effect, the most telling first.

    Those of a rule about two members of one class come first: that class is called after the effect. The classes that
    rules put beside it follow. A rule between two other classes does not make either one of them: opioid labels warn of
    muscle relaxants as such, and that does not make every muscle relaxant sedating.
    """
    found: dict[Additive, tuple[AgentClass, ...]] = {}
    for effect in LOADS:
        rules = [rule for rule in catalogue.every(ClassRuleRow) if rule.additive == effect]
        own: list[AgentClass] = [rule.class_ for rule in rules if rule.class_ == rule.with_class]
        pairs: list[tuple[AgentClass, AgentClass]] = [(rule.class_, rule.with_class) for rule in rules]
        beside: list[AgentClass] = [other for pair in pairs for other in pair if set(pair) & set(own)]
        telling: list[AgentClass] = sorted(own, key=beside.count, reverse=True)
        found[effect] = tuple(dict.fromkeys([*telling, *beside]))
    return found


def beers_count(catalogue: Catalogue, relaxants: Sequence[str], medicines: Sequence[Medicine]) -> BeersCount:
    """Count each drug once, whatever its form; a class that was entered as such is no drug and is not counted."""
    taken = {one.key: one for one in medicines if one.kind == "agent" and not one.stopped}
    picked = {substance(name): Medicine(substance(name), "agent", catalogue.names[name]) for name in relaxants}
    named = picked | taken
    found = [_of_medicine(catalogue, one, (BEERS_CLASS,)) for one in named.values()]
    return BeersCount(tuple(one for one in found if one is not None))


def contributors(
    catalogue: Catalogue, relaxants: Sequence[str], medicines: Sequence[Medicine], jurisdiction: str
) -> dict[Additive, list[Contributor]]:
    """Return who has each additive effect; an effect that nobody has stays, empty.

    A medicine that is one of the relaxants under another name counts once.
    """
    found: dict[Additive, list[Contributor]] = {}
    own = {substance(relaxant) for relaxant in relaxants}
    others = [one for one in medicines if not one.stopped and substance(one.key) not in own]
    for name, classes in classes_with(catalogue).items():
        listed = [made for relaxant in relaxants if (made := _of_relaxant(catalogue, relaxant, name, jurisdiction))]
        listed += [made for medicine in others if (made := _of_medicine(catalogue, medicine, classes)) is not None]
        found[name] = listed
    return found


def on_no_list(catalogue: Catalogue, medicines: Sequence[Medicine]) -> list[str]:
    """Return the names of the medicines taken that are on no list of an additive effect (hazard H45)."""
    taken = [one for one in medicines if not one.stopped]
    return [
        one.name
        for one in taken
        if not any(_of_medicine(catalogue, one, classes) is not None for classes in classes_with(catalogue).values())
    ]


def _of_medicine(catalogue: Catalogue, medicine: Medicine, classes: Sequence[AgentClass]) -> Contributor | None:
    if medicine.kind == "class":
        return Contributor(medicine.name, "entered as a class", (), "-") if medicine.key in classes else None
    for name in classes:
        membership = memberships(catalogue).get(substance(medicine.key), {}).get(name)
        if membership is not None:
            why = f"counted among {label('agent_class', name)}"
            return Contributor(medicine.name, why, membership.citations, membership.checked)
    return None


def _of_relaxant(catalogue: Catalogue, relaxant: str, load: Additive, jurisdiction: str) -> Contributor | None:
    """Return a relaxant whose sources call the effect additive, that belongs to its classes, or that warns of it.

    The nearest country's word counts first; where it is silent, another's does and says so: sedation that only
    American labels mention is additive in Britain too (hazard H10).
    """
    rows = [row for row in catalogue.rows(InteractionRow, relaxant) if load in row.additive]
    order = nearest_first(catalogue, relaxant, jurisdiction, {row.jurisdiction for row in rows})
    if order:
        place, by = next(iter(order.items()))
        row = next(row for row in rows if row.jurisdiction == place)
        why = f"additive with {lowered(partner(catalogue, row))}, its source says: {row.effect}"
        return Contributor(catalogue.names[relaxant], said_by(why, by), citations(catalogue, row), row.checked)
    own = Medicine(substance(relaxant), "agent", catalogue.names[relaxant])
    counted = _of_medicine(catalogue, own, classes_with(catalogue)[load])
    if counted is None:
        return _warned_of(catalogue, relaxant, load, jurisdiction)
    spoken = {catalogue.sources[cited.source].jurisdiction for cited in counted.citations}
    by = next(iter(nearest_first(catalogue, relaxant, jurisdiction, spoken).values()), "")
    return replace(counted, why=said_by(counted.why, by))


def _warned_of(catalogue: Catalogue, relaxant: str, load: Additive, jurisdiction: str) -> Contributor | None:
    """Return a relaxant whose label warns of the effect as a serious one."""
    cited = catalogue.cited(relaxant, "serious_side_effects")
    named = catalogue.summary(relaxant).serious_side_effects
    warned = [lowered(label("effect", effect)) for effect in WARNED_OF.get(load, ()) if effect in named]
    if cited is None or not warned:
        return None
    by = whose(catalogue, relaxant, jurisdiction, cited)
    why = said_by(f"its label warns of {', '.join(warned)}", by)
    return Contributor(catalogue.names[relaxant], why, citations(catalogue, cited), cited.checked)
