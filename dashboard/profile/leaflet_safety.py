"""The parts of a leaflet on safety: warnings, who can take it, side effects and help, other medicines and alcohol."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.compare.cells import combinations, harms
from dashboard.compare.cells.cell import Viewpoint
from dashboard.compare.cells.cell_lines import merged
from dashboard.compare.glance.effect_cells import drowsiness
from dashboard.compare.glance.glance_cells import GlanceColumn
from dashboard.compare.safety_strip import serious_effects
from dashboard.data.rows import CounsellingRow, EmergencyRow, Level, PrecautionRow
from dashboard.data.schema.effects import EFFECTS
from dashboard.data.schema.terms import FACTORS_CORE
from dashboard.profile.leaflet_parts import SILENT, Block, advice, in_line, name_of, named_once, points, without
from dashboard.wording.figures import listed, lowered, number
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.levels import SILENCE, FactorLevel, factor_levels
from dashboard.wording.plain_words import FACTORS, LEVELS
from dashboard.wording.statements import Statement, citations, once

OWN_SECTION: frozenset[str] = frozenset({
    "pregnancy", "breastfeeding", "reproductive_potential", "driving", "alcohol", "abrupt_stop",
})  # fmt: skip
"""Factors with a section of their own: milder levels of them are said there."""
PINNED: tuple[Level, ...] = ("contraindicated", "avoid")
DO_NOT_STOP = "Do not stop this medicine all at once. Ask your prescriber first."
SOME = "some "
"""Begins the name of a factor of which a label means only some who have it."""
TELL = "Tell your prescriber about all your medicines, also those that you buy yourself."


def warnings(view: Viewpoint) -> tuple[Statement, ...]:
    """Return the strongest warnings: the boxed one of the US label, and not to stop suddenly (H29).

    The latter holds wherever any country's label says so: silence of the own one hides nothing (hazard H10).
    """
    box = harms.boxed_warning(view)
    every = speaking_of(view.catalogue.rows(PrecautionRow, view.relaxant), view.forms)
    rows = [row for row in every if row.factor == "abrupt_stop" and row.level in PINNED]
    pinned = (merged(view, rows, DO_NOT_STOP),) if rows else ()
    return (*pinned, *(box.statements if box.alarm else ()))


def _levels(view: Viewpoint) -> tuple[dict[str, FactorLevel], str]:
    """Return the level of each factor, and whose label says so where none of the own country was read."""
    own = factor_levels(view.catalogue, view.relaxant, view.jurisdiction, view.forms)
    if any(one.here != "not_read" for one in own.values()):
        return own, ""
    home = view.summary.dose_jurisdiction
    return factor_levels(view.catalogue, view.relaxant, home, view.forms), home


def who(view: Viewpoint) -> tuple[Block, ...]:
    """Say who must not take it, who better not, who tells the prescriber first, and what nobody knows."""
    found, borrowed = _levels(view)
    if not any(one.here != "not_read" for one in found.values()):
        return (Block(SILENT),)
    own = _named(view, found, ("contraindicated",), by_form=True)
    must_not = [*own, *_where_silent(view, found, "contraindicated")]
    own = _named(view, found, ("avoid",), outside=OWN_SECTION, by_form=True)
    avoid = without([*own, *_where_silent(view, found, "avoid", outside=OWN_SECTION)], must_not)
    tell = _named(view, found, ("not_established", "adjust", "caution", "monitor"), outside=OWN_SECTION)
    here, there = short_name(view.jurisdiction), short_name(borrowed)
    whose = f"We read no {here} label on this. {there}: " if borrowed else ""
    return (
        *points(f"{whose}You must not take it if this is true for you:", must_not, strong=True),
        *in_line("It may not be right for you. Ask first if this is true for you:", avoid),
        *in_line("Tell your prescriber before you start about:", without(tell, [*must_not, *avoid])),
        *_elsewhere(view, found),
        *_unknown(found, [*must_not, *avoid]),
    )


def _named(
    view: Viewpoint,
    found: dict[str, FactorLevel],
    levels: Sequence[Level],
    *,
    outside: frozenset[str] = frozenset(),
    by_form: bool = False,
) -> list[Statement]:
    """Name each condition or habit at some levels once.

    With `by_form` a form is named where all others were read on the same: else nobody knows that it is the only one.
    """
    rows = [row for one in found.values() for row in one.rows if row.level in levels and row.factor not in outside]

    def others_are_read(group: Sequence[PrecautionRow]) -> bool:
        meant = {form for row in group for form in row.form or view.forms}
        return by_form and set(view.forms) - meant <= found[group[0].factor].read(frozenset(view.forms))

    named = named_once(view, rows, _for_patients, tells_forms=others_are_read)
    whole = {one.text for one in named}
    return [one for one in named if one.text.removeprefix(SOME) not in whole or not one.text.startswith(SOME)]


def _for_patients(row: PrecautionRow) -> str:
    """Name a factor as a patient would, and say where the label means only some who have it."""
    name = FACTORS[row.factor]
    if row.factor == "children" and row.age_max_y is not None:
        return f"age under {number(row.age_max_y)}"
    bounds = (row.renal_min, row.renal_max, row.qualifier, *row.hepatic)
    narrower = any(bound not in (None, "") for bound in bounds)
    return f"{SOME}{name}" if narrower and name.endswith("problems") else name


def _where_silent(
    view: Viewpoint, found: dict[str, FactorLevel], level: Level, outside: frozenset[str] = frozenset()
) -> list[Statement]:
    """Name what other countries' labels ask for where the own one says nothing, and whose they are (hazard H10)."""
    return [
        merged(view, rows, f"{FACTORS[factor]} ({_places(rows)} label)")
        for factor, rows in _stricter(view, found, level).items()
        if found[factor].here in SILENCE and factor not in outside
    ]


def _stricter(view: Viewpoint, found: dict[str, FactorLevel], level: Level) -> dict[str, list[PrecautionRow]]:
    """Return the rows of other countries that ask for a level where the own country asks for less, by factor."""
    every = speaking_of(view.catalogue.rows(PrecautionRow, view.relaxant), view.forms)
    places = {one.factor: one.stricter_elsewhere for one in found.values()}
    rows: dict[str, list[PrecautionRow]] = {}
    for row in every:
        if row.level == level and places.get(row.factor, {}).get(row.jurisdiction) == level:
            rows.setdefault(row.factor, []).append(row)
    return rows


def _places(rows: Sequence[PrecautionRow]) -> str:
    return ", ".join(dict.fromkeys(short_name(row.jurisdiction) for row in rows))


def _elsewhere(view: Viewpoint, found: dict[str, FactorLevel]) -> tuple[Block, ...]:
    """Name what other countries forbid or advise against where the own label asks for something milder (H10)."""
    levels: tuple[Level, ...] = ("contraindicated", "avoid")
    named = [
        merged(view, rows, f"{FACTORS[factor]}: {LEVELS[level]} ({_places(rows)})")
        for level in levels
        for factor, rows in _stricter(view, found, level).items()
        if found[factor].here not in SILENCE
    ]
    return in_line("Labels of other countries are stricter on:", named)


def _unknown(found: dict[str, FactorLevel], named: Sequence[Statement]) -> tuple[Block, ...]:
    """Name the core conditions of which no label that was named says anything: unknown, never safe."""
    said = {name_of(one) for one in named}
    silent = [
        factor
        for factor in FACTORS_CORE
        if (factor not in found or found[factor].here in ("not_mentioned", "not_read"))
        and name_of(Statement(FACTORS[factor])) not in said
    ]
    if not silent:
        return ()
    return (Block(f"We found nothing in the label on: {listed([FACTORS[factor] for factor in silent])}. Ask first."),)


def side_effects(view: Viewpoint) -> tuple[Block, ...]:
    """Say what is common and how many get sleepy, what is serious, and where to get help."""
    common = harms.common_effects(view)
    sleepy = drowsiness(
        GlanceColumn(view.relaxant, view.catalogue.names[view.relaxant], view, view.summary.headline_form)
    )
    return (
        *(in_line("Common:", common.statements) or (Block("Common side effects: the sources we read give no list."),)),
        *(in_line("Feeling sleepy:", sleepy.statements)),
        *serious(view),
        *_help(view),
    )


def serious(view: Viewpoint) -> tuple[Block, ...]:
    """Name whatever any source calls serious, the gravest first, in one sentence."""
    names = dict.fromkeys(lowered(EFFECTS[effect].plain) for effect in serious_effects(view))
    said = harms.serious_effects(view).statements
    if not names or not said:
        return (Block("Serious side effects: the sources we read name none. That is no proof that there are none."),)
    cited = once(citation for one in said for citation in one.citations)
    checked = min((one.checked for one in said if one.checked), default="")
    listed_all = Statement(", ".join(names), citations=cited, checked=checked)
    return (Block("Rare or serious:", (listed_all,), "line"),)


def _help(view: Viewpoint) -> tuple[Block, ...]:
    """Say when to get help, and which number to call in the reader's country."""
    (told,) = advice(view, "seek_help")
    return (Block(told.lead, (*told.statements, *emergency(view)), strong=True),)


def emergency(view: Viewpoint) -> tuple[Statement, ...]:
    """Return the emergency number of the reader's country, and its line for advice."""
    rows = [row for row in view.catalogue.every(EmergencyRow) if row.jurisdiction == view.jurisdiction]
    return tuple(
        Statement(
            f"In an emergency, call {row.number}. {row.advice_plain}".strip(),
            jurisdiction=row.jurisdiction,
            citations=citations(view.catalogue, row),
            checked=row.checked,
        )
        for row in rows
    )


def other_medicines(view: Viewpoint) -> tuple[Block, ...]:
    """Say which medicines it must not or should not be taken with, of which to tell, and what holds for alcohol."""
    must_not = combinations.at_levels("contraindicated")(view)
    avoid = combinations.at_levels("avoid")(view)
    care = combinations.at_levels("adjust", "caution", "monitor")(view)
    own = any(row.topic == "other_medicines" for row in view.catalogue.rows(CounsellingRow, view.relaxant))
    return (
        *points("Never take it with:", must_not.statements, strong=True),
        *in_line("Better not with:", without(avoid.statements, must_not.statements)),
        *in_line("Ask first with:", without(care.statements, [*must_not.statements, *avoid.statements])),
        *(advice(view, "other_medicines") if own else ()),
        Block(TELL),
        *advice(view, "alcohol"),
    )
