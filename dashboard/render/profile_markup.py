"""HTML of the profile of a relaxant, from templates that escape every text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import Markup

from dashboard.compare.cells.cell import NOT_READ
from dashboard.compare.comparison import ComparisonRow
from dashboard.compare.row_keys import RowKey
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Level
from dashboard.data.schema.terms import FORMS
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.evidence.estimates import Section
from dashboard.profile import sites
from dashboard.profile.profile import SECTION_OF, TOPICS, Profile
from dashboard.render import evidence_markup, line_tables
from dashboard.render.markup import WORDS, SourceNumbers, environment
from dashboard.side_effects.effect_marks import by_arm, one_of_each, scale_of
from dashboard.side_effects.incidences import Incidence
from dashboard.wording.figures import amount, lowered
from dashboard.wording.statements import Citation, Statement, citations

MOST_EFFECTS = 10
MARKS_MEAN = (
    "Upper mark: drug; lower: placebo of the same trial. Thin line: 95% interval; thick: range across trials. "
    "The highest {shown} of {known} effects."
)
NO_NOTES: dict[Section, str] = {"placebo": "", "head_to_head": "", "classes": "", "observed": ""}


SILENT_WORDS = {
    NOT_READ: "Not reviewed, so unknown",
    "None stated in the rows read": "Not stated in the sources read",
    "None named in the sources read": "None named in the sources read",
    "None in the rows read": "Not stated in the sources read",
}
"""What an empty cell says -> what is said once of all such rows of a section."""
LEVEL_OF: dict[RowKey, Level] = {
    "contraindicated": "contraindicated",
    "avoid": "avoid",
    "not_established": "not_established",
    "adjust": "adjust",
}
"""Rows of which every statement has one level: its badge heads the row."""


def profile_page(catalogue: Catalogue, shown: Profile) -> str:
    """Return the profile with its contents, a section a heading, and its sources folded at the end."""
    number = SourceNumbers()
    each = one_of_each(shown.measured)
    scale = scale_of(each[:MOST_EFFECTS])
    asked = sum(len(question.answers) for question in shown.asked)
    summary = catalogue.summary(shown.relaxant)
    contents = {"glance": "At a glance", **{one.key: one.heading for one in shown.sections}, "sources": "Sources"}

    def cited(one: Incidence) -> Statement:
        return Statement(one.text, citations=_cited(catalogue, one), checked=one.row.checked, superseded=one.superseded)

    return (
        environment()
        .get_template("profile.html.j2")
        .render(
            **WORDS,
            shown=shown,
            place=VOCABULARIES["jurisdiction"][shown.overview.jurisdiction],
            forms=[FORMS[form] for form in shown.overview.columns[0].view.forms],
            version=catalogue.version,
            number=number,
            contents=contents,
            section_of=SECTION_OF,
            places=sites.PLACES,
            marked=sites.places(summary),
            alternative=sites.alternative(shown.name, summary),
            unknown_site=sites.UNKNOWN,
            dose_table=partial(_dose_table, shown, number),
            time_table=partial(_time_table, shown, number),
            scale=scale,
            arms=by_arm([scale.mark(one) for one in each[:MOST_EFFECTS]]),
            marks_mean=MARKS_MEAN.format(shown=min(len(each), MOST_EFFECTS), known=len(each)),
            cited=cited,
            evidence_table=_evidence_table(shown),
            asked_words=f"{asked} estimate{'s' if asked != 1 else ''} from trials and reviews",
            findings_words=f"{len(shown.in_words)} more in words, without an estimate",
            named_words=f"{_counted(shown)} effects named without a figure",
            folded_words={one.key: _folded_words(shown.relaxant, one.folded) for one in shown.sections if one.folded},
            topics=len(TOPICS),
            lowered=lowered,
            level_of=LEVEL_OF,
            silent=partial(_silent, shown.relaxant),
            is_silent=partial(_is_silent, shown.relaxant),
            plain=False,
        )
    )


def _folded_words(relaxant: str, rows: Sequence[ComparisonRow]) -> str:
    """Name the rows of a fold and count their statements."""
    count = sum(len(row.cells[relaxant].statements) for row in rows)
    return f"{', '.join([rows[0].label, *(lowered(row.label) for row in rows[1:])])}: {amount(count, 'statements')}"


def _is_silent(relaxant: str, row: ComparisonRow) -> bool:
    """Whether a row has nothing but that nothing was read or found: such rows are named together."""
    cell = row.cells[relaxant]
    return not cell.statements and not cell.notice and cell.empty in SILENT_WORDS


def _silent(relaxant: str, rows: Sequence[ComparisonRow]) -> dict[str, list[str]]:
    """Return the labels of the silent rows of a section by what is to be said of them."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if _is_silent(relaxant, row):
            found.setdefault(SILENT_WORDS[row.cells[relaxant].empty], []).append(lowered(row.label))
    return found


def _cited(catalogue: Catalogue, one: Incidence) -> tuple[Citation, ...]:
    return citations(catalogue, one.row)


def _dose_table(shown: Profile, number: SourceNumbers) -> Markup:
    asked = shown.overview.jurisdiction
    return Markup(line_tables.dose_table(shown.doses, "Doses for adults", DOSE_NOTES, asked=asked, number=number))


def _time_table(shown: Profile, number: SourceNumbers) -> Markup:
    return Markup(line_tables.time_table(shown.times, "Time course", TIME_NOTES, number=number))


def _evidence_table(shown: Profile) -> Markup:
    return Markup(evidence_markup.evidence_table(shown.asked, NO_NOTES)) if shown.asked else Markup("")


def _counted(shown: Profile) -> int:
    return sum(len(named) for named in shown.named.values())


DOSE_NOTES: Sequence[str] = (
    "Bar: pale mark start, thick usual, end mark maximum, broken where the label states none.",
)
TIME_NOTES: Sequence[str] = (
    "Bars from top to bottom: onset, peak, one dose lasts, half-life, half-life of metabolites. "
    "Concentration and half-life are not effect.",
)


def drug_list(names: Mapping[str, str]) -> str:
    """Return every relaxant (key -> name) as a link to its profile."""
    ordered = sorted(names.items(), key=lambda pair: pair[1].lower())
    return environment().get_template("drug_list.html.j2").render(**WORDS, names_of=dict(ordered))
