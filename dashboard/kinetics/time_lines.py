"""How fast and how long in one line a drug and form: onset, peak, duration and half-lives, with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.kinetics.studied import food_words
from dashboard.kinetics.times import Measure, TimeSpan, time_course
from dashboard.wording.figures import lowered, narrow_hours
from dashboard.wording.statements import Citation, once

HEADINGS: dict[Measure, str] = {
    "onset": "Onset of effect",
    "tmax": "Peak concentration",
    "duration": "One dose lasts",
    "half_life": "Half-life",
    "metabolite_half_life": "Half-life of metabolites",
}
"""What each measure is called above its column."""


@dataclass(frozen=True, kw_only=True)
class TimeLine:
    """The times of one relaxant in one form, or in forms that a source does not tell apart.

    Parameters
    ----------
    spans
        Its times, each of one measure.
    active
        Name of the active metabolite; empty where none is known.
    """

    relaxant: str
    name: str
    form: str
    spans: tuple[TimeSpan, ...]
    active: str

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where its times were read."""
        return once(citation for one in self.spans for citation in one.citations)

    @property
    def unconfirmed(self) -> bool:
        """Whether nobody has read one of its times in the source yet."""
        return not all(one.checked for one in self.spans)

    @property
    def superseded(self) -> bool:
        """Whether it rests on replaced documents alone (hazard H35)."""
        return all(citation.doc_status != "current" for citation in self.citations)

    @property
    def spoken(self) -> str:
        """The bars in words."""
        heard: dict[Measure, str] = {**HEADINGS, "metabolite_half_life": "Half-life of"}
        said = (f"{heading.lower()} {self.text(measure)}" for measure, heading in heard.items() if self.of(measure))
        return f"{self.name}, {self.form}: {'; '.join(said)}"

    def of(self, measure: Measure) -> tuple[TimeSpan, ...]:
        """Return its times of a measure."""
        return tuple(one for one in self.spans if one.measure == measure)

    def text(self, measure: Measure) -> str:
        """Say a measure in a few words: ``0.25\u20132.5 h; 2.5 h with food``; empty where it is not known."""
        return "; ".join(self._words(one) for one in self.of(measure))

    def _words(self, one: TimeSpan) -> str:
        said = narrow_hours(one.low_h, one.high_h)
        if one.analyte:
            is_active = bool(self.active) and (one.analyte == self.active or self.active.startswith(one.analyte))
            said = f"{'active ' if is_active else ''}{lowered(one.analyte)} {said}"
        return " ".join(part for part in (said, food_words(one.fed), f"({one.context})" if one.context else "") if part)


def time_lines(
    catalogue: Catalogue, relaxants: Sequence[str], forms: Mapping[str, Sequence[str]]
) -> tuple[TimeLine, ...]:
    """Return one line per relaxant and form whose times were read, the headline form first."""
    alike: dict[tuple[str, str], list[TimeSpan]] = {}
    for one in time_course(catalogue, relaxants, forms):
        alike.setdefault((one.relaxant, one.form), []).append(one)
    lines = [
        TimeLine(
            relaxant=relaxant,
            name=catalogue.names[relaxant],
            form=form,
            spans=tuple(spans),
            active=catalogue.summary(relaxant).active_metabolite,
        )
        for (relaxant, form), spans in alike.items()
    ]
    places = {relaxant: at for at, relaxant in enumerate(relaxants)}
    headline = {relaxant: catalogue.summary(relaxant).headline_form for relaxant in relaxants}
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                places[line.relaxant],
                all(headline[line.relaxant] not in one.forms for one in line.spans),
            ),
        )
    )


def silent(lines: Sequence[TimeLine], measure: Measure) -> list[str]:
    """Name the relaxants with some time but none of a measure."""
    told = {line.relaxant for line in lines if line.of(measure)}
    return list(dict.fromkeys(line.name for line in lines if line.relaxant not in told))
