"""One line a drug on every page: its boxed warning, its gravest harms by name, and how many more there are (H15)."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.compare.cells import harms, safety
from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.compare.glance.glance_cells import GlanceColumn
from dashboard.compare.glance.therapy_cells import boxed_warning
from dashboard.data.rows import EffectKey, SideEffectRow
from dashboard.data.schema.effects import EFFECTS
from dashboard.wording.figures import capital, lowered
from dashboard.wording.forms import speaking_of

GRAVEST: tuple[EffectKey, ...] = (
    "death",
    "respiratory_depression",
    "coma",
    "toxin_spread",
    "liver_injury",
    "anaphylaxis",
    "myocardial_infarction",
    "stroke_event",
    "heart_failure",
    "arrhythmia",
    "seizure",
    "serotonin_syndrome",
    "suicidality",
    "aplastic_anaemia",
    "severe_skin_reaction",
    "rhabdomyolysis",
    "implant_infection",
    "withdrawal",
    "dependence",
    "cns_depression",
    "hypotension",
    "syncope",
)
"""Serious harms in the order in which a line names them: what kills at once, what can kill, what disables."""
NAMED = 3
NONE = "No boxed warning in the US label"


@dataclass(frozen=True)
class SafetyLine:
    """What is said of one relaxant without a click, and the whole behind it.

    Parameters
    ----------
    boxed
        First words of the boxed warning; empty where the label has none or nobody read it.
    no_box
        What to say where there is no boxed warning.
    named, more
        The gravest serious harms by name, and the number of further ones.
    whole
        Heading and cell of each part in full.
    """

    relaxant: str
    name: str
    boxed: str
    no_box: str
    named: tuple[str, ...]
    more: int
    whole: tuple[tuple[str, Cell], ...]


def safety_line(view: Viewpoint) -> SafetyLine:
    """Return the line of one relaxant, seen from a country in a wording."""
    box = boxed_warning(GlanceColumn(view.relaxant, view.catalogue.names[view.relaxant], view, None))
    text = box.statements[0].text if box.statements else box.empty
    said = f"{box.notice} {lowered(text)}" if box.notice else text
    none = NONE if text == harms.NO_BOX else said
    effects = serious_effects(view)
    names = [lowered(_name(view, effect)) for effect in effects]
    return SafetyLine(
        view.relaxant,
        view.catalogue.names[view.relaxant],
        boxed=capital(said) if box.alarm else "",
        no_box="" if box.alarm else capital(none),
        named=tuple(names[:NAMED]),
        more=len(names[NAMED:]),
        whole=(
            ("Boxed warning", harms.boxed_warning(view)),
            ("Serious reactions", harms.serious_effects(view)),
            ("Stopping suddenly", safety.factor_cell("abrupt_stop")(view)),
        ),
    )


def serious_effects(view: Viewpoint) -> list[EffectKey]:
    """Return whatever any source calls serious for the forms shown, the gravest first, then as the tables list them."""
    rows = speaking_of(view.catalogue.rows(SideEffectRow, view.relaxant), view.forms)
    found: dict[EffectKey, None] = dict.fromkeys(
        [*view.summary.serious_side_effects, *(row.effect for row in rows if row.serious)]
    )
    order = {effect: at for at, effect in enumerate(GRAVEST)}
    return sorted(found, key=lambda effect: order.get(effect, len(order)))


def _name(view: Viewpoint, effect: EffectKey) -> str:
    known = EFFECTS[effect]
    return known.plain if view.plain else known.label.split(",")[0]
