"""What the page Evidence shows: guidelines, forest plots with a sentence each, findings in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.data.rows import EvidenceRow, GuidanceRow
from dashboard.data.schema.terms import CONDITIONS
from dashboard.evidence.estimate_frames import estimate_frame
from dashboard.evidence.estimates import (
    SECTIONS,
    Estimate,
    PlotAxis,
    Section,
    conclusion,
    condition_words,
    findings,
    guidelines,
    plots,
    without_evidence,
)
from dashboard.render import export, markup
from dashboard.render.charts import forest
from dashboard.ui import say, show
from dashboard.ui.choices import Choice, Named
from dashboard.ui.state import State
from dashboard.ui.tables import show_table
from dashboard.wording.figures import capital, lowered
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.statements import documents, labels, unconfirmed

FOREST_MARKS = (
    "Square: estimate. Line: its 95 % interval unless the row says otherwise. Dashed: no difference. "
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


def choose_condition(current: State) -> str:
    """Let the reader choose a condition that evidence or guidelines speak of; empty for any."""
    rows = (*current.catalogue.every(EvidenceRow), *current.catalogue.every(GuidanceRow))
    used = {condition for row in rows for condition in row.condition}
    options = {key: label for key, label in CONDITIONS.items() if key in used}
    choice = Choice("for", "condition", options, optional=True)
    return choice.optional_selectbox("Condition", width=420, placeholder="Any") or ""


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
    """Show what guidelines put before any relaxant, the standing comparator of all else."""
    say.heading("Before any relaxant")
    rows = [row for row in guidelines(current.catalogue, current.relaxants, condition) if not row.relaxants]
    _list(current, rows, "No guideline read on what comes first here.")


def show_guidelines(current: State, condition: str, _: Sequence[Estimate]) -> None:
    """Show what guidelines say of the relaxants, with their standing."""
    say.heading("Guidelines")
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
    standing = row.status + (f", replaced by {row.superseded_by}" if row.superseded_by else "")
    links = ", ".join(f"[source]({read.url})" for read in documents(current.catalogue, row))
    about = f"{names}: {row.stance}{strength}. " if names else ""
    mark = "" if row.checked else ", unconfirmed"
    return (
        f"- **{row.body} {row.year}** ({row.jurisdiction}, {standing}), {conditions}. {about}{row.detail} {links}{mark}"
    )


def show_estimates(current: State, _: str, found: Sequence[Estimate]) -> None:
    """Show a forest plot per condition and outcome, by section, with a sentence that says what it shows (H39)."""
    drawn = plots(found)
    if not drawn:
        say.heading("Estimates")
        show.empty(
            "No estimate with an interval was found for this choice.", "What was found stands under Findings in words."
        )
        return
    if current.plain:
        say.note(HOW_TO_READ)
    section = None
    for axis, estimates in drawn.items():
        if axis.section != section:
            section = axis.section
            say.heading(SECTIONS[section])
            say.note(SECTION_NOTES[section])
        _show_plot(current, axis, estimates)
    say.note(FOREST_MARKS)


def _show_plot(current: State, axis: PlotAxis, estimates: Sequence[Estimate]) -> None:
    """Show one forest plot with its sentence and its pictures."""
    key = "-".join((axis.section, *axis.condition, axis.outcome, axis.measure, axis.scale, axis.better))
    heading = _heading(axis)
    say.heading(heading, 3)
    say.prose(conclusion(estimates))
    frame = estimate_frame(estimates)
    show.chart("forest", frame, key=f"forest-{key}")
    show.offer_pictures(
        "forest",
        frame,
        current=current,
        heading=f"{heading} ({lowered(SECTIONS[axis.section])})",
        marks=FOREST_MARKS,
        key=key,
    )


def _heading(axis: PlotAxis) -> str:
    """Name a plot: its outcome, scale or measure, and condition."""
    unit = axis.scale or forest.NAMES[axis.measure]
    return f"{capital(axis.outcome)}, {unit}: {lowered(condition_words(axis.condition))}"


HEADINGS = ("What was compared", "Condition and outcome", "Finding", "Design", "Source")


def show_findings(_: State, __: str, found: Sequence[Estimate]) -> None:
    """Show findings that have no estimate to draw: in words, never as a point in a plot (hazard H39)."""
    say.heading("Findings in words")
    say.note("Results of single arms, and findings without an interval. They are no estimate of an effect.")
    lines = [_finding(one) for one in findings(found)]
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
        one.row.finding + unconfirmed(one.row.checked),
        capital(one.row.design),
        markup.source_links(one.titles, one.addresses),
    ]


def offer_tables(current: State, found: Sequence[Estimate]) -> None:
    """Offer what is shown as CSV: estimates and findings with intervals and sources, and all guideline statements."""
    show.download_csv(
        "Evidence as CSV",
        "evidence",
        build=lambda: export.with_warnings(current.catalogue, estimate_frame(found)),
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
    "guidelines": Named("Guidelines", show_guidelines),
    "findings": Named("Findings in words", show_findings),
}
