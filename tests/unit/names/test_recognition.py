"""How many names are recognised in the lists of tests/lists, and what must never be taken silently."""

from __future__ import annotations

import csv
from pathlib import Path
from time import perf_counter

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import items
from dashboard.names.medicines import read_medicines

LISTS = Path(__file__).parents[2] / "lists"
LEAST = {
    "us_top_200.csv": 0.97,
    "us_top_200_b.csv": 0.97,
    "held_out_us.csv": 0.97,
    "uk_top_200.csv": 0.95,
    "clinic_lines.csv": 0.85,
    "held_out_lines.csv": 0.95,
}
"""Least share that must be exactly right, by list."""

UNDERSTOOD = {
    "gabapentin for pain and amitriptyline for sleep": {"gabapentin", "amitriptyline"},
    "diazepam for spasm, ciprofloxacin for UTI": {"diazepam", "ciprofloxacin"},
    "gabapentin as needed, ciprofloxacin": {"gabapentin", "ciprofloxacin"},
    "paracetamol if needed + tramadol": {"paracetamol", "tramadol"},
    "furosemide + potassium": {"furosemide", "potassium-chloride"},
    "omeprazole + magnesium": {"omeprazole", "magnesium"},
    "gabapentin300mg tds": {"gabapentin"},
    "gabapentin 2,5 mg": {"gabapentin"},
    "diazepam 2,5mg,gabapentin 1,200 mg": {"diazepam", "gabapentin"},
    "ibuprofen, and omeprazole": {"ibuprofen", "omeprazole"},
    "ibuprofen, B12, omeprazole": {"ibuprofen", "cyanocobalamin", "omeprazole"},
    "Meds: ibuprofen, omeprazole": {"ibuprofen", "omeprazole"},
    "NKDA, gabapentin": {"gabapentin"},
    "\uff47\uff41\uff42\uff41\uff50\uff45\uff4e\uff54\uff49\uff4e": {"gabapentin"},
    "gaba\u200bpentin": {"gabapentin"},
    "levothyroxine ?100mcg": {"levothyroxine"},
    "methadone 1mg/ml oral solution sugar free": {"methadone"},
    "5-ASA 800 mg tds": {"mesalazine"},
    "PEG 3350 17 g": {"macrogol"},
    "Claritin eye drops 1 drop bd": {"ketotifen"},
    "Canesten oral": {"fluconazole"},
    "Anadin Ultra": {"ibuprofen"},
    "Tylenol 3": {"codeine", "paracetamol"},
    "Tylenol with codeine": {"codeine", "paracetamol"},
    "Tylenol PM": {"diphenhydramine", "paracetamol"},
    "co-codamol (8mg, 500mg)": {"codeine", "paracetamol"},
    "hydroxyzine": {"hydroxyzine"},
    "hydralazine": {"hydralazine"},
    "Klonopin": {"clonazepam"},
    "clonidine": {"clonidine"},
    "Celebrex, Celexa, Cerebyx": {"celecoxib", "citalopram", "fosphenytoin"},
    "Losec, Lasix": {"omeprazole", "furosemide"},
    "Zyrtec, Zyprexa": {"cetirizine", "olanzapine"},
    "carbidopa/levodopa/entacapone": {"carbidopa", "levodopa", "entacapone"},
}
"""Awkward texts, and the agents they mean."""

NOT_TAKEN = (
    "stopped warfarin", "warfarin (stopped 2019)", "warfarin [discontinued]", "warfarin discontinued", "warfarin held",
    "warfarin on hold", "warfarin, stopped 2019", "warfarin dc'd", "no aspirin", "aspirin: none", "allergic to codeine",
    "codeine (allergy)", "codeine intolerance", "Allergies: codeine, aspirin", "Allergies:\ncodeine\naspirin",
    "Stopped: warfarin, digoxin", "?on lithium", "? lithium", "lithium?", "lithium (?)", "never took gabapentin",
    "diazepam previously", "gabapentin declined", "gabapentin (tried, no benefit)", "gabapentin last year",
    "gabapentin or pregabalin", "gabapentin (also takes ciprofloxacin)", "gabapentin (with fluvoxamine)",
    "paracetamol when required or ibuprofen", "Tylenol Cold & Flu", "Tylenol Sinus", "Tylenol 3 tabs", "Mucinex Max",
    "codeine-free", "aspirin-free Excedrin", "Lasix K", "AZT", "MS", "MSO4", "pred", "hydroxizine", "klonidine",
    "tramadone", "Losix", "Zyrtex", "g\u0430bapentin", "codeine/zzz", "a/b/c", "tds", "123", "A",
)  # fmt: skip
"""Texts of which no agent may be taken; they come back as asked or not known."""


def rows_of(name: str) -> list[dict[str, str]]:
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_list_has_a_least_share() -> None:
    assert set(LEAST) == {path.name for path in LISTS.glob("*.csv")}


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_enough_lines_of_a_list_are_exactly_right(real: Catalogue, name: str, least: float) -> None:
    rows = [row for row in rows_of(name) if "DO NOT PRESCRIBE" not in row["text"]]
    right = 0
    for row in rows:
        reading = read_medicines(real, [row["text"]])
        right += not reading.unknown and {medicine.key for medicine in reading.medicines} == set(items(row["agents"]))
    assert right >= least * len(rows), f"{right} of {len(rows)}"


@pytest.mark.parametrize("name", LEAST)
def test_h25_no_wrong_agent_is_taken_silently(real: Catalogue, name: str) -> None:
    wrong = []
    for row in rows_of(name):
        reading = read_medicines(real, [row["text"]])
        taken, expected = {medicine.key for medicine in reading.medicines}, set(items(row["agents"]))
        if taken - expected or (not reading.unknown and taken != expected):
            wrong.append((row["text"], sorted(taken)))
    assert not wrong


@pytest.mark.parametrize(("text", "agents"), UNDERSTOOD.items())
def test_awkward_texts_are_understood_whole(real: Catalogue, text: str, agents: set[str]) -> None:
    reading = read_medicines(real, [text])
    assert {medicine.key for medicine in reading.medicines} == agents


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_h25_what_is_taken_back_in_doubt_or_misspelt_is_not_taken(real: Catalogue, text: str) -> None:
    reading = read_medicines(real, [text])
    assert not reading.medicines
    assert reading.unknown


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "qwertz " * 14_000, "(" * 100_000, "a/" * 50_000, "- " * 50_000, "1 mg " * 9_000]
)
def test_very_long_texts_are_read_quickly(real: Catalogue, text: str) -> None:
    read_medicines(real, ["gabapentin"])
    start = perf_counter()
    assert not read_medicines(real, [text]).medicines
    assert perf_counter() - start < 10


def test_a_pasted_list_of_500_lines_comes_back_whole(real: Catalogue) -> None:
    lines = [row["text"] for row in rows_of("us_top_200.csv")][:400] + [f"unheard{number}" for number in range(100)]
    reading = read_medicines(real, ["\n".join(lines)])
    assert len(reading.answers) == 500


@pytest.mark.parametrize("text", ["", " ", "...", "\U0001f48a", "()", ",,,;"])
def test_a_text_without_letters_or_digits_means_nothing_and_is_named(real: Catalogue, text: str) -> None:
    reading = read_medicines(real, [text])
    assert not reading.medicines
    assert reading.unknown == ((text,) if text.strip() else ())
