"""Columns that several tables share."""

from __future__ import annotations

from dashboard.data.schema.model import Column

RELAXANT = Column("relaxant", "Key of the therapy.", references="relaxants.relaxant", required=True)
FORM = Column("form", "Form or forms that the row holds for; empty for all.", vocabulary="form", many=True)
JURISDICTION = Column("jurisdiction", "Whose rule or market it is.", vocabulary="jurisdiction", required=True)
BASIS = Column("basis", "Who says so.", vocabulary="basis", required=True)
VALUE_STATUS = Column("value_status", "Whether the source gives a value.", vocabulary="value_status", required=True)

PROVENANCE = (
    Column("source", "Keys of sources.csv.", many=True, references="sources.source", required=True),
    Column("locator", "Section or table in the source."),
    Column("checked", "Date on which the fact was read in that source; empty for unconfirmed.", kind="date"),
    Column("rechecked", "Date of the blind second reading.", kind="date"),
)


def condition(*, required: bool = False, many: bool = True) -> Column:
    """Return the column of conditions; empty means every labelled condition."""
    return Column(
        "condition", "Condition; empty for all labelled ones.", vocabulary="condition", many=many, required=required
    )


WHO_BLOCK = (
    FORM,
    JURISDICTION,
    condition(),
    Column("age_min_y", "Youngest age, inclusive.", kind="number", unit="years", low=0, high=120),
    Column("age_max_y", "Oldest age, exclusive.", kind="number", unit="years", low=0, high=120),
    Column("weight_min_kg", "Lowest body weight, inclusive.", kind="number", unit="kg", low=0),
    Column("weight_max_kg", "Highest body weight, exclusive.", kind="number", unit="kg", low=0),
    Column("renal_measure", "Measure that renal_min and renal_max are given in.", vocabulary="renal_measure"),
    Column("renal_min", "Lowest kidney function, inclusive.", kind="number", unit="renal_measure", low=0),
    Column("renal_max", "Highest kidney function, exclusive.", kind="number", unit="renal_measure", low=0),
    Column("hepatic", "Liver impairment.", vocabulary="hepatic", many=True),
    Column("qualifier", "The source's condition in words, where it cannot be computed."),
)
