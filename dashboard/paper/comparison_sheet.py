"""The overview of Compare on one page of paper: what differs, the table, boxed warnings in full, and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.compare.cells import harms
from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.glance.glance import TRIALS_DIFFER, Glance, GlanceRow
from dashboard.compare.glance.glance_cells import GlanceCell, GlanceColumn, elsewhere_words, shown_facts
from dashboard.compare.safety_strip import safety_line
from dashboard.data.second_reading import DRAFT
from dashboard.dosing.short_doses import TIMES
from dashboard.paper.cited_phrases import few_documents, from_one_of, level_badge, listed_sources, quiet, said
from dashboard.paper.document import (
    MOST_UPRIGHT,
    ColumnHead,
    Imprint,
    PaperCell,
    PaperDocument,
    PaperRow,
    PaperTable,
    Paragraph,
    Phrase,
)
from dashboard.paper.imprint import FOR_PATIENTS, FOR_PROFESSIONALS, UNKNOWN_IS_NOT_SAFE, about, under_review
from dashboard.render.markup import DocumentNumbers, SourceNumbers
from dashboard.render.palette import RELAXANT_COLOURS
from dashboard.wording.figures import listed
from dashboard.wording.statements import Statement

_TIMES_A_DAY = re.compile(rf" {TIMES} (\d+)")
"""What the overview abbreviates: on paper "5 mg x 3" could be read as three tablets at once."""
BY_COUNTRY = "By country"
LEGEND = (
    "+3: further statements, which MyoCompare shows. Raised numbers: sources below. "
    "n: people with the drug and on placebo."
)
PLAIN_LEGEND = "+3: more to know, which MyoCompare shows. Small numbers: where it comes from, listed below."


def comparison_sheet(overview: Glance, differences: Sequence[str], imprint: Imprint) -> PaperDocument:
    """Return the overview as one page; `differences` are the phrases of `what_differs.differences`."""
    number = DocumentNumbers()
    plain, catalogue = overview.wording == "plain", overview.columns[0].view.catalogue
    overview, warnings = _few_sources(overview)
    if overview.by_country:
        imprint = replace(imprint, place=BY_COUNTRY)
    blocks = [
        *([Paragraph((Phrase(" · ".join(differences), lead="What differs:"),))] if differences else []),
        overview_table(overview, number),
        *_harms(overview, warnings, number),
        Paragraph(
            (quiet(f"{TRIALS_DIFFER[overview.wording]} {UNKNOWN_IS_NOT_SAFE} {PLAIN_LEGEND if plain else LEGEND}"),)
        ),
    ]
    return PaperDocument(
        title=listed([catalogue.names[one] for one in _views(overview)]),
        about=about(imprint, under_review(catalogue, [*_views(overview)])),
        notice=FOR_PATIENTS if plain else FOR_PROFESSIONALS,
        blocks=tuple(blocks),
        sources=listed_sources(number),
        imprint=imprint,
        landscape=len(overview.columns) > MOST_UPRIGHT,
        most_pages=2 if plain and len(overview.columns) > MOST_UPRIGHT else 1,
        letters_pt=(10.5, 7.0 if plain else 5.75),
        source_columns=0 if len(overview.columns) > MOST_UPRIGHT else 3,
    )


def overview_table(overview: Glance, number: SourceNumbers) -> PaperTable:
    """Return the overview as a table, a column a drug."""
    return PaperTable(
        "At a glance",
        (ColumnHead(""), *(_head(column, by_country=overview.by_country) for column in overview.columns)),
        tuple(_row(row, overview, number) for row in overview.rows),
        (_label_share(len(overview.columns)), *(1.0 for _ in overview.columns)),
    )


Warnings = Mapping[str, tuple[Statement, ...]]
"""Boxed warnings in full: drug -> statements."""


def _few_sources(overview: Glance) -> tuple[Glance, Warnings]:
    """Return the overview and the boxed warnings with one source a statement, few documents in all: a page is small."""
    warnings = {relaxant: harms.boxed_warning(view).statements for relaxant, view in _views(overview).items()}
    cells = [cell for row in overview.rows for cell in row.cells.values()]
    chosen = few_documents(
        fact for facts in (*warnings.values(), *(cell.statements for cell in cells)) for fact in facts
    )

    def fewer(facts: Iterable[Statement]) -> tuple[Statement, ...]:
        return tuple(from_one_of(fact, chosen) for fact in facts)

    rows = tuple(
        replace(row, cells={key: replace(cell, statements=fewer(cell.statements)) for key, cell in row.cells.items()})
        for row in overview.rows
    )
    return replace(overview, rows=rows), {relaxant: fewer(facts) for relaxant, facts in warnings.items()}


def _views(overview: Glance) -> dict[str, Viewpoint]:
    """Return how each drug is seen, each once: by country one drug has several columns."""
    return {column.view.relaxant: column.view for column in overview.columns}


def _label_share(columns: int) -> float:
    return 0.26 if columns == 1 else 0.5 if columns <= MOST_UPRIGHT else 0.6


def _head(column: GlanceColumn, *, by_country: bool) -> ColumnHead:
    brands = ", ".join(column.brands)
    notes = [] if by_country else [column.heading, brands, DRAFT.capitalize() if column.draft else ""]
    return ColumnHead(column.name, tuple(note for note in notes if note), RELAXANT_COLOURS[column.view.relaxant])


def _row(row: GlanceRow, overview: Glance, number: SourceNumbers) -> PaperRow:
    plain = overview.wording == "plain"

    def cell(one: GlanceCell) -> PaperCell:
        phrases = tuple(_phrases(one, number, plain=plain))
        return PaperCell(phrases, above=one.notice, below=_elsewhere(one, row.key), alarm=one.alarm)

    return PaperRow(row.label, tuple(cell(row.cells[column.key]) for column in overview.columns))


def _phrases(cell: GlanceCell, number: SourceNumbers, *, plain: bool) -> Iterator[Phrase]:
    """Say what the cell on screen says, and how much it leaves out."""
    for one in shown_facts(cell):
        yield replace(
            said(one.fact, number),
            text=_TIMES_A_DAY.sub(r" \1 times a day", one.text),
            badge=level_badge(one.level) if one.level and not plain else None,
            end=one.end,
        )
    if not cell.statements:
        yield quiet(cell.empty)
    if cell.more:
        yield quiet(f"+{cell.more}")


def _elsewhere(cell: GlanceCell, key: str) -> str:
    """Say what other countries ask for that is stricter (hazard H10)."""
    return f"{elsewhere_words(cell, key)} {'; '.join(cell.stricter)}" if cell.stricter else ""


def _harms(overview: Glance, warnings: Warnings, number: SourceNumbers) -> Iterator[Paragraph]:
    """Say each boxed warning in full, and name the gravest serious harms, a paragraph a drug (hazard H15)."""
    for relaxant, view in _views(overview).items():
        line = safety_line(view)
        more = f" and {line.more} more" if line.more else ""
        serious = (
            f"Serious harms: {', '.join(line.named)}{more}."
            if line.named
            else "No serious harm named in the texts read."
        )
        boxed = [said(fact, number) for fact in warnings[relaxant]] if line.boxed else []
        first = Phrase("Boxed warning (US):" if line.boxed else f"{line.no_box}.", lead=f"{line.name}.")
        yield Paragraph((first, *boxed, Phrase(serious)))
