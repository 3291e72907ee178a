"""The whole comparison on paper: every statement of every row, side by side, serious harms first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.compare.cells.cell import Cell
from dashboard.compare.comparison import Comparison, ComparisonRow
from dashboard.compare.row_keys import LEVEL_OF
from dashboard.data.second_reading import DRAFT
from dashboard.paper.cited_phrases import listed_sources, quiet, said
from dashboard.paper.document import (
    MOST_UPRIGHT,
    ColumnHead,
    Imprint,
    PaperCell,
    PaperDocument,
    PaperRow,
    PaperTable,
    Phrase,
)
from dashboard.paper.imprint import FOR_PATIENTS, FOR_PROFESSIONALS, UNKNOWN_IS_NOT_SAFE, about
from dashboard.render.markup import DocumentNumbers
from dashboard.render.palette import RELAXANT_COLOURS
from dashboard.wording.figures import listed, lowered

MOST_PAGES = 6
"""Of a hand-out of one or two drugs; one of more is as long as it must be."""


def detailed_handout(comparison: Comparison, imprint: Imprint, under_review: Sequence[str]) -> PaperDocument:
    """Return the whole comparison; `under_review` names its drugs that are, as `imprint.under_review` does."""
    number = DocumentNumbers()
    plain = comparison.wording == "plain"
    drugs = len(comparison.relaxants)
    heads = [
        ColumnHead(name, (DRAFT.capitalize(),) if key in comparison.drafts else (), RELAXANT_COLOURS[key])
        for key, name in comparison.relaxants.items()
    ]
    table = PaperTable(
        "Side by side",
        (ColumnHead(""), *heads),
        tuple(row for group in comparison.groups for row in _rows(group.heading, group.rows, number)),
        (0.36 if drugs <= MOST_UPRIGHT else 0.5, *(1.0 for _ in heads)),
    )
    return PaperDocument(
        title=f"{listed([*comparison.relaxants.values()])}: in detail",
        about=about(imprint, under_review),
        notice=f"{FOR_PATIENTS if plain else FOR_PROFESSIONALS} {UNKNOWN_IS_NOT_SAFE}",
        blocks=(table,),
        sources=listed_sources(number),
        imprint=imprint,
        landscape=drugs > MOST_UPRIGHT,
        most_pages=MOST_PAGES if drugs <= 2 else None,
        letters_pt=(9.0, 6.5) if drugs <= 2 else (8.0, 8.0),
        source_columns=3 if drugs <= MOST_UPRIGHT else 4,
    )


def _rows(heading: str, rows: Sequence[ComparisonRow], number: DocumentNumbers) -> Iterator[PaperRow]:
    """Return the rows of a group below its heading; those in which no drug has a statement are named together."""
    yield PaperRow(heading)
    silent: dict[str, list[str]] = {}
    for row in rows:
        said_nothing = _silence(row.cells)
        if said_nothing and not row.safety:
            silent.setdefault(said_nothing, []).append(row.label)
        else:
            yield PaperRow(row.label, tuple(_cell(cell, number, badged=has_badges(row)) for cell in row.cells.values()))
    for words, labels in silent.items():
        yield PaperRow("", remark=f"{words}: {', '.join([lowered(one) for one in labels])}.")


def has_badges(row: ComparisonRow) -> bool:
    """Whether statements of a row need their level beside them: not where the row is about one level only."""
    return row.badged and row.key not in LEVEL_OF


def _silence(cells: Mapping[str, Cell]) -> str:
    """Return what all cells of a row say, where none has a statement and all say the same; else nothing."""
    words = {cell.empty for cell in cells.values()}
    return words.pop() if len(words) == 1 and not any(cell.statements or cell.notice for cell in cells.values()) else ""


def _cell(cell: Cell, number: DocumentNumbers, *, badged: bool) -> PaperCell:
    phrases: list[Phrase] = [said(fact, number, badged=badged) for fact in cell.statements] or [quiet(cell.empty)]
    return PaperCell(tuple(phrases), above=cell.notice, listed=True, alarm=cell.alarm)
