"""Paper as a browser prints it: sheets saved as HTML on as many pages as their PDF, and the pages of the tool."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.compare.comparison import compare
from dashboard.compare.glance.glance import glance
from dashboard.compare.glance.what_differs import differences
from dashboard.data.catalogue import Catalogue
from dashboard.data.readability import HIGHEST_GRADE, drug_names, grade
from dashboard.names.relaxants import picked_forms
from dashboard.paper.comparison_sheet import comparison_sheet
from dashboard.paper.detailed_handout import detailed_handout
from dashboard.paper.document import SIZES, Imprint, PaperDocument, PaperSize
from dashboard.paper.leaflet_sheet import leaflet_sheet
from dashboard.paper.web_page import web_page
from dashboard.profile.leaflet import leaflet
from tests.browser.conftest import settle, visit
from tests.browser.test_first_screen import PHONE, sentences

PAIR = ("baclofen", "tizanidine")
BOXED = (
    "abobotulinumtoxina",
    "dantrolene",
    "diazepam",
    "baclofen-intrathecal",
    "onabotulinumtoxina",
    "incobotulinumtoxina",
)
LONGEST_LEAFLETS = (("DE", "diazepam"), ("AU", "baclofen"), ("GB", "tizanidine"), ("CH", "baclofen"))
LOWEST_GRADE = 3
"""Below it a text would be chopped rather than plain."""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll("td, th, p, li")].filter(
    (part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline"
).map((part) => part.innerText.slice(0, 60))"""


def imprint(real: Catalogue, size: PaperSize = "a4") -> Imprint:
    link = "https://myocompare.example.org/compare?relaxants=baclofen&relaxants=tizanidine&jurisdiction=US"
    return Imprint(place="United States", made_on="30 November 2026", version=real.version, size=size, link=link)


def one_page(real: Catalogue, relaxants: Sequence[str], size: PaperSize, place: str = "US") -> PaperDocument:
    shown = glance(real, relaxants, place, picked_forms(real, relaxants, ()))
    return comparison_sheet(shown, differences(shown), imprint(real, size))


def printed(page: Page) -> list[str]:
    """Return the text of each page as it is printed."""
    made = page.pdf(prefer_css_page_size=True, print_background=True)
    return [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(made)).pages]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("relaxants", "place"), [(PAIR, "US"), (BOXED, "US"), (BOXED[:3], "DE"), (("diazepam",), "CH")], ids=str
)
def test_a_saved_overview_prints_on_one_page(
    page: Page, real: Catalogue, size: PaperSize, relaxants: Sequence[str], place: str
) -> None:
    page.set_content(web_page(one_page(real, relaxants, size, place)))
    assert len(printed(page)) == 1


def test_a_saved_handout_prints_on_six_pages_and_repeats_its_heads(page: Page, real: Catalogue) -> None:
    made = compare(real, PAIR, "US", picked_forms(real, PAIR, ()))
    page.set_content(web_page(detailed_handout(made, imprint(real), [])))
    pages = printed(page)
    assert 3 < len(pages) <= 6
    assert all("Tizanidine" in text for text in pages[:-1]), "names travel"


def test_every_saved_leaflet_prints_on_two_pages_and_is_plain(page: Page, real: Catalogue) -> None:
    for place, relaxant in [*(("US", relaxant) for relaxant in real.names), *LONGEST_LEAFLETS]:
        shown = leaflet(real, relaxant, place, picked_forms(real, [relaxant], ())[relaxant])
        page.set_content(web_page(leaflet_sheet(real, shown, imprint(real))))
        assert 1 <= len(printed(page)) <= 2, (place, relaxant)
        text = page.evaluate(
            "() => [...document.querySelectorAll('.columns :is(p, li), .frame p')].map(part => part.innerText)"
        )
        found = grade(drug_names(real), sentences([re.sub(r"\s*[\d, ]+$", "", line) for line in text]))
        assert LOWEST_GRADE < found <= HIGHEST_GRADE, (place, relaxant, found)


def test_a_saved_sheet_reads_on_a_phone_and_nothing_is_cut(browser: Browser, real: Catalogue) -> None:
    made = compare(real, BOXED, "US", picked_forms(real, BOXED, ()))
    for document in (one_page(real, BOXED, "a4"), detailed_handout(made, imprint(real), [])):
        for window in (PHONE, {"width": 1280, "height": 900}):
            with browser.new_context(viewport=window, color_scheme="dark") as context:
                page = context.new_page()
                page.set_content(web_page(document))
                assert page.evaluate(OVERFLOW) <= 0
                assert page.evaluate(CUT) == []
                expect(page.get_by_role("heading", level=1)).to_be_visible()


VIEWS = {
    "Compare": ("/compare?relaxants=baclofen&relaxants=tizanidine", 2),
    "Everything": ("/compare?relaxants=baclofen&relaxants=tizanidine&tab=everything", 14),
    "Side effects": ("/side_effects?relaxants=baclofen&relaxants=tizanidine", 3),
    "Dosing": ("/dosing?relaxants=baclofen&relaxants=tizanidine", 3),
    "Suitability": ("/suitability?case=spasm-at-78", 6),
    "Profile": ("/profile?drug=tizanidine", 10),
    "Evidence": ("/evidence?relaxants=baclofen&relaxants=tizanidine", 6),
}
"""Pages of the tool, and on how many pages of paper each is at most."""


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_prints_without_its_sidebar_and_buttons(page: Page, address: str, name: str) -> None:
    path, most = VIEWS[name]
    visit(page, f"{address}{path}")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    for button in page.get_by_role("button", name="Print or save").all():
        expect(button).to_be_hidden()
    settle(page)
    pages = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert len(pages) <= most
    assert min(len(text) for text in pages[:-1] or pages) > 200, "no page is nearly empty"
