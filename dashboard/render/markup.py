"""HTML of the tables and of the hand-out, from templates that escape every text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dashboard.compare.comparison import Comparison, ComparisonGroup
from dashboard.compare.layout import Tab
from dashboard.compare.row_keys import RowKey
from dashboard.data.schema.terms import LEVELS
from dashboard.data.schema.vocabulary import VOCABULARIES
from dashboard.data.second_reading import DRAFT, DRAFT_MEANS
from dashboard.dosing.plans.sheet import Sheet
from dashboard.explore.overview import ClassRow, FilterSummary
from dashboard.interactions.matrix import MatrixRow
from dashboard.render.palette import LEVEL_ICONS, RELAXANT_COLOURS
from dashboard.suitability.fitness import HEADINGS
from dashboard.suitability.person import Person
from dashboard.suitability.verdict import Result
from dashboard.wording.levels import DEMANDS
from dashboard.wording.reasons import Reason
from dashboard.wording.statements import Citation, Statement

DIRECTORY = Path(__file__).resolve().parent


class SourceNumbers:
    """Numbers of citations in the order of their first appearance: one number per source and place."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {}
        self.listed: list[Citation] = []

    def __call__(self, citation: Citation) -> int:
        """Return the number of a citation."""
        key = (citation.source, citation.locator)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.listed.append(citation)
        return self.numbers[key]


_BREAKS = re.compile("(?<=[a-z])(?=benzaprine|carbamol|colchicoside|toxin|zoxazone)|(?<=_)")


def breakable(name: str) -> Markup:
    """Let a long name break before its stem ("Cyclo", "benzaprine"), a name of a column after its underscores.

    What is markup already, a link, stays as it is.
    """
    if isinstance(name, Markup):
        return name
    return Markup("<wbr>").join(escape(part) for part in _BREAKS.split(name))


SILENCES = {
    "studied_none": "Studied, no relevant effect",
    "not_mentioned": "The label does not mention it: unknown, not safe",
    "not_read": "Not read: unknown, not safe",
}
WORDS: dict[str, object] = {
    "colours": RELAXANT_COLOURS,
    "level_icons": LEVEL_ICONS,
    "level_words": LEVELS,
    "breakable": breakable,
    "draft_word": DRAFT,
    "draft_means": DRAFT_MEANS,
}


@cache
def environment() -> Environment:
    """Return the environment of the templates: what is missing in one is an error, every text is escaped."""
    environment = Environment(
        loader=FileSystemLoader(DIRECTORY / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment


def asset(name: str) -> str:
    """Return the text of a file in ``assets/``."""
    return (DIRECTORY / "assets" / name).read_text(encoding="utf-8")


def plain_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    caption: str,
    *,
    whole_words: bool = False,
    stacked: bool = False,
) -> str:
    """Return a table of texts whose first column heads its rows; long names of columns may break, words need not.

    The cells of a `stacked` table stand below each other on a phone, each with its heading.
    """
    template = environment().get_template("table.html.j2")
    return template.render(
        **WORDS, headings=headings, rows=rows, caption=caption, whole_words=whole_words, stacked=stacked
    )


def source_links(titles: str, addresses: str) -> Markup:
    """Return the titles of sources as links, from two lists parted by semicolons."""
    link = Markup('<a href="{}" target="_blank" rel="noopener">{}</a>')
    pairs = zip(titles.split("; "), addresses.split("; "), strict=True)
    return Markup("; ").join(link.format(address, title) for title, address in pairs)


def brief_links(sources: Iterable[tuple[str, str]]) -> Markup:
    """Return links to sources from pairs of address and short name."""
    link = Markup('<a href="{}" target="_blank" rel="noopener">{}</a>')
    return Markup("; ").join(link.format(address, name) for address, name in sources)


def class_table(
    said: FilterSummary,
    rows: Sequence[ClassRow],
    unknown: Sequence[ClassRow],
    headings: Mapping[str, str],
    *,
    can_pick: bool,
) -> str:
    """Return what the filters did and the table of the class.

    Relaxants that are unknown to a filter stand in a block of their own; without any row there is no table.
    """
    template = environment().get_template("class_table.html.j2")
    return template.render(**WORDS, said=said, rows=rows, unknown=unknown, headings=headings, can_pick=can_pick)


def chips(title: str, said: Mapping[str, Sequence[str]]) -> str:
    """Return what sources say without a figure: a heading and its words, each word a chip."""
    return environment().get_template("chips.html.j2").render(title=title, said=said)


def comparison_tables(comparison: Comparison, folded: Iterable[RowKey] = ()) -> tuple[str, str]:
    """Return the side-by-side table in two parts: serious harms, which stand above all (hazard H15), and the rest.

    Each part has columns for wide screens and one card a relaxant for narrow ones. `folded` names the rows to leave
    out; only rows that may fold are. Sources are numbered through both parts and listed below the second.
    """
    hidden = {row.key for row in comparison.rows if row.foldable and row.key in set(folded)}
    template = environment().get_template("comparison.html.j2")
    number = SourceNumbers()

    def part(groups: Sequence[ComparisonGroup], *, with_sources: bool) -> str:
        return template.render(
            **WORDS,
            comparison=comparison,
            groups=groups,
            hidden=hidden,
            number=number,
            with_sources=with_sources,
        )

    harms = part([group for group in comparison.groups if group.harms], with_sources=False)
    return harms, part([group for group in comparison.groups if not group.harms], with_sources=True)


def comparison_part(comparison: Comparison, tab: Tab) -> str:
    """Return the groups of the side-by-side table that belong to one part of Compare, with their sources below."""
    return _with_sources(comparison, [group for group in comparison.groups if group.tab == tab])


def comparison_rows(comparison: Comparison, keys: Iterable[RowKey], heading: str) -> str:
    """Return some rows of the side-by-side table under one heading, with their sources below."""
    return _with_sources(comparison, [ComparisonGroup(heading, tuple(comparison.row(key) for key in keys))])


def _with_sources(comparison: Comparison, groups: Sequence[ComparisonGroup]) -> str:
    template = environment().get_template("comparison.html.j2")
    shown = {"groups": groups, "hidden": set[RowKey](), "number": SourceNumbers(), "with_sources": True}
    return template.render(**WORDS, comparison=comparison, **shown)


def suitability_lines(result: Result, jurisdiction: str, *, asked: bool) -> str:
    """Return every relaxant for a person: headings by fitness (one heading where no condition was `asked`), and why."""
    return environment().get_template("suitability.html.j2").render(_lines(result, jurisdiction, asked=asked))


def suitability_sheet(result: Result, jurisdiction: str, person: Person, paper: Mapping[str, object]) -> str:
    """Return a whole HTML page to print: the answers, every line with its folds open, and all sources.

    `paper` holds ``made_on``, ``version``, ``answers`` (question -> answer) and ``demo``, a case or None.
    """
    template = environment().get_template("suitability_sheet.html.j2")
    shown = _lines(result, jurisdiction, asked=bool(person.condition)) | {"unfolded": True, "style": asset("table.css")}
    return template.render(shown, jurisdiction_name=VOCABULARIES["jurisdiction"][jurisdiction], **paper)


def _lines(result: Result, jurisdiction: str, *, asked: bool) -> dict[str, object]:
    """Return what the template of the lines reads."""
    lines = {key: found for key, found in result.lines.items() if asked or found}
    return {
        **WORDS,
        **_WHY,
        "result": replace(result, lines=lines),
        "jurisdiction": jurisdiction,
        "asked": asked,
        "unfolded": False,
        "headings": HEADINGS,
        "demands": DEMANDS,
        "silences": SILENCES,
        "number": SourceNumbers(),
    }


def matrix(
    rows: Sequence[MatrixRow], columns: Mapping[str, str], *, corner: str, caption: str, silence: str, can_ask: bool
) -> str:
    """Return a matrix of levels; `silence` is the word where nothing is held.

    Where one `can_ask`, its cells are buttons that ask why.
    """
    template = environment().get_template("matrix.html.j2")
    return template.render(
        **WORDS,
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


def alerts(rows: Sequence[MatrixRow], columns: Mapping[str, str], nothing: str) -> str:
    """Return what is said at each crossing of a matrix: one part a row, with the sources below."""
    template = environment().get_template("alerts.html.j2")
    return template.render(**WORDS, rows=rows, columns=columns, nothing=nothing, number=SourceNumbers(), **_WHY)


def _cited(reason: Reason) -> Statement:
    """Return the provenance of a reason as a statement, which is what the marks of citations read."""
    return Statement(reason.text, citations=reason.citations, checked=reason.checked, superseded=reason.superseded)


_WHY = {"bases": VOCABULARIES["basis"], "cited": _cited}


def plan_sheet(sheet: Sheet) -> str:
    """Return a whole HTML page to print: a plan with its status, steps, days, supply, advice and sources."""
    return environment().get_template("plan_sheet.html.j2").render(sheet=sheet, style=asset("table.css"))


def plan_body(sheet: Sheet) -> str:
    """Return the steps of a plan with their tablets, the supply, the advice and the rules behind it."""
    return environment().get_template("plan_body.html.j2").render(sheet=sheet)


def plan_days(sheet: Sheet) -> str:
    """Return a plan day by day."""
    return environment().get_template("plan_days.html.j2").render(sheet=sheet)


def plan_verdict(sheet: Sheet) -> str:
    """Return how a plan stands to the label: the status, each limit that it breaks and whose it is."""
    return environment().get_template("plan_verdict.html.j2").render(sheet=sheet)


def handout(comparison: Comparison, jurisdiction_name: str, made_on: str) -> str:
    """Return a whole HTML page to print: the comparison with all its sources, date and data version."""
    template = environment().get_template("handout.html.j2")
    return template.render(
        **WORDS,
        comparison=comparison,
        groups=comparison.groups,
        with_sources=True,
        jurisdiction_name=jurisdiction_name,
        made_on=made_on,
        number=SourceNumbers(),
        hidden=set[RowKey](),
        style=asset("table.css"),
    )
