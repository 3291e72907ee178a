"""Medicines as people type them: one name, a row of names, or a pasted list with headings and remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.names.answers import MOST_SUGGESTIONS, Answer, similar
from dashboard.names.medicine_entry import (
    MOST_NAME_WORDS,
    called,
    ingredients_joined,
    joined,
    may_be_medicine,
    meanings_of,
    row_of_names,
)
from dashboard.names.medicine_names import LONG_WORD, Meaning, MedicineNames, medicine_names, option_of
from dashboard.names.remarks import (
    apart,
    begins_by_taking_back,
    hides_another,
    only_takes_back,
    parts_of,
    questioned,
    takes_back,
    without_label,
)
from dashboard.names.spelling import bare_name, entries, fold, names_a_product, without_salt, words_of_line

LONGEST_ENTRY, MOST_ENTRIES, MOST_SUGGESTED = 400, 1000, 100


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
    return {option_of(names, name): names.written[name] for name, found in names.meanings.items() if len(found) > 1}


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
        held = [part for part in parts_of(answer.typed) if len(part) >= LONG_WORD and names.is_agent(part)]
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
    if any(takes_back(" ".join(words)) or may_be_medicine(names, " ".join(words)) for words in others):
        return False
    return len(meanings_of(names, line)) == 1 or ("(" in line and len(meanings_of(names, parts[0])) != 1)


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
    meanings = () if hides_another(text, names.is_agent) else meanings_of(names, text)
    if len(meanings) == 1:
        return (_understood(names, text, meanings[0]),)
    if meanings:
        return ((Answer(text, choices=tuple(called(names, text, meaning) for meaning in meanings)), ()),)
    row = row_of_names(names, fold(text)) or row_of_names(names, bare_name(text))
    if hides_another(text, names.is_agent):
        row = []
    if row and len({meaning for _, meaning in row}) > 1 and not ingredients_joined(text):
        return tuple(_understood(names, names.written[name], meaning) for name, meaning in row)
    if row:
        return (_understood(names, text, joined(meaning for _, meaning in row)),)
    return ((Answer(text), ()),)


def _understood(names: MedicineNames, text: str, meaning: Meaning) -> Read:
    return _labelled(names, called(names, text, meaning), meaning, typed=text)


def _labelled(names: MedicineNames, label: str, meaning: Meaning, typed: str = "") -> Read:
    text = typed or label
    if meaning.kind == "class":
        return Answer(text, label), (Medicine(meaning.keys[0], "class", label),)
    brand = label[len(names.title(meaning)) :]
    return Answer(text, label), tuple(Medicine(key, "agent", names.generic[key] + brand) for key in meaning.keys)
