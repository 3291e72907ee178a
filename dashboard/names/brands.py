"""Brands of the relaxants and the forms they are sold in: the names that lead to a relaxant (hazard H1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import AgentNameKind, AgentNameRow, DosingRow, Form, ProductRow
from dashboard.data.schema.terms import FORMS
from dashboard.names.spelling import fold

REMARK = re.compile(r"\s*\([^()]*\)$")
_NAME_WITH_REMARK = re.compile(r"(.+) \((.+)\)")
_STRENGTH = re.compile(r"\d+(?:\.\d+)?\s*(?:mg|mcg|units?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class RelaxantMeaning:
    """One meaning of a name: a relaxant, the one form that the name says, and what else is in a combination."""

    relaxant: str
    form: Form | None = None
    also: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def aliases(catalogue: Catalogue) -> dict[str, RelaxantMeaning]:
    """Return the label of every brand, such as ``Zanaflex (tizanidine)``, with its meaning.

    A brand that is sold in one form only carries that form: ``Amrix (cyclobenzaprine, extended-release capsule)``.
    Brands of which we only know the name, as that of a co-medication, lead to the relaxant without a form.
    """
    found: dict[str, RelaxantMeaning] = {}
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
    for name, relaxant in relaxants_by_name(catalogue, "brand"):
        if _spelling(name) not in sold_as:
            found[f"{name} ({inline(catalogue, relaxant)})"] = RelaxantMeaning(relaxant)
    return found


def relaxants_by_name(catalogue: Catalogue, kind: AgentNameKind) -> Iterator[tuple[str, str]]:
    """Yield the names of co-medications of one kind that mean a relaxant alone, each with its key."""
    for row in catalogue.every(AgentNameRow):
        if row.kind == kind and len(row.agent) == 1 and row.agent[0] in catalogue.names:
            yield row.name, row.agent[0]


def known_by_name(catalogue: Catalogue, relaxant: str) -> tuple[str, ...]:
    """Return the brands of a relaxant that we know without a source: none that a source gives to it or to another."""
    sourced = {_spelling(brand) for key in catalogue.names for brand in _brands(catalogue, key)}
    named = (name for name, key in relaxants_by_name(catalogue, "brand") if key == relaxant)
    return tuple(sorted(name for name in named if _spelling(name) not in sourced))


def _brands(catalogue: Catalogue, relaxant: str) -> list[str]:
    """Return the brands of a relaxant without remarks in brackets, those of products first."""
    summary, own = catalogue.summary(relaxant), catalogue.rows(ProductRow, relaxant)
    listed = [*summary.us_brands, *summary.other_brands]
    named = [*sorted({row.brand for row in own} - {""}), *sorted(listed)]
    return list(dict.fromkeys(REMARK.sub("", brand) for brand in named))


def _meaning_of_brand(catalogue: Catalogue, relaxant: str, brand: str) -> RelaxantMeaning:
    """Return what a brand means; brands that begin so, such as Robaxin-750, may be another form of it."""
    own = catalogue.rows(ProductRow, relaxant)
    sold = {row.form for row in own}
    family = [row for row in own if row.brand == brand or re.match(rf"{re.escape(brand)}[\W\d]", row.brand)]
    forms: set[Form] = {row.form for row in family}
    also = {row.ingredients for row in family if row.brand == brand and row.ingredients}
    form = forms.pop() if len(forms) == 1 and len(sold) > 1 else None
    return RelaxantMeaning(relaxant, form, also.pop() if len(also) == 1 else ())


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


def form_options(catalogue: Catalogue, relaxants: Iterable[str]) -> dict[str, RelaxantMeaning]:
    """Return one option per form of every relaxant that comes in several, such as ``tizanidine.capsule``."""
    options: dict[str, RelaxantMeaning] = {}
    for relaxant in relaxants:
        options |= _own_options(catalogue, relaxant)
    return options


@lru_cache(maxsize=128)
def _own_options(catalogue: Catalogue, relaxant: str) -> Mapping[str, RelaxantMeaning]:
    forms = forms_of(catalogue, relaxant)
    if len(forms) < 2:
        return MappingProxyType({})
    return MappingProxyType({form_option(relaxant, form): RelaxantMeaning(relaxant, form) for form in forms})


def form_option(relaxant: str, form: Form) -> str:
    """Return the option of one form of a relaxant."""
    return f"{relaxant}.{form}"


def form_label(option: str) -> str:
    """Return what an option of `form_options` is called: ``tizanidine capsule``."""
    relaxant, _, form = option.partition(".")
    return f"{relaxant} {FORMS[form]}"


def forms_of(catalogue: Catalogue, relaxant: str) -> list[Form]:
    """Return the forms that products and doses of `relaxant` come in, in the order of the vocabulary."""
    named: set[Form] = {row.form for row in catalogue.rows(ProductRow, relaxant)}
    named.update(form for row in catalogue.rows(DosingRow, relaxant) for form in row.form)
    return sorted(named, key=list(FORMS).index)
