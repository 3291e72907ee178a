"""The result for a patient as a table to take away, and the answers that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from dashboard.suitability.person import Person
from dashboard.suitability.relaxant_lines import RelaxantLine
from dashboard.suitability.verdict import Result
from dashboard.wording.figures import lowered, number
from dashboard.wording.kidney import DEGREES
from dashboard.wording.reasons import REASON_COLUMNS, reason_cells
from dashboard.wording.statements import label
from dashboard.wording.who import NO_LIVER_DISEASE

NO_REASON = "no statement held on these answers: unknown, not safe"


def suitability_frame(result: Result, jurisdiction: str, *, figures: bool = False) -> pd.DataFrame:
    """Return a row per reason, dose rule and question not asked, with the line that it belongs to.

    A patient's own figures, such as a clearance that counts as severe, are in it only with `figures` (hazard H31).
    A line without any has a row of its own, so that nothing is hidden in an export either.
    """
    return pd.DataFrame(
        [
            {**_line_cells(line, jurisdiction), **cells}
            for lines in result.lines.values()
            for line in lines
            for cells in _cells(line, figures=figures)
        ]
    )


def _line_cells(line: RelaxantLine, jurisdiction: str) -> dict[str, str]:
    return {
        "relaxant": line.relaxant,
        "name": line.name,
        "forms": line.form_words,
        "asked_jurisdiction": jurisdiction,
        "fitness": line.fitness.heading,
        "worst_level": line.level,
        "perhaps": line.possible,
        "spoken_to": f"{line.spoken_to} of {line.topics}",
        "label_does_not_mention": "; ".join(line.unmentioned),
        "no_statement_held_on": "; ".join(line.silent),
        "notes": "; ".join(line.notes),
    }


def _cells(line: RelaxantLine, *, figures: bool) -> list[dict[str, str]]:
    stricter = [one for found in line.stricter.values() for one in found.reasons]
    said = (*line.reasons, *stricter, *line.doses)
    cells = [{"about": one.about, **reason_cells(one if figures else replace(one, counted=""))} for one in said]
    empty = dict.fromkeys(REASON_COLUMNS, "")
    cells += [{"about": one.words, **empty, "level": one.level, "holds": "not asked"} for one in line.unasked]
    return cells or [{"about": "", **empty, "statement": NO_REASON}]


def answers(person: Person, names: Mapping[str, str]) -> dict[str, str]:
    """Return what was answered, in words: question -> answer; `names` are those of the relaxants."""
    patient, said = person.patient, dict[str, str]()
    said["What for"] = label("condition", person.condition) if person.condition else ""
    figures = (
        ("Age", patient.age_y, "years"),
        ("Weight", patient.weight_kg, "kg"),
        ("Creatinine clearance", patient.crcl, "mL/min"),
        ("eGFR", patient.egfr, "mL/min/1.73 m²"),
    )
    said |= {name: f"{number(round(value, 1))} {unit}" for name, value, unit in figures if value is not None}
    if patient.dialysis is not None:
        said["Dialysis"] = "yes" if patient.dialysis else "no"
    if patient.kidney:
        said["Kidney function in words"] = lowered(DEGREES[patient.kidney])
    if patient.hepatic:
        no_disease = patient.hepatic == NO_LIVER_DISEASE
        said["Liver"] = "no liver disease" if no_disease else label("hepatic", patient.hepatic)
    for word, wanted in (("Yes to", True), ("No to", False)):
        said[word] = ", ".join(label("factor", name) for name, answer in person.factors.items() if answer is wanted)
    said["Takes"] = ", ".join(one.name for one in person.medicines or ())
    if person.medicines == ():
        said["Takes"] = "no other medicine"
    said["Stopped not long ago"] = ", ".join(one.name for one in person.stopped)
    if person.allergies is not None:
        said["Allergic to"] = ", ".join(names[one] for one in person.allergies) or "none of the relaxants"
    return {question: answer for question, answer in said.items() if answer}
