"""The leaflet for patients on at most two pages: warnings first, then the sections in two columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.data.catalogue import Catalogue
from dashboard.data.second_reading import DRAFT
from dashboard.paper.cited_phrases import NOT_CHECKED, from_one_of, listed_sources, said
from dashboard.paper.document import (
    DocumentBlock,
    Drawing,
    Frame,
    Imprint,
    PaperDocument,
    Paragraph,
    Phrase,
    PlainBlock,
    PointList,
    Subheading,
    TextColumns,
)
from dashboard.paper.imprint import FOR_PATIENTS
from dashboard.paper.site_drawing import site_drawing
from dashboard.profile.leaflet import Leaflet, LeafletSection
from dashboard.profile.leaflet_parts import Block, sentence, the
from dashboard.render.leaflet_markup import MOST_NAMES
from dashboard.render.markup import DocumentNumbers
from dashboard.wording.figures import amount
from dashboard.wording.statements import Statement

MOST_PAGES = 2
DRAWN_IN = "works"


def leaflet_sheet(catalogue: Catalogue, shown: Leaflet, imprint: Imprint) -> PaperDocument:
    """Return the leaflet of one relaxant."""
    number = DocumentNumbers()
    drawing = site_drawing(shown.name, catalogue.summary(shown.relaxant), "plain")
    warnings = [Frame("", (Paragraph((_sentence(fact, number),)),), "red") for fact in shown.warnings]
    sections = tuple(block for section in shown.sections for block in _section(section, number, drawing))
    blocks: tuple[DocumentBlock, ...] = (Paragraph(_names(shown)), *warnings, TextColumns(sections))
    return PaperDocument(
        title=shown.name,
        about=_about(shown, imprint),
        notice=FOR_PATIENTS,
        blocks=blocks,
        sources=listed_sources(number),
        imprint=imprint,
        most_pages=MOST_PAGES,
        letters_pt=(11.5, 7.5),
        source_columns=2,
    )


def _about(shown: Leaflet, imprint: Imprint) -> tuple[str, ...]:
    first = (
        f"Patient leaflet for {the(imprint.place)}. Made on {imprint.made_on} from MyoCompare data {imprint.version}."
    )
    if not shown.draft:
        return (first,)
    count = shown.unconfirmed
    open_ones = f", and {amount(count, 'statements')} {'is' if count == 1 else 'are'} {NOT_CHECKED}" if count else ""
    return (first, f"{DRAFT.capitalize()}: not all of it has been checked twice{open_ones}.")


def _names(shown: Leaflet) -> tuple[Phrase, ...]:
    names = [Phrase(f"{', '.join(shown.brands) or 'none found'}.", lead="Other names:")]
    if shown.also_called:
        more = len(shown.also_called) - MOST_NAMES
        rest = f" and {more} more" if more > 0 else ""
        listed = ", ".join(shown.also_called[:MOST_NAMES])
        names.append(Phrase(f"Also known to us, but not checked: {listed}{rest}.", look="muted"))
    return (*names, Phrase(f"{', '.join(shown.forms)}.", lead="Comes as:"))


def _section(section: LeafletSection, number: DocumentNumbers, drawing: Drawing | None) -> Iterator[PlainBlock]:
    yield Subheading(section.heading)
    for block in section.blocks:
        yield from _block(block, number)
    if section.key == DRAWN_IN and drawing:
        yield drawing


def _block(block: Block, number: DocumentNumbers) -> Iterator[PlainBlock]:
    if block.listed == "points":
        if block.lead:
            yield Paragraph((Phrase("", lead=block.lead),))
        yield PointList(tuple(_shown(fact, number) for fact in block.statements))
    elif block.listed == "line":
        yield Paragraph((Phrase("", lead=block.lead), *_in_line(block.statements, number)))
    else:
        lead = (Phrase(block.lead),) if block.lead else ()
        told = Paragraph((*lead, *(_sentence(fact, number) for fact in block.statements)))
        yield Frame("", (told,), "red") if block.strong else told


def _in_line(facts: tuple[Statement, ...], number: DocumentNumbers) -> Iterator[Phrase]:
    """Say names in one line, a semicolon between them and a full stop at the end."""
    for at, fact in enumerate(facts, start=1):
        end = ";" if at < len(facts) else "" if fact.text.endswith(".") else "."
        yield replace(_shown(fact, number), end=end)


def _sentence(fact: Statement, number: DocumentNumbers) -> Phrase:
    shown = _shown(fact, number)
    return replace(shown, text=sentence(shown.text))


def _shown(fact: Statement, number: DocumentNumbers) -> Phrase:
    """Say a fact with one source, in a patient's words."""
    return said(from_one_of(fact, ()), number, unread=NOT_CHECKED)
