"""The part of a leaflet on who can take the medicine: what labels forbid, advise against, ask about or do not mention.

What the own country's label says comes first. Where it is silent on a matter, what other countries' labels ask for
takes its place, with their names: silence is never a clearance (hazards H5, H10).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.cells.cell_lines import merged
from dashboard.data.rows import Factor, Level, PrecautionRow
from dashboard.data.schema.terms import FACTORS_CORE
from dashboard.profile.leaflet_parts import (
    NOT_ALL,
    SILENT,
    Block,
    from_label_of,
    in_line,
    is_given,
    named_once,
    no_label_here,
    points,
    without,
)
from dashboard.wording.figures import amount, listed, number
from dashboard.wording.forms import speaking_of
from dashboard.wording.levels import ORDER, SILENCE, FactorLevel, factor_levels
from dashboard.wording.plain_words import FACTORS
from dashboard.wording.statements import Statement

OWN_SECTION: frozenset[str] = frozenset({
    "pregnancy", "breastfeeding", "reproductive_potential", "driving", "alcohol", "abrupt_stop",
})  # fmt: skip
"""Factors with a section of their own: milder levels of them are said there."""
TELL: tuple[Level, ...] = ("not_established", "adjust", "caution", "monitor")
STRICT: tuple[tuple[Level, str], ...] = (("contraindicated", "do not take it"), ("avoid", "not recommended"))
MONTHS = 12


def who(view: Viewpoint) -> tuple[Block, ...]:
    """Say who must not take it, for whom it may be wrong, who tells the prescriber first, and what nobody knows."""
    labels = _labels(view)
    if not labels.read:
        return (Block(SILENT),)
    verb = "have" if is_given(view) else "take"
    must_not = labels.at("contraindicated")
    avoid = without(labels.at("avoid", outside=OWN_SECTION), must_not)
    tell = without(labels.own(*TELL, outside=OWN_SECTION), [*must_not, *avoid])
    tell_elsewhere = without(labels.borrowed(*TELL, outside=OWN_SECTION), [*must_not, *avoid, *tell])
    return (
        *points(f"{labels.lead}Do not {verb} it if any of these applies to you:", must_not, strong=True),
        *in_line("It may not suit you if any of these applies. Ask your prescriber first:", avoid),
        *in_line("Tell your prescriber before you start if any of these applies to you:", tell),
        *in_line("Labels from other countries also ask about:", tell_elsewhere),
        *in_line("Labels from other countries are stricter. Ask your prescriber about:", labels.stricter()),
        *labels.unknown(),
    )


@dataclass(frozen=True)
class Labels:
    """What labels say of each factor: those of the country first, others where they are silent.

    `lead` says whose labels these are, where none of the own country was read.
    """

    view: Viewpoint
    found: dict[str, FactorLevel]
    lead: str

    @property
    def read(self) -> bool:
        """Whether any label was read."""
        return any(one.here != "not_read" or one.elsewhere for one in self.found.values())

    def _silent(self, factor: str) -> bool:
        return factor not in self.found or self.found[factor].here in SILENCE

    @cached_property
    def _elsewhere(self) -> dict[Factor, list[PrecautionRow]]:
        """Return the rows of other countries that ask for most of each factor, more than the own country does."""
        rows: dict[Factor, list[PrecautionRow]] = {}
        for row in speaking_of(self.view.catalogue.rows(PrecautionRow, self.view.relaxant), self.view.forms):
            there = self.found[row.factor].stricter_elsewhere
            if there and row.level == min(there.values(), key=ORDER.__getitem__) == there.get(row.jurisdiction):
                rows.setdefault(row.factor, []).append(row)
        return rows

    def at(self, level: Level, *, outside: frozenset[str] = frozenset()) -> list[Statement]:
        """Name what labels ask for at a level, each once; whose they are where the own label is silent."""
        named = self.own(level, by_form=True, outside=outside)
        return [*named, *without(self.borrowed(level, places=True, outside=outside), named)]

    def own(self, *levels: Level, by_form: bool = False, outside: frozenset[str] = frozenset()) -> list[Statement]:
        """Name what the own label asks for at some levels, each once.

        With `by_form` a form is named where all others were read on the same: else nobody knows whether it is alone.
        """
        rows = [row for one in self.found.values() for row in one.rows if row.level in levels]
        names = _names(rows, exact=by_form)

        def others_are_read(group: Sequence[PrecautionRow]) -> bool:
            forms = self.view.forms
            meant = {form for row in group for form in row.form or forms}
            says_so = any("(" in row.short_plain for row in group)
            return by_form and not says_so and set(forms) - meant <= self.found[group[0].factor].read(frozenset(forms))

        own = [row for row in rows if row.factor not in outside]
        return named_once(self.view, own, lambda row: names[row], tells_forms=others_are_read)

    def borrowed(self, *levels: Level, places: bool = False, outside: frozenset[str] = frozenset()) -> list[Statement]:
        """Name what other countries' labels ask for where the own one is silent, with the `places` on request."""
        return [
            merged(self.view, found, f"{_names(found, exact=places)[found[0]]}{f' ({_from(found)})' if places else ''}")
            for factor, found in self._elsewhere.items()
            if self._silent(factor) and factor not in outside and found[0].level in levels
        ]

    def stricter(self) -> list[Statement]:
        """Name what other countries forbid or advise against, where the own label asks for something milder."""
        return [
            merged(self.view, rows, f"{_names(rows, exact=True)[rows[0]]}: {words} ({_from(rows)})")
            for level, words in STRICT
            for factor, rows in self._elsewhere.items()
            if rows[0].level == level and not self._silent(factor)
        ]

    def unknown(self) -> tuple[Block, ...]:
        """Name the core conditions of which no label says anything: unknown, never safe."""
        known = {*self._elsewhere, *OWN_SECTION}
        open_ = [one for one in FACTORS_CORE if self._silent(one) and one not in known]
        unmentioned = [one for one in open_ if one in self.found and self.found[one].here == "not_mentioned"]
        unread = [one for one in open_ if one not in unmentioned]
        return (
            *_block("The label does not mention {}. That does not mean it is safe. Ask first.", unmentioned),
            *_block("We have not checked what a label says about {}. Ask first.", unread),
        )


def _from(rows: Sequence[PrecautionRow]) -> str:
    return from_label_of(row.jurisdiction for row in rows)


def _labels(view: Viewpoint) -> Labels:
    """Return the labels of the country, or of the one whose doses are shown where none of its own was read."""
    own = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    if any(one.here != "not_read" for one in own.values()):
        return Labels(view, own, "")
    home = view.summary.dose_jurisdiction
    found = factor_levels(view.catalogue, view.relaxant, home, view.forms)
    return Labels(view, found, no_label_here(view.jurisdiction, home))


def _block(words: str, factors: Sequence[str]) -> tuple[Block, ...]:
    return (Block(words.format(listed([FACTORS[factor] for factor in factors]))),) if factors else ()


def _names(rows: Iterable[PrecautionRow], *, exact: bool) -> dict[PrecautionRow, str]:
    """Name whom each row is about as a patient would; of several ages the widest.

    An `exact` name says where a label means only some who have it.
    """
    found = list(rows)
    widest: dict[str, float] = {}
    for row in found:
        if row.age_max_y is not None and not row.short_plain:
            widest[row.factor] = max(row.age_max_y, widest.get(row.factor, 0))
    return {row: _name(row, widest.get(row.factor), exact=exact) for row in found}


def _name(row: PrecautionRow, widest: float | None, *, exact: bool) -> str:
    if row.short_plain:
        return row.short_plain
    if row.factor == "children" and row.age_max_y is not None and widest is not None:
        return f"age under {number(widest)}" if widest >= 1 else f"age under {amount(round(MONTHS * widest), 'months')}"
    bounds = (row.renal_min, row.renal_max, row.qualifier, *row.hepatic)
    narrower = any(bound not in (None, "") for bound in bounds)
    return f"{FACTORS[row.factor]}{f' ({NOT_ALL})' if narrower and exact else ''}"
