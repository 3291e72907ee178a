"""Cells of the overview on patient factors: the strictest level of any form, whom it is for, and what else there is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.cells.cell_lines import merged
from dashboard.compare.glance.glance_cells import NOT_READ, GlanceCell, GlanceColumn, within
from dashboard.data.rows import DosingRow, Factor, InteractionRow, Level, Population, PrecautionRow
from dashboard.data.schema.terms import FORMS
from dashboard.dosing.doses import rules_for
from dashboard.interactions.phrases import partner
from dashboard.wording.figures import capital, lowered
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import holds_in, short_name, with_what_home_adds
from dashboard.wording.levels import DEMANDS, ORDER, SILENCE, FactorLevel, factor_levels, stricter, worst
from dashboard.wording.plain_words import AGENT_CLASSES, FACTORS
from dashboard.wording.statements import Statement, label
from dashboard.wording.who import whom

P = TypeVar("P", PrecautionRow, PrecautionRow | DosingRow)
MOST_CHARACTERS, MOST_CONTRAINDICATED = 60, 80
MOST_OF_A_RULE = 60
MOST_COUNTRIES = 2
DOSE_RULES: dict[Factor, Population] = {
    "renal_impairment": "renal_impairment",
    "hepatic_impairment": "hepatic_impairment",
    "older_adult": "older_adult",
}
"""Factors for which dosing.csv can hold a rule, with the population of that rule."""


def factor_cell(*factors: Factor, named: bool = False) -> Callable[[GlanceColumn], GlanceCell]:
    """Return the builder of the cell of some factors that share a row; `named` ones say which factor is meant."""

    def build(column: GlanceColumn) -> GlanceCell:
        view = column.view
        found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
        if named:
            return _beside([_answer(column, [found[one]] if one in found else [], lead=_lead(one)) for one in factors])
        return _answer(column, [found[one] for one in factors if one in found])

    return build


def _lead(factor: Factor) -> str:
    return label("factor", factor)


def _answer(column: GlanceColumn, found: Sequence[FactorLevel], lead: str = "") -> GlanceCell:
    """Answer for factors that are taken together: the strictest level here, else what other countries say."""
    rows = [row for one in found for row in one.rows if row.level not in SILENCE]
    rows += _dose_rules(column, [one.factor for one in found], rows)
    if not rows:
        return _silent(column, found, lead)
    level = worst(_level(row) for row in rows)
    strictest = [row for row in rows if _level(row) == level]
    shown, rest = _shown(column, strictest, lead)
    others = {_key(row) for row in rows if _level(row) != level}
    return GlanceCell((replace(shown, level=level),), more=rest + len(others), stricter=_stricter(found, level))


def _level(row: PrecautionRow | DosingRow) -> Level:
    return row.level if isinstance(row, PrecautionRow) else "adjust"


def _phrase(row: PrecautionRow | DosingRow) -> str:
    if isinstance(row, PrecautionRow):
        return row.short or row.detail.rstrip(".")
    said = row.advice.rstrip(".")
    return said if 0 < len(said) <= MOST_OF_A_RULE else whom(row) or "dose rule"


def _key(row: PrecautionRow | DosingRow) -> tuple[str, str]:
    """Return what two rows share that say the same: forms and sources apart."""
    return _level(row), _phrase(row) if isinstance(row, PrecautionRow) else row.advice


def confirmed(rows: Sequence[P]) -> list[P]:
    """Return the rows that somebody has read in their source, or all where there is none: they say the same."""
    return [row for row in rows if row.checked] or list(rows)


def _shown(column: GlanceColumn, rows: Sequence[PrecautionRow | DosingRow], lead: str) -> tuple[Statement, int]:
    """Return the statement of rows of one level, and how many of them it leaves out; a `lead` stands for them all."""
    alike: dict[str, list[PrecautionRow | DosingRow]] = {}
    for row in rows:
        alike.setdefault(_phrase(row), []).append(row)
    texts = [_with_forms(column, text, same) for text, same in alike.items()]
    if lead:
        return merged(column.view, confirmed(rows), lead), len(texts)
    fit = within(texts, MOST_CHARACTERS)
    said = [row for text in list(alike)[:fit] for row in alike[text]]
    return merged(column.view, confirmed(said), "; ".join([capital(texts[0]), *texts[1:fit]])), len(texts) - fit


def _with_forms(column: GlanceColumn, text: str, rows: Sequence[PrecautionRow | DosingRow]) -> str:
    """Name the forms of rows that do not hold for the form of the column (hazard H7)."""
    if any(not row.form or column.form in row.form for row in rows):
        return text
    forms = dict.fromkeys(FORMS[form] for row in rows for form in row.form if form in column.view.forms)
    unsaid = [form for form in forms if form.split()[-1] not in text]
    return f"{text} ({', '.join(unsaid)})" if unsaid else text


def _dose_rules(column: GlanceColumn, factors: Sequence[Factor], rows: Sequence[PrecautionRow]) -> list[DosingRow]:
    """Return dose rules with figures for the people of a factor, where no precaution asks for another dose."""
    populations: list[Population] = [DOSE_RULES[factor] for factor in factors if factor in DOSE_RULES]
    if not populations or any(ORDER[row.level] <= ORDER["adjust"] for row in rows):
        return []
    view = column.view
    rules = rules_for(view.catalogue, view.relaxant, view.jurisdiction, view.forms, populations=populations)
    return [] if rules.borrowed else [row for row in rules.rows if row.value_status == "given"]


def _silent(column: GlanceColumn, found: Sequence[FactorLevel], lead: str) -> GlanceCell:
    """Say that nothing was read here, or that the label is silent, and what other countries ask for."""
    places: dict[str, Level] = {
        place: level for one in found for place, level in one.elsewhere.items() if level in DEMANDS
    }
    mentioned = any(row.level == "not_mentioned" for one in found for row in one.rows)
    said = "Not mentioned in the label" if mentioned else NOT_READ
    return GlanceCell(
        empty=f"{lead}: {lowered(said)}" if lead else said,
        stricter=_by_level(places),
    )


def _stricter(found: Sequence[FactorLevel], level: Level) -> tuple[str, ...]:
    """Return what other countries ask for that is stricter than a level, strictest first."""
    places: dict[str, Level] = {}
    for one in found:
        for place, asked in one.elsewhere.items():
            if asked in DEMANDS and stricter(asked, level) and stricter(asked, places.get(place, "")):
                places[place] = asked
    return _by_level(places)


def _by_level(places: Mapping[str, Level]) -> tuple[str, ...]:
    """Write countries by what they ask for, strictest first: ``Austria, Germany: contraindicated``."""
    asking = {level: sorted(place for place, asked in places.items() if asked == level) for level in DEMANDS}
    return tuple(f"{_few(where)}: {label('level', level).lower()}" for level, where in asking.items() if where)


def _few(places: Sequence[str]) -> str:
    """Name up to two countries, and how many more there are."""
    more = len(places) - MOST_COUNTRIES
    return ", ".join(map(short_name, places[:MOST_COUNTRIES])) + (f" and {more} more" if more > 0 else "")


def _beside(cells: Sequence[GlanceCell]) -> GlanceCell:
    """Put cells of several factors into one; each names its own factor."""
    silent = [cell.empty for cell in cells if not cell.statements]
    notice = "; ".join(capital(one) for one in silent) if len(silent) < len(cells) else ""
    return GlanceCell(
        tuple(one for cell in cells for one in cell.statements),
        more=sum(cell.more for cell in cells),
        stricter=tuple(dict.fromkeys(one for cell in cells for one in cell.stricter)),
        notice=notice,
        empty="; ".join(silent),
    )


def contraindications(column: GlanceColumn) -> GlanceCell:
    """Name all that is contraindicated in the country: other drugs first, the allergy that every label names last."""
    view = column.view
    found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    rows = [row for one in found.values() for row in one.rows if row.level == "contraindicated"]
    by_factor: dict[Factor, list[PrecautionRow]] = {}
    for row in sorted(rows, key=lambda row: row.factor == "hypersensitivity"):
        by_factor.setdefault(row.factor, []).append(row)
    combinations = _combinations(column)
    facts = [*combinations, *(_one_factor(column, same) for same in by_factor.values())]
    named = (*(one.text for one in combinations), *(_factor(view, factor) for factor in by_factor))
    fit = within([fact.text for fact in facts], MOST_CONTRAINDICATED)
    read, here = any(one.here != "not_read" for one in found.values()), short_name(view.jurisdiction)
    return GlanceCell(
        tuple(facts[:fit]),
        more=len(facts) - fit,
        stricter=_only_elsewhere(column, found, set(by_factor)),
        empty=f"None found in the {here} label (not proof of safety)" if read else f"{here} label not reviewed",
        named=named,
        alarm=any(factor != "hypersensitivity" for factor in by_factor) or len(facts) > len(by_factor),
    )


def _one_factor(column: GlanceColumn, rows: Sequence[PrecautionRow]) -> Statement:
    """Name one contraindication in the words of its rows, where they are few and short, else by its factor."""
    phrases = dict.fromkeys(_phrase(row) for row in rows)
    one = rows[0].factor
    own = len(phrases) == 1 and one != "hypersensitivity" and not column.view.plain
    text = lowered(next(iter(phrases))) if own else _factor(column.view, one)
    return merged(column.view, confirmed(rows), _with_forms(column, text, rows))


def _only_elsewhere(column: GlanceColumn, found: Mapping[str, FactorLevel], here: Collection[str]) -> tuple[str, ...]:
    """Name what is contraindicated in other countries only, what most of them name first; the details say which."""
    view = column.view
    places: dict[str, list[str]] = {}
    for factor, one in found.items():
        for place, level in one.elsewhere.items():
            if level == "contraindicated" and factor not in here:
                places.setdefault(_factor(view, factor), []).append(place)
    rows = speaking_of(view.catalogue.rows(InteractionRow, view.relaxant), view.forms)
    ruled_out = [row for row in rows if row.level == "contraindicated"]
    own = {_partner(view, row) for row in ruled_out if holds_in(row.jurisdiction, view.jurisdiction)}
    for row in ruled_out:
        name = _partner(view, row)
        if not holds_in(row.jurisdiction, view.jurisdiction) and name not in own:
            places.setdefault(f"with {lowered(name)}", []).append(row.jurisdiction)
    ordered = sorted(places, key=lambda one: (-len(set(places[one])), one))
    return tuple(ordered)


def _combinations(column: GlanceColumn) -> list[Statement]:
    """Name the drugs and classes that must not be taken with a relaxant."""
    view = column.view
    rows = speaking_of(view.catalogue.rows(InteractionRow, view.relaxant), view.forms)
    scoped = with_what_home_adds(view.catalogue, rows, view.relaxant, view.jurisdiction, adds=lambda row, own: not own)
    ruled_out = [row for row in scoped.rows if row.level == "contraindicated"]
    ordered = sorted(ruled_out, key=lambda row: (row.agent_kind == "class", _partner(view, row)))
    alike: dict[bool, list[InteractionRow]] = {}
    for row in ordered:
        alike.setdefault(bool(row.checked), []).append(row)
    return [merged(view, rows, f"with {_partners(view, rows)}") for rows in alike.values()]


def _partners(view: Viewpoint, rows: Sequence[InteractionRow]) -> str:
    return ", ".join(dict.fromkeys(lowered(_partner(view, row)) for row in rows))


def _partner(view: Viewpoint, row: InteractionRow) -> str:
    """Name the other drug or class; a class in plain words says what it is taken for."""
    return AGENT_CLASSES[row.agent] if view.plain and row.agent_kind == "class" else partner(view.catalogue, row)


def _factor(view: Viewpoint, factor: str) -> str:
    """Name a factor as a reader in the middle of a sentence would."""
    return FACTORS[factor] if view.plain else lowered(label("factor", factor))
