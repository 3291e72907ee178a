"""Medicines as people type them: generic, brand, salt, combination, class, a line of a prescription, a pasted list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.catalogue import Catalogue, items
from dashboard.names.answers import MOST_SUGGESTIONS, Answer, in_order_of_search, similar
from dashboard.names.remarks import (
    CHANGING,
    another_product,
    apart,
    begins_by_taking_back,
    hides_another,
    only_takes_back,
    parts_of,
    questioned,
    takes_back,
    without_label,
)
from dashboard.names.spelling import (
    AROUND,
    bare_name,
    entries,
    fold,
    ingredients,
    is_amount,
    is_unit,
    names_a_product,
    remark,
    unglued,
    without_salt,
    words_of_line,
)
from dashboard.schema.terms import AGENT_CLASSES

ANY = "any of the class"
NO_CLASSES = ("other", "beers_cns_active")
"""Groups of agents.csv that no label means: the rest, and the list of a counting rule."""
NOT_OFFERED = (*NO_CLASSES, "alcohol")
"""Classes that are no answer either: one that holds only the agent of its name."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:#|\bno\.?\s?)\d", re.IGNORECASE)
MOST_TOKENS = 24
SHORTEST_GENERIC, SHORTEST_ABBREVIATION = 5, 3
ALMOST = 0.8
LONGEST_ENTRY, MOST_ENTRIES, MOST_SUGGESTED, MOST_NAME_WORDS = 400, 1000, 100, 5
DOUBTFUL = "?"
JOINERS = frozenset({"and", "with", "for"})


@dataclass(frozen=True)
class Medicine:
    """A co-medication: one agent, or any member of a class.

    Parameters
    ----------
    key
        Key of agents.csv, or of a class.
    kind
        Which of the two.
    name
        How it is written: ``ciprofloxacin (Cipro)``.
    stopped
        Whether it was stopped not long ago, so that only the time since then counts (hazard H27).
    days_since
        Whole days since the last dose of a stopped one; None for unknown.
    """

    key: str
    kind: Literal["agent", "class"]
    name: str
    stopped: bool = False
    days_since: int | None = None


@dataclass(frozen=True)
class Meaning:
    """What a name means: agents (all ingredients of a combination), or one class."""

    keys: tuple[str, ...]
    kind: Literal["agent", "class"] = "agent"


@dataclass(frozen=True)
class MedicineReading:
    """How typed names were understood.

    Parameters
    ----------
    medicines
        Co-medications without repeats; a combination counts with all its ingredients (hazard H45).
    answers
        One answer per name, in the order typed.
    """

    medicines: tuple[Medicine, ...]
    answers: tuple[Answer, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names that have no certain meaning, as typed (hazard H25)."""
        return tuple(dict.fromkeys(answer.typed for answer in self.answers if not answer.understood))


@dataclass(frozen=True)
class MedicineNames:
    """Every name of a medicine or class that is understood.

    Parameters
    ----------
    meanings
        Meanings of each folded name; several where a brand means different drugs in different countries.
    joined
        Folded name of each name without its spaces, where that is the name of nothing else.
    written
        How each folded name is written.
    generic
        Generic name of each agent.
    generics
        Folded generic names.
    brands
        Folded brand names.
    words
        Words of five letters or more in generic names and synonyms, sorted.
    common
        Agents among the most prescribed ones.
    classed
        Agents that belong to a class by which something is said of them.
    """

    meanings: dict[str, tuple[Meaning, ...]]
    joined: dict[str, str]
    written: dict[str, str]
    generic: dict[str, str]
    generics: frozenset[str]
    brands: frozenset[str]
    words: tuple[str, ...]
    common: frozenset[str]
    classed: frozenset[str]

    def known(self, folded: str) -> str:
        """Return the name that a folded text is, if need be without regard to spaces; empty for none."""
        if folded in self.meanings:
            return folded
        return self.joined.get(folded.replace(" ", ""), "")

    def of(self, folded: str) -> tuple[Meaning, ...]:
        """Return the meanings of a folded text; none where it is no name."""
        return self.meanings.get(self.known(folded), ())

    def is_agent(self, folded: str) -> bool:
        """Return whether a folded text is the name of a medicine, not only of a class."""
        return folded not in AROUND and any(meaning.kind == "agent" for meaning in self.meanings.get(folded, ()))

    def title(self, meaning: Meaning) -> str:
        """Write a meaning: ``Oxycodone + paracetamol``, ``Benzodiazepines (class)``."""
        if meaning.kind == "class":
            return f"{AGENT_CLASSES[meaning.keys[0]]} (class)"
        text = " + ".join(self.generic[key] for key in meaning.keys)
        return text[:1].upper() + text[1:]

    def label(self, name: str, meaning: Meaning) -> str:
        """Write a meaning with the name that led to it: ``Oxycodone + paracetamol (Percocet)``."""
        title = self.title(meaning)
        if meaning.kind == "class" or name in map(fold, (title, title.replace(" + ", " "))):
            return title
        return f"{title} ({self.written[name]})"

    def labels(self, name: str) -> tuple[str, ...]:
        """Write every meaning of a folded name."""
        return tuple(self.label(name, meaning) for meaning in self.meanings[name])


@lru_cache(maxsize=4)
def medicine_names(catalogue: Catalogue) -> MedicineNames:
    """Return every name that is understood: generics, brands, synonyms, keys, classes and their abbreviations."""
    meanings: dict[str, dict[Meaning, None]] = {}
    written: dict[str, str] = {}

    def add(name: str, meaning: Meaning) -> None:
        written.setdefault(fold(name), name)
        meanings.setdefault(fold(name), {})[meaning] = None

    rows = catalogue.every("agent_names")
    for row in sorted(rows, key=lambda row: row["kind"] != "generic"):
        add(row["name"], Meaning(tuple(items(row["agent"]))))
    classes = [(words, key) for key, words in AGENT_CLASSES.items() if key not in NOT_OFFERED]
    classes += [(row["name"], row["class"]) for row in catalogue.every("class_names")]
    for words, key in classes:
        for name in {words, words.removesuffix("s"), f"{words}s"}:
            if fold(name) not in meanings or Meaning((key,), "class") in meanings[fold(name)]:
                add(name, Meaning((key,), "class"))
    for key, name in catalogue.agent_names.items():
        if fold(key) not in meanings:
            add(key, Meaning((key,)))
            written[fold(key)] = name
    common = {row["agent"] for row in rows if row["common"] == "yes"}
    classed = {row["agent"] for row in catalogue.every("agents") if row["class"] not in NO_CLASSES}
    classed |= {row["agent"] for row in catalogue.every("interactions") if row["agent_kind"] == "agent"}
    squeezed: dict[str, list[str]] = {}
    for name in meanings:
        squeezed.setdefault(name.replace(" ", ""), []).append(name)
    return MedicineNames(
        {name: tuple(found) for name, found in meanings.items()},
        {short: names[0] for short, names in squeezed.items() if len(names) == 1},
        written,
        catalogue.agent_names,
        frozenset(fold(name) for name in catalogue.agent_names.values()),
        frozenset(fold(row["name"]) for row in rows if row["kind"] == "brand"),
        tuple(sorted(_long_words(row["name"] for row in rows if row["kind"] != "brand"))),
        frozenset(common),
        frozenset(classed),
    )


def _long_words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in fold(name).split() if len(word) >= SHORTEST_GENERIC}


@lru_cache(maxsize=8)
def medicine_options(catalogue: Catalogue, only: frozenset[str] | None = None) -> tuple[str, ...]:
    """Return the options of a search box: names of medicines of which something is said or that are common, classes.

    Other names are understood too when they are typed. An option begins with the name, so that a box that looks at
    the beginning of the options finds the name that is typed before any longer one (hazard H41).

    Parameters
    ----------
    only
        Agents and classes to offer; None offers all.
    """
    names = medicine_names(catalogue)
    wanted = {name: _keys(meanings) for name, meanings in names.meanings.items()}
    if only is None:
        said = names.classed | names.common
        chosen = {name for name, keys in wanted.items() if keys & said or _of_class(names, name)}
    else:
        chosen = {name for name, keys in wanted.items() if keys & only}
    chosen |= _beginnings(wanted, chosen)
    options = {_option(names, name): bool(wanted[name] & names.common) for name in chosen}
    return tuple(in_order_of_search(options, options.__getitem__))


def _keys(meanings: Iterable[Meaning]) -> set[str]:
    return {key for meaning in meanings for key in meaning.keys}


def _of_class(names: MedicineNames, name: str) -> bool:
    return any(meaning.kind == "class" for meaning in names.meanings[name])


def _beginnings(names: Iterable[str], chosen: set[str]) -> set[str]:
    """Return the names that are the beginning of one that is chosen: typed whole, they must be found before it."""
    begun: set[str] = set()
    previous: list[str] = []
    for name in sorted(names):
        previous = [shorter for shorter in previous if name.startswith(shorter)]
        if name in chosen:
            begun |= set(previous)
        previous.append(name)
    return begun


def _option(names: MedicineNames, name: str) -> str:
    """Write a name as an option: ``tizanidine``, ``Zanaflex (tizanidine)``, ``MAOI (any of the class)``."""
    written, meanings = names.written[name], names.meanings[name]
    if any(meaning.kind == "class" for meaning in meanings):
        return f"{written} ({ANY})"
    told = [" + ".join(names.generic[key] for key in meaning.keys) for meaning in meanings]
    return written if told == [written] else f"{written} ({' or '.join(told)})"


def read_medicines(catalogue: Catalogue, typed: Sequence[str], *, stopped: bool = False) -> MedicineReading:
    """Understand typed names, each of which may be a whole list; two names of one agent count once."""
    answers: list[Answer] = []
    found: dict[tuple[str, str], Medicine] = {}
    for text in typed:
        for answer, medicines in _read_list(catalogue, text):
            answers.append(answer)
            for medicine in medicines:
                found.setdefault((medicine.key, medicine.kind), replace(medicine, stopped=stopped))
    return MedicineReading(tuple(found.values()), tuple(answers))


Read = tuple[Answer, tuple[Medicine, ...]]


@lru_cache(maxsize=4)
def _own_labels(catalogue: Catalogue) -> dict[str, Meaning]:
    """Return what every label means that we write: read again, it must mean the same, whatever words are in it."""
    names = medicine_names(catalogue)
    return {
        label: meaning
        for name, meanings in names.meanings.items()
        for label, meaning in zip(names.labels(name), meanings, strict=True)
        if len(names.of(fold(label))) < 2
    }


@lru_cache(maxsize=4)
def _asking(catalogue: Catalogue) -> dict[str, str]:
    """Return the name in every option that asks: held as an option, it would leave the list to a longer name."""
    names = medicine_names(catalogue)
    return {_option(names, name): names.written[name] for name, found in names.meanings.items() if len(found) > 1}


def _read_list(catalogue: Catalogue, text: str) -> tuple[Read, ...]:
    """Read a text as one name, or else as a list of names, line by line.

    A line such as "Allergies: codeine, aspirin" takes back all it names; a heading such as "Stopped:" does so for the
    lines below it, up to the next heading. These names are asked about, never taken.
    """
    names = medicine_names(catalogue)
    if text in _own_labels(catalogue):
        return (_labelled(names, text, _own_labels(catalogue)[text]),)
    text = _asking(catalogue).get(text, text)
    if len(text) <= LONGEST_ENTRY and len(names.of(fold(text))) == 1 and not questioned(text):
        return _read_entry(names, text)
    reads: list[Read] = []
    back = False
    for line in text.splitlines():
        heading = line.rstrip().endswith(":")
        taken_back = begins_by_taking_back(line) and not _begins_with_name(names, line)
        back = taken_back if heading else back
        reads += _read_line(names, without_label(line), back=back or taken_back)
    if not reads and text.strip():
        reads = [(Answer(text), ())]
    return tuple(_with_suggestions(names, reads))


def _begins_with_name(names: MedicineNames, line: str) -> bool:
    """Return whether a line begins with a name, such as "Allergodil", that looks like a word that takes back."""
    words = fold(line).split()[:MOST_NAME_WORDS]
    return any(names.known(" ".join(words[:end])) for end in range(1, len(words) + 1))


def _with_suggestions(names: MedicineNames, reads: Sequence[Read]) -> list[Read]:
    """Add names that are like it to what is not understood: those that it holds, those that are spelt like it."""
    found: list[Read] = []
    left = MOST_SUGGESTED
    for answer, medicines in reads:
        known = answer.understood or answer.choices or answer.similar
        if known or not left or len(answer.typed) > LONGEST_ENTRY:
            found.append((answer, medicines))
            continue
        left -= 1
        wanted = without_salt(bare_name(answer.typed)) or fold(answer.typed)
        held = [part for part in parts_of(answer.typed) if len(part) >= SHORTEST_GENERIC and names.is_agent(part)]
        near = similar(wanted, list(names.meanings), lambda name: names.labels(name)[0])
        labels = (*(names.labels(name)[0] for name in held), *near)
        found.append((replace(answer, similar=tuple(dict.fromkeys(labels))[:MOST_SUGGESTIONS]), ()))
    return found


def _read_line(names: MedicineNames, line: str, *, back: bool) -> list[Read]:
    """Read the entries of a line; `back` tells that the line takes them back."""
    parts = [part for part in entries(line) if _says_something(names, part)]
    if len(parts) > 1 and len(line) <= LONGEST_ENTRY and _one_medicine(names, line, parts):
        parts = [line.strip()]
    reads: list[Read] = []
    for part in parts[MOST_ENTRIES:]:
        reads.append((Answer(part), ()))
    for part in parts[:MOST_ENTRIES]:
        for piece in apart(part, names.is_agent):
            if reads and only_takes_back(piece, names.is_agent):
                reads[-1] = _doubted(reads[-1])
            found = _read_entry(names, piece)
            reads += [_doubted(read) for read in found] if back or questioned(piece) else found
    return reads


def _says_something(names: MedicineNames, part: str) -> bool:
    """Return whether a part is more than an amount or a time."""
    return bool(bare_name(part)) or bool(names.of(fold(part))) or names_a_product(fold(part))


def _one_medicine(names: MedicineNames, line: str, parts: Sequence[str]) -> bool:
    """Return whether a line with commas names one medicine, and no part behind the first could be another."""
    if any(names_a_product(fold(part)) for part in parts[1:]):
        return False
    others = [words_of_line(part) for part in parts[1:]]
    if any(takes_back(" ".join(words)) or _may_be_medicine(names, " ".join(words)) for words in others):
        return False
    return len(_meanings(names, line)) == 1 or ("(" in line and len(_meanings(names, parts[0])) != 1)


def _doubted(read: Read) -> Read:
    """Return a read as a question: what was typed is understood, but not that it is taken."""
    answer, _ = read
    return (replace(answer, found="", similar=(answer.found,)), ()) if answer.understood else read


def _read_entry(names: MedicineNames, text: str) -> tuple[Read, ...]:
    """Read one entry; several reads where it is nothing but a row of names, such as ``ibuprofen omeprazole``."""
    if not fold(text):
        return ((Answer(text), ()),) if text.strip() else ()
    if len(text) > LONGEST_ENTRY:
        return ((Answer(text), ()),)
    meanings = () if hides_another(text, names.is_agent) else _meanings(names, text)
    if len(meanings) == 1:
        return (_understood(names, text, meanings[0]),)
    if meanings:
        return ((Answer(text, choices=tuple(_called(names, text, meaning) for meaning in meanings)), ()),)
    row = _row_of_names(names, fold(text)) or _row_of_names(names, bare_name(text))
    if hides_another(text, names.is_agent):
        row = []
    if row and len({meaning for _, meaning in row}) > 1 and not ingredients_joined(text):
        return tuple(_understood(names, names.written[name], meaning) for name, meaning in row)
    if row:
        return (_understood(names, text, _joined(meaning for _, meaning in row)),)
    return ((Answer(text), ()),)


def ingredients_joined(text: str) -> bool:
    """Return whether a text joins its names, as ``hydrocodone-acetaminophen`` does, so that they are one medicine."""
    return re.search(r"[^\W\d]-[^\W\d]", text) is not None


def _understood(names: MedicineNames, text: str, meaning: Meaning) -> Read:
    return _labelled(names, _called(names, text, meaning), meaning, typed=text)


def _labelled(names: MedicineNames, label: str, meaning: Meaning, typed: str = "") -> Read:
    text = typed or label
    if meaning.kind == "class":
        return Answer(text, label), (Medicine(meaning.keys[0], "class", label),)
    brand = label[len(names.title(meaning)) :]
    return Answer(text, label), tuple(Medicine(key, "agent", names.generic[key] + brand) for key in meaning.keys)


def _called(names: MedicineNames, text: str, meaning: Meaning) -> str:
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


def _joined(meanings: Iterable[Meaning]) -> Meaning:
    return Meaning(tuple(dict.fromkeys(key for meaning in meanings for key in meaning.keys)))


def _meanings(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
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
    if said and head != text and not _may_be_medicine(names, said):
        return _meanings(names, head)
    if ingredients_joined(text) or len([part for part in ingredients(text) if bare_name(part)]) > 1:
        return ()  # an abbreviation may hide the other ingredient
    words = bare_name(text).split()
    for end in range(len(words) - 1, 0, -1):
        name, rest = " ".join(words[:end]), " ".join(words[end:])
        if name in names.generics and len(name) >= SHORTEST_GENERIC:
            return () if _may_be_medicine(names, rest) else names.of(name)
    return ()


def _may_be_medicine(names: MedicineNames, remark_text: str) -> bool:
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
    if len(word) < SHORTEST_GENERIC:
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
    return (_joined(found[0] for found in read),)


def _with_brackets(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Read a name with another in brackets, in either order; names that contradict each other are a question."""
    outer = _BRACKETS.sub(" ", text)
    inside = [_either(names, inner) for inner in _BRACKETS.findall(text) if bare_name(inner)]
    told = [found for found in inside if found]
    unread = [bare_name(inner) for inner in _BRACKETS.findall(text) if not _either(names, inner)]
    if any(_may_be_medicine(names, inner) for inner in unread if inner) or takes_back(" ".join(unread)):
        return ()
    around = _meanings(names, outer) or _of_row(names, outer)
    if not fold(outer):
        return told[0] if len(told) == 1 else ()
    if not around or not told:
        return around
    shared = [one for one in around if all(_fits(one, found) for found in told)]
    return tuple(shared) if shared else tuple(dict.fromkeys((*around, *(one for found in told for one in found))))


def _either(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    """Return what a text such as ``ranitidine or famotidine`` may mean; none where a part of it is not known."""
    read = [_meanings(names, part) for part in _OR.split(text) if bare_name(part)]
    return tuple(dict.fromkeys(one for found in read for one in found)) if all(read) else ()


def _of_row(names: MedicineNames, text: str) -> tuple[Meaning, ...]:
    row = _row_of_names(names, bare_name(text))
    return (_joined(meaning for _, meaning in row),) if row else ()


def _fits(one: Meaning, others: Iterable[Meaning]) -> bool:
    """Return whether one of the other meanings is the same, or a part of it."""
    return any(one.kind == other.kind and set(other.keys) <= set(one.keys) for other in others)


def _row_of_names(names: MedicineNames, folded: str) -> list[tuple[str, Meaning]]:
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
