"""Limits: no plan exceeds one unreported, and only what the label covers is called labelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue, load
from dashboard.data.rows import DosingRow
from dashboard.dosing.plans.bars import chart_frame
from dashboard.dosing.plans.checks import breaches
from dashboard.dosing.plans.label_status import LabelStatus, label_status
from dashboard.dosing.plans.limits import Rules, giving, oral_forms, rules_of, variants
from dashboard.dosing.plans.plan import Dose, Kind, Plan, Step
from dashboard.dosing.plans.schedules import follows, schedules
from dashboard.dosing.plans.sheet import make_sheet
from dashboard.dosing.plans.steps_text import parse_steps
from dashboard.dosing.plans.supply import strengths
from tests import builders
from tests.unit.dosing.plans.strategies import plans


def plan(relaxant: str, form: str, text: str, condition: str = "", kind: Kind = "titration", place: str = "US") -> Plan:
    return Plan(
        relaxant=relaxant,
        form=form,
        jurisdiction=place,
        condition=condition,
        kind=kind,
        unit="mg",
        start=date(2026, 3, 1),
        steps=parse_steps(text),
    )


def status(real: Catalogue, made: Plan) -> LabelStatus:
    rules = rules_of(real, made.relaxant, made.form, made.jurisdiction, condition=made.condition)
    found = schedules(real, made.relaxant, made.form, made.jurisdiction, kind=made.kind)
    return label_status(real, made, rules, printed=any(follows(made, schedule) for schedule in found))


def kinds(made: LabelStatus) -> list[str]:
    return [breach.kind for breach in made.breaches]


def test_the_schedule_of_the_label_is_labelled(real: Catalogue) -> None:
    text = "3 days: 5 5 5\n3 days: 10 10 10\n3 days: 15 15 15\n3 days: 20 20 20"
    made = status(real, plan("baclofen", "tablet", text, "spasticity_ms"))
    assert made.labelled
    assert not made.breaches


@pytest.mark.parametrize(
    ("relaxant", "form", "text", "kind"),
    [
        ("baclofen", "tablet", "3 days: 5 5 5\n3 days: 30 30 30", "max_total"),
        ("baclofen", "tablet", "3 days: 5 5 5\n3 days: 25 25", "max_single_dose"),
        ("baclofen", "tablet", "3 days: 10 10 10", "start"),
        ("baclofen", "tablet", "3 days: 15", "start_dose"),
        ("baclofen", "tablet", "3 days: 5 5 5\n3 days: 15 15 15", "step_up"),
        ("baclofen", "tablet", "2 days: 5 5 5\n3 days: 10 10 10", "step_days"),
        ("tizanidine", "tablet", "3 days: 2 2 2 2", "doses_per_day"),
        ("tizanidine", "capsule", "3 days: 2 2 2\n1 day: 20", "max_single_dose"),
        ("carisoprodol", "tablet", "30 days: 250 250 250", "duration"),
        ("cyclobenzaprine", "er_capsule", "22 days: 15", "duration"),
        ("methocarbamol", "tablet", "2 days: 2000 2000 2000 2000\n9 days: 1500 1500 1500 1500", "max_total"),
        ("dantrolene", "capsule", "7 days: 25\n7 days: 150 150 150", "max_single_dose"),
    ],
)
def test_a_broken_limit_is_named_with_its_rule(real: Catalogue, relaxant: str, form: str, text: str, kind: str) -> None:
    made = status(real, plan(relaxant, form, text))
    assert kind in kinds(made)
    breach = next(breach for breach in made.breaches if breach.kind == kind)
    assert breach.row.relaxant == relaxant
    assert breach.row.jurisdiction == "US"
    assert breach.row.source
    assert not made.labelled


def test_h3_loading_is_allowed_on_its_days_only(real: Catalogue) -> None:
    loading = "3 days: 2000 2000 2000 2000\n7 days: 1000 1000 1000 1000"
    assert "max_total" not in kinds(status(real, plan("methocarbamol", "tablet", loading)))
    late = "3 days: 1000 1000 1000 1000\n2 days: 2000 2000 2000 2000"
    assert "max_total" in kinds(status(real, plan("methocarbamol", "tablet", late)))
    long = status(real, plan("methocarbamol", "tablet", "5 days: 2000 2000 2000 2000"))
    assert next(breach.day for breach in long.breaches if breach.kind == "max_total") == 4


def test_doses_too_close_are_found_over_midnight_too(real: Catalogue) -> None:
    rules = rules_of(real, "tizanidine", "tablet", "US")
    times = {2: (time(2), time(22))}
    steps = parse_steps("2 days: 2 2", times)
    near = replace(plan("tizanidine", "tablet", "2 days: 2 2"), start=date(2026, 3, 28), steps=steps)
    found = [breach for breach in breaches(near, rules) if breach.kind == "interval"]
    assert found
    assert found[0].day == 2
    assert "4 h between" in found[0].text


def test_a_taper_faster_than_the_label_is_reported(real: Catalogue) -> None:
    slow = plan("tizanidine", "tablet", "1 day: 4 4 4\n1 day: 2 4 4\n1 day: 2 2 4", kind="taper")
    fast = plan("tizanidine", "tablet", "1 day: 4 4 4\n1 day: 2 2", kind="taper")
    assert "step_down" not in kinds(status(real, slow))
    assert "step_down" in kinds(status(real, fast))


def test_h19_only_a_confirmed_rule_of_this_country_and_use_makes_a_plan_labelled(real: Catalogue) -> None:
    text = "3 days: 5 5 5"
    cases = {
        "no condition": (plan("baclofen", "tablet", text), "No condition"),
        "other use": (plan("baclofen", "tablet", text, "acute_musculoskeletal"), "not for this"),
        "no rule here": (plan("baclofen", "tablet", text, "spasticity_ms", place="JP"), "no labelled schedule"),
        "unconfirmed": (plan("baclofen", "tablet", text, "spasticity_ms", place="GB"), "not verified"),
        "no maximum": (
            plan("chlorzoxazone", "tablet", "5 days: 500 500 500", "acute_musculoskeletal"),
            "states no max",
        ),
        "no steps": (plan("diazepam", "tablet", "5 days: 2 2 2\n5 days: 5 5 5"), "no steps for raising"),
        "own taper": (
            plan("baclofen", "tablet", "7 days: 10 10\n7 days: 5 5", "spasticity_ms", kind="taper"),
            "no step for",
        ),
    }
    for name, (made, reason) in cases.items():
        said = status(real, made)
        assert not said.labelled, name
        assert reason in " ".join(said.reasons), (name, said.reasons)


def rule(**cells: str) -> dict[str, str]:
    return {"relaxant": "baclofen", "form": "tablet", "phase": "maintenance", **cells}


USE = [{"relaxant": "baclofen", "condition": "spasticity_ms", "form": "tablet"}]


@pytest.mark.parametrize(
    ("cells", "labelled"),
    [
        ({"max_total": "80", "max_basis": "stated"}, True),
        ({"max_total": "80", "max_basis": "only_dose"}, True),
        ({"max_total": "80", "max_basis": "arithmetic"}, False),
        ({"max_total": "80", "max_basis": "stated", "checked": ""}, False),
        ({"max_total": "80", "max_basis": "stated", "source": "old"}, False),
        ({"max_total": "80", "max_basis": "stated", "form": "capsule"}, False),
        ({"max_total": "80", "max_basis": "stated", "jurisdiction": "GB"}, False),
        ({"max_total": "80", "max_basis": "stated", "condition": "dystonia"}, False),
        ({"max_total": "80", "max_basis": "stated", "population": "child"}, False),
        ({"max_total": "80", "max_basis": "stated", "qualifier": "in hospital"}, False),
        ({"max_total": "4", "max_basis": "stated"}, False),
    ],
)
def test_h19_each_property_of_the_rule_counts(cells: dict[str, str], labelled: bool) -> None:
    made = builders.catalogue(
        "baclofen",
        dosing=[rule(**cells)],
        indications=USE,
        sources=[
            {"source": "label-us", "title": "A label"},
            {"source": "old", "title": "An old label", "doc_status": "superseded"},
        ],
    )
    one = plan("baclofen", "tablet", "3 days: 5", "spasticity_ms")
    rules = rules_of(made, "baclofen", "tablet", "US", condition="spasticity_ms")
    assert label_status(made, one, rules).labelled is labelled


def test_h22_pumps_injections_and_sprays_have_no_form_to_plan(real: Catalogue) -> None:
    for relaxant in real.names:
        family = real.summary(relaxant).dose_family
        places = set(real["dosing"]["jurisdiction"])
        planned = {form for place in places for form in oral_forms(real, relaxant, place)}
        assert bool(planned) == (family == "oral_daily"), relaxant
        assert not planned & {"intrathecal", "injection", "oromucosal_spray"}


def test_a_variant_replaces_the_usual_rules(real: Catalogue) -> None:
    assert variants(real, "metaxalone", "tablet", "US") == ["400 mg tablets, two a dose", "640 mg tablet only"]
    usual = rules_of(real, "metaxalone", "tablet", "US")
    small = rules_of(real, "metaxalone", "tablet", "US", variant="640 mg tablet only")
    assert {given.value for given in giving(usual.rows, lambda row: row.max_total)} == {3200}
    assert {given.value for given in giving(small.rows, lambda row: row.max_total)} == {2560}
    two = rules_of(real, "metaxalone", "tablet", "US", variant="400 mg tablets, two a dose")
    assert {given.value for given in giving(two.rows, lambda row: row.max_total)} == {3200}


def test_h50_a_product_whose_text_was_withdrawn_is_not_offered_and_raises_no_maximum(real: Catalogue) -> None:
    assert variants(real, "pridinol", "tablet", "DE") == []
    rules = rules_of(real, "pridinol", "tablet", "DE", variant="Myoson direct")
    assert {given.value for given in giving(rules.rows, lambda row: row.max_total)} == {9, 6}
    assert not [row for row in rules.rows if "fi-de-myoson" in row.source]


def replaced_text(**cells: str) -> Rules:
    """Rules of a current text, 36 mg a day in two doses, beside one of a replaced text with `cells`."""
    row = {"relaxant": "tizanidine", "form": "tablet", "jurisdiction": "US", "population": "adult", "dose_basis": "day"}
    now = {**row, "phase": "maintenance", "max_total": "36", "doses_per_day_max": "2", "source": "now"}
    made = builders.catalogue(
        dosing=[now, {**row, "phase": "maintenance", "source": "old", **cells}],
        sources=[{"source": "now"}, {"source": "old", "doc_status": "superseded"}],
    )
    return rules_of(made, "tizanidine", "tablet", "US")


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ({"max_total": "48"}, False),
        ({"doses_per_day_max": "6"}, False),
        ({"phase": "loading", "usual_max_total": "60", "limit_days": "3"}, False),
        ({"max_single_dose": "12"}, True),
    ],
)
def test_h50_a_replaced_text_counts_only_for_what_no_current_text_gives(cells: dict[str, str], counts: bool) -> None:
    assert [row.source for row in replaced_text(**cells).rows] == [("now",), ("old",)][: 2 if counts else 1]


@cache
def _rules(relaxant: str, form: str, place: str) -> Rules:
    return rules_of(_real(), relaxant, form, place)


@cache
def _real() -> Catalogue:
    return load()


SUBJECTS = [
    ("baclofen", "tablet", "US"),
    ("tizanidine", "tablet", "US"),
    ("methocarbamol", "tablet", "US"),
    ("cyclobenzaprine", "er_capsule", "US"),
    ("carisoprodol", "tablet", "US"),
    ("tizanidine", "tablet", "IE"),
    ("dantrolene", "capsule", "GB"),
]


@settings(max_examples=150)
@given(plans(kinds=("titration",)), st.sampled_from(SUBJECTS), st.sampled_from([1, 10, 30]))
def test_h19_no_plan_exceeds_a_limit_unreported(made: Plan, subject: tuple[str, str, str], factor: int) -> None:
    """Find days over the limits by going through days and rows with none of the code under test."""
    relaxant, form, place = subject
    steps = tuple(
        type(step)(step.days, tuple(type(dose)(dose.at, dose.amount * factor) for dose in step.doses))
        for step in made.steps
    )
    scaled = Plan(
        relaxant=relaxant,
        form=form,
        jurisdiction=place,
        condition="",
        kind="titration",
        unit="mg",
        start=made.start,
        steps=steps,
    )
    reported = {breach.kind for breach in breaches(scaled, _rules(*subject))}
    missed = _exceeded(scaled) - reported
    assert not missed, missed


def _exceeded(made: Plan) -> set[str]:
    rows = [
        row
        for row in _real().rows(DosingRow, made.relaxant)
        if made.form in row.form
        and row.jurisdiction == made.jurisdiction
        and row.population in ("adult", "all")
        and not row.qualifier
        and row.phase in ("initial", "titration", "maintenance", "loading")
    ]
    loading = [row for row in rows if row.phase == "loading"]
    standing = [row for row in rows if row.phase != "loading"]
    totals = [row.max_total for row in standing if row.max_total is not None]
    singles = [row.max_single_dose for row in standing if row.max_single_dose is not None]
    counts = [row.doses_per_day_max for row in rows if row.doses_per_day_max is not None]
    gaps = [row.min_interval_h for row in rows if row.min_interval_h is not None]
    lengths = [row.limit_days for row in rows if row.limit_days is not None and row.limit_setting == "treatment"]
    over: set[str] = set()
    before = None
    for number, day in enumerate(made.days(), start=1):
        amounts = [dose.amount for dose in day.doses]
        now = [row for row in loading if row.limit_days is not None and number <= row.limit_days]
        room = max((row.max_total for row in now if row.max_total is not None), default=0)
        piece = max((row.start_dose for row in now if row.start_dose is not None), default=0)
        if totals and sum(amounts) > max(min(totals), room):
            over.add("max_total")
        if singles and max(amounts, default=0) > max(min(singles), piece):
            over.add("max_single_dose")
        if counts and len(amounts) > max(counts):
            over.add("doses_per_day")
        for dose in day.doses:
            at = datetime.combine(day.date, dose.at)
            if before is not None and gaps and at - before < timedelta(hours=max(gaps)):
                over.add("interval")
            before = at
        if lengths and number > min(lengths):
            over.add("duration")
    return over


def test_every_rule_and_product_that_a_plan_uses_is_in_milligrams(real: Catalogue) -> None:
    """The labels of the planner say mg; a relaxant in another unit must not reach it."""
    for relaxant in real.names:
        for place in sorted(set(real["dosing"]["jurisdiction"])):
            for form in oral_forms(real, relaxant, place):
                rows = rules_of(real, relaxant, form, place).rows
                assert {row.dose_unit for row in rows} <= {"mg"}
                assert {one.unit for one in strengths(real, relaxant, form, place).values()} <= {"mg"}
                assert real.summary(relaxant).dose_unit == "mg"


def drawn(real: Catalogue, made: Plan) -> pd.DataFrame:
    rules = rules_of(real, made.relaxant, made.form, made.jurisdiction, condition=made.condition)
    sheet = make_sheet(real, made, label_status(real, made, rules), at_hand=(), made_on=made.start)
    return chart_frame(sheet, rules)


@pytest.mark.parametrize(
    ("text", "kind", "over", "limits"),
    [
        ("3 days: 1500 1500 1500 1500\n4 days: 1000 1000 1000 1000", "titration", ["no", "no"], [8000, 4500]),
        ("2 days: 1500 1500 1500 1500\n1 day: 1500 1500 1500 1500", "titration", ["no", "no"], [8000, 8000]),
        ("4 days: 1500 1500 1500 1500\n4 days: 1000 1000 1000 1000", "titration", ["yes", "no"], [4500, 4500]),
        ("3 days: 1000 1000 1000\n3 days: 1500 1500 1500 1500", "titration", ["no", "yes"], [4500, 4500]),
        ("3 days: 1500 1500 1500 1500", "taper", ["yes"], [4500]),
        ("2 days: 2000 2000 2000 3000", "titration", ["yes"], [4500]),
    ],
)
def test_h3_a_step_above_the_limit_is_marked_or_drawn_with_the_limit_of_loading(
    real: Catalogue, text: str, kind: Kind, over: list[str], limits: list[float]
) -> None:
    frame = drawn(real, plan("methocarbamol", "tablet", text, kind=kind))
    assert list(frame["over"]) == over
    assert list(frame["limit"]) == limits
    for row in frame.itertuples():
        assert (row.limit == 8000) == (row.limit_short == "loading limit 8,000 mg for up to 3 days")
        assert (row.limit == 8000) == ("loading" in str(row.limit_text))


@given(data=st.data())
def test_no_bar_is_above_its_limit_without_a_mark(real: Catalogue, data: st.DataObject) -> None:
    relaxant = data.draw(st.sampled_from(["methocarbamol", "baclofen", "tizanidine", "carisoprodol", "diazepam"]))
    made = data.draw(plans(relaxant))
    factor = data.draw(st.sampled_from([1, 10, 50]))
    steps = tuple(
        Step(step.days, tuple(Dose(dose.at, dose.amount * factor) for dose in step.doses)) for step in made.steps
    )
    frame = drawn(real, replace(made, steps=steps))
    over = frame["total"] > frame["limit"] + 1e-9
    assert set(frame["over"][over]) <= {"yes"}
