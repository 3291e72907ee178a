"""The result on one screen: levels counted by drug, and one line a drug with its decisive reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.data.schema.terms import FORMS, LEVELS
from dashboard.suitability.fitness import HEADINGS, Heading
from dashboard.suitability.relaxant_lines import RelaxantLine
from dashboard.suitability.verdict import CANDIDATES, Result
from dashboard.wording.brief import Brief, Verdict, brief, statements
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.levels import SILENCE, AnyLevel

Silence = Literal["not_read", "not_mentioned", "studied_none", "dose_rule", "none_holds", "nothing_entered"]
SILENT_LEVELS: dict[AnyLevel, Silence] = {
    "not_read": "not_read",
    "not_mentioned": "not_mentioned",
    "studied_none": "studied_none",
}
WORST_SILENCE: tuple[AnyLevel, ...] = ("not_read", "not_mentioned", "studied_none", "")
"""Silences, the one that says least first: of two forms it is the one that counts (hazard H5)."""
NO_CONDITION = "All drugs; no condition chosen"


@dataclass(frozen=True)
class Counted:
    """How many drugs have a verdict; the strictest of their forms counts."""

    verdict: Verdict
    drugs: int
    silence: Silence | Literal[""] = ""


@dataclass(frozen=True)
class BriefLine:
    """One line of a drug: the verdict with its decisive reasons, and what else applies where the verdict only may.

    Parameters
    ----------
    wholes
        The whole behind it, for each of its forms.
    verdict, decisive
        The strictest level that applies or may, and why.
    besides
        The strictest level that applies for certain, where `verdict` is only possible.
    stricter
        What other countries ask for, in words, strictest first.
    """

    wholes: tuple[RelaxantLine, ...]
    verdict: Verdict
    decisive: Brief
    besides: tuple[Verdict, Brief] | None
    stricter: tuple[str, ...]

    @property
    def line(self) -> RelaxantLine:
        """The form whose words are shown."""
        return self.wholes[0]

    @property
    def form_words(self) -> str:
        """Names of all its forms."""
        return ", ".join(FORMS[form] for whole in self.wholes for form in whole.forms)

    @property
    def alike(self) -> tuple[object, ...]:
        """What two lines of a drug share that stand in one: verdicts, and what they rest on (hazard H7)."""
        besides = self.besides and self.besides[0]
        rests_on = tuple((part.reason.topic, part.reason.basis) for part in self.decisive.parts)
        return self.line.relaxant, self.verdict, besides, rests_on, self.stricter, _silence(self.line), self.line.notes


@dataclass(frozen=True)
class SilentLines:
    """Drugs of a heading on which nothing is held for this patient, in one line: their names, and the whole."""

    silence: Silence
    names: tuple[str, ...]
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True)
class Group:
    """The drugs of a heading: those with a line each, those in one line, and their number by level."""

    heading: Heading
    title: str
    drugs: int
    lines: tuple[BriefLine, ...]
    silent: tuple[SilentLines, ...]
    counts: tuple[Counted, ...]
    folded: bool


def counted(lines: Iterable[RelaxantLine]) -> tuple[Counted, ...]:
    """Count drugs by the verdict of their strictest form; silence counts last, and the one that says least wins."""
    worst: dict[str, Counted] = {}
    for line in lines:
        one = Counted(line.verdict, 1, _silence(line))
        worst[line.relaxant] = min(worst.get(line.relaxant, one), one, key=_strictness)
    numbers = Counter(worst.values())
    return tuple(Counted(one.verdict, numbers[one], one.silence) for one in sorted(numbers, key=_strictness))


def _strictness(one: Counted) -> tuple[int, int]:
    if one.verdict.asks:
        return 0, one.verdict.place
    return 1, WORST_SILENCE.index(one.verdict.level) + (one.silence != "dose_rule")


def _silence(line: RelaxantLine) -> Silence | Literal[""]:
    if line.verdict.asks:
        return ""
    if line.level in SILENCE:
        return SILENT_LEVELS[line.level]
    if line.doses:
        return "dose_rule"
    return "none_holds" if line.topics else "nothing_entered"


def groups(result: Result, *, asked: bool) -> list[Group]:
    """Return the lines under their headings, those of no use for the condition folded; one heading without a condition.

    A heading without any drug is left out, but for "Labelled": that there is none is an answer too.
    """
    found = [
        _group(key, lines, asked=asked) for key, lines in result.lines.items() if lines or (asked and key == "labelled")
    ]
    return found if asked else [replace(one, title=NO_CONDITION, folded=False) for one in found]


def _group(key: Heading, lines: Sequence[RelaxantLine], *, asked: bool) -> Group:
    made = _together([in_brief(line) for line in lines])
    own = [one for one in made if one.verdict.asks or one.stricter or one.line.doses or (asked and not one.line.topics)]
    return Group(
        heading=key,
        title=HEADINGS[key],
        drugs=len({line.relaxant for line in lines}),
        lines=tuple(own),
        silent=_silent([one for one in made if one not in own], also={one.line.relaxant for one in own}),
        counts=counted(lines),
        folded=asked and key not in CANDIDATES,
    )


def _together(lines: Sequence[BriefLine]) -> list[BriefLine]:
    """Put forms of a drug that share verdict and grounds into one line, in the words of its commonest form."""
    found: dict[tuple[object, ...], list[BriefLine]] = {}
    for one in lines:
        found.setdefault(one.alike, []).append(one)
    return [_joined(same) for same in found.values()]


def _joined(same: Sequence[BriefLine]) -> BriefLine:
    order = list(FORMS)
    first, *others = sorted(same, key=lambda one: min(order.index(form) for form in one.line.forms))
    wholes = (first.line, *(one.line for one in others))
    shown = [*first.decisive.parts, *(first.besides[1].parts if first.besides else ())]
    said = statements(reason for whole in wholes for reason in (*whole.reasons, *whole.doses))
    more = len(said - statements(part.reason for part in shown))
    return replace(first, wholes=wholes, decisive=replace(first.decisive, more=more))


def _silent(lines: Sequence[BriefLine], also: Collection[str]) -> tuple[SilentLines, ...]:
    """Gather silent lines by kind; a drug that has a line of its own too is named with its silent forms."""
    by_kind: dict[Silence, list[BriefLine]] = {}
    for one in lines:
        by_kind.setdefault(_silence(one.line) or "none_holds", []).append(one)
    kinds = Counter(one.line.relaxant for one in lines)

    def name(one: BriefLine) -> str:
        apart = one.line.relaxant in also or kinds[one.line.relaxant] > 1
        return f"{one.line.name} ({one.form_words})" if apart else one.line.name

    return tuple(
        SilentLines(kind, tuple(sorted(dict.fromkeys(map(name, same)))), tuple(same)) for kind, same in by_kind.items()
    )


def in_brief(line: RelaxantLine) -> BriefLine:
    """Return the line of one relaxant in one group of forms."""
    every, certain = (*line.reasons, *line.doses), Verdict(line.level)
    besides = (certain, Brief(brief(every, certain).parts[:1])) if line.possible and certain.asks else None
    return BriefLine((line,), line.verdict, brief(every, line.verdict), besides, _stricter(line))


def _stricter(line: RelaxantLine) -> tuple[str, ...]:
    """Say which countries ask for more: ``UK, Ireland: avoid`` (hazard H10)."""
    by_level: dict[AnyLevel, list[str]] = {}
    for place, found in line.stricter.items():
        by_level.setdefault(found.level, []).append(short_name(place))
    ordered = sorted(by_level, key=lambda level: Verdict(level).place)
    return tuple(f"{', '.join(by_level[level])}: {level_words(level)}" for level in ordered)


def level_words(level: AnyLevel) -> str:
    """Return a level in a sentence."""
    return LEVELS[level].lower() if level else ""
