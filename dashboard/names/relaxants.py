"""What a typed name means: a relaxant, and where the name says so a form of it (hazard H1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Form
from dashboard.data.schema.terms import substance
from dashboard.names.answers import in_order_of_search, similar
from dashboard.names.brands import (
    REMARK,
    RelaxantMeaning,
    aliases,
    brand_of,
    form_option,
    form_options,
    forms_of,
    inline,
    relaxants_by_name,
)
from dashboard.names.spelling import bare_name, entries, fold, without_salt

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
FORM_WORDS: dict[Form, tuple[str, ...]] = {
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
SHAPES: dict[Form, Form] = {"er_tablet": "tablet", "er_capsule": "capsule"}
"""Shape of each extended-release form."""
WHICH = "(which one?)"


@dataclass(frozen=True)
class RelaxantReading:
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
def relaxant_options(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the options of the search box: keys of relaxants, brands, names with several meanings, which ask.

    They are in the order in which a box that looks at the beginning of their labels finds what was meant first:
    `option_label` says how each is shown. A brand that begins with the name of a drug is understood but not offered:
    with baclofen picked, its name typed again would pick "Baclofen Intrathecal Sintetica" (hazard H41).
    """
    named = _meanings(catalogue)
    by_label = {name: key for key, name in catalogue.names.items()}
    drugs = tuple(f"{fold(REMARK.sub('', name))} " for name in catalogue.names.values())
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


@lru_cache(maxsize=4)
def _meanings(catalogue: Catalogue) -> dict[str, dict[str, RelaxantMeaning]]:
    """Return the meanings of every folded name: label -> meaning, one for each thing that it may mean.

    A brand that begins the brand of another therapy ("Lioresal", "Lioresal Intrathecal") means both.
    """
    found: dict[str, dict[str, RelaxantMeaning]] = {}
    for label, meaning in aliases(catalogue).items():
        found.setdefault(fold(brand_of(label)), {})[label] = meaning
        found[fold(label)] = {label: meaning}
    for name in list(found):
        for label, meaning in aliases(catalogue).items():
            if fold(brand_of(label)).startswith(f"{name} "):
                found[name][label] = meaning
    for relaxant, names in SYNONYMS.items():
        for name in names if relaxant in catalogue.names else ():
            found.setdefault(fold(name), {})[relaxant] = RelaxantMeaning(relaxant)
    for name, relaxant in relaxants_by_name(catalogue, "synonym"):
        if fold(name) not in found:
            found[fold(name)] = {relaxant: RelaxantMeaning(relaxant)}
    for key, name in catalogue.names.items():
        found[fold(key)] = found[fold(name)] = {key: RelaxantMeaning(key)}
    return found


def read_names(catalogue: Catalogue, names: Sequence[str]) -> RelaxantReading:
    """Understand names of relaxants, brands or labels, whatever their case, salt, strength or form.

    A name with several meanings is a question; a name that is only spelt like one that is known is unknown.
    """
    draft = _Draft()
    for name in (name.removesuffix(WHICH).strip() for name in names):
        parts = [name] if _find(catalogue, name)[0] else entries(name) or ([name] if name else [])
        for part in parts:
            _read_one(catalogue, part, draft)
    return RelaxantReading(
        relaxants=tuple(dict.fromkeys(draft.relaxants)),
        forms=tuple(dict.fromkeys(draft.forms)),
        questions=draft.questions,
        unknown=draft.unknown,
        notes=tuple(dict.fromkeys(draft.notes)),
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
            f"{name} also contains {' and '.join(meaning.also)}. Only "
            f"{inline(catalogue, meaning.relaxant)} is compared here; enter {name} under Interactions to see the rest."
        )


def _spelt_alike(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    known = _meanings(catalogue)
    return similar(
        bare_name(name) or fold(name), list(known), lambda near: option_label(catalogue, next(iter(known[near])))
    )


def _find(catalogue: Catalogue, text: str) -> tuple[Mapping[str, RelaxantMeaning], bool]:
    """Return the meanings of a text, and whether it names a form."""
    known = _meanings(catalogue)
    exact = known.get(fold(text))
    if exact:
        return exact, False
    bare = bare_name(text.replace("(", " ").replace(")", " "))
    found = known.get(bare) or known.get(without_salt(bare)) or _twice_named(catalogue, bare)
    words = set(fold(text).split()) - set(bare.split())
    forms: set[Form] = {form for form, said in FORM_WORDS.items() if words & set(said)}
    if not found or not forms:
        return found or {}, False
    fitting = _of_forms(catalogue, found, forms, words)
    return fitting or found, True


def _twice_named(catalogue: Catalogue, bare: str) -> Mapping[str, RelaxantMeaning]:
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
    catalogue: Catalogue, found: Mapping[str, RelaxantMeaning], forms: set[Form], words: set[str]
) -> Mapping[str, RelaxantMeaning]:
    """Return the meanings in the forms that the words name, among all therapies of the same drug.

    Where two words name a form each, such as "extended release capsules", the form that fits most of them is meant.
    """
    drugs = {substance(meaning.relaxant) for meaning in found.values()}
    therapies = [key for key in catalogue.names if substance(key) in drugs]
    fits: dict[tuple[str, Form], int] = {
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
    return {relaxant: RelaxantMeaning(relaxant, chosen[0][1] if len(chosen) == 1 else None)}


def _both(form: Form, words: set[str]) -> bool:
    """Return whether the words name an extended-release form and its shape too."""
    return form in SHAPES and bool(words & set(FORM_WORDS[SHAPES[form]]))


def picked_forms(catalogue: Catalogue, relaxants: Sequence[str], chosen: Sequence[str]) -> dict[str, tuple[Form, ...]]:
    """Return the forms to show of each relaxant: those chosen, or all of them where none is chosen."""
    options = form_options(catalogue, relaxants)
    wanted = [options[label] for label in chosen if label in options]
    shown: dict[str, tuple[Form, ...]] = {}
    for relaxant in relaxants:
        own: list[Form] = [meaning.form for meaning in wanted if meaning.relaxant == relaxant and meaning.form]
        shown[relaxant] = tuple(own or forms_of(catalogue, relaxant))
    return shown
