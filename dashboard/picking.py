"""What a typed name stands for: a therapy, and where the brand says so a form of it (hazard H1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.catalogue import Catalogue, items
from dashboard.frames import records
from dashboard.schema.terms import FORMS

MOST_PICKED = 6


@dataclass(frozen=True)
class Meaning:
    """One meaning of a name: a relaxant and, where the name says so, the one form that it is sold in."""

    relaxant: str
    form: str | None = None


@dataclass(frozen=True)
class Reading:
    """How a list of names was understood.

    Parameters
    ----------
    relaxants
        Keys of the relaxants, in the order given, without repeats.
    forms
        Options of `form_options` that a brand implies.
    questions
        Name with two or more meanings -> the alias labels to choose from.
    unknown
        Names that are neither a relaxant nor a brand that we know.
    """

    relaxants: tuple[str, ...]
    forms: tuple[str, ...]
    questions: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...]


@lru_cache(maxsize=4)
def aliases(catalogue: Catalogue) -> dict[str, Meaning]:
    """Return the label of every brand, such as ``Zanaflex (tizanidine)``, with its meaning.

    A brand that is sold in one form only carries that form: ``Amrix (cyclobenzaprine, extended-release capsule)``.
    Brands of which we only know the name, as that of a co-medication, lead to the relaxant without a form.
    """
    found: dict[str, Meaning] = {}
    for relaxant in catalogue.names:
        summary, own = catalogue.summary(relaxant), catalogue.rows("products", relaxant)
        brands = {*items(summary["us_brands"]), *items(summary["other_brands"])} | {row["brand"] for row in own} - {""}
        sold = {row["form"] for row in own}
        for brand in sorted(brands):
            forms = sorted({row["form"] for row in own if row["brand"] == brand})
            form = forms[0] if len(forms) == 1 and len(sold) > 1 else None
            inside = f"{relaxant}, {FORMS[form]}" if form else relaxant
            found[f"{brand} ({inside})"] = Meaning(relaxant, form)
    sold_as = {brand_of(label).lower() for label in found}
    for row in records(catalogue["agent_names"]):
        if row["kind"] == "brand" and row["agent"] in catalogue.names and row["name"].lower() not in sold_as:
            found[f"{row['name']} ({row['agent']})"] = Meaning(row["agent"])
    return found


def brand_of(label: str) -> str:
    """Return the brand in an alias label."""
    return label.rpartition(" (")[0]


def form_options(catalogue: Catalogue, relaxants: Iterable[str]) -> dict[str, Meaning]:
    """Return one option per form of every relaxant that comes in several, such as ``tizanidine capsule``."""
    options: dict[str, Meaning] = {}
    for relaxant in relaxants:
        forms = forms_of(catalogue, relaxant)
        if len(forms) > 1:
            options |= {f"{relaxant} {FORMS[form]}": Meaning(relaxant, form) for form in forms}
    return options


def forms_of(catalogue: Catalogue, relaxant: str) -> list[str]:
    """Return the forms that products and doses of `relaxant` come in, in the order of the vocabulary."""
    named = {row["form"] for row in catalogue.rows("products", relaxant)}
    for row in catalogue.rows("dosing", relaxant):
        named |= set(items(row["form"]))
    return [form for form in FORMS if form in named]


def read_names(catalogue: Catalogue, names: Sequence[str]) -> Reading:
    """Understand names of relaxants, brands or alias labels, whatever their case.

    A brand that begins the brand of another therapy ("Lioresal", "Lioresal Intrathecal") has two meanings, and
    the reader must be asked.
    """
    known = aliases(catalogue)
    by_key = {key.lower(): key for key in catalogue.names}
    by_name = {name.lower(): key for key, name in catalogue.names.items()}
    relaxants: list[str] = []
    forms: list[str] = []
    questions: dict[str, tuple[str, ...]] = {}
    unknown: list[str] = []
    for name in names:
        wanted = " ".join(name.split()).lower()
        if not wanted:
            continue
        if wanted in by_key or wanted in by_name:
            relaxants.append(by_key.get(wanted) or by_name[wanted])
            continue
        labels = _labels_for(wanted, known)
        if not labels:
            unknown.append(name)
        elif len({known[label].relaxant for label in labels}) > 1:
            questions[name] = labels
        else:
            meaning = known[labels[0]]
            relaxants.append(meaning.relaxant)
            if meaning.form and len(labels) == 1:
                forms.append(f"{meaning.relaxant} {FORMS[meaning.form]}")
    return Reading(tuple(dict.fromkeys(relaxants)), tuple(dict.fromkeys(forms)), questions, tuple(unknown))


def _labels_for(wanted: str, known: dict[str, Meaning]) -> tuple[str, ...]:
    exact_label = [label for label in known if label.lower() == wanted]
    if exact_label:
        return tuple(exact_label)
    exact = [label for label in known if brand_of(label).lower() == wanted]
    longer = [label for label in known if brand_of(label).lower().startswith(f"{wanted} ")]
    return tuple(exact + longer)


def picked_forms(catalogue: Catalogue, relaxants: Sequence[str], chosen: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the forms to show of each relaxant: those chosen, or all of them where none is chosen."""
    options = form_options(catalogue, relaxants)
    wanted = [options[label] for label in chosen if label in options]
    shown: dict[str, tuple[str, ...]] = {}
    for relaxant in relaxants:
        own = tuple(meaning.form for meaning in wanted if meaning.relaxant == relaxant and meaning.form)
        shown[relaxant] = own or tuple(forms_of(catalogue, relaxant))
    return shown
