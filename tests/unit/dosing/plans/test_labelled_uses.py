"""The use of a plan: taken from the label where it names one, asked for where it names several (hazard H19)."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.dosing.plans.label_status import LabelStatus, label_status, labelled_uses
from dashboard.dosing.plans.limits import oral_forms, rules_of
from dashboard.dosing.plans.plan import Plan
from dashboard.dosing.plans.schedules import follows, schedules
from dashboard.dosing.plans.sheet import make_sheet
from dashboard.dosing.plans.steps_text import parse_steps
from tests.builders import catalogue

RULES = [
    {
        "relaxant": "baclofen", "form": "tablet", "phase": "maintenance", "max_total": "80", "max_basis": "stated",
        "step_min": "5", "step_max": "5", "step_per": "dose", "step_days_min": "3",
    }
]  # fmt: skip
USE = {"relaxant": "baclofen", "condition": "spasticity_ms", "form": "tablet"}
OTHER = USE | {"condition": "spasticity_spinal_cord"}


def made_plan(condition: str = "") -> Plan:
    return Plan(
        relaxant="baclofen", form="tablet", jurisdiction="US", condition=condition, kind="titration", unit="mg",
        start=date(2026, 3, 2), steps=parse_steps("3 days: 5 5 5"),
    )  # fmt: skip


def status(made: Catalogue, condition: str = "", *, printed: bool = True) -> LabelStatus:
    plan = made_plan(condition)
    return label_status(made, plan, rules_of(made, "baclofen", "tablet", "US"), printed=printed)


def test_h19_a_printed_schedule_is_labelled_where_the_label_names_one_use() -> None:
    made = catalogue("baclofen", dosing=RULES, indications=[USE])
    found = status(made)
    assert found.labelled
    sheet = make_sheet(made, made_plan(), found, at_hand=(), made_on=date(2026, 3, 1))
    assert sheet.condition == "Spasticity in multiple sclerosis", "the sheet says which use was taken"


def test_h19_two_labelled_uses_are_asked_about_by_name() -> None:
    found = status(catalogue("baclofen", dosing=RULES, indications=[USE, OTHER]))
    assert not found.labelled
    (asked,) = found.reasons
    assert asked.startswith("Which use is it for?")
    assert "spasticity in multiple sclerosis; spasticity after spinal cord injury" in asked
    assert status(catalogue("baclofen", dosing=RULES, indications=[USE, OTHER]), "spasticity_ms").labelled


@pytest.mark.parametrize(
    "spoiled", [{"checked": ""}, {"jurisdiction": "DE"}, {"status": "off_label"}, {"form": "oral_solution"}]
)
def test_h19_an_unconfirmed_foreign_or_unlabelled_use_is_none(spoiled: dict[str, str]) -> None:
    made = catalogue("baclofen", dosing=RULES, indications=[USE | spoiled])
    assert labelled_uses(made, "baclofen", "tablet", "US") == ()
    assert not status(made).labelled


def test_h19_a_use_that_a_source_speaks_against_is_not_taken() -> None:
    made = catalogue("baclofen", dosing=RULES, indications=[USE, USE | {"status": "not_for"}])
    assert labelled_uses(made, "baclofen", "tablet", "US") == ()


def test_every_printed_schedule_is_labelled_or_asks_which_use(real: Catalogue) -> None:
    """Only the use keeps a label's own schedule from being called labelled, or a reason that names what is lacking."""
    seen = 0
    for relaxant in real.names:
        for form in oral_forms(real, relaxant, "US"):
            uses = labelled_uses(real, relaxant, form, "US")
            for schedule in schedules(real, relaxant, form, "US", kind="titration"):
                if not schedule.lines or not uses:
                    continue
                text = "\n".join(f"{days} days: {' '.join(map(str, doses))}" for days, doses in schedule.lines)
                plan = Plan(
                    relaxant=relaxant, form=form, jurisdiction="US", condition="", kind="titration", unit="mg",
                    start=date(2026, 3, 2), steps=parse_steps(text),
                )  # fmt: skip
                found = label_status(real, plan, rules_of(real, relaxant, form, "US"), printed=follows(plan, schedule))
                asks = any(reason.startswith("Which use is it for?") for reason in found.reasons)
                assert asks == (len(uses) > 1), (relaxant, form, uses, found.reasons)
                seen += 1
    assert seen >= 3
