"""Forms of a medicine: which rows hold for them, and how they are named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from dashboard.data.rows import OfForms
from dashboard.data.schema.terms import FORMS

ANY_FORM = "any form"
F = TypeVar("F", bound=OfForms)


def speaking_of(rows: Iterable[F], forms: Iterable[str]) -> tuple[F, ...]:
    """Return the rows that hold for one of `forms`: one that names no form holds for all."""
    wanted = set(forms)
    return tuple(row for row in rows if not row.form or wanted & set(row.form))


def form_words(row: OfForms) -> str:
    """Name the forms of a row; empty where it holds for all."""
    return ", ".join(FORMS[form] for form in row.form)


def forms_meant(row: OfForms) -> str:
    """Name the forms of a row, also where it holds for all: "any form"."""
    return form_words(row) or ANY_FORM
