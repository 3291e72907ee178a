"""Every page in a browser that translates it: nothing breaks, and no text keeps the words of before (hazard H52)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.browser.translation import (
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
    use,
    wording,
)

PLAIN, CLINICIAN = wording("Plain language"), wording("Clinician")
UK, GERMANY, US = country("United Kingdom"), country("Germany"), country("United States")
STORIES: dict[str, tuple[str, list[Step]]] = {
    "Explore": (
        "/",
        [take("Spasticity"), tick("Pick Tizanidine"), fill("Search", "zzz"), fill("Search", ""), UK, PLAIN],
    ),
    "Compare": (
        "/compare?relaxants=baclofen",
        [
            pick("tizanidine"),
            take("Doses"),
            pick("methocarbamol"),
            take("Time course"),
            UK,
            PLAIN,
            take("Side effects"),
            drop_last("Relaxants"),
        ],
    ),
    "Side effects": (
        "/side_effects?relaxants=cyclobenzaprine",
        [
            pick("tizanidine"),
            take("Difference to placebo"),
            pick("methocarbamol"),
            take("Grid"),
            GERMANY,
            PLAIN,
            take("One effect"),
        ],
    ),
    "Dosing": (
        "/dosing?relaxants=baclofen",
        [pick("tizanidine"), option("For", "Older adults"), UK, option("For", "Adults"), pick("methocarbamol"), PLAIN],
    ),
    "Dosing, a plan": (
        "/dosing?relaxants=baclofen&relaxants=tizanidine&dosing_view=Titration+plan",
        [
            option("Condition", "Spasticity in multiple sclerosis"),
            fill("Steps (mg)", "3 days: 5 5 5\n4 days: 40 40 40", "Control+Enter"),
            fill("Steps (mg)", "3 days: 5 5 5\nfour days", "Control+Enter"),
            option("Relaxant", "Tizanidine"),
            take("Taper plan"),
            GERMANY,
        ],
    ),
    "Dosing, kidney and time": (
        "/dosing?relaxants=baclofen&dosing_view=Kidney+and+liver",
        [
            option("Kidney function", "Creatinine clearance is known"),
            fill("Creatinine clearance (mL/min)", "20"),
            pick("tizanidine"),
            option("Kidney function", "From serum creatinine (Cockcroft-Gault)"),
            fill("Age (years)", "87"),
            UK,
            take("Time course"),
            option("Relaxant", "Tizanidine"),
        ],
    ),
    "Suitability": (
        "/suitability",
        [
            option("What for", "Acute low back pain"),
            add("Takes", "fluvoxamine"),
            add("Takes", "zzyzxol"),
            pick("tizanidine"),
            fill("Age (years)", "83"),
            UK,
            add("Needs", "Drives"),
            PLAIN,
        ],
    ),
    "Suitability, demo patient and matrix": (
        "/suitability?case=ciprofloxacin",
        [GERMANY, fill("Age (years)", "83"), take("Matrix of the class"), take("Other medicines"), pick("tizanidine")],
    ),
    "Interactions": (
        "/interactions?relaxants=baclofen",
        [
            add("Takes", "ciprofloxacin"),
            add("Takes", "zzyzxol"),
            pick("tizanidine"),
            add("Takes", "oxycodone"),
            add("Takes", "diazepam"),
            UK,
            PLAIN,
            CLINICIAN,
            drop_last("Relaxants"),
        ],
    ),
    "Evidence": (
        "/evidence",
        [
            option("Condition", "Acute low back pain"),
            pick("tizanidine"),
            UK,
            take("Guidelines"),
            pick("methocarbamol"),
            take("Findings in words"),
            PLAIN,
        ],
    ),
    "Data": (
        "/data",
        [
            option("Table", "Dosing rules"),
            take("State of the review"),
            option("Relaxant", "Tizanidine"),
            take("Method"),
            take("Changes of facts"),
        ],
    ),
    "from page to page": (
        "/?relaxants=baclofen",
        [
            go("Compare"),
            go("Side effects"),
            go("Dosing"),
            go("Suitability"),
            go("Interactions"),
            go("Evidence"),
            pick("tizanidine"),
            go("Interactions"),
            go("Explore"),
        ],
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_h52_a_translated_page_says_the_same_after_every_change(browser: Browser, address: str, story: str) -> None:
    path, steps = STORIES[story]
    shown, _ = use(browser, f"{address}{path}", steps, translated=False)
    translated, errors = use(browser, f"{address}{path}", steps, translated=True)
    assert not errors
    for position, (before, after) in enumerate(zip(shown, translated, strict=True)):
        assert after == before, f"after step {position}"
    changed = [now != then for then, now in pairwise(shown)]
    assert all(changed), "every step changes what is shown"
