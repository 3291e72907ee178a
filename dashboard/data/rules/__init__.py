"""Rules that hold between cells, rows and tables; `dashboard.data.schema` holds those of a single cell.

Each rule takes the tables as text (file name without ending -> frame) and returns a fault, in a sentence, for
every place where it is broken. `RULES` lists them all; ``tests/data`` proves of each that it fires.
"""

from __future__ import annotations

from dashboard.data.rules import agents, agreement, brand_spelling, clinical, dose_rules, short_texts, structure
from dashboard.data.rules.reading import Rule

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        structure.unique_keys,
        structure.sorted_by_key,
        structure.foreign_keys,
        structure.sources_used,
        structure.summary_cited,
        structure.citations_of_columns,
        structure.second_reading_follows_first,
        clinical.bounds_in_order,
        dose_rules.doses_plausible,
        dose_rules.headline_doses,
        clinical.ages_fit_the_group,
        clinical.headline_maximum_explained,
        clinical.placebo_has_an_arm,
        clinical.core_factors_complete,
        clinical.core_topics_complete,
        clinical.contraindications_from_labels,
        clinical.silence_contradicts_nothing,
        clinical.one_study_one_figure,
        short_texts.short_texts_fit,
        short_texts.short_texts_as_strict,
        short_texts.short_texts_present,
        agreement.current_rows_agree,
        agreement.schedules_in_order,
        agreement.schedules_within_the_maximum,
        agents.interaction_partners_known,
        agents.one_generic_name_each,
        brand_spelling.one_spelling_each,
    )
}
