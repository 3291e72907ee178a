"""HTML of the leaflet and of the guide, from templates that escape every text."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import VOCABULARIES
from dashboard.profile import sites
from dashboard.profile.guide import FIGURES_DIFFER, NO_WINNER, Guide
from dashboard.profile.leaflet import Leaflet
from dashboard.profile.leaflet_parts import sentence, the
from dashboard.render.markup import WORDS, SourceNumbers, environment

MOST_NAMES = 6
"""Names without a source that are shown; the others are counted."""


def leaflet_page(catalogue: Catalogue, shown: Leaflet, made_on: str) -> str:
    """Return the leaflet with its contents beside it and its sources folded below."""
    template = environment().get_template("leaflet_page.html.j2")
    return template.render(WORDS | _content(catalogue, shown, made_on), number=SourceNumbers())


def _content(catalogue: Catalogue, shown: Leaflet, made_on: str) -> dict[str, object]:
    summary = catalogue.summary(shown.relaxant)
    return {
        "shown": shown,
        "place": VOCABULARIES["jurisdiction"][shown.jurisdiction],
        "made_on": made_on,
        "version": catalogue.version,
        "sentence": sentence,
        "the": the,
        "most_names": MOST_NAMES,
        "places": sites.PLACES,
        "marked": sites.places(summary),
        "alternative": sites.alternative(shown.name, summary, "plain"),
    }


def guide_page(shown: Guide) -> str:
    """Return the questions with a sentence for each relaxant, further sentences and the sources folded."""
    place = VOCABULARIES["jurisdiction"][shown.jurisdiction]
    return (
        environment()
        .get_template("guide.html.j2")
        .render(
            WORDS,
            shown=shown,
            place=place,
            number=SourceNumbers(),
            no_winner=NO_WINNER,
            figures_differ=FIGURES_DIFFER,
        )
    )
