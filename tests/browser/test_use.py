"""What users do, in a real browser: pick, filter, link, download, print, keyboard, phone."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from dashboard.data.catalogue import Catalogue
from tests.browser.conftest import choose, offered, settle, visit
from tests.browser.translation import OPTION

PAIR = "/compare?relaxants=baclofen&relaxants=tizanidine"
DOSING = "/dosing?relaxants=baclofen&dosing_view=titration"
EFFECTS = "/side_effects?relaxants=cyclobenzaprine&relaxants=tizanidine"


def saved(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def column_of(page: Page, name: str) -> Locator:
    """Find the first column that a relaxant heads: serious harms and the full table each have one."""
    return page.get_by_role("columnheader", name=name).first


def rows_of(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_pick_changes_table_chart_and_address(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?tab=side_effects&relaxants=tizanidine")
    chart = page.locator('[role=graphics-document][aria-label*="head to head"]')
    expect(chart).to_have_attribute("aria-label", re.compile("Tizanidine"))
    page.get_by_role("combobox", name="Relaxants").fill("Ozobax")
    page.get_by_role("option", name=re.compile(r"Ozobax \(")).click()
    expect(page).to_have_url(re.compile(r"relaxants=baclofen"))
    page.keyboard.press("Escape")
    expect(column_of(page, "Baclofen (oral)")).to_be_visible()
    expect(chart).to_have_attribute("aria-label", re.compile("Baclofen"))
    assert "Ozobax" not in page.url


def test_a_tick_in_the_table_feeds_the_pick(page: Page, address: str) -> None:
    visit(page, address)
    page.get_by_role("checkbox", name="Pick Tizanidine").check()
    expect(page).to_have_url(re.compile("relaxants=tizanidine"))
    page.get_by_role("checkbox", name="Pick Dantrolene").check()
    expect(page).to_have_url(re.compile("relaxants=dantrolene"))
    page.get_by_role("checkbox", name="Pick Tizanidine").uncheck()
    expect(page).not_to_have_url(re.compile("relaxants=tizanidine"))
    page.get_by_role("link", name="Compare (1)").click()
    expect(column_of(page, "Dantrolene")).to_be_visible()


def test_a_link_reopens_the_same_view_in_a_new_window(page: Page, address: str, browser: Browser) -> None:
    visit(page, address)
    page.locator(OPTION, has_text="Spasticity").click()
    page.get_by_role("checkbox", name="Pick Tizanidine").check()
    expect(page).to_have_url(re.compile("purpose=spasticity.*tizanidine|tizanidine.*purpose=spasticity"))
    choose(page, "Jurisdiction", "United Kingdom")
    expect(page).to_have_url(re.compile("jurisdiction=GB"))
    settle(page)
    with browser.new_context(reduced_motion="reduce") as other:
        copy = other.new_page()
        visit(copy, page.url)
        expect(copy.get_by_role("checkbox", name="Pick Tizanidine")).to_be_checked()
        expect(copy.get_by_role("radio", name="Spasticity")).to_be_checked()
        expect(copy.get_by_role("combobox", name="Jurisdiction")).to_have_value("United Kingdom")
        expect(copy.get_by_role("checkbox", name="Pick Carisoprodol")).to_have_count(0)


def test_back_and_forward_restore_the_pick(page: Page, address: str) -> None:
    visit(page, f"{address}/?relaxants=baclofen")
    page.get_by_role("checkbox", name="Pick Tizanidine").check()
    expect(page).to_have_url(re.compile("relaxants=tizanidine"))
    settle(page)
    page.go_back()
    expect(page.get_by_role("checkbox", name="Pick Tizanidine")).not_to_be_checked()
    page.go_forward()
    expect(page.get_by_role("checkbox", name="Pick Tizanidine")).to_be_checked()


@pytest.mark.parametrize(
    ("explore", "compare", "data"),
    [
        (
            "purpose=spasticity&comes_as=tablet&avoid=dry_mouth&wording=plain",
            "chart=doses&jurisdiction=US&form=tizanidine.tablet",
            "dosing",
        ),
        (
            "purpose=Spasticity&comes_as=tablet&avoid=Dry+mouth&wording=Plain+language",
            "chart=Doses&jurisdiction=United+States&form=tizanidine+tablet",
            "Dosing+rules",
        ),
    ],
    ids=["codes", "words of earlier versions"],
)
def test_the_names_in_addresses_are_frozen(page: Page, address: str, explore: str, compare: str, data: str) -> None:
    """A link that somebody mailed must open the same view later: these addresses may never change their meaning."""
    visit(page, f"{address}/?relaxants=baclofen&{explore}")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(column_of(page, "Medicine")).to_be_visible()
    expect(page).to_have_url(re.compile("purpose=spasticity.*wording=plain|wording=plain.*purpose=spasticity"))
    visit(page, f"{address}{PAIR}&{compare}")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("radio", name="Doses")).to_be_checked()
    expect(page).to_have_url(re.compile("tab=dosing"))
    visit(page, f"{address}/data?table={data}")
    expect(page.get_by_text("One row is a dose rule in one phase")).to_be_visible()
    expect(page).to_have_url(re.compile("table=dosing$|table=dosing&"))


def test_the_class_csv_opens_with_what_is_shown(page: Page, address: str, tmp_path: Path, real: Catalogue) -> None:
    visit(page, f"{address}/?purpose=spasticity")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="These drugs as CSV").click()
    path = saved(waiting.value, tmp_path)
    assert re.fullmatch(r"myocompare-explore-\d{4}-\d{2}-\d{2}\.csv", path.name)
    rows = rows_of(path)
    assert {"baclofen", "tizanidine", "dantrolene"} <= {row["relaxant"] for row in rows}
    assert "carisoprodol" not in {row["relaxant"] for row in rows}
    assert all(row["source_url"] and row["data_version"] == real.version for row in rows)


def test_the_comparison_leaves_as_csv_workbook_and_paper(page: Page, address: str, tmp_path: Path) -> None:
    visit(page, f"{address}{PAIR}")
    files: dict[str, Path] = {}
    for name in ("At a glance as CSV", "Everything as CSV", "Workbook (Excel)", "One page as PDF", "In detail as HTML"):
        button = offered(page, name)
        with page.expect_download() as waiting:
            button.click()
        files[name] = saved(waiting.value, tmp_path)
    rows = rows_of(files["Everything as CSV"])
    assert {row["relaxant"] for row in rows} == {"baclofen", "tizanidine"}
    assert any(row["row"] == "Maximum" and row["high"] == "36" and row["url"] for row in rows)
    book = openpyxl.load_workbook(files["Workbook (Excel)"])
    assert book.sheetnames[0] == "At a glance"
    assert book["Data"].max_row == len(rows) + 1
    glance = rows_of(files["At a glance as CSV"])
    assert any(row["row"] == "Contraindicated" and row["level"] == "contraindicated" and row["url"] for row in glance)
    (text,) = [page.extract_text() for page in pypdf.PdfReader(files["One page as PDF"]).pages]
    assert "Baclofen (oral) and tizanidine" in text
    html = files["In detail as HTML"].read_text(encoding="utf-8")
    assert "not a substitute for judgement" in html
    assert html.count("https://") > 10


def test_a_view_is_a_step_that_back_undoes(page: Page, address: str) -> None:
    visit(page, f"{address}/dosing?relaxants=baclofen&relaxants=tizanidine")
    page.locator(OPTION, has_text="Taper plan").click()
    expect(page).to_have_url(re.compile("dosing_view=taper"))
    settle(page)
    choose(page, "Relaxant", "Tizanidine")
    expect(page).to_have_url(re.compile("plan_of=tizanidine"))
    settle(page)
    page.go_back()
    expect(page.get_by_role("combobox", name="Relaxant", exact=True)).to_have_value("Baclofen (oral)")
    expect(page.get_by_role("radio", name="Taper plan")).to_be_checked()
    page.go_back()
    expect(page.get_by_role("radio", name="Dose windows")).to_be_checked()
    page.go_forward()
    expect(page.get_by_role("radio", name="Taper plan")).to_be_checked()


def test_views_clicked_one_after_the_other_end_with_the_last(page: Page, address: str) -> None:
    """The second click leaves before the browser has heard of the first: its old address must not win."""
    visit(page, f"{address}/dosing?relaxants=baclofen")
    for view in ("Titration plan", "Taper plan", "Kidney and liver"):
        page.locator(OPTION, has_text=view).click()
    settle(page)
    expect(page.get_by_role("radio", name="Kidney and liver")).to_be_checked()
    expect(page).to_have_url(re.compile("dosing_view=kidney_liver"))


def test_a_view_is_still_there_after_a_look_at_another_page(page: Page, address: str) -> None:
    visit(page, f"{address}/suitability?fit_view=matrix&jurisdiction=DE")
    page.get_by_role("link", name="Interactions").first.click()
    expect(page).to_have_url(re.compile("/interactions.*jurisdiction=DE"))
    settle(page)
    page.get_by_role("link", name="Suitability").first.click()
    expect(page).to_have_url(re.compile("/suitability.*fit_view=matrix"))
    settle(page)
    expect(page.get_by_role("radio", name="Matrix of the class")).to_be_checked()


def test_side_effects_live_in_the_address(page: Page, address: str, browser: Browser) -> None:
    visit(page, f"{address}{EFFECTS}")
    page.get_by_role("radio", name="One relaxant").click()
    choose(page, "Relaxant", "Tizanidine")
    expect(page).to_have_url(re.compile("effects_view=one_relaxant.*of=tizanidine"))
    settle(page)
    with browser.new_context(reduced_motion="reduce") as other:
        copy = other.new_page()
        visit(copy, page.url)
        expect(copy.get_by_role("radio", name="One relaxant")).to_be_checked()
        expect(copy.locator("[role=graphics-document]").first).to_have_attribute(
            "aria-label", re.compile("^Tizanidine")
        )


def test_side_effects_leave_as_csv_and_as_pictures(page: Page, address: str, tmp_path: Path, real: Catalogue) -> None:
    visit(page, f"{address}{EFFECTS}&relaxants=dantrolene")
    files: dict[str, Path] = {}
    for button in ("All figures as CSV", "Picture as SVG", "Picture as PNG"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button).click()
        files[button] = saved(waiting.value, tmp_path)
    rows = rows_of(files["All figures as CSV"])
    tizanidine = [row for row in rows if row["relaxant"] == "tizanidine"]
    assert ("48", "10") in {(row["low_pct"].split(".")[0], row["placebo_pct"].split(".")[0]) for row in tizanidine}
    assert all(row["source_url"].startswith("http") for row in rows)
    svg = files["Picture as SVG"].read_text(encoding="utf-8")
    assert all(words in svg for words in ("United States", real.version, "Hollow diamond", "Drowsiness"))
    assert files["Picture as PNG"].read_bytes().startswith(b"\x89PNG")


def test_evidence_lives_in_the_address_and_leaves_as_csv(page: Page, address: str, tmp_path: Path) -> None:
    visit(page, f"{address}/evidence?for=fibromyalgia")
    choose(page, "Condition", "Acute low back pain")
    expect(page).to_have_url(re.compile("for=low_back_pain_acute"))
    expect(page.get_by_text("MD -7.7 (-12.1 to -3.3)")).to_be_visible()
    replaced = page.get_by_text("MD -21.3")
    expect(replaced).to_be_hidden()
    page.locator("tr", has_text="MD -7.7").get_by_text("1 superseded").click()
    expect(replaced).to_be_visible()
    page.get_by_role("radio", name="Forest plot").click()
    expect(page).to_have_url(re.compile("evidence_view=forest"))
    expect(page.locator("[role=graphics-document]").first).to_have_attribute("aria-label", re.compile("against"))
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Evidence as CSV").click()
    rows = rows_of(saved(waiting.value, tmp_path))
    assert rows
    assert all("Acute low back pain" in row["condition"] and row["source_url"] for row in rows)


def test_the_handout_prints_as_a_table_with_its_sources(page: Page, address: str, tmp_path: Path) -> None:
    visit(page, f"{address}{PAIR}")
    button = offered(page, "In detail as HTML")
    with page.expect_download() as waiting:
        button.click()
    path = saved(waiting.value, tmp_path)
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    expect(page.get_by_role("columnheader", name="Tizanidine")).to_be_visible()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    assert 3 < len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) <= 6


def test_the_page_prints_its_table(page: Page, address: str) -> None:
    visit(page, f"{address}{PAIR}")
    page.emulate_media(media="print")
    expect(column_of(page, "Tizanidine")).to_be_visible()


@pytest.mark.parametrize("tab", ["everything", "cautions"])
def test_h37_on_a_phone_every_cell_has_the_name_of_its_relaxant(browser: Browser, address: str, tab: str) -> None:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844}) as phone:
        page = phone.new_page()
        visit(page, f"{address}{PAIR}&tab={tab}")
        page.locator("details.topic").evaluate_all("folds => folds.forEach((fold) => { fold.open = true })")
        cells = page.locator("table.compare tbody td")
        expect(cells.first).to_be_visible()
        names = cells.locator(".whom .name")
        assert names.count() == cells.count() > 10
        assert all(name.is_visible() for name in names.all())
        assert set(names.all_inner_texts()) == {"Baclofen (oral)", "Tizanidine"}
        assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth <= main.clientWidth")


def test_h37_on_a_phone_every_answer_of_the_overview_has_its_name(browser: Browser, address: str) -> None:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844}) as phone:
        page = phone.new_page()
        visit(page, f"{address}{PAIR}")
        names = page.locator("table.glance td .whom")
        expect(names.first).to_be_visible()
        assert set(names.all_inner_texts()) == {"Baclofen (oral)", "Tizanidine"}
        assert names.count() == page.locator("table.glance tbody td").count()


def test_a_row_of_the_overview_opens_in_place_and_the_link_keeps_it(page: Page, address: str) -> None:
    visit(page, f"{address}{PAIR}")
    expect(page.locator("tr.whole")).to_have_count(0)
    page.get_by_role("button", name="Liver", exact=True).click()
    expect(page.locator("tbody[data-row=liver] tr.whole")).to_contain_text("Germany")
    expect(page).to_have_url(re.compile("open=liver"))
    page.reload()
    expect(page.locator("tbody[data-row=liver] tr.whole")).to_contain_text("Germany")
    page.get_by_role("button", name="Liver", exact=True).click()
    expect(page.locator("tr.whole")).to_have_count(0)
    page.go_back()
    expect(page.locator("tbody[data-row=liver] tr.whole")).to_have_count(1)


def test_keyboard_alone_picks_a_relaxant(page: Page, address: str) -> None:
    visit(page, address)
    box = page.get_by_role("combobox", name="Relaxants")
    for _ in range(30):
        page.keyboard.press("Tab")
        if box.evaluate("element => element === document.activeElement"):
            break
    expect(box).to_be_focused()
    page.keyboard.type("Zanaflex")
    expect(page.get_by_role("option", name=re.compile("Zanaflex")).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("relaxants=tizanidine"))


def test_keyboard_alone_ticks_a_box_and_keeps_its_place(page: Page, address: str) -> None:
    visit(page, address)
    box = page.get_by_role("checkbox", name="Pick Dantrolene")
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("relaxants=dantrolene"))
    settle(page)
    expect(box).to_be_checked()
    expect(box).to_be_focused()


def test_h31_patient_factors_stay_out_of_the_address(page: Page, address: str) -> None:
    visit(page, address)
    page.get_by_role("combobox", name="Hide if contraindicated in").fill("liver")
    page.get_by_role("option", name="Liver impairment").click()
    expect(page.get_by_text(re.compile(r"^\d+ of \d+ meet the filters"))).to_be_visible()
    settle(page)
    assert "iver" not in page.url
    assert "factors" not in page.url


def test_no_leftovers_of_the_framework(page: Page, address: str) -> None:
    visit(page, address)
    expect(page.get_by_role("button", name="Deploy")).to_have_count(0)
    expect(page).to_have_title("Start - MyoCompare")


def test_a_link_within_a_table_keeps_pick_forms_country_and_what_was_typed(page: Page, address: str) -> None:
    """Streamlit forgets the sidebar where a page is opened by the program: the address says it once more."""
    visit(page, f"{address}/?relaxants=cyclobenzaprine&form=cyclobenzaprine.er_capsule&jurisdiction=GB")
    page.get_by_role("checkbox", name="Pick Tizanidine").check()
    page.get_by_role("link", name="Compare (2)").click()
    expect(page.get_by_role("heading", name="Cyclobenzaprine and tizanidine", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("compare.*relaxants=cyclobenzaprine&relaxants=tizanidine"))
    expect(page).to_have_url(re.compile("form=cyclobenzaprine.er_capsule.*jurisdiction=GB"))
    page.go_back()
    settle(page)
    page.get_by_role("combobox", name="Search").fill("ciprofloxacin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Interactions", level=1)).to_be_visible()
    expect(page.get_by_text("Ciprofloxacin").first).to_be_visible()
    expect(page).to_have_url(re.compile("relaxants=cyclobenzaprine&relaxants=tizanidine"))
    assert "cipro" not in page.url
