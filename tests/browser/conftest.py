"""The app served for real; the browser to look at it is in `tests.conftest`."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotThere

from stress.server import Server
from tests.conftest import PATIENCE_MS

ROOT = Path(__file__).resolve().parents[2]
LAST_LINE = "A reference for professionals, not a substitute"
OPENINGS = 30

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def address(server: Server) -> str:
    """Address of the app."""
    return server.address


def settle(page: Page) -> None:
    """Wait until the script has stopped and the page is whole: the script stops long before the browser has drawn.

    Until the last placeholder is gone and every chart has its picture, the page still grows: what is clicked moves
    away, and what is measured is not yet there.
    """
    expect(page.locator("[data-testid=stMain] h1").first).to_be_visible()
    expect(page.get_by_text(LAST_LINE).last).to_be_attached()
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.locator("[data-testid=stVegaLiteChart]:not(:has(svg, canvas))")).to_have_count(0)


def visit(page: Page, address: str) -> None:
    """Open an address and wait until it has settled."""
    page.goto(address)
    settle(page)


def offered(page: Page, name: str) -> Locator:
    """Return the button that saves a file, after opening the files of the page where they are closed."""
    button = page.get_by_role("button", name=name, exact=True)
    if not button.count():
        page.get_by_role("button", name="Print or save").click()
        expect(button).to_be_visible()
        settle(page)
    return button


def choose(page: Page, box: str, option: str) -> None:
    """Open a list by its name, take an option, and wait until the page has settled.

    An open menu closes as soon as the page scrolls under it, and a page that is still being laid out, or a click on
    a box below the window, scrolls it after the click. The menu is then opened again, as a person would.
    """
    field = page.get_by_role("combobox", name=box, exact=True)
    wanted = page.get_by_role("option", name=option, exact=True)
    for further in reversed(range(OPENINGS)):
        field.click()
        try:
            wanted.click(timeout=PATIENCE_MS / OPENINGS)
            break
        except NotThere:
            if not further:
                raise
    settle(page)
