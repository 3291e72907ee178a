"""Tables that say what a therapy is: summary, citations, availability, products, indications."""

from __future__ import annotations

from dashboard.data.schema.model import Column, Table
from dashboard.data.schema.shared import BASIS, FORM, JURISDICTION, PROVENANCE, RELAXANT, condition

RELAXANTS = Table(
    name="relaxants",
    title="Therapies in short",
    row="a therapy",
    key=("relaxant",),
    columns=(
        Column("relaxant", "Key of the therapy.", pattern=r"[a-z0-9]+(-[a-z0-9]+)*", required=True),
        Column("name", "Name as shown.", required=True),
        Column("us_brands", "Brand names in the United States.", many=True),
        Column("other_brands", "Brand names elsewhere.", many=True),
        Column("atc_code", "WHO ATC code.", pattern=r"[A-Z]\d{2}[A-Z]{2}\d{2}"),
        Column("rxcui", "RxNorm concept of the ingredient.", kind="integer", low=1),
        Column(
            "ddd",
            "WHO defined daily dose: a unit of drug statistics, not a recommended dose.",
            kind="number",
            unit="ddd_unit",
            low=0,
        ),
        Column("ddd_unit", "Unit and route of the defined daily dose."),
        Column("use_class", "What the class is used against.", vocabulary="use_class", required=True),
        Column("chemical_class", "Chemical class."),
        Column("site_of_action", "Where it acts."),
        Column("acts_at", "The same in words that can be filtered by.", vocabulary="site", many=True),
        Column("target", "Molecular target."),
        Column("acts_on", "Molecular target in words that can be filtered by.", vocabulary="target", many=True),
        Column("mechanism", "How it works, for professionals."),
        Column("mechanism_plain", "How it works, in plain words."),
        Column("us_status", "Status in the United States.", vocabulary="availability"),
        Column(
            "us_approval_year", "Year of the first approval in the United States.", kind="integer", low=1900, high=2100
        ),
        Column(
            "controlled_schedule",
            "Schedule under the US Controlled Substances Act: none, or CII to CV.",
            pattern=r"none|CII|CIII|CIV|CV",
        ),
        Column(
            "boxed_warning", "Boxed warning of the US label, in short; empty with status none when the label has none."
        ),
        Column("boxed_warning_plain", "The same for patients, in plain words; filled where the boxed warning is."),
        Column("routes", "Routes of administration.", vocabulary="route", many=True),
        Column("dose_family", "Which doses may share a chart.", vocabulary="dose_family", required=True),
        Column("dose_unit", "Unit of the headline doses.", vocabulary="dose_unit", required=True),
        Column("dose_basis", "What the headline totals are counted over.", vocabulary="dose_basis", required=True),
        Column("dose_jurisdiction", "Jurisdiction of the headline doses.", vocabulary="jurisdiction", required=True),
        Column("headline_form", "Form of the headline doses.", vocabulary="form", required=True),
        Column(
            "start_total",
            "Dose on the first day (one dose where it is taken as needed).",
            kind="number",
            unit="dose_unit",
            low=0,
        ),
        Column("usual_min_total", "Lower end of the usual total.", kind="number", unit="dose_unit", low=0),
        Column("usual_max_total", "Upper end of the usual total.", kind="number", unit="dose_unit", low=0),
        Column(
            "max_total",
            "Highest total that the source gives; read with max_when and max_basis.",
            kind="number",
            unit="dose_unit",
            low=0,
        ),
        Column("max_when", "Phase and days for which the highest total holds."),
        Column("max_basis", "What kind of maximum it is.", vocabulary="max_basis"),
        Column("doses_per_day_min", "Fewest doses a day.", kind="number", low=0),
        Column("doses_per_day_max", "Most doses a day.", kind="number", low=0),
        Column("max_days", "Longest labelled length of treatment, days.", kind="number", unit="days", low=0),
        Column("onset_min_h", "Earliest onset of effect, from a clinical source.", kind="number", unit="h", low=0),
        Column(
            "onset_max_h",
            "Latest onset of effect; empty: no upper end is given.",
            kind="number",
            unit="h",
            low=0,
        ),
        Column("tmax_min_h", "Earliest peak concentration.", kind="number", unit="h", low=0),
        Column("tmax_max_h", "Latest peak concentration.", kind="number", unit="h", low=0),
        Column("half_life_min_h", "Shortest half-life of the drug itself.", kind="number", unit="h", low=0),
        Column("half_life_max_h", "Longest half-life of the drug itself.", kind="number", unit="h", low=0),
        Column("active_metabolite", "Active metabolite."),
        Column(
            "metabolite_half_life_min_h", "Shortest half-life of the active metabolite.", kind="number", unit="h", low=0
        ),
        Column(
            "metabolite_half_life_max_h", "Longest half-life of the active metabolite.", kind="number", unit="h", low=0
        ),
        Column("duration_min_h", "Shortest duration of effect of one dose.", kind="number", unit="h", low=0),
        Column("duration_max_h", "Longest duration of effect of one dose.", kind="number", unit="h", low=0),
        Column("bioavailability_pct", "Oral bioavailability.", kind="number", unit="%", low=0, high=100),
        Column("protein_binding_pct", "Binding to plasma proteins.", kind="number", unit="%", low=0, high=100),
        Column("metabolism", "Organ and enzymes of metabolism."),
        Column(
            "excreted_unchanged_min_pct",
            "Lowest share excreted unchanged in urine.",
            kind="number",
            unit="%",
            low=0,
            high=100,
        ),
        Column(
            "excreted_unchanged_max_pct",
            "Highest share excreted unchanged in urine.",
            kind="number",
            unit="%",
            low=0,
            high=100,
        ),
        Column(
            "common_side_effects",
            "Side effects that the label names as common or most frequent.",
            vocabulary="effect",
            many=True,
        ),
        Column("serious_side_effects", "Serious reactions that the label warns of.", vocabulary="effect", many=True),
        Column("summary", "Summary for professionals."),
        Column("summary_plain", "Summary in plain words."),
    ),
)

CITATIONS = Table(
    name="citations",
    title="Citations of the summary",
    row="one cell of relaxants.csv",
    key=("relaxant", "column"),
    columns=(
        RELAXANT,
        Column("column", "Column of relaxants.csv.", column_of="relaxants", required=True),
        Column("value_status", "Whether the source gives a value.", vocabulary="value_status", required=True),
        BASIS,
        *PROVENANCE,
    ),
)

AVAILABILITY = Table(
    name="availability",
    title="Availability",
    row="where a therapy may be used",
    key=("relaxant", "form", "jurisdiction"),
    columns=(
        RELAXANT,
        FORM,
        JURISDICTION,
        Column("status", "Status there.", vocabulary="availability", required=True),
        Column("legal_class", "Legal class: prescription, pharmacy, controlled schedule."),
        Column("since", "Date or year since when.", pattern=r"\d{4}(-\d{2}(-\d{2})?)?"),
        Column("detail", "What else matters."),
        BASIS,
        *PROVENANCE,
    ),
)

PRODUCTS = Table(
    name="products",
    title="Products and strengths",
    row="one strength of one product",
    key=(
        "relaxant",
        "brand",
        "form",
        "strength",
        "strength_unit",
        "per_amount",
        "per_unit",
        "ingredients",
        "jurisdiction",
    ),
    columns=(
        RELAXANT,
        Column("brand", "Brand name; empty for the generic."),
        Column("form", "Form.", vocabulary="form", required=True),
        Column("route", "Route of administration.", vocabulary="route", many=True, required=True),
        Column("salt", "Salt or ester in the product."),
        Column("strength", "Amount of drug.", kind="number", unit="strength_unit", low=0, required=True),
        Column("strength_unit", "Unit of the strength.", vocabulary="dose_unit", required=True),
        Column("per_amount", "Amount of product that holds it, for liquids.", kind="number", unit="per_unit", low=0),
        Column("per_unit", "Unit of that amount.", pattern=r"mL|g"),
        Column("strength_as", "Whether the strength counts the base or the salt.", vocabulary="strength_as"),
        Column("ingredients", "Other active ingredients of a combination.", many=True),
        Column(
            "score_parts",
            "Number of parts that the score marks give; 1 for none; empty for unknown (counts as whole).",
            kind="integer",
            low=1,
            high=4,
        ),
        Column("openable", "Whether it may be opened.", kind="flag"),
        Column("crushable", "Whether it may be crushed.", kind="flag"),
        Column("excipients", "Excipients that matter to a patient.", many=True),
        Column("not_interchangeable_with", "Product or form that it must not be swapped for, and when."),
        JURISDICTION,
        Column("status", "Status of the product.", vocabulary="availability", required=True),
        BASIS,
        *PROVENANCE,
    ),
)

INDICATIONS = Table(
    name="indications",
    title="Indications",
    row="a therapy for a condition",
    key=("relaxant", "condition", "status", "form", "jurisdiction", "source"),
    columns=(
        RELAXANT,
        condition(required=True, many=False),
        Column("status", "How the use stands.", vocabulary="indication_status", required=True),
        FORM,
        JURISDICTION,
        Column("detail", "Limits of the use."),
        Column("short", "Limits of the use in at most 60 characters, for the overview."),
        BASIS,
        *PROVENANCE,
    ),
)
