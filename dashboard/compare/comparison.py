"""Picked relaxants -> the side-by-side table: rows of cells, each cell made of cited statements."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache

from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.compare.layout import GROUPS, GroupSpec, RowSpec, Tab
from dashboard.compare.row_keys import RowKey
from dashboard.data.catalogue import Catalogue
from dashboard.wording.levels import SILENCE
from dashboard.wording.statements import Wording


@dataclass(frozen=True)
class ComparisonRow:
    """One row of the table: its heading and the cell of every relaxant, in the order picked."""

    key: RowKey
    label: str
    cells: Mapping[str, Cell]
    _: KW_ONLY
    safety: bool = False
    badged: bool = False

    @property
    def same(self) -> bool:
        """Whether every relaxant is known to say the same; unknown never equals unknown (hazard H16)."""
        texts = [
            tuple(fact.text for fact in cell.statements if fact.level not in SILENCE) for cell in self.cells.values()
        ]
        return len(texts) > 1 and all(texts) and len(set(texts)) == 1

    @property
    def counted(self) -> str:
        """Its heading, and where it may hold a warning how many statements it has: ``Contraindicated 5``."""
        return (
            f"{self.label} {sum(len(cell.statements) for cell in self.cells.values())}" if self.safety else self.label
        )

    @property
    def foldable(self) -> bool:
        """Whether the row may be folded away."""
        return self.same and not self.safety


@dataclass(frozen=True)
class ComparisonGroup:
    """Rows of the table under one heading; `harms` says whether they are the serious harms (hazard H15)."""

    heading: str
    rows: tuple[ComparisonRow, ...]
    harms: bool = False
    tab: Tab | None = None


@dataclass(frozen=True)
class Comparison:
    """The side-by-side table of some relaxants, with what it was made for."""

    relaxants: Mapping[str, str]
    groups: tuple[ComparisonGroup, ...]
    _: KW_ONLY
    jurisdiction: str
    wording: Wording
    version: str
    drafts: frozenset[str]

    @property
    def rows(self) -> tuple[ComparisonRow, ...]:
        """All rows, in order."""
        return tuple(row for group in self.groups for row in group.rows)

    def has(self, keys: Collection[RowKey]) -> list[RowKey]:
        """Return those of some keys of which the table has a row, in the order of the table."""
        return [row.key for row in self.rows if row.key in keys]

    def row(self, key: RowKey) -> ComparisonRow:
        """Return the row called `key`; raises KeyError when the table has none."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(f"the comparison has no row '{key}'")


def compare(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    jurisdiction: str,
    forms: Mapping[str, Sequence[str]],
    *,
    wording: Wording = "clinician",
) -> Comparison:
    """Build the side-by-side table of some relaxants for one jurisdiction.

    `forms` names the forms to show of each relaxant, as `dashboard.names.relaxants.picked_forms` returns them.
    """
    plain = wording == "plain"
    views = {
        relaxant: Viewpoint(catalogue, relaxant, jurisdiction, forms=tuple(forms[relaxant]), wording=wording)
        for relaxant in relaxants
    }
    groups = tuple(_group(spec, views, plain=plain) for spec in GROUPS)
    return Comparison(
        {relaxant: catalogue.names[relaxant] for relaxant in relaxants},
        tuple(group for group in groups if group.rows),
        jurisdiction=jurisdiction,
        wording=wording,
        version=catalogue.version,
        drafts=frozenset(relaxants) & catalogue.drafts,
    )


@lru_cache(maxsize=4_000)
def _cell(spec: RowSpec, view: Viewpoint) -> Cell:
    """Make a cell once: the same relaxant is compared with many others."""
    return spec.build(view)


def _group(spec: GroupSpec, views: Mapping[str, Viewpoint], *, plain: bool) -> ComparisonGroup:
    rows = tuple(
        ComparisonRow(
            one.key,
            one.plain if plain else one.label,
            {relaxant: _cell(one, view) for relaxant, view in views.items()},
            safety=one.safety,
            badged=one.badged and not plain,
        )
        for one in spec.rows
        if not plain or one.plain
    )
    return ComparisonGroup(spec.plain if plain else spec.label, rows, spec.harms, spec.tab)
