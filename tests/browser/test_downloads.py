"""Files hold what is on screen, however soon after a change they are asked for, by mouse or keyboard (hazard H43)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect
from playwright.sync_api import TimeoutError as NotThere

from dashboard.wording.dates import day_in
from tests.browser.conftest import OPENINGS, PATIENCE_MS, settle, visit

PLAN = "/dosing?relaxants=baclofen&dosing_view=titration"
FILES = ("Sheet as HTML", "Plan as CSV", "Calendar (.ics)")
LATE_MS = 500
Ask = Callable[[Page, str], None]
Act = Callable[[Page], None]


def click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def reach(page: Page, name: str) -> bool:
    """Go on by Tab from the field that has the focus until a button has it; return whether it is reached."""
    reached = "name => document.activeElement.innerText?.trim().endsWith(name)"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(reached, name):
            return True
    return False


def press(page: Page, name: str, key: str) -> None:
    """Go to a button by the keyboard, and press a key at once."""
    assert reach(page, name), f"the keyboard does not reach {name}"
    page.keyboard.press(key)


ASKED: dict[str, Ask] = {
    "mouse": click,
    "Enter": lambda page, name: press(page, name, "Enter"),
    "Space": lambda page, name: press(page, name, "Space"),
}


def caught(page: Page, act: Callable[[], None]) -> list[Download]:
    """Return every download that follows an act, late ones too."""
    found: list[Download] = []

    def catch(download: Download) -> None:
        found.append(download)

    page.on("download", catch)
    act()
    page.wait_for_timeout(LATE_MS)
    settle(page)
    page.wait_for_timeout(LATE_MS)
    page.remove_listener("download", catch)
    return found


def fetched(page: Page, act: Callable[[], None]) -> Download:
    """Return the download that follows an act on a page where nothing changes any more."""
    with page.expect_download() as download:
        act()
    settle(page)
    return download.value


def words_of(download: Download) -> str:
    text = Path(download.path()).read_text(encoding="utf-8-sig")
    return text.replace("\r\n ", "")  # calendars fold long lines


def code_of(page: Page) -> str:
    return page.locator(".verdict .code strong").inner_text()


@pytest.mark.parametrize("asked", ASKED)
def test_h43_a_file_asked_for_right_after_typing_holds_what_is_on_screen(page: Page, address: str, asked: str) -> None:
    visit(page, f"{address}{PLAN}")
    steps = page.get_by_label("Steps (mg)")
    for position, name in enumerate(FILES if asked == "mouse" else FILES[1:2], start=1):
        before, dose = code_of(page), f"{position}.25"

        def change(name: str = name, dose: str = dose) -> None:
            steps.fill(f"3 days: 5 5 5\n4 days: {dose} {dose} {dose}")
            ASKED[asked](page, name)

        files = caught(page, change)
        assert code_of(page) != before
        expect(page.get_by_text(f"{dose} mg 3 times a day").first).to_be_visible()
        assert len(files) == 1, "a redrawn page saves nothing again"
        said = words_of(files[0])
        assert code_of(page) in said
        assert before not in said
        assert dose in said


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])
def test_h43_what_cannot_be_read_leaves_no_file(page: Page, address: str, by_keyboard: bool) -> None:
    visit(page, f"{address}{PLAN}")
    steps = page.get_by_label("Steps (mg)")

    def change() -> None:
        steps.fill("3 days: five")
        if not by_keyboard:
            click(page, "Plan as CSV")
        elif reach(page, "Plan as CSV"):  # it is gone as soon as the server has answered
            page.keyboard.press("Enter")

    assert caught(page, change) == []
    expect(page.get_by_role("alert")).to_contain_text("not a dose")
    expect(page.get_by_role("button", name="Plan as CSV", exact=True)).to_have_count(0)


def test_h43_a_first_day_typed_and_not_sent_is_in_the_file(page: Page, address: str) -> None:
    visit(page, f"{address}{PLAN}")

    def change() -> None:
        page.get_by_role("spinbutton", name="year, First day").click()
        page.keyboard.type("20280229")
        click(page, "Plan as CSV")

    (file,) = caught(page, change)
    assert "\n2028" not in words_of(file)
    assert "baclofen,tablet,US,,titration,2028-02-29,1,1,08:00,5,mg" in words_of(file)
    expect(page.locator("td[data-heading=Dates]").first).to_contain_text("Tue 29 Feb 2028")


def take(box: str, option: int) -> Act:
    """Return the act of taking an option of a list by its place."""

    def act(page: Page) -> None:
        wanted = page.get_by_role("option").nth(option)
        for _ in range(OPENINGS):  # a list closes when the page scrolls under it, as in `choose`
            page.get_by_role("combobox", name=box, exact=True).click()
            try:
                wanted.click(timeout=PATIENCE_MS / OPENINGS)
                expect(page.get_by_role("option")).to_have_count(0)  # a person sees the list close, then clicks
                return
            except NotThere:
                continue
        raise AssertionError(f"the list {box} does not stay open")

    return act


def tick(label: str) -> Act:
    """Return the act of choosing one of a row of options."""
    return lambda page: page.locator("[data-testid=stMain] label", has_text=label).first.click()


def type_into(field: str, text: str) -> Act:
    """Return the act of typing without leaving the field."""
    return lambda page: page.get_by_label(field, exact=True).fill(text)


PAIR = "?relaxants=baclofen&relaxants=tizanidine"
PAGES: dict[str, tuple[str, Act, str]] = {
    "Compare": (f"/compare{PAIR}", take("Jurisdiction", 1), "compare-csv"),
    "Suitability": (f"/suitability{PAIR}", type_into("Age (years)", "72"), "suitability-html-0"),
    "Data": ("/data", take("Table", 3), "data-csv"),
    "Time course": (f"/dosing{PAIR}&dosing_view=time_course", take("Doses", 0), "curve-csv"),
}


@pytest.mark.parametrize("name", PAGES)
def test_h43_every_page_saves_what_it_shows_right_after_a_change(page: Page, address: str, name: str) -> None:
    """The file is the one that a later click saves, once nothing changes any more, and not the one of before."""
    path, change, key = PAGES[name]
    visit(page, f"{address}{path}")
    button = page.locator(f".st-key-{key} button")

    def ask() -> None:
        if not button.count():
            page.get_by_role("button", name="Print or save").click()
        button.click()

    before = words_of(fetched(page, ask))

    def change_and_click() -> None:
        change(page)
        ask()

    at_once = [words_of(file) for file in caught(page, change_and_click)]
    after = words_of(fetched(page, ask))
    assert after != before
    assert at_once in ([], [after]), "no file rather than one of before"


def test_the_first_day_is_the_date_of_the_visitor(browser: Browser, address: str) -> None:
    found: list[date] = []
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        with browser.new_context(reduced_motion="reduce", timezone_id=zone) as context:
            page = context.new_page()
            visit(page, f"{address}{PLAN}")
            day = [page.get_by_role("spinbutton", name=f"{part}, First day") for part in ("year", "month", "day")]
            found.append(date(*(int(part.inner_text()) for part in day)))
            assert found[-1] == day_in(datetime.now(UTC), zone)
            file = fetched(page, lambda page=page: click(page, "Plan as CSV"))
            assert found[-1].isoformat() in file.suggested_filename
    assert found[0] > found[1]
