"""Picked relaxants with co-medications and with each other: a matrix of the worst level, and every alert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import substance
from dashboard.interactions.alerts import NO_STATEMENT, alerts, over_washouts
from dashboard.names.medicines import Medicine
from dashboard.suitability.lines import worst_of
from dashboard.suitability.matrix import MatrixCell, MatrixRow, stricter_notes
from dashboard.suitability.reasons import Reason, reason_of_alert, without_echoes
from dashboard.suitability.table import REASON_COLUMNS, reason_cells
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import ORDER, stricter
from dashboard.wording.statements import label


def each_other(catalogue: Catalogue, relaxants: Sequence[str]) -> tuple[Medicine, ...]:
    """Return the picked relaxants as co-medications of each other; none for fewer than two."""
    names = [(name, catalogue.names[name]) for name in relaxants]
    return tuple(Medicine(key, "agent", name) for key, name in names) if len(names) > 1 else ()


def together(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    forms: Mapping[str, tuple[str, ...]],
    medicines: Sequence[Medicine],
    jurisdiction: str,
) -> list[MatrixRow]:
    """Return a row per co-medication and a cell per relaxant, in the forms chosen.

    A cell without any row says that no statement is held; a relaxant with itself, in whatever form, has no
    cell.
    """
    return [
        MatrixRow(
            medicine.key,
            called(medicine),
            {
                relaxant: _cell(catalogue, relaxant, forms[relaxant], medicine, jurisdiction)
                for relaxant in relaxants
                if substance(relaxant) != substance(medicine.key)
            },
        )
        for medicine in medicines
    ]


def by_relaxant(rows: Sequence[MatrixRow], names: Mapping[str, str]) -> list[MatrixRow]:
    """Turn rows of co-medications into rows of relaxants: those with the worst level first, then by name.

    Parameters
    ----------
    rows
        What `together` returns.
    names
        Name of each relaxant, in alphabetical order.
    """
    turned = [
        MatrixRow(relaxant, name, {row.key: row.cells[relaxant] for row in rows if relaxant in row.cells})
        for relaxant, name in names.items()
    ]
    return sorted(turned, key=lambda row: min((ORDER[cell.level] for cell in row.cells.values()), default=len(ORDER)))


def called(medicine: Medicine) -> str:
    """Name a co-medication, with how long ago it was stopped."""
    if not medicine.stopped:
        return medicine.name
    if medicine.days_since is None:
        return f"{medicine.name}, stopped"
    return f"{medicine.name}, stopped {medicine.days_since} {'day' if medicine.days_since == 1 else 'days'} ago"


def _cell(
    catalogue: Catalogue, relaxant: str, forms: Sequence[str], medicine: Medicine, jurisdiction: str
) -> MatrixCell:
    every = [reason_of_alert(alert) for alert in alerts(catalogue, relaxant, forms, medicine)]
    found = without_echoes(every, jurisdiction)
    here = [one for one in found if holds_in(one.jurisdiction, jurisdiction)]
    applies = worst_of(one for one in here if one.match == "applies")
    possible = worst_of(one for one in here if one.match != "applies")
    notes: list[str] = []
    if stricter(possible, applies):
        notes.append(f"possibly {label('level', possible).lower()}")
    level = applies or "not_read"
    elsewhere = [one for one in found if one not in here and one.match == "applies"]
    notes += stricter_notes(elsewhere, level)
    found.sort(key=lambda one: (one not in here, ORDER[one.level], one.match != "applies"))
    over = "; ".join(over_washouts(catalogue, relaxant, forms, medicine)) if not found else ""
    return MatrixCell(level, tuple(notes), tuple(dict.fromkeys(found)), over)


def together_frame(catalogue: Catalogue, rows: Sequence[MatrixRow], jurisdiction: str) -> pd.DataFrame:
    """Return every alert as a row for an export: one level, one source list and one status a row.

    A pair without any statement has a row that says so.
    """
    lines = [
        _exported(catalogue, row.name, relaxant, (reason, cell.silence), jurisdiction)
        for row in rows
        for relaxant, cell in row.cells.items()
        for reason in (cell.reasons or (None,))
    ]
    return pd.DataFrame(lines)


def _exported(
    catalogue: Catalogue, with_name: str, relaxant: str, said: tuple[Reason | None, str], jurisdiction: str
) -> dict[str, str]:
    reason, silence = said
    line = {
        "relaxant": relaxant,
        "name": catalogue.names[relaxant],
        "with": with_name,
        "asked_jurisdiction": jurisdiction,
    }
    if reason is None:
        return line | dict.fromkeys(REASON_COLUMNS, "") | {"statement": silence or NO_STATEMENT}
    return line | reason_cells(reason)
