"""Any document as PDF and as HTML: texts stay texts, letters fit, fonts are in the file, readers can hear it."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES
from dashboard.paper.document import (
    SIZES,
    Badge,
    Blanks,
    ColumnHead,
    DocumentBlock,
    Drawing,
    Frame,
    Imprint,
    ListedSource,
    PaperCell,
    PaperDocument,
    PaperRow,
    PaperTable,
    Paragraph,
    Phrase,
    PointList,
    Subheading,
    TextColumns,
)
from dashboard.paper.typesetting import STEP_PT, fitting_pt, pdf
from dashboard.paper.web_page import web_page
from tests.unit.paper.reading import fonts, pages, requests, squeezed, words

IMPRINT = Imprint(place="United Kingdom", made_on="30 November 2026", version="v1", link="https://example.org/compare")
SVG = "http://www.w3.org/2000/svg"
HOSTILE = (
    "*not bold* _or_ #panic(1) $x$ <b>bold</b> {{ x }} {% if %} \\ @ref `code` ~ -- https://example.org/ // [x] & \" '"
)
BLOCKS: tuple[DocumentBlock, ...] = (
    Subheading("Section"),
    Paragraph((Phrase("A statement.", lead="Lead:", sources=(1,), marks=("not verified",)),)),
    PointList((Phrase("First"), Phrase("Second", badge=Badge("✕", "Contraindicated", "red")))),
    PaperTable(
        "A table",
        (ColumnHead("Topic"), ColumnHead("Drug", ("tablet", "Brand"), "#8b3ae5")),
        (
            PaperRow("Group"),
            PaperRow("Row", (PaperCell((Phrase("One"), Phrase("Two")), listed=True, above="Above", below="Below"),)),
            PaperRow("", remark="Not reviewed: food."),
        ),
        (1.0, 2.0),
    ),
    Frame("Stop and call", (Paragraph((Phrase("Call."),)),), "orange"),
    Drawing(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', "A box", 9.0
    ),
    Blanks(("Name:",)),
    TextColumns((Subheading("Inner"), Paragraph((Phrase("In a column."),)))),
)
SOURCES = (ListedSource(1, "A label", "section 4", "https://example.org/label", ("superseded",)),)
WHOLE = PaperDocument(
    title="Two drugs", about=("About it.",), notice="A notice.", blocks=BLOCKS, sources=SOURCES, imprint=IMPRINT
)
TOLD = (
    "Two drugs", "About it.", "A notice.", "Section", "Lead:", "A statement.", "not verified", "First",
    "Contraindicated", "Group", "Row", "Topic", "Drug", "Brand", "One", "Above", "Below", "Not reviewed: food.",
    "Stop and call", "Call.", "Name:", "Inner", "In a column.", "Sources", "A label", "section 4", "superseded",
)  # fmt: skip


def long(paragraphs: int, **changes: object) -> PaperDocument:
    text = "A sentence of some words that is long enough to need more than one line of paper. " * 3
    return replace(WHOLE, blocks=(Paragraph((Phrase(text),)),) * paragraphs, **changes)


def test_every_kind_of_block_is_in_the_pdf_and_on_the_page() -> None:
    in_pdf, on_page = squeezed("".join(pages(pdf(WHOLE)))), words(web_page(WHOLE))
    for text in TOLD:
        assert squeezed(text) in in_pdf, text
        assert text in on_page, text


def test_the_pdf_is_tagged_has_a_title_a_language_and_its_fonts() -> None:
    made = pdf(WHOLE)
    reader = pypdf.PdfReader(io.BytesIO(made))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] is not None
    assert "/StructTreeRoot" in catalogue
    assert str(catalogue["/Lang"]).startswith("en")
    assert reader.metadata is not None
    assert reader.metadata.title == "Two drugs"
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert fonts(made)
    assert all("SourceSansPro" in name or "DejaVuSansMono" in name for name in fonts(made)), "no font of this machine"
    assert all(fonts(made).values())


def test_links_lead_to_the_sources_and_to_the_view() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(WHOLE)))
    found = {note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])}
    assert found == {"https://example.org/label", "https://example.org/compare"}
    page = web_page(WHOLE)
    assert page.count('href="https://example.org/label"') == 2
    assert 'href="https://example.org/compare"' in page


def test_without_a_link_there_is_no_code() -> None:
    bare = replace(WHOLE, imprint=replace(IMPRINT, link=""))
    assert 'class="code"' not in web_page(bare)
    reader = pypdf.PdfReader(io.BytesIO(pdf(bare)))
    assert all("example.org/compare" not in str(note.get_object()["/A"]) for note in reader.pages[0]["/Annots"])


def test_foot_and_head_of_every_page_say_country_version_date_and_number() -> None:
    made = pages(pdf(long(90)))
    assert len(made) > 2
    for at, text in enumerate(made, start=1):
        assert squeezed("United Kingdom · data v1 · made on 30 November 2026") in squeezed(text)
        assert squeezed(f"{at} of {len(made)}") in squeezed(text)


def test_texts_are_never_read_as_markup() -> None:
    hostile = replace(
        WHOLE,
        title=HOSTILE,
        blocks=(
            Paragraph((Phrase(HOSTILE, lead=HOSTILE, marks=(HOSTILE,)),)),
            PaperTable(
                HOSTILE,
                (ColumnHead(""), ColumnHead(HOSTILE)),
                (PaperRow(HOSTILE, (PaperCell((Phrase(HOSTILE),)),)),),
                (1.0, 1.0),
            ),
            Blanks((HOSTILE,)),
        ),
        sources=(ListedSource(1, HOSTILE, HOSTILE, "https://example.org/?a=<b>&c=\"'"),),
    )
    assert squeezed("".join(pages(pdf(hostile)))).count(squeezed(HOSTILE)) >= 7
    page = web_page(hostile)
    assert "<b>bold</b>" not in page
    assert words(page).count(HOSTILE) >= 7


@settings(max_examples=25)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_can_be_set(text: str) -> None:
    """Whatever somebody types about a patient lands on a sheet as it is."""
    made = replace(WHOLE, title=text or "x", blocks=(Paragraph((Phrase(text),)),), sources=())
    assert pdf(made).startswith(b"%PDF")
    assert " ".join(text.split()) in words(web_page(made))


def test_every_letter_of_the_tables_is_in_the_fonts(real: Catalogue) -> None:
    """A letter that no font has would be an empty box."""
    cells = {str(cell) for table in TABLES for name in real[table].columns for cell in real[table][name].unique()}
    letters = {letter for cell in cells if not cell.startswith("http") for letter in cell}
    beyond = sorted(letter for letter in letters if ord(letter) > 126)
    made = pdf(replace(WHOLE, blocks=(Paragraph((Phrase(" ".join(beyond)),)),)))
    assert {name.split("+")[-1].split("-")[0].strip("/") for name in fonts(made)} <= {"SourceSansPro", "DejaVuSansMono"}
    said = "".join(pages(made))
    assert [letter for letter in beyond if letter not in said] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("landscape", [False, True])
def test_the_paper_is_the_one_asked_for(size: str, *, landscape: bool) -> None:
    made = replace(WHOLE, imprint=replace(IMPRINT, size=size), landscape=landscape)
    box = pypdf.PdfReader(io.BytesIO(pdf(made))).pages[0].mediabox
    wanted = {"a4": (595, 842), "us-letter": (612, 792)}[size]
    assert (round(box.width), round(box.height)) == (wanted[::-1] if landscape else wanted)
    css = {"a4": "A4", "us-letter": "letter"}[size]
    assert f"@page {{ size: {css} {'landscape' if landscape else 'portrait'};" in web_page(made)


def test_letters_are_the_largest_that_fit() -> None:
    asked = long(26, most_pages=1, letters_pt=(11.0, 6.0))
    found = fitting_pt(asked)
    assert 6.0 < found < 11.0
    assert len(pages(pdf(asked))) == 1
    assert len(pages(pdf(replace(asked, most_pages=None, letters_pt=(found + STEP_PT, 6.0))))) == 2


def test_what_fits_in_no_letters_has_more_pages_and_loses_nothing() -> None:
    asked = long(400, most_pages=1, letters_pt=(8.0, 7.0))
    assert fitting_pt(asked) == 7.0
    assert len(pages(pdf(asked))) > 3


def test_the_page_needs_no_other_file() -> None:
    assert requests(web_page(WHOLE)) == []
    assert "url(" not in web_page(WHOLE)
    assert "@import" not in web_page(WHOLE)
