"""What every sheet says of itself: country, date, data version, marks of review, and how far it may be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.data.catalogue import Catalogue
from dashboard.data.second_reading import DRAFT
from dashboard.paper.document import Imprint, PaperSize
from dashboard.wording.figures import amount

FOR_PROFESSIONALS = "A reference for professionals, not a substitute for judgement or the full label."
FOR_PATIENTS = (
    "Do not start, stop or change a medicine because of this sheet: ask your prescriber or pharmacist first. "
    "It does not replace the leaflet in your pack."
)
UNKNOWN_IS_NOT_SAFE = "“Not reviewed” and “not verified” mean unknown, never safe."
LETTER_COUNTRIES = ("US", "CA")


def usual_size(jurisdiction: str) -> PaperSize:
    """Return the paper that a country's printers hold."""
    return "us-letter" if jurisdiction in LETTER_COUNTRIES else "a4"


def day_in_words(day: date) -> str:
    """Write a date so that no reader takes the month for the day: ``30 November 2026``."""
    return f"{day.day} {day:%B %Y}"


def about(imprint: Imprint, under_review: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the lines below a title: country, date and data version, and which drugs are under review."""
    first = f"{imprint.place}. Made on {imprint.made_on} from MyoCompare data {imprint.version}."
    return (first, f"{DRAFT.capitalize()}: {', '.join(under_review)}.") if under_review else (first,)


def under_review(catalogue: Catalogue, relaxants: Sequence[str]) -> list[str]:
    """Name those of some relaxants that are under review, with how much of each is not verified."""
    found: list[str] = []
    for relaxant in relaxants:
        if relaxant in catalogue.drafts:
            unverified = catalogue.second_readings[relaxant].open
            name = catalogue.names[relaxant]
            found.append(f"{name} ({amount(unverified, 'key facts')} not verified)" if unverified else name)
    return found
