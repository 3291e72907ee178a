"""What one entry means: a name with the salt, amount, form and remarks around it, or a combination."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.names.medicine_names import ANY, LONG_WORD, Meaning, MedicineNames
from dashboard.names.remarks import CHANGING, another_product, takes_back
from dashboard.names.spelling import (
    AROUND,
    bare_name,
    fold,
    ingredients,
    is_amount,
    is_unit,
    remark,
    unglued,
    without_salt,
    words_of_line,
)

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:#|\bno\.?\s?)\d", re.IGNORECASE)
MOST_TOKENS = 24
MOST_NAME_WORDS = 5
SHORTEST_ABBREVIATION = 3
ALMOST = 0.8
DOUBTFUL = "?"
JOINERS = frozenset({"and", "with", "for"})


def ingredients_joined(text: str) -> bool:
    """Return whether a text joins its names, as ``hydrocodone-acetaminophen`` does, so that they are one medicine."""
    return re.search(r"[^\W\d]-[^\W\d]", text) is not None


def called(names: MedicineNames, text: str, meaning: Meaning) -> str:
    """Write a meaning with the name in a text that led to it, where it is another than the generic name."""
    for name in (fold(text), bare_name(text), without_salt(bare_name(text))):
        if meaning in names.of(name):
            return names.label(names.known(name), meaning)
    for inner in _BRACKETS.findall(text):
        name = bare_name(inner)
        if meaning in names.of(name):
            return names.label(names.known(name), meaning)
    outer = bare_name(_BRACKETS.sub(" ", text))
    return names.label(names.known(outer), meaning) if meaning in names.of(outer) else names.title(meaning)


def joined(meanings: Iterable[Meaning]) -> Meaning:
    """Return several meanings as one medicine with all their ingredients."""
    return Meaning(tuple(dict.fromkeys(key for meaning in meanings for key in meaning.keys)))


def meanings_of(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Return what a text means: none where it is not known, several where it could be any of them."""
    text = unglued(text)
    exact = names.of(fold(text).removesuffix(f" {ANY}").removesuffix(" class"))
    if exact and _hides_ingredient(names, text, exact):
        return _combination(names, text)
    if exact:
        return exact
    found = _with_brackets(names, text) if _BRACKETS.search(text) else _plain(names, text) or _combination(names, text)
    return found or _with_remark(names, text)


def _hides_ingredient(names: MedicineNames, text: str, exact: Sequence[Meaning]) -> bool:
    """Return whether a plus sign joins two names that would pass for one and its salt: ``omeprazole + magnesium``."""
    parts = text.split("+")
    return len(parts) > 1 and all(names.of(fold(part)) for part in parts) and all(len(one.keys) == 1 for one in exact)


def _with_remark(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Read a name with a remark behind it, as long as the remark could not change which medicine it is."""
    head, said = remark(text)
    if said and head != text and not may_be_medicine(names, said):
        return meanings_of(names, head)
    if ingredients_joined(text) or len([part for part in ingredients(text) if bare_name(part)]) > 1:
        return ()  # an abbreviation may hide the other ingredient
    words = bare_name(text).split()
    for end in range(len(words) - 1, 0, -1):
        name, rest = " ".join(words[:end]), " ".join(words[end:])
        if name in names.generics and len(name) >= LONG_WORD:
            return () if may_be_medicine(names, rest) else names.of(name)
    return ()


def may_be_medicine(names: MedicineNames, remark_text: str) -> bool:
    """Return whether a remark names a medicine, is spelt like one, or has a word that makes another product of it."""
    words = fold(remark_text).split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    if (
        set(words) & CHANGING
        or takes_back(remark_text)
        or any(names.known(part) for part in (*words, *pairs) if part not in AROUND)
    ):
        return True
    rest = [word for word in words if len(word) >= SHORTEST_ABBREVIATION and word not in AROUND | JOINERS]
    return any(_begins_a_name(names, word) or _spelt_like(names, word) for word in rest)


def _begins_a_name(names: MedicineNames, word: str) -> bool:
    """Return whether a word could be the abbreviation of a medicine, as "clav" is of clavulanic acid."""
    at = bisect_left(names.words, word)
    return at < len(names.words) and names.words[at].startswith(word)


def _spelt_like(names: MedicineNames, word: str) -> bool:
    if len(word) < LONG_WORD:
        return False
    scorer = OSA.normalized_similarity
    return process.extractOne(word, names.words, scorer=scorer, score_cutoff=ALMOST) is not None


def _plain(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Read a name with what may surround it on a prescription: amounts, form, salt."""
    if _NUMBERED.search(text):  # "Tylenol #3" is another medicine than Tylenol
        return names.of(fold(text))
    words = words_of_line(text)
    name = _numbered_name(names, fold(unglued(text)).split()) or _longest_name(names, words)
    if name == DOUBTFUL:
        return ()
    if name in names.brands and another_product(words[len(name.split()) :]) and name != " ".join(words):
        return ()
    if name:
        return names.of(name)
    bare = without_salt(bare_name(text))
    joined = len([part for part in ingredients(text) if fold(part)]) > 1
    return () if joined or names.known(bare) in names.brands else names.of(bare)


def _numbered_name(names: MedicineNames, words: Sequence[str]) -> str:
    """Return a name at the beginning of a line that ends in a number, such as ``PEG 3350`` before ``17 g``.

    "Tylenol 3 tablets" can be three tablets of one product or tablets of another one, so it is doubtful.
    """
    for end in range(min(len(words), MOST_NAME_WORDS), 1, -1):
        name = names.known(" ".join(words[:end]))
        if name and words[end - 1].isdigit() and all(word in AROUND or is_amount(word) for word in words[end:]):
            return DOUBTFUL if words[end : end + 1] and is_unit(words[end]) else name
    return ""


def _longest_name(names: MedicineNames, words: Sequence[str]) -> str:
    """Return the longest name that has only form, route and times around it: "claritin eye drops", not "claritin"."""
    said = [at for at, word in enumerate(words) if word not in AROUND]
    if not said or len(words) > MOST_TOKENS:
        return ""
    spans = [(start, end) for start in range(said[0] + 1) for end in range(said[-1] + 1, len(words) + 1)]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if name := names.known(" ".join(words[start:end])):
            return name
    return names.known(" ".join(word for word in words if word not in AROUND))


def _combination(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Read ``carbidopa/levodopa``: every part must be one known agent, or the whole is not understood."""
    parts = [part for part in ingredients(text) if bare_name(part)]
    read = [_plain(names, part) for part in parts]
    if len(parts) < 2 or any(len(found) != 1 or found[0].kind == "class" for found in read):
        return ()
    return (joined(found[0] for found in read),)


def _with_brackets(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Read a name with another in brackets, in either order; names that contradict each other are a question."""
    outer = _BRACKETS.sub(" ", text)
    inside = [_either(names, inner) for inner in _BRACKETS.findall(text) if bare_name(inner)]
    told = [found for found in inside if found]
    unread = [bare_name(inner) for inner in _BRACKETS.findall(text) if not _either(names, inner)]
    if any(may_be_medicine(names, inner) for inner in unread if inner) or takes_back(" ".join(unread)):
        return ()
    around = meanings_of(names, outer) or _of_row(names, outer)
    if not fold(outer):
        return told[0] if len(told) == 1 else ()
    if not around or not told:
        return around
    shared = [one for one in around if all(_fits(one, found) for found in told)]
    return tuple(shared) if shared else tuple(dict.fromkeys((*around, *(one for found in told for one in found))))


def _either(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Return what a text such as ``ranitidine or famotidine`` may mean; none where a part of it is not known."""
    read = [meanings_of(names, part) for part in _OR.split(text) if bare_name(part)]
    return tuple(dict.fromkeys(one for found in read for one in found)) if all(read) else ()


def _of_row(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    row = row_of_names(names, bare_name(text))
    return (joined(meaning for _, meaning in row),) if row else ()


def _fits(one: Meaning, others: Iterable[Meaning]) -> bool:
    """Return whether one of the other meanings is the same, or a part of it."""
    return any(one.kind == other.kind and set(other.keys) <= set(one.keys) for other in others)


def row_of_names(names: MedicineNames, folded: str) -> list[tuple[str, Meaning]]:
    """Split a folded text into known names, longest first, that cover all of it; empty where any word is left over."""
    words = folded.split()
    if not 1 < len(words) <= MOST_TOKENS:
        return []
    found: list[tuple[str, Meaning]] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            name = " ".join(words[start:end])
            bare = without_salt(name)
            meanings = names.meanings.get(name) or (() if bare in names.brands else names.meanings.get(bare, ()))
            if len(meanings) == 1 and meanings[0].kind == "agent":
                found.append((name if name in names.meanings else bare, meanings[0]))
                start = end
                break
        else:
            return []
    return found
