"""The line "What differs" of the overview, by a fixed rule: what is unknown is never a difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.compare.glance.glance import Glance, GlanceRow
from dashboard.compare.glance.glance_cells import GlanceColumn
from dashboard.dosing.doses import ADULTS, rules_for
from dashboard.wording.figures import lowered, number
from dashboard.wording.levels import DEMANDS
from dashboard.wording.statements import Wording, label

LEVEL_ROWS = ("stopping", "kidney", "liver", "older", "pregnancy")


def differences(overview: Glance) -> tuple[str, ...]:
    """Return what differs between the columns, a phrase each, in a fixed order, and at last how many rows more do.

    Boxed warnings first, then every contraindication that not all columns share, levels that differ, limits on the
    duration, and the number of other rows that differ. Empty where there is one column.
    """
    if len(overview.columns) < 2:
        return ()
    rows = {row.key: row for row in overview.rows}
    names = {column.key: column.name if overview.by_country else _short(column.name) for column in overview.columns}
    found = [
        *_boxed(rows["boxed"], names),
        *_contraindicated(rows["contraindicated"], names, overview.wording),
        *(phrase for key in LEVEL_ROWS if key in rows for phrase in _levels(rows[key], names)),
        *([] if overview.wording == "plain" else _limits(overview.columns, names)),
    ]
    named = {"boxed", "contraindicated", *LEVEL_ROWS}
    others = [row for row in overview.rows if row.key not in named and _differs(row)]
    count = f"{len(others)} more row{'s' if len(others) > 1 else ''}" if others else ""
    return (*found, *([count] if count else []))


def _short(name: str) -> str:
    return lowered(name.split(" (")[0])


def _differs(row: GlanceRow) -> bool:
    """Whether two columns that are known say different things."""
    return len({cell.said for cell in row.cells.values() if cell.statements}) > 1


def _boxed(row: GlanceRow, names: Mapping[str, str]) -> list[str]:
    warned = [names[key] for key, cell in row.cells.items() if cell.alarm]
    return [f"boxed warning ({', '.join(warned)})"] if warned and len(warned) < len(names) else []


def _contraindicated(row: GlanceRow, names: Mapping[str, str], wording: Wording) -> list[str]:
    """Name for each column what is not contraindicated in all."""
    lead = "must not take it" if wording == "plain" else "contraindicated"
    said = {key: [lowered(one) for one in cell.named] for key, cell in row.cells.items()}
    shared = {text for texts in said.values() for text in texts if all(text in other for other in said.values())}
    phrases: list[str] = []
    for key, texts in said.items():
        own = [text for text in texts if text not in shared]
        if own:
            phrases.append(f"{lead}: {', '.join(own)} ({names[key]})")
    return phrases


def _levels(row: GlanceRow, names: Mapping[str, str]) -> list[str]:
    """Say the levels of a row where columns that were read ask for different ones."""
    asked: dict[str, list[str]] = {}
    for key, cell in row.cells.items():
        levels = [label("level", one.level).lower() for one in cell.statements if one.level in DEMANDS]
        if levels:
            asked.setdefault(" and ".join(dict.fromkeys(levels)), []).append(names[key])
    if len(asked) < 2:
        return []
    said = [f"{level} ({', '.join(who)})" for level, who in asked.items()]
    return [f"{lowered(row.label)}: {', '.join(said)}"]


def _limits(columns: Sequence[GlanceColumn], names: Mapping[str, str]) -> list[str]:
    """Say limits on the duration of treatment that not all columns share."""
    limits = {names[column.key]: _limit(column) for column in columns}
    if len(set(limits.values())) < 2:
        return []
    by_days: dict[float, list[str]] = {}
    for name, days in limits.items():
        if days is not None:
            by_days.setdefault(days, []).append(name)
    return [f"at most {number(days)} days ({', '.join(who)})" for days, who in by_days.items()]


def _limit(column: GlanceColumn) -> float | None:
    if column.form is None:
        return None
    view = column.view
    rules = rules_for(view.catalogue, view.relaxant, view.jurisdiction, [column.form], populations=ADULTS)
    days = [row.limit_days for row in rules.rows if row.limit_days is not None and row.limit_setting == "treatment"]
    return min(days, default=None)
