"""Suitability and Interactions in a real browser: links, keyboard, downloads, and nothing of the patient leaks."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import offered, settle, visit
from tests.browser.test_use import rows_of, saved


def add(page: Page, box: str, name: str) -> None:
    """Type a name into a list of several and take the first that is offered."""
    field = page.get_by_role("combobox", name=box)
    field.click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)


def test_a_link_opens_its_demo_patient_with_verdict_and_source(page: Page, address: str) -> None:
    visit(page, f"{address}/suitability?case=ciprofloxacin")
    expect(page.get_by_text("Demo, an invented patient")).to_be_visible()
    tizanidine = page.get_by_role("article", name="Tizanidine")
    expect(tizanidine.get_by_text("Contraindicated").first).to_be_visible()
    tizanidine.locator("summary").first.click()
    expect(tizanidine.get_by_role("link").first).to_have_attribute("href", re.compile(r"^https://"))


def test_h31_answers_enter_no_address_and_no_request(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{address}/suitability")
    add(page, "Takes", "fluvoxamine")
    age = page.get_by_label("Age (years)")
    age.fill("83")
    age.press("Enter")
    settle(page)
    expect(page.get_by_role("article", name="Tizanidine").first.get_by_text("Contraindicated").first).to_be_visible()
    for told in (page.url, *asked):
        parts = urlsplit(told)
        assert "fluvox" not in told.lower()
        assert "83" not in parts.query


def test_a_name_that_is_not_in_the_list_can_be_typed_and_stands_on_top(page: Page, address: str) -> None:
    visit(page, f"{address}/interactions?relaxants=baclofen")
    add(page, "Takes", "zzyzxol")
    expect(page.get_by_text("is not recognised as a medicine")).to_be_visible()


def test_a_cell_of_the_matrix_opens_by_keyboard_and_closes_again(page: Page, address: str) -> None:
    visit(page, f"{address}/suitability?fit_view=matrix")
    cell = page.get_by_role("button", name="Orphenadrine, Glaucoma: Contraindicated")
    cell.focus()
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("Any glaucoma")
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()


def test_interactions_leave_as_csv_with_silence_in_it(page: Page, address: str, tmp_path: Path) -> None:
    visit(page, f"{address}/interactions?relaxants=tizanidine&relaxants=baclofen")
    add(page, "Takes", "ciprofloxacin")
    pair = page.get_by_role("article", name="Tizanidine + ciprofloxacin")
    expect(pair).to_be_visible()  # else the button is that of before
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Interactions as CSV").click()
    assert "cipro" not in download.value.suggested_filename
    rows = rows_of(saved(download.value, tmp_path))
    with_cipro = [row for row in rows if row["with"] == "ciprofloxacin"]
    assert {row["level"] for row in with_cipro if row["relaxant"] == "tizanidine"} >= {"contraindicated"}
    silent = [row for row in with_cipro if row["relaxant"] == "baclofen"]
    assert [row["level"] for row in silent] == [""]
    assert "unknown, not safe" in silent[0]["statement"]
    assert all(row["source_url"].startswith("http") and row["data_version"] for row in with_cipro if row["level"])


def test_the_result_leaves_as_csv_and_as_a_sheet_that_prints(
    page: Page, address: str, browser: Browser, tmp_path: Path
) -> None:
    visit(page, f"{address}/suitability?case=spasm-at-78")
    button = offered(page, "Result as CSV")
    with page.expect_download() as download:
        button.click()
    rows = rows_of(saved(download.value, tmp_path))
    ruled_out = {row["relaxant"] for row in rows if row["worst_level"] == "contraindicated"}
    assert "orphenadrine" in ruled_out
    assert all(row["boxed_warning"] for row in rows if row["relaxant"] == "diazepam")
    page.get_by_text("With patient details").click()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="One page as HTML").click()
    assert download.value.suggested_filename.startswith("myocompare-suitability-")
    with browser.new_context(reduced_motion="reduce") as other:
        paper = other.new_page()
        paper.goto(saved(download.value, tmp_path).as_uri())
        paper.emulate_media(media="print")
        expect(paper.get_by_text("Demo, an invented patient")).to_be_visible()
        expect(paper.get_by_text("78 years")).to_be_visible()
        assert paper.pdf().startswith(b"%PDF")
