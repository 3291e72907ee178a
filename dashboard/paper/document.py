"""What a sheet of paper holds, before it is a PDF or an HTML page: phrases with their sources, in blocks.

Nothing here knows a drug. `dashboard.paper.typesetting` writes a document as PDF, `dashboard.paper.web_page` as HTML.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal

PaperSize = Literal["a4", "us-letter"]
MOST_UPRIGHT = 3
"""Columns of drugs that fit on upright paper; with more it lies on its side."""
SIZES: dict[PaperSize, str] = {"a4": "A4", "us-letter": "US Letter"}
Tone = Literal["red", "orange", "amber", "grey", "green"]
Look = Literal["body", "strong", "muted"]


@dataclass(frozen=True)
class Badge:
    """A level or a standing: an icon, its word, and the tone of both."""

    icon: str
    word: str
    tone: Tone = "grey"


@dataclass(frozen=True)
class Phrase:
    """A text with its provenance.

    Parameters
    ----------
    text
        What it says.
    lead
        Words before it in bold.
    badge
        Level before it.
    sources
        Numbers of its sources, as the document lists them.
    marks
        What must be said behind it: not verified, older label.
    end
        What ends it, behind its sources and marks: a semicolon between names, a full stop.
    look
        Whether it is quieter or louder than others.
    """

    text: str
    _: KW_ONLY
    lead: str = ""
    badge: Badge | None = None
    sources: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    end: str = ""
    look: Look = "body"


@dataclass(frozen=True)
class Subheading:
    """A heading within the document; `depth` 1 is below its title."""

    text: str
    depth: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Phrases that run on."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class PointList:
    """Phrases as a list."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class ColumnHead:
    """The head of a column: a name, the colour of its drug or none, and small print."""

    text: str
    notes: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True)
class PaperCell:
    """Phrases in a cell, each on a line of its own where they are `listed`, with small print above and below them.

    `alarm` tints the cell.
    """

    phrases: tuple[Phrase, ...]
    _: KW_ONLY
    above: str = ""
    below: str = ""
    listed: bool = False
    alarm: bool = False


@dataclass(frozen=True)
class PaperRow:
    """A row: its heading and its cells, or a `remark` over the whole width; a row without either heads those below."""

    heading: str
    cells: tuple[PaperCell, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class PaperTable:
    """A table whose first column holds the headings of its rows.

    Parameters
    ----------
    caption
        What it shows, for readers who hear it.
    heads
        Heads of the columns; the first is the corner. A table whose heads are all empty has none.
    rows
        Rows with as many cells as there are heads but the corner.
    shares
        Widths of the columns, the corner included, as shares of the width.
    """

    caption: str
    heads: tuple[ColumnHead, ...]
    rows: tuple[PaperRow, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Frame:
    """Blocks in a box that no reader misses, under a heading or none."""

    heading: str
    blocks: tuple[Paragraph | PointList, ...]
    tone: Tone = "grey"


@dataclass(frozen=True)
class Drawing:
    """A picture as SVG, what it shows in words, and its width."""

    svg: str
    alternative: str
    width_mm: float


@dataclass(frozen=True)
class Blanks:
    """Lines to be filled in by hand, each with what goes there."""

    labels: tuple[str, ...]


PlainBlock = Subheading | Paragraph | PointList | PaperTable | Frame | Drawing | Blanks


@dataclass(frozen=True)
class TextColumns:
    """Blocks that flow through two columns."""

    blocks: tuple[PlainBlock, ...]


DocumentBlock = PlainBlock | TextColumns


@dataclass(frozen=True)
class ListedSource:
    """A source in the list of a document: number, title, place in it, address, and marks such as superseded."""

    number: int
    title: str
    locator: str
    url: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What every sheet says of itself, and the paper that it is for.

    Parameters
    ----------
    place
        Name of the country whose facts it holds.
    made_on
        Date on which it was made, in words.
    version
        Version of the data.
    size
        Paper.
    link
        Address of the view that it was made from, for its QR code; empty where the view shows a patient's details, or
        where the address is too long for a code.
    """

    place: str
    made_on: str
    version: str
    size: PaperSize = "a4"
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperDocument:
    """A whole document.

    Parameters
    ----------
    title
        Its heading, which the foot of every page repeats.
    code
        What else identifies its pages: the check code of a plan; empty for none.
    about
        What it is about, below the heading: country, date, data version, marks of review.
    notice
        What the reader must know before using it.
    blocks, sources
        Its content, and the sources behind its numbers.
    imprint
        Country, date, version, paper and link.
    landscape
        Whether the paper lies on its side.
    most_pages
        Number of pages that it should not exceed: letters grow smaller, down to the smallest, until it does not.
    letters_pt
        Size of its letters, the largest and the smallest, in points.
    source_columns
        Number of columns in which sources are listed; 0 lists them one after the other.
    """

    title: str
    about: tuple[str, ...]
    notice: str
    blocks: tuple[DocumentBlock, ...]
    sources: tuple[ListedSource, ...]
    imprint: Imprint
    code: str = ""
    landscape: bool = False
    most_pages: int | None = None
    letters_pt: tuple[float, float] = (9.5, 7.0)
    source_columns: int = 2
