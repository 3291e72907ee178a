"""What adds up: sedation, anticholinergic load, low blood pressure, serotonin, long QT, harm to the liver.

Contributors are listed with their source and never summed; the one count is a published rule (AGS Beers Criteria 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue, items
from dashboard.figures import lowered
from dashboard.frames import Record
from dashboard.interactions.medicines import Medicine, memberships
from dashboard.interactions.words import partner
from dashboard.jurisdictions import nearest_first, said_by, whose
from dashboard.schema.terms import substance
from dashboard.statements import Citation, citations, label

LOADS: dict[str, tuple[str, ...]] = {
    "Sedation": ("cns_depressant", "alcohol", "benzodiazepine", "opioid", "barbiturate", "sedative_hypnotic"),
    "Anticholinergic effects": ("anticholinergic",),
    "Low blood pressure": ("antihypertensive", "alpha2_agonist"),
    "Serotonin": ("ssri", "snri", "triptan", "maoi"),
    "Long QT": ("qt_prolonging",),
    "Liver": ("hepatotoxic",),
}
SEROTONIN = "serotonin syndrome"
WARNED_OF = {
    "Sedation": ("cns_depression",),
    "Low blood pressure": ("hypotension",),
    "Serotonin": ("serotonin_syndrome",),
    "Long QT": ("qt_prolongation",),
    "Liver": ("liver_injury", "jaundice"),
}
"""Serious effects of a relaxant's own label by which it adds to a load."""
BEERS_CLASS = "beers_cns_active"
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


def beers_count(catalogue: Catalogue, relaxants: Sequence[str], medicines: Sequence[Medicine]) -> BeersCount:
    """Count each drug once, whatever its form; a class that was entered as such is no drug and is not counted."""
    taken = {one.key: one for one in medicines if one.kind == "agent" and not one.stopped}
    picked = {substance(name): Medicine(substance(name), "agent", catalogue.names[name]) for name in relaxants}
    named = picked | taken
    found = [_of_medicine(catalogue, one, (BEERS_CLASS,)) for one in named.values()]
    return BeersCount(tuple(one for one in found if one is not None))


def contributors(
    catalogue: Catalogue, relaxants: Sequence[str], medicines: Sequence[Medicine], jurisdiction: str
) -> dict[str, list[Contributor]]:
    """Return who adds to each load; a load with nobody stays in the list, empty."""
    found: dict[str, list[Contributor]] = {}
    for name, classes in LOADS.items():
        listed = [made for relaxant in relaxants if (made := _of_relaxant(catalogue, relaxant, name, jurisdiction))]
        listed += [
            made
            for medicine in medicines
            if not medicine.stopped and (made := _of_medicine(catalogue, medicine, classes)) is not None
        ]
        found[name] = listed
    return found


def _of_medicine(catalogue: Catalogue, medicine: Medicine, classes: Sequence[str]) -> Contributor | None:
    if medicine.kind == "class":
        return Contributor(medicine.name, "entered as a class", (), "-") if medicine.key in classes else None
    for name in classes:
        membership = memberships(catalogue).get(medicine.key, {}).get(name)
        if membership is not None:
            why = f"counted among {label('agent_class', name)}"
            return Contributor(medicine.name, why, membership.citations, membership.checked)
    return None


def _of_relaxant(catalogue: Catalogue, relaxant: str, load: str, jurisdiction: str) -> Contributor | None:
    """Return a relaxant whose sources say that the effect adds up, or whose label warns of the effect.

    The nearest country's word counts first; where it is silent, another's does and says so. Sedation that only
    American labels write about adds up in Britain too (hazard H10).
    """
    rows = [
        row for row in catalogue.rows("interactions", relaxant) if row["direction"] == "additive" and _adds(row, load)
    ]
    order = nearest_first(catalogue, relaxant, jurisdiction, {row["jurisdiction"] for row in rows})
    if order:
        place, by = next(iter(order.items()))
        row = next(row for row in rows if row["jurisdiction"] == place)
        why = f"adds up with {lowered(partner(catalogue, row))}, its source says: {row['effect']}"
        return Contributor(catalogue.names[relaxant], said_by(why, by), citations(catalogue, row), row["checked"])
    cited = catalogue.cited.get((relaxant, "serious_side_effects"))
    named = items(str(catalogue.summary(relaxant)["serious_side_effects"]))
    warned = [lowered(label("effect", effect)) for effect in WARNED_OF.get(load, ()) if effect in named]
    if cited is None or not warned:
        return None
    by = whose(catalogue, relaxant, jurisdiction, cited)
    why = said_by(f"its label warns of {', '.join(warned)}", by)
    return Contributor(catalogue.names[relaxant], why, citations(catalogue, cited), cited["checked"])


def _adds(row: Record, load: str) -> bool:
    if load == "Serotonin":
        return SEROTONIN in row["effect"]
    return row["agent"] in LOADS[load] and SEROTONIN not in row["effect"]
