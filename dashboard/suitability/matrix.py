"""The class at once: each relaxant under each patient factor, or with each class of co-medications."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.frames import Record
from dashboard.dosing.doses import form_words
from dashboard.interactions.phrases import partner, said
from dashboard.suitability.lines import forms_in, worst_of
from dashboard.suitability.person import YES
from dashboard.suitability.reasons import Reason, reason_of
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import DEMANDS, ORDER, stricter, worst
from dashboard.wording.statements import label


@dataclass(frozen=True)
class MatrixCell:
    """What the sources say at one crossing.

    Parameters
    ----------
    level
        Worst level of the jurisdiction, over all forms; "not_read" where no row speaks.
    notes
        What a level alone would hide: forms that differ (hazard H7), a stricter country (hazard H10).
    reasons
        Every row behind it, of any jurisdiction; those of the chosen one first, worst first.
    silence
        What to say instead of "no statement held" where no row applies any more.
    """

    level: str
    notes: tuple[str, ...]
    reasons: tuple[Reason, ...]
    silence: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """One row of a matrix: key and name, and a cell per column."""

    key: str
    name: str
    cells: dict[str, MatrixCell]


Rows = Callable[[Catalogue, str, str], list[Record]]


def factor_matrix(
    catalogue: Catalogue, relaxants: Sequence[str], factors: Sequence[str], jurisdiction: str
) -> list[MatrixRow]:
    """Return a row per relaxant and a cell per patient factor."""
    return _matrix(catalogue, relaxants, factors, jurisdiction, _of_factor)


def class_matrix(
    catalogue: Catalogue, relaxants: Sequence[str], classes: Sequence[str], jurisdiction: str
) -> list[MatrixRow]:
    """Return a row per relaxant and a cell per class of co-medications, as the sources name the class itself."""
    return _matrix(catalogue, relaxants, classes, jurisdiction, _of_class)


def _matrix(
    catalogue: Catalogue, relaxants: Sequence[str], columns: Sequence[str], jurisdiction: str, rows_of: Rows
) -> list[MatrixRow]:
    return [
        MatrixRow(
            relaxant,
            catalogue.names[relaxant],
            {
                column: _cell(catalogue, relaxant, column, jurisdiction, rows_of(catalogue, relaxant, column))
                for column in columns
            },
        )
        for relaxant in catalogue.names
        if relaxant in relaxants
    ]


def _of_factor(catalogue: Catalogue, relaxant: str, factor: str) -> list[Record]:
    return [row for row in catalogue.rows("precautions", relaxant) if row["factor"] == factor]


def _of_class(catalogue: Catalogue, relaxant: str, agent_class: str) -> list[Record]:
    rows = catalogue.rows("interactions", relaxant)
    return [row for row in rows if row["agent_kind"] == "class" and row["agent"] == agent_class]


def _cell(catalogue: Catalogue, relaxant: str, column: str, jurisdiction: str, rows: Sequence[Record]) -> MatrixCell:
    here = [row for row in rows if holds_in(row["jurisdiction"], jurisdiction)]
    level = worst(row["level"] for row in here)
    found = [_reason(catalogue, row, column) for row in rows if row["level"] != "not_read"]
    found.sort(key=lambda one: (not holds_in(one.jurisdiction, jurisdiction), ORDER[one.level]))
    notes = (*_by_form(catalogue, relaxant, jurisdiction, here), *_stricter(found, jurisdiction, level))
    return MatrixCell(level, notes, tuple(dict.fromkeys(found)))


def _reason(catalogue: Catalogue, row: Record, column: str) -> Reason:
    if "factor" in row:
        text = row["detail"] or label("level", row["level"])
    else:
        text = f"{partner(catalogue, row)}: {said(row)}"
    return reason_of(catalogue, row, YES, column, row["level"], text, form_words(row))


def _by_form(catalogue: Catalogue, relaxant: str, jurisdiction: str, rows: Sequence[Record]) -> tuple[str, ...]:
    forms, _ = forms_in(catalogue, relaxant, jurisdiction)
    levels = {
        form: worst(row["level"] for row in rows if not row["form"] or form in items(row["form"])) for form in forms
    }
    return ("forms differ",) if len(set(levels.values())) > 1 else ()


def _stricter(found: Sequence[Reason], jurisdiction: str, level: str) -> tuple[str, ...]:
    return stricter_notes([one for one in found if not holds_in(one.jurisdiction, jurisdiction)], level)


def stricter_notes(elsewhere: Sequence[Reason], level: str) -> tuple[str, ...]:
    """Return ``DE, GB: contraindicated`` per level that other countries ask for and that is stricter than `level`."""
    places: dict[str, list[str]] = {}
    for place in sorted({one.jurisdiction for one in elsewhere}):
        there = worst_of(one for one in elsewhere if one.jurisdiction == place)
        if there in DEMANDS and stricter(there, level):
            places.setdefault(there, []).append(place)
    ordered = sorted(places, key=ORDER.__getitem__)
    return tuple(f"{', '.join(places[there])}: {label('level', there).lower()}" for there in ordered)
