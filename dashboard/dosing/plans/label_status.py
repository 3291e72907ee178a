"""How a plan compares with the label: whether it may be called labelled, and why not (hazard H19)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Condition, DosingRow, IndicationRow, MaxBasis
from dashboard.dosing.plans.checks import breaches
from dashboard.dosing.plans.dose_limits import Breach
from dashboard.dosing.plans.limits import STATED, Rules, giving
from dashboard.dosing.plans.plan import Plan
from dashboard.wording.figures import amount, lowered
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.statements import label
from dashboard.wording.who import whom

NOT_STATED: dict[MaxBasis | Literal[""], str] = {
    "arithmetic": "the top of its regimen",
    "experience": "the limit of the reported experience",
    "none_stated": "no limit of its own",
    "": "of a kind that was not read",
}


@dataclass(frozen=True)
class LabelStatus:
    """How a plan compares with the label.

    Parameters
    ----------
    breaches
        Every limit that it breaks, in the order of the days.
    reasons
        Why else it cannot be called labelled.
    rows
        The rules that it was checked against.
    use
        What it is for: the condition chosen, else the only one that the label names; empty where neither is known.
    """

    breaches: tuple[Breach, ...]
    reasons: tuple[str, ...]
    rows: tuple[DosingRow, ...]
    use: str = ""

    @property
    def labelled(self) -> bool:
        """Whether the label of this jurisdiction covers the plan."""
        return not self.reasons and not self.breaches


def labelled_uses(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str) -> tuple[Condition, ...]:
    """Return the conditions that the labels of a jurisdiction name for a form, as far as they were read in a source."""
    rows = speaking_of(catalogue.rows(IndicationRow, relaxant), [form])
    own = [row for row in rows if row.jurisdiction == jurisdiction and row.checked]
    against = {row.condition for row in own if row.status in ("not_for", "withdrawn")}
    found: dict[Condition, None] = {}
    for row in own:
        if row.status in ("labelled", "restricted") and row.condition not in against:
            found[row.condition] = None
    return tuple(found)


def label_status(catalogue: Catalogue, plan: Plan, rules: Rules, *, printed: bool = False) -> LabelStatus:
    """Say which limits a plan breaks and, sentence by sentence, why it cannot be called labelled.

    `printed` says that its steps are those of a confirmed schedule of the label itself.
    """
    broken = breaches(plan, rules)
    reasons = [*_condition_reasons(catalogue, plan), *_rule_reasons(plan, rules, printed=printed)]
    uses = labelled_uses(catalogue, plan.relaxant, plan.form, plan.jurisdiction)
    use = plan.condition or (uses[0] if len(uses) == 1 else "")
    return LabelStatus(broken, tuple(reasons), rules.rows, use)


def _condition_reasons(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Say why the use itself is not labelled; empty when it is, confirmed, for this form here."""
    place = label("jurisdiction", plan.jurisdiction)
    if not plan.condition:
        return _which_use(catalogue, plan)
    said = label("condition", plan.condition)
    rows = [
        row
        for row in speaking_of(catalogue.rows(IndicationRow, plan.relaxant), [plan.form])
        if row.condition == plan.condition and holds_in(row.jurisdiction, plan.jurisdiction)
    ]
    labelled = [row for row in rows if row.status in ("labelled", "restricted")]
    if any(row.checked and row.jurisdiction == plan.jurisdiction for row in labelled):
        against = [row for row in rows if row.status in ("not_for", "withdrawn")]
        return [f"A source says not for {said}." for _ in against[:1]]
    if labelled:
        return [f"That the label covers {said} is not verified ({place})."]
    stands = sorted({label("indication_status", row.status).lower() for row in rows})
    return [f"{said} ({place}): {', '.join(stands) if stands else 'no label read names this use'}."]


def _which_use(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Ask for the use where the label names several; one alone is the labelled use, whether or not it was chosen."""
    uses = labelled_uses(catalogue, plan.relaxant, plan.form, plan.jurisdiction)
    if len(uses) == 1:
        return []
    if not uses:
        return ["No condition was chosen, and no label read for this form here names a use."]
    named = "; ".join(lowered(label("condition", use)) for use in uses)
    return [f"Which use is it for? No condition was chosen. The label names {named}."]


def _rule_reasons(plan: Plan, rules: Rules, *, printed: bool) -> list[str]:
    """Say what the rules lack for a plan to be called labelled."""
    place = label("jurisdiction", plan.jurisdiction)
    if not rules.rows:
        return [f"No dose rule of this form was read for {place}: there is no labelled schedule for this use."]
    reasons: list[str] = []
    maxima = giving(rules.standing, lambda row: row.max_total)
    if not maxima:
        reasons.append(f"No maximum was read for this form in {place}.")
    elif not any(rules.confirmed(given.row) for given in maxima):
        reasons.append("The maximum is not verified, or is from an older label.")
    elif not printed and not any(given.row.max_basis in STATED for given in maxima):
        figure = amount(maxima[0].value, plan.unit)
        reasons.append(f"The label states no maximum: {figure} is {NOT_STATED[maxima[0].row.max_basis]}.")
    if any(not rules.confirmed(row) for row in rules.rows if row.phase != "taper" or plan.kind == "taper"):
        reasons.append("Some of the rules it was checked against are not verified, or are from an older label.")
    by_weight = [row for row in rules.rows if row.weight_min_kg is not None or row.weight_max_kg is not None]
    weights = sorted({whom(row) for row in by_weight})
    reasons += [f"The rules hold for {bounds} only, which the plan does not check." for bounds in weights]
    rising = any(after.total > before.total for before, after in pairwise(plan.steps))
    if plan.kind == "titration" and rising and not printed and not giving(rules.standing, lambda row: row.step_max):
        reasons.append("The label gives no steps for raising the dose: these are your own.")
    if plan.kind == "taper" and not printed and not giving(rules.phase("taper"), lambda row: row.step_max):
        reasons.append("The label gives no step for lowering the dose: these are your own.")
    return reasons
