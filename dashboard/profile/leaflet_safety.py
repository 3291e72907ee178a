"""The parts of a leaflet on safety: warnings, side effects and help, other medicines and alcohol."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.compare.cells import combinations, harms
from dashboard.compare.cells.cell import Viewpoint, from_summary
from dashboard.compare.cells.cell_lines import merged
from dashboard.compare.glance.effect_cells import drowsiness
from dashboard.compare.glance.glance import column_of
from dashboard.compare.safety_strip import serious_effects
from dashboard.data.rows import CounsellingRow, EffectKey, EmergencyRow, Level, PrecautionRow
from dashboard.data.schema.effects import EFFECTS
from dashboard.profile.leaflet_parts import Block, advice, in_line, is_given, name_of, points, the, together, without
from dashboard.wording.emergency import emergency_words
from dashboard.wording.figures import lowered
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import whose
from dashboard.wording.statements import Statement, citations

SLEEPY = "Feeling sleepy:"
DIED = "Some people have died."
NO_LIST = "We found no list of {} side effects. That does not mean that there are none."
PINNED: tuple[Level, ...] = ("contraindicated", "avoid")
DO_NOT_STOP = (
    "Do not stop this medicine suddenly. Ask your prescriber first. If you have a serious reaction, get help at once."
)
NEVER = "Never take it with:"
NOT_UNLESS = "Do not take it with these unless your prescriber tells you to:"
CHECK = "Check with your prescriber or pharmacist before you take it with:"
TELL = (
    "This list may not be complete. Tell your prescriber and your pharmacist about all your medicines, "
    "including herbal ones and any that you buy yourself."
)


def warnings(view: Viewpoint) -> tuple[Statement, ...]:
    """Return the strongest warnings: the boxed one of the US label, and not to stop suddenly (H29).

    The latter holds wherever any country's label says so: silence of the own one hides nothing (hazard H10).
    """
    box = harms.boxed_warning(view)
    every = speaking_of(view.catalogue.rows(PrecautionRow, view.relaxant), view.forms)
    rows = [row for row in every if row.factor == "abrupt_stop" and row.level in PINNED]
    pinned = (merged(view, rows, DO_NOT_STOP),) if rows else ()
    return (*pinned, *(box.statements if box.alarm else ()))


def side_effects(view: Viewpoint) -> tuple[Block, ...]:
    """Say what is common and how many get sleepy, what is serious, and where to get help."""
    return (*_common(view), *in_line(SLEEPY, sleepiness(view)), *serious(view), *_help(view))


def _names(effects: Iterable[EffectKey]) -> str:
    return ", ".join(dict.fromkeys(lowered(EFFECTS[effect].plain) for effect in effects))


def _common(view: Viewpoint) -> tuple[Block, ...]:
    """Name what a label calls common, and whose label that is where it is another country's."""
    cited = view.catalogue.cited(view.relaxant, "common_side_effects")
    effects = view.summary.common_side_effects
    if not effects or cited is None:
        return (Block(NO_LIST.format("common")),)
    by = whose(view.catalogue, view.relaxant, view.jurisdiction, cited)
    lead = f"Common (label from {the(by)}):" if by else "Common:"
    return in_line(lead, from_summary(view, "common_side_effects", _names(effects)).statements)


def sleepiness(view: Viewpoint) -> list[Statement]:
    """Say how many felt sleepy, a dummy pill beside it where the trial had one (H30), and whose figure it is (H2)."""
    cell = drowsiness(column_of(view))
    by = f" (label from {the(cell.notice.removesuffix(':'))})" if cell.notice else ""
    return [replace(one, text=f"{one.text}{by}") for one in cell.statements]


def serious(view: Viewpoint) -> tuple[Block, ...]:
    """Name whatever any source calls serious, the gravest first, in one sentence; that people died in its own."""
    effects = serious_effects(view)
    said = harms.serious_effects(view).statements
    if not effects or not said:
        return (Block(NO_LIST.format("serious")),)
    others: list[EffectKey] = [effect for effect in effects if effect != "death"]
    died = (Block(statements=(together(DIED, said),)),) if "death" in effects else ()
    return (*(in_line("Serious (some are rare):", [together(_names(others), said)]) if others else ()), *died)


def _help(view: Viewpoint) -> tuple[Block, ...]:
    """Say when to get help, and which number to call in the reader's country."""
    (told,) = advice(view, "seek_help")
    return (Block(told.lead, (*told.statements, *emergency(view)), strong=True),)


def emergency(view: Viewpoint) -> tuple[Statement, ...]:
    """Return the emergency number of the reader's country, and its line for advice; no patient takes an injection."""
    rows = [row for row in view.catalogue.every(EmergencyRow) if row.jurisdiction == view.jurisdiction]
    return tuple(
        Statement(
            emergency_words(row, alone=not is_given(view)),
            jurisdiction=row.jurisdiction,
            citations=citations(view.catalogue, row),
            checked=row.checked,
        )
        for row in rows
    )


def partners(view: Viewpoint, *levels: Level) -> list[Statement]:
    """Name the other medicines at some levels, each once; alcohol has words of its own."""
    found = without(combinations.at_levels(*levels)(view).statements, ())
    return [one for one in found if name_of(one) != "alcohol"]


def by_demand(view: Viewpoint) -> tuple[list[Statement], list[Statement], list[Statement]]:
    """Name the medicines it must never be taken with, those to avoid and those to ask about, each at its strictest."""
    must_not = partners(view, "contraindicated")
    avoid = without(partners(view, "avoid"), must_not)
    return must_not, avoid, without(partners(view, "adjust", "caution", "monitor"), [*must_not, *avoid])


def other_medicines(view: Viewpoint) -> tuple[Block, ...]:
    """Say which medicines it must not or should not be taken with, of which to tell, and what holds for alcohol."""
    must_not, avoid, care = by_demand(view)
    own = any(row.topic == "other_medicines" for row in view.catalogue.rows(CounsellingRow, view.relaxant))
    return (
        *points(NEVER, must_not, strong=True),
        *in_line(NOT_UNLESS, avoid),
        *in_line(CHECK, care),
        *(advice(view, "other_medicines") if own else ()),
        Block(TELL),
        *advice(view, "alcohol"),
    )
