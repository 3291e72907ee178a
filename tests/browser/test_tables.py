"""The component of tables: heads in sight, folds that stay open, links that keep the session, text within reach."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle, visit
from tests.browser.translation import VISIBLE_TEXT

HEADER = "[data-testid=stHeader]"
MAIN = "[data-testid=stMain]"
HEAD_AT = """([x, y]) => {
  const host = document.elementFromPoint(x, y)
  return host.shadowRoot?.elementFromPoint(x, y)?.closest("th")?.innerText ?? ""
}"""
POSITIONS = "heads => heads.map((head) => getComputedStyle(head).position)"
THREE = "tab=everything&relaxants=baclofen&relaxants=tizanidine&relaxants=dantrolene"
SIX = f"{THREE}&relaxants=methocarbamol&relaxants=carisoprodol&relaxants=metaxalone"


def head(table: Locator, name: str) -> dict[str, float]:
    """Return the place of a column's head in a table of Compare."""
    found = table.locator("thead th", has_text=name).bounding_box()
    assert found
    return dict(found)


def open_folds(page: Page) -> None:
    """Open all topics of the whole table, as a reader does one by one."""
    page.locator("details.topic").evaluate_all("folds => folds.forEach((fold) => { fold.open = true })")


def test_heads_stay_in_sight_below_the_head_of_the_page(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?{THREE}")
    open_folds(page)
    table = page.locator("details", has_text="Contraindications and cautions").locator("table.compare")
    table.locator("tbody tr").nth(2).scroll_into_view_if_needed()
    table.locator("tbody tr").nth(3).evaluate("row => row.scrollIntoView({ block: 'end' })")
    bottom = page.locator(HEADER).bounding_box()
    assert bottom
    place = head(table, "Dantrolene")
    below = place["y"] - bottom["y"] - bottom["height"]
    assert -6 <= below <= 1, "its coloured edge is under the page's own head, and no text shows between the two"
    on_top = page.evaluate(HEAD_AT, [place["x"] + 40, place["y"] + place["height"] / 2])
    assert "Dantrolene" in on_top, "nothing covers the head"


def test_a_table_that_is_too_wide_scrolls_in_its_frame(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?{SIX}")
    frame = page.locator(".wide").first
    expect(frame).to_have_class(re.compile("scrolls"))
    assert page.locator(MAIN).evaluate("main => main.scrollWidth <= main.clientWidth")
    frame.evaluate("frame => { frame.scrollLeft = frame.scrollWidth }")
    place, room = head(frame, "Metaxalone"), frame.bounding_box()
    assert room
    assert place["x"] + place["width"] <= room["x"] + room["width"] + 1, "the last column can be scrolled to"


def test_heads_are_part_of_the_flow_on_paper(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?{THREE}")
    page.emulate_media(media="print")
    positions = page.locator("table.compare thead th").evaluate_all(
        "all => all.map((th) => getComputedStyle(th).position)"
    )
    assert set(positions) == {"static"}


def test_what_was_unfolded_stays_so_when_the_table_changes(page: Page, address: str) -> None:
    visit(page, f"{address}/suitability?case=spasm-at-78")
    fold = page.locator(".fit details").first
    fold.locator("summary").click()
    expect(fold).to_have_attribute("open", "")
    kept = fold.get_attribute("data-fold")
    page.get_by_role("textbox", name="Age").fill("40")
    page.keyboard.press("Enter")
    expect(page.locator(".fit").first).not_to_contain_text("78")
    settle(page)
    expect(page.locator(f'.fit details[data-fold="{kept}"]')).to_have_attribute("open", "")


def test_a_link_in_a_table_opens_its_page_in_the_same_session(page: Page, address: str) -> None:
    """No table links to a page yet: the link is put into one here, and then followed by the component itself."""
    visit(page, f"{address}/suitability?jurisdiction=GB")
    page.get_by_role("textbox", name="Age").fill("78")
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".sheet").first.evaluate(
        """sheet => {
          const link = document.createElement("a")
          link.href = "/compare?relaxants=tizanidine"
          link.dataset.page = ""
          link.textContent = "Tizanidine side by side"
          sheet.prepend(link)
          link.click()  // at once: the next answer of the server replaces the table
        }"""
    )
    expect(page).to_have_url(re.compile("/compare.*relaxants=tizanidine"))
    settle(page)
    expect(page).to_have_url(re.compile("jurisdiction=GB"))
    page.get_by_role("link", name="Suitability").first.click()
    settle(page)
    expect(page.get_by_role("textbox", name="Age")).to_have_value("78")


def test_the_text_of_tables_is_within_reach_of_tests(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?{THREE}")
    open_folds(page)
    lines: list[str] = page.evaluate(VISIBLE_TEXT)
    assert any("Boxed warning" in line for line in lines)
    assert len(" ".join(lines).split()) > 10 * len(page.inner_text("body").split()), "the tables hold most of the words"
