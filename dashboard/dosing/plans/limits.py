"""What a plan is checked against: the dose rules of one relaxant, form, condition and jurisdiction, never borrowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, Form, GuidanceStatus, MaxBasis, Phase, ProductRow
from dashboard.dosing.doses import ADULTS
from dashboard.wording.forms import speaking_of

ORAL_FORMS: tuple[Form, ...] = (
    "tablet", "capsule", "er_tablet", "er_capsule", "sublingual_tablet", "granules", "oral_solution", "oral_suspension",
)  # fmt: skip
STATED: tuple[MaxBasis, ...] = ("stated", "only_dose")
Figure = Callable[[DosingRow], float | None]
LIMITING: tuple[Figure, ...] = (
    lambda row: row.start_dose,
    lambda row: row.doses_per_day_max,
    lambda row: row.min_interval_h,
    lambda row: row.usual_max_total,
    lambda row: row.max_single_dose,
    lambda row: row.max_total,
    lambda row: row.limit_days,
    lambda row: row.step_max,
    lambda row: row.step_days_min,
)
"""The figures of a rule that limit a plan."""


@dataclass(frozen=True)
class Given:
    """A figure, and the rule that gives it."""

    value: float
    row: DosingRow


def giving(rows: Iterable[DosingRow], figure: Figure) -> tuple[Given, ...]:
    """Return what some rows give for a figure; those that give nothing are left out."""
    return tuple(Given(value, row) for row in rows if (value := figure(row)) is not None)


def lowest(rows: Iterable[DosingRow], figure: Figure) -> Given | None:
    """Return the lowest of a figure, the first of equal ones; None where no row gives it."""
    return min(giving(rows, figure), key=lambda given: given.value, default=None)


def highest(rows: Iterable[DosingRow], figure: Figure) -> Given | None:
    """Return the highest of a figure, the first of equal ones; None where no row gives it."""
    return max(giving(rows, figure), key=lambda given: given.value, default=None)


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

    rows: tuple[DosingRow, ...]
    sources: dict[str, GuidanceStatus]

    def phase(self, *phases: Phase) -> tuple[DosingRow, ...]:
        """Return the rows of some phases."""
        return tuple(row for row in self.rows if row.phase in phases)

    @property
    def standing(self) -> tuple[DosingRow, ...]:
        """Rows that hold for as long as the treatment lasts: all but loading, rescue, screening and taper."""
        return self.phase("initial", "titration", "maintenance")

    def confirmed(self, row: DosingRow) -> bool:
        """Whether a row was read in a source that is current."""
        return bool(row.checked) and any(self.sources[key] == "current" for key in row.source)


def oral_forms(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> list[Form]:
    """Return the forms by mouth of a relaxant that a jurisdiction has a product or a dose rule of."""
    if catalogue.summary(relaxant).dose_family != "oral_daily":
        return []
    named: set[Form] = {row.form for row in catalogue.rows(ProductRow, relaxant) if row.jurisdiction == jurisdiction}
    for row in catalogue.rows(DosingRow, relaxant):
        named |= set(row.form) if row.jurisdiction == jurisdiction else set()
    return [form for form in ORAL_FORMS if form in named]


def adult_rows(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str) -> list[DosingRow]:
    """Return the rules for adults, per day, of a form in a jurisdiction; another's never stand in (hazard H19)."""
    return [
        row
        for row in speaking_of(catalogue.rows(DosingRow, relaxant), [form])
        if row.jurisdiction == jurisdiction and row.population in ADULTS and row.dose_basis == "day"
    ]


def variants(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str) -> list[str]:
    """Return the qualifiers, in the words of the source, under which this form has rules of its own.

    A product whose texts have all been withdrawn or replaced is not offered (hazard H50).
    """
    rows = adult_rows(catalogue, relaxant, form, jurisdiction)
    return sorted({row.qualifier for row in rows if row.qualifier and _limits(row) and _in_force(catalogue, row)})


def rules_of(
    catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str, *, condition: str = "", variant: str = ""
) -> Rules:
    """Return what a plan for adults must keep.

    Rules for other conditions are left out; while no condition is said, all count. A row with a qualifier counts only
    when it is the `variant` that was chosen; the rows of a variant replace unqualified ones of their phase. A text
    that was replaced or withdrawn never raises a limit (hazard H50): see `_counting`.
    """
    rows = [
        row
        for row in adult_rows(catalogue, relaxant, form, jurisdiction)
        if _limits(row) and (not condition or not row.condition or condition in row.condition)
    ]
    rows = _counting(catalogue, rows)
    own = {row.phase for row in rows if variant and row.qualifier == variant}
    kept = [row for row in rows if row.qualifier == (variant if row.phase in own else "")]
    keys = {key for row in kept for key in row.source}
    return Rules(tuple(kept), {key: catalogue.sources[key].doc_status for key in sorted(keys)})


def _counting(catalogue: Catalogue, rows: list[DosingRow]) -> list[DosingRow]:
    """Leave out rules of texts no longer in force, except a figure of a replaced text that no text in force gives.

    Where no text is in force, all rules count, and none of them is called labelled.
    """
    in_force = [row for row in rows if _in_force(catalogue, row)]
    lacking = [figure for figure in LIMITING if not giving(in_force, figure)]

    def counts(row: DosingRow) -> bool:
        replaced = any(catalogue.sources[key].doc_status == "superseded" for key in row.source)
        return replaced and row.phase != "loading" and bool([one for one in lacking if one(row) is not None])

    return [row for row in rows if not in_force or row in in_force or counts(row)]


def _in_force(catalogue: Catalogue, row: DosingRow) -> bool:
    """Whether any source of a rule is current."""
    return any(catalogue.sources[key].doc_status == "current" for key in row.source)


def _limits(row: DosingRow) -> bool:
    return any(figure(row) is not None for figure in LIMITING)
