"""Criteria -> the relaxants that meet them, those that do not, and those of which it is not known (hazard H28)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.data.catalogue import Catalogue, items
from dashboard.data.schema.terms import CONDITIONS, FORMS, SITES, TARGETS
from dashboard.explore.exclusions import Answer, Outcome, common_effects, contraindications
from dashboard.names.brands import forms_of
from dashboard.suitability.fitness import rows_on
from dashboard.wording.figures import known, number, span
from dashboard.wording.statements import label

PURPOSES = {"spasticity": "Spasticity", "spasm": "Painful muscle spasm"}
PURPOSE_CLASSES = {"spasticity": ("antispastic", "both", "focal"), "spasm": ("antispasmodic", "both")}


@dataclass(frozen=True)
class Criteria:
    """What the user asks for; an empty value asks for nothing.

    Parameters
    ----------
    jurisdiction
        Whose facts decide.
    purpose
        Key of `PURPOSES`.
    conditions, factors, forms, avoid_effects
        Words of the vocabularies; a relaxant must have a use in one of the conditions, come in one of the forms,
        be contraindicated in none of the factors, and have none of the effects as a common one.
    available
        Whether it must be marketed in the jurisdiction.
    uncontrolled
        Whether it must not be a controlled substance in the US.
    half_life_max_h, doses_per_day_max
        Upper bounds; None for no bound.
    acts
        Words of the vocabularies site and target, one of which must apply.
    text
        Free text looked for in names, brands and mechanism.
    """

    jurisdiction: str = "US"
    purpose: str | None = None
    conditions: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    avoid_effects: tuple[str, ...] = ()
    available: bool = False
    uncontrolled: bool = False
    half_life_max_h: float | None = None
    doses_per_day_max: float | None = None
    acts: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Judgement:
    """What one filter says of one relaxant, and why."""

    filter: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True)
class Filtered:
    """Relaxants by what the filters say: each key, alphabetical by name, with the judgements that put it there."""

    kept: Mapping[str, tuple[Judgement, ...]]
    unknown: Mapping[str, tuple[Judgement, ...]]
    removed: Mapping[str, tuple[Judgement, ...]]

    @property
    def listed(self) -> tuple[str, ...]:
        """Relaxants that stay in view: those kept, then those unknown to a filter."""
        return (*self.kept, *self.unknown)


def apply(catalogue: Catalogue, criteria: Criteria) -> Filtered:
    """Judge every relaxant of the catalogue by every filter that the criteria ask for.

    One failed filter removes a relaxant; one unknown answer, and no failed one, puts it among the unknown.
    """
    active = active_filters(criteria)
    buckets: dict[Outcome, dict[str, tuple[Judgement, ...]]] = {"meets": {}, "unknown": {}, "fails": {}}
    for relaxant in catalogue.names:
        judged = [Judgement(name, *FILTERS[name](catalogue, relaxant, criteria)) for name in active]
        outcomes = {judgement.outcome for judgement in judged}
        outcome: Outcome = "fails" if "fails" in outcomes else "unknown" if "unknown" in outcomes else "meets"
        buckets[outcome][relaxant] = tuple(j for j in judged if j.outcome == outcome and j.reason)
    return Filtered(buckets["meets"], buckets["unknown"], buckets["fails"])


def active_filters(criteria: Criteria) -> list[str]:
    """Return the names of the filters that the criteria ask for."""
    empty = Criteria()
    return [name for name, field in FIELDS.items() if getattr(criteria, field) != getattr(empty, field)]


def loosened(catalogue: Catalogue, criteria: Criteria) -> dict[str, int]:
    """Return, per active filter, how many relaxants would be kept without it; only those that would help."""
    empty = Criteria()
    gains: dict[str, int] = {}
    for name in active_filters(criteria):
        without = replace(criteria, **{FIELDS[name]: getattr(empty, FIELDS[name])})
        result = apply(catalogue, without)
        count = len(result.kept) + len(result.unknown)
        if count:
            gains[name] = count
    return gains


CENTRAL = ("brain", "spinal_cord")


def _summary(catalogue: Catalogue, relaxant: str) -> Mapping[str, Any]:
    return catalogue.summary(relaxant)


def _purpose(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    use_class = str(_summary(catalogue, relaxant)["use_class"])
    if criteria.purpose and use_class in PURPOSE_CLASSES[criteria.purpose]:
        return "meets", ""
    return "fails", f"its class is {label('use_class', use_class).lower()}"


def _conditions(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    """Judge the uses; a wider use answers for a condition that the label does not speak of itself."""
    rows = catalogue.rows("indications", relaxant)
    asked_for = [row for one in criteria.conditions for row in rows_on(rows, one, criteria.jurisdiction)]
    statuses = {row["status"] for row in asked_for}
    if statuses & {"labelled", "guideline", "off_label"}:
        return "meets", ""
    asked = " or ".join(CONDITIONS[condition].lower() for condition in criteria.conditions)
    if statuses:
        said = ", ".join(sorted(label("indication_status", status).lower() for status in statuses))
        return "fails", f"{said}: {asked}"
    return "unknown", f"no {criteria.jurisdiction} source read on {asked}"


def _factors(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    every = frozenset(forms_of(catalogue, relaxant))
    meant = every & set(criteria.forms) or every & _sold(catalogue, relaxant, criteria) or every
    return contraindications(catalogue, relaxant, criteria.jurisdiction, criteria.factors, meant)


def _sold(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> set[str]:
    products = catalogue.rows("products", relaxant)
    return {row["form"] for row in products if row["jurisdiction"] == criteria.jurisdiction}


def _forms(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    sold = _sold(catalogue, relaxant, criteria)
    if not sold:
        return "unknown", f"no {criteria.jurisdiction} products read"
    if sold & set(criteria.forms):
        return "meets", ""
    return "fails", f"comes as {', '.join(FORMS[form] for form in FORMS if form in sold)}"


def _available(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    rows = catalogue.rows("availability", relaxant)
    statuses = {row["status"] for row in rows if row["jurisdiction"] == criteria.jurisdiction}
    if not statuses:
        return "unknown", f"status in {criteria.jurisdiction} not read"
    if "marketed" in statuses or "restricted" in statuses:
        return "meets", ""
    return (
        "fails",
        f"{', '.join(sorted(label('availability', status).lower() for status in statuses))} in {criteria.jurisdiction}",
    )


def _avoid_effects(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    return common_effects(catalogue, relaxant, criteria.jurisdiction, criteria.avoid_effects)


def _uncontrolled(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    schedule = str(_summary(catalogue, relaxant)["controlled_schedule"])
    if not schedule:
        return "unknown", "US schedule not read"
    return ("meets", "") if schedule == "none" else ("fails", f"US schedule {schedule[1:]}")


def _half_life(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    summary = _summary(catalogue, relaxant)
    low, high = summary["half_life_min_h"], summary["half_life_max_h"]
    top = high if known(high) else low
    if not known(top) or criteria.half_life_max_h is None:
        return "unknown", "half-life not read"
    if top <= criteria.half_life_max_h:
        return "meets", ""
    return "fails", f"half-life {span(low, high, 'h')}"


def _doses_per_day(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    fewest = _summary(catalogue, relaxant)["doses_per_day_min"]
    if not known(fewest) or criteria.doses_per_day_max is None:
        return "unknown", "doses a day not read"
    if fewest <= criteria.doses_per_day_max:
        return "meets", ""
    return "fails", f"at least {number(fewest)} doses a day"


def _acts(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    """Judge site and target; where a label does not narrow them down, a narrower wish stays unknown."""
    summary = _summary(catalogue, relaxant)
    sites, targets = items(str(summary["acts_at"])), items(str(summary["acts_on"]))
    wished = {*criteria.acts, *(CENTRAL if "cns" in criteria.acts else ())}
    if wished & {*sites, *targets}:
        return "meets", ""
    site_open = sites in ([], ["cns"]) and wished & set(CENTRAL)
    if site_open or (not targets and wished & set(TARGETS)):
        return "unknown", f"its {'site' if site_open else 'target'} is not settled or not read"
    said = [*(SITES[site] for site in sites), *(TARGETS[target] for target in targets)]
    return "fails", f"acts at: {', '.join(said)}"


def _text(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    summary = _summary(catalogue, relaxant)
    columns = (
        "relaxant",
        "name",
        "us_brands",
        "other_brands",
        "chemical_class",
        "target",
        "mechanism",
        "atc_code",
        "site_of_action",
    )
    brands = " ".join(row["brand"] for row in catalogue.rows("products", relaxant))
    text = " ".join([*(str(summary[column]) for column in columns), brands]).lower()
    missing = [word for word in criteria.text.lower().split() if word not in text]
    return ("fails", f"does not mention '{' '.join(missing)}'") if missing else ("meets", "")


FIELDS = {
    "What for": "purpose",
    "Condition": "conditions",
    "Not contraindicated in": "factors",
    "Form": "forms",
    "Available": "available",
    "Side effect to avoid": "avoid_effects",
    "Not a controlled substance": "uncontrolled",
    "Half-life": "half_life_max_h",
    "Doses a day": "doses_per_day_max",
    "Site or target": "acts",
    "Search": "text",
}
FILTERS: dict[str, Callable[[Catalogue, str, Criteria], Answer]] = {
    "What for": _purpose,
    "Condition": _conditions,
    "Not contraindicated in": _factors,
    "Form": _forms,
    "Available": _available,
    "Side effect to avoid": _avoid_effects,
    "Not a controlled substance": _uncontrolled,
    "Half-life": _half_life,
    "Doses a day": _doses_per_day,
    "Site or target": _acts,
    "Search": _text,
}
