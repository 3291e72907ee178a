"""What is typed into the search boxes, and what a link asks for, is what is picked (hazards H41 and H44)."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from tests.browser.conftest import settle, visit

PICK, TAKEN, HAS, CONDITION = "relaxants", "my_medicines", "my_has", "my_condition"


def box(page: Page, key: str) -> Locator:
    """Find the field of a search box by the key of its widget."""
    return page.locator(f".st-key-{key} input").first


def held(page: Page, key: str) -> Locator:
    """Find what a search box holds, a mark each."""
    return page.locator(f".st-key-{key} [data-tag]")


def enter(page: Page, key: str, text: str) -> None:
    """Type a text and press Enter; the list stays open after that, and Escape closes it."""
    box(page, key).click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.press("Escape")


def alert(page: Page, text: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("alert").filter(has_text=text)


def address_of(page: Page) -> dict[str, list[str]]:
    """Return the parameters in the address."""
    return parse_qs(urlsplit(page.url).query)


def expect_pick(page: Page, *keys: str) -> None:
    """Wait until the address holds exactly these relaxants, as keys."""
    wanted = "&".join(f"relaxants={key}" for key in keys)
    expect(page).to_have_url(re.compile(rf"[?&]{wanted}(&(?!relaxants=)|$)" if keys else r"^(?!.*relaxants=)"))
    assert address_of(page).get("relaxants", []) == list(keys)


def test_h41_baclofen_is_oral_baclofen_typed_once_and_twice(page: Page, address: str) -> None:
    visit(page, f"{address}/compare")
    for _ in range(2):
        enter(page, PICK, "baclofen")
        expect(held(page, PICK)).to_have_text(["Baclofen (oral)"])
        expect_pick(page, "baclofen")
        expect(page.get_by_role("alert").filter(has_text="baclofen")).to_have_count(0)
    enter(page, PICK, "ZANAFLEX")
    expect(held(page, PICK)).to_have_text(["Baclofen (oral)", "Tizanidine"])
    expect_pick(page, "baclofen", "tizanidine")
    enter(page, PICK, "Zanaflex")
    expect_pick(page, "baclofen", "tizanidine")


def test_h41_lioresal_asks_and_the_answer_is_picked(page: Page, address: str) -> None:
    visit(page, f"{address}/compare")
    enter(page, PICK, "Lioresal")
    expect(alert(page, "Lioresal can mean more than one relaxant. Which one?")).to_be_visible()
    expect(held(page, PICK)).to_have_count(0)
    page.get_by_role("button", name="Lioresal Intrathecal").click()
    expect(held(page, PICK)).to_have_text(["Intrathecal baclofen"])
    expect_pick(page, "baclofen-intrathecal")
    settle(page)
    expect(alert(page, "can mean more than one")).to_have_count(0)


def test_h41_a_misspelt_name_is_a_question_and_an_unknown_one_is_named(page: Page, address: str) -> None:
    visit(page, f"{address}/compare")
    enter(page, PICK, "qwertyol")
    expect(alert(page, "qwertyol is not a relaxant or brand that we know. It was left out.")).to_be_visible()
    enter(page, PICK, "tizanadine")
    expect(alert(page, re.compile("tizanadine is not a relaxant.*Did you mean"))).to_be_visible()
    expect(held(page, PICK)).to_have_count(0)
    page.get_by_role("button", name="Tizanidine", exact=True).click()
    expect_pick(page, "tizanidine")


@pytest.mark.parametrize(("key", "leave"), [(PICK, "Tab"), (TAKEN, "click")])
def test_h41_text_that_is_left_without_enter_is_offered(page: Page, address: str, key: str, leave: str) -> None:
    visit(page, f"{address}/interactions")
    box(page, key).click()
    page.keyboard.type("tizanidine")
    if leave == "Tab":
        page.keyboard.press("Tab")
    else:
        page.locator("h1").first.click()
    expect(alert(page, "tizanidine was typed but not chosen")).to_be_visible()
    expect(held(page, key)).to_have_count(0)
    page.get_by_role("button", name="Add tizanidine").click()
    expect(held(page, key)).to_have_text(["Tizanidine"])
    settle(page)
    expect(alert(page, "was typed but not chosen")).to_have_count(0)


def test_h41_enter_in_an_empty_box_picks_nothing(page: Page, address: str) -> None:
    visit(page, f"{address}/interactions")
    for key in (PICK, TAKEN):
        box(page, key).click()
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
        page.keyboard.type("x")
        page.keyboard.press("Backspace")
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        settle(page)
        page.keyboard.press("Escape")
        expect(held(page, key)).to_have_count(0)
    expect_pick(page)


class Gate:
    """Holds back what the server answers, as a slow network does."""

    def __init__(self, page: Page) -> None:
        self.open, self.kept = True, list[Callable[[], None]]()
        page.route_web_socket("**/_stcore/stream", self.connect)

    def connect(self, socket: WebSocketRoute) -> None:
        socket.connect_to_server().on_message(lambda message: self.pass_on(lambda: socket.send(message)))

    def pass_on(self, send: Callable[[], None]) -> None:
        self.kept.append(send)
        if self.open:
            self.let_through()

    def let_through(self) -> None:
        self.open = True
        while self.kept:
            self.kept.pop(0)()


def test_h41_typing_on_while_the_server_answers_loses_nothing(page: Page, address: str) -> None:
    gate = Gate(page)
    visit(page, f"{address}/interactions")
    box(page, TAKEN).click()
    gate.open = False
    page.keyboard.type("ASA")
    page.keyboard.press("Enter")
    page.keyboard.type("desvenlafaxine")
    gate.let_through()
    expect(held(page, TAKEN)).to_have_text(["Aspirin"])
    settle(page)  # the answer has emptied the box of the text that came before it
    page.keyboard.press("Enter")
    expect(held(page, TAKEN)).to_have_text(["Aspirin", "Desvenlafaxine"])
    settle(page)
    expect(held(page, TAKEN)).to_have_text(["Aspirin", "Desvenlafaxine"])
    gate.open = False  # now three are confirmed before any answer
    for name in ("zopiclone", "MAOI", "Percocet"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    gate.let_through()
    further = ["Zopiclone", "MAO inhibitors (class)", "Oxycodone + paracetamol (Percocet)"]
    expect(held(page, TAKEN)).to_have_text(["Aspirin", "Desvenlafaxine", *further])
    settle(page)
    expect(held(page, TAKEN)).to_have_count(5)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_h41_takes_holds_what_was_typed(page: Page, address: str) -> None:
    visit(page, f"{address}/interactions")
    typed = {
        "ASA": "Aspirin",
        "venlafaxine": "Venlafaxine",
        "omeprazole": "Omeprazole",
        "gabapentin 300 mg tds": "Gabapentin",
        "Percocet": "Oxycodone + paracetamol (Percocet)",
    }
    for number, text in enumerate(typed, start=1):
        enter(page, TAKEN, text)
        expect(held(page, TAKEN)).to_have_text(list(typed.values())[:number])
    enter(page, TAKEN, "omeprazole")
    expect(held(page, TAKEN)).to_have_text(list(typed.values()))
    expect(page.get_by_role("alert")).to_have_count(0)
    assert "aspirin" not in page.url.lower()


def test_h41_a_name_of_several_medicines_asks_typed_once_and_twice(page: Page, address: str) -> None:
    visit(page, f"{address}/interactions")
    for _ in range(2):
        enter(page, TAKEN, "Benadryl")
        expect(held(page, TAKEN)).to_have_text(["Benadryl"])
        expect(alert(page, "Benadryl can mean more than one medicine")).to_have_count(1)
    page.get_by_role("button", name="Cetirizine (Benadryl)").click()
    expect(held(page, TAKEN)).to_have_text(["Cetirizine (Benadryl)"])
    settle(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_h41_a_pasted_list_is_read_line_by_line(page: Page, address: str) -> None:
    visit(page, f"{address}/interactions")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lines = "Sertraline 50 mg od\nASA 81 mg daily\r\n- Codeine phosphate 30 mg prn\nqwertyol 5 mg"
    page.evaluate("text => navigator.clipboard.writeText(text)", lines)
    box(page, TAKEN).click()
    page.keyboard.press("Control+V")
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.press("Escape")
    expect(held(page, TAKEN)).to_have_text(["Sertraline", "Aspirin (ASA)", "Codeine", "qwertyol 5 mg"])
    expect(alert(page, "qwertyol 5 mg is not recognised as a medicine")).to_be_visible()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(held(page, TAKEN)).to_have_text(["Sertraline", "Aspirin (ASA)", "Codeine"])


def test_h41_patient_factors_hold_what_was_typed(page: Page, address: str) -> None:
    visit(page, f"{address}/suitability")
    typed = {
        "BPH": "Urinary retention, prostatism",
        "COPD": "Respiratory disease",
        "renal": "Kidney impairment",
        "MI": "Recent heart attack",
    }
    for number, text in enumerate(typed, start=1):
        enter(page, HAS, text)
        expect(held(page, HAS)).to_have_text(list(typed.values())[:number])
    enter(page, HAS, "elderly")
    expect(alert(page, "elderly: enter the age")).to_be_visible()
    enter(page, HAS, "gout")
    expect(alert(page, "gout: we have no such patient factor")).to_be_visible()
    enter(page, HAS, "MI")
    expect(held(page, HAS)).to_have_text([*typed.values(), "elderly", "gout"])
    box(page, CONDITION).fill("MS")
    page.keyboard.press("Enter")
    expect(box(page, CONDITION)).to_have_value("Spasticity in multiple sclerosis")


def test_h41_on_a_phone_too(browser: Browser, address: str) -> None:
    with browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844}, has_touch=True) as phone:
        page = phone.new_page()
        visit(page, f"{address}/interactions")
        enter(page, TAKEN, "ASA")
        expect(held(page, TAKEN)).to_have_text(["Aspirin"])
        page.get_by_test_id("stExpandSidebarButton").click()
        enter(page, PICK, "baclofen")
        expect(held(page, PICK)).to_have_text(["Baclofen (oral)"])
        expect_pick(page, "baclofen")


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("relaxants=Soma", ("carisoprodol",)),
        ("relaxants=FLEXERIL&relaxants=%20zanaflex%20", ("cyclobenzaprine", "tizanidine")),
    ],
)
def test_h44_a_link_may_name_brands_in_any_case(page: Page, address: str, asked: str, keys: tuple[str, ...]) -> None:
    visit(page, f"{address}/compare?{asked}")
    expect_pick(page, *keys)
    expect(held(page, PICK)).to_have_count(len(keys))
    expect(page.get_by_role("alert").filter(has_text="The link contains")).to_have_count(0)


def test_h44_a_name_with_two_meanings_in_a_link_asks(page: Page, address: str) -> None:
    visit(page, f"{address}/compare?relaxants=Lioresal")
    expect(alert(page, "Lioresal can mean more than one relaxant. Which one?")).to_be_visible()
    expect_pick(page)
    page.get_by_role("button", name="Lioresal Intrathecal").click()
    expect_pick(page, "baclofen-intrathecal")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("relaxant=baclofen", "The link contains relaxant=baclofen, which no page has. It was ignored."),
        ("fold=banana", "The link contains fold=banana, which is neither on nor off. It was ignored."),
    ],
)
def test_h44_what_a_link_asks_for_in_vain_is_named(page: Page, address: str, asked: str, said: str) -> None:
    visit(page, f"{address}/compare?relaxants=tizanidine&{asked}")
    expect(alert(page, said)).to_be_visible()
    expect_pick(page, "tizanidine")


@pytest.mark.parametrize(
    ("asked", "parameter", "value"),
    [
        ("jurisdiction=UK", "jurisdiction", "GB"),
        ("wording=plain%20language", "wording", "plain"),
        ("form=Tizanidine%20Capsule", "form", "tizanidine.capsule"),
    ],
)
def test_h44_other_spellings_in_a_link_are_understood(
    page: Page, address: str, asked: str, parameter: str, value: str
) -> None:
    visit(page, f"{address}/compare?relaxants=tizanidine&{asked}")
    expect(page).to_have_url(re.compile(rf"{parameter}={value.replace(' ', '(%20|[+])')}"))
    settle(page)
    assert address_of(page)[parameter] == [value]
    expect(page.get_by_role("alert").filter(has_text="The link contains")).to_have_count(0)
    expect_pick(page, "tizanidine")


def test_h44_back_and_forward_go_over_a_pick_and_over_the_navigation(page: Page, address: str) -> None:
    visit(page, f"{address}/compare")
    enter(page, PICK, "Zanaflex")
    expect_pick(page, "tizanidine")
    enter(page, PICK, "baclofen")
    expect_pick(page, "tizanidine", "baclofen")
    settle(page)
    page.get_by_role("link", name="Side effects").first.click()
    expect(page).to_have_url(re.compile("/side_effects"))
    settle(page)
    expect_pick(page, "tizanidine", "baclofen")
    page.go_back()
    expect(page).to_have_url(re.compile("/compare"))
    settle(page)
    expect_pick(page, "tizanidine", "baclofen")
    page.go_back()
    expect_pick(page, "tizanidine")
    expect(held(page, PICK)).to_have_text(["Tizanidine"])
    page.go_forward()
    expect_pick(page, "tizanidine", "baclofen")
    expect(held(page, PICK)).to_have_text(["Tizanidine", "Baclofen (oral)"])
    settle(page)
    page.go_forward()
    expect(page).to_have_url(re.compile("/side_effects"))
    settle(page)
    expect_pick(page, "tizanidine", "baclofen")
    page.reload()
    settle(page)
    expect_pick(page, "tizanidine", "baclofen")
    expect(held(page, PICK)).to_have_text(["Tizanidine", "Baclofen (oral)"])
