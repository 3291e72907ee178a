"""Picked relaxants with co-medications and with each other: a matrix of the worst level, and every alert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import substance
from dashboard.interactions.alert_reasons import reason_of_alert, without_echoes
from dashboard.interactions.alerts import NO_STATEMENT, alerts, over_washouts
from dashboard.interactions.matrix import MatrixCell, MatrixRow
from dashboard.names.medicines import Medicine
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import rank, stricter
from dashboard.wording.reasons import REASON_COLUMNS, reason_cells, stricter_notes, worst_of
from dashboard.wording.statements import label


def each_other(catalogue: Catalogue, relaxants: Sequence[str]) -> tuple[Medicine, ...]:
    """Return the picked relaxants as co-medications of each other; none for fewer than two."""
    names = [(name, catalogue.names[name]) for name in relaxants]
    return tuple(Medicine(key, "agent", name) for key, name in names) if len(names) > 1 else ()


def together(
    catalogue: Catalogue,
    relaxants: Sequence[str],
    medicines: Sequence[Medicine],
    *,
    forms: Mapping[str, Sequence[str]],
    jurisdiction: str,
) -> list[MatrixRow]:
    """Return a row per co-medication and a cell per relaxant, in the forms chosen.

    A cell without any row says that no statement is held; a relaxant with itself, in whatever form, has no
    cell.
    """

    def cells(medicine: Medicine) -> dict[str, MatrixCell]:
        return {
            relaxant: _cell(catalogue, relaxant, medicine, forms=forms[relaxant], jurisdiction=jurisdiction)
            for relaxant in relaxants
            if substance(relaxant) != substance(medicine.key)
        }

    return [MatrixRow(medicine.key, called(medicine), cells(medicine)) for medicine in medicines]


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
    return sorted(turned, key=lambda row: min((rank(cell.level) for cell in row.cells.values()), default=rank("")))


def called(medicine: Medicine) -> str:
    """Name a co-medication, with how long ago it was stopped."""
    if not medicine.stopped:
        return medicine.name
    if medicine.days_since is None:
        return f"{medicine.name}, stopped"
    return f"{medicine.name}, stopped {medicine.days_since} {'day' if medicine.days_since == 1 else 'days'} ago"


def _cell(
    catalogue: Catalogue, relaxant: str, medicine: Medicine, *, forms: Sequence[str], jurisdiction: str
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
    found.sort(key=lambda one: (one not in here, rank(one.level), one.match != "applies"))
    over = "; ".join(over_washouts(catalogue, relaxant, forms, medicine)) if not found else ""
    return MatrixCell(level, tuple(notes), tuple(dict.fromkeys(found)), over)


def together_frame(catalogue: Catalogue, rows: Sequence[MatrixRow], jurisdiction: str) -> pd.DataFrame:
    """Return every alert as a row for an export: one level, one source list and one status a row.

    A pair without any statement has a row that says so.
    """
    lines: list[dict[str, str]] = []
    for row in rows:
        for relaxant, cell in row.cells.items():
            pair = {
                "relaxant": relaxant,
                "name": catalogue.names[relaxant],
                "with": row.name,
                "asked_jurisdiction": jurisdiction,
            }
            silent = dict.fromkeys(REASON_COLUMNS, "") | {"statement": cell.silence or NO_STATEMENT}
            lines += [pair | reason_cells(reason) for reason in cell.reasons] or [pair | silent]
    return pd.DataFrame(lines)
