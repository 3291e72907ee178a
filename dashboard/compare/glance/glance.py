"""Picked relaxants -> the overview: a column each, a row a question, one short cell where they meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.glance import doses, effects, factors, therapy_cells
from dashboard.compare.glance.glance_cells import Column, GlanceCell
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, Form
from dashboard.data.schema import VOCABULARIES
from dashboard.wording.jurisdictions import INTERNATIONAL
from dashboard.wording.levels import SILENCE
from dashboard.wording.statements import Wording


@dataclass(frozen=True)
class GlanceSpec:
    """How one row of the overview is made.

    Parameters
    ----------
    key
        Stable name of the row.
    label
        Its question in a word or two.
    build
        Cell of one column.
    safety
        Whether the row is shown even where nothing differs (hazard H16).
    """

    key: str
    label: str
    _: KW_ONLY
    build: Callable[[Column], GlanceCell]
    safety: bool = False


SPECS: tuple[GlanceSpec, ...] = (
    GlanceSpec(
        "uses",
        "Labelled for",
        build=therapy_cells.uses,
    ),
    GlanceSpec(
        "boxed",
        "Boxed warning",
        build=therapy_cells.boxed_warning,
        safety=True,
    ),
    GlanceSpec(
        "contraindicated",
        "Contraindicated",
        build=factors.contraindications,
        safety=True,
    ),
    GlanceSpec(
        "stopping",
        "Stopping suddenly",
        build=factors.factor_cell("abrupt_stop"),
        safety=True,
    ),
    GlanceSpec(
        "dose",
        "Dose for adults",
        build=doses.dose,
        safety=True,
    ),
    GlanceSpec(
        "half_life",
        "Half-life",
        build=therapy_cells.half_life,
    ),
    GlanceSpec("drowsiness", "Drowsiness (placebo)", build=effects.drowsiness),
    GlanceSpec("effects", "Also common", build=effects.others),
    GlanceSpec("kidney", "Kidney", build=factors.factor_cell("renal_impairment", "dialysis"), safety=True),
    GlanceSpec("liver", "Liver", build=factors.factor_cell("hepatic_impairment"), safety=True),
    GlanceSpec("older", "65 and over", build=factors.factor_cell("older_adult"), safety=True),
    GlanceSpec(
        "pregnancy",
        "Pregnancy, breastfeeding",
        build=factors.factor_cell("pregnancy", "breastfeeding", named=True),
        safety=True,
    ),
    GlanceSpec("mechanism", "How it works", build=therapy_cells.mechanism),
    GlanceSpec("checks", "Checks", build=therapy_cells.checks, safety=True),
    GlanceSpec(
        "schedule",
        "Controlled (US)",
        build=therapy_cells.schedule,
    ),
)
"""The rows of the overview, in order; the boxed warning, contraindications and stopping are among the first four."""


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

    columns: tuple[Column, ...]
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
    columns = [_column(catalogue, one, jurisdiction, forms[one], wording) for one in relaxants]
    return _made(catalogue, columns, jurisdiction, wording)


def countries(
    catalogue: Catalogue, relaxant: str, forms: Sequence[Form], *, home: str, wording: Wording = "clinician"
) -> Glance:
    """Build the overview of one relaxant with a column for each country whose doses were read, `home` first."""
    read = {row.jurisdiction for row in catalogue.rows(DosingRow, relaxant)} - {INTERNATIONAL}
    places = [place for place in VOCABULARIES["jurisdiction"] if place in read]
    ordered = sorted(places, key=lambda place: place != home)
    columns = [
        _column(catalogue, relaxant, place, forms, wording, key=place, name=VOCABULARIES["jurisdiction"][place])
        for place in ordered
    ]
    return _made(catalogue, columns, home, wording, by_country=True)


def _made(
    catalogue: Catalogue, columns: Iterable[Column], jurisdiction: str, wording: Wording, *, by_country: bool = False
) -> Glance:
    drawn = tuple(columns)
    rows = tuple(GlanceRow(spec, {column.key: spec.build(column) for column in drawn}) for spec in SPECS)
    return Glance(
        drawn, rows, jurisdiction=jurisdiction, wording=wording, version=catalogue.version, by_country=by_country
    )


def _column(
    catalogue: Catalogue,
    relaxant: str,
    jurisdiction: str,
    forms: Sequence[Form],
    wording: Wording,
    *,
    key: str = "",
    name: str = "",
) -> Column:
    view = Viewpoint(catalogue, relaxant, jurisdiction, forms=tuple(forms), wording=wording)
    summary = view.summary
    form = summary.headline_form if summary.headline_form in forms else next(iter(forms), None)
    brands = summary.us_brands if jurisdiction == "US" else summary.other_brands
    return Column(
        key=key or relaxant,
        name=name or catalogue.names[relaxant],
        view=view,
        form=form,
        brands=tuple(brands[:1] if relaxant in catalogue.drafts else brands[:2]),
        draft=relaxant in catalogue.drafts,
        open=catalogue.second_readings[relaxant].open,
    )
