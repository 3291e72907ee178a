"""What a plan is held against: the dose rules of one relaxant, form, condition and jurisdiction, never borrowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record, speaking_of
from dashboard.dosing.doses import ADULTS
from dashboard.wording.figures import known

ORAL_FORMS = (
    "tablet", "capsule", "er_tablet", "er_capsule", "sublingual_tablet", "granules", "oral_solution", "oral_suspension",
)  # fmt: skip
STATED = ("stated", "only_dose")
FIGURES = (
    "start_dose", "doses_per_day_max", "min_interval_h", "usual_max_total", "max_single_dose", "max_total",
    "limit_days", "step_max", "step_days_min",
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """Dose rules for adults that a plan must keep.

    Parameters
    ----------
    rows
        Rows of dosing.csv with a figure that limits a plan, all in one unit over a day.
    sources
        Standing of each source that the rows name, by key (``doc_status``).
    """

    rows: tuple[Record, ...]
    sources: dict[str, str]

    def phase(self, *phases: str) -> tuple[Record, ...]:
        """Return the rows of some phases."""
        return tuple(row for row in self.rows if row["phase"] in phases)

    @property
    def standing(self) -> tuple[Record, ...]:
        """Rows that hold for as long as the treatment lasts: all but loading, rescue, screening and taper."""
        return self.phase("initial", "titration", "maintenance")

    def having(self, column: str, rows: Iterable[Record] | None = None) -> tuple[Record, ...]:
        """Return the rows that give a figure in `column`."""
        return tuple(row for row in (self.rows if rows is None else rows) if known(row[column]))

    def confirmed(self, row: Record) -> bool:
        """Whether a row was read in a source that is current."""
        return bool(row["checked"]) and any(self.sources[key] == "current" for key in items(row["source"]))


def oral_forms(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> list[str]:
    """Return the forms by mouth of a relaxant that a jurisdiction has a product or a dose rule of."""
    if catalogue.summary(relaxant)["dose_family"] != "oral_daily":
        return []
    rows = [*catalogue.rows("products", relaxant), *catalogue.rows("dosing", relaxant)]
    named = {form for row in rows if row["jurisdiction"] == jurisdiction for form in items(row["form"])}
    return [form for form in ORAL_FORMS if form in named]


def adult_rows(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str) -> list[Record]:
    """Return the rules for adults, per day, of a form in a jurisdiction; another's never stand in (hazard H19)."""
    return [
        row
        for row in speaking_of(catalogue.rows("dosing", relaxant), [form])
        if row["jurisdiction"] == jurisdiction and row["population"] in ADULTS and row["dose_basis"] == "day"
    ]


def variants(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str) -> list[str]:
    """Return the qualifiers, in the words of the source, under which this form has rules of its own."""
    rows = adult_rows(catalogue, relaxant, form, jurisdiction)
    return sorted({row["qualifier"] for row in rows if row["qualifier"] and _limits(row)})


def rules_of(
    catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str, condition: str = "", variant: str = ""
) -> Rules:
    """Return what a plan for adults must keep.

    Rules for other conditions are left out; while no condition is said, all count. A row with a qualifier counts only
    when it is the `variant` that was chosen; the rows of a variant replace unqualified ones of their phase.
    """
    rows = [
        row
        for row in adult_rows(catalogue, relaxant, form, jurisdiction)
        if _limits(row) and (not condition or not row["condition"] or condition in items(row["condition"]))
    ]
    own = {row["phase"] for row in rows if variant and row["qualifier"] == variant}
    kept = [row for row in rows if row["qualifier"] == (variant if row["phase"] in own else "")]
    keys = {key for row in kept for key in items(row["source"])}
    return Rules(tuple(kept), {key: catalogue.sources[key]["doc_status"] for key in sorted(keys)})


def _limits(row: Record) -> bool:
    return any(known(row[column]) for column in FIGURES)


def lowest(rows: Sequence[Record], column: str) -> Record | None:
    """Return the row with the lowest figure in `column`; None where no row gives one."""
    return min((row for row in rows if known(row[column])), key=lambda row: row[column], default=None)
