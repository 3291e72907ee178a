"""HTML of the tables, from templates that escape every text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from dashboard.compare.cells.cell import in_brief
from dashboard.compare.comparison import Comparison, ComparisonGroup
from dashboard.compare.glance.glance_cells import elsewhere_words, shown_facts
from dashboard.compare.layout import Tab
from dashboard.compare.row_keys import RowKey
from dashboard.data.schema.terms import LEVELS
from dashboard.data.second_reading import DRAFT, DRAFT_MEANS
from dashboard.dosing.plans.sheet import ADVICE, Sheet
from dashboard.explore.class_table import ClassGroup, ColumnKey
from dashboard.explore.overview import FilterSummary
from dashboard.names.relaxants import MOST_PICKED
from dashboard.render.palette import LEVEL_ICONS, RELAXANT_COLOURS
from dashboard.wording.figures import lowered
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.statements import Citation

T = TypeVar("T")
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


class DocumentNumbers(SourceNumbers):
    """Numbers of citations with one number per document, for sheets that have no room for every place in it."""

    def __call__(self, citation: Citation) -> int:
        """Return the number of the document of a citation."""
        return super().__call__(replace(citation, locator=""))


_BREAKS = re.compile("(?<=[a-z])(?=benzaprine|carbamol|colchicoside|toxin|zoxazone)|(?<=_)")


def breakable(name: str) -> Markup:
    """Let a long name break before its stem ("Cyclo", "benzaprine"), a name of a column after its underscores.

    What is markup already, a link, stays as it is.
    """
    if isinstance(name, Markup):
        return name
    return Markup("<wbr>").join(escape(part) for part in _BREAKS.split(name))


def profile_link(relaxant: str, text: str, *, breaks: bool = True) -> Markup:
    """Return a link to the profile of a relaxant that keeps the session; `text` is its name, which may break."""
    link = Markup('<a class="to-profile" href="/profile?drug={}" data-page>{}</a>')
    return link.format(relaxant, breakable(text) if breaks else text)


def keys_of(names: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each relaxant by its name."""
    return {name: relaxant for relaxant, name in names.items()}


WORDS: dict[str, object] = {
    "colours": RELAXANT_COLOURS,
    "level_icons": LEVEL_ICONS,
    "level_words": LEVELS,
    "breakable": breakable,
    "draft_word": DRAFT,
    "elsewhere_words": elsewhere_words,
    "shown_facts": shown_facts,
    "draft_means": DRAFT_MEANS,
    "in_brief": in_brief,
    "linked": True,
    "short_name": short_name,
    "profile_link": profile_link,
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


def template(name: str) -> Template:
    """Return a template of ``templates/``; texts that go into it are escaped."""
    return environment().get_template(name)


def words() -> dict[str, object]:
    """Return what every template may say: colours, icons and words of levels."""
    return dict(WORDS)


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


def raw_table(headings: Sequence[str], rows: Sequence[Sequence[str]], caption: str, *, links: Container[int]) -> str:
    """Return rows of many columns in a region that scrolls; the columns at the places `links` hold web addresses."""
    drawn = [
        [brief_links([(text, text)]) if text and at in links else text for at, text in enumerate(row)] for row in rows
    ]
    template = environment().get_template("raw_table.html.j2")
    return template.render(**WORDS, headings=headings, rows=drawn, caption=caption)


def linked(names: Mapping[str, str], said: Mapping[str, T]) -> dict[str, T]:
    """Return a mapping by name with the names of relaxants (key -> name) as links to their profiles."""
    keys = keys_of(names)
    return {profile_link(keys[name], name) if name in keys else name: one for name, one in said.items()}


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
    groups: Sequence[ClassGroup],
    headings: Mapping[str, str],
    unknown: Mapping[ColumnKey, int],
    *,
    picked: int,
) -> str:
    """Return what the filters did and the table of the class by group, with its sources folded below.

    `unknown` counts the cells of each column that nobody has read: they stay empty. Without any row there is no table.
    `picked` says how many relaxants are picked: with six no other box can be ticked.
    """
    template = environment().get_template("class_table.html.j2")
    rows = [row for group in groups for row in group.rows]
    return template.render(
        **WORDS,
        said=said,
        groups=groups,
        headings=headings,
        unknown=unknown,
        picked=picked,
        can_pick=picked < MOST_PICKED,
        no_box={box: [row.name for row in rows if row.box == box] for box in ("no_us_label", "not_read")},
        plain=headings["name"] == "Medicine",
        lowered=lowered,
        number=SourceNumbers(),
    )


def doors(named: Sequence[tuple[str, str, str]]) -> str:
    """Return links to pages of the tool: address, title and a line on each."""
    return environment().get_template("doors.html.j2").render(named=named)


def chips(title: str, said: Mapping[str, Sequence[str]]) -> str:
    """Return what sources say without a figure: a heading and its words, each word a chip."""
    return environment().get_template("chips.html.j2").render(title=title, said=said)


def comparison_tables(comparison: Comparison, folded: Iterable[RowKey] = ()) -> tuple[str, str]:
    """Return the side-by-side table in two parts: serious harms, in sight above all (hazard H15), and the rest, folded.

    The rest is a fold a group, which names its rows. On a phone the cells of a row are below each other, each with its
    relaxant's name. `folded` names the rows to leave out; only rows that may fold are. Sources are numbered through
    both parts and listed below the second.
    """
    hidden = {row.key for row in comparison.rows if row.foldable and row.key in set(folded)}
    number = SourceNumbers()

    def table(groups: Sequence[ComparisonGroup]) -> str:
        shown = {"groups": groups, "hidden": hidden, "number": number, "with_sources": False, "folds": False}
        return template("comparison.html.j2").render(**WORDS, comparison=comparison, **shown)

    harms = table([group for group in comparison.groups if group.harms])
    folds: list[str] = []
    for group in comparison.groups:
        rows = [row.counted for row in group.rows if row.key not in hidden]
        if rows and not group.harms:
            shown = {"key": f"group-{group.rows[0].key}", "heading": group.heading, "rows": rows}
            folds.append(template("group_fold.html.j2").render(**shown, table=Markup(table([group]))))
    sources = template("sources.html.j2").render(**WORDS, number=number)
    return harms, "".join([*folds, sources])


def comparison_part(comparison: Comparison, tab: Tab) -> str:
    """Return the groups of the side-by-side table that belong to one part of Compare, sources folded below."""
    return _with_sources(comparison, [group for group in comparison.groups if group.tab == tab])


def comparison_rows(comparison: Comparison, keys: Iterable[RowKey], heading: str) -> str:
    """Return some rows of the side-by-side table under one heading, with their sources folded below."""
    return _with_sources(comparison, [ComparisonGroup(heading, tuple(comparison.row(key) for key in keys))])


def _with_sources(comparison: Comparison, groups: Sequence[ComparisonGroup]) -> str:
    template = environment().get_template("comparison.html.j2")
    return template.render(
        **WORDS,
        comparison=comparison,
        groups=groups,
        hidden=set[RowKey](),
        number=SourceNumbers(),
        with_sources=True,
        folds=True,
    )


def plan_body(sheet: Sheet) -> str:
    """Return the steps of a plan with their tablets, the supply, the advice and the rules behind it."""
    return environment().get_template("plan_body.html.j2").render(sheet=sheet, headings=ADVICE)


def plan_days(sheet: Sheet) -> str:
    """Return a plan day by day."""
    return environment().get_template("plan_days.html.j2").render(sheet=sheet)


def plan_verdict(sheet: Sheet) -> str:
    """Return how a plan stands to the label: the status, each limit that it breaks and whose it is."""
    return environment().get_template("plan_verdict.html.j2").render(sheet=sheet)
