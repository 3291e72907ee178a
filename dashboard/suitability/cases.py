"""Demo patients: each a teaching point, invented, loaded with one click or ``?case=``."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.data.rows import Condition, Factor
from dashboard.wording.who import Patient


@dataclass(frozen=True, kw_only=True)
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
    condition: Condition
    patient: Patient
    has: tuple[Factor, ...] = ()
    has_not: tuple[Factor, ...] = ()
    medicines: tuple[str, ...] = ()
    stopped: tuple[tuple[str, int], ...] = ()


CASES = {
    case.slug: case
    for case in (
        Case(
            slug="ms-driver",
            title="MS spasticity, drives to work",
            notice=(
                "Every sedating relaxant carries a caution on driving: what differs is what the label adds to it, "
                "and whether it is labelled for multiple sclerosis at all."
            ),
            condition="spasticity_ms",
            patient=Patient(age_y=44, hepatic="none"),
            has=("driving",),
            has_not=("renal_impairment", "seizure_disorder"),
        ),
        Case(
            slug="spasm-at-78",
            title="Acute back spasm at 78, prostatism and glaucoma",
            notice=(
                "The forms of cyclobenzaprine differ: the capsule is not for older adults, the tablet starts at 5 mg. "
                "Glaucoma and prostate both rule out orphenadrine."
            ),
            condition="low_back_pain_acute",
            patient=Patient(age_y=78, hepatic="none"),
            has=("glaucoma", "urinary_retention"),
        ),
        Case(
            slug="ciprofloxacin",
            title="MS spasticity, on ciprofloxacin",
            notice=(
                "Tizanidine is out: the label names ciprofloxacin, as itself and as a strong CYP1A2 inhibitor. "
                "No statement on baclofen with ciprofloxacin is held, which is not the same as none existing."
            ),
            condition="spasticity_ms",
            patient=Patient(age_y=39, hepatic="none"),
            has_not=("renal_impairment",),
            medicines=("Cipro",),
        ),
        Case(
            slug="clearance-20",
            title="Spinal cord spasticity, creatinine clearance 20",
            notice=(
                "The oral baclofen label asks for a lower dose without a number; the figures of a kidney review are "
                "eGFR and are not compared with a clearance. Tizanidine gives a clearance, below 25 mL/min."
            ),
            condition="spasticity_spinal_cord",
            patient=Patient(age_y=58, crcl=20, hepatic="none"),
            has=("renal_impairment",),
        ),
        Case(
            slug="cirrhosis",
            title="Acute spasm with cirrhosis, Child-Pugh B",
            notice=(
                "Labels describe the liver in different words: some by degree, some only as 'significant'. "
                "What cannot be computed from the degree says so."
            ),
            condition="acute_musculoskeletal",
            patient=Patient(age_y=55, hepatic="moderate"),
        ),
        Case(
            slug="epilepsy",
            title="MS spasticity with epilepsy",
            notice=(
                "Baclofen can make epilepsy worse, and stopping it suddenly can bring seizures. "
                "Diazepam is itself labelled beside other drugs for seizures."
            ),
            condition="spasticity_ms",
            patient=Patient(age_y=36, hepatic="none"),
            has=("seizure_disorder", "abrupt_stop"),
            has_not=("renal_impairment",),
        ),
        Case(
            slug="methadone",
            title="Acute back pain, on methadone",
            notice=(
                "Opioids and relaxants add up. The boxed warning of diazepam is about exactly this; for others the "
                "label names the class of CNS depressants, and that inference is marked."
            ),
            condition="low_back_pain_acute",
            patient=Patient(age_y=47, hepatic="none"),
            has_not=("renal_impairment",),
            medicines=("methadone",),
        ),
        Case(
            slug="breastfeeding",
            title="Acute back pain while breastfeeding",
            notice=(
                "Most labels give no human figures on milk: 'not established' counts, "
                "and 'not reviewed' is not a permission."
            ),
            condition="low_back_pain_acute",
            patient=Patient(age_y=31, hepatic="none"),
            has=("breastfeeding",),
            has_not=("pregnancy", "renal_impairment"),
        ),
        Case(
            slug="sulfite-allergy",
            title="Acute spasm, sulfite allergy and asthma",
            notice="A rule of one form: the injection of orphenadrine holds a sulfite, its tablets are not meant.",
            condition="acute_musculoskeletal",
            patient=Patient(age_y=29, hepatic="none"),
            has=("sulfite_allergy", "respiratory_disease"),
        ),
        Case(
            slug="fibromyalgia",
            title="Fibromyalgia with poor sleep, on sertraline",
            notice=(
                "One molecule, two therapies: the sublingual tablet of cyclobenzaprine is labelled for "
                "fibromyalgia, the swallowed one is not. The labels warn of serotonin syndrome."
            ),
            condition="fibromyalgia",
            patient=Patient(age_y=45, hepatic="none"),
            has_not=("pregnancy", "renal_impairment"),
            medicines=("Zoloft",),
        ),
        Case(
            slug="child",
            title="Cerebral palsy at 7 years",
            notice=(
                "Adult labels do not extend to a child: 'not established' is a level of its own. "
                "Uses and ages differ by form and by country."
            ),
            condition="spasticity_cerebral_palsy",
            patient=Patient(age_y=7),
        ),
        Case(
            slug="contraceptive",
            title="MS spasticity, on the pill",
            notice="Oral contraceptives raise tizanidine: easily missed, since few call the pill a medicine.",
            condition="spasticity_ms",
            patient=Patient(age_y=27, hepatic="none"),
            has_not=("pregnancy", "renal_impairment"),
            medicines=("Oral contraceptives",),
        ),
        Case(
            slug="maoi-stopped",
            title="Neck spasm, phenelzine stopped last week",
            notice="A drug that was stopped can still rule out another: 14 days must pass before cyclobenzaprine.",
            condition="acute_musculoskeletal",
            patient=Patient(age_y=52, hepatic="none"),
            stopped=(("Nardil", 7),),
        ),
    )
}
