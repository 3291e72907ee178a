"""Medicines lead to all their agents and agents to all their classes, through the engine that pages use (hazard H45).

Every level below is the least that a source asks for, written by hand; the engine may be stricter, never milder.
`expected_classes.csv` is the frozen record of what the classes of each relaxant bring; see `class_records`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import substance
from dashboard.interactions.classes import memberships
from dashboard.interactions.matrix import MatrixCell
from dashboard.interactions.pairs import together
from dashboard.names.brands import forms_of
from dashboard.names.medicines import Medicine, read_medicines
from dashboard.suitability.person import Person
from dashboard.suitability.person_reasons import reasons
from dashboard.wording.levels import ORDER, worst
from dashboard.wording.who import Patient
from tests.unit.interactions import class_records

PLACES = ("US", "GB", "DE")
SEDATING = (
    "baclofen", "baclofen-intrathecal", "tizanidine", "dantrolene", "diazepam", "cyclobenzaprine",
    "cyclobenzaprine-sublingual", "methocarbamol", "carisoprodol", "metaxalone", "chlorzoxazone", "orphenadrine",
    "gabapentin", "nabiximols",
)  # fmt: skip
TOXINS = ("abobotulinumtoxina", "incobotulinumtoxina", "onabotulinumtoxina")
NOT_SEDATING = (*TOXINS, "eperisone", "thiocolchicoside", "tolperisone")

SEDATIVES = (
    "mirtazapine", "Remeron", "trazodone", "Desyrel", "quetiapine", "Seroquel", "pregabalin", "Lyrica", "risperidone",
    "Risperdal", "amitriptyline", "Elavil", "doxepin", "nortriptyline", "Pamelor", "olanzapine", "Zyprexa", "clozapine",
    "haloperidol", "Haldol", "chlorpromazine", "aripiprazole", "Abilify", "ziprasidone", "prochlorperazine",
    "diphenhydramine", "ZzzQuil", "hydroxyzine", "Atarax", "promethazine", "Phenergan", "meclizine", "doxylamine",
    "chlorpheniramine", "cyproheptadine", "lorazepam", "Ativan", "alprazolam", "Xanax", "clonazepam", "Klonopin",
    "temazepam", "midazolam", "zopiclone", "phenobarbital", "propofol", "ketamine", "alcohol", "clonidine",
    "guanfacine", "topiramate", "lamotrigine", "Lamictal", "valproate", "carbamazepine", "Tegretol", "levetiracetam",
    "phenytoin", "buspirone", "sodium oxybate", "cannabis", "dronabinol", "Marinol", "pramipexole", "Mirapex",
    "benzodiazepines", "tricyclic antidepressants",
)  # fmt: skip
"""Generic names, brands and classes; each is sedating by its own label or as the FDA counts it."""
HYPNOTICS = ("zolpidem", "Ambien", "eszopiclone", "Lunesta", "zaleplon", "suvorexant", "lemborexant")
OPIOIDS = (
    "oxycodone", "OxyContin", "Percocet", "hydrocodone", "Norco", "Vicodin", "codeine", "Tylenol with codeine",
    "tramadol", "Ultram", "Ultracet", "morphine", "fentanyl", "Duragesic", "methadone", "buprenorphine", "Suboxone",
    "tapentadol", "hydromorphone", "opioids",
)  # fmt: skip


def cells(real: Catalogue, relaxant: str, typed: str, jurisdiction: str) -> list[MatrixCell]:
    """Return the cell of each agent that a typed name leads to, over all forms of the relaxant."""
    reading = read_medicines(real, [typed])
    assert not reading.unknown, f"{typed} was not understood"
    forms = {relaxant: tuple(forms_of(real, relaxant))}
    rows = together(real, [relaxant], reading.medicines, forms=forms, jurisdiction=jurisdiction)
    return [row.cells[relaxant] for row in rows if relaxant in row.cells]


def level(real: Catalogue, relaxant: str, typed: str, jurisdiction: str) -> str:
    """Return the worst level of all ingredients of a typed name."""
    return worst(cell.level for cell in cells(real, relaxant, typed, jurisdiction))


def at_least(found: str, least: str) -> bool:
    """Whether a level is as strict as the least that a source asks for."""
    return ORDER[found] <= ORDER[least]


def effects(found: Iterable[MatrixCell]) -> set[str]:
    """Return the additive effects that apply, whoever names them."""
    return {effect for cell in found for one in cell.reasons if one.match == "applies" for effect in one.additive}


@pytest.mark.parametrize("typed", SEDATIVES)
@pytest.mark.parametrize("place", PLACES)
def test_h45_every_sedating_relaxant_warns_of_every_sedating_medicine(real: Catalogue, typed: str, place: str) -> None:
    for relaxant in SEDATING:
        found = level(real, relaxant, typed, place)
        assert at_least(found, "caution"), f"{relaxant} with {typed} in {place}: {found}"
        assert "sedation" in effects(cells(real, relaxant, typed, place)), f"{relaxant} with {typed}"


@pytest.mark.parametrize("typed", HYPNOTICS)
@pytest.mark.parametrize("place", PLACES)
def test_h45_hypnotics_need_another_dose_beside_a_sedating_relaxant(real: Catalogue, typed: str, place: str) -> None:
    for relaxant in SEDATING:
        assert at_least(level(real, relaxant, typed, place), "adjust"), f"{relaxant} with {typed}"


@pytest.mark.parametrize("typed", OPIOIDS)
def test_h45_american_labels_reserve_opioids_beside_a_sedating_relaxant(real: Catalogue, typed: str) -> None:
    for relaxant in SEDATING:
        assert level(real, relaxant, typed, "US") == "avoid", f"{relaxant} with {typed}"
        for place in ("GB", "DE"):
            found = cells(real, relaxant, typed, place)
            assert at_least(worst(cell.level for cell in found), "caution"), f"{relaxant} with {typed} in {place}"
            notes = [note for cell in found for note in cell.notes]
            as_strict = any(cell.level == "avoid" for cell in found) or any("US: avoid" in note for note in notes)
            assert as_strict, f"{relaxant} with {typed} in {place}"


class Pair(NamedTuple):
    """A relaxant with a typed name, and the least level in the US, the UK and Germany; "" where nothing is held."""

    relaxant: str
    typed: str
    us: str
    gb: str
    de: str


def everywhere(relaxant: str, least: str, *typed: str) -> list[Pair]:
    return [Pair(relaxant, name, least, least, least) for name in typed]


def american(relaxant: str, least: str, *typed: str) -> list[Pair]:
    return [Pair(relaxant, name, least, "", "") for name in typed]


ANTICHOLINERGICS = (
    "oxybutynin", "Ditropan", "tolterodine", "Detrol", "solifenacin", "Vesicare", "benztropine", "Cogentin",
    "trihexyphenidyl", "dicyclomine", "Bentyl", "hyoscyamine", "scopolamine", "tiotropium", "paroxetine", "olanzapine",
)  # fmt: skip
SEROTONERGICS = (
    "sertraline", "Zoloft", "fluoxetine", "Prozac", "citalopram", "escitalopram", "venlafaxine", "Effexor",
    "duloxetine", "Cymbalta", "sumatriptan", "Imitrex", "tramadol", "bupropion", "buspirone", "lithium", "linezolid",
    "St John's wort", "dextromethorphan", "NyQuil", "ondansetron", "SSRIs", "fentanyl",
)  # fmt: skip
ANTIHYPERTENSIVES = ("lisinopril", "Zestril", "amlodipine", "Norvasc", "metoprolol", "hydrochlorothiazide", "losartan")
PRESSURE = (
    "tamsulosin", "Flomax", "doxazosin", "silodosin",
    "prazosin", "nitroglycerin", "isosorbide mononitrate", "sildenafil", "Viagra", "tadalafil", "Cialis", "clonidine",
)  # fmt: skip
QT = (
    "sotalol", "citalopram", "haloperidol", "methadone", "ondansetron", "azithromycin", "clarithromycin", "domperidone",
    "amiodarone", "ziprasidone", "hydroxychloroquine", "Plaquenil",
)  # fmt: skip
LIVER = ("methotrexate", "isoniazid", "valproate", "ketoconazole", "amiodarone", "paracetamol", "Percocet")
BLOCKERS = (
    "rocuronium", "vecuronium", "suxamethonium", "atracurium", "gentamicin", "amikacin", "tobramycin", "streptomycin",
)  # fmt: skip
CYP1A2 = ("zileuton", "mexiletine", "famotidine", "Pepcid", "cimetidine", "aciclovir", "Yaz", "birth control pill")
MAOIS = ("phenelzine", "Nardil", "tranylcypromine", "isocarboxazid", "selegiline", "rasagiline", "linezolid", "MAOI")

PAIRS = [
    *everywhere("orphenadrine", "adjust", "amitriptyline"),
    *everywhere("orphenadrine", "caution", *ANTICHOLINERGICS, "diphenhydramine", "lorazepam", "oxycodone", "alcohol"),
    *everywhere("cyclobenzaprine", "caution", *ANTICHOLINERGICS, *SEROTONERGICS),
    *everywhere("cyclobenzaprine-sublingual", "caution", *ANTICHOLINERGICS, *SEROTONERGICS),
    *everywhere("cyclobenzaprine", "adjust", "amitriptyline", "imipramine"),
    *everywhere("metaxalone", "caution", *SEROTONERGICS, "phenelzine"),
    *everywhere("pridinol", "avoid", *ANTICHOLINERGICS),
    *(pair for toxin in TOXINS for pair in american(toxin, "caution", *ANTICHOLINERGICS)),
    *(pair for toxin in TOXINS for pair in everywhere(toxin, "caution", *BLOCKERS, "Botox", "Dysport", "baclofen")
      if substance(toxin) != {"Botox": TOXINS[2], "Dysport": TOXINS[0]}.get(pair.typed)),
    *everywhere("nabiximols", "caution", "alcohol", "lorazepam", "diazepam", "baclofen", "oxycodone"),
    *(pair for relaxant in ("tizanidine", "baclofen", "baclofen-intrathecal")
      for pair in everywhere(relaxant, "monitor", *ANTIHYPERTENSIVES)),
    *everywhere("tizanidine", "caution", *PRESSURE, *LIVER, "baclofen"),
    *everywhere("tizanidine", "avoid", "clonidine", "guanfacine"),
    *everywhere("tizanidine", "contraindicated", "fluvoxamine", "Luvox", "ciprofloxacin", "Cipro"),
    *(Pair("tizanidine", name, "caution", "caution", "avoid") for name in QT),
    *(Pair("tizanidine", name, "avoid", "", "avoid") for name in CYP1A2),
    *everywhere("baclofen", "caution", *PRESSURE, "tizanidine"),
    *everywhere("baclofen-intrathecal", "caution", *PRESSURE),
    *everywhere("dantrolene", "caution", *LIVER),
    *american("dantrolene", "caution", "estradiol", "Premarin", "verapamil"),
    *everywhere("chlorzoxazone", "caution", *LIVER),
    *american("diazepam", "caution", *MAOIS, "clarithromycin", "esomeprazole", "omeprazole", "cimetidine", "ritonavir",
              "fluoxetine", "ketoconazole", "fluvoxamine"),
    *american("diazepam", "adjust", "itraconazole"),
    *american("diazepam", "avoid", "clozapine", "olanzapine", "carbamazepine", "quetiapine", "baclofen", "alcohol"),
    *american("carisoprodol", "caution", "omeprazole", "fluvoxamine", "St John's wort"),
    *american("carisoprodol", "avoid", "meprobamate"),
    *(pair for relaxant in ("cyclobenzaprine", "cyclobenzaprine-sublingual")
      for pair in american(relaxant, "contraindicated", *MAOIS)),
    *(pair for relaxant in ("orphenadrine", "pridinol") for pair in everywhere(relaxant, "caution", "phenelzine")),
    *american("methocarbamol", "caution", "pyridostigmine", "donepezil"),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.relaxant} with {pair.typed}")
def test_h45_a_pair_is_answered_at_least_as_strictly_as_a_source_asks(real: Catalogue, pair: Pair) -> None:
    for place, least in zip(PLACES, (pair.us, pair.gb, pair.de), strict=True):
        found = cells(real, pair.relaxant, pair.typed, place)
        if least:
            assert at_least(worst(cell.level for cell in found), least), place
        else:
            assert any(cell.reasons for cell in found), f"{place} does not even name another country's word"


SILENT = (
    ("baclofen", "levothyroxine"), ("baclofen", "amoxicillin"), ("baclofen", "albuterol"), ("baclofen", "warfarin"),
    ("tizanidine", "levothyroxine"), ("tizanidine", "metformin"), ("tizanidine", "prednisone"),
    ("diazepam", "metformin"), ("diazepam", "amoxicillin"), ("methocarbamol", "levothyroxine"),
    ("methocarbamol", "atorvastatin"), ("methocarbamol", "lisinopril"), ("cyclobenzaprine", "lisinopril"),
    ("cyclobenzaprine", "amoxicillin"), ("carisoprodol", "albuterol"), ("metaxalone", "prednisone"),
    ("metaxalone", "oxybutynin"), ("orphenadrine", "atorvastatin"), ("orphenadrine", "sertraline"),
    ("chlorzoxazone", "levothyroxine"), ("dantrolene", "metformin"), ("gabapentin", "amlodipine"),
    ("gabapentin", "warfarin"), ("nabiximols", "levothyroxine"), ("pridinol", "lorazepam"), ("eperisone", "lorazepam"),
    ("thiocolchicoside", "lorazepam"), ("tolperisone", "lorazepam"), ("onabotulinumtoxina", "zolpidem"),
    ("abobotulinumtoxina", "alcohol"), ("incobotulinumtoxina", "lorazepam"), ("incobotulinumtoxina", "phenelzine"),
    ("baclofen", "clarithromycin"), ("baclofen", "sumatriptan"), ("dantrolene", "lisinopril"),
)  # fmt: skip
"""Pairs on which no text speaks."""


@pytest.mark.parametrize(("relaxant", "typed"), SILENT)
def test_h25_a_pair_on_which_no_text_speaks_has_no_statement(real: Catalogue, relaxant: str, typed: str) -> None:
    for place in PLACES:
        (cell,) = cells(real, relaxant, typed, place)
        assert (cell.level, cell.reasons, cell.silence) == ("not_read", (), ""), place


@pytest.mark.parametrize("relaxant", NOT_SEDATING)
def test_h45_relaxants_that_no_text_calls_sedating_never_add_to_sedation(real: Catalogue, relaxant: str) -> None:
    for typed in (*SEDATIVES, *HYPNOTICS):
        assert "sedation" not in effects(cells(real, relaxant, typed, "US")), typed


@pytest.mark.parametrize("toxin", TOXINS)
def test_h45_a_botulinum_toxin_never_adds_to_sedation(real: Catalogue, toxin: str) -> None:
    for other in set(real.names) - {toxin}:
        assert "sedation" not in effects([*both(real, toxin, other, "US"), *both(real, other, toxin, "US")]), other
    for typed in OPIOIDS:
        assert "sedation" not in effects(cells(real, toxin, typed, "US")), typed


COMBINATIONS = {
    "Percocet": ("oxycodone", "paracetamol"),
    "Norco": ("hydrocodone", "paracetamol"),
    "Norgesic": ("aspirin", "caffeine", "orphenadrine"),
    "Soma Compound with Codeine": ("aspirin", "carisoprodol", "codeine"),
    "Tylenol PM": ("diphenhydramine", "paracetamol"),
    "Fioricet": ("butalbital", "caffeine", "paracetamol"),
    "NyQuil": ("dextromethorphan", "doxylamine", "paracetamol"),
    "Ultracet": ("paracetamol", "tramadol"),
}


@pytest.mark.parametrize(("typed", "ingredients"), COMBINATIONS.items())
def test_h45_a_combination_is_as_strict_as_its_worst_ingredient(
    real: Catalogue, typed: str, ingredients: tuple[str, ...]
) -> None:
    assert sorted(one.key for one in read_medicines(real, [typed]).medicines) == sorted(ingredients)
    for relaxant in real.names:
        for place in PLACES:
            each = [level(real, relaxant, name, place) for name in ingredients]
            assert level(real, relaxant, typed, place) == worst(each), f"{relaxant} in {place}"


def test_h45_both_cells_of_two_relaxants_say_the_same_of_what_they_share(real: Catalogue) -> None:
    names = list(real.names)
    for one in names:
        for other in names:
            if one < other and substance(one) != substance(other):
                for place in PLACES:
                    (here,), (there,) = both(real, one, other, place), both(real, other, one, place)
                    assert here.level == there.level, f"{one} and {other} in {place}"
                    assert effects([here]) == effects([there]), f"{one} and {other} in {place}"


def both(real: Catalogue, relaxant: str, other: str, place: str) -> list[MatrixCell]:
    forms = {relaxant: tuple(forms_of(real, relaxant))}
    rows = together(real, [relaxant], [Medicine(other, "agent", real.names[other])], forms=forms, jurisdiction=place)
    return [row.cells[relaxant] for row in rows]


def test_h45_tizanidine_and_baclofen_name_sedation_and_low_blood_pressure(real: Catalogue) -> None:
    for one, other in (("tizanidine", "baclofen"), ("baclofen", "tizanidine")):
        assert {"sedation", "hypotension"} <= effects(both(real, one, other, "US"))


def test_h45_what_the_other_label_says_is_marked_as_its_word(real: Catalogue) -> None:
    (cell,) = both(real, "baclofen", "diazepam", "US")
    (strictest,) = [one for one in cell.reasons if one.level == "avoid"]
    assert strictest.inferred.startswith("from a source on diazepam, which names CNS depressants")
    assert cell.level == "avoid"


@pytest.mark.parametrize(("age", "strict"), [(64, set()), (65, {"applies"}), (90, {"applies"}), (None, {"unknown"})])
def test_h45_the_rule_for_older_people_is_about_older_people(
    real: Catalogue, age: float | None, strict: set[str]
) -> None:
    medicines = read_medicines(real, ["oxybutynin"]).medicines
    person = Person(patient=Patient(age_y=age), medicines=medicines)
    found = reasons(real, "orphenadrine", "er_tablet", person)
    assert {one.match for one in found if one.topic == "oxybutynin" and one.level == "avoid"} == strict


def test_h45_without_an_age_the_rule_for_older_people_is_possible(real: Catalogue) -> None:
    (cell,) = cells(real, "orphenadrine", "oxybutynin", "US")
    assert cell.level == "caution"
    assert "possibly avoid" in cell.notes
    assert any("whether the person is 65 or older" in one.needs for one in cell.reasons)


def test_h45_no_class_makes_a_pair_stricter_than_any_label(real: Catalogue) -> None:
    """Memberships that were too wide once: each would return a level that no text asks for."""
    assert "antipsychotic" not in memberships(real)["lithium"]
    assert not cells(real, "methocarbamol", "lithium", "US")[0].reasons
    assert "anticholinergic" not in memberships(real)["incobotulinumtoxina"]
    for typed in ("amlodipine", "diltiazem", "nifedipine"):
        assert level(real, "dantrolene", typed, "US") == "caution"
    for typed in ("atorvastatin", "ibuprofen", "sertraline", "citalopram"):
        assert not [name for name in real.names if at_least(level(real, name, typed, "US"), "avoid")], typed


def test_h45_every_relaxant_has_its_classes_with_a_source(real: Catalogue) -> None:
    for relaxant in real.names:
        classes = memberships(real)[substance(relaxant)]
        assert class_records.own_classes(real, relaxant), relaxant
        assert all(one.citations for one in classes.values()), relaxant


def test_h45_the_record_of_every_relaxant_and_class_is_what_the_engine_returns(real: Catalogue) -> None:
    found = class_records.record(real)
    with class_records.RECORD.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    assert found == expected, "read the difference, then: python -m tests.unit.interactions.class_records"


def test_h45_members_of_the_record_belong_to_their_classes(real: Catalogue) -> None:
    for agent_class, member in class_records.MEMBERS.items():
        assert agent_class in memberships(real)[member], member
