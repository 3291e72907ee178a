"""What leaves the planner: calendar, sheet and CSV."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.dosing.plans import sheet as sheets
from dashboard.dosing.plans.bars import chart_frame
from dashboard.dosing.plans.calendar import Heading, calendar, changes
from dashboard.dosing.plans.check_code import check_code
from dashboard.dosing.plans.label_status import label_status
from dashboard.dosing.plans.limits import rules_of
from dashboard.dosing.plans.plan import Kind, Plan
from dashboard.dosing.plans.sheet import calendar_heading
from dashboard.dosing.plans.steps_text import parse_steps
from dashboard.dosing.plans.supply import strengths
from dashboard.render import markup

MADE = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def build(real: Catalogue, text: str, relaxant: str = "baclofen", kind: Kind = "titration") -> sheets.Sheet:
    plan = Plan(
        relaxant=relaxant,
        form="tablet",
        jurisdiction="US",
        condition="spasticity_ms",
        kind=kind,
        unit="mg",
        start=date(2028, 2, 27),
        steps=parse_steps(text),
    )
    status = label_status(real, plan, rules_of(real, relaxant, "tablet", "US", condition="spasticity_ms"))
    at_hand = tuple(strengths(real, relaxant, "tablet", "US").values())
    return sheets.make_sheet(real, plan, status, at_hand=at_hand, made_on=MADE.date())


def test_h23_each_change_is_one_event_that_says_check_first(real: Catalogue) -> None:
    plan = build(real, "3 days: 5 5 5\n3 days: 10 10 10\n2 days: 10 10 10").plan
    read = icalendar.Calendar.from_ical(calendar(plan, Heading("Baclofen, tablet", "Ask first."), MADE))
    events = [event for event in read.walk("VEVENT") if event["status"] == "CONFIRMED"]
    assert [event.decoded("dtstart") for event in events] == [date(2028, 2, 27), date(2028, 3, 1), date(2028, 3, 6)]
    assert all(str(event["summary"]).startswith("Planned, check first: Baclofen, tablet") for event in events)
    assert "ended" in str(events[-1]["summary"])
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in events)
    assert len({str(event["uid"]) for event in events}) == 3
    assert changes(plan)[0][1] == "5 mg 3 times a day (15 mg a day)"


def test_h43_the_check_code_is_on_screen_and_in_each_file(real: Catalogue) -> None:
    sheet = build(real, "3 days: 5 5 5\n3 days: 10 10 10")
    assert sheet.code == check_code(sheet.plan)
    assert sheet.code in markup.plan_verdict(sheet)
    assert set(sheets.export_frame(sheet, ())["check_code"]) == {sheet.code}
    entries = icalendar.Calendar.from_ical(calendar(sheet.plan, calendar_heading(sheet), MADE)).walk("VEVENT")
    planned = [entry for entry in entries if entry["status"] == "CONFIRMED"]
    assert planned
    carried = (sheet.code, "United States", real.version, "under review")
    assert all(word in str(entry["description"]) for entry in planned for word in carried)


def test_h19_a_plan_that_breaks_a_limit_says_so_on_screen_and_in_the_csv(real: Catalogue) -> None:
    sheet = build(real, "3 days: 5 5 5\n3 days: 40 40 40")
    page = markup.plan_verdict(sheet)
    assert "Not a labelled plan" in page
    assert "120 mg a day; the limit is 80 mg a day (maintenance; maximum stated by the source)" in page
    frame = sheets.export_frame(sheet, ())
    assert set(frame["status"]) == {"Not a labelled plan"}
    assert "limit is 80 mg" in frame["limits_broken"].iloc[0]
    assert set(frame["data_version"]) == {real.version}
    assert frame["source"].iloc[0]
    drawn = chart_frame(sheet, rules_of(real, "baclofen", "tablet", "US"))
    assert list(drawn["over"]) == ["no", "yes"]
    assert set(drawn["limit"]) == {80}
    assert [step.amounts for step in sheet.plan.steps][-1] == (40, 40, 40), "never clipped"


@pytest.mark.parametrize("relaxant", ["baclofen", "diazepam"])
def test_h15_boxed_warnings_are_in_the_csv(real: Catalogue, relaxant: str) -> None:
    sheet = build(real, "3 days: 2 2", relaxant)
    warning = real.summary(relaxant).boxed_warning
    assert set(sheets.export_frame(sheet, ())["boxed_warning"]) == {warning}
    assert warning in calendar_heading(sheet).note


def test_names_that_look_like_markup_stay_text(real: Catalogue) -> None:
    sheet = build(real, "3 days: 5")
    hostile = replace(sheet, reasons=("<img src=x onerror=alert(1)>",))
    assert "<img" not in markup.plan_verdict(hostile)
