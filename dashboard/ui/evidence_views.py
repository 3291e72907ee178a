"""What the page Evidence shows: guidelines, forest plots with a sentence each, findings in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from dashboard.data.catalogue import items
from dashboard.data.frames import Record, records
from dashboard.data.schema.terms import CONDITIONS
from dashboard.evidence.estimates import (
    CLASSES,
    HEAD_TO_HEAD,
    OBSERVED,
    PLACEBO,
    SAME_AXIS,
    conclusion,
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
from dashboard.wording.figures import capital, lowered
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.statements import labels, unconfirmed

FOREST_MARKS = (
    "Square: estimate. Line: its 95 % interval unless the row says otherwise. Dashed: no difference. "
    "Dotted: smallest difference that matters. Pale: unconfirmed."
)
HOW_TO_READ = (
    "How to read a chart: the square is the best guess of a study, the line shows how sure it is. "
    "Where the line crosses the dashed mark, the result may be chance."
)
SECTION_NOTES = {
    PLACEBO: "Each relaxant has its own trials: their estimates cannot be set against each other.",
    HEAD_TO_HEAD: "Trials that gave one relaxant, or dose, to some people and another to others.",
    CLASSES: "Several relaxants taken together. What holds for the class may not hold for a member.",
    OBSERVED: "People were not assigned by chance, so they may have differed from the start.",
}


def choose_condition(current: State) -> str:
    """Let the reader choose a condition that evidence or guidelines speak of; empty for any."""
    tables = (current.catalogue["evidence"], current.catalogue["guidance"])
    used = {word for table in tables for cell in table["condition"] for word in items(cell)}
    options = {key: label for key, label in CONDITIONS.items() if key in used}
    return Choice("for", "condition", options, None).selectbox("Condition", width=420, placeholder="Any")


def say_what_is_missing(current: State, frame: pd.DataFrame) -> None:
    """Name the picked relaxants of which nothing was found: no evidence found is not evidence of no effect."""
    missing = without_evidence(current.catalogue, frame, current.relaxants)
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
    rows = [row for row in guidelines(current.catalogue, current.relaxants, condition) if not row["relaxants"]]
    _list(current, rows, "No guideline read on what comes first here.")


def show_guidelines(current: State, condition: str, _: pd.DataFrame) -> None:
    """Show what guidelines say of the relaxants, with their standing."""
    say.heading("Guidelines")
    rows = [row for row in guidelines(current.catalogue, current.relaxants, condition) if row["relaxants"]]
    _list(current, rows, "No guideline statement read for this choice.")


def _list(current: State, rows: Sequence[Record], nothing: str) -> None:
    """List statements of the chosen jurisdiction and international ones, then those from elsewhere."""
    here = [row for row in rows if holds_in(row["jurisdiction"], current.jurisdiction)]
    elsewhere = [row for row in rows if row not in here]
    if here or not rows:
        say.prose("\n".join(_statement(current, row) for row in here) or f"*{nothing}*")
    if elsewhere:
        lines = "\n".join(_statement(current, row) for row in elsewhere)
        say.prose(f"**From elsewhere**\n\n{lines}")


def _statement(current: State, row: Record) -> str:
    """Write a statement of a guideline as a line of a list, its status beside it and its source as a link."""
    names = ", ".join(current.catalogue.names[name] for name in items(row["relaxants"]))
    strength = f", strength {row['strength']}" if row["strength"] else ""
    conditions = ", ".join(map(lowered, labels("condition", row["condition"])))
    standing = row["status"] + (f", replaced by {row['superseded_by']}" if row["superseded_by"] else "")
    links = ", ".join(f"[source]({current.catalogue.sources[key]['url']})" for key in items(row["source"]))
    about = f"{names}: {row['stance']}{strength}. " if names else ""
    mark = "" if row["checked"] else ", unconfirmed"
    return (
        f"- **{row['body']} {row['year']:.0f}** ({row['jurisdiction']}, {standing}), {conditions}. "
        f"{about}{row['detail']} {links}{mark}"
    )


def show_estimates(current: State, _: str, frame: pd.DataFrame) -> None:
    """Show a forest plot per condition and outcome, by section, with a sentence that says what it shows (H39)."""
    drawn = plots(frame)
    if not drawn:
        say.heading("Estimates")
        show.empty(
            "No estimate with an interval was found for this choice.", "What was found stands under Findings in words."
        )
        return
    if current.plain:
        say.note(HOW_TO_READ)
    section = ""
    for rows in drawn:
        key = "-".join(str(rows[column].iloc[0]) for column in SAME_AXIS)
        if rows["section"].iloc[0] != section:
            section = str(rows["section"].iloc[0])
            say.heading(section)
            say.note(SECTION_NOTES[section])
        heading = _heading(rows)
        say.heading(heading, 3)
        say.prose(conclusion(rows))
        show.chart("forest", rows, key=f"forest-{key}")
        show.offer_pictures("forest", rows, current, f"{heading} ({lowered(section)})", FOREST_MARKS, key=key)
    say.note(FOREST_MARKS)


def _heading(rows: pd.DataFrame) -> str:
    """Name a plot: its outcome, scale or measure, and condition."""
    outcome, scale, measure, condition = (
        str(rows[column].iloc[0]) for column in ("outcome", "scale", "measure", "condition")
    )
    return f"{capital(outcome)}, {scale or forest.NAMES[measure]}: {lowered(condition)}"


HEADINGS = ("What was compared", "Condition and outcome", "Finding", "Design", "Source")


def show_findings(_: State, __: str, frame: pd.DataFrame) -> None:
    """Show findings that have no estimate to draw: in words, never as a point in a plot (hazard H39)."""
    say.heading("Findings in words")
    say.note("Results of single arms, and findings without an interval. They are no estimate of an effect.")
    rows = records(findings(frame))
    if rows:
        lines = [
            [
                f"{row['name']} against {row['against']}",
                f"{row['condition']}: {row['outcome']}",
                row["finding"] + unconfirmed(row["checked"]),
                capital(row["design"]),
                markup.source_links(row["source"], row["source_url"]),
            ]
            for row in rows
        ]
        show.sheet(
            markup.plain_table(HEADINGS, lines, "Findings in words", whole_words=True, stacked=True), key="findings"
        )
    else:
        show.empty(
            "No finding in words for this choice.", "Choose another condition, or clear the pick in the sidebar."
        )


def offer_tables(current: State, frame: pd.DataFrame) -> None:
    """Offer what is shown as CSV: estimates and findings with intervals and sources, and all guideline statements."""
    show.download_csv(
        "Evidence as CSV",
        "evidence",
        lambda: export.with_warnings(current.catalogue, frame),
        key="evidence-csv",
    )
    show.download_csv(
        "Guidelines as CSV",
        "guidelines",
        lambda: export.with_sources(current.catalogue, "guidance"),
        key="guidelines-csv",
    )


View = Callable[[State, str, pd.DataFrame], None]
VIEWS: dict[str, Named[View]] = {
    "estimates": Named("Estimates", show_estimates),
    "guidelines": Named("Guidelines", show_guidelines),
    "findings": Named("Findings in words", show_findings),
}
