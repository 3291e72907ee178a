"""One model per table of ``data/``: columns, types, units, ranges, vocabularies, foreign keys, descriptions."""

from __future__ import annotations

from dashboard.data.schema import other_tables, rule_tables, therapy_tables
from dashboard.data.schema.model import LIST_SEPARATOR, Column, Table, items, pandera_schema, rule_of
from dashboard.data.schema.terms import FACTORS_AT_A_GLANCE, FACTORS_CORE, TOPICS_CORE
from dashboard.data.schema.vocabulary import VOCABULARIES

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        therapy_tables.RELAXANTS,
        therapy_tables.CITATIONS,
        therapy_tables.AVAILABILITY,
        therapy_tables.PRODUCTS,
        therapy_tables.INDICATIONS,
        rule_tables.DOSING,
        rule_tables.TITRATION,
        rule_tables.KINETICS,
        rule_tables.SIDE_EFFECTS,
        rule_tables.PRECAUTIONS,
        rule_tables.MONITORING,
        other_tables.INTERACTIONS,
        other_tables.AGENTS,
        other_tables.AGENT_NAMES,
        other_tables.CLASS_NAMES,
        other_tables.CLASS_RULES,
        other_tables.CONDITION_NAMES,
        other_tables.FACTOR_NAMES,
        other_tables.EVIDENCE,
        other_tables.GUIDANCE,
        other_tables.COUNSELLING,
        other_tables.EMERGENCY,
        other_tables.SOURCES,
    )
}

__all__ = [
    "FACTORS_AT_A_GLANCE",
    "FACTORS_CORE",
    "LIST_SEPARATOR",
    "TABLES",
    "TOPICS_CORE",
    "VOCABULARIES",
    "Column",
    "Table",
    "items",
    "pandera_schema",
    "rule_of",
]
