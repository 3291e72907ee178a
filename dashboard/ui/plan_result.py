"""What a plan amounts to: how it stands to the label, steps, supply, days; CSV, calendar and sheet to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import cast

import streamlit as st

from dashboard.compare.glance.glance import glance
from dashboard.data.rows import Form
from dashboard.dosing.plans import sheet as sheets
from dashboard.dosing.plans.bars import chart_frame
from dashboard.dosing.plans.calendar import MOST_ENTRIES, MOST_PLANS, calendar, changes
from dashboard.dosing.plans.label_status import label_status
from dashboard.dosing.plans.limits import Rules
from dashboard.dosing.plans.plan import Plan
from dashboard.dosing.plans.schedules import Schedule, follows
from dashboard.paper.document import Imprint, PaperDocument
from dashboard.paper.titration_sheet import titration_sheet
from dashboard.render import markup
from dashboard.suitability.patient_rules import applying, patient_rules
from dashboard.ui import say, show
from dashboard.ui.plan_setup import Subject
from dashboard.ui.print_or_save import PaperSheet, offer_paper, with_details
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.ui.visitor import today
from dashboard.wording.figures import number
from dashboard.wording.who import Patient

PLAN_MARKS = "Bars: dose per day from each date. Dashed: limit of the label. ▲: the step breaks a limit."


def show_result(current: State, subject: Subject, plan: Plan, *, rules: Rules, found: Sequence[Schedule]) -> None:
    """Show how a plan stands to the label, draw it, and offer its files. Nothing in it was changed."""
    printed = any(follows(plan, schedule) for schedule in found)
    status = label_status(current.catalogue, plan, rules, printed=printed)
    reasons, figures = _patient_reasons(current, subject), _own_figures()
    more = [f"{reason}{figures}" for reason in reasons]
    sheet = sheets.make_sheet(current.catalogue, plan, status, at_hand=subject.at_hand, made_on=today(), more=more)
    show_table(markup.plan_verdict(sheet), key="plan-verdict")
    frame = chart_frame(sheet, rules)
    show.chart(show.drawn("plan", frame), key="plan-chart")
    say.note(PLAN_MARKS)
    show_table(markup.plan_body(sheet), key="plan-body")
    if st.toggle("Day by day", key="my_day_by_day", persist_state="session"):
        show_table(markup.plan_days(sheet), key="plan-days")
    if reasons and figures and not with_details("plan"):
        sheet = replace(sheet, reasons=(*status.reasons, *reasons))
    _offer_files(current, sheet, subject)


def _offer_files(current: State, sheet: sheets.Sheet, subject: Subject) -> None:
    view = f"{sheet.plan.kind}-plan-{sheet.plan.relaxant}"
    paper = PaperSheet("Sheet", view, partial(_on_paper, current, sheet, subject))
    offer_paper(current, [paper], key="plan", with_link=False)
    show.download_csv("Plan as CSV", view, lambda: sheets.export_frame(sheet, subject.at_hand), key="plan-csv")
    _offer_calendar(sheet, view)


def _on_paper(current: State, sheet: sheets.Sheet, subject: Subject, imprint: Imprint) -> PaperDocument:
    """Set the plan on paper, with the overview of its relaxant and form for what rules it out."""
    forms: dict[str, list[Form]] = {subject.relaxant: [cast("Form", subject.form)]}
    overview = glance(current.catalogue, [subject.relaxant], current.jurisdiction, forms)
    return titration_sheet(sheet, overview, imprint)


def _offer_calendar(sheet: sheets.Sheet, view: str) -> None:
    """Offer the calendar, and say what importing it replaces (hazard H46)."""
    entries = len(changes(sheet.plan))
    if entries > MOST_ENTRIES:
        say.note(
            f"No calendar: this plan has {entries} entries and a calendar holds at most {MOST_ENTRIES}. "
            "The sheet and the CSV hold the whole plan."
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        plan_number = st.selectbox(
            "Plan number",
            range(1, MOST_PLANS + 1),
            key="my_plan_number",
            persist_state="session",
            width=130,
            filter_mode="prefix",
        )
        heading = sheets.calendar_heading(sheet, plan_number)

        def build() -> bytes:
            return calendar(sheet.plan, heading, datetime.now(UTC))

        show.download("Calendar (.ics)", f"{view}.ics", build, key="plan-ics")
    say.note(
        f"Importing this calendar replaces an earlier one of {sheet.name}, plan {plan_number}, in the same calendar. "
        "For another patient, choose another number. Some programs, such as Outlook for Windows, keep the earlier "
        "entries as well: delete them first."
    )


def _patient_reasons(current: State, subject: Subject) -> list[str]:
    """Say which kidney or liver rules apply to the patient entered, so that no plan for adults is called labelled."""
    patient = st.session_state.get("my_patient", Patient())
    if patient.empty:
        return []
    rules, _ = patient_rules(
        current.catalogue, subject.relaxant, current.jurisdiction, forms=[subject.form], patient=patient
    )
    return [f"A kidney or liver rule applies to this patient: {rule.text}." for rule in applying(rules)]


def _own_figures() -> str:
    """Say the clearance that was entered, to follow a reason; files hold it only on request (hazard H31)."""
    patient = st.session_state.get("my_patient", Patient())
    return "" if patient.crcl is None else f" (Clearance entered: {number(round(patient.crcl))} mL/min.)"
