"""Where a relaxant acts, for the drawing: brain, spinal cord, nerve ending, muscle."""

from __future__ import annotations

from typing import Literal

from dashboard.data.rows import RelaxantRow, Site
from dashboard.wording.figures import listed, lowered
from dashboard.wording.statements import Wording

Place = Literal["brain", "spinal_cord", "nerve_ending", "muscle"]
PLACES: dict[Place, str] = {
    "brain": "Brain",
    "spinal_cord": "Spinal cord",
    "nerve_ending": "Nerve ending",
    "muscle": "Muscle",
}
"""The places of the drawing, from the brain to the muscle, and what they are called beside it."""
DRAWN: dict[Site, tuple[Place, ...]] = {
    "brain": ("brain",),
    "spinal_cord": ("spinal_cord",),
    "cns": ("brain", "spinal_cord"),
    "nerve_ending": ("nerve_ending",),
    "muscle": ("muscle",),
}
UNKNOWN = "The sources that were read do not say where it acts"


def places(summary: RelaxantRow) -> frozenset[Place]:
    """Return the places of the drawing where a relaxant acts; none where no source says so."""
    return frozenset(place for site in summary.acts_at for place in DRAWN[site])


def alternative(name: str, summary: RelaxantRow, wording: Wording = "clinician") -> str:
    """Say in a sentence what the drawing shows."""
    found = places(summary)
    if not found:
        return f"{name}: {lowered(UNKNOWN)}."
    marked = listed([PLACES[place].lower() for place in PLACES if place in found])
    way = "from the brain through the spinal cord and a nerve to a muscle"
    if wording == "plain" or not summary.site_of_action:
        return f"The way of a nerve signal {way}. {name} acts at the marked place: {marked}."
    return f"The way of a nerve signal {way}. Marked: {marked}. {name} acts at: {lowered(summary.site_of_action)}."
