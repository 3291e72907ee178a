"""Dosing in a real browser: a plan typed, taken away as CSV, calendar and sheet, opened again; nothing of it leaks."""

from __future__ import annotations

import re
from pathlib import Path

import icalendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import choose, settle, visit
from tests.browser.test_use import rows_of, saved
from tests.browser.translation import OPTION

PLAN = "/dosing?relaxants=baclofen&dosing_view=titration"
VERDICT = ".verdict .status"


def type_steps(page: Page, text: str) -> None:
    page.get_by_label("Steps (mg)").fill(text)
    page.keyboard.press("Control+Enter")
    settle(page)


def test_a_plan_leaves_as_csv_calendar_and_sheet_and_opens_again(
    page: Page, address: str, browser: Browser, tmp_path: Path
) -> None:
    visit(page, f"{address}{PLAN}")
    choose(page, "Condition", "Spasticity in multiple sclerosis")
    expect(page.locator(VERDICT)).to_contain_text("Within the label")
    type_steps(page, "3 days: 5 5 5\n4 days: 10 10 10")
    expect(page.get_by_text("12 tablets of 10 mg")).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("button", name="Plan as CSV").click()
    path = saved(download.value, tmp_path)
    rows = rows_of(path)
    assert len(rows) == 21
    assert {row["made_of"] for row in rows} == {"1 tablet of 5 mg", "1 tablet of 10 mg"}
    assert all(row["status"].startswith("Within the label") and row["source"] and row["data_version"] for row in rows)

    with page.expect_download() as download:
        page.get_by_role("button", name="Calendar").click()
    entries = icalendar.Calendar.from_ical(saved(download.value, tmp_path).read_bytes()).walk("VEVENT")
    events = [event for event in entries if event["status"] == "CONFIRMED"]
    assert len(events) == 3
    assert all("check first" in str(event["summary"]) for event in events)

    with page.expect_download() as download:
        page.get_by_role("button", name="Sheet as HTML").click()
    sheet = saved(download.value, tmp_path)
    with browser.new_context(reduced_motion="reduce") as other:
        paper = other.new_page()
        paper.goto(sheet.as_uri())
        paper.emulate_media(media="print")
        for words in (
            "Valid until",
            "Prescriber, signature",
            "When to get help",
            "After the last day",
            "Day by day",
            "never double",
        ):
            expect(paper.get_by_text(words).first).to_be_visible()
        assert len(paper.pdf(format="A4")) > 10_000

    with browser.new_context(reduced_motion="reduce") as other:
        again = other.new_page()
        visit(again, f"{address}{PLAN}")
        again.get_by_text("Open a saved plan").click()
        again.locator("input[type=file]").set_input_files(path)
        again.get_by_role("button", name="Use this plan").click()
        expect(again.get_by_label("Steps (mg)")).to_have_value("3 days: 5 5 5\n4 days: 10 10 10")


def test_a_file_that_is_no_plan_is_refused_with_the_reason(page: Page, address: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n")
    visit(page, f"{address}{PLAN}")
    page.get_by_text("Open a saved plan").click()
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_role("alert")).to_contain_text("The file has no column")
    expect(page.get_by_role("button", name="Use this plan")).to_have_count(0)


def test_a_step_over_the_limit_is_marked_in_verdict_table_and_chart(page: Page, address: str) -> None:
    visit(page, f"{address}{PLAN}")
    type_steps(page, "3 days: 5 5 5\n3 days: 40 40 40")
    expect(page.locator(VERDICT)).to_contain_text("Not a labelled plan")
    expect(page.get_by_text("120 mg a day; the limit is 80 mg a day")).to_be_visible()
    expect(page.get_by_text("breaks a limit").first).to_be_visible()
    expect(page.locator('[role=graphics-document][aria-label*="breaks a limit"]')).to_have_count(1)


def test_h31_nothing_of_a_patient_or_plan_enters_address_requests_or_file_names(
    page: Page, address: str, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{address}/dosing?relaxants=tizanidine&dosing_view=kidney_liver")
    choose(page, "Kidney function", "Creatinine clearance is known")
    page.get_by_label("Age (years)").fill("87")
    page.keyboard.press("Tab")
    page.get_by_label("Creatinine clearance (mL/min)").fill("13.57")
    page.keyboard.press("Tab")
    settle(page)
    expect(page.get_by_text("smaller single doses").first).to_be_visible()
    page.locator(OPTION, has_text="Titration plan").click()
    settle(page)
    choose(page, "Condition", "Spasticity in multiple sclerosis")
    type_steps(page, "7 days: 2.75 2.75")
    expect(page.get_by_text("A kidney or liver rule applies to this patient").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Plan as CSV").click()
    name = download.value.suggested_filename
    for secret in ("87", "13.57", "2.75", "sclerosis", "condition"):
        assert secret not in page.url.partition("?")[2].partition("data_version")[0]
        assert secret not in name
        assert not any(secret in url.partition("?")[2].partition("data_version")[0] for url in asked)


def test_the_names_of_views_people_and_relaxant_in_addresses_are_frozen(page: Page, address: str) -> None:
    pair = f"{address}/dosing?relaxants=baclofen&relaxants=tizanidine"
    visit(page, f"{pair}&dose_for=kidney")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_text("Kidney impairment, in words").first).to_be_visible()
    for view in ("Titration plan", "Taper plan", "Time course"):
        visit(page, f"{pair}&dosing_view={view.replace(' ', '+')}&plan_of=tizanidine")
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page.get_by_role("radio", name=view)).to_be_checked()
        expect(page.get_by_role("combobox", name="Relaxant", exact=True)).to_have_value("Tizanidine")


def test_the_curve_leaves_as_csv_with_its_sources(page: Page, address: str, tmp_path: Path) -> None:
    visit(page, f"{address}/dosing?relaxants=tizanidine&dosing_view=time_course")
    expect(page.get_by_text(re.compile(r"Half-life 2 to 2.5 h \(2 to 4 h over all sources"))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Curve as CSV").click()
    rows = rows_of(saved(download.value, tmp_path))
    assert all(float(row["low"]) <= float(row["high"]) for row in rows)
    assert "Sirdalud" in rows[0]["source"]
