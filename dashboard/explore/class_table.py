"""The class as a compact table: one short line a drug, grouped by what the country's label has it for.

Cells come from the overview of Compare, so that one fact has one value everywhere; what nobody has read stays empty and
is counted once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dashboard.compare.cells import therapy
from dashboard.compare.cells.harms import NO_US_LABEL
from dashboard.compare.glance import therapy_cells
from dashboard.compare.glance.glance import glance
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Availability, AvailabilityRow, Condition, Form, IndicationRow
from dashboard.data.schema.terms import SPASTICITY
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.explore.filters import Filtered, Judgement
from dashboard.explore.short_words import (
    acts_words,
    dose_words,
    first_sentence,
    form_words,
    shorter_name,
    use_words,
)
from dashboard.names.brands import REMARK
from dashboard.names.relaxants import picked_forms
from dashboard.wording.jurisdictions import holds_in, scope, short_name
from dashboard.wording.statements import Statement, Wording, label

Group = Literal["spasticity", "spasm", "focal", "other", "unsold"]
ColumnKey = Literal["uses", "acts", "dose", "half_life", "drowsiness", "schedule"]
Box = Literal["boxed", "none", "no_us_label", "not_read"]
PAINFUL: frozenset[Condition] = frozenset(
    {
        "acute_musculoskeletal",
        "muscle_spasm_local",
        "low_back_pain_acute",
        "low_back_pain_chronic",
        "neck_shoulder_pain",
    }
)
"""Conditions that count as painful muscle spasm."""
SOLD: frozenset[Availability] = frozenset({"marketed", "restricted"})
COLUMNS: tuple[ColumnKey, ...] = ("uses", "acts", "dose", "half_life", "drowsiness", "schedule")
DASH, LONG_BRAND = "\u2013", 14
NONE_NAMED = "None named"
NAMED_BY_NAME: frozenset[Form] = frozenset({"intrathecal", "sublingual_tablet"})
"""Forms that the name of the drug says already."""
UNITS = "units of one toxin are not units of another"


@dataclass(frozen=True)
class ClassCell:
    """One cell: a short fact with its source, whose it is where another country's, and how many more there are.

    Without a fact the cell is unknown, unless `said` says what a source that was read leaves out.
    """

    fact: Statement | None = None
    whose: str = ""
    more: int = 0
    said: str = ""

    @property
    def unknown(self) -> bool:
        """Whether nobody has read what the cell asks for."""
        return not self.said and (self.fact is None or self.fact.text.startswith(DASH))


@dataclass(frozen=True)
class ClassRow:
    """One drug: its name, a brand and its form, the mark of a boxed warning, its group and its cells.

    `standing` says why it counts as not sold here, `reasons` what the filters say of it; `picked` ticks its box.
    """

    relaxant: str
    name: str
    brand: str
    form: str
    box: Box
    group: Group
    also_for_spasm: bool
    cells: Mapping[ColumnKey, ClassCell]
    standing: str = ""
    reasons: tuple[str, ...] = ()
    picked: bool = False


@dataclass(frozen=True)
class ClassGroup:
    """Drugs under one heading, alphabetical, with a note where the heading has more drugs than its rows."""

    heading: str
    rows: tuple[ClassRow, ...]
    note: str = ""


def class_groups(
    catalogue: Catalogue, filtered: Filtered, *, jurisdiction: str, wording: Wording, picked: Collection[str]
) -> list[ClassGroup]:
    """Return the drugs in view by group, those that a filter cannot judge last, under a heading of their own."""
    made = _class_rows(catalogue, jurisdiction, wording)

    def shown(bucket: Mapping[str, Sequence[Judgement]]) -> list[ClassRow]:
        return [
            replace(made[one], reasons=tuple(judgement.reason for judgement in judgements), picked=one in picked)
            for one, judgements in bucket.items()
        ]

    kept, unknown = shown(filtered.kept), shown(filtered.unknown)
    groups = [
        ClassGroup(heading, rows, _note(key, kept))
        for key, heading in headings(jurisdiction, wording).items()
        if (rows := tuple(row for row in kept if row.group == key))
    ]
    if unknown:
        groups.append(ClassGroup(f"Cannot be judged ({len(unknown)}): facts not reviewed", tuple(unknown)))
    return groups


def headings(jurisdiction: str, wording: Wording) -> dict[Group, str]:
    """Return the heading of each group, in the order shown."""
    place = VOCABULARIES["jurisdiction"][jurisdiction]
    where = f"the {place}" if place.startswith(("United", "European")) else place
    plain = wording == "plain"
    return {
        "spasticity": "Stiff muscles (spasticity)" if plain else "Spasticity",
        "spasm": "Painful muscle spasm",
        "focal": "Shots into one muscle" if plain else "Focal, by injection",
        "other": "Other uses",
        "unsold": f"Not {'sold' if plain else 'marketed'} in {where}, or not known to be",
    }


def _note(group: Group, rows: Sequence[ClassRow]) -> str:
    """Name drugs of the group above that are labelled for spasm too; say that units of toxins differ (hazard H17)."""
    if group == "focal":
        return UNITS
    names = [row.name for row in rows if row.group == "spasticity" and row.also_for_spasm]
    return f"{', '.join(names)} too, above" if group == "spasm" and names else ""


def unknowns(rows: Sequence[ClassRow]) -> dict[ColumnKey, int]:
    """Return how many cells of each column nobody has read, columns with none left out."""
    counts: dict[ColumnKey, int] = {
        key: sum(row.cells[key].unknown for row in rows if key in row.cells) for key in COLUMNS
    }
    return {key: count for key, count in counts.items() if count}


@lru_cache(maxsize=32)
def _class_rows(catalogue: Catalogue, jurisdiction: str, wording: Wording) -> Mapping[str, ClassRow]:
    """Make the rows of all drugs once per country and wording; they hold nothing of a user."""
    every = list(catalogue.names)
    overview = glance(catalogue, every, jurisdiction, picked_forms(catalogue, every, []), wording=wording)
    cells = {row.key: row.cells for row in overview.rows}
    return {
        column.key: _row(column, {key: shown[column.key] for key, shown in cells.items()})
        for column in overview.columns
    }


def _row(column: GlanceColumn, shown: Mapping[str, GlanceCell]) -> ClassRow:
    view = column.view
    listed = scope(view.catalogue, view.catalogue.rows(IndicationRow, view.relaxant), view.relaxant, view.jurisdiction)
    labelled = [row for row in listed.rows if row.status in ("labelled", "restricted")]
    group = _group(column, {row.condition for row in labelled})
    form = form_words(column.form, 0 if group == "unsold" else len(view.forms) - 1)
    return ClassRow(
        relaxant=view.relaxant,
        name=column.name,
        brand=_brand(column),
        form="" if column.form in NAMED_BY_NAME else form,
        box=_box(shown["boxed"]),
        group=group,
        also_for_spasm=bool({row.condition for row in labelled} & PAINFUL),
        cells=_cells(column, labelled, shown),
        standing=_standing(column) if group == "unsold" else "",
    )


def _cells(
    column: GlanceColumn, labelled: Sequence[IndicationRow], shown: Mapping[str, GlanceCell]
) -> dict[ColumnKey, ClassCell]:
    """Make the cells of one drug; plain words have no dose, which is the prescriber's (hazard H29)."""
    dose: dict[ColumnKey, ClassCell] = {} if column.view.plain else {"dose": _dose(column, shown["dose"])}
    return {
        "uses": _uses(column, labelled, shown["uses"]),
        "acts": _acts(column),
        **dose,
        "half_life": _half_life(therapy_cells.half_life(column)),
        "drowsiness": _of(column, shown["drowsiness"]),
        "schedule": _schedule(column, therapy_cells.schedule(column)),
    }


def _brand(column: GlanceColumn) -> str:
    """Return the first brand of the country's side, the second where the first is long."""
    us, others = column.view.summary.us_brands, column.view.summary.other_brands
    brands = [
        REMARK.sub("", brand) for brand in ((*us, *others) if column.view.jurisdiction == "US" else (*others, *us))
    ]
    first = brands[0] if brands else ""
    return min(brands[:2], key=len) if len(first) > LONG_BRAND else first


def _statuses(column: GlanceColumn) -> set[Availability]:
    rows = column.view.catalogue.rows(AvailabilityRow, column.view.relaxant)
    return {row.status for row in rows if row.jurisdiction == column.view.jurisdiction}


def _group(column: GlanceColumn, conditions: Collection[Condition]) -> Group:
    """Return the group of a drug: whether it is sold, how it is given, what its label has it for (hazard H4)."""
    if not _statuses(column) & SOLD:
        return "unsold"
    if set(column.view.summary.routes) == {"intramuscular"}:
        return "focal"
    if any(one in SPASTICITY for one in conditions):
        return "spasticity"
    return "spasm" if PAINFUL & set(conditions) else "other"


def _standing(column: GlanceColumn) -> str:
    """Say the status of a drug in a country where it is not known to be sold."""
    said = sorted(label("availability", status).lower() for status in _statuses(column))
    return ", ".join(said) or "status not reviewed"


def _box(cell: GlanceCell) -> Box:
    if cell.alarm:
        return "boxed"
    if not cell.statements:
        return "not_read"
    return "no_us_label" if cell.statements[0].text == NO_US_LABEL else "none"


def _of(column: GlanceColumn, cell: GlanceCell, text: str = "") -> ClassCell:
    """Make a cell of the table from one of the overview, with a shorter `text` where one is given."""
    if not cell.statements:
        return ClassCell()
    fact = cell.statements[0]
    place = fact.jurisdiction
    foreign = bool(cell.notice) and bool(place) and not holds_in(place, column.view.jurisdiction)
    return ClassCell(replace(fact, text=text or fact.text), whose=short_name(place) if foreign else "", more=cell.more)


def _uses(column: GlanceColumn, labelled: Sequence[IndicationRow], cell: GlanceCell) -> ClassCell:
    text, left = use_words(labelled, plain=column.view.plain, foreign=bool(cell.notice))
    if not text or not cell.statements:
        return ClassCell(said=NONE_NAMED if cell.empty.startswith(NONE_NAMED) else "")
    return replace(_of(column, cell, text), more=left)


def _acts(column: GlanceColumn) -> ClassCell:
    view = column.view
    text = first_sentence(view.summary.mechanism_plain) if view.plain else acts_words(view.summary)
    cell = therapy.mechanism(view) if view.plain else therapy.target(view)
    if not cell.statements or not text:
        return ClassCell()
    return ClassCell(replace(cell.statements[0], text=text))


def _dose(column: GlanceColumn, cell: GlanceCell) -> ClassCell:
    """Say start, usual dose and maximum; how to go up is on Compare."""
    if not cell.statements:
        return ClassCell()
    return _of(column, cell, dose_words(cell.statements[0].text))


def _half_life(cell: GlanceCell) -> ClassCell:
    """Say the half-life and that of the active metabolite, named without its other names."""
    if not cell.statements:
        return ClassCell()
    texts = [shorter_name(one.text) for one in cell.statements]
    own = [DASH] if cell.empty else []
    cited = tuple(dict.fromkeys(citation for one in cell.statements for citation in one.citations))
    return ClassCell(replace(cell.statements[0], text="; ".join([*own, *texts]), citations=cited), more=cell.more)


def _schedule(column: GlanceColumn, cell: GlanceCell) -> ClassCell:
    word = column.view.summary.controlled_schedule
    if not cell.statements:
        return ClassCell()
    if not word:
        return ClassCell(replace(cell.statements[0], text="None listed"))
    controlled = "Yes" if column.view.plain else f"C\u2011{word[1:]}"
    return ClassCell(replace(cell.statements[0], text="No" if word == "none" else controlled))
