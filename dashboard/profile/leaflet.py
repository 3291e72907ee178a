"""A leaflet on one relaxant for patients, in the order of an NHS medicines page; no word in it sets a dose.

Each sentence on the medicine is a plain text of the tables with its source. Where no source says anything, the leaflet
says so and sends the reader to a pharmacist; advice of one relaxant or route is never used for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.compare.cells.cell import Viewpoint
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Form
from dashboard.names.brands import known_by_name
from dashboard.profile import leaflet_safety, leaflet_use, leaflet_who
from dashboard.profile.leaflet_parts import Block, Builder, form_words, is_given, told
from dashboard.wording.statements import Statement

SECTIONS: dict[str, tuple[str, Builder]] = {
    "for": ("What it is for", leaflet_use.what_for),
    "works": ("How it works", leaflet_use.how_it_works),
    "who": ("Who can take it", leaflet_who.who),
    "take": ("How to start and take it", leaflet_use.how_to_take),
    "missed": ("If you miss a dose", told("missed_dose")),
    "effects": ("Side effects", leaflet_safety.side_effects),
    "with": ("Other medicines and alcohol", leaflet_safety.other_medicines),
    "driving": ("Driving and machines", told("driving")),
    "pregnancy": ("Pregnancy and breastfeeding", told("pregnancy_breastfeeding")),
    "stopping": ("Stopping it", told("stopping")),
    "else": ("What else helps", told("place_in_care")),
    "questions": ("Questions to ask", leaflet_use.questions),
}
"""The sections in order, each with its heading."""
ON_VISITS = {"who": "Who can have it", "take": "How it is given", "missed": "If you miss a visit"}
"""Headings of what no patient takes alone."""


@dataclass(frozen=True)
class LeafletSection:
    """A section: its heading and what is below it."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """A leaflet on one relaxant, for one country and some forms.

    Parameters
    ----------
    brands
        Brand names that a source gives, those of the country first.
    also_called
        Brand names that we know, but not from a source.
    forms
        What the forms are called.
    warnings
        The strongest warnings, which are shown above all.
    unconfirmed
        Number of statements that nobody has read in their source yet.
    draft
        Whether the relaxant is under review.
    """

    relaxant: str
    name: str
    jurisdiction: str
    brands: tuple[str, ...]
    also_called: tuple[str, ...]
    forms: tuple[str, ...]
    warnings: tuple[Statement, ...]
    sections: tuple[LeafletSection, ...]
    draft: bool

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order."""
        of_sections = (one for section in self.sections for block in section.blocks for one in block.statements)
        return (*self.warnings, *of_sections)

    @property
    def unconfirmed(self) -> int:
        """The number of statements that nobody has read in their source yet."""
        return sum(one.unconfirmed for one in self.statements)


def leaflet(catalogue: Catalogue, relaxant: str, jurisdiction: str, forms: Sequence[Form]) -> Leaflet:
    """Build the leaflet of a relaxant for one country; `forms` are those that it is about."""
    view = Viewpoint(catalogue, relaxant, jurisdiction, forms=tuple(forms), wording="plain")
    summary = view.summary
    near, far = summary.us_brands, summary.other_brands
    brands = (*near, *far) if jurisdiction == "US" else (*far, *near)
    return Leaflet(
        relaxant=relaxant,
        name=catalogue.names[relaxant],
        jurisdiction=jurisdiction,
        brands=tuple(dict.fromkeys(brands)),
        also_called=known_by_name(catalogue, relaxant),
        forms=tuple(form_words(forms)),
        warnings=leaflet_safety.warnings(view),
        sections=tuple(
            LeafletSection(key, ON_VISITS.get(key, heading) if is_given(view) else heading, build(view))
            for key, (heading, build) in SECTIONS.items()
        ),
        draft=relaxant in catalogue.drafts,
    )
