"""The profile of one relaxant on paper: the overview, then every statement by section."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.compare.comparison import ComparisonRow
from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import FORMS
from dashboard.evidence.answer_lines import certainty, design, meaning, people, result
from dashboard.evidence.estimates import Estimate
from dashboard.evidence.questions import Question
from dashboard.paper.cited_phrases import listed_sources, marks_of, numbers_of, quiet, said
from dashboard.paper.comparison_sheet import overview_table
from dashboard.paper.detailed_handout import has_badges
from dashboard.paper.document import (
    ColumnHead,
    DocumentBlock,
    Imprint,
    PaperCell,
    PaperDocument,
    PaperRow,
    PaperTable,
    Paragraph,
    Phrase,
    PointList,
    Subheading,
)
from dashboard.paper.imprint import FOR_PROFESSIONALS, UNKNOWN_IS_NOT_SAFE, about
from dashboard.paper.site_drawing import site_drawing
from dashboard.profile.profile import Profile, ProfileSection
from dashboard.render.markup import DocumentNumbers
from dashboard.side_effects.effect_marks import EffectMark, by_arm, scale_of
from dashboard.wording.figures import capital, lowered
from dashboard.wording.statements import citations

SHARES = (0.26, 1.0)
MOST_PAGES = 6


def profile_sheet(catalogue: Catalogue, shown: Profile, imprint: Imprint, under_review: list[str]) -> PaperDocument:
    """Return the whole profile of one relaxant."""
    number = DocumentNumbers()
    forms = ", ".join(FORMS[form] for form in shown.overview.columns[0].view.forms)
    blocks: list[DocumentBlock] = [
        *([Paragraph((said(shown.summary, number),))] if shown.summary else []),
        Paragraph((Phrase(f"{forms}.", lead="Forms:"),)),
        Subheading("At a glance"),
        overview_table(shown.overview, number),
        *(block for section in shown.sections for block in _section(section, shown, catalogue, number)),
    ]
    return PaperDocument(
        title=shown.name,
        about=(*about(imprint, under_review), _review(shown)),
        notice=f"{FOR_PROFESSIONALS} {UNKNOWN_IS_NOT_SAFE}",
        blocks=tuple(blocks),
        sources=listed_sources(number),
        imprint=imprint,
        most_pages=MOST_PAGES,
        letters_pt=(9.5, 7.0),
        source_columns=2,
    )


def _review(shown: Profile) -> str:
    review = shown.review
    return (
        f"Of the facts that matter most, {review.twice} were read twice, {review.once} once, "
        f"and {review.open} are not verified."
    )


def _section(
    section: ProfileSection, shown: Profile, catalogue: Catalogue, number: DocumentNumbers
) -> Iterator[DocumentBlock]:
    yield Subheading(section.heading)
    drawing = site_drawing(shown.name, catalogue.summary(shown.relaxant)) if section.key == "mechanism" else None
    if drawing:
        yield drawing
    rows = [_row(row, shown.relaxant, number) for row in (*section.folded, *section.rows)]
    if section.key == "effects":
        rows += list(_effects(shown, catalogue, number))
    rows += [PaperRow("", remark=f"{words}: {', '.join(labels)}.") for words, labels in section.silent.items()]
    if rows:
        yield PaperTable(section.heading, (ColumnHead(""), ColumnHead("")), tuple(rows), SHARES)
    if section.key == "evidence":
        yield from _evidence(shown, catalogue, number)
    if section.key == "advice" and shown.silent:
        yield Paragraph((quiet(f"The sources read give no advice on: {', '.join(shown.silent)}."),))


def _row(row: ComparisonRow, relaxant: str, number: DocumentNumbers) -> PaperRow:
    cell = row.cells[relaxant]
    phrases = tuple(said(fact, number, badged=has_badges(row)) for fact in cell.statements) or (quiet(cell.empty),)
    return PaperRow(row.label, (PaperCell(phrases, above=cell.notice, listed=True, alarm=cell.alarm),))


def _effects(shown: Profile, catalogue: Catalogue, number: DocumentNumbers) -> Iterator[PaperRow]:
    """Return side effects with their figures by arm, whose dose and phase decide, and those named without a figure."""
    scale = scale_of(shown.measured)
    for marks in by_arm(map(scale.mark, shown.measured)):
        first = marks[0].incidence
        cited = numbers_of(citations(catalogue, first.row)[:1], number)
        arm = Phrase(f"{marks[0].arm}:", look="strong", sources=cited)
        yield PaperRow(
            "Figures" if marks[0].placebo == "" else "Figures (placebo)", (PaperCell((arm, *map(_figure, marks))),)
        )
    for word, effects in shown.named.items():
        yield PaperRow(word, (PaperCell((Phrase(", ".join(effects)),)),))


def _figure(mark: EffectMark) -> Phrase:
    """Say a figure, with the placebo of the same trial, and whether the effect is serious."""
    one = mark.incidence
    placebo = f" ({mark.placebo})" if mark.placebo else ""
    serious = " (serious)" if one.row.serious else ""
    marks = marks_of(unconfirmed=not one.row.checked, superseded=one.superseded)
    return Phrase(f"{lowered(one.effect_name)}{serious} {mark.figure}{placebo}", marks=marks, end=";")


def _evidence(shown: Profile, catalogue: Catalogue, number: DocumentNumbers) -> Iterator[DocumentBlock]:
    """Return what trials and reviews found, current estimates first (hazard H49), and findings in words."""
    if not shown.asked and not shown.in_words:
        words = "No estimate of an effect found in the sources read. That is not evidence that it does not work."
        yield Paragraph((quiet(words),))
    if shown.asked:
        rows = tuple(row for question in shown.asked for row in _answers(question, catalogue, number))
        heads = ("Outcome", "Comparison and people", "Estimate (interval)", "Certainty and source")
        yield PaperTable("Estimates", tuple(ColumnHead(head) for head in heads), rows, (1.0, 1.8, 1.6, 1.2))
    if shown.in_words:
        yield Subheading("Findings without an estimate", depth=2)
        yield PointList(tuple(_finding(one, catalogue, number) for one in shown.in_words))


def _answers(question: Question, catalogue: Catalogue, number: DocumentNumbers) -> Iterator[PaperRow]:
    """Return the current estimates of a question, then those that newer ones have superseded."""
    for one in question.current:
        yield _estimate(one, question, catalogue, number)
    for old in (old for answer in question.answers for old in answer.older):
        replaced = f"Superseded{f' by {old.replaced_by}' if old.replaced_by else ''}."
        yield _estimate(old.estimate, question, catalogue, number, replaced=replaced)


def _estimate(
    one: Estimate, question: Question, catalogue: Catalogue, number: DocumentNumbers, *, replaced: str = ""
) -> PaperRow:
    marks = marks_of(unconfirmed=not one.row.checked, superseded=False)
    cited = numbers_of(citations(catalogue, one.row), number)
    source = Phrase(f"{certainty(one)}, {one.publications}.", sources=cited, marks=marks)
    cells = (
        PaperCell((Phrase(f"{one.claim}."), quiet(people(one)))),
        PaperCell(
            (*([Phrase(replaced, look="strong")] if replaced else []), Phrase(f"{result(one)}."), quiet(meaning(one)))
        ),
        PaperCell((source, quiet(design(one)))),
    )
    return PaperRow(f"{capital(question.outcome)}, {lowered(question.conditions)}", cells)


def _finding(one: Estimate, catalogue: Catalogue, number: DocumentNumbers) -> Phrase:
    marks = marks_of(unconfirmed=not one.row.checked, superseded=one.superseded)
    text = f"{lowered(one.condition)}: {one.row.finding}"
    return Phrase(text, lead=f"{one.claim},", sources=numbers_of(citations(catalogue, one.row), number), marks=marks)
