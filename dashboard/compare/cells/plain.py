"""Cells in plain words: what a patient calls each condition, habit and medicine, with its source and no more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dashboard.compare.cells.cell import NOT_READ, Cell, Viewpoint
from dashboard.compare.cells.cell_lines import FormsRow, merged
from dashboard.data.rows import IndicationRow, InteractionRow, Level, PrecautionRow
from dashboard.data.schema.terms import FACTORS_CORE
from dashboard.interactions.phrases import apart
from dashboard.wording.figures import capital
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import Scoped, foreign, short_name
from dashboard.wording.levels import ORDER, SILENCE, factor_levels
from dashboard.wording.plain_words import AGENT_CLASSES, AGENTS, CONDITIONS, FACTORS, FORMS, LEVELS
from dashboard.wording.statements import Statement, label, superseded

R = TypeVar("R", bound=FormsRow)
NONE_FOUND = "None found. That is no proof that it is safe"
ALL_COVERED = "The label covers all that we ask about"


def factors(view: Viewpoint, levels: Collection[Level]) -> Cell:
    """Name each condition or habit at some levels once, the forms where it does not hold for all."""
    found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    rows = [row for one in found.values() for row in one.rows if row.level in levels]
    read = any(one.here != "not_read" for one in found.values())
    return Cell(once(view, rows, lambda row: FACTORS[row.factor]), empty=NONE_FOUND if read else NOT_READ)


def partners(view: Viewpoint, rows: Iterable[InteractionRow], scoped: Scoped[InteractionRow]) -> tuple[Statement, ...]:
    """Name each other medicine or group once, with the days or hours between the two, and another country's with it."""

    def name(row: InteractionRow) -> str:
        named = AGENTS.get(row.agent) or view.catalogue.agent_names.get(row.agent, "")
        drug = named if row.agent_kind == "agent" else AGENT_CLASSES[row.agent]
        return f"{drug}{f': {apart(row)}' if apart(row) else ''}{foreign(row, scoped)}"

    return once(view, rows, name)


def uses(view: Viewpoint, rows: Iterable[IndicationRow]) -> tuple[Statement, ...]:
    """Name each use once."""
    return once(view, rows, lambda row: CONDITIONS.get(row.condition, label("condition", row.condition)))


def stricter(view: Viewpoint) -> Cell:
    """Name what other countries warn of more strongly, the strictest first, and which countries do (hazard H10)."""
    found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    rows = speaking_of(view.catalogue.rows(PrecautionRow, view.relaxant), view.forms)
    made: list[Statement] = []
    asked: list[tuple[str, Level]] = [
        (one.factor, level) for one in found.values() for level in set(one.stricter_elsewhere.values())
    ]
    for factor, level in sorted(asked, key=lambda pair: (ORDER[pair[1]], FACTORS[pair[0]])):
        places = [place for place, there in found[factor].stricter_elsewhere.items() if there == level]
        own = [row for row in rows if (row.factor, row.level) == (factor, level) and row.jurisdiction in places]
        where = ", ".join(short_name(place) for place in places)
        text = f"{capital(FACTORS[factor])}: {LEVELS[level]} ({where})"
        made.append(replace(merged(view, own, text), level=level, jurisdiction=", ".join(places)))
    return Cell(tuple(made), empty=NONE_FOUND)


def silence(view: Viewpoint) -> Cell:
    """Name the core conditions that no label mentions or that nobody has checked: unknown, never safe."""
    found = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    here = {factor: found[factor].here if factor in found else "not_read" for factor in FACTORS_CORE}
    made = tuple(
        Statement(f"{capital(FACTORS[factor])}: {LEVELS[silent]}", level=silent, jurisdiction=view.jurisdiction)
        for silent in SILENCE
        for factor, level in here.items()
        if level == silent
    )
    return Cell(made, empty=ALL_COVERED)


def once(view: Viewpoint, rows: Iterable[R], name: Callable[[R], str]) -> tuple[Statement, ...]:
    """Make one statement of all rows that share a name; what is unconfirmed or replaced keeps one of its own."""
    groups: dict[tuple[object, ...], list[R]] = {}
    for row in rows:
        groups.setdefault((name(row), bool(row.checked), superseded(view.catalogue, row)), []).append(row)
    return tuple(
        replace(
            merged(view, group, _with_forms(view, group, capital(name(group[0])))),
            jurisdiction=", ".join(dict.fromkeys(row.jurisdiction for row in group)),
        )
        for group in groups.values()
    )


def _with_forms(view: Viewpoint, rows: Sequence[FormsRow], text: str) -> str:
    """Add the forms that are meant, unless they are all that is shown (hazard H7)."""
    meant = [form for form in view.forms if any(form in row.form for row in rows)]
    if not all(row.form for row in rows) or len(meant) == len(view.forms):
        return text
    return f"{text} (for the {', '.join(dict.fromkeys(FORMS[form] for form in meant))})"
