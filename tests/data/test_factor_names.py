"""The words that clinicians type for a patient factor: each leads to the right factor, to a question, or to none."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict

import pytest

from dashboard.data.catalogue import DATA_DIRECTORY
from dashboard.data.schema.terms import FACTORS_CORE, FACTORS_OTHER

FACTORS = FACTORS_CORE | FACTORS_OTHER

ASKS = {
    "alcohol, substance_use_disorder": (
        "alcohol abuse, alcohol dependence, alcohol misuse, alcohol use disorder, alcoholic, alcoholism, AUD, "
        "heavy drinking"
    ),
    "autonomic_dysreflexia, dementia_delirium": "AD",
    "bleeding_risk, peptic_ulcer": "GI bleed",
    "brain_injury_recent, stroke": "ABI, acquired brain injury",
    "conduction_block, heart_rhythm": "pacemaker",
    "conduction_block, hepatic_impairment": "CHB",
    "coronary_disease, heart_failure, heart_rhythm": "cardiac disease, cardiovascular disease, heart disease",
    "coronary_disease, heart_failure, heart_rhythm, stroke": "CVD",
    "coronary_disease, recent_mi": "ACS, acute coronary syndrome",
    "cross_allergy, hypersensitivity": (
        "allergic, allergy, anaphylaxis, aspirin allergy, drug allergy, eperisone allergy"
    ),
    "dementia_delirium, psychiatric_disorder": "confused, confusion",
    "diabetes, pregnancy": "GDM, gestational diabetes",
    "dialysis, parkinson_disease, psychiatric_disorder": "PD",
    "dialysis, renal_impairment": "ESKD, ESRD, ESRF, end-stage renal disease",
    "frailty_falls, older_adult": "frail elderly",
    "heart_failure, respiratory_disease": "cor pulmonale",
    "heart_rhythm, hypotension": "POTS",
    "heart_rhythm, qt_prolongation": "TdP, torsades, torsades de pointes",
    "infection, respiratory_disease": "chest infection, pneumonia",
    "lactose_intolerance, milk_protein_allergy": "milk intolerance",
    "myasthenia_gravis, neuromuscular_disease": "Lambert-Eaton, Lambert-Eaton syndrome, LEMS, myasthenic syndrome",
    "psychiatric_disorder, respiratory_disease": "BPD",
    "renal_impairment, respiratory_disease": "ARF",
}
"""Names with more than one meaning, by the factors that the tool must ask about; every other name has one."""

ONE = {
    "renal_impairment": "CKD, renal, kidney disease, AKI, renal failure, nephropathy, low eGFR, chronic renal failure",
    "hepatic_impairment": (
        "cirrhosis, hepatitis, hep C, liver disease, NAFLD, MASLD, Child-Pugh, child pugh c, deranged LFTs, DILI, "
        "hepatic failure, fatty liver, oesophageal varices"
    ),
    "older_adult": "elderly, geriatric, over 65, older people",
    "children": "paediatric, pediatric, infant, neonate, teenager, toddler, adolescent",
    "pregnancy": "pregnant, antenatal, prenatal, first trimester",
    "breastfeeding": "lactation, nursing, breast feeding, breast-feeding, lactating",
    "reproductive_potential": "trying to conceive, childbearing, TTC, infertility, contraception, WOCBP",
    "hypersensitivity": "tizanidine allergy, hypersensitivity, Botox allergy",
    "cross_allergy": "lidocaine allergy, lignocaine allergy, meprobamate allergy, penicillin allergy, sulfa allergy",
    "seizure_disorder": "epilepsy, fits, seizures, status epilepticus, Lennox-Gastaut, grand mal, febrile convulsions",
    "heart_rhythm": (
        "AF, A-fib, atrial fibrillation, atrial flutter, arrhythmia, SVT, VT, WPW, Brugada, bradycardia, "
        "sick sinus syndrome"
    ),
    "heart_failure": "CHF, CCF, HFrEF, HFpEF, LVF, heart failure, cardiomyopathy, congestive cardiac failure",
    "hypotension": "hypotension, low BP, orthostatic hypotension, postural drop, syncope, fainting",
    "glaucoma": "narrow angle, narrow-angle glaucoma, closed angle, ACG, POAG, open angle, raised IOP, high IOP",
    "urinary_retention": (
        "BPH, prostate, enlarged prostate, LUTS, prostatism, urinary hesitancy, AUR, BOO, neurogenic bladder"
    ),
    "psychiatric_disorder": (
        "bipolar, MDD, OCD, schizophrenia, psychosis, PTSD, depression, anxiety, EUPD, hallucinations, panic disorder"
    ),
    "substance_use_disorder": "IVDU, drug misuse, opioid use disorder, OUD, SUD, addiction, heroin, cocaine",
    "respiratory_disease": (
        "COPD, asthma, emphysema, respiratory failure, bronchiectasis, ILD, cystic fibrosis, pulmonary fibrosis, LTOT"
    ),
    "myasthenia_gravis": "MG, myasthenia, ocular myasthenia, myasthenia gravis",
    "frailty_falls": "frail, falls, recurrent falls, hip fracture, unsteady",
    "driving": "HGV, driver, lorry driver, pilot, machinery, forklift",
    "alcohol": "alcohol, EtOH, drinker, binge drinking",
    "abrupt_stop": "cold turkey, abrupt withdrawal, withdrawal, tapering",
    "conduction_block": "LBBB, RBBB, AV block, bundle branch block, heart block, Mobitz, Wenckebach",
    "recent_mi": "MI, heart attack, infarction, STEMI, NSTEMI, myocardial infarction",
    "coronary_disease": "IHD, CAD, angina, old MI, previous MI, CABG, PCI, coronary stent, unstable angina",
    "hypertension": "HTN, hypertension, high BP, raised blood pressure",
    "qt_prolongation": "long QT, LQTS, QTc, prolonged QT",
    "stroke": "TIA, CVA, cerebral infarction, SAH, ICH, ischaemic stroke, haemorrhagic stroke, ischemic stroke",
    "brain_injury_recent": "TBI, head injury, concussion, traumatic brain injury",
    "autonomic_dysreflexia": "autonomic hyperreflexia, SCI above T6, dysreflexia",
    "dementia_delirium": "Alzheimer's, Alzheimers disease, dementia, DLB, MCI, delirium, cognitive impairment",
    "parkinson_disease": "Parkinson, Parkinson's, parkinsons disease, parkinsonism",
    "neuromuscular_disease": (
        "ALS, MND, motor neurone disease, muscular dystrophy, CIDP, Guillain-Barré, guillain barre, "
        "Charcot-Marie-Tooth, myopathy"
    ),
    "tone_needed_for_function": "uses spasticity to walk, functional spasticity, spasticity needed to walk",
    "swallowing_difficulty": "dysphagia, aspiration risk, unsafe swallow",
    "suicide_risk": "suicidal, suicidal ideation, self harm, suicide attempt",
    "sleep_apnea": "OSA, sleep apnoea, sleep apnea, CPAP",
    "porphyria": "AIP, acute intermittent porphyria",
    "hyperthyroidism": "hyperthyroid, thyrotoxicosis, Graves, graves disease, toxic goitre, toxic goiter",
    "diabetes": "T2DM, type 1 diabetes, diabetic, DM",
    "peptic_ulcer": "PUD, duodenal ulcer, stomach ulcer, gastric ulcer",
    "gi_obstruction": "achalasia, ileus, paralytic ileus, bowel obstruction, pyloric stenosis, megacolon, SBO",
    "hemolytic_anemia": "G6PD, G6PD deficiency, favism, haemolytic anaemia, hemolytic anemia, sickle cell",
    "bleeding_risk": "haemophilia, hemophilia, von Willebrand disease, thrombocytopenia, ITP, coagulopathy",
    "infection": "UTI, sepsis, cellulitis, influenza, chickenpox, COVID-19",
    "sulfite_allergy": "sulphite allergy, sulfite allergy, metabisulphite allergy",
    "lactose_intolerance": "lactose, lactase deficiency, galactosaemia",
    "soya_peanut_allergy": "peanut allergy, soy allergy, soya",
    "milk_protein_allergy": "CMPA, cow's milk allergy, milk allergy",
    "cyp2c19_poor_metaboliser": "CYP2C19, CYP2C19 poor metabolizer",
    "smoking": "smoker, cigarettes, tobacco",
    "surgery_anaesthesia": "surgery, pre-op, anesthesia, anaesthesia, general anaesthetic",
    "dialysis": "haemodialysis, hemodialysis, peritoneal dialysis, CAPD, RRT",
    "poor_adherence": "non-compliance, noncompliance, non adherence",
}
"""Words written down from clinical practice, not from the table, by the only factor that they may lead to."""

NONE = (
    "gout, migraine, HIV, coeliac, coeliac disease, celiac disease, hypothyroidism, hypothyroid, thyroid, "
    "pulmonary hypertension, PAH, intracranial hypertension, IIH, diabetes insipidus, overactive bladder, OAB, "
    "constipation, GORD, GERD, irritable bowel syndrome, psoriasis, eczema, rheumatoid arthritis, lupus, osteoporosis, "
    "insomnia, cataract, vaping, ex-smoker, hay fever, latex allergy, egg allergy, kidney stones, gallstones, "
    "Gilbert's syndrome, DVT, thrombophilia, pressure ulcer, leg ulcer, breast cancer, obesity, ADHD, autism, "
    "non-epileptic seizures, mg/day, 65, Huntington's disease, multiple sclerosis, cold"
)
"""Conditions that no rule in the tables is about, and words that look like a factor but are none."""


def folded(name: str) -> str:
    """Fold case, accents, apostrophes, hyphens and other punctuation, as a search box does."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub("['\u2019]", "", plain)).split())


def table() -> list[tuple[str, str]]:
    with (DATA_DIRECTORY / "factor_names.csv").open(encoding="utf-8", newline="") as file:
        return [(row["name"], row["factor"]) for row in csv.DictReader(file)]


def meanings() -> dict[str, set[str]]:
    """Return the factors of each name of the table and of each label, by the folded name."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, factor in [*table(), *((words, factor) for factor, words in FACTORS.items())]:
        found[folded(name)].add(factor)
    return found


def words(cell: str) -> list[str]:
    return cell.split(", ")


MEANINGS = meanings()


@pytest.mark.parametrize("factor", FACTORS)
def test_every_factor_has_two_names_besides_its_label(factor: str) -> None:
    names = {folded(name) for name, meant in table() if meant == factor}
    assert len(names - {folded(FACTORS[factor])}) >= 2


def test_a_name_is_written_once_for_each_factor() -> None:
    pairs = [(folded(name), factor) for name, factor in table()]
    assert [pair for pair in pairs if pairs.count(pair) > 1] == []
    assert all(name for name, _ in pairs)


def test_h41_only_the_names_listed_here_have_two_meanings() -> None:
    listed = {folded(name): set(words(factors)) for factors, names in ASKS.items() for name in words(names)}
    assert {name: factors for name, factors in MEANINGS.items() if len(factors) > 1} == listed


@pytest.mark.parametrize(("name", "factor"), [(name, factor) for factor in ONE for name in words(ONE[factor])])
def test_h41_a_word_of_the_clinic_leads_to_its_factor_alone(name: str, factor: str) -> None:
    assert MEANINGS.get(folded(name)) == {factor}


@pytest.mark.parametrize("name", words(NONE))
def test_h41_a_word_without_a_factor_leads_nowhere(name: str) -> None:
    assert folded(name) not in MEANINGS


def test_the_words_of_the_clinic_cover_every_factor() -> None:
    assert set(ONE) == set(FACTORS)
    assert sum(len(words(names)) for names in ONE.values()) + len(words(NONE)) >= 120
