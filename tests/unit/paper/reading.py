"""What a test reads of a document, of its PDF and of its HTML."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser

import pypdf

from dashboard.data.catalogue import Catalogue
from dashboard.paper.document import Imprint, PaperSize, Phrase

LINK = "https://myocompare.example.org/compare?relaxants=baclofen"


def imprint(real: Catalogue, size: PaperSize = "a4", link: str = LINK, place: str = "United States") -> Imprint:
    return Imprint(place=place, made_on="30 November 2026", version=real.version, size=size, link=link)


def phrases(part: object) -> Iterator[Phrase]:
    """Return every phrase of a document or of a part of one."""
    if isinstance(part, Phrase):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from phrases(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from phrases(getattr(part, one.name))


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """Return a text without white space, which a PDF breaks and joins as lines need it."""
    return re.sub(r"\s+", "", text)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return the fonts of a PDF, each with whether it is in the file."""
    found: dict[str, bool] = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get_object()["/Font"].get_object().values():
            (inner,) = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            found[str(font.get_object()["/BaseFont"])] = any(key.startswith("/FontFile") for key in descriptor)
    return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.requests: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("style", "script", "sup")
        self.requests += [f"{tag} {name}" for name, value in attrs if name in ("src", "srcset", "data") and value]
        if tag in ("link", "script", "iframe", "object"):
            self.requests.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script", "sup")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.texts.append(data)


def words(html: str) -> str:
    """Return the text of an HTML page without its numbers of sources, white space folded."""
    reader = _Reader()
    reader.feed(html)
    return " ".join(" ".join(reader.texts).split())


def requests(html: str) -> list[str]:
    """Return whatever in an HTML page asks for another file."""
    reader = _Reader()
    reader.feed(html)
    return reader.requests
