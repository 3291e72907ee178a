"""What a typed name stands for: a therapy, and where the name says so a form of it (hazard H1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.catalogue import Catalogue, items
from dashboard.names.answers import in_order_of_search, similar
from dashboard.names.spelling import bare_name, entries, fold, without_salt
from dashboard.schema.terms import FORMS, substance

MOST_PICKED = 6
SYNONYMS = {
    "baclofen": ("oral baclofen", "baclofen by mouth"),
    "baclofen-intrathecal": ("ITB", "IT baclofen", "baclofen pump", "pump baclofen", "intrathecal Lioresal"),
    "cyclobenzaprine-sublingual": ("cyclobenzaprine SL", "SL cyclobenzaprine"),
    "nabiximols": ("THC/CBD spray", "cannabis spray"),
    "onabotulinumtoxina": ("botulinum toxin", "botulinum toxin A", "botulinum toxin type A"),
    "abobotulinumtoxina": ("botulinum toxin", "botulinum toxin A", "botulinum toxin type A"),
    "incobotulinumtoxina": ("botulinum toxin", "botulinum toxin A", "botulinum toxin type A"),
}
"""Names in use beside the key, the name and the brands; one that belongs to several therapies asks."""
FORM_WORDS = {
    "tablet": ("tablet", "tablets", "tab", "tabs"),
    "er_tablet": ("er", "xr", "sr", "mr", "extended", "prolonged", "modified", "sustained"),
    "odt": ("odt", "orodispersible"),
    "sublingual_tablet": ("sublingual", "sl"),
    "capsule": ("capsule", "capsules", "cap", "caps"),
    "er_capsule": ("er", "xr", "sr", "mr", "extended", "prolonged", "modified", "sustained"),
    "oral_solution": ("solution", "liquid", "syrup"),
    "oral_suspension": ("suspension", "liquid"),
    "granules": ("granules", "sachet", "sachets"),
    "injection": ("injection", "injectable", "inj", "iv", "im", "intravenous", "intramuscular"),
    "intrathecal": ("intrathecal", "injection", "pump", "infusion"),
    "oromucosal_spray": ("spray", "oromucosal"),
    "rectal": ("rectal", "suppository", "suppositories", "gel"),
}
_REMARK = re.compile(r"\s*\([^()]*\)$")
_REMARK_OF_NAME = re.compile(r"(.+) \((.+)\)")
_STRENGTH = re.compile(r"\d+(?:\.\d+)?\s*(?:mg|mcg|units?)\b", re.IGNORECASE)
WHICH = "(which one?)"


@dataclass(frozen=True)
class Meaning:
    """One meaning of a name: a relaxant, the one form that the name says, and what else is in a combination."""

    relaxant: str
    form: str | None = None
    also: str = ""


@dataclass(frozen=True)
class Reading:
    """How a list of names was understood.

    Parameters
    ----------
    relaxants
        Keys of the relaxants, in the order given, without repeats.
    forms
        Options of `form_options` that a brand or a word for a form implies.
    questions
        Name with two or more meanings -> the labels to choose from.
    unknown
        Names that are neither a relaxant nor a brand that we know -> labels of names that are spelt alike.
    notes
        What a reader must know of a name that was understood, a sentence each.
    """

    relaxants: tuple[str, ...]
    forms: tuple[str, ...]
    questions: Mapping[str, tuple[str, ...]]
    unknown: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()


@dataclass
class _Draft:
    """A reading while its names are read one by one."""

    relaxants: list[str] = field(default_factory=list[str])
    forms: list[str] = field(default_factory=list[str])
    questions: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    unknown: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    notes: list[str] = field(default_factory=list[str])


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
    return list(dict.fromkeys(_REMARK.sub("", brand) for brand in named))


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
    split = _REMARK_OF_NAME.fullmatch(name)
    return f"{split[2]} {split[1].lower()}" if split else name[:1].lower() + name[1:]


def _spelling(brand: str) -> str:
    """Return what makes a brand another one: not its case, punctuation, or the strength behind it."""
    return fold(_STRENGTH.sub(" ", brand))


def brand_of(label: str) -> str:
    """Return the brand in an alias label."""
    return label.partition(" (")[0]


@lru_cache(maxsize=4)
def relaxant_options(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the options of the search box: keys of relaxants, brands, names with several meanings, which ask.

    They are in the order in which a box that looks at the beginning of their labels finds what was meant first:
    `option_label` says how each is shown. A brand that begins with the name of a drug is understood but not offered:
    with baclofen picked, its name typed again would pick "Baclofen Intrathecal Sintetica" (hazard H41).
    """
    named = _meanings(catalogue)
    by_label = {name: key for key, name in catalogue.names.items()}
    drugs = tuple(f"{fold(_REMARK.sub('', name))} " for name in catalogue.names.values())
    for label in aliases(catalogue):
        if fold(brand_of(label)).startswith(drugs):
            continue
        asks = len({meaning.relaxant for meaning in named[fold(brand_of(label))].values()}) > 1
        option = f"{brand_of(label)} {WHICH}" if asks else label
        by_label[option] = option
    for word in dict.fromkeys(word for words in SYNONYMS.values() for word in words):
        if len(named.get(fold(word), {})) > 1:
            by_label[f"{word[:1].upper()}{word[1:]} {WHICH}"] = f"{word} {WHICH}"
    generic = set(catalogue.names.values())
    return tuple(by_label[label] for label in in_order_of_search(by_label, generic.__contains__))


def option_label(catalogue: Catalogue, option: str) -> str:
    """Return how an option of the search box is shown: a relaxant by its name, all else as it is."""
    return catalogue.names.get(option, option[:1].upper() + option[1:])


def form_options(catalogue: Catalogue, relaxants: Iterable[str]) -> dict[str, Meaning]:
    """Return one option per form of every relaxant that comes in several, such as ``tizanidine capsule``."""
    options: dict[str, Meaning] = {}
    for relaxant in relaxants:
        forms = forms_of(catalogue, relaxant)
        if len(forms) > 1:
            options |= {form_option(relaxant, form): Meaning(relaxant, form) for form in forms}
    return options


def form_option(relaxant: str, form: str) -> str:
    """Return the option of one form of a relaxant."""
    return f"{relaxant} {FORMS[form]}"


def forms_of(catalogue: Catalogue, relaxant: str) -> list[str]:
    """Return the forms that products and doses of `relaxant` come in, in the order of the vocabulary."""
    named = {row["form"] for row in catalogue.rows("products", relaxant)}
    for row in catalogue.rows("dosing", relaxant):
        named |= set(items(row["form"]))
    return [form for form in FORMS if form in named]


@lru_cache(maxsize=4)
def _meanings(catalogue: Catalogue) -> dict[str, dict[str, Meaning]]:
    """Return the meanings of every folded name: label -> meaning, one for each thing that it may mean.

    A brand that begins the brand of another therapy ("Lioresal", "Lioresal Intrathecal") means both.
    """
    found: dict[str, dict[str, Meaning]] = {}
    for label, meaning in aliases(catalogue).items():
        found.setdefault(fold(brand_of(label)), {})[label] = meaning
        found[fold(label)] = {label: meaning}
    for name in list(found):
        for label, meaning in aliases(catalogue).items():
            if fold(brand_of(label)).startswith(f"{name} "):
                found[name][label] = meaning
    for relaxant, names in SYNONYMS.items():
        for name in names if relaxant in catalogue.names else ():
            found.setdefault(fold(name), {})[relaxant] = Meaning(relaxant)
    for row in catalogue.every("agent_names"):
        if row["kind"] == "synonym" and row["agent"] in catalogue.names and fold(row["name"]) not in found:
            found[fold(row["name"])] = {row["agent"]: Meaning(row["agent"])}
    for key, name in catalogue.names.items():
        found[fold(key)] = found[fold(name)] = {key: Meaning(key)}
    return found


def read_names(catalogue: Catalogue, names: Sequence[str]) -> Reading:
    """Understand names of relaxants, brands or labels, whatever their case, salt, strength or form.

    A name with several meanings is a question; a name that is only spelt like one that is known is unknown.
    """
    draft = _Draft()
    for name in (name.removesuffix(WHICH).strip() for name in names):
        parts = [name] if _find(catalogue, name)[0] else entries(name) or ([name] if name else [])
        for part in parts:
            _read_one(catalogue, part, draft)
    return Reading(
        tuple(dict.fromkeys(draft.relaxants)),
        tuple(dict.fromkeys(draft.forms)),
        draft.questions,
        draft.unknown,
        tuple(dict.fromkeys(draft.notes)),
    )


def _read_one(catalogue: Catalogue, name: str, draft: _Draft) -> None:
    found, said_form = _find(catalogue, name)
    if not found:
        draft.unknown[name] = _spelt_alike(catalogue, name)
        return
    if len({meaning.relaxant for meaning in found.values()}) > 1:
        draft.questions[name] = tuple(option_label(catalogue, label) for label in found)
        return
    meaning = next(iter(found.values()))
    draft.relaxants.append(meaning.relaxant)
    forms = {one.form for one in found.values()}
    form = meaning.form if len(forms) == 1 else None
    if form and form_option(meaning.relaxant, form) in form_options(catalogue, [meaning.relaxant]):
        draft.forms.append(form_option(meaning.relaxant, form))
    elif said_form and not form:
        draft.notes.append(
            f"No form of {inline(catalogue, meaning.relaxant)} fits “{name}” in our tables: all its forms are shown."
        )
    if meaning.also:
        draft.notes.append(
            f"{name} also contains {meaning.also.replace('; ', ' and ')}. Only "
            f"{inline(catalogue, meaning.relaxant)} is compared here; enter {name} under Interactions to see the rest."
        )


def _spelt_alike(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    known = _meanings(catalogue)
    return similar(
        bare_name(name) or fold(name), list(known), lambda near: option_label(catalogue, next(iter(known[near])))
    )


def _find(catalogue: Catalogue, text: str) -> tuple[Mapping[str, Meaning], bool]:
    """Return the meanings of a text, and whether it names a form."""
    known = _meanings(catalogue)
    exact = known.get(fold(text))
    if exact:
        return exact, False
    bare = bare_name(text.replace("(", " ").replace(")", " "))
    found = known.get(bare) or known.get(without_salt(bare)) or _twice_named(catalogue, bare)
    words = set(fold(text).split()) - set(bare.split())
    forms = {form for form, said in FORM_WORDS.items() if words & set(said)}
    if not found or not forms:
        return found or {}, False
    fitting = _of_forms(catalogue, found, forms, words)
    return fitting or found, True


def _twice_named(catalogue: Catalogue, bare: str) -> Mapping[str, Meaning]:
    """Return the meaning of two names of one relaxant, such as ``tizanidine zanaflex``; nothing where they differ."""
    known, words = _meanings(catalogue), bare.split()
    for cut in range(1, len(words)):
        parts = [known.get(" ".join(part), {}) for part in (words[:cut], words[cut:])]
        meant = [{meaning.relaxant for meaning in part.values()} for part in parts]
        shared = meant[0] & meant[1]
        if len(shared) == 1:
            (relaxant,) = shared
            brand = next((part for part in parts if relaxant not in part), parts[0])
            return {label: meaning for label, meaning in brand.items() if meaning.relaxant == relaxant}
    return {}


def _of_forms(
    catalogue: Catalogue, found: Mapping[str, Meaning], forms: set[str], words: set[str]
) -> Mapping[str, Meaning]:
    """Return the meanings in the forms that the words name, among all therapies of the same drug.

    Where two words name a form each, such as "extended release capsules", the form that fits most of them is meant.
    """
    drugs = {substance(meaning.relaxant) for meaning in found.values()}
    therapies = [key for key in catalogue.names if substance(key) in drugs]
    fits = {
        (key, form): len(words & set(FORM_WORDS[form])) + _both(form, words)
        for key in therapies
        for form in forms_of(catalogue, key)
        if form in forms
    }
    best = max(fits.values(), default=0)
    chosen = [pair for pair, fit in fits.items() if fit == best]
    if len({key for key, _ in chosen}) != 1:
        return {}
    relaxant = chosen[0][0]
    return {relaxant: Meaning(relaxant, chosen[0][1] if len(chosen) == 1 else None)}


def _both(form: str, words: set[str]) -> bool:
    """Return whether the words name an extended-release form and its shape too."""
    shape = form.removeprefix("er_")
    return form.startswith("er_") and bool(words & set(FORM_WORDS.get(shape, ())))


def picked_forms(catalogue: Catalogue, relaxants: Sequence[str], chosen: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the forms to show of each relaxant: those chosen, or all of them where none is chosen."""
    options = form_options(catalogue, relaxants)
    wanted = [options[label] for label in chosen if label in options]
    shown: dict[str, tuple[str, ...]] = {}
    for relaxant in relaxants:
        own = tuple(meaning.form for meaning in wanted if meaning.relaxant == relaxant and meaning.form)
        shown[relaxant] = own or tuple(forms_of(catalogue, relaxant))
    return shown
