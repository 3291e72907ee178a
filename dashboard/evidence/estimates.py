"""What trials, reviews and guidelines say: estimates for forest plots, findings in words, statements of guidelines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Better, Condition, Contrast, EvidenceRow, GuidanceRow, SourceRow
from dashboard.data.schema.terms import RATIOS
from dashboard.wording.figures import amount, capital, lowered, number, span
from dashboard.wording.statements import (
    documents,
    labels,
    source_addresses,
    source_titles,
    superseded,
)

USUAL_LEVEL = 95
PLOTTED: tuple[Contrast, ...] = ("difference", "ratio")
NO_MEASURE = "none"
OF_CLASS = "class"
"""Stands for the relaxant of an estimate of a class."""
Section = Literal["placebo", "head_to_head", "classes", "observed"]
SECTIONS: dict[Section, str] = {
    "placebo": "Against placebo or no drug",
    "head_to_head": "Head to head",
    "classes": "Classes of relaxants",
    "observed": "Observed in practice, not randomised",
}
"""The sections of the page in their order."""
Verdict = Literal["better", "worse", "lower", "higher", "chance", "no_interval"]
_ORDER: dict[Section, int] = {section: at for at, section in enumerate(SECTIONS)}


@dataclass(frozen=True, kw_only=True)
class PlotAxis:
    """What estimates have in common that stand in one forest plot."""

    section: Section
    condition: tuple[Condition, ...]
    outcome: str
    measure: str
    scale: str
    better: Better | Literal[""]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """An estimate of an effect, or a finding in words.

    Parameters
    ----------
    row
        What was read.
    section
        Where it stands on the page.
    relaxant
        The relaxant that it is about; `OF_CLASS` for an estimate of a class.
    name, against
        Names of what was compared with what.
    titles, addresses
        Its sources, parted by semicolons.
    documents
        The same as they are in the table of sources.
    superseded
        Whether it rests on replaced documents alone (hazard H49).
    mcid_by
        Whose figure the smallest difference that matters is; empty where there is none.
    """

    row: EvidenceRow
    section: Section
    relaxant: str
    name: str
    against: str
    titles: str
    addresses: str
    documents: tuple[SourceRow, ...]
    superseded: bool
    mcid_by: str = ""

    @property
    def date(self) -> str:
        """When its newest source appeared; empty where that is not known."""
        return max((document.date for document in self.documents), default="")

    @property
    def publications(self) -> str:
        """Where and when it appeared: ``BMJ 2021``."""
        return ", ".join(dict.fromkeys(map(publication, self.documents)))

    @property
    def axis(self) -> PlotAxis:
        """The forest plot that it may stand in."""
        return PlotAxis(
            section=self.section,
            condition=self.row.condition,
            outcome=self.row.outcome,
            measure=self.row.measure,
            scale=self.row.scale,
            better=self.row.better,
        )

    @property
    def can_be_plotted(self) -> bool:
        """Whether a forest plot may show it: values of single arms are findings, never estimates (hazard H39)."""
        return self.row.contrast in PLOTTED and self.row.measure != NO_MEASURE and self.row.estimate is not None

    @property
    def condition(self) -> str:
        """The conditions of the people in it, in words."""
        return condition_words(self.row.condition)

    @property
    def claim(self) -> str:
        """Who is compared with whom."""
        return f"{self.name} against {self.against}"

    @property
    def figure(self) -> str:
        """An estimate with its interval and its certainty; without a number only the certainty."""
        row, interval = self.row, span(self.row.ci_low, self.row.ci_high, "")
        parts = (
            "" if row.estimate is None else number(row.estimate) + (f" ({interval})" if interval else ""),
            "" if row.ci_level in (None, USUAL_LEVEL) else f"{row.ci_level:.1f} % interval",
            f"{row.certainty} certainty" if row.certainty else "certainty not rated",
            "" if row.checked else "not verified",
        )
        return ", ".join(filter(None, parts))

    @property
    def details(self) -> str:
        """When, in how many people and trials, and on top of what."""
        row = self.row
        parts = (
            row.timepoint,
            "" if row.participants is None else amount(row.participants, "people"),
            "" if row.trials is None else amount(row.trials, "trials"),
            f"with {row.added_to} in both arms" if row.added_to else "",
            row.analysis,
        )
        return ", ".join(filter(None, parts))

    @property
    def null(self) -> float:
        """The value that means no difference."""
        return 1.0 if self.row.measure in RATIOS else 0.0

    @property
    def verdict(self) -> Verdict:
        """What its interval says."""
        row = self.row
        if row.estimate is None or row.ci_low is None or row.ci_high is None:
            return "no_interval"
        if row.ci_low <= self.null <= row.ci_high:
            return "chance"
        if not row.better:
            return "lower" if row.estimate < self.null else "higher"
        return "better" if (row.estimate < self.null) == (row.better == "lower") else "worse"

    @property
    def is_small(self) -> bool:
        """Whether it is smaller than the smallest difference that matters, where a source names one."""
        estimate, matters = self.row.estimate, self.row.mcid
        return estimate is not None and matters is not None and abs(estimate - self.null) < abs(matters)


def publication(source: SourceRow) -> str:
    """Name a document in short, ``J Am Geriatr Soc 2024``, and by its authors where they are named."""
    where, _, authors = source.publisher.rstrip(")").partition(" (")
    first = authors.partition(",")[0]
    return f"{f'{first} and others' if first != authors else where} {source.date[:4] or 'without a date'}"


def condition_words(conditions: Iterable[Condition]) -> str:
    """Name some conditions."""
    return ", ".join(labels("condition", conditions))


def evidence(catalogue: Catalogue, relaxants: Collection[str], condition: str = "") -> tuple[Estimate, ...]:
    """Return what is known of some relaxants, of all when none is named, in a condition or in any.

    An estimate of a class counts for its members, and for every pick where the source names none.
    """
    found = [
        _estimate(catalogue, row)
        for row in catalogue.every(EvidenceRow)
        if (not condition or condition in row.condition) and _concerns(row, relaxants)
    ]
    return tuple(sorted(found, key=_place))


def _place(one: Estimate) -> tuple[int, str, str, str, str]:
    return _ORDER[one.section], one.condition, one.row.outcome, one.name, one.row.timepoint


def _estimate(catalogue: Catalogue, row: EvidenceRow) -> Estimate:
    of_class = row.subject_kind == "class"
    return Estimate(
        row=row,
        section=_section(catalogue, row),
        relaxant=OF_CLASS if of_class else row.subject,
        name=capital(row.subject) if of_class else catalogue.names[row.subject],
        against=_against(catalogue, row.comparator),
        titles=source_titles(catalogue, row),
        addresses=source_addresses(catalogue, row),
        documents=tuple(documents(catalogue, row)),
        superseded=superseded(catalogue, row),
        mcid_by=publication(catalogue.sources[row.mcid_source]) if row.mcid_source in catalogue.sources else "",
    )


def _against(catalogue: Catalogue, comparator: str) -> str:
    """Name what a relaxant was compared with; a relaxant by its name, with what the source adds (a dose)."""
    key, _, rest = comparator.partition(" ")
    return " ".join(filter(None, (lowered(catalogue.names[key]), rest))) if key in catalogue.names else comparator


def _compared_with(row: EvidenceRow) -> str:
    """Return the key of the relaxant that another was compared with, or the first word of whatever it was."""
    return row.comparator.partition(" ")[0]


def _concerns(row: EvidenceRow, relaxants: Collection[str]) -> bool:
    if not relaxants or (row.subject_kind == "class" and not row.members):
        return True
    return bool({row.subject, _compared_with(row), *row.members} & set(relaxants))


def _section(catalogue: Catalogue, row: EvidenceRow) -> Section:
    if row.basis == "observational" or "cohort" in row.design:
        return "observed"
    if row.subject_kind == "class":
        return "classes"
    return "head_to_head" if _compared_with(row) in catalogue.names else "placebo"


def plots(found: Iterable[Estimate]) -> dict[PlotAxis, tuple[Estimate, ...]]:
    """Return the estimates that forest plots may show, by their axis."""
    by_axis: dict[PlotAxis, list[Estimate]] = {}
    for one in found:
        if one.can_be_plotted:
            by_axis.setdefault(one.axis, []).append(one)
    return {axis: tuple(estimates) for axis, estimates in by_axis.items()}


def findings(found: Iterable[Estimate]) -> tuple[Estimate, ...]:
    """Return what no forest plot may show: values of single arms, and findings without an estimate."""
    return tuple(one for one in found if not one.can_be_plotted)


def without_evidence(catalogue: Catalogue, found: Iterable[Estimate], relaxants: Sequence[str]) -> list[str]:
    """Return the names of the relaxants of which nothing was found; a class does not speak for its members."""
    spoken = {key for one in found for key in (one.relaxant, _compared_with(one.row))}
    return [catalogue.names[relaxant] for relaxant in relaxants if relaxant not in spoken]


def guidelines(catalogue: Catalogue, relaxants: Collection[str], condition: str = "") -> list[GuidanceRow]:
    """Return the statements of guidelines on some relaxants, or on all, in a condition or in any; newest first.

    Statements that name no relaxant say what comes before any of them, and are always among them.
    """
    rows = [
        row
        for row in catalogue.every(GuidanceRow)
        if (not condition or condition in row.condition)
        and (not relaxants or not row.relaxants or set(relaxants) & set(row.relaxants))
    ]
    return sorted(rows, key=lambda row: (-row.year, row.body, row.detail))
