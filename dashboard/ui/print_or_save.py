"""What a reader takes away from a page: sheets of paper as PDF and as HTML, and beside them its tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.schema import VOCABULARIES
from dashboard.paper.document import SIZES, Imprint, PaperDocument, PaperSize
from dashboard.paper.imprint import day_in_words, usual_size
from dashboard.paper.typesetting import pdf
from dashboard.paper.web_page import web_page
from dashboard.ui import show
from dashboard.ui.address import link
from dashboard.ui.state import State
from dashboard.ui.visitor import today

FILES = "files"


class PaperSheet(NamedTuple):
    """A sheet on offer: what its buttons say, what its files are called, and what makes it."""

    label: str
    view: str
    build: Callable[[Imprint], PaperDocument]


def print_or_save(draw: Callable[[], None]) -> None:
    """Show a button that opens the files of the page; they are drawn only while it is open."""
    files = st.popover("Print or save", icon=":material/print:", key=FILES, on_change="rerun")
    if files.open:
        with files:
            draw()


def title_row() -> DeltaGenerator:
    """Return a row for the heading of a page and, at its end, the button that opens its files."""
    return st.container(key="title_row", horizontal=True, vertical_alignment="bottom")


def offer_paper(current: State, sheets: Sequence[PaperSheet], key: str, *, with_link: bool = True) -> Imprint:
    """Offer each sheet as PDF and as HTML, on the paper of the country unless another is chosen; return their imprint.

    Without a link where the view holds what is nobody else's business (hazard H31).
    """
    imprint = Imprint(
        place=VOCABULARIES["jurisdiction"][current.jurisdiction],
        made_on=day_in_words(today()),
        version=current.catalogue.version,
        size=_choose_size(current.jurisdiction),
        link=link() if with_link else "",
    )
    for at, (label, view, build) in enumerate(sheets):
        with st.container(horizontal=True, vertical_alignment="center"):
            show.download(
                f"{label} as PDF", f"{view}.pdf", lambda build=build: pdf(build(imprint)), key=f"{key}-pdf-{at}"
            )
            show.download(
                f"{label} as HTML",
                f"{view}.html",
                lambda build=build: web_page(build(imprint)),
                key=f"{key}-html-{at}",
                quiet=True,
            )
    return imprint


def with_details(key: str) -> bool:
    """Ask whether files may hold what was typed about the patient; they do not unless somebody says so (hazard H31)."""
    return st.checkbox("With patient details", key=f"my_details_{key}", persist_state="session")


def _choose_size(jurisdiction: str) -> PaperSize:
    """Let the reader choose the paper; the choice lasts for the session, and for the countries of that paper."""
    usual = usual_size(jurisdiction)
    chosen = st.segmented_control(
        "Paper",
        list(SIZES),
        default=usual,
        required=True,
        key=f"paper_where_{usual}_is_usual",
        persist_state="session",
        format_func=SIZES.__getitem__,
    )
    return cast("PaperSize", chosen or usual)
