"""How long a treatment or phase may last, and when it is reviewed, by the rules of a label."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import Cell, frame_of
from dashboard.data.rows import DosingRow
from dashboard.dosing.doses import ADULTS, duration_text, narrower_words, rules_for
from dashboard.wording.forms import forms_meant
from dashboard.wording.statements import SUPERSEDED, source_titles, superseded, unconfirmed


@dataclass(frozen=True, kw_only=True)
class DurationLimit:
    """A limit on the duration of treatment, or a day of review, in days; None where the rule gives none.

    Parameters
    ----------
    relaxant, name
        Key and name.
    forms
        Names of the forms that share the limit.
    narrower
        For whom it holds, where not for all adults.
    source
        Titles of the sources.
    text
        The limit in words.
    superseded
        Whether it rests on replaced documents alone (hazard H35).
    """

    relaxant: str
    name: str
    forms: tuple[str, ...]
    narrower: str
    limit_days: float | None
    review_days: float | None
    jurisdiction: str
    checked: str
    source: str
    text: str
    superseded: bool

    @property
    def who(self) -> str:
        """Say for which relaxant, forms and people the limit is, with its marks."""
        words = ", ".join(part for part in (self.name, *self.forms, self.narrower) if part)
        return words + unconfirmed(self.checked) + (SUPERSEDED if self.superseded else "")


DURATION_COLUMNS: dict[str, Callable[[DurationLimit], Cell]] = {
    "relaxant": lambda limit: limit.relaxant,
    "name": lambda limit: limit.name,
    "who": lambda limit: limit.who,
    "start": lambda _: 0.0,
    "limit_days": lambda limit: limit.limit_days,
    "review_days": lambda limit: limit.review_days,
    "jurisdiction": lambda limit: limit.jurisdiction,
    "checked": lambda limit: limit.checked,
    "source": lambda limit: limit.source,
    "text": lambda limit: limit.text,
}


def duration_limits(
    catalogue: Catalogue, relaxants: Sequence[str], jurisdiction: str, forms: Mapping[str, Sequence[str]]
) -> tuple[DurationLimit, ...]:
    """Return the limits on the duration of treatment, and days of review, for adults; forms with the same share one."""
    alike: dict[tuple[str, ...], list[DosingRow]] = {}
    for relaxant in relaxants:
        for row in rules_for(catalogue, relaxant, jurisdiction, forms[relaxant]).rows:
            text = duration_text(row) if row.population in ADULTS else ""
            if text:
                alike.setdefault((relaxant, text, narrower_words(row), row.jurisdiction), []).append(row)
    return tuple(_limit(catalogue, rows) for rows in alike.values())


def durations_frame(limits: Sequence[DurationLimit]) -> pd.DataFrame:
    """Return one row per limit, for charts: columns as in `DURATION_COLUMNS`, NaN where a limit gives no days."""
    return frame_of(limits, DURATION_COLUMNS)


def _limit(catalogue: Catalogue, rows: Sequence[DosingRow]) -> DurationLimit:
    """Make the limit that some rules have in common; it is confirmed when all of them are."""
    first = rows[0]
    return DurationLimit(
        relaxant=first.relaxant,
        name=catalogue.names[first.relaxant],
        forms=tuple(dict.fromkeys(forms_meant(row) for row in rows)),
        narrower=narrower_words(first),
        limit_days=first.limit_days,
        review_days=first.review_days,
        jurisdiction=first.jurisdiction,
        checked=rows[-1].checked if all(row.checked for row in rows) else "",
        source=source_titles(catalogue, first),
        text=duration_text(first),
        superseded=any(superseded(catalogue, row) for row in rows),
    )
