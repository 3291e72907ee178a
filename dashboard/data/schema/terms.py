"""The longer lists of words: relaxants, levels, patient factors, conditions, forms; each key with its label.

Keys are frozen, as those of `dashboard.data.schema.vocabulary`; labels may change.
"""

from __future__ import annotations

from typing import NamedTuple

RELAXANTS = {
    "baclofen": "Baclofen (oral)",
    "baclofen-intrathecal": "Intrathecal baclofen",
    "tizanidine": "Tizanidine",
    "dantrolene": "Dantrolene",
    "diazepam": "Diazepam",
    "cyclobenzaprine": "Cyclobenzaprine",
    "cyclobenzaprine-sublingual": "Sublingual cyclobenzaprine",
    "methocarbamol": "Methocarbamol",
    "carisoprodol": "Carisoprodol",
    "metaxalone": "Metaxalone",
    "chlorzoxazone": "Chlorzoxazone",
    "orphenadrine": "Orphenadrine",
    "tolperisone": "Tolperisone",
    "eperisone": "Eperisone",
    "thiocolchicoside": "Thiocolchicoside",
    "pridinol": "Pridinol",
    "nabiximols": "Nabiximols",
    "onabotulinumtoxina": "OnabotulinumtoxinA",
    "abobotulinumtoxina": "AbobotulinumtoxinA",
    "incobotulinumtoxina": "IncobotulinumtoxinA",
    "gabapentin": "Gabapentin",
}

_SUBSTANCES = {"baclofen-intrathecal": "baclofen", "cyclobenzaprine-sublingual": "cyclobenzaprine"}


def substance(key: str) -> str:
    """Return the drug that a therapy consists of, as agents.csv names it; every other key stands for itself."""
    return _SUBSTANCES.get(key, key)


LEVELS = {
    "contraindicated": "Contraindicated",
    "avoid": "Avoid",
    "not_established": "Not established",
    "adjust": "Adjust dose",
    "caution": "Caution",
    "monitor": "Monitor",
    "studied_none": "Studied, no effect",
    "not_mentioned": "Not mentioned",
    "not_read": "Not read",
}

FACTORS_AT_A_GLANCE = (
    "abrupt_stop", "renal_impairment", "dialysis", "hepatic_impairment", "older_adult", "pregnancy", "breastfeeding",
)  # fmt: skip
"""Factors that have a row of their own in the overview."""
FACTORS_CORE = {
    "renal_impairment": "Kidney impairment",
    "hepatic_impairment": "Liver impairment",
    "older_adult": "Older adult",
    "children": "Child",
    "pregnancy": "Pregnancy",
    "breastfeeding": "Breastfeeding",
    "reproductive_potential": "Fertility, could become pregnant",
    "hypersensitivity": "Allergy to the drug",
    "seizure_disorder": "Epilepsy, seizures",
    "heart_rhythm": "Heart rhythm disorder",
    "heart_failure": "Heart failure",
    "hypotension": "Low blood pressure",
    "glaucoma": "Glaucoma",
    "urinary_retention": "Urinary retention, prostatism",
    "psychiatric_disorder": "Psychiatric disorder",
    "substance_use_disorder": "Substance use disorder",
    "respiratory_disease": "Respiratory disease",
    "myasthenia_gravis": "Myasthenia gravis",
    "frailty_falls": "Frailty, falls",
    "driving": "Driving, machines",
    "alcohol": "Alcohol",
    "abrupt_stop": "Stopping suddenly",
}

FACTORS_OTHER = {
    "cross_allergy": "Allergy to a related drug",
    "conduction_block": "Heart block",
    "recent_mi": "Recent heart attack",
    "coronary_disease": "Coronary disease",
    "hypertension": "High blood pressure",
    "qt_prolongation": "Long QT",
    "stroke": "Stroke",
    "brain_injury_recent": "Recent brain injury",
    "autonomic_dysreflexia": "Autonomic dysreflexia",
    "dementia_delirium": "Dementia, delirium",
    "parkinson_disease": "Parkinson's disease",
    "neuromuscular_disease": "Neuromuscular disease",
    "tone_needed_for_function": "Muscle tone needed to stand or move",
    "swallowing_difficulty": "Swallowing difficulty",
    "suicide_risk": "Suicide risk",
    "sleep_apnea": "Sleep apnoea",
    "porphyria": "Porphyria",
    "hyperthyroidism": "Overactive thyroid",
    "diabetes": "Diabetes",
    "peptic_ulcer": "Peptic ulcer",
    "gi_obstruction": "Bowel obstruction, achalasia",
    "hemolytic_anemia": "Haemolytic or other anaemia",
    "bleeding_risk": "Bleeding risk",
    "infection": "Infection",
    "sulfite_allergy": "Sulfite allergy",
    "lactose_intolerance": "Lactose intolerance",
    "soya_peanut_allergy": "Soya or peanut allergy",
    "milk_protein_allergy": "Milk protein allergy",
    "cyp2c19_poor_metaboliser": "CYP2C19 poor metaboliser",
    "smoking": "Smoking",
    "surgery_anaesthesia": "Surgery, anaesthesia",
    "dialysis": "Dialysis",
    "poor_adherence": "Poor adherence",
}

SPASTICITY = {
    "spasticity_ms": "in multiple sclerosis",
    "spasticity_spinal_cord": "after spinal cord injury or disease",
    "spasticity_brain_injury": "after brain injury",
    "spasticity_stroke": "after stroke",
    "spasticity_cerebral_palsy": "in cerebral palsy",
    "spasticity_other": "other or any cause",
}
"""Conditions that are kinds of spasticity, each with what tells it from the others."""

CONDITIONS = {
    **{condition: f"Spasticity {kind}" for condition, kind in SPASTICITY.items()},
    "spasticity_other": f"Spasticity, {SPASTICITY['spasticity_other']}",
    "acute_musculoskeletal": "Acute painful musculoskeletal conditions",
    "low_back_pain_acute": "Acute low back pain",
    "low_back_pain_chronic": "Chronic low back pain",
    "neck_shoulder_pain": "Neck and shoulder pain",
    "muscle_spasm_local": "Local muscle spasm",
    "fibromyalgia": "Fibromyalgia",
    "muscle_cramps": "Muscle cramps",
    "dystonia": "Dystonia",
    "parkinsonism": "Parkinsonism",
    "neuropathic_pain": "Neuropathic pain",
    "seizure": "Seizures",
    "tetanus": "Tetanus",
    "malignant_hyperthermia": "Malignant hyperthermia",
    "after_surgery": "Pain after surgery",
    "other": "Other",
}

FORMS = {
    "tablet": "tablet",
    "er_tablet": "extended-release tablet",
    "odt": "orally disintegrating tablet",
    "sublingual_tablet": "sublingual tablet",
    "capsule": "capsule",
    "er_capsule": "extended-release capsule",
    "oral_solution": "oral solution",
    "oral_suspension": "oral suspension",
    "granules": "oral granules",
    "injection": "injection",
    "intrathecal": "intrathecal injection or infusion",
    "oromucosal_spray": "oromucosal spray",
    "rectal": "rectal solution or suppository",
}

AGENT_CLASSES = {
    "ace_inhibitor": "ACE inhibitors",
    "alcohol": "Alcohol",
    "alpha2_agonist": "Alpha-2 agonists",
    "alpha_blocker": "Alpha blockers",
    "aminoglycoside": "Aminoglycosides",
    "angiotensin_receptor_blocker": "Angiotensin receptor blockers",
    "antacid": "Antacids",
    "anticholinergic": "Anticholinergics",
    "antidepressant_other": "Other antidepressants",
    "antidiabetic": "Antidiabetic drugs",
    "antiepileptic": "Antiepileptics",
    "antihistamine_nonsedating": "Non-sedating antihistamines",
    "antihistamine_sedating": "Sedating antihistamines",
    "antihypertensive": "Antihypertensives",
    "antiplatelet": "Antiplatelet drugs",
    "antipsychotic": "Antipsychotics",
    "barbiturate": "Barbiturates",
    "beers_cns_active": "CNS-active drugs of the Beers Criteria",
    "benzodiazepine": "Benzodiazepines",
    "beta_blocker": "Beta blockers",
    "botulinum_toxin": "Botulinum toxins",
    "calcium_channel_blocker": "Calcium channel blockers",
    "cholinesterase_inhibitor": "Cholinesterase inhibitors",
    "cns_depressant": "CNS depressants",
    "corticosteroid": "Corticosteroids",
    "cyp1a2_inducer": "CYP1A2 inducers",
    "cyp1a2_inhibitor": "CYP1A2 inhibitors",
    "cyp2c19_inducer": "CYP2C19 inducers",
    "cyp2c19_inhibitor": "CYP2C19 inhibitors",
    "cyp2d6_inhibitor": "CYP2D6 inhibitors",
    "cyp2e1_inhibitor": "CYP2E1 inhibitors",
    "cyp3a4_inducer": "CYP3A4 inducers",
    "cyp3a4_inhibitor": "CYP3A4 inhibitors",
    "diuretic": "Diuretics",
    "dopaminergic": "Levodopa and dopamine agonists",
    "fluoroquinolone": "Fluoroquinolones",
    "gabapentinoid": "Gabapentinoids",
    "general_anaesthetic": "General anaesthetics",
    "heparin": "Heparins",
    "hepatotoxic": "Drugs that can harm the liver",
    "local_anaesthetic": "Local anaesthetics",
    "macrolide": "Macrolides",
    "hypotensive": "Drugs that can lower blood pressure",
    "maoi": "MAO inhibitors",
    "muscle_relaxant": "Other muscle relaxants",
    "neuromuscular_blocker": "Neuromuscular blockers",
    "nitrate": "Nitrates",
    "nsaid": "NSAIDs",
    "oestrogen": "Oestrogens",
    "opioid": "Opioids",
    "oral_anticoagulant": "Oral anticoagulants",
    "oral_contraceptive": "Oral contraceptives",
    "pde5_inhibitor": "PDE5 inhibitors",
    "phenothiazine": "Phenothiazines",
    "progestogen": "Progestogens",
    "proton_pump_inhibitor": "Proton pump inhibitors",
    "qt_prolonging": "QT-prolonging drugs",
    "sedative_hypnotic": "Sedative hypnotics",
    "serotonergic": "Serotonergic drugs",
    "snri": "SNRIs",
    "ssri": "SSRIs",
    "statin": "Statins",
    "stimulant": "Stimulants",
    "tca": "Tricyclic antidepressants",
    "triptan": "Triptans",
    "other": "Other",
}

ADDITIVE = {
    "sedation": "Sedation",
    "anticholinergic": "Anticholinergic effects",
    "hypotension": "Low blood pressure",
    "serotonin": "Serotonin syndrome",
    "qt": "Long QT",
    "liver": "Harm to the liver",
    "weakness": "Muscle weakness",
}

TOPICS_CORE = (
    "how_to_take", "missed_dose", "stopping", "driving", "alcohol", "pregnancy_breastfeeding", "what_to_expect",
    "seek_help", "storage",
)  # fmt: skip
"""Topics on which every relaxant has advice, or a row that says that no text gives any."""
COUNSELLING_TOPICS = {
    "how_to_take": "How to take it",
    "food": "Food",
    "missed_dose": "Missed dose",
    "stopping": "Stopping",
    "driving": "Driving and machines",
    "alcohol": "Alcohol",
    "other_medicines": "Other medicines",
    "pregnancy_breastfeeding": "Pregnancy and breastfeeding",
    "what_to_expect": "What to expect",
    "seek_help": "When to seek help",
    "storage": "Storage",
    "place_in_care": "Place in therapy",
}


class RenalMeasureTerm(NamedTuple):
    """A measure of the kidney that is a number: its name and its unit."""

    name: str
    unit: str


CRCL = RenalMeasureTerm("creatinine clearance", "mL/min")
EGFR = RenalMeasureTerm("eGFR", "mL/min/1.73 m2")

SITES = {
    "brain": "Brain",
    "spinal_cord": "Spinal cord",
    "cns": "Central nervous system",
    "nerve_ending": "Nerve endings in muscle",
    "muscle": "Muscle itself",
}

TARGETS = {
    "gaba_b": "GABA-B receptor",
    "gaba_a": "GABA-A receptor",
    "alpha2": "Alpha-2 receptor",
    "calcium_release": "Calcium release in muscle",
    "muscarinic": "Muscarinic receptor",
    "serotonin_alpha1_h1": "5-HT2A, alpha-1 and H1 receptors",
    "calcium_channel": "Calcium channels of nerves (alpha-2-delta)",
    "sodium_channel": "Sodium channels of nerves",
    "cannabinoid": "Cannabinoid receptors",
    "acetylcholine_release": "Acetylcholine release from nerves",
    "glycine_gaba": "Glycine and GABA receptors",
}

RATIOS = ("RR", "OR", "HR")
"""Measures of effect whose value for no difference is 1; of all others it is 0."""
