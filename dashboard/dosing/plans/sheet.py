"""A plan as readers meet it, on the page, on paper and in the CSV: status, limits, steps, supply, advice, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Record, speaking_of
from dashboard.data.schema.terms import FORMS
from dashboard.data.second_reading import review_word
from dashboard.dosing.doses import maximum_text
from dashboard.dosing.plans.calendar import Heading
from dashboard.dosing.plans.check_code import check_code
from dashboard.dosing.plans.checks import Breach, daily_limits, loading_figure
from dashboard.dosing.plans.limits import Rules
from dashboard.dosing.plans.plan import Plan, doses_text
from dashboard.dosing.plans.saved import plan_frame
from dashboard.dosing.plans.supply import Strength, dose_text, supply, supply_text
from dashboard.dosing.plans.verdict import Verdict
from dashboard.wording.figures import amount, known, number
from dashboard.wording.statements import Citation, citations, label, superseded

ADVICE = {
    "missed_dose": "Missed dose",
    "food": "Food",
    "stopping": "Stopping",
    "seek_help": "Stop and call: get help for",
}
PLAN_CHART_COLUMNS = (
    "relaxant", "name", "step", "first", "after", "first_text", "last_text", "total", "unit", "doses", "over", "limit",
    "limit_short", "limit_text",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A sentence with its sources, whether it was read in them, whose it is, and whether they were replaced."""

    text: str
    citations: tuple[Citation, ...]
    checked: str
    place: str = ""
    superseded: bool = False


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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
    advice: dict[str, tuple[Said, ...]]
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
    verdict: Verdict,
    at_hand: Sequence[Strength],
    made_on: date,
    more: Sequence[str] = (),
) -> Sheet:
    """Gather what is said of a plan; `more` holds further reasons why it cannot be called labelled."""
    need = supply(plan, at_hand)
    over = {breach.step for breach in verdict.breaches}
    return Sheet(
        plan=plan,
        code=check_code(plan),
        name=catalogue.names[plan.relaxant],
        form=FORMS[plan.form],
        place=label("jurisdiction", plan.jurisdiction),
        condition=label("condition", plan.condition) if plan.condition else "not said",
        made_on=day_text(made_on),
        valid_until=day_text(plan.last_day),
        labelled=verdict.labelled and not more,
        reasons=(*verdict.reasons, *more),
        breaches=tuple(_breach(catalogue, breach) for breach in verdict.breaches),
        limits=tuple(_limits(catalogue, verdict.rows)),
        steps=tuple(_steps(plan, at_hand, over)),
        supply=tuple(supply_text(need, plan.form)),
        impossible=tuple(dose_text(dose, at_hand, plan.form, plan.unit) for dose in need.impossible) if at_hand else (),
        advice=_advice(catalogue, plan),
        boxed_warning=str(catalogue.summary(plan.relaxant)["boxed_warning"]),
        draft=plan.relaxant in catalogue.drafts,
        version=catalogue.version,
        days=tuple(_days(plan)),
    )


def _breach(catalogue: Catalogue, breach: Breach) -> Said:
    where = f"Step {breach.step}, day {breach.day}"
    return _said(catalogue, breach.row, f"{where}: {breach.text}")


def _said(catalogue: Catalogue, row: Record, text: str) -> Said:
    past = superseded(catalogue, row)
    return Said(text, citations(catalogue, row), row["checked"], row.get("jurisdiction", ""), past)


def _limits(catalogue: Catalogue, rows: Sequence[Record]) -> list[Said]:
    """Say each rule that the plan was held against, in the words of its advice or its figures, once."""
    told: dict[str, Said] = {}
    for row in rows:
        text = row["advice"] or maximum_text(row)
        told.setdefault(text, _said(catalogue, row, text))
    return [said for text, said in told.items() if text]


def _steps(plan: Plan, at_hand: Sequence[Strength], over: set[int]) -> list[SheetStep]:
    made: list[SheetStep] = []
    for position, step in enumerate(plan.steps, start=1):
        first = plan.first_day(position)
        pieces = list(dict.fromkeys(dose_text(amount, at_hand, plan.form, plan.unit) for amount in step.amounts))
        made.append(
            SheetStep(
                position,
                day_text(first),
                day_text(first + timedelta(days=step.days - 1)),
                step.days,
                doses_text(step, plan.unit),
                "; ".join(piece for piece in pieces if piece),
                position in over,
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


def _advice(catalogue: Catalogue, plan: Plan) -> dict[str, tuple[Said, ...]]:
    """Return what must be read with the plan, by heading: missed dose, food, stopping, when to call."""
    gathered: dict[str, list[Said]] = {heading: [] for heading in ADVICE.values()}
    for row in catalogue.rows("counselling", plan.relaxant):
        if row["topic"] in ADVICE:
            gathered[ADVICE[row["topic"]]].append(_said(catalogue, row, row["advice"]))
    for row in speaking_of(catalogue.rows("dosing", plan.relaxant), [plan.form]):
        here = row["jurisdiction"] == plan.jurisdiction
        if here and row["food"] and all(row["food"] != said.text for said in gathered["Food"]):
            gathered["Food"].append(_said(catalogue, row, row["food"]))
        if here and row["phase"] == "taper" and row["advice"]:
            gathered["Stopping"].append(_said(catalogue, row, row["advice"]))
    for row in speaking_of(catalogue.rows("precautions", plan.relaxant), [plan.form]):
        if row["factor"] == "abrupt_stop" and row["jurisdiction"] in (plan.jurisdiction, "INT") and row["detail"]:
            gathered["Stopping"].append(_said(catalogue, row, row["detail"]))
    return {heading: tuple(said) for heading, said in gathered.items()}


def chart_frame(sheet: Sheet, rules: Rules) -> pd.DataFrame:
    """Return one row per step for the chart, `PLAN_CHART_COLUMNS`; `rules` are what the plan was checked against.

    The limit of a step is the one that it is judged by, so that a bar above it is always marked as over.
    """
    plan = sheet.plan
    made = [
        {
            "relaxant": plan.relaxant,
            "name": sheet.name,
            "step": float(step.number),
            "first": plan.first_day(step.number).isoformat(),
            "after": (plan.first_day(step.number) + timedelta(days=step.days)).isoformat(),
            "first_text": step.first,
            "last_text": step.last,
            "total": plan.steps[step.number - 1].total,
            "unit": plan.unit,
            "doses": step.doses,
            "over": "yes" if step.over else "no",
            **_limit(row, plan.unit),
        }
        for step, row in zip(sheet.steps, daily_limits(plan, rules), strict=True)
    ]
    return pd.DataFrame(made, columns=list(PLAN_CHART_COLUMNS))


def _limit(row: Record | None, unit: str) -> Record:
    """Return the limit of a step as a figure, for the chart and in whole words."""
    if row is None:
        return {"limit": float("nan"), "limit_short": "", "limit_text": ""}
    if row["phase"] != "loading":
        short = f"limit {amount(row['max_total'], unit)}"
        return {"limit": row["max_total"], "limit_short": short, "limit_text": f"Limit {maximum_text(row)}"}
    most = loading_figure(row, "max_total")
    days = f" for up to {amount(row['limit_days'], 'days')}" if known(row["limit_days"]) else ""
    short = f"loading limit {amount(most, unit)}{days}"
    return {"limit": most, "limit_short": short, "limit_text": f"Limit {maximum_text(row) or short}"}


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
    note = (
        f"{sheet.status}. Planned on {sheet.made_on}, valid until {sheet.valid_until}. Check code {sheet.code}. "
        "Check with the prescriber before each change."
    )
    return Heading(f"{sheet.name}, {sheet.form}", note, number_of_plan)
