"""Schedules of a label in a few words each: how to begin, to go up, what is usual, the most, how long, how often."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.rows import DosingRow, MaxBasis, Phase
from dashboard.dosing.doses import per, per_kg, unit
from dashboard.wording.figures import amount, interval, narrow_span, number
from dashboard.wording.statements import label

TIMES = "\u00d7"
MAXIMUM: dict[MaxBasis, str] = {
    "stated": "at most {}",
    "arithmetic": "labelled doses reach {}",
    "only_dose": "",
    "experience": "up to {} tried",
    "none_stated": "",
}
"""How each kind of maximum is said (hazard H3)."""
LASTING: tuple[Phase, ...] = ("initial", "titration", "maintenance")
"""Phases whose maximum holds for as long as treatment lasts; that of another phase is named (hazard H3)."""


def gives_figures(row: DosingRow) -> bool:
    """Whether a rule has a figure that a schedule shows."""
    figures = (
        row.start_dose, row.usual_min_total, row.usual_max_total, row.max_total, row.step_days_min, row.min_interval_h,
    )  # fmt: skip
    return any(figure is not None for figure in figures)


def gives_limits(row: DosingRow) -> bool:
    """Whether a rule limits a single dose, a step or the duration."""
    return any(one is not None for one in (row.max_single_dose, row.step_max, row.limit_days, row.review_days))


def start(rows: Sequence[DosingRow]) -> str:
    """Say the first dose, ``5 mg`` and how often, and that of the loading or screening phase by its name."""
    for row in rows:
        if row.start_dose is None or row.phase in ("titration", "maintenance"):
            continue
        said = amount(row.start_dose, unit(row)) + ("/kg" if per_kg(row) else "")
        if row.start_doses_per_day is not None:
            said += f" {TIMES} {number(row.start_doses_per_day)}"
        if row.as_needed:
            said += " as needed"
        if row.start_doses_per_day is None and row.doses_per_day_max is not None:
            said += f", at most {TIMES} {number(row.doses_per_day_max)}"
        if row.phase == "screening":
            return f"{said} as a test"
        days = f" for up to {number(row.limit_days)} days" if row.limit_days and row.limit_setting == "phase" else ""
        return said + days
    return ""


def _pace(row: DosingRow) -> str:
    days = narrow_span(row.step_days_min, row.step_days_max, "days")
    if not days or row.phase not in ("initial", "titration"):
        return ""
    return f"every {'day' if days == '1 days' else days}"


def pace(rows: Sequence[DosingRow]) -> str:
    """Say how often a dose may go up: ``every 3 days``."""
    return next((said for row in rows if (said := _pace(row))), "")


def rise(rows: Sequence[DosingRow]) -> str:
    """Say by how much a dose goes up and how often: ``by 5 mg each dose, every 3 days``."""
    for row in rows:
        size = narrow_span(row.step_min, row.step_max, unit(row)) if row.phase in ("initial", "titration") else ""
        added = f" {label('step_per', row.step_per)}" if size and row.step_per else ""
        said = ", ".join(part for part in (f"by {size}{added}" if size else "", _pace(row)) if part)
        if said:
            return said
    return ""


def usual(rows: Sequence[DosingRow]) -> str:
    """Say the usual total of maintenance, else of the start, where it is more than the first dose repeated."""
    for phase in ("maintenance", "initial", "loading"):
        for row in rows:
            if row.phase == phase and row.usual_max_total is not None:
                up_to = "" if row.usual_min_total is not None else "up to "
                return f"{up_to}{narrow_span(row.usual_min_total, row.usual_max_total, unit(row))} {per(row)}"
    return ""


def maximum(rows: Sequence[DosingRow]) -> str:
    """Say the most that is given, with its kind (hazard H3); empty where it only repeats the usual range."""
    ordered = sorted(rows, key=lambda row: row.phase != "maintenance")
    for row in ordered:
        if row.max_total is None or not row.max_basis or not MAXIMUM[row.max_basis]:
            continue
        if row.max_basis == "arithmetic" and row.max_total == row.usual_max_total:
            return ""
        over = f"in {number(row.cap_days)} days" if row.cap_days is not None else per(row)
        said = MAXIMUM[row.max_basis].format(f"{amount(row.max_total, unit(row))} {over}")
        return said + ("" if row.phase in LASTING else f" ({label('phase', row.phase).lower()})")
    return ""


def single(rows: Sequence[DosingRow]) -> str:
    """Say the largest single dose: ``20 mg a dose``."""
    largest = [(row.max_single_dose, row) for row in rows if row.max_single_dose is not None and row.phase != "loading"]
    if not largest:
        return ""
    dose, row = min(largest, key=lambda one: one[0])
    return f"{amount(dose, unit(row))} a dose"


def apart(rows: Sequence[DosingRow]) -> str:
    """Say the shortest time between two doses or sessions, the longest that any rule asks for: ``12 weeks apart``."""
    hours = [row.min_interval_h for row in rows if row.min_interval_h is not None]
    return f"at least {interval(max(hours))} apart" if hours else ""


def limit(rows: Sequence[DosingRow]) -> str:
    """Say how long treatment may last: ``for up to 3 weeks``."""
    days = [row.limit_days for row in rows if row.limit_days is not None and row.limit_setting == "treatment"]
    if not days:
        return ""
    weeks = min(days) / 7
    if weeks >= 2 and weeks.is_integer():
        return f"for up to {number(weeks)} weeks"
    return f"for up to {number(min(days))} days"


def review(rows: Sequence[DosingRow]) -> str:
    """Say by when treatment is stopped without benefit."""
    days = [row.review_days for row in rows if row.review_days is not None]
    return f"stop without benefit by day {number(min(days))}" if days else ""
