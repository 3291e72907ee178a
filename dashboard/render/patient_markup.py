"""HTML of what holds for one patient: the result in brief, matrices of levels, interactions pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.data.second_reading import DRAFT
from dashboard.interactions.load import Contributor
from dashboard.interactions.matrix import MatrixRow
from dashboard.interactions.pair_verdicts import PairVerdict
from dashboard.render.markup import SourceNumbers, keys_of, template, words
from dashboard.suitability.lines_in_brief import Silence, counted, groups
from dashboard.suitability.verdict import Result
from dashboard.wording.brief import Brief
from dashboard.wording.levels import DEMANDS
from dashboard.wording.reasons import Reason, question_words
from dashboard.wording.statements import Statement

SILENCES = {
    "studied_none": "Studied, no relevant effect",
    "not_mentioned": "The label does not mention it: unknown, not safe",
    "not_read": "Not reviewed: unknown, not safe",
}
SILENT_WORDS: dict[Silence, str] = {
    "not_read": "not reviewed",
    "not_mentioned": "not mentioned in the label",
    "studied_none": "studied, no relevant effect",
    "dose_rule": "with a dose rule only",
    "none_holds": "no rule found that applies",
    "nothing_entered": "nothing entered",
}


def suitability_lines(result: Result, jurisdiction: str, *, asked: bool) -> str:
    """Return drugs counted by level, and one line a drug under its fitness; each line opens to all its reasons.

    Without a condition that was `asked` there is one heading.
    """
    return template("suitability.html.j2").render(_lines(result, jurisdiction, asked=asked))


def _lines(result: Result, jurisdiction: str, *, asked: bool) -> dict[str, object]:
    """Return what the template of the lines reads."""
    every = [line for lines in result.lines.values() for line in lines]
    shown = groups(result, asked=asked)
    number = _numbered(
        told for group in shown for one in group.lines for told in (one.decisive, *(one.besides or ())[1:])
    )
    return {
        **words(),
        **_WHY,
        "result": result,
        "groups": shown,
        "counts": counted(every),
        "drugs": len({line.relaxant for line in every}),
        "entered": any(line.topics for line in every),
        "also_check": {question_words(asked): len(out) for asked, out in result.ask_next.items()},
        "jurisdiction": jurisdiction,
        "draft": DRAFT,
        "silences": SILENCES,
        "silent_words": SILENT_WORDS,
        "number": number,
    }


def _numbered(briefs: Iterable[Brief]) -> SourceNumbers:
    """Give the sources of what is in sight the first numbers, before those of what opens."""
    number = SourceNumbers()
    for one in briefs:
        for part in one.parts:
            for citation in part.reason.citations[:1]:
                number(citation)
    return number


def matrix(
    rows: Sequence[MatrixRow], columns: Mapping[str, str], *, corner: str, caption: str, silence: str, can_ask: bool
) -> str:
    """Return a matrix of levels; `silence` is the word where nothing is held.

    Where one `can_ask`, its cells are buttons that ask why.
    """
    return template("matrix.html.j2").render(
        **words(),
        rows=rows,
        columns=columns,
        corner=corner,
        caption=caption,
        silence=silence,
        can_ask=can_ask,
        legend=DEMANDS,
        found={cell.level for row in rows for cell in row.cells.values()},
        silences=SILENCES,
        **_WHY,
    )


def pairs(verdicts: Sequence[PairVerdict], silent: Sequence[str], nothing: str) -> str:
    """Return a line a pair with its verdict, which opens to all its reasons; silent pairs are named in one line."""
    number = _numbered(one.decisive for one in verdicts)
    return template("pairs.html.j2").render(
        **words(), pairs=verdicts, silent=silent, nothing=nothing, number=number, **_WHY
    )


def additive_effects(effects: Mapping[str, Sequence[Contributor]], names: Mapping[str, str]) -> str:
    """Return a line an effect with the drugs that have it, which opens to why; effects of none in one line.

    `names` of relaxants (key -> name) become links to their profiles.
    """
    return template("additive_effects.html.j2").render(
        **words(),
        keys=keys_of(names),
        effects={name: drugs for name, drugs in effects.items() if drugs},
        empty=[name for name, drugs in effects.items() if not drugs],
    )


def alerts(rows: Sequence[MatrixRow], columns: Mapping[str, str], nothing: str) -> str:
    """Return what is said at each crossing of a matrix: one part a row, with the sources below."""
    return template("alerts.html.j2").render(
        **words(), rows=rows, columns=columns, nothing=nothing, number=SourceNumbers(), **_WHY
    )


def _cited(reason: Reason) -> Statement:
    """Return the provenance of a reason as a statement, which is what the marks of citations read."""
    return Statement(reason.text, citations=reason.citations, checked=reason.checked, superseded=reason.superseded)


_WHY = {"bases": VOCABULARIES["basis"], "cited": _cited}
