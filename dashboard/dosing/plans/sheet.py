"""A plan as readers meet it, on the page, on paper and in the CSV: status, limits, steps, supply, advice, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import (
    CounsellingRow,
    CounsellingTopic,
    DosingRow,
    EmergencyRow,
    Placed,
    PrecautionRow,
    Read,
)
from dashboard.data.schema.terms import FORMS
from dashboard.data.second_reading import review_word
from dashboard.dosing.doses import maximum_text
from dashboard.dosing.plans.calendar import Heading
from dashboard.dosing.plans.check_code import check_code
from dashboard.dosing.plans.dose_limits import Breach
from dashboard.dosing.plans.label_status import LabelStatus
from dashboard.dosing.plans.plan import Plan, doses_text
from dashboard.dosing.plans.saved import plan_frame
from dashboard.dosing.plans.supply import Strength, dose_text, supply, supply_text
from dashboard.wording.emergency import emergency_words
from dashboard.wording.figures import number
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.statements import Citation, citations, label, superseded

ADVICE: dict[CounsellingTopic, str] = {
    "missed_dose": "Missed dose",
    "food": "Food",
    "stopping": "Stopping",
    "seek_help": "Stop and call: get help for",
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence with its sources, whether it was read in them, whose it is, and whether they were replaced."""

    text: str
    citations: tuple[Citation, ...]
    checked: str
    place: str = ""
    superseded: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetStep:
    """One step in words."""

    number: int
    first: str
    last: str
    days: int
    doses: str
    made_of: str
    over: bool

    @property
    def dates(self) -> str:
        """Say the dates of the step and how many days that are."""
        if self.days == 1:
            return f"{self.first}, 1 day"
        return f"{self.first} to {self.last}, {self.days} days"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All that is said of a plan. Dates are written out; every sentence from the tables has its sources."""

    plan: Plan
    code: str
    name: str
    form: str
    place: str
    condition: str
    made_on: str
    valid_until: str
    labelled: bool
    reasons: tuple[str, ...]
    breaches: tuple[Said, ...]
    limits: tuple[Said, ...]
    steps: tuple[SheetStep, ...]
    supply: tuple[str, ...]
    impossible: tuple[str, ...]
    advice: dict[CounsellingTopic, tuple[Said, ...]]
    emergency: Said | None
    boxed_warning: str
    draft: bool
    version: str
    days: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """What the plan is called."""
        return f"{'Taper' if self.plan.kind == 'taper' else 'Titration'} plan: {self.name}, {self.form}"

    @property
    def status(self) -> str:
        """Say in one line how the plan stands to the label."""
        if self.labelled:
            return f"Within the label's rules for adults ({self.place})"
        return "Not a labelled plan"


def day_text(day: date) -> str:
    """Write a date so that no reader takes the month for the day: ``Tue 24 Nov 2026``."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def make_sheet(
    catalogue: Catalogue,
    plan: Plan,
    status: LabelStatus,
    *,
    at_hand: Sequence[Strength],
    made_on: date,
    more: Sequence[str] = (),
) -> Sheet:
    """Gather what is said of a plan; `more` holds further reasons why it cannot be called labelled."""
    need = supply(plan, at_hand)
    over = {breach.step for breach in status.breaches}
    return Sheet(
        plan=plan,
        code=check_code(plan),
        name=catalogue.names[plan.relaxant],
        form=FORMS[plan.form],
        place=label("jurisdiction", plan.jurisdiction),
        condition=label("condition", status.use) if status.use else "not said",
        made_on=day_text(made_on),
        valid_until=day_text(plan.last_day),
        labelled=status.labelled and not more,
        reasons=(*status.reasons, *more),
        breaches=tuple(_breach(catalogue, breach) for breach in status.breaches),
        limits=tuple(_limits(catalogue, status.rows)),
        steps=tuple(_steps(plan, at_hand, over)),
        supply=tuple(supply_text(need, plan.form)),
        impossible=tuple(dose_text(dose, at_hand, plan.form, plan.unit) for dose in need.impossible) if at_hand else (),
        advice=_advice(catalogue, plan),
        emergency=_emergency(catalogue, plan.jurisdiction),
        boxed_warning=catalogue.summary(plan.relaxant).boxed_warning,
        draft=plan.relaxant in catalogue.drafts,
        version=catalogue.version,
        days=tuple(_days(plan)),
    )


def _breach(catalogue: Catalogue, breach: Breach) -> Said:
    where = f"Step {breach.step}, day {breach.day}"
    return _said(catalogue, breach.row, f"{where}: {breach.text}")


def _said(catalogue: Catalogue, row: Read, text: str) -> Said:
    return Said(
        text=text,
        citations=citations(catalogue, row),
        checked=row.checked,
        place=row.jurisdiction if isinstance(row, Placed) else "",
        superseded=superseded(catalogue, row),
    )


def _limits(catalogue: Catalogue, rows: Sequence[DosingRow]) -> list[Said]:
    """Say each rule that the plan was checked against, in the words of its advice or its figures, once."""
    told: dict[str, Said] = {}
    for row in rows:
        text = row.advice or maximum_text(row)
        told.setdefault(text, _said(catalogue, row, text))
    return [said for text, said in told.items() if text]


def _steps(plan: Plan, at_hand: Sequence[Strength], over: set[int]) -> list[SheetStep]:
    made: list[SheetStep] = []
    for position, step in enumerate(plan.steps, start=1):
        first = plan.first_day(position)
        pieces = list(dict.fromkeys(dose_text(amount, at_hand, plan.form, plan.unit) for amount in step.amounts))
        made.append(
            SheetStep(
                number=position,
                first=day_text(first),
                last=day_text(first + timedelta(days=step.days - 1)),
                days=step.days,
                doses=doses_text(step, plan.unit),
                made_of="; ".join(piece for piece in pieces if piece),
                over=position in over,
            )
        )
    return made


def _days(plan: Plan) -> list[tuple[str, ...]]:
    """Return the plan day by day: date, doses with their times, total."""
    return [
        (
            day_text(day.date),
            str(day.step),
            ", ".join(f"{dose.at:%H:%M} {number(dose.amount)} {plan.unit}" for dose in day.doses) or "none",
            f"{number(day.total)} {plan.unit}",
        )
        for day in plan.days()
    ]


def _emergency(catalogue: Catalogue, jurisdiction: str) -> Said | None:
    """Say which number to call in the country of the plan; None where nobody read one."""
    row = next((row for row in catalogue.every(EmergencyRow) if row.jurisdiction == jurisdiction), None)
    return row and _said(catalogue, row, emergency_words(row))


def _advice(catalogue: Catalogue, plan: Plan) -> dict[CounsellingTopic, tuple[Said, ...]]:
    """Return what must be read with the plan, by topic: missed dose, food, stopping, when to call."""
    gathered: dict[CounsellingTopic, list[Said]] = {topic: [] for topic in ADVICE}
    for row in catalogue.rows(CounsellingRow, plan.relaxant):
        if row.topic in gathered:
            gathered[row.topic].append(_said(catalogue, row, row.advice))
    for row in speaking_of(catalogue.rows(DosingRow, plan.relaxant), [plan.form]):
        here = row.jurisdiction == plan.jurisdiction
        if here and row.food and all(row.food != said.text for said in gathered["food"]):
            gathered["food"].append(_said(catalogue, row, row.food))
        if here and row.phase == "taper" and row.advice:
            gathered["stopping"].append(_said(catalogue, row, row.advice))
    for row in speaking_of(catalogue.rows(PrecautionRow, plan.relaxant), [plan.form]):
        if row.factor == "abrupt_stop" and holds_in(row.jurisdiction, plan.jurisdiction) and row.detail:
            gathered["stopping"].append(_said(catalogue, row, row.detail))
    return {topic: tuple(said) for topic, said in gathered.items()}


def export_frame(sheet: Sheet, at_hand: Sequence[Strength]) -> pd.DataFrame:
    """Return the plan for CSV: a row per dose, what makes it, status and limits, sources and version."""
    frame = plan_frame(sheet.plan)
    form, unit = sheet.plan.form, sheet.plan.unit
    every = [*sheet.breaches, *sheet.limits]
    titles = dict.fromkeys(cited.title for said in every for cited in said.citations)
    addresses = dict.fromkeys(cited.url for said in every for cited in said.citations)
    return frame.assign(
        made_of=[dose_text(dose, at_hand, form, unit) if dose else "" for dose in frame["dose"]],
        status=sheet.status,
        why_not_labelled=" ".join(sheet.reasons),
        limits_broken="; ".join(said.text for said in sheet.breaches),
        valid_until=sheet.plan.last_day.isoformat(),
        check_code=sheet.code,
        boxed_warning=sheet.boxed_warning,
        review=review_word(draft=sheet.draft),
        source="; ".join(titles),
        source_url="; ".join(addresses),
        data_version=sheet.version,
    )


def calendar_heading(sheet: Sheet, number_of_plan: int = 1) -> Heading:
    """Return what the entries of a calendar say: name, status, when planned, until when valid, check code."""
    boxed = f" Boxed warning (US): {sheet.boxed_warning}" if sheet.boxed_warning else ""
    note = (
        f"{sheet.status}. Planned on {sheet.made_on}, valid until {sheet.valid_until}. Check code {sheet.code}. "
        f"Check with the prescriber before each change. {sheet.place}, MyoCompare data {sheet.version}, "
        f"{review_word(draft=sheet.draft)}.{boxed}"
    )
    return Heading(f"{sheet.name}, {sheet.form}", note, number_of_plan)
