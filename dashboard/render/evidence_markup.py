"""HTML of side effects and of evidence, from templates that escape every text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from dashboard.evidence import answer_lines, plain_answers
from dashboard.evidence.estimates import SECTIONS, Estimate, Section
from dashboard.evidence.questions import Question
from dashboard.render.markup import WORDS, environment
from dashboard.side_effects.grid import SURENESS, GridRow, common_first, unknown
from dashboard.wording.figures import capital, lowered


def effect_grid(rows: Sequence[GridRow], relaxants: Mapping[str, str], caption: str, *, unfolded: bool = False) -> str:
    """Return the grid of effects against relaxants (slug -> name): the most common first, then a fold an organ system.

    What is unknown is counted once, below, with its list. An `unfolded` grid shows one system whole.
    """
    common, others = common_first(rows)
    if unfolded:
        common, others = [], {row.organ: [*common, *others.get(row.organ, [])] for row in rows}
    return (
        environment()
        .get_template("grid.html.j2")
        .render(
            **WORDS,
            common=common,
            others=others,
            relaxants=relaxants,
            caption=caption,
            sureness=SURENESS,
            unfolded=unfolded,
            unknown=unknown(rows, relaxants),
            total=len(rows),
            lowered=lowered,
        )
    )


CLASS_COLOUR = "#6f7b85"
"""Of marks that are about a class of relaxants."""


def plain_evidence(asked: Sequence[Question], notes: Mapping[Section, str]) -> str:
    """Return the current estimates as sentences; studies of a class and those of daily practice fold, with a count."""
    template = environment().get_template("plain_evidence.html.j2")
    return template.render(
        **WORDS,
        questions=asked,
        sections=PLAIN_SECTIONS,
        notes=notes,
        folded=("classes", "observed"),
        said=plain_answers,
        capital=capital,
    )


PLAIN_SECTIONS: dict[Section, str] = {
    "placebo": "Compared with a dummy treatment or no medicine",
    "head_to_head": "One medicine compared with another",
    "classes": "Several muscle relaxants counted as one",
    "observed": "Seen in daily practice",
}


def evidence_table(asked: Sequence[Question], notes: Mapping[Section, str]) -> str:
    """Return the current estimates, a table a section; replaced ones are folded below what replaced them (H49).

    Population, comparator, certainty, date and source are words of the row (hazard H48).
    """
    template = environment().get_template("evidence.html.j2")
    return template.render(
        **WORDS,
        questions=asked,
        sections=SECTIONS,
        notes=notes,
        headings=EVIDENCE_HEADINGS,
        said=answer_lines,
        mark=partial(answer_lines.mark, reach=answer_lines.ends(asked)),
        key=_fold_key,
        capital=capital,
        lowered=lowered,
        class_colour=CLASS_COLOUR,
    )


EVIDENCE_HEADINGS = ("Outcome", "Comparison and people", "Estimate (interval)", "Certainty and source")


def _fold_key(one: Estimate) -> str:
    """Name the fold of an estimate, which stays open when the table is drawn again."""
    row = one.row
    return "-".join((row.subject, row.comparator, row.outcome, row.timepoint, *row.condition, *row.source))


class GuidelineLine(NamedTuple):
    """A statement of a guideline: whose it is, what it says, its sources as links, and a mark where it needs one."""

    lead: str
    text: str
    links: Markup
    mark: str


def guideline_fold(title: str, lead: str, lines: Sequence[GuidelineLine]) -> str:
    """Return some statements of guidelines behind one line."""
    return environment().get_template("first_line.html.j2").render(title=title, lead=lead, lines=lines)
