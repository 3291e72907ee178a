"""The guide in plain words on paper: everyday questions, with an answer for each of two or three relaxants."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.paper.cited_phrases import NOT_CHECKED, few_documents, from_one_of, listed_sources, quiet, said
from dashboard.paper.document import (
    ColumnHead,
    Imprint,
    PaperCell,
    PaperDocument,
    PaperRow,
    PaperTable,
    Paragraph,
)
from dashboard.paper.imprint import FOR_PATIENTS, about
from dashboard.profile.guide import FIGURES_DIFFER, NO_WINNER, Guide, GuideAnswer
from dashboard.render.markup import DocumentNumbers
from dashboard.render.palette import RELAXANT_COLOURS
from dashboard.wording.figures import listed


def guide_sheet(shown: Guide, imprint: Imprint, under_review: Sequence[str]) -> PaperDocument:
    """Return the guide as a table of questions; `under_review` names its relaxants that are."""
    number = DocumentNumbers()
    answers = [answer for question in shown.questions for answer in question.answers]
    chosen = few_documents(fact for answer in answers for fact in (*answer.first, *answer.more))

    def cell(answer: GuideAnswer) -> PaperCell:
        facts = (*answer.first, *answer.more)
        return PaperCell(
            tuple(said(from_one_of(fact, chosen), number, unread=NOT_CHECKED) for fact in facts),
            listed=bool(answer.more),
        )

    drugs = {answer.relaxant: answer.name for answer in answers}
    table = PaperTable(
        "Which one suits?",
        (ColumnHead(""), *(ColumnHead(name, (), RELAXANT_COLOURS[key]) for key, name in drugs.items())),
        tuple(PaperRow(one.heading, tuple(cell(answer) for answer in one.answers)) for one in shown.questions),
        (0.5, *(1.0 for _ in drugs)),
    )
    return PaperDocument(
        title=f"{listed([*drugs.values()])}: which one suits?",
        about=about(imprint, under_review),
        notice=FOR_PATIENTS,
        blocks=(table, Paragraph((quiet(f"{NO_WINNER} {FIGURES_DIFFER}"),))),
        sources=listed_sources(number),
        imprint=imprint,
        most_pages=2,
        letters_pt=(11.0, 8.0),
    )
