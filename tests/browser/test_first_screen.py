"""The answer is on the first screen: how tall pages are, where their content begins, how much there is to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from dashboard.data.catalogue import Catalogue
from dashboard.data.readability import HIGHEST_GRADE, drug_names, grade
from dashboard.ui.compare_views import GUIDE, TABS
from tests.browser.conftest import settle, visit
from tests.browser.translation import OPTION, VISIBLE_TEXT

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
CONTENT_BEGINS, MOST_WORDS_A_DRUG = 260, 400
MOST_OF_A_PAGE = 2.5 * 900
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
MAIN = "[data-testid=stMain]"
PAIR = "relaxants=baclofen&relaxants=tizanidine"
THREE = f"{PAIR}&relaxants=cyclobenzaprine"
SIX = f"{THREE}&relaxants=dantrolene&relaxants=methocarbamol&relaxants=diazepam"


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A page as a reader opens it: where its content is, a word of it, and the most it may measure.

    `desk` and `phone` are heights in pixels, `most` the words that are read before anything is opened.
    """

    path: str
    content: str
    word: str
    desk: float
    phone: float = 4 * PHONE["height"]
    most: int


SCREENS: dict[str, Screen] = {
    "start": Screen(path="/", content=".doors", word="Tizanidine", desk=MOST_OF_A_PAGE, most=1000),
    "compare": Screen(path=f"/compare?{PAIR}", content=".differs", word="48% (10%)", desk=1170, most=600),
    "compare-three": Screen(
        path=f"/compare?{THREE}", content=".differs", word="48% (10%)", desk=1170, phone=5 * PHONE["height"], most=700
    ),
    "compare-uk": Screen(
        path=f"/compare?{THREE}&jurisdiction=GB",
        content=".differs",
        word="100 mg",
        desk=1170,
        phone=5 * PHONE["height"],
        most=700,
    ),
    "compare-boxed": Screen(
        path="/compare?relaxants=diazepam&relaxants=dantrolene&relaxants=carisoprodol",
        content=".differs",
        word="With opioids",
        desk=1170,
        phone=5 * PHONE["height"],
        most=700,
    ),
    "effects": Screen(
        path=f"/side_effects?{PAIR}",
        content="[data-testid=stVegaLiteChart]",
        word="All figures as CSV",
        desk=MOST_OF_A_PAGE,
        most=250,
    ),
    "effects-grid": Screen(
        path=f"/side_effects?{PAIR}&effects_view=grid",
        content=".group-name",
        word="Dry mouth",
        desk=MOST_OF_A_PAGE,
        most=850,
    ),
    "dosing": Screen(path=f"/dosing?{PAIR}", content="table.doses", word="36 mg", desk=MOST_OF_A_PAGE, most=400),
    "suitability": Screen(
        path="/suitability?case=spasm-at-78",
        content=".st-key-patient_form",
        word="Orphenadrine",
        desk=MOST_OF_A_PAGE,
        most=600,
    ),
    "interactions": Screen(
        path=f"/interactions?{PAIR}", content=".st-key-my_medicines", word="Tizanidine", desk=MOST_OF_A_PAGE, most=300
    ),
    "evidence": Screen(
        path=f"/evidence?{PAIR}",
        content="table.evidence",
        word="BMJ 2023",
        desk=MOST_OF_A_PAGE,
        phone=7 * PHONE["height"],
        most=1500,
    ),
    "data": Screen(
        path="/data", content="[data-testid=stButtonGroup]", word="Everything as ZIP", desk=MOST_OF_A_PAGE, most=150
    ),
}
PLAIN: dict[str, str] = {
    "start": "/?wording=plain",
    "effects": f"/side_effects?{PAIR}&wording=plain",
    "dosing": f"/dosing?{PAIR}&wording=plain",
    "suitability": f"/suitability?{PAIR}&wording=plain",
    "interactions": f"/interactions?{PAIR}&wording=plain",
    "evidence": f"/evidence?{PAIR}&wording=plain",
}


def read(page: Page) -> list[str]:
    """Return what is read in the main part of a page, without numbers of sources and rows of the tables of data."""
    settle(page)
    lines: list[str] = page.evaluate(VISIBLE_TEXT, {"root": MAIN, "without": ".cite, div.raw"})
    return [line for line in lines if line]


def words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def sentences(lines: list[str]) -> str:
    """Return what reads as a sentence or bullet: lines of five words and more, each with its full stop."""
    long = (line for line in lines if len(line.split()) >= 5)
    return " ".join(line if re.search(r"[.!?]$", line) else f"{line}." for line in long)


@pytest.mark.parametrize("name", SCREENS)
def test_a_page_answers_at_once_and_is_short(page: Page, address: str, name: str) -> None:
    screen = SCREENS[name]
    visit(page, address + screen.path)
    lines = read(page)
    assert any(screen.word in line for line in lines), "what is measured is there"
    assert words(lines) <= screen.most
    content = page.locator(screen.content).first.bounding_box()
    assert content
    assert content["y"] <= CONTENT_BEGINS
    assert page.evaluate(HEIGHT) <= screen.desk
    page.set_viewport_size(PHONE)
    settle(page)
    assert page.evaluate(HEIGHT) <= screen.phone


def test_six_drugs_fit_beside_a_closed_sidebar(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=DESK, reduced_motion="reduce") as own:  # the browser remembers a closed sidebar
        page = own.new_page()
        visit(page, f"{address}/compare?{SIX}")
        page.get_by_test_id("stSidebar").hover()
        page.get_by_role("button", name="Collapse sidebar").click()
        expect(page.get_by_role("button", name="Expand sidebar")).to_be_visible()
        expect(page.locator("table.glance thead th")).to_have_count(6)
        settle(page)
        assert page.evaluate(HEIGHT) <= 1500


def test_six_names_leave_the_boxes_below_them_free(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?{SIX}")
    names = page.get_by_test_id("stMultiSelectTagsContainer").first.bounding_box()
    below = page.get_by_test_id("stMultiSelect").nth(1).bounding_box()
    assert names
    assert below
    assert names["y"] + names["height"] <= below["y"]


def test_h15_the_gravest_rows_are_among_the_first_four(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?{PAIR}")
    rows = page.locator("table.glance tbody[data-row]").evaluate_all("rows => rows.map(row => row.dataset.row)")
    assert {"boxed", "contraindicated", "stopping"} <= set(rows[:4])


def test_the_whole_class_is_seen_within_one_and_a_half_screens(page: Page, address: str) -> None:
    visit(page, address)
    table = page.locator("table.class")
    expect(table.locator("input[data-pick]")).to_have_count(21)
    box = table.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 1.5 * DESK["height"]
    names = table.locator("tbody .name").all_inner_texts()
    assert not [name for name in names if "\n" in name or "\u00ad" in name], "no name is broken"


@pytest.mark.parametrize("wording", ["clinician", "plain"])
def test_no_part_of_compare_is_taller_than_four_screens(
    page: Page, address: str, real: Catalogue, wording: str
) -> None:
    """Long parts are read with the drugs that have the most to say; plain ones are short and easy to read."""
    visit(page, f"{address}/compare?{PAIR}&wording={wording}")
    for code, tab in TABS.items():
        label = GUIDE if wording == "plain" and code == "glance" else tab.label
        page.get_by_label("Part").locator(OPTION, has_text=label).click()
        expect(page.get_by_role("radio", name=label, exact=True)).to_be_checked()
        lines = read(page)
        assert page.evaluate(HEIGHT) <= 4 * DESK["height"], code
        if wording == "plain" and code != "everything":
            assert words(lines) <= MOST_WORDS_A_DRUG * 2, code
            assert grade(drug_names(real), sentences(lines)) <= HIGHEST_GRADE, code


@pytest.mark.parametrize("name", PLAIN)
def test_plain_pages_are_short_and_easy_to_read(page: Page, address: str, real: Catalogue, name: str) -> None:
    visit(page, address + PLAIN[name])
    lines = read(page)
    drugs = len(real.names) if name == "start" else 2
    assert 30 < words(lines) <= MOST_WORDS_A_DRUG * drugs
    assert grade(drug_names(real), sentences(lines)) <= HIGHEST_GRADE
    assert page.evaluate(HEIGHT) <= MOST_OF_A_PAGE
