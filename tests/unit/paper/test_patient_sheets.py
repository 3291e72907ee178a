"""Sheets for one patient: what was typed is on them only on request, and nothing that can hurt is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.compare.glance.glance import glance
from dashboard.data.catalogue import Catalogue
from dashboard.dosing.plans import sheet as sheets
from dashboard.dosing.plans.label_status import label_status
from dashboard.dosing.plans.limits import rules_of
from dashboard.dosing.plans.plan import Plan
from dashboard.dosing.plans.steps_text import parse_steps
from dashboard.dosing.plans.supply import strengths
from dashboard.paper.document import PaperDocument, Subheading
from dashboard.paper.suitability_sheet import LEFT_OUT, PatientDetails, suitability_sheet
from dashboard.paper.titration_sheet import MOST_DAYS, titration_sheet
from dashboard.paper.typesetting import fitting_pt, pdf
from dashboard.paper.web_page import web_page
from dashboard.suitability.cases import CASES
from dashboard.suitability.lines_in_brief import groups
from dashboard.suitability.person import Person
from dashboard.suitability.table import answers
from dashboard.suitability.verdict import suitability
from tests.unit.paper.reading import imprint, pages, phrases, squeezed, words
from tests.unit.suitability.people import person

TYPED = "age=77 crcl=28.4 weight=61 has=glaucoma not=stroke takes=Cipro stopped=Nardil allergy=baclofen"


def result_sheet(real: Catalogue, who: Person, *, details: bool = False, whole: bool = False) -> PaperDocument:
    said = answers(who, real.names) if details else None
    made = suitability(real, "US", who)
    return suitability_sheet(made, PatientDetails(said), imprint(real, link=""), asked=bool(who.condition), whole=whole)


@pytest.mark.parametrize("whole", [False, True])
def test_h31_what_was_typed_is_on_the_sheet_only_on_request(real: Catalogue, *, whole: bool) -> None:
    who = person(real, TYPED, "spasticity_ms")
    without = words(web_page(result_sheet(real, who, whole=whole)))
    for typed in ("77", "28.4", "61 kg", "Age:", "Takes:", "Stopped not long ago:", "Yes to:"):
        assert typed not in without, typed
    assert LEFT_OUT in without
    with_details = words(web_page(result_sheet(real, who, details=True, whole=whole)))
    for typed in ("77 years", "28.4 mL/min", "61 kg", "Glaucoma", "ciprofloxacin (Cipro)", "phenelzine (Nardil)"):
        assert typed in with_details, typed
    assert LEFT_OUT not in with_details


def test_the_result_fits_on_one_page_for_every_demo_patient(real: Catalogue) -> None:
    for case in CASES.values():
        who = replace(person(real, "", case.condition), patient=case.patient, factors=dict.fromkeys(case.has, True))
        made = result_sheet(real, who, details=True)
        assert len(pages(pdf(made))) == 1, case.slug
        assert fitting_pt(made) >= 6.0


def test_every_drug_is_on_the_page_with_its_level_and_decisive_reason(real: Catalogue) -> None:
    who = person(real, TYPED, "spasticity_ms")
    made = suitability(real, "US", who)
    said = squeezed("".join(pages(pdf(result_sheet(real, who)))))
    for group in groups(made, asked=True):
        assert squeezed(group.title) in said
        for line in group.lines:
            assert squeezed(line.line.name) in said
            assert all(squeezed(part.text) in said for part in line.decisive.parts)
            assert all(squeezed(place) in said for place in line.stricter)
        assert all(squeezed(name) in said for some in group.silent for name in some.names)
    assert squeezed(["✕", "Contraindicated"][1]) in said
    assert squeezed("not a ranking") in said


def test_h15_each_boxed_warning_is_whole_and_named_once(real: Catalogue) -> None:
    text = squeezed("".join(pages(pdf(result_sheet(real, person(real, ""))))))
    for relaxant in real.names:
        warning = real.summary(relaxant).boxed_warning
        if warning:
            assert text.count(squeezed(warning)) == len(
                {one for one in real.names if real.summary(one).boxed_warning == warning}
            )


def test_all_reasons_name_their_source_and_what_they_depend_on(real: Catalogue) -> None:
    who = person(real, "age=77 has=glaucoma takes=Cipro", "spasticity_ms")
    made = result_sheet(real, who, whole=True)
    result = suitability(real, "US", who)
    said = {one.text.split(" · ")[0] for one in phrases(made.blocks)}
    reasons = [reason for lines in result.lines.values() for line in lines for reason in line.reasons]
    assert {reason.text.rstrip(".") for reason in reasons} <= {one.rstrip(".") for one in said}
    assert any("depends on" in one.text for one in phrases(made.blocks))
    assert all(
        one.sources for one in phrases(made.blocks) if one.lead.endswith(":") and one.badge and " · " in one.text
    )


def test_all_reasons_hold_silent_drugs_and_the_level_of_each_open_question(real: Catalogue) -> None:
    who = person(real, "has=renal_impairment")
    made = result_sheet(real, who, whole=True)
    said = list(phrases(made.blocks))
    lines = [line for lines in suitability(real, "US", who).lines.values() for line in lines]
    headings = [block.text for block in made.blocks if isinstance(block, Subheading)]
    assert {line.name for line in lines} == {
        name for line in lines for name in [line.name] if any(name in one for one in headings)
    }
    open_ones = [one for line in lines for one in line.unasked if one.level == "contraindicated"]
    told = [
        one for one in said if one.badge and one.badge.word == "Contraindicated" and one.end == ";" and not one.sources
    ]
    assert len(told) >= len(open_ones) > 30
    assert "“not mentioned”" in made.notice


def test_the_second_strictest_level_is_on_the_page_too(real: Catalogue) -> None:
    who = person(real, TYPED, "spasticity_ms")
    shown = [line for group in groups(suitability(real, "US", who), asked=True) for line in group.lines if line.besides]
    assert shown
    said = [one.text for one in phrases(result_sheet(real, who).blocks)]
    assert all(part.text in said for line in shown for part in (line.besides or ((), ()))[1].parts)


def test_an_empty_form_makes_a_sheet_that_says_so(real: Catalogue) -> None:
    made = result_sheet(real, Person(), details=True)
    assert "Nothing was entered." in words(web_page(made))
    assert len(pages(pdf(made))) == 1


def plan_of(real: Catalogue, text: str, relaxant: str = "baclofen", more: tuple[str, ...] = ()) -> sheets.Sheet:
    plan = Plan(
        relaxant=relaxant,
        form="tablet",
        jurisdiction="US",
        condition="spasticity_ms",
        kind="titration",
        unit="mg",
        start=date(2028, 2, 27),
        steps=parse_steps(text),
    )
    status = label_status(real, plan, rules_of(real, relaxant, "tablet", "US", condition="spasticity_ms"))
    at_hand = tuple(strengths(real, relaxant, "tablet", "US").values())
    return sheets.make_sheet(real, plan, status, at_hand=at_hand, made_on=date(2026, 11, 24), more=more)


def plan_paper(sheet: sheets.Sheet, real: Catalogue) -> PaperDocument:
    relaxant = sheet.plan.relaxant
    overview = glance(real, [relaxant], "US", {relaxant: ["tablet"]})
    return titration_sheet(sheet, overview, imprint(real, link=""))


def plan_text(sheet: sheets.Sheet, real: Catalogue) -> str:
    return squeezed("".join(pages(pdf(plan_paper(sheet, real)))))


def test_h23_the_plan_says_when_it_was_made_until_when_it_holds_and_whom_to_call(real: Catalogue) -> None:
    sheet = plan_of(real, "3 days: 5 5 5\n3 days: 10 10 10")
    said = plan_text(sheet, real)
    for text in (
        "Made on 30 November 2026", "Valid until Fri 3 Mar 2028: do not use this sheet after that date",
        "Prescriber, signature:", "Date of birth:", "When to get help. Do not stop on your own.",
        "call 911", "Missed dose", "never double",
        "Never stop suddenly",
        "Under review: Baclofen (oral)", "Within the label", "9 tablets of 5 mg", real.version, "Day by day",
        f"Check code: {sheet.code}",
    ):  # fmt: skip
        assert squeezed(text).lower() in said.lower(), text


def test_every_day_of_a_short_plan_is_listed_and_a_long_one_says_where_they_are(real: Catalogue) -> None:
    short = plan_of(real, "3 days: 5 5 5")
    said = plan_text(short, real)
    assert len(short.days) == 3
    assert all(squeezed(day[0]) in said for day in short.days)
    long = plan_of(real, f"{MOST_DAYS + 1} days: 5 5 5")
    assert squeezed("The CSV has the plan day by day.") in plan_text(long, real)


def test_a_plan_says_what_follows_its_last_day_and_what_was_not_checked(real: Catalogue) -> None:
    """A supply that ends on the last day of 60 mg is the abrupt stop that the sheet warns of."""
    rising = plan_text(plan_of(real, "3 days: 5 5 5\n3 days: 20 20 20"), real)
    assert squeezed("After the last day") in rising
    assert squeezed("with 20 mg 3 times a day (60 mg a day). Do not stop then") in rising
    assert squeezed("Dose from the next day:") in rising
    assert squeezed("After the last day") not in plan_text(plan_of(real, "3 days: 5 5 5\n3 days: 0 0 0"), real)
    assert squeezed("Not checked: other medicines") in rising
    assert squeezed("eGFR below 30 (kidney review)") in rising, "who should not take it"


def test_a_dose_that_no_strength_makes_is_named(real: Catalogue) -> None:
    said = plan_text(plan_of(real, "3 days: 3 3 3"), real)
    assert squeezed("These doses are in no supply.") in said


def test_each_page_of_a_plan_names_it_its_code_and_its_last_day(real: Catalogue) -> None:
    sheet = plan_of(real, "20 days: 5 5 5\n20 days: 10 10 10")
    text = [squeezed(page) for page in pages(pdf(plan_paper(sheet, real)))]
    assert len(text) > 1
    assert all(
        squeezed(f"{sheet.title} · check code {sheet.code}, valid until {sheet.valid_until}") in page for page in text
    )


def test_h19_a_plan_that_breaks_a_limit_says_so_first(real: Catalogue) -> None:
    said = plan_text(plan_of(real, "3 days: 5 5 5\n3 days: 40 40 40"), real)
    assert squeezed("Not a labelled plan") in said
    assert squeezed("the limit is 80 mg a day") in said
    assert said.index(squeezed("Not a labelled plan")) < said.index(squeezed("Day by day"))
    assert squeezed("breaks a limit") in said


@pytest.mark.parametrize("relaxant", ["baclofen", "diazepam"])
def test_h15_the_boxed_warning_heads_the_plan(real: Catalogue, relaxant: str) -> None:
    said = plan_text(plan_of(real, "3 days: 2 2", relaxant), real)
    warning = real.summary(relaxant).boxed_warning
    assert (squeezed("Boxed warning (US)") in said) == bool(warning)
    if warning:
        assert said.index(squeezed(warning)) < said.index("Steps")


def test_reasons_that_somebody_typed_stay_text(real: Catalogue) -> None:
    page = web_page(plan_paper(plan_of(real, "3 days: 5", more=("<img src=x> #x",)), real))
    assert "<img" not in page
    assert "<img src=x> #x" in words(page)
