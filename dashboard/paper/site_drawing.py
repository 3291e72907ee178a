"""The drawing of where a relaxant acts, for paper: with the style that the pages have in their style sheet."""

from __future__ import annotations

from dashboard.data.rows import RelaxantRow
from dashboard.paper.document import Drawing
from dashboard.profile import sites
from dashboard.render.markup import asset, template
from dashboard.render.palette import RELAXANT_COLOURS
from dashboard.wording.statements import Wording

WIDTH_MM = 50.0


def site_drawing(name: str, summary: RelaxantRow, wording: Wording = "clinician") -> Drawing | None:
    """Return the drawing of a relaxant; None where no source says where it acts."""
    marked = sites.places(summary)
    if not marked:
        return None
    words = sites.alternative(name, summary, wording)
    svg = template("site_alone.svg.j2").render(
        marked=marked, places=sites.PLACES, colour=RELAXANT_COLOURS[summary.relaxant], words=words
    )
    return Drawing(_alone(svg.strip()), words, WIDTH_MM)


def _alone(svg: str) -> str:
    """Give a drawing of the pages what it needs outside them: a name space, and the style of its lines."""
    start, rest = svg.split(">", 1)
    named = start.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{named}><style>{asset('sites_on_paper.css')}</style>{rest}"
