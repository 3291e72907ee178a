"""A document as a tagged PDF, and the size of letters that makes it fit; Typst sets it, without any network.

Texts go to Typst as data, so that none of them is ever read as markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any, cast

import typst

from dashboard.paper.document import DocumentBlock, Frame, PaperDocument, TextColumns
from dashboard.paper.qr_code import qr_svg

DIRECTORY = Path(__file__).resolve().parent
TEMPLATE = DIRECTORY / "sheet.typ"
FONTS = DIRECTORY / "fonts"
STEP_PT = 0.25
UNKNOWN_LETTER = "could not be displayed with font"
"""What Typst says of a letter that PDF/UA forbids since no font has it."""


def pdf(document: PaperDocument) -> bytes:
    """Return a document as PDF/UA-1, in the largest letters in which it has no more pages than it may."""
    return _Setting(document).pdf()


def fitting_pt(document: PaperDocument) -> float:
    """Return the size of letters, in points, in which the PDF of a document is set."""
    return _Setting(document).letters_pt


class _Setting:
    """A document in the hands of the compiler, which counts its pages at any size of letters."""

    def __init__(self, document: PaperDocument) -> None:
        self.document = document
        self.data = json.dumps(as_data(document), ensure_ascii=False)
        self.letters_pt = self._largest()

    def pdf(self) -> bytes:
        """Set the document; a letter that no font has, which only foreign text can bring, becomes an empty box."""
        compiler = self._compiler(self.letters_pt)
        try:
            return cast("bytes", compiler.compile(format="pdf", pdf_standards="ua-1"))
        except typst.TypstError as error:
            if UNKNOWN_LETTER not in str(error):
                raise
            return cast("bytes", compiler.compile(format="pdf"))

    def _largest(self) -> float:
        """Find the largest size that fits: pages grow with the square of the letters, which tells where to begin."""
        largest, smallest = self.document.letters_pt
        most = self.document.most_pages
        if most is None or (pages := self._pages(largest)) <= most:
            return largest
        steps = max(round((largest - smallest) / STEP_PT), 1)
        at = min(max(int((largest * sqrt(most / pages) - smallest) / STEP_PT), 0), steps - 1)
        while at > 0 and self._pages(smallest + at * STEP_PT) > most:
            at -= 1
        while at + 1 < steps and self._pages(smallest + (at + 1) * STEP_PT) <= most:
            at += 1
        return smallest + at * STEP_PT

    def _pages(self, letters_pt: float) -> int:
        """Count the pages by drawing each as a dot: `typst.Compiler.query`, which could say it, keeps its memory."""
        drawn = cast("bytes | list[bytes]", self._compiler(letters_pt).compile(format="png", ppi=1.0))
        return len(drawn) if isinstance(drawn, list) else 1

    def _compiler(self, letters_pt: float) -> typst.Compiler:
        inputs = {"document": self.data, "letters": str(letters_pt)}
        return typst.Compiler(TEMPLATE, font_paths=_fonts(), sys_inputs=inputs)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def as_data(document: PaperDocument) -> dict[str, Any]:
    """Return a document as plain data, with its QR code; each block says what it is, in ``kind``."""
    link = document.imprint.link
    blocks = [_block_data(block) for block in document.blocks]
    return {**asdict(document), "blocks": blocks, "qr": qr_svg(link) if link else ""}


def _block_data(block: DocumentBlock) -> dict[str, Any]:
    data: dict[str, Any] = {**asdict(block), "kind": type(block).__name__}
    if isinstance(block, Frame | TextColumns):
        data["blocks"] = [_block_data(one) for one in block.blocks]
    return data
