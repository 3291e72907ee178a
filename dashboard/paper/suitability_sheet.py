"""The result for one patient on paper: a line a drug with its decisive reason, then all reasons.

What was typed about the patient is on it only where the reader asks for that. Reasons are words of labels; they still
show which factors were asked about, and the sheet says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.paper.cited_phrases import in_force, level_badge, listed_sources, marks_of, numbers_of, quiet, said
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
from dashboard.render.markup import DocumentNumbers
from dashboard.render.patient_markup import SILENCES, SILENT_WORDS
from dashboard.suitability.cases import Case
from dashboard.suitability.lines_in_brief import BriefLine, Counted, Group, counted, groups
from dashboard.suitability.relaxant_lines import RelaxantLine
from dashboard.suitability.verdict import Result
from dashboard.wording.brief import Brief, Verdict
from dashboard.wording.figures import amount, capital, lowered
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.reasons import Reason, question_words
from dashboard.wording.statements import Statement

BY_HAND = ("Patient:", "Checked by, date:")
LEFT_OUT = (
    "Patient details are left out. The reasons below are words of labels; they still show which factors and medicines "
    "were asked about."
)
NOT_A_RANKING = (
    "Most restrictive first; not a ranking. Of the forms of a drug the strictest counts. "
    "What was not asked is unknown. “Older” without an age in a source is taken as 65 and over."
)
SILENCE_IS_NOT_SAFE = "“Not reviewed”, “not mentioned” and “not verified” mean unknown, never safe."
LEGEND = "+1: further statements, on the sheet “All reasons”. Raised numbers: sources below."
NOT_MENTIONED = "The label was read whole and does not mention, which is no clearance:"


@dataclass(frozen=True)
class PatientDetails:
    """What was answered, question -> answer; None where it is to be left out; and the demo patient, if it is one."""

    answers: Mapping[str, str] | None
    _: KW_ONLY
    demo: Case | None = None


def suitability_sheet(
    result: Result, details: PatientDetails, imprint: Imprint, *, asked: bool, whole: bool
) -> PaperDocument:
    """Return the result for a patient on one page, or the `whole` of it with all reasons.

    Without a condition that was `asked` there is one heading.
    """
    number = DocumentNumbers()
    shown = groups(result, asked=asked)
    every = [line for lines in result.lines.values() for line in lines]
    blocks: list[DocumentBlock] = [
        Blanks(BY_HAND),
        _patient(details),
        Paragraph(tuple(_tally(one) for one in counted(every))),
        *_shared(result),
        _table(shown, number),
        *_also_check(result),
        Paragraph((quiet(NOT_A_RANKING if whole else f"{NOT_A_RANKING} {LEGEND}"),)),
        *_boxed(every, number),
    ]
    if whole:
        blocks.append(Subheading("All reasons"))
        blocks += [block for one in _every(shown) for block in _whole(one, number, details)]
    return PaperDocument(
        title="Muscle relaxants for one patient",
        about=about(imprint),
        notice=f"{FOR_PROFESSIONALS} {SILENCE_IS_NOT_SAFE}",
        blocks=tuple(blocks),
        sources=listed_sources(number),
        imprint=imprint,
        most_pages=None if whole else 1,
        letters_pt=(8.5, 8.5) if whole else (9.5, 6.0),
        source_columns=3 if whole else 0,
    )


def _every(shown: Sequence[Group]) -> Iterator[BriefLine]:
    """Return the lines of all drugs, those on which little was found after the others of their group."""
    for group in shown:
        yield from group.lines
        yield from (one for some in group.silent for one in some.lines)


def _patient(details: PatientDetails) -> Frame | Paragraph:
    demo = (Phrase(details.demo.title, lead="Demo, an invented patient:"),) if details.demo else ()
    if details.answers is None:
        return Paragraph((*demo, quiet(LEFT_OUT)))
    answers = tuple(Phrase(f"{answer}.", lead=f"{question}:") for question, answer in details.answers.items())
    lines = (*demo, *answers) or (quiet("Nothing was entered."),)
    return Frame("Patient", (Paragraph(lines),))


def _tally(one: Counted) -> Phrase:
    if one.silence:
        return Phrase("", badge=Badge("…", f"{one.drugs} {SILENT_WORDS[one.silence]}"))
    badge = _verdict(one.verdict)
    return Phrase("", badge=Badge(badge.icon, f"{one.drugs} {lowered(badge.word)}", badge.tone))


def _verdict(verdict: Verdict) -> Badge:
    if not verdict.level:
        return Badge("…", "No rule found that applies")
    return level_badge(verdict.level, sure=verdict.certain)


def _shared(result: Result) -> Iterator[Paragraph]:
    """Say what is the same for all once (hazard H11)."""
    if result.shared:
        lead = "The same for every drug that is labelled, named by a guideline or off-label here:"
        shared = (Phrase(one.about, badge=level_badge(one.level)) for one in result.shared.values() if one.level)
        yield Paragraph((Phrase("", lead=lead), *shared))


def _table(shown: Sequence[Group], number: DocumentNumbers) -> PaperTable:
    """Return a line a drug under each heading; drugs on which nothing was found share a line."""
    rows: list[PaperRow] = []
    for group in shown:
        rows.append(PaperRow(f"{group.title} ({amount(group.drugs, 'drugs')})"))
        rows += [PaperRow(f"{one.line.name}, {one.form_words}", (_cell(one, number),)) for one in group.lines]
        rows += [
            PaperRow("", remark=f"{capital(SILENT_WORDS[some.silence])}: {', '.join(some.names)}.")
            for some in group.silent
        ]
        if not group.drugs:
            rows.append(PaperRow("", remark="None."))
    heads = (ColumnHead("Drug"), ColumnHead("Level and decisive reason"))
    return PaperTable("Levels and decisive reasons", heads, tuple(rows), (1.0, 3.0))


def _cell(one: BriefLine, number: DocumentNumbers) -> PaperCell:
    phrases: list[Phrase] = []
    if one.verdict.asks:
        phrases += _decisive(one.verdict, one.decisive, number)
    elif one.decisive.parts:
        phrases += [Phrase("", lead="Dose rule:"), *_parts(one.decisive, number)]
    else:
        words = SILENCES.get(one.verdict.level, "No rule found that applies")
        phrases.append(quiet(words if one.line.topics else capital(one.line.fitness.short)))
    if one.besides:
        phrases += _decisive(*one.besides, number)
    if one.decisive.more > 0:
        phrases.append(quiet(f"+{one.decisive.more}"))
    if one.line.boxed:
        phrases.append(Phrase("", badge=Badge("■", "boxed warning (US)", "red")))
    if one.line.notes:
        phrases.append(quiet(f"({', '.join(one.line.notes)})"))
    stricter = f"Stricter in {'; '.join(one.stricter)}" if one.stricter else ""
    return PaperCell(tuple(phrases), below=stricter)


def _decisive(verdict: Verdict, brief: Brief, number: DocumentNumbers) -> list[Phrase]:
    return [Phrase("", badge=_verdict(verdict)), *_parts(brief, number)]


def _parts(brief: Brief, number: DocumentNumbers) -> list[Phrase]:
    last = len(brief.parts)
    return [
        replace(_cited(part.text, part.reason, number), end=";" if at < last else "")
        for at, part in enumerate(brief.parts, 1)
    ]


def _cited(text: str, reason: Reason, number: DocumentNumbers, *, lead: str = "", badge: Badge | None = None) -> Phrase:
    marks = marks_of(unconfirmed=bool(reason.citations) and not reason.checked, superseded=reason.superseded)
    return Phrase(text, lead=lead, badge=badge, sources=numbers_of(in_force(reason.citations)[:1], number), marks=marks)


def _also_check(result: Result) -> Iterator[Paragraph]:
    if result.ask_next:
        asked = [f"{lowered(question_words(one))} {len(out)}" for one, out in result.ask_next.items()]
        lead = "Also check (number of drugs a “yes” would exclude):"
        yield Paragraph((Phrase(f"{' · '.join(asked)}.", lead=lead),))


def _boxed(lines: Sequence[RelaxantLine], number: DocumentNumbers) -> Iterator[DocumentBlock]:
    """Say each boxed warning in full, once (hazard H15)."""
    boxed: dict[str, tuple[Statement, ...]] = {line.name: line.boxed for line in lines if line.boxed}
    if boxed:
        yield Subheading("Boxed warnings in the US label")
        for name, facts in boxed.items():
            yield Paragraph((Phrase("", lead=f"{name}."), *(said(fact, number) for fact in facts)))


def _whole(one: BriefLine, number: DocumentNumbers, details: PatientDetails) -> Iterator[DocumentBlock]:
    """Say all of a drug: use, reasons, what other countries ask for, doses, checks, open questions."""
    for line in one.wholes:
        yield Subheading(f"{line.name}, {line.form_words}", depth=2)
        stricter = [reason for found in line.stricter.values() for reason in found.reasons]
        points = (
            *(said(fact, number) for fact in line.fitness.statements),
            *(_reason(reason, number, details) for reason in (*line.reasons, *stricter, *line.doses)),
            *(replace(said(fact, number), lead="To check:") for fact in line.checks),
        )
        if points:
            yield PointList(points)
        if line.unasked:
            asked = (Phrase(lowered(each.words), badge=level_badge(each.level)) for each in line.unasked)
            lead = "Not asked, and the level that a “yes” would bring:"
            yield Paragraph((Phrase("", lead=lead), *(replace(each, end=";") for each in asked)))
        silent = tuple(quiet(text) for text in _silence(line))
        if silent or not points:
            yield Paragraph(silent or (quiet("Nothing found for these answers: unknown, not safe."),))


def _reason(reason: Reason, number: DocumentNumbers, details: PatientDetails) -> Phrase:
    """Say a reason with whom it is for, what it depends on and whose word it is; own figures only on request."""
    counted = reason.counted if details.answers is not None else ""
    basis = VOCABULARIES["basis"][reason.basis] if reason.basis else ""
    parts = (
        reason.text,
        reason.whom,
        counted,
        f"depends on {'; '.join(reason.needs)}" if reason.needs else "",
        f"{basis}, {short_name(reason.jurisdiction)}" if basis else "",
        f"inferred: {reason.inferred}" if reason.inferred else "",
    )
    text = " · ".join(part.rstrip(".") for part in parts if part)
    badge = level_badge(reason.level) if reason.level else None
    return _cited(text, reason, number, lead=f"{reason.about}:", badge=badge)


def _silence(line: RelaxantLine) -> Iterator[str]:
    if line.topics:
        yield f"Covers {line.spoken_to} of {amount(line.topics, 'factors and medicines')} entered."
    if line.unmentioned:
        yield f"{NOT_MENTIONED} {', '.join(line.unmentioned)}."
    if line.silent:
        yield f"Not reviewed, unknown and not safe: {', '.join(line.silent)}."
