"""Every page in a browser that translates it: nothing breaks, and no text keeps the words of before (hazard H52)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.translation import (
    TRANSLATOR,
    Step,
    add,
    country,
    drop_last,
    fill,
    go,
    option,
    pick,
    take,
    tick,
    use_translated,
    wording,
)

PLAIN, CLINICIAN = wording("Plain language"), wording("Clinician")
UK, GERMANY, US = country("United Kingdom"), country("Germany"), country("United States")
STORIES: dict[str, tuple[str, list[Step]]] = {
    "reading": (
        "/",
        [
            take("Spasticity"),
            tick("Pick Tizanidine"),
            go("Compare"),
            pick("baclofen"),
            take("Uses"),
            take("Dosing"),
            take("Time course"),
            go("Side effects"),
            take("Difference to placebo"),
            take("Grid"),
            GERMANY,
            go("Evidence"),
            option("Condition", "Acute low back pain"),
            take("Guidelines"),
            take("Findings in words"),
            UK,
            go("Data"),
            option("Table", "Dosing rules"),
            take("State of the review"),
            take("Method"),
            go("Compare"),
            PLAIN,
            drop_last("Relaxants"),
            go("Side effects"),
            go("Start"),
        ],
    ),
    "doses": (
        "/dosing?relaxants=baclofen",
        [
            pick("tizanidine"),
            take("Older adults"),
            take("Titration plan"),
            option("Condition", "Spasticity in multiple sclerosis"),
            fill("Steps (mg)", "3 days: 5 5 5\n4 days: 40 40 40", "Control+Enter"),
            fill("Steps (mg)", "3 days: 5 5 5\nfour days", "Control+Enter"),
            option("Relaxant", "Tizanidine"),
            take("Taper plan"),
            take("Kidney and liver"),
            option("Kidney function", "Creatinine clearance is known"),
            fill("Creatinine clearance (mL/min)", "20"),
            option("Kidney function", "From serum creatinine (Cockcroft-Gault)"),
            fill("Age (years)", "87"),
            UK,
            take("Time course"),
            PLAIN,
        ],
    ),
    "a patient": (
        "/suitability?case=ciprofloxacin",
        [
            GERMANY,
            take("Matrix of the class"),
            take("Other medicines"),
            go("Interactions"),
            add("Takes", "zzyzxol"),
            pick("tizanidine"),
            add("Takes", "oxycodone"),
            UK,
            PLAIN,
            CLINICIAN,
            go("Suitability"),
            take("One patient"),
            fill("Age (years)", "83"),
            PLAIN,
            go("Evidence"),
        ],
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_h52_a_translated_page_keeps_up_with_every_change(page: Page, address: str, story: str) -> None:
    path, steps = STORIES[story]
    page.set_viewport_size({"width": 1500, "height": 900})
    use_translated(page, f"{address}{path}", steps)


def test_h52_a_text_that_a_page_changes_behind_its_translation_is_found(page: Page) -> None:
    page.add_init_script(path=TRANSLATOR)
    page.goto("data:text/html,<p>old <b>words</b></p>")
    page.wait_for_function("document.querySelectorAll('font').length === 4")
    assert page.evaluate("window.staleTexts") == []
    page.evaluate("""() => {
        const text = document.createTextNode("old")
        document.body.append(text)
        setTimeout(() => { text.data = "new" }, 50)
    }""")
    page.wait_for_function("window.staleTexts.length === 1")
    assert page.evaluate("window.staleTexts") == ["old → new"]
