"""HTML of the overview of Compare and of the lines on harms, from templates that escape every text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.compare.glance.glance import TRIALS_DIFFER, Glance
from dashboard.compare.glance.whole import Part
from dashboard.compare.safety_strip import SafetyLine
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.render.markup import WORDS, SourceNumbers, environment
from dashboard.wording.figures import lowered


def safety_strip(lines: Sequence[SafetyLine]) -> str:
    """Return one line a drug with its boxed warning and gravest harms; each opens to the whole (hazard H15)."""
    template = environment().get_template("strip.html.j2")
    return template.render(**WORDS, lines=lines, number=SourceNumbers())


def glance_table(
    overview: Glance, differences: Sequence[str], opened: Mapping[str, Mapping[str, Sequence[Part]]], *, short: bool
) -> str:
    """Return the overview, with what differs above it and its sources folded below.

    `opened` holds the full statements of the rows that are open; a `short` table leaves out rows that are the same for
    all, and names them.
    """
    hidden = [row for row in overview.rows if short and row.hideable]
    template = environment().get_template("glance.html.j2")
    return template.render(
        **WORDS,
        overview=overview,
        rows=[row for row in overview.rows if row not in hidden],
        hidden=[row.label.lower() for row in hidden],
        differences=differences,
        opened=opened,
        number=SourceNumbers(),
        lowered=lowered,
        plain=overview.wording == "plain",
        trials_differ=TRIALS_DIFFER[overview.wording],
        place=VOCABULARIES["jurisdiction"][overview.jurisdiction],
    )
