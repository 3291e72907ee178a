"""The views of the page Dosing."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.compare.row_keys import RowKey
from dashboard.data.rows import Population
from dashboard.data.schema.terms import FORMS
from dashboard.dosing.doses import ADULTS
from dashboard.dosing.duration_limits import DurationLimit, duration_limits, durations_frame
from dashboard.dosing.plans.limits import oral_forms, rules_of
from dashboard.dosing.plans.plan import Kind, Plan
from dashboard.dosing.plans.schedules import schedules
from dashboard.kinetics import concentration
from dashboard.render import line_tables, markup
from dashboard.ui import plan_steps, say, show
from dashboard.ui.choices import Choice, Named, labels
from dashboard.ui.compare_charts import draw_windows, show_time_course
from dashboard.ui.kept import kept
from dashboard.ui.plan_result import show_result
from dashboard.ui.plan_setup import choose_form, choose_relaxant, choose_subject
from dashboard.ui.renal_view import show_kidney_and_liver
from dashboard.ui.side_by_side import compared
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.figures import times_a_day
from dashboard.wording.statements import source_addresses, source_titles

PEOPLE: dict[str, Named[tuple[tuple[Population, ...], tuple[RowKey, ...]]]] = {
    "adults": Named("Adults", (ADULTS, ("start", "steps", "usual", "maximum", "duration", "stop", "food"))),
    "older_adults": Named("Older adults", (("older_adult",), ("older", "maximum"))),
    "young": Named("Children and adolescents", (("child", "adolescent"), ("young",))),
    "kidney": Named("Kidney impairment", (("renal_impairment",), ("kidney",))),
    "liver": Named("Liver impairment", (("hepatic_impairment",), ("liver",))),
}
"""Whom doses are shown for: populations of the dose rules, and rows of the comparison that say them in words."""
EVEN = (1, 2, 3, 4)
"""Doses a day that a curve can be drawn for."""
MY_PLAN = 0
NOT_AN_EFFECT = "A concentration is not an effect: relief, drowsiness and harm need not follow the curve."


def show_windows(current: State) -> None:
    """Show start, usual range and maximum per relaxant on its own scale, and the rules in words on request."""
    chosen = Choice("dose_for", "people", labels(PEOPLE)).tabs("For")
    name, (populations, rows) = PEOPLE[chosen]
    draw_windows(current, populations)
    show_table(_in_words(current, name, rows), key="dose-rules")
    if populations == ADULTS:
        show_durations(current)


@kept
def _in_words(current: State, name: str, rows: tuple[RowKey, ...]) -> str:
    comparison = compared(current)
    words = markup.comparison_rows(comparison, comparison.has(rows), f"{name}, in words")
    return line_tables.folded(f"{name}, in words: every statement with its source", words, "words")


def show_durations(current: State) -> None:
    """Draw how long treatment may last, and when it is reviewed, on request; the table has the same in words."""
    limits = _limits(current)
    if limits and st.toggle("Draw limits on duration", key="my_durations", persist_state="session"):
        show.chart(show.drawn("limits on duration", durations_frame(limits)), key="durations-chart")
        say.note("Bar: longest treatment or phase. Ring: stop or review without benefit by then.")


@kept
def _limits(current: State) -> tuple[DurationLimit, ...]:
    return tuple(duration_limits(current.catalogue, current.relaxants, current.jurisdiction, current.forms))


def _show_plan(current: State, kind: Kind) -> None:
    relaxant = choose_relaxant(current)
    subject = choose_subject(current, relaxant) if relaxant else None
    if relaxant is None or subject is None:
        return
    place = current.jurisdiction
    rules = rules_of(
        current.catalogue, relaxant, subject.form, place, condition=subject.condition, variant=subject.variant
    )
    found = schedules(current.catalogue, relaxant, subject.form, place, kind=kind)
    key = plan_steps.steps_key(subject, kind, place)
    plan_steps.offer_schedules(found, key)
    if kind == "taper":
        plan_steps.offer_taper(rules, key)
    else:
        plan_steps.offer_rise(rules, key)
    plan = plan_steps.enter_plan(current, subject, kind)
    if plan is not None:
        st.session_state["my_plan"] = plan
        show_result(current, subject, plan, rules=rules, found=found)
    plan_steps.offer_saved(current, subject, kind)


def show_titration(current: State) -> None:
    """Plan how a dose is raised."""
    say.note("For adults. Each step is checked against the label of the chosen country; nothing is changed for you.")
    _show_plan(current, "titration")


def show_taper(current: State) -> None:
    """Plan how a dose is lowered; the warnings about stopping stand above."""
    say.note("For adults. The warnings about stopping suddenly are at the top of the page and on the sheet.")
    _show_plan(current, "taper")


def show_times(current: State) -> None:
    """Show onset, peak, duration and half-life of every relaxant, and the curve of one of them."""
    show_time_course(current)
    say.heading("Concentration over days")
    show_concentration(current)


def show_concentration(current: State) -> None:
    """Draw the relative concentration of one drug, where a simple model holds; else say why not (hazard H24)."""
    relaxant = choose_relaxant(current)
    if relaxant is None:
        return
    kinds = [form for form in current.forms[relaxant] if form in oral_forms_anywhere(current, relaxant)]
    if not kinds:
        show.empty("No form by mouth among the chosen forms.", "Choose another form in the sidebar.")
        return
    with st.container(horizontal=True):
        form = choose_form(kinds, f"my_curve_form_{relaxant}")
        plan = _plan_of(relaxant, form)
        options = [*EVEN, MY_PLAN] if plan else list(EVEN)
        often = st.selectbox(
            "Doses", options, index=2, key="curve_doses", format_func=_often, width=240, filter_mode="prefix"
        )
    made = concentration.model(current.catalogue, relaxant, form)
    name = current.catalogue.names[relaxant]
    if isinstance(made, concentration.Refusal):
        show.empty(f"No curve for {name}, {FORMS[form]}.", made.reason)
    else:
        _draw_curve(made, plan if often == MY_PLAN else None, often or 1)
        say.note(
            f"{name}, {FORMS[form]}. One compartment, first-order absorption, usual times or those of the plan. "
            f"Band: every half-life and time to peak in the range read, for healthy adults. {NOT_AN_EFFECT}"
        )
        say.prose(
            made.note if not made.metabolite else f"{made.note} Not drawn: its active metabolite {made.metabolite}."
        )
        _offer_curve(current, made, plan if often == MY_PLAN else None, often or 1)
    if made.rows:
        catalogue = current.catalogue
        pairs = {source_titles(catalogue, row): source_addresses(catalogue, row) for row in made.rows}
        lines = [[markup.source_links(titles, addresses)] for titles, addresses in pairs.items()]
        show_table(markup.plain_table(("Sources",), lines, "Sources", whole_words=True), key="curve-sources")


def _often(doses: int) -> str:
    return "as in my plan" if doses == MY_PLAN else times_a_day(doses)


def _plan_of(relaxant: str, form: str) -> Plan | None:
    """Return the plan that was last made in this window, if it is of this relaxant and form."""
    plan = st.session_state.get("my_plan")
    return plan if isinstance(plan, Plan) and (plan.relaxant, plan.form) == (relaxant, form) else None


def _curve(made: concentration.Model, plan: Plan | None, often: int) -> pd.DataFrame:
    if plan is None:
        days = concentration.days_to_show(made)
        return concentration.curve(
            made, concentration.even_doses(often, days), days, concentration.summary(made, often)
        )
    days = min(plan.length + 1, concentration.MOST_DAYS)
    text = f"The plan's first {days} days. {concentration.summary(made)}"
    return concentration.curve(made, concentration.planned_doses(plan, days), days, text)


def _draw_curve(made: concentration.Model, plan: Plan | None, often: int) -> None:
    """Draw the curve of even doses, or of a plan; nothing of it is kept (hazard H31)."""
    frame = _curve(made, plan, often)
    say.prose(str(frame["text"].iloc[0]))
    show.chart(show.drawn("concentration", frame), key="concentration-chart")


def _offer_curve(current: State, made: concentration.Model, plan: Plan | None, often: int) -> None:
    def build() -> pd.DataFrame:
        frame = concentration.sourced(current.catalogue, made, _curve(made, plan, often))
        return show.with_warnings(current, frame)

    show.download_csv("Curve as CSV", f"concentration-{made.relaxant}", build, key="curve-csv")


def oral_forms_anywhere(current: State, relaxant: str) -> set[str]:
    """Return the forms by mouth of a relaxant in any country: kinetics know no borders."""
    places = set(current.catalogue["products"]["jurisdiction"]) | set(current.catalogue["dosing"]["jurisdiction"])
    return {form for place in places for form in oral_forms(current.catalogue, relaxant, place)}


def show_plain(current: State) -> None:
    """In plain words: how to take it, missed doses and food; no plan and no sum is made for the reader (hazard H29)."""
    say.prose(
        "Your prescriber sets your dose. This page does not work out a plan for you. "
        "**Do not change or stop your medicine by yourself.**"
    )
    show_table(_how_to_take(current), key="dose-rules")


@kept
def _how_to_take(current: State) -> str:
    comparison = compared(current)
    wanted: tuple[RowKey, ...] = (
        "how_to_take", "food", "missed_dose", "stopping", "stop", "start", "usual", "maximum", "duration",
    )  # fmt: skip
    return markup.comparison_rows(comparison, comparison.has(wanted), "Doses and how to take them")


VIEWS: dict[str, Named[Callable[[State], None]]] = {
    "windows": Named("Dose windows", show_windows),
    "titration": Named("Titration plan", show_titration),
    "taper": Named("Taper plan", show_taper),
    "kidney_liver": Named("Kidney and liver", show_kidney_and_liver),
    "time_course": Named("Time course", show_times),
}
