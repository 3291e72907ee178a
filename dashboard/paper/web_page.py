"""A document as one HTML page that needs no other file: to read, to mail, and to print on the same paper as the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.paper.document import DocumentBlock, PaperDocument, PaperRow, PaperSize
from dashboard.paper.qr_code import qr_svg
from dashboard.paper.typesetting import DIRECTORY, fitting_pt

CSS_SIZES: dict[PaperSize, str] = {"a4": "A4", "us-letter": "letter"}
NARROWER = 0.82
"""Letters of a browser's own fonts are wider than those of the PDF: so much smaller, they fill no more pages."""


def web_page(document: PaperDocument) -> str:
    """Return a document as an HTML page; every text is escaped."""
    link = document.imprint.link
    lying = " landscape" if document.landscape else " portrait"
    return (
        _environment()
        .get_template("sheet.html.j2")
        .render(
            document=document,
            addresses={source.number: source.url for source in document.sources},
            code=Markup(qr_svg(link)) if link else "",
            letters_pt=round(fitting_pt(document) * NARROWER, 2),
            page_size=CSS_SIZES[document.imprint.size] + lying,
            style=(DIRECTORY / "sheet.css").read_text(encoding="utf-8"),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(DIRECTORY),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = _kind  # pyright: ignore[reportUnknownMemberType]
    environment.filters["row_groups"] = row_groups  # pyright: ignore[reportUnknownMemberType]
    return environment


def _kind(block: DocumentBlock) -> str:
    return type(block).__name__


def row_groups(rows: Sequence[PaperRow]) -> list[list[PaperRow]]:
    """Return the rows of a table in groups, each beginning with the row that heads it."""
    groups: list[list[PaperRow]] = []
    for row in rows:
        if not groups or not (row.cells or row.remark):
            groups.append([])
        groups[-1].append(row)
    return groups
