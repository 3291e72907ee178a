"""Patients in one line: ``case=child``, or ``age=78 has=glaucoma not=pregnancy crcl=20 liver=mild takes=Cipro``."""

from __future__ import annotations

from dataclasses import replace

from dashboard.data.catalogue import Catalogue
from dashboard.names.medicines import Medicine, read_medicines
from dashboard.suitability.cases import CASES, Case
from dashboard.suitability.person import Person
from dashboard.wording.who import Patient


def person(catalogue: Catalogue, text: str, condition: str = "") -> Person:
    """Read a patient; every word must be understood, and an underscore in a name of a medicine stands for a space."""
    given = dict(part.split("=") for part in text.split())
    if "case" in given:
        return person_of(catalogue, CASES[given["case"]])
    medicines: dict[str, tuple[Medicine, ...]] = {}
    for word in ("takes", "stopped"):
        if word in given:
            names = [name.replace("_", " ") for name in given.pop(word).split(",") if name]
            reading = read_medicines(catalogue, names, stopped=word == "stopped")
            assert not reading.unknown, reading.unknown
            medicines[word] = reading.medicines
    factors = {name: True for name in given.pop("has", "").split(",") if name}
    factors |= {name: False for name in given.pop("not", "").split(",") if name}
    allergies = tuple(given.pop("allergy").split(",")) if "allergy" in given else None
    figures = {name: float(given.pop(word)) for word, name in FIGURES.items() if word in given}
    dialysis = given.pop("dialysis") == "yes" if "dialysis" in given else None
    patient = Patient(**figures, dialysis=dialysis, hepatic=given.pop("liver", ""), kidney=given.pop("kidney", ""))
    assert not given, f"not understood: {given}"
    return Person(
        condition,
        patient=patient,
        factors=factors,
        allergies=allergies,
        medicines=medicines.get("takes"),
        stopped=medicines.get("stopped", ()),
    )


def person_of(catalogue: Catalogue, case: Case) -> Person:
    """Return the answers of a demo patient."""
    stopped = tuple(
        replace(medicine, days_since=days)
        for name, days in case.stopped
        for medicine in read_medicines(catalogue, [name], stopped=True).medicines
    )
    return Person(
        case.condition,
        patient=case.patient,
        factors=dict.fromkeys(case.has, True) | dict.fromkeys(case.has_not, False),
        medicines=read_medicines(catalogue, case.medicines).medicines or None,
        stopped=stopped,
    )


FIGURES = {"age": "age_y", "weight": "weight_kg", "crcl": "crcl", "egfr": "egfr"}
