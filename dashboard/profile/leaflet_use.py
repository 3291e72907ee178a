"""The parts of a leaflet on use: what for, how it works, how to take it and stop it, what else helps, what to ask."""

from __future__ import annotations

from dashboard.compare.cells import therapy
from dashboard.compare.cells.cell import Viewpoint, from_summary
from dashboard.data.rows import CounsellingRow, IndicationRow, IndicationStatus, MonitoringRow
from dashboard.data.schema.terms import SPASTICITY
from dashboard.profile.leaflet_parts import (
    SILENT,
    Block,
    advice,
    in_line,
    is_given,
    named_once,
    no_label_here,
    points,
    without,
)
from dashboard.wording.figures import lowered
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import scope
from dashboard.wording.plain_words import CONDITIONS
from dashboard.wording.statements import Statement, label

KINDS = {**SPASTICITY, "spasticity_other": "of other causes"}
MEANING = "Spasticity means that muscles are tight and stiff because of a disease or injury of nerves."
NOT_FOR = "The label does not recommend it for:"
KEEP_ON = "If you were given it for one of these, do not stop. Ask your prescriber."
AS_PRESCRIBED = "Take it as your prescriber says."
OWN_WORDS = ("prescriber says", "doctor says", "told", "trained", "staff")
"""Words of a text that says by itself who decides how the medicine is given."""
QUESTIONS = (
    "What should get better, and by when?",
    "How long will I take it, and when do we check that it still helps?",
    "How will I stop it safely?",
    "Is it safe with my other medicines, also those I buy myself?",
    "May I drive or work while I take it?",
)
QUESTIONS_ON_VISITS = (
    "What should get better, and by when?",
    "When is the next visit, and when do we check that it still helps?",
    "What happens if it is not given in time?",
    "Is it safe with my other medicines, also those I buy myself?",
    "May I drive or work after it?",
)
CHECKS = "Which blood tests or other checks do I need?"
WHEN_SILENT = {
    "missed_dose": "What do I do if I miss a dose?",
    "alcohol": "May I drink alcohol?",
    "storage": "How do I store it?",
}
"""Topic of counselling on which the sources are silent -> what to ask then."""


def what_for(view: Viewpoint) -> tuple[Block, ...]:
    """Say what the medicine is, what labels name it for, what it is tried for without one, and what it is not for."""
    opening = from_summary(view, "summary_plain", view.summary.summary_plain).statements
    labelled, whose = _uses(view, "labelled", "restricted", by_form=True)
    tried, _ = _uses(view, "off_label")
    guided, _ = _uses(view, "guideline")
    against, _ = _uses(view, "not_for", "withdrawn", "investigational")
    return (
        *((Block(statements=opening),) if opening else ()),
        *(points(f"{whose}It is approved for:", labelled) or (Block(f"Approved uses: {SILENT}"),)),
        *in_line("Guidelines also name it for:", guided),
        *in_line("Also tried off-label, that is without approval (it may not work):", without(tried, labelled)),
        *_not_for(without(against, labelled)),
        *((Block(MEANING),) if any("pasticity" in one.text for one in (*labelled, *guided, *tried, *against)) else ()),
    )


def _not_for(against: list[Statement]) -> tuple[Block, ...]:
    """Name what a label does not recommend it for; nobody should stop because of it (hazard H29)."""
    return (*in_line(NOT_FOR, against), Block(KEEP_ON)) if against else ()


def _uses(view: Viewpoint, *statuses: IndicationStatus, by_form: bool = False) -> tuple[list[Statement], str]:
    """Return the uses of some statuses, each once, and whose they are where the own country's label names none."""
    rows = speaking_of(view.catalogue.rows(IndicationRow, view.relaxant), view.forms)
    asked = [row for row in rows if row.status in statuses]
    scoped = scope(view.catalogue, asked, view.relaxant, view.jurisdiction)
    whose = no_label_here(view.jurisdiction, scoped.jurisdiction) if scoped.borrowed and scoped.rows else ""

    kinds = dict.fromkeys(KINDS[row.condition] for row in scoped.rows if row.condition in SPASTICITY)
    of_spasticity = f"spasticity {', '.join(kinds)}"

    def name(row: IndicationRow) -> str:
        if row.condition in SPASTICITY and not by_form:
            return of_spasticity
        return CONDITIONS.get(row.condition, lowered(label("condition", row.condition)))

    return named_once(view, scoped.rows, name, tells_forms=lambda _: by_form), whose


def how_it_works(view: Viewpoint) -> tuple[Block, ...]:
    """Say how it works, as far as is known."""
    found = therapy.mechanism(view).statements
    return (Block(statements=found),) if found else (Block(SILENT),)


def how_to_take(view: Viewpoint) -> tuple[Block, ...]:
    """Say how it is started, taken and kept; the dose is the prescriber's."""
    found = advice(view, "how_to_take", "food")
    texts = " ".join(one.text for block in found for one in block.statements)
    lead = () if any(words in texts for words in OWN_WORDS) else (Block(AS_PRESCRIBED),)
    return (*lead, *found, *advice(view, "what_to_expect"), *advice(view, "storage"))


def questions(view: Viewpoint) -> tuple[Block, ...]:
    """List questions for the next visit: the usual ones, on checks, and on what the sources leave open."""
    catalogue = view.catalogue
    given = {row.topic for row in catalogue.rows(CounsellingRow, view.relaxant) if row.value_status == "given"}
    usual = QUESTIONS_ON_VISITS if is_given(view) else QUESTIONS
    when_silent = {} if is_given(view) else WHEN_SILENT
    asked = [*usual, *(question for topic, question in when_silent.items() if topic not in given)]
    if speaking_of(catalogue.rows(MonitoringRow, view.relaxant), view.forms):
        asked.insert(2, CHECKS)
    return (Block(statements=tuple(Statement(question) for question in asked), listed="points"),)
