"""HTML of the profile of a relaxant, from templates that escape every text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.compare.comparison import ComparisonRow
from dashboard.compare.row_keys import LEVEL_OF
from dashboard.data.catalogue import Catalogue
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
from dashboard.wording.statements import Statement, citations

MOST_EFFECTS = 10
MARKS_MEAN = (
    "Upper mark: drug; lower: placebo of the same trial. Thin line: 95% interval; thick: range across trials. "
    "The highest {shown} of {known} effects."
)
NO_NOTES: dict[Section, str] = {"placebo": "", "head_to_head": "", "classes": "", "observed": ""}


def profile_page(catalogue: Catalogue, shown: Profile) -> str:
    """Return the profile with its contents, a section a heading, and its sources folded at the end."""
    number = SourceNumbers()
    summary = catalogue.summary(shown.relaxant)
    jurisdiction = shown.overview.jurisdiction
    return (
        environment()
        .get_template("profile.html.j2")
        .render(
            WORDS | _tables(shown, number) | _chart(catalogue, shown) | _folds(shown),
            shown=shown,
            place=VOCABULARIES["jurisdiction"][jurisdiction],
            forms=[FORMS[form] for form in shown.overview.columns[0].view.forms],
            version=catalogue.version,
            number=number,
            contents={
                "glance": "At a glance",
                **{one.key: one.heading for one in shown.sections},
                "sources": "Sources",
            },
            section_of=SECTION_OF,
            places=sites.PLACES,
            marked=sites.places(summary),
            alternative=sites.alternative(shown.name, summary),
            unknown_site=sites.UNKNOWN,
            topics=len(TOPICS),
            lowered=lowered,
            level_of=LEVEL_OF,
            plain=False,
        )
    )


def _tables(shown: Profile, number: SourceNumbers) -> dict[str, object]:
    """Return what makes the tables of doses and times, called in their place so that sources are numbered in order."""

    def doses() -> Markup:
        asked = shown.overview.jurisdiction
        notes = [line_tables.DOSE_MARKS]
        return Markup(line_tables.dose_table(shown.doses, "Doses for adults", notes, asked=asked, number=number))

    def times() -> Markup:
        return Markup(line_tables.time_table(shown.times, "Time course", [line_tables.TIME_MARKS], number=number))

    return {"dose_table": doses, "time_table": times}


def _chart(catalogue: Catalogue, shown: Profile) -> dict[str, object]:
    """Return the rows and the scale of the chart of side effects, and what its marks mean."""
    each = one_of_each(shown.measured)
    drawn = each[:MOST_EFFECTS]
    scale = scale_of(drawn)

    def cited(one: Incidence) -> Statement:
        read = citations(catalogue, one.row)
        return Statement(one.text, citations=read, checked=one.row.checked, superseded=one.superseded)

    return {
        "scale": scale,
        "arms": by_arm(map(scale.mark, drawn)),
        "marks_mean": MARKS_MEAN.format(shown=len(drawn), known=len(each)),
        "cited": cited,
    }


def _folds(shown: Profile) -> dict[str, object]:
    """Return what is behind folds of estimates, and what each fold is called."""
    asked = sum(len(question.answers) for question in shown.asked)
    named = sum(len(effects) for effects in shown.named.values())
    return {
        "evidence_table": Markup(evidence_markup.evidence_table(shown.asked, NO_NOTES)) if shown.asked else "",
        "asked_words": f"{amount(asked, 'estimates')} from trials and reviews",
        "findings_words": f"{len(shown.in_words)} more in words, without an estimate",
        "named_words": f"{amount(named, 'effects')} named without a figure",
        "folded_words": {one.key: _folded_words(shown.relaxant, one.folded) for one in shown.sections if one.folded},
    }


def _folded_words(relaxant: str, rows: Sequence[ComparisonRow]) -> str:
    """Name the rows of a fold and count their statements: ``Start, titration: 5 statements``."""
    count = sum(len(row.cells[relaxant].statements) for row in rows)
    return f"{', '.join([rows[0].label, *(lowered(row.label) for row in rows[1:])])}: {amount(count, 'statements')}"


def drug_list(names: Mapping[str, str]) -> str:
    """Return relaxants (key -> name) as links to their profiles."""
    return environment().get_template("drug_list.html.j2").render(**WORDS, names_of=names)
