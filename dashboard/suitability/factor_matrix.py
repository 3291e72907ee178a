"""The class at once: each relaxant under each patient factor."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import PrecautionRow
from dashboard.interactions.matrix import MatrixCell, MatrixRow, crossing, matrix
from dashboard.wording.forms import forms_meant
from dashboard.wording.reasons import Reason, reason_of
from dashboard.wording.statements import label


def factor_matrix(
    catalogue: Catalogue, relaxants: Sequence[str], factors: Sequence[str], jurisdiction: str
) -> list[MatrixRow]:
    """Return a row per relaxant and a cell per patient factor."""

    def cell(relaxant: str, factor: str) -> MatrixCell:
        rows = [row for row in catalogue.rows(PrecautionRow, relaxant) if row.factor == factor]
        return crossing(catalogue, relaxant, jurisdiction, rows, reason=lambda row: _reason(catalogue, row))

    return matrix(catalogue, relaxants, factors, cell)


def _reason(catalogue: Catalogue, row: PrecautionRow) -> Reason:
    text = row.detail or label("level", row.level)
    return reason_of(catalogue, row, text, topic=row.factor, about=forms_meant(row), level=row.level)
