"""What a person at a browser waits for: from a click, or from an address, to the last change of the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
QUIET_MS = 700
"""Nothing may have changed for so long before a page counts as whole."""
WATCH = """
window.lastChange = 0
window.clickedAt = 0
const changes = { subtree: true, childList: true, attributes: true, characterData: true }
const seen = new MutationObserver(() => { window.lastChange = performance.now() })
seen.observe(document, changes)
const attach = Element.prototype.attachShadow
Element.prototype.attachShadow = function (options) {
  const root = attach.call(this, options)
  seen.observe(root, changes)
  return root
}
document.addEventListener("click", () => { window.clickedAt = performance.now() }, true)
"""
WHOLE = f"""
() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
  && !document.querySelector("[data-testid=stSkeleton]")
  && window.lastChange > window.clickedAt && performance.now() - window.lastChange > {QUIET_MS}
"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the system's Chromium or Chrome; raises RuntimeError when there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError("no Chromium or Chrome found; `make test` installs Debian's chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


def load_ms(chromium: Browser, url: str) -> float:
    """Open an address in a browser that has never seen it; return the milliseconds until the page is whole."""
    page, loaded = opened(chromium, url)
    page.context.close()
    return loaded


def opened(chromium: Browser, url: str) -> tuple[Page, float]:
    """Open an address in a browser that has never seen it; return its page and the milliseconds until it was whole."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(WATCH)
    page.goto(url)
    page.wait_for_selector("h1")
    page.wait_for_function(WHOLE)
    return page, float(page.evaluate("() => window.lastChange"))


def click_ms(page: Page, act: Callable[[Page, int], None], turn: int) -> float:
    """Return the milliseconds from a click to the last change that it causes."""
    page.evaluate("() => { window.lastChange = 0; window.clickedAt = Infinity }")
    act(page, turn)
    page.wait_for_function(WHOLE)
    return float(page.evaluate("() => window.lastChange - window.clickedAt"))


class View(NamedTuple):
    """A page to click on: its address, and a click that redraws its answer, another one in every turn."""

    path: str
    act: Callable[[Page, int], None]


def press(page: Page, _: int) -> None:
    """Press the one button of a yardstick."""
    page.get_by_role("button", name="Click").click()


def _radio(page: Page, names: tuple[str, str], turn: int) -> None:
    page.get_by_role("radio", name=names[turn % 2], exact=True).click()


def _choose(page: Page, box: str, options: tuple[str, str], turn: int) -> None:
    page.get_by_role("combobox", name=box, exact=True).click()
    page.get_by_role("option", name=options[turn % 2], exact=True).click()


PICK = "relaxants=baclofen&relaxants=tizanidine"
VIEWS = {
    "Start, a filter": View("/", lambda page, turn: _radio(page, ("Spasticity", "Painful muscle spasm"), turn)),
    "Compare, only differences": View(
        f"/compare?{PICK}", lambda page, _: page.locator("label", has_text="Only differences").click()
    ),
    "Side effects, another view": View(
        f"/side_effects?{PICK}", lambda page, turn: _radio(page, ("One relaxant", "One effect"), turn)
    ),
    "Dosing, other people": View(f"/dosing?{PICK}", lambda page, turn: _radio(page, ("Older adults", "Adults"), turn)),
    "Suitability, an answer": View(
        "/suitability?case=spasm-at-78",
        lambda page, turn: _choose(page, "Liver", ("Mild (Child-Pugh A)", "Severe (Child-Pugh C)"), turn),
    ),
    "Interactions, another country": View(
        "/interactions?relaxants=tizanidine&relaxants=diazepam",
        lambda page, turn: _choose(page, "Jurisdiction", ("United Kingdom", "United States"), turn),
    ),
    "Evidence, another view": View(
        "/evidence?relaxants=baclofen", lambda page, turn: _radio(page, ("Guidelines", "Estimates"), turn)
    ),
    "Profile, another drug": View(
        f"/profile?{PICK}", lambda page, turn: _choose(page, "Drug", ("Tizanidine", "Baclofen (oral)"), turn)
    ),
    "Data, another table": View(
        "/data", lambda page, turn: _choose(page, "Table", ("Dosing rules", "Products and strengths"), turn)
    ),
}
