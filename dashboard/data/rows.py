"""The rows of the tables as frozen classes, written from the schema by `dashboard.data.row_classes`.

An empty cell of text is ``""``, of a list ``()``, of a number or a flag ``None``. A column whose name Python reserves
has an underscore behind it: ``class_``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Relaxant = Literal[
    "baclofen",
    "baclofen-intrathecal",
    "tizanidine",
    "dantrolene",
    "diazepam",
    "cyclobenzaprine",
    "cyclobenzaprine-sublingual",
    "methocarbamol",
    "carisoprodol",
    "metaxalone",
    "chlorzoxazone",
    "orphenadrine",
    "tolperisone",
    "eperisone",
    "thiocolchicoside",
    "pridinol",
    "nabiximols",
    "onabotulinumtoxina",
    "abobotulinumtoxina",
    "incobotulinumtoxina",
    "gabapentin",
]
UseClass = Literal["antispastic", "antispasmodic", "both", "focal", "other"]
Site = Literal["brain", "spinal_cord", "cns", "nerve_ending", "muscle"]
Target = Literal[
    "gaba_b",
    "gaba_a",
    "alpha2",
    "calcium_release",
    "muscarinic",
    "serotonin_alpha1_h1",
    "calcium_channel",
    "sodium_channel",
    "cannabinoid",
    "acetylcholine_release",
    "glycine_gaba",
]
DoseFamily = Literal["oral_daily", "intrathecal", "toxin_session", "spray"]
DoseUnit = Literal["mg", "mcg", "sprays", "units_onabotulinum", "units_abobotulinum", "units_incobotulinum"]
DoseBasis = Literal["day", "dose", "session", "kg_day", "kg_dose", "kg_session"]
MaxBasis = Literal["stated", "arithmetic", "only_dose", "experience", "none_stated"]
Phase = Literal["screening", "loading", "initial", "titration", "maintenance", "rescue", "taper"]
Population = Literal[
    "adult",
    "older_adult",
    "adolescent",
    "child",
    "renal_impairment",
    "hepatic_impairment",
    "interacting_drug",
    "all",
]
RenalMeasure = Literal["crcl", "egfr", "dialysis", "words"]
Hepatic = Literal["any", "mild", "moderate", "severe", "active_disease"]
ValueStatus = Literal["given", "words_only", "not_stated", "none", "not_applicable", "not_established"]
Basis = Literal[
    "label_boxed",
    "label_contraindication",
    "label_warning",
    "label_dosing",
    "label_trials",
    "label_pk",
    "label_other",
    "regulator",
    "guideline",
    "reference",
    "trial",
    "observational",
    "case_report",
    "arithmetic",
]
Level = Literal[
    "contraindicated",
    "avoid",
    "not_established",
    "adjust",
    "caution",
    "monitor",
    "studied_none",
    "not_mentioned",
    "not_read",
]
Factor = Literal[
    "renal_impairment",
    "hepatic_impairment",
    "older_adult",
    "children",
    "pregnancy",
    "breastfeeding",
    "reproductive_potential",
    "hypersensitivity",
    "seizure_disorder",
    "heart_rhythm",
    "heart_failure",
    "hypotension",
    "glaucoma",
    "urinary_retention",
    "psychiatric_disorder",
    "substance_use_disorder",
    "respiratory_disease",
    "myasthenia_gravis",
    "frailty_falls",
    "driving",
    "alcohol",
    "abrupt_stop",
    "cross_allergy",
    "conduction_block",
    "recent_mi",
    "coronary_disease",
    "hypertension",
    "qt_prolongation",
    "stroke",
    "brain_injury_recent",
    "autonomic_dysreflexia",
    "dementia_delirium",
    "parkinson_disease",
    "neuromuscular_disease",
    "tone_needed_for_function",
    "swallowing_difficulty",
    "suicide_risk",
    "sleep_apnea",
    "porphyria",
    "hyperthyroidism",
    "diabetes",
    "peptic_ulcer",
    "gi_obstruction",
    "hemolytic_anemia",
    "bleeding_risk",
    "infection",
    "sulfite_allergy",
    "lactose_intolerance",
    "soya_peanut_allergy",
    "milk_protein_allergy",
    "cyp2c19_poor_metaboliser",
    "smoking",
    "surgery_anaesthesia",
    "dialysis",
    "poor_adherence",
]
Condition = Literal[
    "spasticity_ms",
    "spasticity_spinal_cord",
    "spasticity_brain_injury",
    "spasticity_stroke",
    "spasticity_cerebral_palsy",
    "spasticity_other",
    "acute_musculoskeletal",
    "low_back_pain_acute",
    "low_back_pain_chronic",
    "neck_shoulder_pain",
    "muscle_spasm_local",
    "fibromyalgia",
    "muscle_cramps",
    "dystonia",
    "parkinsonism",
    "neuropathic_pain",
    "seizure",
    "tetanus",
    "malignant_hyperthermia",
    "after_surgery",
    "other",
]
IndicationStatus = Literal[
    "labelled",
    "guideline",
    "off_label",
    "not_for",
    "restricted",
    "investigational",
    "withdrawn",
]
Availability = Literal[
    "marketed",
    "not_authorised",
    "restricted",
    "suspended",
    "withdrawn",
    "discontinued",
    "investigational",
]
Form = Literal[
    "tablet",
    "er_tablet",
    "odt",
    "sublingual_tablet",
    "capsule",
    "er_capsule",
    "oral_solution",
    "oral_suspension",
    "granules",
    "injection",
    "intrathecal",
    "oromucosal_spray",
    "rectal",
]
Route = Literal["oral", "sublingual", "intrathecal", "intramuscular", "intravenous", "oromucosal", "rectal"]
StrengthAs = Literal["base", "salt"]
Jurisdiction = Literal[
    "US",
    "GB",
    "IE",
    "EU",
    "DE",
    "FR",
    "CH",
    "CA",
    "AU",
    "NZ",
    "JP",
    "IT",
    "ES",
    "AT",
    "KR",
    "IN",
    "INT",
]
FigureKind = Literal["trial", "label_range", "upper_bound", "class_band", "uncontrolled", "named_only"]
PlaceboFrom = Literal["same_trial", "pooled_other"]
FrequencyTerm = Literal[
    "very_common",
    "common",
    "uncommon",
    "infrequent",
    "rare",
    "very_rare",
    "occasional",
    "most_common",
    "not_known",
]
EffectKey = Literal[
    "drowsiness",
    "dizziness",
    "vertigo",
    "headache",
    "ataxia",
    "tremor",
    "paraesthesia",
    "numbness",
    "speech_disorder",
    "seizure",
    "syncope",
    "dyskinesia",
    "encephalopathy",
    "taste_change",
    "memory_impairment",
    "attention_impairment",
    "cns_depression",
    "serotonin_syndrome",
    "oral_numbness",
    "coma",
    "stroke_event",
    "confusion",
    "depression",
    "insomnia",
    "nervousness",
    "agitation",
    "hallucinations",
    "euphoria",
    "abnormal_dreams",
    "suicidality",
    "dependence",
    "withdrawal",
    "paradoxical_reaction",
    "hypotension",
    "orthostatic_hypotension",
    "hypertension",
    "tachycardia",
    "bradycardia",
    "arrhythmia",
    "qt_prolongation",
    "heart_failure",
    "myocardial_infarction",
    "flushing",
    "oedema",
    "chest_pain",
    "pericarditis",
    "phlebitis",
    "respiratory_depression",
    "dyspnoea",
    "pleural_effusion",
    "pneumonia",
    "pharyngitis",
    "rhinitis",
    "nasal_congestion",
    "upper_respiratory_infection",
    "bronchitis",
    "cough",
    "dysphonia",
    "dry_mouth",
    "nausea",
    "vomiting",
    "nausea_vomiting",
    "constipation",
    "diarrhoea",
    "dyspepsia",
    "abdominal_pain",
    "gi_upset",
    "gi_bleeding",
    "anorexia",
    "increased_salivation",
    "acid_reflux",
    "hiccup",
    "dysphagia",
    "oral_discomfort",
    "tongue_discolouration",
    "liver_enzymes",
    "liver_injury",
    "jaundice",
    "urinary_frequency",
    "urinary_retention",
    "urinary_incontinence",
    "urinary_infection",
    "dysuria",
    "urine_discolouration",
    "nocturia",
    "crystalluria",
    "renal_toxicity",
    "haematuria",
    "sexual_dysfunction",
    "ovarian_cyst",
    "libido_change",
    "rash",
    "pruritus",
    "sweating",
    "anaphylaxis",
    "severe_skin_reaction",
    "hypersensitivity_reaction",
    "photosensitivity",
    "injection_site",
    "blurred_vision",
    "visual_disturbance",
    "raised_eye_pressure",
    "mydriasis",
    "nystagmus",
    "diplopia",
    "ptosis",
    "dry_eye",
    "tinnitus",
    "haemolytic_anaemia",
    "aplastic_anaemia",
    "pancytopenia",
    "leukopenia",
    "thrombocytopenia",
    "lymphoma",
    "weakness",
    "hypotonia",
    "hypertonia",
    "back_pain",
    "myalgia",
    "arthralgia",
    "rhabdomyolysis",
    "fatigue",
    "asthenia_fatigue",
    "pain",
    "fever",
    "chills",
    "falls",
    "malaise",
    "irritability",
    "infection",
    "accidental_injury",
    "flu_syndrome",
    "peripheral_oedema",
    "weight_change",
    "catheter_complication",
    "implant_infection",
    "csf_leak",
    "idiosyncratic_reaction",
    "inflammatory_mass",
    "death",
    "toxin_spread",
    "discontinued",
    "any_effect",
    "overdose",
    "neonatal_withdrawal",
    "neonatal_sedation",
    "hyperglycaemia",
    "hyponatraemia",
]
OrganSystem = Literal[
    "nervous",
    "psychiatric",
    "cardiovascular",
    "respiratory",
    "gastrointestinal",
    "hepatic",
    "urinary",
    "reproductive",
    "skin",
    "eye_ear",
    "blood",
    "musculoskeletal",
    "metabolic",
    "general",
]
InteractionKind = Literal["PK", "PD"]
AgentClass = Literal[
    "ace_inhibitor",
    "alcohol",
    "alpha2_agonist",
    "alpha_blocker",
    "aminoglycoside",
    "angiotensin_receptor_blocker",
    "antacid",
    "anticholinergic",
    "antidepressant_other",
    "antidiabetic",
    "antiepileptic",
    "antihistamine_nonsedating",
    "antihistamine_sedating",
    "antihypertensive",
    "antiplatelet",
    "antipsychotic",
    "barbiturate",
    "beers_cns_active",
    "benzodiazepine",
    "beta_blocker",
    "botulinum_toxin",
    "calcium_channel_blocker",
    "cholinesterase_inhibitor",
    "cns_depressant",
    "corticosteroid",
    "cyp1a2_inducer",
    "cyp1a2_inhibitor",
    "cyp2c19_inducer",
    "cyp2c19_inhibitor",
    "cyp2d6_inhibitor",
    "cyp2e1_inhibitor",
    "cyp3a4_inducer",
    "cyp3a4_inhibitor",
    "diuretic",
    "dopaminergic",
    "fluoroquinolone",
    "gabapentinoid",
    "general_anaesthetic",
    "heparin",
    "hepatotoxic",
    "local_anaesthetic",
    "macrolide",
    "hypotensive",
    "maoi",
    "muscle_relaxant",
    "neuromuscular_blocker",
    "nitrate",
    "nsaid",
    "oestrogen",
    "opioid",
    "oral_anticoagulant",
    "oral_contraceptive",
    "pde5_inhibitor",
    "phenothiazine",
    "progestogen",
    "proton_pump_inhibitor",
    "qt_prolonging",
    "sedative_hypnotic",
    "serotonergic",
    "snri",
    "ssri",
    "statin",
    "stimulant",
    "tca",
    "triptan",
    "other",
]
Additive = Literal["sedation", "anticholinergic", "hypotension", "serotonin", "qt", "liver", "weakness"]
CounsellingTopic = Literal[
    "how_to_take",
    "food",
    "missed_dose",
    "stopping",
    "driving",
    "alcohol",
    "other_medicines",
    "pregnancy_breastfeeding",
    "what_to_expect",
    "seek_help",
    "storage",
    "place_in_care",
]
AgentKind = Literal["agent", "class"]
AgentNameKind = Literal["generic", "brand", "synonym"]
Direction = Literal["relaxant_up", "relaxant_down", "agent_up", "agent_down", "additive", "opposing"]
Strength = Literal["strong", "moderate", "weak"]
TitrationKind = Literal["titration", "taper", "screening"]
Statistic = Literal["mean", "median", "range", "approximate"]
SubjectKind = Literal["relaxant", "class"]
Contrast = Literal["difference", "ratio", "arm_value"]
Better = Literal["lower", "higher"]
GuidanceStatus = Literal["current", "superseded", "retired"]
LimitSetting = Literal["treatment", "phase"]
StepPer = Literal["dose", "day"]
SourceKind = Literal[
    "label",
    "smpc",
    "leaflet",
    "regulator",
    "guideline",
    "reference",
    "review",
    "trial",
    "observational",
    "case_report",
    "terminology",
]
RelaxantColumn = Literal[
    "relaxant",
    "name",
    "us_brands",
    "other_brands",
    "atc_code",
    "rxcui",
    "ddd",
    "ddd_unit",
    "use_class",
    "chemical_class",
    "site_of_action",
    "acts_at",
    "target",
    "acts_on",
    "mechanism",
    "mechanism_plain",
    "us_status",
    "us_approval_year",
    "controlled_schedule",
    "boxed_warning",
    "boxed_warning_plain",
    "routes",
    "dose_family",
    "dose_unit",
    "dose_basis",
    "dose_jurisdiction",
    "headline_form",
    "start_total",
    "usual_min_total",
    "usual_max_total",
    "max_total",
    "max_when",
    "max_basis",
    "doses_per_day_min",
    "doses_per_day_max",
    "max_days",
    "onset_min_h",
    "onset_max_h",
    "tmax_min_h",
    "tmax_max_h",
    "half_life_min_h",
    "half_life_max_h",
    "active_metabolite",
    "metabolite_half_life_min_h",
    "metabolite_half_life_max_h",
    "duration_min_h",
    "duration_max_h",
    "bioavailability_pct",
    "protein_binding_pct",
    "metabolism",
    "excreted_unchanged_min_pct",
    "excreted_unchanged_max_pct",
    "common_side_effects",
    "serious_side_effects",
    "summary",
    "summary_plain",
]
CitationColumn = Literal["relaxant", "column", "value_status", "basis", "source", "locator", "checked", "rechecked"]
AvailabilityColumn = Literal[
    "relaxant",
    "form",
    "jurisdiction",
    "status",
    "legal_class",
    "since",
    "detail",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
ProductColumn = Literal[
    "relaxant",
    "brand",
    "form",
    "route",
    "salt",
    "strength",
    "strength_unit",
    "per_amount",
    "per_unit",
    "strength_as",
    "ingredients",
    "score_parts",
    "openable",
    "crushable",
    "excipients",
    "not_interchangeable_with",
    "jurisdiction",
    "status",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
IndicationColumn = Literal[
    "relaxant",
    "condition",
    "status",
    "form",
    "jurisdiction",
    "detail",
    "short",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
DosingColumn = Literal[
    "relaxant",
    "form",
    "jurisdiction",
    "condition",
    "age_min_y",
    "age_max_y",
    "weight_min_kg",
    "weight_max_kg",
    "renal_measure",
    "renal_min",
    "renal_max",
    "hepatic",
    "qualifier",
    "phase",
    "population",
    "dose_unit",
    "dose_basis",
    "start_dose",
    "start_doses_per_day",
    "doses_per_day_max",
    "as_needed",
    "min_interval_h",
    "usual_min_total",
    "usual_max_total",
    "max_single_dose",
    "max_total",
    "max_basis",
    "cap_days",
    "limit_days",
    "limit_setting",
    "step_min",
    "step_max",
    "step_per",
    "step_days_min",
    "step_days_max",
    "reduce_pct",
    "target",
    "food",
    "review_days",
    "advice",
    "value_status",
    "waiver",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
TitrationColumn = Literal[
    "relaxant",
    "schedule",
    "kind",
    "form",
    "jurisdiction",
    "condition",
    "age_min_y",
    "age_max_y",
    "weight_min_kg",
    "weight_max_kg",
    "renal_measure",
    "renal_min",
    "renal_max",
    "hepatic",
    "qualifier",
    "step",
    "days_min",
    "days_max",
    "dose",
    "dose_unit",
    "doses_per_day",
    "dose_rule",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
KineticsColumn = Literal[
    "relaxant",
    "analyte",
    "form",
    "fed",
    "population",
    "parameter",
    "statistic",
    "min",
    "max",
    "unit",
    "n",
    "dose",
    "model_ok",
    "note",
    "value_status",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
SideEffectColumn = Literal[
    "relaxant",
    "effect",
    "organ_system",
    "as_reported",
    "form",
    "jurisdiction",
    "condition",
    "dose",
    "phase",
    "study",
    "figure_kind",
    "frequency_term",
    "incidence_min_pct",
    "incidence_max_pct",
    "n",
    "placebo_min_pct",
    "placebo_pct",
    "placebo_n",
    "placebo_from",
    "serious",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
PrecautionColumn = Literal[
    "relaxant",
    "factor",
    "level",
    "form",
    "jurisdiction",
    "condition",
    "age_min_y",
    "age_max_y",
    "weight_min_kg",
    "weight_max_kg",
    "renal_measure",
    "renal_min",
    "renal_max",
    "hepatic",
    "qualifier",
    "detail",
    "short",
    "short_plain",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
MonitoringColumn = Literal[
    "relaxant",
    "form",
    "jurisdiction",
    "test",
    "when",
    "every_days",
    "until_days",
    "action",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
InteractionColumn = Literal[
    "relaxant",
    "agent",
    "agent_kind",
    "strength",
    "level",
    "kind",
    "direction",
    "additive",
    "parameter",
    "ratio",
    "ratio_low",
    "ratio_high",
    "washout_days",
    "separate_h",
    "form",
    "jurisdiction",
    "effect",
    "mechanism",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
AgentClassColumn = Literal["agent", "class", "strength", "source", "locator", "checked", "rechecked"]
AgentNameColumn = Literal["name", "agent", "kind", "common"]
ClassNameColumn = Literal["name", "class"]
ClassRuleColumn = Literal[
    "class",
    "with_class",
    "additive",
    "level",
    "jurisdiction",
    "age_min_y",
    "effect",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
ConditionNameColumn = Literal["name", "condition"]
FactorNameColumn = Literal["name", "factor"]
EvidenceColumn = Literal[
    "subject",
    "subject_kind",
    "members",
    "comparator",
    "contrast",
    "condition",
    "population",
    "outcome",
    "scale",
    "better",
    "measure",
    "estimate",
    "ci_low",
    "ci_high",
    "ci_level",
    "participants",
    "trials",
    "timepoint",
    "design",
    "analysis",
    "added_to",
    "certainty",
    "mcid",
    "mcid_source",
    "finding",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
GuidanceColumn = Literal[
    "body",
    "year",
    "jurisdiction",
    "status",
    "superseded_by",
    "condition",
    "relaxants",
    "stance",
    "strength",
    "detail",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
CounsellingColumn = Literal[
    "relaxant",
    "topic",
    "advice",
    "advice_plain",
    "value_status",
    "basis",
    "source",
    "locator",
    "checked",
    "rechecked",
]
EmergencyColumn = Literal["jurisdiction", "number", "advice_plain", "source", "locator", "checked", "rechecked"]
SourceColumn = Literal[
    "source",
    "kind",
    "title",
    "publisher",
    "jurisdiction",
    "date",
    "revision",
    "doc_status",
    "superseded_by",
    "reference_label",
    "url",
    "identifier",
    "read_at",
    "accessed",
]
WhoColumn = Literal[
    "form",
    "jurisdiction",
    "condition",
    "age_min_y",
    "age_max_y",
    "weight_min_kg",
    "weight_max_kg",
    "renal_measure",
    "renal_min",
    "renal_max",
    "hepatic",
    "qualifier",
]


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A row of a table."""

    TABLE: ClassVar[str]


@dataclass(frozen=True, kw_only=True)
class OfForms(TableRow):
    """A row that holds for some forms, for all where it names none."""

    form: tuple[Form, ...]


@dataclass(frozen=True, kw_only=True)
class Placed(TableRow):
    """A row of one jurisdiction."""

    jurisdiction: Jurisdiction


@dataclass(frozen=True, kw_only=True)
class Who(OfForms, Placed):
    """A row about some people: those whose age, weight, kidney and liver are within its bounds."""

    condition: tuple[Condition, ...]
    age_min_y: float | None
    age_max_y: float | None
    weight_min_kg: float | None
    weight_max_kg: float | None
    renal_measure: RenalMeasure | Literal[""]
    renal_min: float | None
    renal_max: float | None
    hepatic: tuple[Hepatic, ...]
    qualifier: str


@dataclass(frozen=True, kw_only=True)
class Read(TableRow):
    """A row with the documents and the place in them where it was read, and when."""

    source: tuple[str, ...]
    locator: str
    checked: str
    rechecked: str


@dataclass(frozen=True, kw_only=True)
class Stated(Read):
    """A row that says who says so."""

    basis: Basis


@dataclass(frozen=True, kw_only=True)
class RelaxantRow(TableRow):
    """One row is a therapy."""

    TABLE = "relaxants"

    relaxant: str
    name: str
    us_brands: tuple[str, ...]
    other_brands: tuple[str, ...]
    atc_code: str
    rxcui: int | None
    ddd: float | None
    ddd_unit: str
    use_class: UseClass
    chemical_class: str
    site_of_action: str
    acts_at: tuple[Site, ...]
    target: str
    acts_on: tuple[Target, ...]
    mechanism: str
    mechanism_plain: str
    us_status: Availability | Literal[""]
    us_approval_year: int | None
    controlled_schedule: str
    boxed_warning: str
    boxed_warning_plain: str
    routes: tuple[Route, ...]
    dose_family: DoseFamily
    dose_unit: DoseUnit
    dose_basis: DoseBasis
    dose_jurisdiction: Jurisdiction
    headline_form: Form
    start_total: float | None
    usual_min_total: float | None
    usual_max_total: float | None
    max_total: float | None
    max_when: str
    max_basis: MaxBasis | Literal[""]
    doses_per_day_min: float | None
    doses_per_day_max: float | None
    max_days: float | None
    onset_min_h: float | None
    onset_max_h: float | None
    tmax_min_h: float | None
    tmax_max_h: float | None
    half_life_min_h: float | None
    half_life_max_h: float | None
    active_metabolite: str
    metabolite_half_life_min_h: float | None
    metabolite_half_life_max_h: float | None
    duration_min_h: float | None
    duration_max_h: float | None
    bioavailability_pct: float | None
    protein_binding_pct: float | None
    metabolism: str
    excreted_unchanged_min_pct: float | None
    excreted_unchanged_max_pct: float | None
    common_side_effects: tuple[EffectKey, ...]
    serious_side_effects: tuple[EffectKey, ...]
    summary: str
    summary_plain: str


@dataclass(frozen=True, kw_only=True)
class CitationRow(Stated):
    """One row is one cell of relaxants.csv."""

    TABLE = "citations"

    relaxant: str
    column: RelaxantColumn
    value_status: ValueStatus


@dataclass(frozen=True, kw_only=True)
class AvailabilityRow(OfForms, Placed, Stated):
    """One row is where a therapy may be used."""

    TABLE = "availability"

    relaxant: str
    status: Availability
    legal_class: str
    since: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class ProductRow(Placed, Stated):
    """One row is one strength of one product."""

    TABLE = "products"

    relaxant: str
    brand: str
    form: Form
    route: tuple[Route, ...]
    salt: str
    strength: float
    strength_unit: DoseUnit
    per_amount: float | None
    per_unit: str
    strength_as: StrengthAs | Literal[""]
    ingredients: tuple[str, ...]
    score_parts: int | None
    openable: bool | None
    crushable: bool | None
    excipients: tuple[str, ...]
    not_interchangeable_with: str
    status: Availability


@dataclass(frozen=True, kw_only=True)
class IndicationRow(OfForms, Placed, Stated):
    """One row is a therapy for a condition."""

    TABLE = "indications"

    relaxant: str
    condition: Condition
    status: IndicationStatus
    detail: str
    short: str


@dataclass(frozen=True, kw_only=True)
class DosingRow(Who, Stated):
    """One row is a dose rule in one phase."""

    TABLE = "dosing"

    relaxant: str
    phase: Phase
    population: Population
    dose_unit: DoseUnit
    dose_basis: DoseBasis
    start_dose: float | None
    start_doses_per_day: float | None
    doses_per_day_max: float | None
    as_needed: bool | None
    min_interval_h: float | None
    usual_min_total: float | None
    usual_max_total: float | None
    max_single_dose: float | None
    max_total: float | None
    max_basis: MaxBasis | Literal[""]
    cap_days: float | None
    limit_days: float | None
    limit_setting: LimitSetting | Literal[""]
    step_min: float | None
    step_max: float | None
    step_per: StepPer | Literal[""]
    step_days_min: float | None
    step_days_max: float | None
    reduce_pct: float | None
    target: str
    food: str
    review_days: float | None
    advice: str
    value_status: ValueStatus
    waiver: str


@dataclass(frozen=True, kw_only=True)
class TitrationRow(Who, Stated):
    """One row is a step of a schedule."""

    TABLE = "titration"

    relaxant: str
    schedule: str
    kind: TitrationKind
    step: int
    days_min: float | None
    days_max: float | None
    dose: float | None
    dose_unit: DoseUnit
    doses_per_day: float | None
    dose_rule: str


@dataclass(frozen=True, kw_only=True)
class KineticsRow(OfForms, Stated):
    """One row is a parameter."""

    TABLE = "kinetics"

    relaxant: str
    analyte: str
    fed: bool | None
    population: str
    parameter: str
    statistic: Statistic | Literal[""]
    min: float | None
    max: float | None
    unit: str
    n: int | None
    dose: str
    model_ok: bool | None
    note: str
    value_status: ValueStatus


@dataclass(frozen=True, kw_only=True)
class SideEffectRow(OfForms, Placed, Stated):
    """One row is an effect in one arm."""

    TABLE = "side_effects"

    relaxant: str
    effect: EffectKey
    organ_system: OrganSystem
    as_reported: str
    condition: tuple[Condition, ...]
    dose: str
    phase: str
    study: str
    figure_kind: FigureKind
    frequency_term: FrequencyTerm | Literal[""]
    incidence_min_pct: float | None
    incidence_max_pct: float | None
    n: int | None
    placebo_min_pct: float | None
    placebo_pct: float | None
    placebo_n: int | None
    placebo_from: PlaceboFrom | Literal[""]
    serious: bool


@dataclass(frozen=True, kw_only=True)
class PrecautionRow(Who, Stated):
    """One row is a therapy under a patient factor."""

    TABLE = "precautions"

    relaxant: str
    factor: Factor
    level: Level
    detail: str
    short: str
    short_plain: str


@dataclass(frozen=True, kw_only=True)
class MonitoringRow(OfForms, Placed, Stated):
    """One row is a check."""

    TABLE = "monitoring"

    relaxant: str
    test: str
    when: str
    every_days: float | None
    until_days: float | None
    action: str


@dataclass(frozen=True, kw_only=True)
class InteractionRow(OfForms, Placed, Stated):
    """One row is a therapy with an agent or class."""

    TABLE = "interactions"

    relaxant: str
    agent: str
    agent_kind: AgentKind
    strength: tuple[Strength, ...]
    level: Level
    kind: InteractionKind
    direction: Direction | Literal[""]
    additive: tuple[Additive, ...]
    parameter: str
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    washout_days: float | None
    separate_h: float | None
    effect: str
    mechanism: str


@dataclass(frozen=True, kw_only=True)
class AgentClassRow(Read):
    """One row is a co-medication in one class."""

    TABLE = "agents"

    agent: str
    class_: AgentClass
    strength: Strength | Literal[""]


@dataclass(frozen=True, kw_only=True)
class AgentNameRow(TableRow):
    """One row is a name."""

    TABLE = "agent_names"

    name: str
    agent: tuple[str, ...]
    kind: AgentNameKind
    common: bool | None


@dataclass(frozen=True, kw_only=True)
class ClassNameRow(TableRow):
    """One row is a name of a class."""

    TABLE = "class_names"

    name: str
    class_: AgentClass


@dataclass(frozen=True, kw_only=True)
class ClassRuleRow(Placed, Stated):
    """One row is what happens when members of two classes are taken together."""

    TABLE = "class_rules"

    class_: AgentClass
    with_class: AgentClass
    additive: Additive
    level: Level
    age_min_y: float | None
    effect: str


@dataclass(frozen=True, kw_only=True)
class ConditionNameRow(TableRow):
    """One row is a word for a condition."""

    TABLE = "condition_names"

    name: str
    condition: Condition


@dataclass(frozen=True, kw_only=True)
class FactorNameRow(TableRow):
    """One row is a word for a patient factor."""

    TABLE = "factor_names"

    name: str
    factor: Factor


@dataclass(frozen=True, kw_only=True)
class EvidenceRow(Stated):
    """One row is an estimate or finding."""

    TABLE = "evidence"

    subject: str
    subject_kind: SubjectKind
    members: tuple[str, ...]
    comparator: str
    contrast: Contrast
    condition: tuple[Condition, ...]
    population: str
    outcome: str
    scale: str
    better: Better | Literal[""]
    measure: str
    estimate: float | None
    ci_low: float | None
    ci_high: float | None
    ci_level: float | None
    participants: int | None
    trials: int | None
    timepoint: str
    design: str
    analysis: str
    added_to: str
    certainty: str
    mcid: float | None
    mcid_source: str
    finding: str


@dataclass(frozen=True, kw_only=True)
class GuidanceRow(Placed, Stated):
    """One row is a guideline statement."""

    TABLE = "guidance"

    body: str
    year: int
    status: GuidanceStatus
    superseded_by: str
    condition: tuple[Condition, ...]
    relaxants: tuple[str, ...]
    stance: str
    strength: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class CounsellingRow(Stated):
    """One row is advice on a topic."""

    TABLE = "counselling"

    relaxant: str
    topic: CounsellingTopic
    advice: str
    advice_plain: str
    value_status: ValueStatus


@dataclass(frozen=True, kw_only=True)
class EmergencyRow(Placed, Read):
    """One row is a country."""

    TABLE = "emergency"

    number: str
    advice_plain: str


@dataclass(frozen=True, kw_only=True)
class SourceRow(Placed):
    """One row is a document."""

    TABLE = "sources"

    source: str
    kind: SourceKind
    title: str
    publisher: str
    date: str
    revision: str
    doc_status: GuidanceStatus
    superseded_by: str
    reference_label: bool
    url: str
    identifier: str
    read_at: str
    accessed: str
