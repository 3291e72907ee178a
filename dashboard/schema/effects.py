"""Harmonised names of side effects: one plain term each, with its organ system. Not MedDRA."""

from __future__ import annotations

from typing import NamedTuple


class Effect(NamedTuple):
    """A side effect: label for professionals, label in plain words, organ system."""

    label: str
    plain: str
    organ_system: str


def _group(organ_system: str, **effects: str) -> dict[str, Effect]:
    """Read ``slug="Label | plain words"``; without a bar the label serves both readers."""
    terms: dict[str, Effect] = {}
    for slug, text in effects.items():
        label, _, plain = text.partition(" | ")
        terms[slug] = Effect(label, plain or label, organ_system)
    return terms


EFFECTS: dict[str, Effect] = {
    **_group(
        "nervous",
        drowsiness="Drowsiness, somnolence | feeling sleepy",
        dizziness="Dizziness",
        vertigo="Vertigo | spinning feeling",
        headache="Headache",
        ataxia="Ataxia | unsteady walking",
        tremor="Tremor | shaking",
        paraesthesia="Paraesthesia | pins and needles",
        numbness="Numbness",
        speech_disorder="Speech disorder | slurred speech",
        seizure="Seizures | fits",
        syncope="Syncope | fainting",
        dyskinesia="Dyskinesia, dystonia | odd movements",
        taste_change="Taste disturbance | odd taste",
        memory_impairment="Memory impairment | poor memory",
        attention_impairment="Impaired attention or thinking | trouble thinking",
        cns_depression="CNS depression | slowed brain",
        serotonin_syndrome="Serotonin syndrome | too much serotonin",
        oral_numbness="Numb mouth | numb mouth or tongue",
        coma="Coma",
        stroke_event="Stroke",
    ),
    **_group(
        "psychiatric",
        confusion="Confusion",
        depression="Depression | low mood",
        insomnia="Insomnia | trouble sleeping",
        nervousness="Nervousness, anxiety | feeling nervous",
        agitation="Agitation",
        hallucinations="Hallucinations, psychosis | seeing or hearing things",
        euphoria="Euphoria | feeling high",
        abnormal_dreams="Abnormal dreams | odd dreams",
        suicidality="Suicidal thoughts or behaviour | thoughts of suicide",
        dependence="Dependence, abuse | becoming dependent",
        withdrawal="Withdrawal reaction | reaction to stopping",
        paradoxical_reaction="Paradoxical reaction | opposite effect",
    ),
    **_group(
        "cardiovascular",
        hypotension="Hypotension | low blood pressure",
        orthostatic_hypotension="Orthostatic hypotension | dizzy on standing",
        hypertension="Hypertension | high blood pressure",
        tachycardia="Tachycardia, palpitation | fast heartbeat",
        bradycardia="Bradycardia | slow heartbeat",
        arrhythmia="Arrhythmia | irregular heartbeat",
        qt_prolongation="QT prolongation | change in heart tracing",
        heart_failure="Heart failure",
        myocardial_infarction="Myocardial infarction | heart attack",
        flushing="Flushing",
        oedema="Oedema | swelling",
        phlebitis="Thrombophlebitis | vein inflammation",
    ),
    **_group(
        "respiratory",
        respiratory_depression="Respiratory depression | slowed breathing",
        dyspnoea="Dyspnoea | short of breath",
        pleural_effusion="Pleural effusion | fluid around the lungs",
        pneumonia="Pneumonia",
        pharyngitis="Pharyngitis | sore throat",
        rhinitis="Rhinitis | runny nose",
        nasal_congestion="Nasal congestion | blocked nose",
        upper_respiratory_infection="Upper respiratory infection | a cold",
    ),
    **_group(
        "gastrointestinal",
        dry_mouth="Dry mouth",
        nausea="Nausea | feeling sick",
        vomiting="Vomiting | being sick",
        nausea_vomiting="Nausea or vomiting | feeling or being sick",
        constipation="Constipation",
        diarrhoea="Diarrhoea",
        dyspepsia="Dyspepsia | indigestion",
        abdominal_pain="Abdominal pain | belly pain",
        gi_upset="Gastrointestinal upset | upset stomach",
        gi_bleeding="Gastrointestinal bleeding | bleeding gut",
        anorexia="Anorexia | poor appetite",
        increased_salivation="Increased salivation | more saliva",
        acid_reflux="Acid regurgitation | acid reflux",
        dysphagia="Dysphagia | trouble swallowing",
        oral_discomfort="Mouth discomfort or pain | sore mouth",
        tongue_discolouration="Discoloured tongue",
    ),
    **_group(
        "hepatic",
        liver_enzymes="Raised liver enzymes | abnormal liver test",
        liver_injury="Liver injury | liver damage",
        jaundice="Jaundice | yellow skin",
    ),
    **_group(
        "urinary",
        urinary_frequency="Urinary frequency | passing urine often",
        urinary_retention="Urinary retention | cannot pass urine",
        urinary_incontinence="Urinary incontinence | leaking urine",
        urinary_infection="Urinary tract infection | urine infection",
        dysuria="Dysuria, other voiding symptoms | pain on passing urine",
        urine_discolouration="Discoloured urine",
        renal_toxicity="Kidney toxicity | kidney damage",
        haematuria="Haematuria | blood in urine",
    ),
    **_group(
        "reproductive",
        sexual_dysfunction="Sexual dysfunction | sexual problems",
        libido_change="Change of libido | change in sex drive",
    ),
    **_group(
        "skin",
        rash="Rash, pruritus | rash or itch",
        pruritus="Pruritus | itch",
        sweating="Sweating",
        anaphylaxis="Anaphylaxis, angioedema | severe allergy",
        severe_skin_reaction="Severe skin reaction",
        hypersensitivity_reaction="Hypersensitivity reaction | allergic reaction",
        injection_site="Injection-site reaction | sore injection site",
    ),
    **_group(
        "eye_ear",
        blurred_vision="Blurred vision",
        visual_disturbance="Visual disturbance | trouble seeing",
        raised_eye_pressure="Raised eye pressure",
        tinnitus="Tinnitus | ringing ears",
    ),
    **_group(
        "blood",
        haemolytic_anaemia="Haemolytic anaemia | breakdown of red cells",
        aplastic_anaemia="Aplastic anaemia | bone marrow failure",
        leukopenia="Leukopenia | low white cells",
        thrombocytopenia="Thrombocytopenia | low platelets",
        lymphoma="Lymphoma",
    ),
    **_group(
        "musculoskeletal",
        weakness="Weakness, asthenia | weakness",
        hypotonia="Hypotonia | floppy muscles",
        hypertonia="Increased tone or spasm | stiffer muscles",
        back_pain="Back pain",
        myalgia="Muscle pain",
        rhabdomyolysis="Rhabdomyolysis | muscle breakdown",
    ),
    **_group(
        "general",
        fatigue="Fatigue | tiredness",
        asthenia_fatigue="Asthenia: weakness, fatigue or tiredness | weak or tired",
        pain="Pain",
        fever="Fever",
        chills="Chills",
        falls="Falls",
        malaise="Malaise | feeling unwell",
        irritability="Irritability",
        infection="Infection",
        accidental_injury="Accidental injury",
        flu_syndrome="Flu syndrome | flu-like illness",
        peripheral_oedema="Peripheral oedema | swollen legs",
        weight_change="Weight change",
        catheter_complication="Pump or catheter complication | pump problem",
        implant_infection="Implant-site infection, meningitis | infection near the pump",
        csf_leak="Cerebrospinal fluid leak | spinal fluid leak",
        inflammatory_mass="Inflammatory mass at the catheter tip | lump at the catheter",
        death="Death",
        discontinued="Stopped because of side effects",
        any_effect="Any side effect",
        overdose="Overdose",
        neonatal_withdrawal="Withdrawal in the newborn",
        neonatal_sedation="Sedation in the newborn",
    ),
    **_group(
        "metabolic",
        hyperglycaemia="Hyperglycaemia | high blood sugar",
        hyponatraemia="Hyponatraemia | low sodium",
    ),
}
