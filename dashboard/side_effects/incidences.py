"""Incidences of side effects as the sources report them: whose word each is, its intervals, and what it says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import EffectKey, FigureKind, SideEffectRow
from dashboard.data.schema.effects import EFFECTS
from dashboard.side_effects.proportions import Interval, share_interval
from dashboard.wording.figures import capital, span
from dashboard.wording.jurisdictions import nearest_first, said_by
from dashboard.wording.statements import (
    SUPERSEDED,
    UNCONFIRMED,
    Wording,
    label,
    source_addresses,
    source_titles,
    superseded,
)

UNREAD = "no statement read"
MEASURED_KINDS: tuple[FigureKind, ...] = ("trial", "label_range", "upper_bound", "uncontrolled")
SINGLE_DOSE = "single dose"
"""Phase of what was seen after one dose: not what treatment brings, and never merged with it."""
SINGLE_ARMS: tuple[FigureKind, ...] = ("trial", "uncontrolled")


@dataclass(frozen=True)
class Arm:
    """So many per cent of so many people, seen in one arm."""

    percent: float
    n: int

    @cached_property
    def interval(self) -> Interval:
        """The 95 % interval (Wilson 1927)."""
        return share_interval(self.percent, self.n)


@dataclass(frozen=True, kw_only=True)
class Incidence:
    """An effect of a relaxant as a source reports it.

    Parameters
    ----------
    row
        What was read.
    name, effect_name
        Names of the relaxant and of the effect, the latter in the chosen wording.
    elsewhere
        Whose word it is, ``US source``; empty for the chosen jurisdiction's.
    superseded
        Whether it rests on replaced documents alone.
    text
        The figure, or the word, as the source has it, and whose it is.
    titles, addresses
        Its sources, parted by semicolons.
    """

    row: SideEffectRow
    name: str
    effect_name: str
    elsewhere: str
    superseded: bool
    text: str
    titles: str
    addresses: str

    @property
    def measured(self) -> bool:
        """Whether it has a figure; classes and words have none (hazard H13)."""
        return self.row.figure_kind in MEASURED_KINDS

    @property
    def after_one_dose(self) -> bool:
        """Whether it was seen after a single dose."""
        return self.row.phase == SINGLE_DOSE or self.row.dose.endswith(" once")

    @property
    def unconfirmed(self) -> bool:
        """Whether nobody has read it in its source yet."""
        return not self.row.checked

    @property
    def sound(self) -> bool:
        """Whether somebody has read it in a current text."""
        return not self.unconfirmed and not self.superseded

    @property
    def top_pct(self) -> float | None:
        """The upper end of the figure, or the figure itself."""
        high = self.row.incidence_max_pct
        return self.row.incidence_min_pct if high is None else high

    @property
    def is_range(self) -> bool:
        """Whether it is a range of figures instead of one."""
        return self.row.incidence_max_pct not in (None, self.row.incidence_min_pct)

    @property
    def placebo_is_range(self) -> bool:
        """Whether its placebo is a range of figures instead of one."""
        return self.row.placebo_min_pct is not None

    @cached_property
    def arm(self) -> Arm | None:
        """The arm with the relaxant, where it has one figure and a known number of people."""
        single = self.row.figure_kind in SINGLE_ARMS and not self.is_range
        return _arm(self.row.incidence_min_pct, self.row.n) if single else None

    @cached_property
    def placebo(self) -> Arm | None:
        """The arm with placebo, where it has one figure and a known number of people."""
        return None if self.placebo_is_range else _arm(self.row.placebo_pct, self.row.placebo_n)


def _arm(percent: float | None, n: int | None) -> Arm | None:
    return None if percent is None or n is None else Arm(percent, n)


def incidences(
    catalogue: Catalogue, relaxants: Sequence[str], jurisdiction: str, wording: Wording = "clinician"
) -> tuple[Incidence, ...]:
    """Return every reported effect of some relaxants, one for each arm.

    What other countries' sources say of an effect joins where no nearer one speaks of it, or none with a figure;
    `Incidence.elsewhere` then says whose it is, and so does its text (hazards H2, H10).
    """
    plain = wording == "plain"
    return tuple(
        Incidence(
            row=row,
            name=catalogue.names[relaxant],
            effect_name=EFFECTS[row.effect].plain if plain else EFFECTS[row.effect].label,
            elsewhere=elsewhere,
            superseded=superseded(catalogue, row),
            text=said_by(plain_figure(row) if plain else figure_text(row), elsewhere),
            titles=source_titles(catalogue, row),
            addresses=source_addresses(catalogue, row),
        )
        for relaxant in relaxants
        for row, elsewhere in _heard(catalogue, relaxant, jurisdiction)
    )


def _heard(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> list[tuple[SideEffectRow, str]]:
    """Return the rows that speak of a relaxant, the nearest country's first, each with whose it is where foreign."""
    rows = catalogue.rows(SideEffectRow, relaxant)
    order = nearest_first(catalogue, relaxant, jurisdiction, {row.jurisdiction for row in rows})
    heard = [(row, "") for row in rows if not order[row.jurisdiction]]
    for place, whose in order.items():
        if whose:
            spoken_of = {row.effect for row, _ in heard}
            measured = {row.effect for row, _ in heard if _is_sound_figure(catalogue, row)}
            heard += [
                (row, whose)
                for row in rows
                if row.jurisdiction == place
                and row.effect not in (measured if row.figure_kind in MEASURED_KINDS else spoken_of)
            ]
    return heard


def _is_sound_figure(catalogue: Catalogue, row: SideEffectRow) -> bool:
    return row.figure_kind in MEASURED_KINDS and bool(row.checked) and not superseded(catalogue, row)


def has_own_placebo(row: SideEffectRow) -> bool:
    """Whether a reported incidence has a figure for placebo from the same trial."""
    return row.placebo_from == "same_trial" and row.placebo_pct is not None


def in_a_hundred(low: float | None, high: float | None = None) -> str:
    """Say a percentage, or a range, in people of 100, the one denominator of plain wording (hazard H30)."""
    said = [_whole(value) for value in (low, high) if value is not None]
    return f"{' to '.join(dict.fromkeys(said))} in 100"


def _whole(percent: float) -> str:
    if percent == 0:
        return "none"
    return "fewer than 1" if percent < 1 else str(math.floor(percent + 0.5))


def figure_text(row: SideEffectRow) -> str:
    """Say an incidence with its arm and its placebo: ``48 % of 264 (placebo 10 % of 261)``."""
    low, high = row.incidence_min_pct, row.incidence_max_pct
    if row.figure_kind == "class_band":
        return label("frequency_term", row.frequency_term)
    if row.figure_kind == "named_only":
        return "named without a figure"
    shown = f"up to {span(high, high, '%')}" if row.figure_kind == "upper_bound" else span(low, high, "%")
    text = shown + _of(row.n)
    placebo = span(row.placebo_min_pct, row.placebo_pct, "%")
    if placebo:
        origin = "" if row.placebo_from == "same_trial" else ", from other trials"
        text += f" (placebo {placebo}{_of(row.placebo_n)}{origin})"
    return text


def _of(n: int | None) -> str:
    return "" if n is None else f" of {n:,}"


def plain_figure(row: SideEffectRow) -> str:
    """Say an incidence in people of 100, placebo of the same trial beside it (hazard H30)."""
    if row.figure_kind not in MEASURED_KINDS:
        return figure_text(row)
    low, high = row.incidence_min_pct, row.incidence_max_pct
    text = f"up to {in_a_hundred(high)}" if row.figure_kind == "upper_bound" else in_a_hundred(low, high)
    if not has_own_placebo(row):
        return text
    lowest = row.placebo_pct if row.placebo_min_pct is None else row.placebo_min_pct
    return f"{text} (with a dummy pill {in_a_hundred(lowest, row.placebo_pct)})"


def effects_reported(found: Iterable[Incidence]) -> dict[EffectKey, str]:
    """Return the effects of some incidences by key, those with figures for most relaxants first."""
    names: dict[EffectKey, str] = {}
    relaxants: dict[EffectKey, set[str]] = {}
    figures: Counter[EffectKey] = Counter()
    for one in found:
        effect = one.row.effect
        names.setdefault(effect, one.effect_name)
        if one.measured:
            relaxants.setdefault(effect, set()).add(one.row.relaxant)
            figures[effect] += 1
    order = sorted(names, key=lambda effect: (-len(relaxants.get(effect, ())), -figures[effect], names[effect]))
    return {effect: names[effect] for effect in order}


def without_figure(
    found: Sequence[Incidence], relaxants: Sequence[str], names: Mapping[str, str], effect: EffectKey
) -> dict[str, list[str]]:
    """Return what is said of an effect by relaxants that give no figure: name -> words (hazards H12, H13)."""
    said: dict[str, list[str]] = {}
    for relaxant in relaxants:
        reported = [one for one in found if one.row.effect == effect and one.row.relaxant == relaxant]
        if not any(one.measured for one in reported):
            said[names[relaxant]] = _confirmed_first(reported, lambda one: one.text) or [UNREAD]
    return said


def in_words(found: Iterable[Incidence]) -> dict[str, list[str]]:
    """Return the effects of one relaxant that have no figure, by the source's word and whose it is (hazard H13)."""
    groups: dict[tuple[str, str], list[Incidence]] = {}
    for one in found:
        if not one.measured:
            groups.setdefault((one.elsewhere, frequency(one.row)), []).append(one)
    return {
        said_by(capital(word) or "Named without a figure", whose): _confirmed_first(group, lambda one: one.effect_name)
        for (whose, word), group in sorted(groups.items(), key=lambda one: one[0])
    }


def frequency(row: SideEffectRow) -> str:
    """Name the class of frequency that a source puts an effect in; empty where it names none."""
    return label("frequency_term", row.frequency_term) if row.frequency_term else ""


def _confirmed_first(found: Sequence[Incidence], words: Callable[[Incidence], str]) -> list[str]:
    """Return words of incidences, confirmed ones first; a confirmed word of a current text needs no other twin."""
    confirmed = {words(one) for one in found if one.sound}
    replaced = {words(one) for one in found if one.superseded and not one.unconfirmed} - confirmed
    others = {words(one) for one in found if one.unconfirmed} - confirmed - replaced
    return [*sorted(confirmed), *_marked(replaced, SUPERSEDED), *_marked(others, UNCONFIRMED)]


def _marked(words: Iterable[str], mark: str) -> Iterator[str]:
    return (f"{word}{mark}" for word in sorted(words))
