"""A page as a translator shows it, and what people do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import choose, settle, visit

HERE = Path(__file__).resolve().parent
TRANSLATOR = HERE / "translator.js"
VISIBLE_TEXT = (HERE / "visible_text.js").read_text(encoding="utf-8")
BROKEN = "[data-testid=stException], [data-testid=stErrorElement]"
LOOKS, PAUSE_MS = 40, 250
Step = Callable[[Page], object]


def visible_lines(page: Page, before: list[str]) -> list[str]:
    """Return what a reader sees once it has changed from what was seen before, if it does, and come to rest."""
    last = before
    for _ in range(LOOKS):
        page.wait_for_timeout(PAUSE_MS)
        settle(page)
        now: list[str] = page.evaluate(VISIBLE_TEXT)
        if now == last != before:
            return now
        last = now
    return last


def use_translated(page: Page, address: str, steps: Sequence[Step]) -> None:
    """Open a page as a translator shows it, take some steps, and see that each one shows, and leaves nothing behind."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if "NotFoundError" in line.text else None)
    page.add_init_script(path=TRANSLATOR)
    visit(page, address)
    seen = visible_lines(page, [])
    for position, step in enumerate(steps, start=1):
        step(page)
        now = visible_lines(page, seen)
        assert now != seen, f"step {position} changes nothing that is shown"
        assert page.locator(BROKEN).count() == 0, now
        assert page.evaluate("window.staleTexts") == [], f"after step {position}"
        assert errors == [], f"after step {position}"
        seen = now
    assert page.evaluate("window.translatedTexts") > len(seen)


def pick(name: str) -> Step:
    """Add a relaxant to the pick."""
    return add("Relaxants", name)


def add(box: str, name: str) -> Step:
    """Type a name into a list of several, and take it."""

    def step(page: Page) -> None:
        field = page.get_by_role("combobox", name=box)
        field.click()
        page.keyboard.type(name)
        page.wait_for_timeout(300)
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")

    return step


def drop_last(box: str) -> Step:
    """Take the last entry out of a list of several."""

    def step(page: Page) -> None:
        page.get_by_role("combobox", name=box).click()
        page.keyboard.press("Escape")
        page.keyboard.press("Backspace")

    return step


OPTION = "label, button[role=radio]"


def take(words: str, within: str = "stMain") -> Step:
    """Click a radio button, a part of a row of buttons, or a switch by its label."""
    return lambda page: page.get_by_test_id(within).locator(OPTION, has_text=words).first.click()


def wording(words: str) -> Step:
    """Change the wording in the sidebar."""
    return take(words, "stSidebar")


def option(box: str, name: str) -> Step:
    """Choose from a list."""
    return lambda page: choose(page, box, name)


def country(name: str) -> Step:
    """Change the country in the sidebar."""
    return option("Jurisdiction", name)


def fill(label: str, text: str, key: str = "Tab") -> Step:
    """Type into a field and leave it."""

    def step(page: Page) -> None:
        page.get_by_label(label).fill(text)
        page.keyboard.press(key)

    return step


def click(words: str) -> Step:
    """Click what carries some words."""
    return lambda page: page.get_by_text(words).first.click()


def tick(name: str) -> Step:
    """Tick or clear a box of the table of the class."""
    return lambda page: page.get_by_role("checkbox", name=name).click()


def go(name: str) -> Step:
    """Go to another page by the navigation."""
    return lambda page: page.get_by_role("link", name=name, exact=True).click()
