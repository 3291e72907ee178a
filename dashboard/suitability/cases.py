"""Demo patients: each a teaching point, invented, loaded with one click or ``?case=``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.data.catalogue import Catalogue
from dashboard.names.medicines import read_medicines
from dashboard.suitability.person import Person
from dashboard.wording.who import Patient


@dataclass(frozen=True)
class Case:
    """An invented patient, and what to notice.

    Parameters
    ----------
    slug, title
        Name in addresses, frozen; and on the page.
    notice
        What to look at, in one or two sentences; written for the labels of the United States.
    condition
        Word of the vocabulary `condition`.
    patient
        Age, kidney, liver.
    has, has_not
        Patient factors answered yes and no.
    medicines
        Names of co-medications as somebody would type them.
    stopped
        Names of those that were stopped, each with the days since its last dose.
    """

    slug: str
    title: str
    notice: str
    condition: str
    patient: Patient
    has: tuple[str, ...] = ()
    has_not: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    stopped: tuple[tuple[str, int], ...] = ()


CASES = {
    case.slug: case
    for case in (
        Case(
            "ms-driver",
            "MS spasticity, drives to work",
            "Every sedating relaxant carries a caution on driving: what differs is what the label adds to it, "
            "and whether it is labelled for multiple sclerosis at all.",
            "spasticity_ms",
            Patient(age_y=44, hepatic="none"),
            ("driving",),
            ("renal_impairment", "seizure_disorder"),
        ),
        Case(
            "spasm-at-78",
            "Acute back spasm at 78, prostatism and glaucoma",
            "Two forms of one drug part ways: the extended-release capsule of cyclobenzaprine is not for older adults, "
            "the tablet has a rule of its own. Orphenadrine is ruled out by the glaucoma and by the prostate.",
            "low_back_pain_acute",
            Patient(age_y=78, hepatic="none"),
            ("glaucoma", "urinary_retention"),
        ),
        Case(
            "ciprofloxacin",
            "MS spasticity, on ciprofloxacin",
            "Tizanidine is out: the label names ciprofloxacin, as itself and as a strong CYP1A2 inhibitor. "
            "No statement on baclofen with ciprofloxacin is held, which is not the same as none existing.",
            "spasticity_ms",
            Patient(age_y=39, hepatic="none"),
            (),
            ("renal_impairment",),
            ("Cipro",),
        ),
        Case(
            "clearance-20",
            "Spinal cord spasticity, creatinine clearance 20",
            "The oral baclofen label asks for a lower dose without a number; the figures of a kidney review are eGFR "
            "and are not held against a clearance. Tizanidine gives a clearance, below 25 mL/min.",
            "spasticity_spinal_cord",
            Patient(age_y=58, crcl=20, hepatic="none"),
            ("renal_impairment",),
        ),
        Case(
            "cirrhosis",
            "Acute spasm with cirrhosis, Child-Pugh B",
            "Labels speak of the liver in different words: some by degree, some only as 'significant'. "
            "What cannot be computed from the degree says so.",
            "acute_musculoskeletal",
            Patient(age_y=55, hepatic="moderate"),
        ),
        Case(
            "epilepsy",
            "MS spasticity with epilepsy",
            "Baclofen can make epilepsy worse, and stopping it suddenly can bring seizures. "
            "Diazepam is itself labelled beside other drugs for seizures.",
            "spasticity_ms",
            Patient(age_y=36, hepatic="none"),
            ("seizure_disorder", "abrupt_stop"),
            ("renal_impairment",),
        ),
        Case(
            "methadone",
            "Acute back pain, on methadone",
            "Opioids and relaxants add up. The boxed warning of diazepam is about exactly this; for others the label "
            "speaks of the class of CNS depressants, and that inference is marked.",
            "low_back_pain_acute",
            Patient(age_y=47, hepatic="none"),
            (),
            ("renal_impairment",),
            ("methadone",),
        ),
        Case(
            "breastfeeding",
            "Acute back pain while breastfeeding",
            "Most labels give no human figures on milk: 'not established' counts, and 'not read' is not a permission.",
            "low_back_pain_acute",
            Patient(age_y=31, hepatic="none"),
            ("breastfeeding",),
            ("pregnancy", "renal_impairment"),
        ),
        Case(
            "sulfite-allergy",
            "Acute spasm, sulfite allergy and asthma",
            "A rule of one form: the injection of orphenadrine holds a sulfite, its tablets are not meant.",
            "acute_musculoskeletal",
            Patient(age_y=29, hepatic="none"),
            ("sulfite_allergy", "respiratory_disease"),
        ),
        Case(
            "fibromyalgia",
            "Fibromyalgia with poor sleep, on sertraline",
            "One molecule, two therapies: the sublingual tablet of cyclobenzaprine is labelled for fibromyalgia, "
            "the swallowed one is not. Serotonin syndrome stands in the labels.",
            "fibromyalgia",
            Patient(age_y=45, hepatic="none"),
            (),
            ("pregnancy", "renal_impairment"),
            ("Zoloft",),
        ),
        Case(
            "child",
            "Cerebral palsy at 7 years",
            "Labels of adults do not stretch to a child: 'not established' is a level of its own. "
            "Uses and ages differ by form and by country.",
            "spasticity_cerebral_palsy",
            Patient(age_y=7),
        ),
        Case(
            "contraceptive",
            "MS spasticity, on the pill",
            "Oral contraceptives raise tizanidine: easily missed, since few call the pill a medicine.",
            "spasticity_ms",
            Patient(age_y=27, hepatic="none"),
            (),
            ("pregnancy", "renal_impairment"),
            ("Oral contraceptives",),
        ),
        Case(
            "maoi-stopped",
            "Neck spasm, phenelzine stopped last week",
            "A drug that was stopped can still forbid another: fourteen days must pass before cyclobenzaprine.",
            "acute_musculoskeletal",
            Patient(age_y=52, hepatic="none"),
            (),
            (),
            (),
            (("Nardil", 7),),
        ),
    )
}


def person_of(catalogue: Catalogue, case: Case) -> Person:
    """Return the answers of a demo patient."""
    taken = read_medicines(catalogue, case.medicines).medicines
    stopped = tuple(
        replace(medicine, days_since=days)
        for name, days in case.stopped
        for medicine in read_medicines(catalogue, [name], stopped=True).medicines
    )
    factors = dict.fromkeys(case.has, True) | dict.fromkeys(case.has_not, False)
    return Person(case.condition, case.patient, factors, None, taken or None, stopped)
