"""Picked relaxants -> the overview: a column each, a row a question, one short cell where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache
from typing import get_args

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn
from dashboard.compare.glance.glance_rows import PLAIN_SPECS, SPECS, GlanceSpec
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, Form
from dashboard.data.schema import VOCABULARIES
from dashboard.wording.jurisdictions import INTERNATIONAL
from dashboard.wording.levels import SILENCE
from dashboard.wording.statements import Wording

TRIALS_DIFFER: dict[Wording, str] = {
    "clinician": "Trials differ: compare each drug with its own placebo.",
    "plain": "The figures come from different studies: look at the dummy pill beside each.",
}
"""What must be read below the figures of an overview."""
FORM_ORDER: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True)
class GlanceRow:
    """One row of the overview: its heading and the cell of each column."""

    spec: GlanceSpec
    cells: Mapping[str, GlanceCell]

    @property
    def key(self) -> str:
        """Stable name of the row."""
        return self.spec.key

    @property
    def label(self) -> str:
        """Heading of the row."""
        return self.spec.label

    @property
    def same(self) -> bool:
        """Whether every column is known to say the same; unknown never equals unknown (hazard H16)."""
        said = [cell.said for cell in self.cells.values() if _known(cell)]
        return len(said) > 1 and len(said) == len(self.cells) and len(set(said)) == 1

    @property
    def hideable(self) -> bool:
        """Whether "only differences" may leave it out: never a safety row, never one that hides a statement."""
        return self.same and not self.spec.safety and not any(cell.more for cell in self.cells.values())


def _known(cell: GlanceCell) -> bool:
    return bool(cell.statements) and all(one.level not in SILENCE for one in cell.statements)


@dataclass(frozen=True)
class Glance:
    """The overview of some columns, with what it was made for."""

    columns: tuple[GlanceColumn, ...]
    rows: tuple[GlanceRow, ...]
    _: KW_ONLY
    jurisdiction: str
    wording: Wording
    version: str
    by_country: bool = False


def glance(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    jurisdiction: str,
    forms: Mapping[str, Sequence[Form]],
    *,
    wording: Wording = "clinician",
) -> Glance:
    """Build the overview of some relaxants for one country; `forms` names those that each is looked at in."""
    columns = [
        column_of(Viewpoint(catalogue, one, jurisdiction, forms=tuple(forms[one]), wording=wording))
        for one in relaxants
    ]
    return _made(catalogue, columns, jurisdiction, wording)


def countries(
    catalogue: Catalogue, relaxant: str, forms: Sequence[Form], *, home: str, wording: Wording = "clinician"
) -> Glance:
    """Build the overview of one relaxant with a column for each country whose doses were read, `home` first."""
    read = {row.jurisdiction for row in catalogue.rows(DosingRow, relaxant)} - {INTERNATIONAL}
    places = [place for place in VOCABULARIES["jurisdiction"] if place in read]
    ordered = sorted(places, key=lambda place: place != home)
    columns = [
        column_of(
            Viewpoint(catalogue, relaxant, place, forms=tuple(forms), wording=wording),
            key=place,
            name=VOCABULARIES["jurisdiction"][place],
        )
        for place in ordered
    ]
    return _made(catalogue, columns, home, wording, by_country=True)


def _made(
    catalogue: Catalogue,
    columns: Iterable[GlanceColumn],
    jurisdiction: str,
    wording: Wording,
    *,
    by_country: bool = False,
) -> Glance:
    drawn = tuple(columns)
    specs = PLAIN_SPECS if wording == "plain" else SPECS
    rows = tuple(GlanceRow(spec, {column.key: _cell(spec, column) for column in drawn}) for spec in specs)
    return Glance(
        drawn, rows, jurisdiction=jurisdiction, wording=wording, version=catalogue.version, by_country=by_country
    )


@lru_cache(maxsize=2_000)
def _cell(spec: GlanceSpec, column: GlanceColumn) -> GlanceCell:
    """Make a cell once: the same relaxant is compared with many others."""
    return spec.build(column)


def column_of(view: Viewpoint, *, key: str = "", name: str = "") -> GlanceColumn:
    """Make the column of a relaxant as it is seen; `key` and `name` are the relaxant's own where none are given."""
    summary, relaxant, catalogue = view.summary, view.relaxant, view.catalogue
    return GlanceColumn(
        key=key or relaxant,
        name=name or catalogue.names[relaxant],
        view=view,
        form=next((one for one in (summary.headline_form, *FORM_ORDER) if one in view.forms), None),
        brands=_brands(view),
        draft=relaxant in catalogue.drafts,
        open=catalogue.second_readings[relaxant].open,
    )


def _brands(view: Viewpoint) -> tuple[str, ...]:
    """Return one or two brands of the country's side; a relaxant under review has less room for them."""
    brands = view.summary.us_brands if view.jurisdiction == "US" else view.summary.other_brands
    return brands[:1] if view.relaxant in view.catalogue.drafts else brands[:2]
