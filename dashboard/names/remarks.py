"""Words that change what a line means: "stopped", "allergic to", "?", a second name behind "for pain"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dashboard.names.spelling import fold

CHANGING = frozenset({
    "pm", "dm", "d", "plus", "compound", "hct", "hctz", "cold", "flu", "sinus", "night", "nighttime", "free", "complex",
    "forte", "mix", "migraine", "allergy", "cough", "congestion", "combination", "combined", "co",
})  # fmt: skip
"""Words behind a name that make another product of it ("Tylenol PM")."""

VARIANTS = frozenset({"extra", "ultra", "max", "maximum", "severe"})
"""Words that make another product of a brand ("Anadin Ultra"), unless "strength" follows."""

_BACK = frozenset({
    "no", "not", "none", "nil", "never", "without", "past", "ago", "tried", "off", "was", "held", "instead", "vs",
    "versus", "dc", "dcd", "stop", "planned", "reaction", "anaphylaxis", "had",
})  # fmt: skip
_BACK_BEGINNINGS = (
    "stopp", "discontinu", "ceas", "withh", "withdrawn", "suspend", "cancel", "omit", "previous", "former", "declin",
    "refus", "fail", "intoleran", "allerg", "sensitiv", "hypersens", "contraindicat", "avoid", "denie", "wean",
    "consider", "switch", "replac", "historic",
)  # fmt: skip
_BACK_PHRASE = re.compile(r"\blast (?:week|month|year)\b|\b(?:due|yet) (?:to )?start\b|\bhold$")
_NO_KNOWN = re.compile(r"^(?:nkda|nka|no known .*|nil known .*)$")
_CERTAIN = re.compile(r"\?+\s*(?=\d|dose|strength|freq)", re.IGNORECASE)
_LABEL = re.compile(
    r"^\s*(?:(?:current|regular|repeat|acute|usual|home|discharge|admission|other)\s+)?"
    r"(?:meds?|medications?|medicines?|drugs?|prescriptions?|repeats?|rx|dhx?|drug history|otc)\s*:\s*",
    re.IGNORECASE,
)
_SECOND = re.compile(r"(\s*(?:,|;|\+|&|\band\b|\bwith\b|\bplus\b)\s*)", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|as needed|when required|if needed|when needed|if required)\b", re.IGNORECASE)
_ABSENCE = frozenset({"deficiency", "withdrawal", "cessation", "dependence", "abuse", "misuse", "use", "overdose"})
LONGEST_NAME = 3


def takes_back(text: str) -> bool:
    """Return whether a text says that a medicine is not, or perhaps not, taken.

    >>> takes_back("warfarin (discontinued 2019)"), takes_back("gabapentin at night")
    (True, False)
    """
    folded = fold(text)
    words = folded.split()
    return any(word in _BACK or word.startswith(_BACK_BEGINNINGS) for word in words) or bool(
        _BACK_PHRASE.search(folded)
    )


def begins_by_taking_back(text: str) -> bool:
    """Return whether a line begins with a word that takes back all that follows: ``Allergies: codeine, aspirin``."""
    folded = fold(text)
    return bool(folded) and takes_back(folded.split()[0]) and not _NO_KNOWN.match(folded)


def only_takes_back(text: str, named: Callable[[str], bool]) -> bool:
    """Return whether a part of a line speaks of the part before it: ``stopped 2019`` after ``warfarin``."""
    return takes_back(text) and not _NO_KNOWN.match(fold(text)) and not any(named(name) for name in parts_of(text))


def another_product(words: Iterable[str]) -> bool:
    """Return whether words behind a brand name make another product of it."""
    listed = list(words)
    return any(word in VARIANTS and "strength" not in listed[at + 1 : at + 2] for at, word in enumerate(listed))


def questioned(text: str) -> bool:
    """Return whether a question mark puts the medicine in doubt, not only its dose.

    >>> questioned("?on lithium"), questioned("levothyroxine ?100 mcg")
    (True, False)
    """
    return "?" in _CERTAIN.sub("", text) and bool(fold(text))


def without_label(line: str) -> str:
    """Return a line without a heading such as ``Current medication:``.

    >>> without_label("Meds: ibuprofen")
    'ibuprofen'
    """
    return _LABEL.sub("", line)


def parts_of(text: str) -> list[str]:
    """Return every run of up to three words of a text, folded."""
    words = fold(text).split()
    return [
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1)
    ]


def apart(text: str, named: Callable[[str], bool]) -> list[str]:
    """Split a line where a second medicine follows the purpose of the first.

    Parameters
    ----------
    text
        ``gabapentin for pain and amitriptyline for sleep``
    named
        Whether a folded text is the name of an agent.
    """
    begins = _FOR.search(text)
    if not begins:
        return [text]
    pieces = _SECOND.split(text[begins.start() :])
    found = [text[: begins.start()] + pieces[0]]
    for joiner, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        words = fold(piece).split()
        if any(named(" ".join(words[:end])) for end in range(1, LONGEST_NAME + 1)) and not set(words[1:3]) & _ABSENCE:
            found.append(piece)
        else:
            found[-1] += joiner + piece
    return found


def hides_another(text: str, named: Callable[[str], bool]) -> bool:
    """Return whether what a medicine is taken for names another one: ``tramadol as needed or diazepam``."""
    begins = _FOR.search(text)
    if not begins:
        return False
    words = fold(text[begins.start() :]).split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            if named(" ".join(words[start:end])) and not set(words[end : end + 2]) & _ABSENCE:
                return True
    return False
