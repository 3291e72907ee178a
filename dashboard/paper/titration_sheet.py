"""A titration or taper plan on paper, with room for name, date of birth and signature."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.compare.cells import harms
from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.glance.glance import Glance
from dashboard.dosing.plans.sheet import ADVICE, Said, Sheet
from dashboard.paper.cited_phrases import listed_sources, marks_of, numbers_of, quiet, said
from dashboard.paper.comparison_sheet import overview_table
from dashboard.paper.document import (
    Badge,
    Blanks,
    ColumnHead,
    DocumentBlock,
    Frame,
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
from dashboard.paper.imprint import FOR_PROFESSIONALS, about
from dashboard.profile.leaflet_parts import sentence
from dashboard.render.markup import SourceNumbers
from dashboard.wording.figures import lowered
from dashboard.wording.jurisdictions import short_name

CALL_WHEN = (
    "Call the prescriber before the next step if the last one was not well tolerated, after a fall, or when doses were "
    "missed."
)
PLANNED = "Planned, to be checked by the prescriber."
CHECKED = (
    "Checked against the dose rules for adults only. Not checked: other medicines, alcohol, driving, and whatever is "
    "not entered about age, kidney and liver."
)
BY_HAND = ("Name:", "Date of birth:", "Prescriber, signature:", "Telephone:")
WHO_NOT = ("contraindicated", "kidney", "liver", "older", "pregnancy")
"""Rows of the overview that a prescriber checks before a plan starts."""
MOST_DAYS = 60
"""Days that are listed one by one; a longer plan has its steps."""


def titration_sheet(sheet: Sheet, overview: Glance, imprint: Imprint) -> PaperDocument:
    """Return a plan as a document; `overview` is that of its relaxant and form, for what rules it out."""
    number = SourceNumbers()
    dates = (
        f"Valid until {sheet.valid_until}: do not use this sheet after that date, ask first. "
        f"Condition: {lowered(sheet.condition)}. Check code: {sheet.code}."
    )
    before = replace(overview, rows=tuple(row for row in overview.rows if row.key in WHO_NOT))
    blocks: list[DocumentBlock] = [
        Paragraph((Phrase(dates, look="strong"),)),
        Blanks(BY_HAND),
        *_boxed(overview.columns[0].view, number),
        _status(sheet, number),
        _help(sheet, number),
        Subheading("Steps"),
        _steps(sheet),
        Paragraph((Phrase(f"{'; '.join(sheet.supply) or 'no strength chosen'}.", lead="Supply for the whole plan:"),)),
        *_after(sheet),
        *_days(sheet),
        Subheading("Before it starts: who should not take it"),
        overview_table(before, number),
        Subheading("Advice and the rules behind the plan"),
        *_advice(sheet, number),
    ]
    return PaperDocument(
        title=sheet.title,
        about=about(imprint, [sheet.name] if sheet.draft else []),
        notice=f"{PLANNED} {FOR_PROFESSIONALS}",
        blocks=tuple(blocks),
        sources=listed_sources(number),
        imprint=imprint,
        code=f"check code {sheet.code}, valid until {sheet.valid_until}",
        letters_pt=(9.5, 9.5),
    )


def _boxed(view: Viewpoint, number: SourceNumbers) -> list[DocumentBlock]:
    """Say the boxed warning whole, with its sources (hazard H15)."""
    cell = harms.boxed_warning(view)
    if not cell.alarm:
        return []
    return [Frame("Boxed warning (US)", (Paragraph(tuple(said(fact, number) for fact in cell.statements)),), "red")]


def _status(sheet: Sheet, number: SourceNumbers) -> Frame:
    """Say whether the plan keeps to the label, each limit that it breaks, and which doses no strength makes up."""
    points = [*_facts(sheet.breaches, number), *(Phrase(reason) for reason in sheet.reasons), Phrase(CHECKED)]
    if sheet.impossible:
        made = "; ".join(sheet.impossible)
        points.append(Phrase(f"Not made by the strengths chosen: {made}. These doses are in no supply."))
    lead = Paragraph((Phrase("Limits that it breaks. Nothing was changed for you."),)) if sheet.breaches else None
    blocks = (*([lead] if lead else []), *([PointList(tuple(points))] if points else []))
    tone = "green" if sheet.labelled else "red" if sheet.breaches else "grey"
    return Frame(sheet.status, blocks, tone)


def _help(sheet: Sheet, number: SourceNumbers) -> Frame:
    """Say first that nobody should stop alone, then when to call, and the emergency number of the country."""
    stopping = sheet.advice["stopping"]
    seek_help = sheet.advice["seek_help"]
    facts = [*stopping, *seek_help, *([sheet.emergency] if sheet.emergency else [])]
    unread = [] if seek_help else [quiet("When to get help: not reviewed.")]
    no_number = [] if sheet.emergency else [Phrase("In an emergency, call an ambulance.")]
    points = (*_facts(facts, number), *unread, *no_number)
    heading = "When to get help. Do not stop on your own." if stopping else "When to get help"
    return Frame(heading, (Paragraph((Phrase(CALL_WHEN),)), PointList(points)), "orange")


def _after(sheet: Sheet) -> list[DocumentBlock]:
    """Say what follows the last day, so that no supply ends without a plan."""
    if not any(sheet.plan.steps[-1].amounts):
        return []
    doses = sheet.steps[-1].doses
    words = (
        f"The plan and its supply end on {sheet.valid_until} with {doses}. Do not stop then: have a new plan and new "
        "tablets before that day."
    )
    return [
        Frame("After the last day", (Paragraph((Phrase(words),)),), "orange"),
        Blanks(("Dose from the next day:", "By, date:")),
    ]


def _steps(sheet: Sheet) -> PaperTable:
    over = Badge("▲", "breaks a limit", "orange")
    heads = (ColumnHead("Step"), ColumnHead("Dates"), ColumnHead("Doses"), ColumnHead("Each dose is"))
    rows = (
        PaperRow(
            str(step.number),
            (
                PaperCell((Phrase(step.dates, badge=over if step.over else None),)),
                PaperCell((Phrase(step.doses),)),
                PaperCell((Phrase(step.made_of or "no strength chosen"),)),
            ),
        )
        for step in sheet.steps
    )
    return PaperTable("Steps of the plan", heads, tuple(rows), (0.4, 2.0, 1.6, 1.2))


def _days(sheet: Sheet) -> list[DocumentBlock]:
    """List the days; a long plan says that its days are in the CSV."""
    if len(sheet.days) > MOST_DAYS:
        words = f"The plan has {len(sheet.days)} days. The CSV has the plan day by day."
        return [Paragraph((quiet(words),))]
    heads = (ColumnHead("Day"), ColumnHead("Step"), ColumnHead("Doses"), ColumnHead("Total"))
    rows = (PaperRow(day, tuple(PaperCell((Phrase(text),)) for text in texts)) for day, *texts in sheet.days)
    return [Subheading("Day by day"), PaperTable("The plan day by day", heads, tuple(rows), (1.1, 0.4, 2.4, 0.7))]


def _advice(sheet: Sheet, number: SourceNumbers) -> Iterable[DocumentBlock]:
    headed = {ADVICE[topic]: facts for topic, facts in sheet.advice.items() if topic not in ("stopping", "seek_help")}
    for heading, facts in {**headed, "Rules that the plan was checked against": sheet.limits}.items():
        yield Subheading(heading, depth=2)
        points = tuple(_facts(facts, number))
        yield PointList(points) if points else Paragraph((quiet("Not reviewed"),))


def _facts(facts: Iterable[Said], number: SourceNumbers) -> Iterable[Phrase]:
    for fact in facts:
        text = sentence(fact.text)
        place = f" ({short_name(fact.place)})" if fact.place else ""
        yield Phrase(
            f"{text.removesuffix('.')}{place}." if place else text,
            sources=numbers_of(fact.citations, number),
            marks=marks_of(unconfirmed=not fact.checked, superseded=fact.superseded),
        )
