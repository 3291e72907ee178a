"""HTML of the leaflet, for the page and as a sheet to print, from templates that escape every text."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import VOCABULARIES
from dashboard.profile import sites
from dashboard.profile.guide import Guide
from dashboard.profile.leaflet import Leaflet
from dashboard.profile.leaflet_parts import sentence
from dashboard.render.markup import ON_PAPER, WORDS, DocumentNumbers, SourceNumbers, asset, environment

MOST_WORDS = 1000
"""Of a sheet in letters of the usual size; a longer one has smaller ones, so that it ends on the second page."""
MOST_NAMES = 6
"""Names without a source that are shown; the others are counted."""


def leaflet_page(catalogue: Catalogue, shown: Leaflet, made_on: str) -> str:
    """Return the leaflet with its contents beside it and its sources folded below."""
    template = environment().get_template("leaflet_page.html.j2")
    return template.render(WORDS | _content(catalogue, shown, made_on), number=SourceNumbers(), places_cited=None)


def leaflet_sheet(catalogue: Catalogue, shown: Leaflet, made_on: str) -> str:
    """Return a whole HTML page to print: the leaflet on at most two pages of A4, with its sources."""
    content = ON_PAPER | _content(catalogue, shown, made_on)
    template = environment().get_template("leaflet_sheet.html.j2")
    return template.render(content, number=DocumentNumbers(), places_cited=1, style=asset("table.css"))


def _content(catalogue: Catalogue, shown: Leaflet, made_on: str) -> dict[str, object]:
    summary = catalogue.summary(shown.relaxant)
    return {
        "shown": shown,
        "place": VOCABULARIES["jurisdiction"][shown.jurisdiction],
        "made_on": made_on,
        "version": catalogue.version,
        "sentence": sentence,
        "most_names": MOST_NAMES,
        "most_words": MOST_WORDS,
        "places": sites.PLACES,
        "marked": sites.places(summary),
        "alternative": sites.alternative(shown.name, summary, "plain"),
    }


def guide_page(shown: Guide) -> str:
    """Return the questions with a sentence for each relaxant, further sentences and the sources folded."""
    place = VOCABULARIES["jurisdiction"][shown.jurisdiction]
    return environment().get_template("guide.html.j2").render(WORDS, shown=shown, place=place, number=SourceNumbers())
