"""Plans that Excel has opened and saved again: read where only one reading is left, refused with a sentence else."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dosing.plans.check_code import check_code
from dashboard.dosing.plans.plan import Dose, Plan, PlanError, Step, make_step
from dashboard.dosing.plans.saved import plan_frame, read_saved
from dashboard.dosing.plans.steps_text import parse_steps
from dashboard.render import export
from tests.unit.dosing.plans.strategies import plans

STEPS = "3 days: 5 5 5\n4 days: 10 2.5 10\n1 day: 0"
Cells = Callable[[str, str], str]


def a_plan(start: date = date(2026, 11, 29), text: str = STEPS) -> Plan:
    return Plan(
        relaxant="baclofen",
        form="tablet",
        jurisdiction="US",
        condition="spasticity_ms",
        kind="titration",
        unit="mg",
        start=start,
        steps=parse_steps(text),
    )


def as_saved(plan: Plan) -> bytes:
    return export.to_csv(plan_frame(plan).assign(made_of="½ tablet", check_code=check_code(plan)))


def saved_again(content: bytes, cells: Cells, separator: str = ",", encoding: str = "cp1252") -> bytes:
    """Return a file as a spreadsheet saves it: each cell as it shows it, its own separator and encoding."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: cells(name, cell) if cell else "" for name, cell in row.items()} for row in rows)
    return out.getvalue().encode(encoding)


def shown(order: str, *, comma: bool = False, clock: str = "{0}:{1}") -> Cells:
    """Return how a spreadsheet shows dates, numbers and times."""

    def cell(name: str, text: str) -> str:
        if name == "date":
            day = date.fromisoformat(text)
            return order.format(d=day.day, m=day.month, y=day.year, yy=day.year % 100)
        if name == "time":
            hours, minutes = text.split(":")
            return clock.format(int(hours), minutes, hours, int(hours) % 12 or 12, "AM" if int(hours) < 12 else "PM")
        return text.replace(".", ",") if comma and name == "dose" else text

    return cell


COUNTRIES = {
    "US": (shown("{m}/{d}/{y}"), ",", "cp1252"),
    "US, clock of 12 hours": (shown("{m}/{d}/{y}", clock="{3}:{1} {4}"), ",", "cp1252"),
    "US, a Mac": (shown("{m}/{d}/{yy}", clock="{3}:{1}:00 {4}"), ",", "utf-8-sig"),
    "UK": (shown("{d:02}/{m:02}/{y}", clock="{2}:{1}"), ",", "cp1252"),
    "Germany": (shown("{d:02}.{m:02}.{y}", comma=True, clock="{2}:{1}"), ";", "cp1252"),
    "France": (shown("{d:02}/{m:02}/{y}", comma=True, clock="{2}:{1}:00"), ";", "utf-8"),
    "Netherlands": (shown("{d}-{m}-{y}", comma=True), ";", "cp1252"),
    "Hungary": (shown("{y}. {m:02}. {d:02}.", comma=True), ";", "utf-8"),
    "Sweden": (shown("{y}-{m:02}-{d:02}", comma=True), ";", "utf-8-sig"),
    "Japan": (shown("{y}/{m}/{d}"), ",", "utf-8-sig"),
    "Unicode text": (shown("{m}/{d}/{y}"), "\t", "utf-16"),
}


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("start", [date(2026, 11, 29), date(2026, 3, 4), date(2026, 12, 11), date(2027, 12, 30)])
def test_a_plan_that_a_spreadsheet_saved_is_read_as_it_was(country: str, start: date) -> None:
    cells, separator, encoding = COUNTRIES[country]
    saved = read_saved(saved_again(as_saved(a_plan(start)), cells, separator, encoding))
    assert saved.plan == a_plan(start)
    assert not saved.changed


def read_or_refused(content: bytes) -> Plan | str:
    try:
        return read_saved(content).plan
    except PlanError as refused:
        return str(refused)


@given(plans(), st.sampled_from(sorted(COUNTRIES)), st.booleans())
def test_no_plan_is_ever_read_as_another(plan: Plan, country: str, coded: bool) -> None:
    """The code decides where the dates do not; without it, such a file is refused."""
    cells, separator, encoding = COUNTRIES[country]
    content = as_saved(plan) if coded else export.to_csv(plan_frame(plan))
    read = read_or_refused(saved_again(content, cells, separator, encoding))
    if isinstance(read, str):
        assert not coded
        assert plan.length == 1
        assert "can be" in read
    else:
        assert read == plan


def test_one_day_that_can_be_two_dates_is_refused_unless_the_check_code_tells() -> None:
    plan = a_plan(date(2026, 3, 4), "1 day: 5 5")
    american = shown("{m}/{d}/{y}")
    assert read_saved(saved_again(as_saved(plan), american)).plan == plan
    with pytest.raises(PlanError, match=r"can be 3 April 2026 or 4 March 2026.*2026-11-29"):
        read_saved(saved_again(export.to_csv(plan_frame(plan)), american))


def test_the_order_and_number_of_columns_do_not_matter() -> None:
    rows = list(csv.reader(io.StringIO(as_saved(a_plan()).decode("utf-8-sig"))))
    turned = "\n".join(",".join(["note", *reversed(row)]) for row in rows)
    assert read_saved(f"{turned}\n,,,\n".encode()).plan == a_plan()


def test_whole_numbers_may_have_a_decimal_place() -> None:
    content = saved_again(
        as_saved(a_plan()), lambda name, text: f"{text}.0" if name in ("day", "step") or text == "5" else text
    )
    assert read_saved(content).plan == a_plan()


def test_a_file_that_was_edited_is_read_and_said_to_be_changed() -> None:
    content = saved_again(as_saved(a_plan()), lambda name, text: "7.5" if name == "dose" and text == "5" else text)
    saved = read_saved(content)
    assert saved.changed
    assert saved.plan.steps[0].amounts == (7.5, 7.5, 7.5)


def put(column: str, text: str, separator: str = ";") -> bytes:
    return saved_again(as_saved(a_plan()), lambda name, cell: text if name == column else cell, separator)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (put("dose", "1.250"), "can be 1.25 or 1250"),
        (put("dose", "1,250"), "can be 1.25 or 1250"),
        (put("dose", "2,5", ","), "not a number"),
        (put("dose", "02. Mai"), "not a number"),
        (put("dose", "1e3"), "not a number"),
        (put("dose", "-5"), "not a number"),
        (put("time", "8"), "not a time"),
        (put("time", "08:00:30"), "not a time"),
        (put("step", "1,5"), "not a whole number"),
        (put("date", "46355"), "not a date"),
        (put("date", "31/02/2026"), "not a date"),
        (put("date", "13/13/2026"), "not a date"),
        (put("date", "29 Nov 2026"), "not a date"),
        (as_saved(a_plan()).replace(b"2026-11-29", b"11/29/2026").replace(b"2026-12-01", b"13/12/2026"), "same order"),
        (as_saved(a_plan()).replace(b",2.5,", b",2,5,"), "more cells"),
        (saved_again(as_saved(a_plan()), shown("{d}.{m}.{y}", comma=True), ";").replace(b";5;", b";5.5;"), "a comma"),
        (b"", "no column 'relaxant'"),
        (b"\x81\x8d;\x00", "cannot be read"),
        (b"a;b\n1;2\n", "no column 'relaxant'"),
    ],
)
def test_what_leaves_two_readings_or_none_is_refused_with_a_sentence(content: bytes, fault: str) -> None:
    with pytest.raises(PlanError, match=fault):
        read_saved(content)


@pytest.mark.parametrize("text", ["9999-12-28", "0001-01-01", "1999-12-31", "2100-12-31"])
def test_a_date_that_no_plan_can_have_is_refused_with_a_sentence(text: str) -> None:
    first = date.fromisoformat(text)
    days = [min(first, date.max - timedelta(days=8)) + timedelta(days=number) for number in range(8)]
    plan = a_plan()
    content = as_saved(plan)
    for day, far in zip(plan.days(), days, strict=True):
        content = content.replace(day.date.isoformat().encode(), far.isoformat().encode())
    with pytest.raises(PlanError, match="between 2000-01-01 and 2100-12-31"):
        read_saved(content)


@pytest.mark.parametrize("start", [date(2000, 1, 1), date(2100, 12, 24)])
def test_the_first_and_last_possible_days_can_be_planned(start: date) -> None:
    assert len(list(a_plan(start).days())) == 8
    assert read_saved(as_saved(a_plan(start))).plan == a_plan(start)


def test_the_check_code_changes_with_all_that_makes_a_plan() -> None:
    plan = a_plan()
    others = [
        replace(plan, relaxant="tizanidine"),
        replace(plan, form="capsule"),
        replace(plan, jurisdiction="GB"),
        replace(plan, condition=""),
        replace(plan, kind="taper"),
        replace(plan, unit="mcg"),
        replace(plan, start=date(2026, 11, 30)),
        replace(plan, steps=(make_step(3, (5, 5, 5)),)),
    ]
    moved = replace(plan, steps=(Step(3, (Dose(plan.steps[0].doses[0].at, 5),)),))
    codes = [check_code(one) for one in (plan, *others, moved)]
    assert len(set(codes)) == len(codes)
    assert codes[0] == "GFR-TDD", "sheets on paper keep their code"


@given(plans(), plans())
def test_different_plans_have_different_codes(one: Plan, other: Plan) -> None:
    assert (check_code(one) == check_code(other)) == (one == other)
