"""Names of medicines and their classes: every name leads to the right agents, and every agent has all its classes."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import AgentClassRow, AgentNameRow, ClassNameRow
from dashboard.data.schema import items

LISTS = Path(__file__).parents[1] / "lists"

ASKED = {
    "Aceon",  # perindopril in the US, tramadol in the UK
    "AZT",  # zidovudine, taken for azathioprine before
    "Benadryl",  # diphenhydramine in the US, acrivastine or cetirizine in the UK
    "Bicillin",  # benzathine penicillin in the US, procaine penicillin in the UK
    "Biorphen",  # phenylephrine in the US, orphenadrine in the UK
    "Dulcolax",  # bisacodyl; sodium picosulfate as Dulcolax Pico in the UK
    "Dramamine",  # two products of one name
    "Gaviscon",  # alginate in the UK, an antacid in the US
    "Lemsip",  # several products of one name
    "pred",  # prednisolone in the UK, prednisone in the US
    "MS",  # morphine sulfate or magnesium sulfate, an abbreviation known for mix-ups
    "Robitussin",  # several products of one name
    "Sominex",  # diphenhydramine in the US, promethazine in the UK
    "T3",  # the hormone, or Tylenol number 3
    "Unisom",  # two products of one name
    "Urex",  # methenamine in the US, furosemide in Australia
    "Uriben",  # methenamine with methylene blue and hyoscyamine in the US, nalidixic acid in the UK
    "Zantac",  # ranitidine until 2020, famotidine since
}
"""Names that mean different medicines, by country or product: the tool asks which is meant."""

COMBINATIONS = {
    "Percocet": "oxycodone; paracetamol",
    "Vicodin": "hydrocodone; paracetamol",
    "Fioricet": "butalbital; caffeine; paracetamol",
    "Soma Compound with Codeine": "aspirin; carisoprodol; codeine",
    "co-codamol": "codeine; paracetamol",
    "co-amoxiclav": "amoxicillin; clavulanic-acid",
    "Sinemet": "carbidopa; levodopa",
    "Madopar": "benserazide; levodopa",
    "Suboxone": "buprenorphine; naloxone",
    "Microgynon": "ethinylestradiol; levonorgestrel",
    "Yasmin": "drospirenone; ethinylestradiol",
    "Kaletra": "lopinavir; ritonavir",
    "Paxlovid": "nirmatrelvir; ritonavir",
    "Rifinah": "isoniazid; rifampicin",
    "Entresto": "sacubitril; valsartan",
    "Bactrim": "sulfamethoxazole; trimethoprim",
    "Uro-MP": "hyoscyamine; methenamine; methylthioninium-chloride; phenyl-salicylate; sodium-phosphate",
    "Triptafen": "amitriptyline; perphenazine",
    "Symbyax": "fluoxetine; olanzapine",
    "Migraleve": "buclizine; codeine; paracetamol",
    "Fostair": "beclometasone; formoterol",
}

CLASSES = {
    "mirtazapine": "cns_depressant antidepressant_other serotonergic",
    "trazodone": "cns_depressant antidepressant_other qt_prolonging serotonergic",
    "amitriptyline": "tca anticholinergic cns_depressant qt_prolonging",
    "nortriptyline": "tca anticholinergic cns_depressant",
    "imipramine": "tca anticholinergic cns_depressant qt_prolonging",
    "clomipramine": "tca anticholinergic serotonergic",
    "doxepin": "tca anticholinergic cns_depressant",
    "dosulepin": "tca anticholinergic cns_depressant",
    "lofepramine": "tca anticholinergic",
    "trimipramine": "tca anticholinergic cns_depressant",
    "mianserin": "cns_depressant antidepressant_other",
    "fluoxetine": "ssri cyp2d6_inhibitor cyp2c19_inhibitor serotonergic",
    "fluvoxamine": "ssri cyp1a2_inhibitor cyp2c19_inhibitor",
    "sertraline": "ssri serotonergic",
    "citalopram": "ssri qt_prolonging",
    "escitalopram": "ssri qt_prolonging",
    "paroxetine": "ssri anticholinergic cyp2d6_inhibitor",
    "venlafaxine": "snri serotonergic",
    "duloxetine": "snri cyp2d6_inhibitor serotonergic",
    "desvenlafaxine": "snri",
    "vortioxetine": "antidepressant_other serotonergic",
    "bupropion": "antidepressant_other cyp2d6_inhibitor",
    "moclobemide": "maoi serotonergic",
    "phenelzine": "maoi serotonergic",
    "tranylcypromine": "maoi serotonergic",
    "selegiline": "maoi dopaminergic serotonergic",
    "rasagiline": "maoi dopaminergic",
    "linezolid": "maoi serotonergic",
    "methylthioninium-chloride": "maoi serotonergic",
    "quetiapine": "antipsychotic cns_depressant qt_prolonging anticholinergic",
    "olanzapine": "antipsychotic cns_depressant anticholinergic",
    "clozapine": "antipsychotic cns_depressant anticholinergic qt_prolonging",
    "risperidone": "antipsychotic cns_depressant qt_prolonging",
    "haloperidol": "antipsychotic cns_depressant qt_prolonging",
    "chlorpromazine": "antipsychotic phenothiazine cns_depressant anticholinergic qt_prolonging",
    "trifluoperazine": "antipsychotic phenothiazine anticholinergic",
    "prochlorperazine": "antipsychotic phenothiazine qt_prolonging",
    "levomepromazine": "antipsychotic phenothiazine cns_depressant anticholinergic",
    "aripiprazole": "antipsychotic",
    "ziprasidone": "antipsychotic qt_prolonging",
    "amisulpride": "antipsychotic qt_prolonging",
    "pimozide": "antipsychotic qt_prolonging",
    "promethazine": "antihistamine_sedating phenothiazine cns_depressant anticholinergic",
    "chlorphenamine": "antihistamine_sedating cns_depressant anticholinergic",
    "diphenhydramine": "antihistamine_sedating cns_depressant anticholinergic",
    "hydroxyzine": "antihistamine_sedating cns_depressant anticholinergic qt_prolonging",
    "cyclizine": "antihistamine_sedating cns_depressant",
    "doxylamine": "antihistamine_sedating cns_depressant anticholinergic",
    "alimemazine": "antihistamine_sedating phenothiazine cns_depressant",
    "cyproheptadine": "antihistamine_sedating anticholinergic cns_depressant",
    "ketotifen": "antihistamine_sedating cns_depressant",
    "loratadine": "antihistamine_nonsedating",
    "fexofenadine": "antihistamine_nonsedating",
    "codeine": "opioid cns_depressant",
    "morphine": "opioid cns_depressant",
    "oxycodone": "opioid cns_depressant",
    "hydrocodone": "opioid cns_depressant",
    "tramadol": "opioid cns_depressant serotonergic",
    "tapentadol": "opioid cns_depressant serotonergic",
    "fentanyl": "opioid cns_depressant serotonergic",
    "methadone": "opioid cns_depressant qt_prolonging",
    "buprenorphine": "opioid cns_depressant",
    "diamorphine": "opioid cns_depressant",
    "dihydrocodeine": "opioid cns_depressant",
    "pethidine": "opioid cns_depressant serotonergic",
    "hydromorphone": "opioid cns_depressant",
    "gabapentin": "gabapentinoid antiepileptic",
    "pregabalin": "gabapentinoid antiepileptic cns_depressant",
    "carbamazepine": "antiepileptic cyp3a4_inducer cns_depressant",
    "phenytoin": "antiepileptic cyp3a4_inducer cyp1a2_inducer",
    "phenobarbital": "antiepileptic barbiturate cns_depressant cyp3a4_inducer",
    "primidone": "antiepileptic barbiturate cns_depressant",
    "valproic-acid": "antiepileptic hepatotoxic",
    "lamotrigine": "antiepileptic",
    "levetiracetam": "antiepileptic cns_depressant",
    "topiramate": "antiepileptic cns_depressant",
    "zonisamide": "antiepileptic cns_depressant",
    "clobazam": "benzodiazepine cns_depressant",
    "clonazepam": "benzodiazepine antiepileptic cns_depressant",
    "lorazepam": "benzodiazepine cns_depressant",
    "lormetazepam": "benzodiazepine cns_depressant",
    "bromazepam": "benzodiazepine cns_depressant",
    "temazepam": "benzodiazepine cns_depressant",
    "nitrazepam": "benzodiazepine cns_depressant",
    "midazolam": "benzodiazepine cns_depressant",
    "alprazolam": "benzodiazepine cns_depressant",
    "zopiclone": "sedative_hypnotic cns_depressant",
    "zolpidem": "sedative_hypnotic cns_depressant",
    "melatonin": "sedative_hypnotic cns_depressant",
    "daridorexant": "sedative_hypnotic cns_depressant",
    "valerian": "sedative_hypnotic cns_depressant",
    "kava": "cns_depressant hepatotoxic",
    "cannabidiol": "antiepileptic cns_depressant",
    "buspirone": "cns_depressant serotonergic",
    "sodium-oxybate": "general_anaesthetic cns_depressant",
    "oxybutynin": "anticholinergic",
    "tolterodine": "anticholinergic",
    "solifenacin": "anticholinergic qt_prolonging",
    "darifenacin": "anticholinergic",
    "fesoterodine": "anticholinergic",
    "trospium": "anticholinergic",
    "procyclidine": "anticholinergic",
    "trihexyphenidyl": "anticholinergic",
    "benzatropine": "anticholinergic",
    "hyoscine-butylbromide": "anticholinergic",
    "scopolamine": "anticholinergic",
    "glycopyrronium": "anticholinergic",
    "dicycloverine": "anticholinergic",
    "propantheline": "anticholinergic",
    "atropine": "anticholinergic",
    "tiotropium": "anticholinergic",
    "amantadine": "anticholinergic dopaminergic",
    "tamsulosin": "alpha_blocker",
    "alfuzosin": "alpha_blocker",
    "doxazosin": "alpha_blocker antihypertensive",
    "terazosin": "alpha_blocker",
    "prazosin": "alpha_blocker antihypertensive",
    "clonidine": "alpha2_agonist antihypertensive",
    "guanfacine": "alpha2_agonist antihypertensive",
    "methyldopa": "alpha2_agonist antihypertensive",
    "moxonidine": "antihypertensive alpha2_agonist",
    "bisoprolol": "beta_blocker antihypertensive",
    "propranolol": "beta_blocker antihypertensive",
    "ramipril": "ace_inhibitor antihypertensive",
    "lisinopril": "ace_inhibitor antihypertensive",
    "losartan": "angiotensin_receptor_blocker antihypertensive",
    "candesartan": "angiotensin_receptor_blocker antihypertensive",
    "amlodipine": "calcium_channel_blocker antihypertensive",
    "verapamil": "calcium_channel_blocker antihypertensive cyp1a2_inhibitor cyp3a4_inhibitor",
    "diltiazem": "calcium_channel_blocker antihypertensive cyp3a4_inhibitor",
    "furosemide": "diuretic antihypertensive",
    "bendroflumethiazide": "diuretic antihypertensive",
    "spironolactone": "diuretic antihypertensive",
    "isosorbide-mononitrate": "nitrate",
    "sildenafil": "pde5_inhibitor",
    "amiodarone": "qt_prolonging",
    "sotalol": "qt_prolonging beta_blocker",
    "ciprofloxacin": "fluoroquinolone cyp1a2_inhibitor qt_prolonging",
    "levofloxacin": "fluoroquinolone cyp1a2_inhibitor qt_prolonging",
    "moxifloxacin": "fluoroquinolone cyp1a2_inhibitor qt_prolonging",
    "ofloxacin": "fluoroquinolone cyp1a2_inhibitor qt_prolonging",
    "clarithromycin": "macrolide cyp3a4_inhibitor qt_prolonging",
    "erythromycin": "macrolide cyp3a4_inhibitor qt_prolonging",
    "azithromycin": "macrolide qt_prolonging",
    "fluconazole": "cyp2c19_inhibitor cyp3a4_inhibitor qt_prolonging",
    "itraconazole": "cyp3a4_inhibitor",
    "ketoconazole": "cyp3a4_inhibitor qt_prolonging",
    "rifampicin": "cyp3a4_inducer cyp1a2_inducer cyp2c19_inducer",
    "cimetidine": "cyp1a2_inhibitor",
    "famotidine": "cyp1a2_inhibitor",
    "omeprazole": "proton_pump_inhibitor cyp2c19_inhibitor",
    "esomeprazole": "proton_pump_inhibitor cyp2c19_inhibitor",
    "mexiletine": "cyp1a2_inhibitor",
    "aciclovir": "cyp1a2_inhibitor",
    "st-johns-wort": "cyp3a4_inducer serotonergic",
    "ethinylestradiol": "oestrogen oral_contraceptive cyp1a2_inhibitor",
    "norethisterone": "progestogen oral_contraceptive",
    "desogestrel": "progestogen oral_contraceptive",
    "drospirenone": "progestogen oral_contraceptive",
    "norgestimate": "progestogen oral_contraceptive",
    "estradiol": "oestrogen",
    "conjugated-estrogens": "oestrogen",
    "ondansetron": "qt_prolonging serotonergic",
    "domperidone": "qt_prolonging",
    "metoclopramide": "qt_prolonging",
    "sumatriptan": "triptan serotonergic",
    "dextromethorphan": "serotonergic",
    "gentamicin": "aminoglycoside",
    "donepezil": "cholinesterase_inhibitor",
    "pyridostigmine": "cholinesterase_inhibitor",
    "insulin": "antidiabetic",
    "metformin": "antidiabetic",
    "levodopa": "dopaminergic",
    "warfarin": "oral_anticoagulant",
    "apixaban": "oral_anticoagulant",
    "ibuprofen": "nsaid",
    "naproxen": "nsaid",
    "methotrexate": "hepatotoxic",
    "paracetamol": "hepatotoxic",
}
"""Drugs that matter for additive effects and enzymes, with classes that each must have; written without the table."""


def names_of(catalogue: Catalogue) -> dict[str, set[tuple[str, ...]]]:
    """Return the agents of each name, in lower case, as they stand in the table."""
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in catalogue.every(AgentNameRow):
        found[row.name.lower()].add(row.agent)
    return dict(found)


def classes_of(catalogue: Catalogue) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in catalogue.every(AgentClassRow):
        found[row.agent].add(row.class_)
    return dict(found)


def test_every_name_leads_to_agents_that_exist(real: Catalogue) -> None:
    known = set(classes_of(real))
    assert not {(row.name, row.agent) for row in real.every(AgentNameRow) if not set(row.agent) <= known}


def test_no_two_agents_share_a_name_unless_the_tool_shall_ask(real: Catalogue) -> None:
    shared = {name for name, agents in names_of(real).items() if len(agents) > 1}
    assert shared == {name.lower() for name in ASKED}


def test_the_name_of_an_agent_means_nothing_else(real: Catalogue) -> None:
    named = names_of(real)
    generic = [row for row in real.every(AgentNameRow) if row.kind == "generic"]
    assert not {row.name for row in generic if named[row.name.lower()] != {row.agent}}


def test_a_combination_lists_different_ingredients_in_order(real: Catalogue) -> None:
    assert not [row.name for row in real.every(AgentNameRow) if list(row.agent) != sorted(set(row.agent))]


@pytest.mark.parametrize(("name", "agents"), COMBINATIONS.items())
def test_h25_a_combination_names_every_ingredient(real: Catalogue, name: str, agents: str) -> None:
    assert names_of(real)[name.lower()] == {tuple(items(agents))}


def test_every_agent_has_one_generic_name_and_a_class(real: Catalogue) -> None:
    generic = [row.agent for row in real.every(AgentNameRow) if row.kind == "generic"]
    assert sorted(generic) == sorted((agent,) for agent in classes_of(real))


def test_an_agent_of_a_class_is_not_called_other(real: Catalogue) -> None:
    assert not {
        agent for agent, found in classes_of(real).items() if "other" in found and found - {"other", "beers_cns_active"}
    }


def test_enough_drugs_are_written_down() -> None:
    assert len(CLASSES) >= 120


@pytest.mark.parametrize(("agent", "expected"), CLASSES.items())
def test_a_drug_carries_all_its_classes(real: Catalogue, agent: str, expected: str) -> None:
    assert set(expected.split()) <= classes_of(real)[agent]


def test_a_name_of_a_class_is_no_name_of_a_medicine(real: Catalogue) -> None:
    class_names = {row.name.lower() for row in real.every(ClassNameRow)}
    assert not class_names & set(names_of(real))


@pytest.mark.parametrize("name", sorted(path.name for path in LISTS.glob("*.csv")))
def test_the_lists_expect_agents_that_exist(real: Catalogue, name: str) -> None:
    known = set(classes_of(real))
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 200
    assert not {row["text"] for row in rows if not set(items(row["agents"])) <= known}


@pytest.mark.parametrize(("name", "least"), [("us_top_200.csv", 0.97), ("uk_top_200.csv", 0.95)])
def test_the_names_of_the_lists_are_in_the_table(real: Catalogue, name: str, least: float) -> None:
    """Names as they are; how salts, strengths and slashes are read is tested with the reader."""
    named = names_of(real)
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        single = [row for row in csv.DictReader(file) if ";" not in row["agents"] and " " not in row["text"]]
    found = [row for row in single if tuple(items(row["agents"])) in named.get(row["text"].lower(), set())]
    assert len(found) >= least * len(single)
    wrong = [row["text"] for row in single if row["text"].lower() in named and row not in found]
    assert not wrong
