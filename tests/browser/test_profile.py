"""Profile and leaflet in the browser: height, contents that follow, links that keep what was typed, sheets of A4."""

from __future__ import annotations

import re

import pypdf
from playwright.sync_api import Page, expect

from dashboard.data.catalogue import Catalogue
from dashboard.data.readability import HIGHEST_GRADE, drug_names, grade
from tests.browser.conftest import choose, offered, settle, visit
from tests.browser.test_first_screen import CONTENT_BEGINS, DESK, HEIGHT, PHONE, read, sentences, words

MOST_OF_A_PROFILE = 6 * DESK["height"]
TOP = "part => part.getBoundingClientRect().top"


def test_every_profile_is_at_most_six_screens(page: Page, address: str, real: Catalogue) -> None:
    tall: dict[str, float] = {}
    for relaxant, name in real.names.items():
        visit(page, f"{address}/profile?relaxants={relaxant}")
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        content = page.locator(".profile .opening").bounding_box()
        assert content
        assert content["y"] <= CONTENT_BEGINS
        height = page.evaluate(HEIGHT)
        if height > MOST_OF_A_PROFILE:
            tall[relaxant] = height
    assert tall == {}


def test_the_contents_follow_and_lead(page: Page, address: str) -> None:
    visit(page, f"{address}/profile?relaxants=tizanidine")
    contents = page.get_by_role("navigation", name="Contents")
    current = contents.locator("[aria-current]")
    expect(current).to_have_text("At a glance")
    contents.get_by_role("link", name="Counselling").click()
    expect(current).to_have_text("Counselling")
    section = page.locator("section#advice")
    assert 40 < section.evaluate(TOP) < 200, "the heading is below the head of the page"
    assert "/profile" in page.url
    box = contents.bounding_box()
    assert box
    assert 40 < box["y"] < 200, "the contents stay in sight"
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.shadowRoot?.activeElement?.closest('section')?.id")
    assert focused == "advice", "the keyboard goes on from there"


def test_a_row_at_a_glance_leads_to_its_section(page: Page, address: str) -> None:
    visit(page, f"{address}/profile?relaxants=baclofen")
    page.locator("table.glance").get_by_role("link", name="Kidney", exact=True).click()
    expect(page.get_by_role("navigation", name="Contents").locator("[aria-current]")).to_have_text("Dosing and forms")


def test_on_a_phone_the_contents_are_a_bar_that_stays(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    visit(page, f"{address}/profile?relaxants=baclofen")
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link", name="Interactions").click()
    expect(contents.locator("[aria-current]")).to_have_text("Interactions")
    box = contents.bounding_box()
    assert box
    assert box["height"] < 60
    assert 0 < box["y"] < 120
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


def test_a_name_opens_its_profile_and_keeps_the_patient_and_the_pick(page: Page, address: str) -> None:
    visit(page, f"{address}/suitability?relaxants=baclofen")
    page.get_by_label("Age (years)").fill("81")
    page.keyboard.press("Tab")
    settle(page)
    line = page.locator(".brief .fit", has_text="Tizanidine").first
    line.locator("summary").click()
    line.get_by_role("link", name="Profile of Tizanidine").click()
    expect(page.get_by_role("heading", name="Tizanidine", level=1)).to_be_visible()
    settle(page)
    assert "drug=tizanidine" in page.url
    assert "relaxants=baclofen" in page.url
    assert "81" not in page.url
    page.get_by_role("link", name="Suitability").first.click()
    settle(page)
    expect(page.get_by_label("Age (years)")).to_have_value("81")


def test_any_drug_can_be_chosen_and_back_undoes_it(page: Page, address: str) -> None:
    visit(page, f"{address}/profile?relaxants=baclofen")
    choose(page, "Drug", "Metaxalone")
    expect(page.get_by_role("heading", name="Metaxalone", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Baclofen (oral)", level=1)).to_be_visible()


def test_h15_paper_has_the_whole_profile_without_contents(page: Page, address: str) -> None:
    visit(page, f"{address}/profile?relaxants=dantrolene")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Contents")).to_be_hidden()
    expect(page.get_by_text("Can damage the liver, fatally in some cases").last).to_be_visible()
    shown = page.locator("details.fold dl.rows").first
    assert shown.evaluate("part => part.checkVisibility({contentVisibilityAuto: true})"), "folds are printed open"
    page.emulate_media(media="screen")


def test_the_leaflet_on_the_page_is_short_plain_and_leaves_as_a_sheet(
    page: Page, address: str, real: Catalogue
) -> None:
    visit(page, f"{address}/profile?relaxants=baclofen&wording=plain")
    lines = read(page)
    assert 500 < words(lines) < 1300
    assert grade(drug_names(real), sentences(lines)) <= HIGHEST_GRADE
    button = offered(page, "Leaflet as PDF")
    with page.expect_download() as saved:
        button.click()
    assert re.search(r"leaflet-baclofen.*\.pdf$", saved.value.suggested_filename)
    assert 1 <= len(pypdf.PdfReader(saved.value.path()).pages) <= 2


def test_the_guide_answers_every_question_for_each_drug_on_a_phone_too(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?relaxants=baclofen&relaxants=tizanidine&wording=plain")
    questions = page.locator(".guide > section:has(dl)")
    expect(questions).to_have_count(12)
    for question in questions.all():
        expect(question.locator("dt")).to_have_text(["Baclofen (oral)", "Tizanidine"])
    assert page.evaluate(HEIGHT) <= 2.5 * DESK["height"]
    page.set_viewport_size(PHONE)
    settle(page)
    assert page.evaluate(HEIGHT) <= 4.5 * PHONE["height"]
