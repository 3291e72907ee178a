"""Tables of interactions, evidence, advice and sources."""

from __future__ import annotations

from dashboard.data.schema.model import Column, Table
from dashboard.data.schema.shared import BASIS, FORM, JURISDICTION, PROVENANCE, RELAXANT

INTERACTIONS = Table(
    name="interactions",
    title="Interactions",
    row="a therapy with an agent or class",
    key=("relaxant", "agent", "agent_kind", "strength", "kind", "level", "form", "jurisdiction", "parameter", "source"),
    columns=(
        RELAXANT,
        Column("agent", "Key of an agent of agents.csv, or of a class.", required=True),
        Column("agent_kind", "Whether it is one drug or a class.", vocabulary="agent_kind", required=True),
        Column(
            "strength", "Which inhibitors or inducers of the class; empty for all.", vocabulary="strength", many=True
        ),
        Column("level", "What the source asks for.", vocabulary="level", required=True),
        Column("kind", "Kind of interaction.", vocabulary="interaction_kind", required=True),
        Column("direction", "Which way it works.", vocabulary="direction"),
        Column("additive", "The effects that both have.", vocabulary="additive", many=True),
        Column("parameter", "Parameter that changes."),
        Column("ratio", "Ratio of the parameter with to without.", kind="number", low=0),
        Column("ratio_low", "Lowest ratio.", kind="number", low=0),
        Column("ratio_high", "Highest ratio.", kind="number", low=0),
        Column("washout_days", "Days that must lie between.", kind="number", unit="days", low=0),
        Column("separate_h", "Hours that must lie between.", kind="number", unit="h", low=0),
        FORM,
        JURISDICTION,
        Column("effect", "What happens.", required=True),
        Column("mechanism", "Why it happens."),
        BASIS,
        *PROVENANCE,
    ),
)

AGENTS = Table(
    name="agents",
    title="Co-medications by class",
    row="a co-medication in one class",
    key=("agent", "class"),
    columns=(
        Column("agent", "Key of the agent.", required=True),
        Column("class", "Class it belongs to.", vocabulary="agent_class", required=True),
        Column("strength", "Strength of an inhibitor or inducer.", vocabulary="strength"),
        *PROVENANCE,
    ),
)

AGENT_NAMES = Table(
    name="agent_names",
    title="Names of co-medications",
    row="a name",
    key=("name", "agent"),
    columns=(
        Column("name", "Name that a user may type.", required=True),
        Column(
            "agent", "Key of the agent, or of each ingredient.", references="agents.agent", many=True, required=True
        ),
        Column("kind", "Kind of name.", vocabulary="agent_name_kind", required=True),
        Column("common", "Whether it is among the 200 most prescribed medicines of the US or the UK.", kind="flag"),
    ),
)

CLASS_NAMES = Table(
    name="class_names",
    title="Names of classes",
    row="a name of a class",
    key=("name", "class"),
    columns=(
        Column("name", "Name or abbreviation that a user may type.", required=True),
        Column("class", "Class that it means.", vocabulary="agent_class", required=True),
    ),
)

CLASS_RULES = Table(
    name="class_rules",
    title="Class rules",
    row="what happens when members of two classes are taken together",
    key=("class", "with_class", "additive", "source"),
    columns=(
        Column("class", "One class.", vocabulary="agent_class", required=True),
        Column("with_class", "The other class; may be the same.", vocabulary="agent_class", required=True),
        Column("additive", "The effect that both have.", vocabulary="additive", required=True),
        Column("level", "What the source asks for.", vocabulary="level", required=True),
        JURISDICTION,
        Column("age_min_y", "Youngest age that it is about, inclusive.", kind="number", unit="years", low=0, high=120),
        Column("effect", "What happens.", required=True),
        BASIS,
        *PROVENANCE,
    ),
)

CONDITION_NAMES = Table(
    name="condition_names",
    title="Names of conditions",
    row="a word for a condition",
    key=("name", "condition"),
    columns=(
        Column("name", "Word or abbreviation that a user may type.", required=True),
        Column("condition", "Condition that it means.", vocabulary="condition", required=True),
    ),
)

FACTOR_NAMES = Table(
    name="factor_names",
    title="Names of patient factors",
    row="a word for a patient factor",
    key=("name", "factor"),
    columns=(
        Column("name", "Word or abbreviation that a user may type.", required=True),
        Column("factor", "Patient factor that it means.", vocabulary="factor", required=True),
    ),
)

EVIDENCE = Table(
    name="evidence",
    title="Evidence",
    row="an estimate or finding",
    key=("subject", "comparator", "condition", "outcome", "measure", "timepoint", "source"),
    columns=(
        Column("subject", "Relaxant or class.", required=True),
        Column("subject_kind", "Which of the two.", vocabulary="subject_kind", required=True),
        Column("members", "Relaxants in a class.", many=True),
        Column("comparator", "What it was compared with.", required=True),
        Column("contrast", "Kind of comparison.", vocabulary="contrast", required=True),
        Column("condition", "Condition.", vocabulary="condition", many=True, required=True),
        Column("population", "Who was studied."),
        Column("outcome", "What was measured.", required=True),
        Column("scale", "Scale of the outcome."),
        Column("better", "Which way is better.", vocabulary="better"),
        Column("measure", "MD, RR, OR, RD, SMD or none.", pattern=r"MD|RR|OR|RD|SMD|HR|none", required=True),
        Column("estimate", "Estimate.", kind="number", unit="scale"),
        Column("ci_low", "Lower limit of the interval.", kind="number", unit="scale"),
        Column("ci_high", "Upper limit of the interval.", kind="number", unit="scale"),
        Column("ci_level", "Level of the interval.", kind="number", unit="%", low=50, high=100),
        Column("participants", "Number of participants.", kind="integer", low=1),
        Column("trials", "Number of trials.", kind="integer", low=1),
        Column("timepoint", "When it was measured."),
        Column("design", "Design of the studies."),
        Column("analysis", "How it was analysed."),
        Column("added_to", "Treatment that both arms had."),
        Column("certainty", "Certainty as the source grades it.", pattern=r"high|moderate|low|very low"),
        Column("mcid", "Smallest difference that matters to patients.", kind="number", unit="scale"),
        Column("mcid_source", "Source of that difference.", references="sources.source"),
        Column("finding", "The finding in one sentence.", required=True),
        BASIS,
        *PROVENANCE,
    ),
)

GUIDANCE = Table(
    name="guidance",
    title="Guideline statements",
    row="a guideline statement",
    key=("body", "year", "condition", "relaxants", "detail"),
    columns=(
        Column("body", "Who issued it.", required=True),
        Column("year", "Year.", kind="integer", low=1950, high=2100, required=True),
        JURISDICTION,
        Column("status", "Whether it is current.", vocabulary="guidance_status", required=True),
        Column("superseded_by", "What replaced it."),
        Column("condition", "Condition.", vocabulary="condition", many=True, required=True),
        Column("relaxants", "Relaxants it speaks of.", many=True, references="relaxants.relaxant"),
        Column("stance", "What it says of them.", required=True),
        Column("strength", "Strength of the recommendation."),
        Column("detail", "The statement in short.", required=True),
        BASIS,
        *PROVENANCE,
    ),
)

COUNSELLING = Table(
    name="counselling",
    title="Counselling",
    row="advice on a topic",
    key=("relaxant", "topic", "source"),
    columns=(
        RELAXANT,
        Column("topic", "Topic of the advice.", vocabulary="counselling_topic", required=True),
        Column("advice", "Advice for professionals.", required=True),
        Column("advice_plain", "Advice in plain words.", required=True),
        Column("value_status", "Whether the source gives advice.", vocabulary="value_status", required=True),
        BASIS,
        *PROVENANCE,
    ),
)

EMERGENCY = Table(
    name="emergency",
    title="Emergency numbers",
    row="a country",
    key=("jurisdiction",),
    columns=(
        JURISDICTION,
        Column("number", "Telephone number of the ambulance service, several joined by 'or'.", required=True),
        Column("advice_plain", "Where to get advice that cannot wait; empty where no national line was found."),
        *PROVENANCE,
    ),
)

SOURCES = Table(
    name="sources",
    title="Sources",
    row="a document",
    key=("source",),
    columns=(
        Column("source", "Key of the document.", pattern=r"[a-z0-9]+(-[a-z0-9]+)*", required=True),
        Column("kind", "Kind of document.", vocabulary="source_kind", required=True),
        Column("title", "Title.", required=True),
        Column("publisher", "Who published it.", required=True),
        JURISDICTION,
        Column("date", "Date of publication, as far as known.", pattern=r"\d{4}(-\d{2}(-\d{2})?)?"),
        Column("revision", "Revision of the document."),
        Column("doc_status", "Whether the document is current.", vocabulary="guidance_status", required=True),
        Column("superseded_by", "Key of the document that replaced it.", references="sources.source"),
        Column("reference_label", "Whether it is the label that the tool reads first.", kind="flag", required=True),
        Column("url", "Address of the document.", kind="url", required=True),
        Column("identifier", "Set id, DOI or PMID."),
        Column("read_at", "Address where its text was read, if a mirror.", kind="url"),
        Column("accessed", "Date on which it was read.", kind="date"),
    ),
)
