"""Dose rules: which of them hold for a form and a jurisdiction, and how each is put into words.

Windows and limits on duration have modules of their own, plans of steps are in `dashboard.dosing.plans`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow, Phase, Population, Who
from dashboard.wording.figures import amount, number, span, times_a_day
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import Scoped, scope
from dashboard.wording.statements import label, labels
from dashboard.wording.who import whom

ADULTS: tuple[Population, ...] = ("adult", "all")


def rules_for(
    catalogue: Catalogue,
    relaxant: str,
    jurisdiction: str,
    forms: Iterable[str],
    *,
    populations: Collection[Population] = (),
    phases: Collection[Phase] = (),
) -> Scoped[DosingRow]:
    """Return the dosing rows of a relaxant for some forms, of a jurisdiction or marked as borrowed.

    What is borrowed is decided for the `populations` and `phases` that are asked for (all where empty): a country whose
    doses for adults were read still borrows a rule for the kidney.
    """
    rows = [
        row
        for row in speaking_of(catalogue.rows(DosingRow, relaxant), forms)
        if (not populations or row.population in populations) and (not phases or row.phase in phases)
    ]
    return scope(catalogue, rows, relaxant, jurisdiction)


def narrowing(row: Who) -> tuple[object, ...]:
    """Return what tells apart rules of the same form, phase and population: condition, qualifier, age and weight."""
    return row.condition, row.qualifier, row.age_min_y, row.age_max_y, row.weight_min_kg


def narrower_words(row: DosingRow) -> str:
    """Say for whom of its population a rule is: conditions, for adults the qualifier, for others all bounds."""
    bounds = row.qualifier if row.population in ADULTS else whom(row)
    conditions = [text.lower() for text in labels("condition", row.condition)]
    return ", ".join([*conditions, bounds] if bounds else conditions)


def per(row: DosingRow) -> str:
    """Say what the totals of a row are counted over: ``a day``, ``per dose``, ``per kg per day``."""
    return "a day" if row.dose_basis == "day" else label("dose_basis", row.dose_basis)


def per_kg(row: DosingRow) -> bool:
    """Whether the doses of a row are by weight."""
    return row.dose_basis in ("kg_day", "kg_dose", "kg_session")


def unit(row: DosingRow) -> str:
    """Name the unit of the doses of a row; the three botulinum toxins have units of their own (hazard H17)."""
    return label("dose_unit", row.dose_unit)


def start_text(row: DosingRow) -> str:
    """Say the first dose of a phase: ``5 mg, 3 times a day``; empty where the row gives none."""
    if row.start_dose is None:
        return ""
    parts = [amount(row.start_dose, unit(row)) + (" per kg" if per_kg(row) else "")]
    if row.start_doses_per_day is not None:
        parts.append(times_a_day(row.start_doses_per_day))
    elif row.doses_per_day_max is not None:
        parts.append(f"at most {number(row.doses_per_day_max)} doses a day")
    if row.as_needed:
        parts.append("as needed")
    if row.min_interval_h is not None:
        parts.append(f"at least {number(row.min_interval_h)} h apart")
    return ", ".join(parts)


def usual_text(row: DosingRow) -> str:
    """Say the usual total, of another phase than maintenance by its name: ``6,000 mg a day (loading)``; else empty.

    A source that names only the upper end says so: ``up to 24 mg a day``.
    """
    total = span(row.usual_min_total, row.usual_max_total, unit(row))
    if not total:
        return ""
    up_to = "" if row.usual_min_total is not None else "up to "
    phase = "" if row.phase == "maintenance" else f" ({label('phase', row.phase).lower()})"
    return f"{up_to}{total} {per(row)}{phase}"


def maximum_text(row: DosingRow) -> str:
    """Say the maximum and the largest single dose, with phase, days and kind (hazard H3); empty where there is none."""
    phase = label("phase", row.phase).lower()
    parts: list[str] = []
    if row.max_total is not None:
        over = per(row)
        if row.cap_days is not None:
            over = ("per kg " if per_kg(row) else "") + f"in {number(row.cap_days)} days"
        details = [phase]
        if row.limit_days is not None:
            details.append(f"for up to {number(row.limit_days)} days")
        if row.max_basis:
            details.append(label("max_basis", row.max_basis))
        parts.append(f"{amount(row.max_total, unit(row))} {over} ({'; '.join(details)})")
    if row.max_single_dose is not None:
        single = f"largest single dose {amount(row.max_single_dose, unit(row))}"
        parts.append(single if parts else f"{single} ({phase})")
    return ", ".join(parts)


def repeated_maxima(rows: Sequence[DosingRow]) -> list[DosingRow]:
    """Return the rows of a start or titration whose maximum is the one that maintenance states for the same people."""
    kept = {_maximum_key(row) for row in rows if row.phase == "maintenance"}
    return [row for row in rows if row.phase in ("initial", "titration") and _maximum_key(row) in kept]


def _maximum_key(row: DosingRow) -> tuple[object, ...]:
    people = (row.form, row.population, narrowing(row))
    limits = (row.max_total, row.max_basis, row.max_single_dose, row.limit_days, row.dose_unit)
    return (*people, *limits, bool(row.checked))


def duration_text(row: DosingRow) -> str:
    """Say how long the treatment or phase may last; empty where the row gives no limit."""
    parts: list[str] = []
    if row.limit_days is not None:
        parts.append(f"up to {number(row.limit_days)} days ({label('limit_setting', row.limit_setting)})")
    if row.review_days is not None:
        parts.append(f"stop if no benefit within {number(row.review_days)} days")
    return ", ".join(parts)


def step_text(row: DosingRow) -> str:
    """Say the steps of a titration or taper: ``by 2 to 4 mg each dose, every 1 to 4 days``."""
    size = span(row.step_min, row.step_max, unit(row))
    if not size:
        return ""
    days = span(row.step_days_min, row.step_days_max, "days")
    days = "1 day" if days == "1 days" else days
    added = f" {label('step_per', row.step_per)}" if row.step_per else ""
    return f"by {size}{added}" + (f", {days} between steps" if days else "")
