"""The steps of a plan: typed line by line, taken from the label, built, or opened from a saved file."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, time

import pandas as pd
import streamlit as st

from dashboard.figures import known, number
from dashboard.planning.limits import Rules
from dashboard.planning.plan import USUAL_TIMES, Kind, Plan, PlanError
from dashboard.planning.saved import plan_of
from dashboard.planning.schedules import Schedule, label_decrement, rising_lines, taper_lines
from dashboard.planning.steps_text import format_lines, format_times, parse_steps, parse_times, written
from dashboard.statements import unconfirmed
from dashboard.ui import say
from dashboard.ui.plan_setup import Subject
from dashboard.ui.state import State, quoted

WHATS = ("each dose", "the daily total")
HOW = "One step a line: days, a colon, and the doses through the day. 0 keeps the place of a dose that is left out."


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
    if usable and key not in st.session_state:
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
    start = next(iter(rules.having("start_dose", rules.phase("initial"))), None)
    step = next(iter(rules.having("step_min", rules.standing)), None)
    with st.expander("Build steps up to a target"), st.container(horizontal=True, vertical_alignment="bottom"):
        often = [start[column] for column in ("start_doses_per_day", "doses_per_day_max")] if start else []
        first = _number("First dose, each (mg)", f"{key}_first", start["start_dose"] if start else None)
        count = _number("Doses a day", f"{key}_count", next((n for n in often if known(n)), None), whole=True)
        rise = _number("Step (mg)", f"{key}_rise", step["step_min"] if step else None)
        st.session_state.setdefault(f"{key}_per", WHATS[int(step is not None and step["step_per"] == "day")])
        per = st.selectbox("Added to", WHATS, key=f"{key}_per", width=170)
        pace = [step[column] for column in ("step_days_max", "step_days_min")] if step else []
        days = _number("Days a step", f"{key}_pace", next((n for n in pace if known(n)), None), whole=True)
        target = _number("Target (mg a day)", f"{key}_target", None)
        ready = None not in (first, count, rise, days, target)
        st.button(
            "Build", key=f"build-{key}", disabled=not ready, on_click=_build_rise,
            args=(key, first, count, rise, "dose" if per == WHATS[0] else "day", days, target),
        )  # fmt: skip
    _say_failure(key)


def _number(what: str, key: str, value: float | None, *, whole: bool = False) -> float | None:
    """Ask for a number above 0; empty until the label or the reader gives one."""
    shown = float(value) if value is not None and known(value) else None
    if whole:
        st.session_state.setdefault(key, math.ceil(shown) if shown is not None else None)
        return st.number_input(what, min_value=1, value=None, step=1, key=key, width=130)
    st.session_state.setdefault(key, shown)
    return st.number_input(what, min_value=0.01, value=None, key=key, width=160)


def _build_rise(key: str, first: float, count: int, rise: float, per: str, days: int, target: float) -> None:
    try:
        _fill(key, format_lines(rising_lines((first,) * int(count), rise, per, int(days), target)))
    except PlanError as error:
        st.session_state[f"{key}_failure"] = str(error)


def offer_taper(rules: Rules, key: str) -> None:
    """Offer to build a taper from the present doses, with the label's decrement where it gives one."""
    row = label_decrement(rules.rows)
    if row is None:
        say.note("The label gives no step for lowering the dose here. What you enter is your own and is marked so.")
    else:
        low, high = number(row["step_min"]), number(row["step_max"])
        mark = unconfirmed(row["checked"])
        say.note(f"The label lowers the daily total by {low} to {high} mg a step{mark}.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        present = st.text_input("Present doses (mg)", key=f"{key}_present", placeholder="12 12 12", width=180)
        fall = _number("Lower by (mg a day)", f"{key}_fall", row["step_min"] if row else None)
        days = _number("Days a step", f"{key}_days", row["step_days_min"] if row else None, whole=True)
        ready = bool(present.strip()) and fall is not None and days is not None
        st.button(
            "Build", key=f"build-{key}", disabled=not ready, on_click=_build_taper, args=(key, present, fall, days)
        )
    _say_failure(key)


def _build_taper(key: str, present: str, fall: float, days: int) -> None:
    try:
        doses = parse_steps(f"1 day: {present}")[0].amounts
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
        text = st.text_area("Steps (mg)", key=key, height=190, width=340, placeholder="3 days: 5 5 5")
        with st.container(width=260):
            start = st.date_input("First day", key="my_start", format="YYYY-MM-DD")
            times = _enter_times(text)
    say.note(HOW)
    if not text.strip():
        return None
    try:
        steps = parse_steps(text, times)
        return Plan(
            subject.relaxant,
            subject.form,
            current.jurisdiction,
            subject.condition,
            kind,
            subject.unit,
            start,
            steps,
        )
    except PlanError as error:
        say.alert("error", "\n\n".join(quoted(fault) for fault in error.faults))
        return None


def _enter_times(text: str) -> dict[int, tuple[time, ...]]:
    """Ask for the clock times of each number of doses a day that the steps use."""
    times: dict[int, tuple[time, ...]] = {}
    counts = sorted({len(re.findall(r"[\d.]+", line.partition(":")[2])) for line in text.splitlines() if ":" in line})
    for count in counts:
        if count not in USUAL_TIMES:
            continue
        key = f"my_times_{count}"
        st.session_state.setdefault(key, format_times(USUAL_TIMES[count]))
        entered = st.text_input(f"Times for {count} a day", key=key)
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
            plan = read_saved(file.getvalue())
            wanted = (subject.relaxant, subject.form, current.jurisdiction, kind)
            if (plan.relaxant, plan.form, plan.jurisdiction, plan.kind) != wanted:
                raise PlanError(["This file is of another relaxant, form, jurisdiction or kind of plan."])
            text, times = written(plan.steps)
        except PlanError as error:
            say.alert("error", "\n\n".join(quoted(fault) for fault in error.faults))
            return
        key = steps_key(subject, kind, current.jurisdiction)
        st.button("Use this plan", key=f"use-saved-{kind}", on_click=_open, args=(key, text, times, plan.start))


def _open(key: str, text: str, times: Mapping[int, Sequence[time]], start: date) -> None:
    _fill(key, text, times)
    st.session_state["my_start"] = start


def read_saved(content: bytes) -> Plan:
    """Read a plan from the bytes of a CSV file; raises PlanError."""
    try:
        frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise PlanError([f"The file is no CSV that this page has saved ({type(error).__name__})."]) from None
    return plan_of(frame)
