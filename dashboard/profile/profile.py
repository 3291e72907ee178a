"""One relaxant whole, for professionals: the overview first, then every statement of the comparison by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from dashboard.compare.cells.advice import counselling
from dashboard.compare.cells.cell import Viewpoint, from_summary
from dashboard.compare.comparison import ComparisonRow, compare
from dashboard.compare.glance.glance import Glance, glance
from dashboard.compare.row_keys import RowKey
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import CounsellingRow, CounsellingTopic, Form
from dashboard.data.second_reading import SecondReading
from dashboard.dosing.dose_lines import DoseLine, dose_lines
from dashboard.evidence.estimates import Estimate, evidence, findings
from dashboard.evidence.questions import Question, questions
from dashboard.kinetics.time_lines import TimeLine, time_lines
from dashboard.side_effects.incidences import Incidence, in_words, incidences
from dashboard.side_effects.merging import merged
from dashboard.wording.figures import lowered
from dashboard.wording.statements import Statement, label


@dataclass(frozen=True)
class SectionSpec:
    """A section of the profile: its heading, the rows that it shows, and those that fold behind their names.

    Rows without a statement are named together, unless `keeps_empty`: a reader must see which warnings nobody gives.
    """

    heading: str
    rows: tuple[RowKey, ...] = ()
    _: KW_ONLY
    folded: tuple[RowKey, ...] = ()
    keeps_empty: bool = False


SECTIONS: dict[str, SectionSpec] = {
    "mechanism": SectionSpec("How it works", ("mechanism", "target", "class")),
    "uses": SectionSpec("Uses", ("labelled", "other_uses", "not_for")),
    "dosing": SectionSpec(
        "Dosing and forms",
        ("stop", "duration", "older", "kidney", "liver", "young", "interacting", "food", "products"),
        folded=("start", "steps", "usual", "maximum"),
    ),
    "times": SectionSpec(
        "Time course",
        ("metabolite", "metabolism"),
        folded=("onset", "tmax", "duration_of_effect", "half_life"),
    ),
    "effects": SectionSpec("Side effects", ("boxed_warning", "serious", "abrupt_stop", "common")),
    "cautions": SectionSpec(
        "Contraindications and cautions",
        ("contraindicated", "avoid", "not_established", "adjust", "care", "stricter", "silent"),
        keeps_empty=True,
    ),
    "interactions": SectionSpec(
        "Interactions",
        ("combinations", "avoid_with", "care_with", "no_effect_with", "monitoring"),
        keeps_empty=True,
    ),
    "evidence": SectionSpec("Evidence and place in therapy", ("place", "guidelines"), folded=("before",)),
    "advice": SectionSpec(
        "Counselling",
        (
            "how_to_take",
            "missed_dose",
            "stopping",
            "driving",
            "alcohol",
            "pregnancy_advice",
            "expect",
            "seek_help",
            "storage",
        ),
    ),
    "availability": SectionSpec("Availability", ("availability", "schedule", "brands")),
}
"""The sections below the overview, in order; a test holds that each row of the comparison is in one of them."""
SECTION_OF: Mapping[str, str] = {
    "uses": "uses",
    "boxed": "effects",
    "contraindicated": "cautions",
    "stopping": "effects",
    "dose": "dosing",
    "half_life": "times",
    "drowsiness": "effects",
    "effects": "effects",
    "kidney": "dosing",
    "liver": "dosing",
    "older": "dosing",
    "pregnancy": "cautions",
    "mechanism": "mechanism",
    "checks": "interactions",
    "schedule": "availability",
}
"""Row of the overview -> the section that has its statements in full."""
ADVICE: Mapping[RowKey, CounsellingTopic] = {"driving": "driving", "alcohol": "alcohol"}
"""Rows that say here what a patient is told: what labels warn of is among the cautions."""
TOPICS: tuple[CounsellingTopic, ...] = (
    "how_to_take",
    "missed_dose",
    "stopping",
    "driving",
    "alcohol",
    "pregnancy_breastfeeding",
    "what_to_expect",
    "seek_help",
    "storage",
    "place_in_care",
)
"""What a patient should hear about every relaxant."""


@dataclass(frozen=True)
class ProfileSection:
    """A section with its rows; `silent` has the labels of rows without a statement, by the words of their cells."""

    key: str
    heading: str
    rows: tuple[ComparisonRow, ...]
    folded: tuple[ComparisonRow, ...]
    silent: Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One relaxant as seen from a country, in some forms.

    Parameters
    ----------
    summary
        The paragraph that opens it.
    overview
        The column of Compare.
    doses, times
        Lines of the tables of doses and times.
    measured, named
        Side effects with a figure, and those without by the word of the source.
    asked, in_words
        Questions that trials and reviews answer, and findings without an estimate.
    silent
        Topics of counselling on which the sources that were read give no advice.
    review
        How far the second reading has come.
    """

    relaxant: str
    name: str
    summary: Statement | None
    overview: Glance
    sections: tuple[ProfileSection, ...]
    doses: tuple[DoseLine, ...]
    times: tuple[TimeLine, ...]
    measured: tuple[Incidence, ...]
    named: Mapping[str, Sequence[str]]
    asked: tuple[Question, ...]
    in_words: tuple[Estimate, ...]
    silent: tuple[str, ...]
    review: SecondReading

    @property
    def draft(self) -> bool:
        """Whether the relaxant is under review."""
        return not self.review.done


def profile(catalogue: Catalogue, relaxant: str, jurisdiction: str, forms: Sequence[Form]) -> Profile:
    """Build the profile of a relaxant for one country; `forms` are those that it is looked at in."""
    own = {relaxant: tuple(forms)}
    view = Viewpoint(catalogue, relaxant, jurisdiction, forms=tuple(forms))
    comparison = compare(catalogue, [relaxant], jurisdiction, own)

    def row(key: RowKey) -> ComparisonRow:
        made = comparison.row(key)
        topic = ADVICE.get(key)
        return replace(made, cells={relaxant: counselling(topic)(view)}, badged=False) if topic else made

    found = [
        one
        for one in incidences(catalogue, [relaxant], jurisdiction)
        if not one.row.form or set(one.row.form) & set(forms)
    ]
    known = evidence(catalogue, [relaxant])
    opening = from_summary(view, "summary", view.summary.summary).statements
    return Profile(
        relaxant=relaxant,
        name=catalogue.names[relaxant],
        summary=opening[0] if opening else None,
        overview=glance(catalogue, [relaxant], jurisdiction, own),
        sections=tuple(
            _section(key, spec, relaxant, [row(one) for one in spec.rows], [row(one) for one in spec.folded])
            for key, spec in SECTIONS.items()
        ),
        doses=dose_lines(catalogue, [relaxant], jurisdiction, own),
        times=time_lines(catalogue, [relaxant], own),
        measured=tuple(merged([one for one in found if one.measured])),
        named=in_words(found),
        asked=questions(catalogue, known),
        in_words=findings(known),
        silent=silent_topics(catalogue, relaxant),
        review=catalogue.second_readings[relaxant],
    )


def _section(
    key: str, spec: SectionSpec, relaxant: str, rows: Sequence[ComparisonRow], folded: Sequence[ComparisonRow]
) -> ProfileSection:
    """Make a section; rows that have nothing to say are named together."""
    silent: dict[str, list[str]] = {}

    def is_shown(row: ComparisonRow) -> bool:
        cell = row.cells[relaxant]
        if cell.statements or cell.notice or spec.keeps_empty:
            return True
        silent.setdefault(cell.empty, []).append(lowered(row.label))
        return False

    return ProfileSection(key, spec.heading, tuple(filter(is_shown, rows)), tuple(filter(is_shown, folded)), silent)


def silent_topics(catalogue: Catalogue, relaxant: str) -> tuple[str, ...]:
    """Name the topics of counselling on which no source gives advice, in the order of `TOPICS`."""
    rows = catalogue.rows(CounsellingRow, relaxant)
    given = {row.topic for row in rows if row.value_status == "given"}
    return tuple(label("counselling_topic", topic).lower() for topic in TOPICS if topic not in given)
