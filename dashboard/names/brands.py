"""Brands of the relaxants and the forms they are sold in: the names that lead to a relaxant (hazard H1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.schema.terms import FORMS
from dashboard.names.spelling import fold

REMARK = re.compile(r"\s*\([^()]*\)$")
_NAME_WITH_REMARK = re.compile(r"(.+) \((.+)\)")
_STRENGTH = re.compile(r"\d+(?:\.\d+)?\s*(?:mg|mcg|units?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """One meaning of a name: a relaxant, the one form that the name says, and what else is in a combination."""

    relaxant: str
    form: str | None = None
    also: str = ""


@lru_cache(maxsize=4)
def aliases(catalogue: Catalogue) -> dict[str, Meaning]:
    """Return the label of every brand, such as ``Zanaflex (tizanidine)``, with its meaning.

    A brand that is sold in one form only carries that form: ``Amrix (cyclobenzaprine, extended-release capsule)``.
    Brands of which we only know the name, as that of a co-medication, lead to the relaxant without a form.
    """
    found: dict[str, Meaning] = {}
    seen: set[tuple[str, str]] = set()
    for relaxant in catalogue.names:
        for brand in _brands(catalogue, relaxant):
            if (_spelling(brand), relaxant) in seen:
                continue
            seen.add((_spelling(brand), relaxant))
            meaning = _meaning_of_brand(catalogue, relaxant, brand)
            inside = f"{inline(catalogue, relaxant)}, {FORMS[meaning.form]}" if meaning.form else None
            found[f"{brand} ({inside or inline(catalogue, relaxant)})"] = meaning
    sold_as = {_spelling(brand_of(label)) for label in found}
    for row in catalogue.every("agent_names"):
        if row["kind"] == "brand" and row["agent"] in catalogue.names and _spelling(row["name"]) not in sold_as:
            found[f"{row['name']} ({inline(catalogue, row['agent'])})"] = Meaning(row["agent"])
    return found


def _brands(catalogue: Catalogue, relaxant: str) -> list[str]:
    """Return the brands of a relaxant without remarks in brackets, those of products first."""
    summary, own = catalogue.summary(relaxant), catalogue.rows("products", relaxant)
    listed = [*items(summary["us_brands"]), *items(summary["other_brands"])]
    named = [*sorted({row["brand"] for row in own} - {""}), *sorted(listed)]
    return list(dict.fromkeys(REMARK.sub("", brand) for brand in named))


def _meaning_of_brand(catalogue: Catalogue, relaxant: str, brand: str) -> Meaning:
    """Return what a brand means; brands that begin so, such as Robaxin-750, may be another form of it."""
    own = catalogue.rows("products", relaxant)
    sold = {row["form"] for row in own}
    family = [row for row in own if row["brand"] == brand or re.match(rf"{re.escape(brand)}[\W\d]", row["brand"])]
    forms = {row["form"] for row in family}
    also = {row["ingredients"] for row in family if row["brand"] == brand and row["ingredients"]}
    form = forms.pop() if len(forms) == 1 and len(sold) > 1 else None
    return Meaning(relaxant, form, also.pop() if len(also) == 1 else "")


def inline(catalogue: Catalogue, relaxant: str) -> str:
    """Return the name of a relaxant as it is written inside a sentence: ``oral baclofen``."""
    name = catalogue.names[relaxant]
    split = _NAME_WITH_REMARK.fullmatch(name)
    return f"{split[2]} {split[1].lower()}" if split else name[:1].lower() + name[1:]


def _spelling(brand: str) -> str:
    """Return what makes a brand another one: not its case, punctuation, or the strength behind it."""
    return fold(_STRENGTH.sub(" ", brand))


def brand_of(label: str) -> str:
    """Return the brand in an alias label."""
    return label.partition(" (")[0]


def form_options(catalogue: Catalogue, relaxants: Iterable[str]) -> dict[str, Meaning]:
    """Return one option per form of every relaxant that comes in several, such as ``tizanidine.capsule``."""
    options: dict[str, Meaning] = {}
    for relaxant in relaxants:
        forms = forms_of(catalogue, relaxant)
        if len(forms) > 1:
            options |= {form_option(relaxant, form): Meaning(relaxant, form) for form in forms}
    return options


def form_option(relaxant: str, form: str) -> str:
    """Return the option of one form of a relaxant."""
    return f"{relaxant}.{form}"


def form_label(option: str) -> str:
    """Return what an option of `form_options` is called: ``tizanidine capsule``."""
    relaxant, _, form = option.partition(".")
    return f"{relaxant} {FORMS[form]}"


def forms_of(catalogue: Catalogue, relaxant: str) -> list[str]:
    """Return the forms that products and doses of `relaxant` come in, in the order of the vocabulary."""
    named = {row["form"] for row in catalogue.rows("products", relaxant)}
    for row in catalogue.rows("dosing", relaxant):
        named |= set(items(row["form"]))
    return [form for form in FORMS if form in named]
