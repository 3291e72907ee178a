"""Pairs written from the texts of labels, without a look at the tables, must be answered by the tables (hazard H45).

Each pair names the least level that its text asks for, and the text. The answer may come from a row on the medicine
itself, from a row on a class that it belongs to, or from a rule between classes of the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd
import pytest

from dashboard.data.frames import records
from dashboard.data.schema import LIST_SEPARATOR
from dashboard.data.schema.terms import substance
from dashboard.wording.levels import ORDER

Tables = dict[str, list[dict[str, str]]]


class Pair(NamedTuple):
    """A relaxant with a medicine, the least level that a text asks for, and the text."""

    relaxant: str
    medicine: str
    least: str
    said_by: str


DIAZEPAM = "Valium label of 31 October 2023, drug interactions"
TIZANIDINE = "tizanidine label of 12 March 2026, section 7"
CARISOPRODOL = "Soma label of 15 May 2023, section 7"
CYCLOBENZAPRINE = "cyclobenzaprine label of 2026, warnings and contraindications"
METAXALONE = "metaxalone label, warnings"
GABAPENTIN = "gabapentin label of 18 February 2026, sections 5.8 and 7"
OPIOIDS = "oxycodone label of 2026, sections 5 and 7"
TOXINS = "Botox label, drug interactions"

PAIRS = (
    Pair("diazepam", "phenelzine", "caution", DIAZEPAM),
    Pair("diazepam", "tranylcypromine", "caution", DIAZEPAM),
    Pair("diazepam", "clozapine", "caution", "clozapine leaflet, benzodiazepines"),
    Pair("diazepam", "olanzapine", "caution", DIAZEPAM),
    Pair("diazepam", "quetiapine", "caution", DIAZEPAM),
    Pair("diazepam", "haloperidol", "caution", DIAZEPAM),
    Pair("diazepam", "perphenazine", "caution", DIAZEPAM),
    Pair("diazepam", "sertraline", "caution", DIAZEPAM),
    Pair("diazepam", "duloxetine", "caution", DIAZEPAM),
    Pair("diazepam", "mirtazapine", "avoid", "mirtazapine label, section 7"),
    Pair("diazepam", "trazodone", "caution", DIAZEPAM),
    Pair("diazepam", "carbamazepine", "caution", DIAZEPAM),
    Pair("diazepam", "lamotrigine", "caution", DIAZEPAM),
    Pair("diazepam", "phenytoin", "caution", DIAZEPAM),
    Pair("diazepam", "diphenhydramine", "caution", DIAZEPAM),
    Pair("diazepam", "propofol", "caution", DIAZEPAM),
    Pair("diazepam", "zolpidem", "caution", DIAZEPAM),
    Pair("diazepam", "phenobarbital", "caution", DIAZEPAM),
    Pair("diazepam", "itraconazole", "adjust", "itraconazole label, table of section 7"),
    Pair("diazepam", "ritonavir", "caution", DIAZEPAM),
    Pair("diazepam", "clarithromycin", "caution", DIAZEPAM),
    Pair("diazepam", "ketoconazole", "caution", DIAZEPAM),
    Pair("diazepam", "esomeprazole", "caution", DIAZEPAM),
    Pair("diazepam", "omeprazole", "caution", DIAZEPAM),
    Pair("diazepam", "fluvoxamine", "avoid", "fluvoxamine label, section 5.9"),
    Pair("diazepam", "fluoxetine", "caution", DIAZEPAM),
    Pair("diazepam", "cimetidine", "caution", DIAZEPAM),
    Pair("diazepam", "rifampicin", "adjust", "Swiss text on diazepam, interactions"),
    Pair("diazepam", "st-johns-wort", "adjust", "Swiss text on diazepam, interactions"),
    Pair("diazepam", "aluminium-hydroxide", "studied_none", f"{DIAZEPAM}: as much is absorbed, not significant"),
    Pair("diazepam", "alcohol", "avoid", DIAZEPAM),
    Pair("diazepam", "oxycodone", "avoid", "Valium label, boxed warning"),
    Pair("diazepam", "baclofen", "avoid", "Valium label, warnings on CNS depressants"),
    Pair("diazepam", "pregabalin", "avoid", "Valium label, warnings on CNS depressants"),
    Pair("tizanidine", "fluvoxamine", "contraindicated", TIZANIDINE),
    Pair("tizanidine", "ciprofloxacin", "contraindicated", TIZANIDINE),
    Pair("tizanidine", "zileuton", "avoid", TIZANIDINE),
    Pair("tizanidine", "amiodarone", "avoid", TIZANIDINE),
    Pair("tizanidine", "verapamil", "avoid", TIZANIDINE),
    Pair("tizanidine", "famotidine", "avoid", TIZANIDINE),
    Pair("tizanidine", "aciclovir", "avoid", TIZANIDINE),
    Pair("tizanidine", "ethinylestradiol", "avoid", TIZANIDINE),
    Pair("tizanidine", "clonidine", "avoid", TIZANIDINE),
    Pair("tizanidine", "lisinopril", "monitor", TIZANIDINE),
    Pair("tizanidine", "alcohol", "caution", TIZANIDINE),
    Pair("tizanidine", "lorazepam", "caution", TIZANIDINE),
    Pair("tizanidine", "nortriptyline", "caution", TIZANIDINE),
    Pair("tizanidine", "baclofen", "caution", "tizanidine label of 12 March 2026, section 17"),
    Pair("tizanidine", "levofloxacin", "avoid", "Zanaflex label before 11/2024, other fluoroquinolones"),
    Pair("tizanidine", "moxifloxacin", "avoid", "Zanaflex label before 11/2024, other fluoroquinolones"),
    Pair("tizanidine", "ofloxacin", "avoid", "Zanaflex label before 11/2024, other fluoroquinolones"),
    Pair("tizanidine", "norfloxacin", "avoid", "Swiss text on Sirdalud, interactions"),
    Pair("tizanidine", "vemurafenib", "avoid", "Zelboraf label, section 7.2"),
    Pair("tizanidine", "tobacco", "monitor", "Backman 2008, abstract"),
    Pair("tizanidine", "quetiapine", "caution", "olanzapine and oxycodone labels, on antipsychotics"),
    Pair("tizanidine", "sotalol", "avoid", "German text on Sirdalud, QTc"),
    Pair("carisoprodol", "meprobamate", "avoid", CARISOPRODOL),
    Pair("carisoprodol", "omeprazole", "caution", CARISOPRODOL),
    Pair("carisoprodol", "st-johns-wort", "caution", CARISOPRODOL),
    Pair("carisoprodol", "alprazolam", "caution", CARISOPRODOL),
    Pair("carisoprodol", "hydroxyzine", "caution", "FDA 2019, antihistamines among CNS depressants"),
    Pair("carisoprodol", "zolpidem", "adjust", "zolpidem label, section 5.2"),
    Pair("carisoprodol", "hydrocodone", "avoid", OPIOIDS),
    Pair("cyclobenzaprine", "selegiline", "contraindicated", CYCLOBENZAPRINE),
    Pair("cyclobenzaprine", "linezolid", "contraindicated", CYCLOBENZAPRINE),
    Pair("cyclobenzaprine", "bupropion", "caution", CYCLOBENZAPRINE),
    Pair("cyclobenzaprine", "sumatriptan", "caution", "metaxalone and citalopram labels, triptans"),
    Pair("cyclobenzaprine", "oxybutynin", "caution", "cyclobenzaprine label, precautions, anticholinergic medication"),
    Pair("cyclobenzaprine", "clozapine", "avoid", "clozapine label, section 7"),
    Pair("cyclobenzaprine", "mirtazapine", "caution", "mirtazapine label, section 5.7"),
    Pair("cyclobenzaprine-sublingual", "phenelzine", "contraindicated", "Tonmya highlights, section 4"),
    Pair("cyclobenzaprine-sublingual", "zopiclone", "caution", CYCLOBENZAPRINE),
    Pair("metaxalone", "ondansetron", "caution", METAXALONE),
    Pair("metaxalone", "linezolid", "caution", METAXALONE),
    Pair("metaxalone", "fentanyl", "avoid", OPIOIDS),
    Pair("metaxalone", "buspirone", "caution", "citalopram label, section 5.3"),
    Pair("methocarbamol", "pyridostigmine", "caution", "methocarbamol label, drug interactions"),
    Pair("methocarbamol", "quetiapine", "caution", "olanzapine and oxycodone labels, on antipsychotics"),
    Pair("methocarbamol", "diphenhydramine", "caution", "FDA 2019, antihistamines among CNS depressants"),
    Pair("methocarbamol", "tramadol", "avoid", OPIOIDS),
    Pair("chlorzoxazone", "alcohol", "caution", "chlorzoxazone label, warnings"),
    Pair("chlorzoxazone", "pregabalin", "caution", "pregabalin label, section 5.4"),
    Pair("chlorzoxazone", "methotrexate", "caution", "leflunomide label, other drugs that harm the liver"),
    Pair("orphenadrine", "oxybutynin", "caution", "tolterodine label, section 7.6"),
    Pair("orphenadrine", "amitriptyline", "adjust", "amitriptyline label, drug interactions"),
    Pair("orphenadrine", "clonazepam", "caution", OPIOIDS),
    Pair("orphenadrine", "morphine", "avoid", OPIOIDS),
    Pair("dantrolene", "estradiol", "caution", "dantrolene label, drug interactions"),
    Pair("dantrolene", "diltiazem", "avoid", "dantrolene label, drug interactions"),
    Pair("dantrolene", "valproic-acid", "caution", "dantrolene label, boxed warning"),
    Pair("dantrolene", "quetiapine", "caution", "dantrolene label, tranquilizing agents"),
    Pair("baclofen", "mirtazapine", "caution", "baclofen label of 13 March 2026, CNS depressants"),
    Pair("baclofen", "quetiapine", "caution", "olanzapine and oxycodone labels, on antipsychotics"),
    Pair("baclofen", "tamsulosin", "caution", "alfuzosin and prazosin labels, blood pressure"),
    Pair("baclofen-intrathecal", "alcohol", "caution", "Gablofen label, section 5.10"),
    Pair("baclofen-intrathecal", "hydromorphone", "avoid", OPIOIDS),
    Pair("gabapentin", "buprenorphine", "avoid", "Beers Criteria 2023, table 5"),
    Pair("gabapentin", "magnesium-hydroxide", "adjust", GABAPENTIN),
    Pair("gabapentin", "chlorphenamine", "caution", "FDA 2019, antihistamines among CNS depressants"),
    Pair("nabiximols", "alcohol", "caution", "Australian Prescriber on nabiximols"),
    Pair("nabiximols", "temazepam", "caution", "Académie de médecine 2014"),
    Pair("nabiximols", "baclofen", "caution", "case report in Daru"),
    Pair("nabiximols", "oxycodone", "caution", "Australian Prescriber on nabiximols"),
    Pair("onabotulinumtoxina", "gentamicin", "caution", TOXINS),
    Pair("onabotulinumtoxina", "rocuronium", "caution", TOXINS),
    Pair("onabotulinumtoxina", "incobotulinumtoxina", "caution", TOXINS),
    Pair("abobotulinumtoxina", "amikacin", "caution", "Dysport safety information"),
    Pair("abobotulinumtoxina", "vecuronium", "caution", "Dysport safety information"),
    Pair("abobotulinumtoxina", "baclofen", "caution", "Dysport safety information"),
    Pair("abobotulinumtoxina", "trihexyphenidyl", "caution", "Dysport safety information"),
    Pair("incobotulinumtoxina", "tobramycin", "avoid", "Swiss text on inhaled tobramycin"),
    Pair("incobotulinumtoxina", "suxamethonium", "caution", "Swiss text on Xeomin, interactions"),
    Pair("incobotulinumtoxina", "tizanidine", "caution", TOXINS),
)

SILENT = (
    ("onabotulinumtoxina", "zolpidem"),
    ("abobotulinumtoxina", "alcohol"),
    ("tolperisone", "lorazepam"),
    ("gabapentin", "amlodipine"),
)
"""Pairs on which no text speaks: a toxin does not sedate, and the texts on tolperisone found no drowsiness."""


@pytest.fixture(scope="session")
def tables(raw_once: dict[str, pd.DataFrame]) -> Tables:
    """The rows of the tables that these pairs are about, as text."""
    return {name: records(raw_once[name]) for name in ("agents", "interactions", "class_rules")}


def classes_of(tables: Tables, agent: str) -> dict[str, str]:
    """Return the classes of an agent with its strength in each."""
    return {row["class"]: row["strength"] for row in tables["agents"] if row["agent"] == agent}


def meets(row: dict[str, str], agent: str, classes: dict[str, str]) -> bool:
    """Whether a row of interactions.csv is about an agent, by name or by a class of it."""
    if row["agent_kind"] == "agent":
        return row["agent"] == agent
    if row["agent"] not in classes:
        return False
    wanted = row["strength"].split(LIST_SEPARATOR) if row["strength"] else []
    return not wanted or classes[row["agent"]] in wanted


def answers(tables: Tables, relaxant: str, medicine: str) -> Iterable[str]:
    """Return the levels that the tables give for a pair: its rows, then rules between classes in either direction."""
    classes = classes_of(tables, medicine)
    for row in tables["interactions"]:
        if row["relaxant"] == relaxant and meets(row, medicine, classes):
            yield row["level"]
    own = classes_of(tables, substance(relaxant))
    for row in tables["class_rules"]:
        one, other = row["class"], row["with_class"]
        if (one in own and other in classes) or (other in own and one in classes):
            yield row["level"]


def worst(levels: Iterable[str]) -> str:
    """Return the strictest of some levels, or the word for none."""
    return min(levels, key=lambda level: ORDER[level], default="not_read")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.relaxant} with {pair.medicine}")
def test_h45_a_pair_that_a_text_names_is_answered_at_least_as_strictly(tables: Tables, pair: Pair) -> None:
    known = worst(answers(tables, pair.relaxant, pair.medicine))
    assert ORDER[known] <= ORDER[pair.least], f"{pair.said_by} asks for {pair.least}; the tables say {known}"


@pytest.mark.parametrize(("relaxant", "medicine"), SILENT)
def test_h45_nothing_is_said_where_no_text_speaks(tables: Tables, relaxant: str, medicine: str) -> None:
    assert not list(answers(tables, relaxant, medicine))


def test_h45_a_pair_without_its_rows_is_noticed(tables: Tables) -> None:
    """The list above can fail: without the rows on MAO inhibitors diazepam and phenelzine are unanswered."""
    without = tables | {"interactions": [row for row in tables["interactions"] if row["agent"] != "maoi"]}
    assert not list(answers(without, "diazepam", "phenelzine"))


SEDATING = (
    "baclofen", "tizanidine", "dantrolene", "diazepam", "cyclobenzaprine", "methocarbamol", "carisoprodol",
    "metaxalone", "chlorzoxazone", "orphenadrine", "gabapentin", "nabiximols",
)  # fmt: skip
NOT_SEDATING = ("onabotulinumtoxina", "abobotulinumtoxina", "incobotulinumtoxina", "tolperisone")


def test_h45_relaxants_are_cns_depressants_where_a_text_says_so(tables: Tables) -> None:
    confirmed = {row["agent"] for row in tables["agents"] if row["class"] == "cns_depressant" and row["checked"]}
    assert set(SEDATING) <= confirmed
    assert not confirmed & set(NOT_SEDATING)


def test_h45_the_rules_cover_every_additive_effect(tables: Tables) -> None:
    covered = {row["additive"] for row in tables["class_rules"]}
    assert covered == {"sedation", "anticholinergic", "hypotension", "serotonin", "qt", "liver", "weakness"}


def test_h27_every_contraindicated_mao_inhibitor_names_its_14_days(tables: Tables) -> None:
    found = [row for row in tables["interactions"] if row["agent"] == "maoi" and row["level"] == "contraindicated"]
    assert {row["relaxant"] for row in found} == {"cyclobenzaprine", "cyclobenzaprine-sublingual"}
    assert {row["washout_days"] for row in found} == {"14"}
