"""What the page Evidence shows: guidelines, forest plots with a sentence each, findings in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.data.rows import EvidenceRow, GuidanceRow
from dashboard.data.schema.terms import CONDITIONS
from dashboard.evidence import answer_lines
from dashboard.evidence.conclusions import conclusion
from dashboard.evidence.estimate_frames import estimate_frame
from dashboard.evidence.estimates import (
    SECTIONS,
    Estimate,
    PlotAxis,
    Section,
    condition_words,
    evidence,
    findings,
    guidelines,
    publication,
    without_evidence,
)
from dashboard.evidence.questions import axes, questions
from dashboard.render import evidence_markup, export, markup
from dashboard.render.charts import forest
from dashboard.ui import say, show
from dashboard.ui.choices import Choice, Named
from dashboard.ui.kept import kept
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.figures import capital, lowered
from dashboard.wording.jurisdictions import holds_in, short_name
from dashboard.wording.statements import SUPERSEDED, documents, labels, unconfirmed

FIRST_LINE = "First-line, non-drug"
MARKS = (
    "Square: estimate; ratios share a logarithmic scale. Line: interval. Tall tick: no difference. "
    "Short tick: difference that matters."
)
FOREST_MARKS = (
    "Square: estimate. Line: its 95 % interval unless the row says otherwise. Upright line: no difference. "
    "Dotted: smallest difference that matters. Pale: unconfirmed."
)
HOW_TO_READ = (
    "How to read a chart: the square is the best guess of a study, the line shows how sure it is. "
    "Where the line crosses the dashed mark, the result may be chance."
)
SECTION_NOTES: dict[Section, str] = {
    "placebo": "Each relaxant has its own trials: their estimates cannot be set against each other.",
    "head_to_head": "Trials that gave one relaxant, or dose, to some people and another to others.",
    "classes": "Several relaxants taken together. What holds for the class may not hold for a member.",
    "observed": "People were not assigned by chance, so they may have differed from the start.",
}

PLAIN_SECTION_NOTES: dict[Section, str] = {
    "placebo": "Each medicine has its own studies, so their results cannot be compared with each other.",
    "head_to_head": "Studies that gave one medicine to some people and another medicine to others.",
    "classes": "Several medicines counted as one. It may not be true for each of them.",
    "observed": "People were not put into groups by chance, so the groups may have differed from the start.",
}


def choose_condition(current: State) -> str:
    """Let the reader choose a condition that evidence or guidelines speak of; empty for any."""
    rows = (*current.catalogue.every(EvidenceRow), *current.catalogue.every(GuidanceRow))
    used = {condition for row in rows for condition in row.condition}
    options = {key: label for key, label in CONDITIONS.items() if key in used}
    choice = Choice("for", "condition", options, optional=True)
    return choice.optional_selectbox("Condition", width=420, placeholder="Any") or ""


@kept
def found_for(current: State, condition: str) -> tuple[Estimate, ...]:
    """Return the estimates and findings of the pick, of one condition or, where it is empty, of any."""
    return evidence(current.catalogue, current.relaxants, condition)


def say_what_is_missing(current: State, found: Sequence[Estimate]) -> None:
    """Name the picked relaxants of which nothing was found: no evidence found is not evidence of no effect."""
    missing = without_evidence(current.catalogue, found, current.relaxants)
    if missing:
        say.prose(
            f"No evidence found for **{', '.join(missing)}**. That is not evidence that it does not work: "
            "nothing was found in the sources read."
        )
    if not current.relaxants:
        say.note("All relaxants. Pick some in the sidebar to see theirs only.")


def show_what_comes_first(current: State, condition: str) -> None:
    """Show, behind one line, what guidelines put before any relaxant: the standing comparator of all else."""
    table = _what_comes_first(current, condition)
    if table:
        show_table(table, key="first-line")
    else:
        say.note(f"{FIRST_LINE}: no guideline found for this choice.")


@kept
def _what_comes_first(current: State, condition: str) -> str:
    rows = [row for row in guidelines(current.catalogue, current.relaxants, condition) if not row.relaxants]
    if not rows:
        return ""
    here = [row for row in rows if holds_in(row.jurisdiction, current.jurisdiction)]
    ordered = [*here, *(row for row in rows if row not in here)]
    lead = ", ".join(dict.fromkeys(f"{row.body} {row.year}" for row in ordered))
    lines = [_guideline_line(current, row) for row in ordered]
    return evidence_markup.guideline_fold(FIRST_LINE, lead, lines)


def _guideline_line(current: State, row: GuidanceRow) -> evidence_markup.GuidelineLine:
    read = documents(current.catalogue, row)
    links = markup.source_links("; ".join(one.title for one in read), "; ".join(one.url for one in read))
    conditions = ", ".join(map(lowered, labels("condition", row.condition)))
    lead = f"{row.body} {row.year} ({short_name(row.jurisdiction)}, {_standing(row)}), {conditions}."
    return evidence_markup.GuidelineLine(lead, row.detail, links, "" if row.checked else "not verified")


def _standing(row: GuidanceRow) -> str:
    return row.status + (f", replaced by {row.superseded_by}" if row.superseded_by else "")


def show_guidelines(current: State, condition: str, _: Sequence[Estimate]) -> None:
    """Show what guidelines say of the relaxants, with their standing."""
    rows = [row for row in guidelines(current.catalogue, current.relaxants, condition) if row.relaxants]
    _list(current, rows, "No guideline statement read for this choice.")


def _list(current: State, rows: Sequence[GuidanceRow], nothing: str) -> None:
    """List statements of the chosen jurisdiction and international ones, then those from elsewhere."""
    here = [row for row in rows if holds_in(row.jurisdiction, current.jurisdiction)]
    elsewhere = [row for row in rows if row not in here]
    if here or not rows:
        say.prose("\n".join(_statement(current, row) for row in here) or f"*{nothing}*")
    if elsewhere:
        lines = "\n".join(_statement(current, row) for row in elsewhere)
        say.prose(f"**From elsewhere**\n\n{lines}")


def _statement(current: State, row: GuidanceRow) -> str:
    """Write a statement of a guideline as a line of a list, its status beside it and its source as a link."""
    names = ", ".join(current.catalogue.names[relaxant] for relaxant in row.relaxants)
    strength = f", strength {row.strength}" if row.strength else ""
    conditions = ", ".join(map(lowered, labels("condition", row.condition)))
    links = ", ".join(f"[source]({read.url})" for read in documents(current.catalogue, row))
    about = f"{names}: {row.stance}{strength}. " if names else ""
    mark = "" if row.checked else ", not verified"
    lead = f"**{row.body} {row.year}** ({short_name(row.jurisdiction)}, {_standing(row)}), {conditions}"
    return f"- {lead}. {about}{row.detail} {links}{mark}"


def show_estimates(current: State, condition: str, found: Sequence[Estimate]) -> None:
    """Show the best current estimate of each question in a row of words; what it replaced folds below it."""
    table = _estimates(current, condition)
    if not table:
        show.empty(
            "No estimate of an effect was found for this choice.", "What was found is listed under Findings in words."
        )
        return
    show_table(table, key="plain-estimates" if current.plain else "estimates")
    in_words = len(findings(found))
    more = f"{in_words} more without an estimate: Findings in words." if in_words else ""
    if said := " ".join(part for part in ("" if current.plain else MARKS, more) if part):
        say.note(said)


@kept
def _estimates(current: State, condition: str) -> str:
    """Make the table of estimates; empty where there are none."""
    asked = questions(current.catalogue, found_for(current, condition))
    if not asked:
        return ""
    if current.plain:
        return evidence_markup.plain_evidence(asked, PLAIN_SECTION_NOTES)
    return evidence_markup.evidence_table(asked, SECTION_NOTES)


def show_forest(current: State, _: str, found: Sequence[Estimate]) -> None:
    """Draw one forest plot: a question that two or more current estimates answer on one measure and scale (H39)."""
    drawn = axes(questions(current.catalogue, found))
    if not drawn:
        show.empty(
            "No question has two current estimates that can share a chart.", "Every estimate is listed under Estimates."
        )
        return
    named = {_code(axis): f"{_heading(axis)} ({lowered(SECTIONS[axis.section])})" for axis in drawn}
    chosen = Choice("forest_of", "question", named).selectbox("Question", width="stretch")
    axis = next(axis for axis in drawn if _code(axis) == chosen)
    if current.plain:
        say.note(HOW_TO_READ)
    say.prose(conclusion(drawn[axis]))
    plot = show.drawn("forest", estimate_frame(drawn[axis]))
    show.chart(plot, key=f"forest-{chosen}")
    say.note(f"{SECTION_NOTES[axis.section]} {FOREST_MARKS}")
    show.offer_pictures(plot, current, heading=named[chosen], marks=FOREST_MARKS, key=chosen)


def _code(axis: PlotAxis) -> str:
    """Return the code of a plot in the address."""
    parts = (axis.section, *axis.condition, axis.outcome, axis.measure, axis.scale)
    return re.sub("[^a-z0-9]+", "-", " ".join(parts).lower()).strip("-")


def _heading(axis: PlotAxis) -> str:
    """Name a plot: its outcome, scale or measure, and condition."""
    unit = axis.scale or forest.NAMES[axis.measure]
    return f"{capital(axis.outcome)}, {unit}: {lowered(condition_words(axis.condition))}"


HEADINGS = ("What was compared", "Condition and outcome", "Finding", "Design and people", "Source")


def show_findings(_: State, __: str, found: Sequence[Estimate]) -> None:
    """Show findings that have no estimate to draw: in words, never as a point in a plot (hazard H39)."""
    say.note("Results of single arms, and findings without an interval. They are no estimate of an effect.")
    lines = [_finding(one) for one in sorted(findings(found), key=lambda one: one.superseded)]
    if lines:
        show_table(
            markup.plain_table(HEADINGS, lines, "Findings in words", whole_words=True, stacked=True), key="findings"
        )
    else:
        show.empty(
            "No finding in words for this choice.", "Choose another condition, or clear the pick in the sidebar."
        )


def _finding(one: Estimate) -> list[str]:
    return [
        one.claim,
        f"{one.condition}: {one.row.outcome}",
        one.row.finding + unconfirmed(one.row.checked) + (SUPERSEDED if one.superseded else ""),
        "; ".join(filter(None, (answer_lines.design(one), answer_lines.people(one)))),
        markup.brief_links([(document.url, publication(document)) for document in one.documents]),
    ]


def offer_tables(current: State, found: Sequence[Estimate]) -> None:
    """Offer what is shown as CSV: estimates and findings with intervals and sources, and all guideline statements."""
    with st.container(horizontal=True):
        show.download_csv(
            "Evidence as CSV",
            "evidence",
            build=lambda: show.with_warnings(current, estimate_frame(found)),
            key="evidence-csv",
        )
        show.download_csv(
            "Guidelines as CSV",
            "guidelines",
            build=lambda: export.with_sources(current.catalogue, "guidance"),
            key="guidelines-csv",
        )


View = Callable[[State, str, Sequence[Estimate]], None]
VIEWS: dict[str, Named[View]] = {
    "estimates": Named("Estimates", show_estimates),
    "forest": Named("Forest plot", show_forest),
    "guidelines": Named("Guidelines", show_guidelines),
    "findings": Named("Findings in words", show_findings),
}
