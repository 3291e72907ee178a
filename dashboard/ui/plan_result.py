"""What a plan amounts to: how it stands to the label, steps, supply, days; CSV, calendar and sheet to take away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from dashboard import markup
from dashboard.planning import sheet as sheets
from dashboard.planning.calendar import calendar
from dashboard.planning.limits import Rules
from dashboard.planning.plan import Plan
from dashboard.planning.schedules import Schedule, follows
from dashboard.planning.verdict import judge
from dashboard.ui import say, show
from dashboard.ui.plan_setup import Subject
from dashboard.ui.renal_view import patient_reasons
from dashboard.ui.state import State

PLAN_MARKS = "Bars: dose per day from each date. Dashed: limit. ▲: the step breaks a limit."


def show_result(current: State, subject: Subject, plan: Plan, rules: Rules, found: Sequence[Schedule]) -> None:
    """Show how a plan stands to the label, draw it, and offer its files. Nothing in it was changed."""
    verdict = judge(current.catalogue, plan, rules, printed=any(follows(plan, schedule) for schedule in found))
    now = datetime.now().astimezone()
    more = patient_reasons(current, subject)
    sheet = sheets.make_sheet(current.catalogue, plan, verdict, subject.at_hand, now.date(), more)
    show.sheet(markup.plan_verdict(sheet), key="plan-verdict")
    frame = sheets.chart_frame(sheet, verdict.rows)
    show.drawn_chart(show.drawn("plan", frame), key="plan-chart")
    say.note(PLAN_MARKS)
    show.sheet(markup.plan_body(sheet), key="plan-body")
    if st.toggle("Day by day", key="my_day_by_day"):
        show.sheet(markup.plan_days(sheet), key="plan-days")
    _offer_files(sheet, subject, now)


def _offer_files(sheet: sheets.Sheet, subject: Subject, now: datetime) -> None:
    view = f"{sheet.plan.kind}-plan-{sheet.plan.relaxant}"
    name = f"{sheet.name}, {sheet.form}"
    note = (
        f"{sheet.status}. Planned on {sheet.made_on}, valid until {sheet.valid_until}. "
        "Check with the prescriber before each change."
    )
    with st.container(horizontal=True):
        show.download(
            "Sheet to print", view, "html", "text/html", lambda: markup.plan_sheet(sheet), key="plan-sheet-file"
        )
        show.download_csv("Plan as CSV", view, lambda: sheets.export_frame(sheet, subject.at_hand), key="plan-csv")
        show.download(
            "Calendar (.ics)",
            view,
            "ics",
            "text/calendar",
            lambda: calendar(sheet.plan, name, note, now),
            key="plan-ics",
        )
