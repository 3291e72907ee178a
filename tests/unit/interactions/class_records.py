"""The record of what a relaxant's own classes bring: one member of each class that meets one of its classes.

``expected_classes.csv`` holds the record, for a reviewer to read and for `test_classes` to compare. After a change of
the data, read the difference and write it again with ``python -m tests.unit.interactions.class_records``.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from dashboard.data.catalogue import Catalogue, load
from dashboard.data.rows import ClassRuleRow
from dashboard.data.schema.terms import substance
from dashboard.interactions.classes import memberships
from dashboard.interactions.matrix import MatrixCell
from dashboard.interactions.pairs import together
from dashboard.names.brands import forms_of
from dashboard.names.medicine_names import NO_CLASSES
from dashboard.names.medicines import Medicine
from dashboard.wording.reasons import Reason

RECORD = Path(__file__).with_name("expected_classes.csv")
PLACES = ("US", "GB", "DE")
COLUMNS: tuple[str, ...] = ("relaxant", "class", "with_class", "member", *PLACES, "effects", "whose_word", "sources")
MEMBERS = {
    "alcohol": "alcohol",
    "alpha2_agonist": "clonidine",
    "alpha_blocker": "silodosin",
    "aminoglycoside": "gentamicin",
    "anticholinergic": "oxybutynin",
    "antiepileptic": "lamotrigine",
    "antihistamine_sedating": "chlorphenamine",
    "antihypertensive": "lisinopril",
    "antipsychotic": "risperidone",
    "barbiturate": "phenobarbital",
    "benzodiazepine": "lorazepam",
    "botulinum_toxin": "rimabotulinumtoxinb",
    "cns_depressant": "mirtazapine",
    "cyp3a4_inhibitor": "diltiazem",
    "gabapentinoid": "pregabalin",
    "general_anaesthetic": "propofol",
    "hepatotoxic": "methotrexate",
    "hypotensive": "tamsulosin",
    "maoi": "phenelzine",
    "muscle_relaxant": "mephenesin",
    "neuromuscular_blocker": "rocuronium",
    "nitrate": "isosorbide-mononitrate",
    "opioid": "morphine",
    "pde5_inhibitor": "sildenafil",
    "phenothiazine": "prochlorperazine",
    "qt_prolonging": "domperidone",
    "sedative_hypnotic": "zolpidem",
    "serotonergic": "buspirone",
    "snri": "venlafaxine",
    "ssri": "sertraline",
    "tca": "nortriptyline",
    "triptan": "sumatriptan",
}
"""One member of each class that a relaxant, or a rule about one of its classes, can meet."""


def own_classes(catalogue: Catalogue, relaxant: str) -> list[str]:
    """Return the classes of a relaxant that a source can mean."""
    return sorted(set(memberships(catalogue)[substance(relaxant)]) - set(NO_CLASSES))


def met_by(catalogue: Catalogue, own: str) -> list[str]:
    """Return the class itself and every class that a rule puts beside it."""
    rules = [(rule.class_, rule.with_class) for rule in catalogue.every(ClassRuleRow)]
    return sorted({own, *(other for pair in rules if own in pair for other in pair)})


def record(catalogue: Catalogue) -> list[dict[str, str]]:
    """Return a row per relaxant, class of it, and class that meets that one, with what its member returns."""
    return [
        _row(catalogue, relaxant, own, other)
        for relaxant in catalogue.names
        for own in own_classes(catalogue, relaxant)
        for other in met_by(catalogue, own)
    ]


def _row(catalogue: Catalogue, relaxant: str, own: str, other: str) -> dict[str, str]:
    member = MEMBERS[other]
    medicine = Medicine(member, "agent", catalogue.agent_names[member])
    forms = {relaxant: tuple(forms_of(catalogue, relaxant))}
    cells = {
        place: together(catalogue, [relaxant], [medicine], forms=forms, jurisdiction=place)[0].cells[relaxant]
        for place in PLACES
    }
    said = [one for cell in cells.values() for one in _deciding(cell)]
    words = dict.fromkeys(_word(one) for one in said)
    first = [_deciding(cell)[:1] for cell in cells.values()]
    sources = dict.fromkeys(cited.source for said_first in first for one in said_first for cited in one.citations)
    return {
        "relaxant": relaxant,
        "class": own,
        "with_class": other,
        "member": member,
        **{place: "; ".join((cell.level, *cell.notes)) for place, cell in cells.items()},
        "effects": "; ".join(sorted({"; ".join(one.additive) for one in said if one.additive})),
        "whose_word": "; ".join(words),
        "sources": "; ".join(sources),
    }


def _deciding(cell: MatrixCell) -> list[Reason]:
    return [one for one in cell.reasons if one.match == "applies" and one.level == cell.level]


def _word(one: Reason) -> str:
    """Say how near a source is to the pair: it names both, it names the class of one, or it is a rule of classes."""
    if one.by_rule:
        return "rule between classes"
    return "class named" if one.inferred else "pair named"


def as_csv(rows: list[dict[str, str]]) -> str:
    """Write the record as CSV."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


if __name__ == "__main__":
    RECORD.write_text(as_csv(record(load())), encoding="utf-8")
