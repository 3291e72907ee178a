"""In which forms a relaxant is sold in a country."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Form, ProductRow
from dashboard.names.brands import forms_of


def forms_sold(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> set[Form]:
    """Return the forms of the products of a jurisdiction; empty where no product was read."""
    return {row.form for row in catalogue.rows(ProductRow, relaxant) if row.jurisdiction == jurisdiction}


def forms_here(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> list[Form]:
    """Return the forms sold in a jurisdiction, or all forms where none was read, in the order of the vocabulary."""
    sold, every = forms_sold(catalogue, relaxant, jurisdiction), forms_of(catalogue, relaxant)
    return [form for form in every if form in sold] if sold else every
