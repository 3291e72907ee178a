"""The steps of a plan: typed line by line, taken from the label, built, or opened from a saved file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

import streamlit as st

from dashboard.dosing.plans.check_code import check_code
from dashboard.dosing.plans.limits import Rules, giving
from dashboard.dosing.plans.plan import EARLIEST, LATEST, MOST_DAYS, MOST_DOSES, USUAL_TIMES, Kind, Plan, PlanError
from dashboard.dosing.plans.saved import read_saved
from dashboard.dosing.plans.schedules import Schedule, label_decrement, rising_lines, taper_lines
from dashboard.dosing.plans.steps_text import (
    MOST_MG,
    dose_counts,
    format_lines,
    format_times,
    parse_doses,
    parse_steps,
    parse_times,
    written,
)
from dashboard.ui import say
from dashboard.ui.number_field import FAULT_WIDTH, ask_number, fill_number, typed_number
from dashboard.ui.plan_setup import Subject
from dashboard.ui.state import State, quoted, takes_over
from dashboard.ui.visitor import today
from dashboard.wording.figures import span
from dashboard.wording.quantities import Quantity
from dashboard.wording.statements import unconfirmed

WHATS = ("each dose", "the daily total")
HOW = "One step a line: days, a colon, and the doses through the day. 0 keeps the place of a dose that is left out."
MOST_SHOWN = 250
"""Letters of a fault that are shown: it holds a whole sentence and a few words of what was typed."""
LEAST_MG = 0.01
A_DAY = ("mg", "mg/day", "mg/d", "mg daily")
FIRST = Quantity("First dose, each (mg)", "mg", LEAST_MG, MOST_MG)
COUNT = Quantity("Doses a day", "", 1, MOST_DOSES, whole=True)
RISE = Quantity("Step (mg)", "mg", LEAST_MG, MOST_MG)
PACE = Quantity("Days a step", "days", 1, MOST_DAYS, whole=True, spellings=("day", "d"))
TARGET = Quantity("Target (mg a day)", "mg a day", LEAST_MG, MOST_MG, spellings=A_DAY)
FALL = Quantity("Lower by (mg a day)", "mg a day", LEAST_MG, MOST_MG, spellings=A_DAY)
RISING = {"first": FIRST, "count": COUNT, "rise": RISE, "pace": PACE, "target": TARGET}
FALLING = {"fall": FALL, "days": PACE}


def steps_key(subject: Subject, kind: Kind, place: str) -> str:
    """Return the key under which the typed steps of a subject live in the session."""
    return f"my_{kind}_{subject.relaxant}_{subject.form}_{place}"


def _fill(key: str, text: str, times: Mapping[int, Sequence[time]] | None = None) -> None:
    st.session_state[key] = text
    for count, clock in (times or {}).items():
        st.session_state[f"my_times_{count}"] = format_times(clock)


def offer_schedules(found: Sequence[Schedule], key: str) -> None:
    """Offer the label's own schedules; the first one stands there at the beginning."""
    usable = [schedule for schedule in found if schedule.lines]
    if usable and key not in st.session_state and not takes_over():
        _fill(key, format_lines(usable[0].lines))
    with st.container(horizontal=True):
        for schedule in usable:
            text = format_lines(schedule.lines)
            st.button(
                f"Use: {schedule.name}{schedule.marks}",
                key=f"use-{key}-{schedule.name}",
                on_click=_fill,
                args=(key, text),
            )
    for schedule in found:
        if schedule.words:
            say.note(f"{schedule.name}, in words: {'; '.join(schedule.words)}{schedule.marks}.")
        if schedule.open_end and schedule.lines:
            say.note(f"{schedule.name} gives its last step no end; the days of that step are yours to set.")


def offer_rise(rules: Rules, key: str) -> None:
    """Offer to build rising steps from the label's start, step and pace to a target that the reader sets."""
    start = next(iter(giving(rules.phase("initial"), lambda row: row.start_dose)), None)
    step = next(iter(giving(rules.standing, lambda row: row.step_min)), None)
    often = (start.row.start_doses_per_day, start.row.doses_per_day_max) if start else ()
    pace = (step.row.step_days_max, step.row.step_days_min) if step else ()
    _suggest(f"{key}_first", start.value if start else None)
    _suggest(f"{key}_count", _first_given(often), whole=True)
    _suggest(f"{key}_rise", step.value if step else None)
    _suggest(f"{key}_pace", _first_given(pace), whole=True)
    st.session_state.setdefault(f"{key}_per", WHATS[int(step is not None and step.row.step_per == "day")])
    with st.expander("Build steps up to a target"):
        with st.container(horizontal=True):
            numbers = [ask_number(RISING[name], f"{key}_{name}") for name in ("first", "count", "rise")]
            st.selectbox("Added to", WHATS, key=f"{key}_per", persist_state="session", width=170, filter_mode="prefix")
            numbers += [ask_number(RISING[name], f"{key}_{name}") for name in ("pace", "target")]
        st.button("Build", key=f"build-{key}", disabled=None in numbers, on_click=_build_rise, args=(key,))
    _say_failure(key)


def _first_given(figures: Iterable[float | None]) -> float | None:
    return next((figure for figure in figures if figure is not None), None)


def _suggest(key: str, value: float | None, *, whole: bool = False) -> None:
    """Fill a field with the label's number; it stays empty where the label gives none."""
    shown = None if value is None else float(value)
    fill_number(key, math.ceil(shown) if whole and shown is not None else shown)


def _build_rise(key: str) -> None:
    """Write the steps from what the fields hold now; a callback, so it reads them itself."""
    first, count, rise, days, target = (typed_number(asked, f"{key}_{name}") for name, asked in RISING.items())
    if first is None or count is None or rise is None or days is None or target is None:
        return
    per = "dose" if st.session_state[f"{key}_per"] == WHATS[0] else "day"
    try:
        _fill(key, format_lines(rising_lines((first,) * int(count), step=rise, per=per, days=int(days), target=target)))
    except PlanError as error:
        st.session_state[f"{key}_failure"] = str(error)


def offer_taper(rules: Rules, key: str) -> None:
    """Offer to build a taper from the present doses, with the label's decrement where it gives one."""
    row = label_decrement(rules.rows)
    if row is None:
        say.note("The label gives no step for lowering the dose here. What you enter is your own and is marked so.")
    else:
        steps = span(row.step_min, row.step_max, "mg")
        say.note(f"The label lowers the daily total by {steps} a step{unconfirmed(row.checked)}.")
    _suggest(f"{key}_fall", row.step_min if row else None)
    _suggest(f"{key}_days", row.step_days_min if row else None, whole=True)
    with st.container(horizontal=True):
        doses = _ask_doses(f"{key}_present")
        numbers = [ask_number(asked, f"{key}_{name}") for name, asked in FALLING.items()]
    ready = bool(doses) and None not in numbers
    st.button("Build", key=f"build-{key}", disabled=not ready, on_click=_build_taper, args=(key,))
    _say_failure(key)


def _ask_doses(key: str) -> tuple[float, ...]:
    """Ask for the doses of a day and say, right below, what cannot be read of them."""
    before = _doses_in(st.session_state.get(key, ""))[1]
    with st.container(width=FAULT_WIDTH if before else 180, gap="small"):
        typed = st.text_input(
            "Present doses (mg)", key=key, persist_state="session", placeholder="12 12 12", autocomplete="off"
        )
        doses, fault = _doses_in(typed)
        if fault:
            say.alert("error", f"Present doses were not read. {quoted(fault, most=MOST_SHOWN)}")
    return doses


def _doses_in(text: str) -> tuple[tuple[float, ...], str]:
    try:
        return (parse_doses(text) if text.strip() else ()), ""
    except PlanError as error:
        return (), str(error)


def _build_taper(key: str) -> None:
    """Write the steps from what the fields hold now; a callback, so it reads them itself."""
    doses, _ = _doses_in(st.session_state[f"{key}_present"])
    fall, days = (typed_number(asked, f"{key}_{name}") for name, asked in FALLING.items())
    if not doses or fall is None or days is None:
        return
    try:
        _fill(key, format_lines(taper_lines(doses, fall, int(days))))
    except PlanError as error:
        st.session_state[f"{key}_failure"] = str(error)


def _say_failure(key: str) -> None:
    failure = st.session_state.pop(f"{key}_failure", "")
    if failure:
        say.alert("error", failure)


def enter_plan(current: State, subject: Subject, kind: Kind) -> Plan | None:
    """Let the reader edit the steps, their times and the first day; say line by line what cannot be read."""
    key = steps_key(subject, kind, current.jurisdiction)
    with st.container(horizontal=True):
        text = st.text_area(
            "Steps (mg)", key=key, persist_state="session", height=190, width=340, placeholder="3 days: 5 5 5"
        )
        with st.container(width=260):
            start = st.date_input(
                "First day",
                today(),
                key="my_start",
                persist_state="session",
                format="YYYY-MM-DD",
                min_value=EARLIEST,
                max_value=LATEST,
            )
            times = _enter_times(text)
    say.note(HOW)
    if not text.strip() or st.session_state["my_start"] is None:  # a program may clear the date, no browser does
        return None
    try:
        steps = parse_steps(text, times)
        return Plan(
            relaxant=subject.relaxant,
            form=subject.form,
            jurisdiction=current.jurisdiction,
            condition=subject.condition,
            kind=kind,
            unit=subject.unit,
            start=start,
            steps=steps,
        )
    except PlanError as error:
        say.alert("error", "\n\n".join(quoted(fault, most=MOST_SHOWN) for fault in error.faults))
        return None


def _enter_times(text: str) -> dict[int, tuple[time, ...]]:
    """Ask for the clock times of each number of doses a day that the steps use."""
    times: dict[int, tuple[time, ...]] = {}
    for count in dose_counts(text):
        if count not in USUAL_TIMES:
            continue
        key = f"my_times_{count}"
        usual = format_times(USUAL_TIMES[count])
        entered = st.text_input(f"Times for {count} a day", usual, key=key, persist_state="session")
        try:
            read = parse_times(entered)
            if len(read) != count:
                raise PlanError([f"Give {count} times, such as {format_times(USUAL_TIMES[count])}."])
            times[count] = read
        except PlanError as error:
            say.alert("error", str(error))
    return times


def offer_saved(current: State, subject: Subject, kind: Kind) -> None:
    """Let the reader open a plan that this page has saved as CSV; a file of another drug or kind is refused."""
    with st.expander("Open a saved plan"):
        file = st.file_uploader("Plan as CSV", type="csv", key=f"saved-{kind}")
        if file is None:
            return
        try:
            saved = read_saved(file.getvalue())
            plan = saved.plan
            wanted = (subject.relaxant, subject.form, current.jurisdiction, kind)
            if (plan.relaxant, plan.form, plan.jurisdiction, plan.kind) != wanted:
                raise PlanError(["This file is of another relaxant, form, jurisdiction or kind of plan."])
            text, times = written(plan.steps)
        except PlanError as error:
            say.alert("error", "\n\n".join(quoted(fault) for fault in error.faults))
            return
        if saved.changed:
            say.alert(
                "warning",
                f"This file was changed after it was saved: its check code is {quoted(saved.code)}, the plan in it has "
                f"{check_code(plan)}. Compare the steps with your record before you use them.",
            )
        key = steps_key(subject, kind, current.jurisdiction)
        st.button("Use this plan", key=f"use-saved-{kind}", on_click=_open, args=(key, text, times, plan.start))


def _open(key: str, text: str, times: Mapping[int, Sequence[time]], start: date) -> None:
    _fill(key, text, times)
    st.session_state["my_start"] = start
