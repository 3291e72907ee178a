"""Criteria -> the relaxants that meet them, those that do not, and those of which it is not known (hazard H28)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import AvailabilityRow, IndicationRow, ProductRow, Site, UseClass
from dashboard.data.schema.terms import CONDITIONS, FORMS, SITES, TARGETS
from dashboard.explore.exclusions import Answer, Outcome, common_effects, contraindications
from dashboard.names.brands import forms_of
from dashboard.names.forms_sold import forms_sold
from dashboard.wording.figures import number, said_hours
from dashboard.wording.jurisdictions import short_name
from dashboard.wording.statements import label
from dashboard.wording.uses import uses_for

Purpose = Literal["spasticity", "spasm"]
PURPOSES: dict[Purpose, str] = {"spasticity": "Spasticity", "spasm": "Painful muscle spasm"}
PURPOSE_CLASSES: dict[Purpose, tuple[UseClass, ...]] = {
    "spasticity": ("antispastic", "both", "focal"),
    "spasm": ("antispasmodic", "both"),
}
CENTRAL: tuple[Site, ...] = ("brain", "spinal_cord")
FilterKey = Literal[
    "purpose",
    "condition",
    "contraindication",
    "form",
    "available",
    "side_effect",
    "uncontrolled",
    "half_life",
    "doses_a_day",
    "site_or_target",
    "search",
]


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
    purpose: Purpose | None = None
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

    filter: FilterKey
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
        judged = [Judgement(key, *FILTERS[key].judge(catalogue, relaxant, criteria)) for key in active]
        outcomes = {judgement.outcome for judgement in judged}
        outcome: Outcome = "fails" if "fails" in outcomes else "unknown" if "unknown" in outcomes else "meets"
        buckets[outcome][relaxant] = tuple(j for j in judged if j.outcome == outcome and j.reason)
    return Filtered(buckets["meets"], buckets["unknown"], buckets["fails"])


def active_filters(criteria: Criteria) -> list[FilterKey]:
    """Return the filters that the criteria ask for."""
    return [key for key, one in FILTERS.items() if one.without(criteria) != criteria]


def loosened(catalogue: Catalogue, criteria: Criteria) -> dict[FilterKey, int]:
    """Return, per active filter, how many relaxants would be kept without it; only those that would help."""
    gains: dict[FilterKey, int] = {}
    for key in active_filters(criteria):
        count = len(apply(catalogue, FILTERS[key].without(criteria)).listed)
        if count:
            gains[key] = count
    return gains


def _purpose(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    use_class = catalogue.summary(relaxant).use_class
    if criteria.purpose and use_class in PURPOSE_CLASSES[criteria.purpose]:
        return "meets", ""
    return "fails", f"its class is {label('use_class', use_class).lower()}"


def _conditions(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    """Judge the uses; a wider use answers for a condition that the label does not speak of itself."""
    rows = catalogue.rows(IndicationRow, relaxant)
    asked_for = [row for one in criteria.conditions for row in uses_for(rows, one, criteria.jurisdiction)]
    statuses = {row.status for row in asked_for}
    if statuses & {"labelled", "guideline", "off_label"}:
        return "meets", ""
    asked = " or ".join(CONDITIONS[condition].lower() for condition in criteria.conditions)
    if statuses:
        said = ", ".join(sorted(label("indication_status", status).lower() for status in statuses))
        return "fails", f"{said}: {asked}"
    return "unknown", f"no {short_name(criteria.jurisdiction)} source read on {asked}"


def _factors(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    every = frozenset(forms_of(catalogue, relaxant))
    meant = every & set(criteria.forms) or every & forms_sold(catalogue, relaxant, criteria.jurisdiction) or every
    return contraindications(catalogue, relaxant, criteria.jurisdiction, criteria.factors, forms=meant)


def _forms(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    sold = forms_sold(catalogue, relaxant, criteria.jurisdiction)
    if not sold:
        return "unknown", f"no {criteria.jurisdiction} products read"
    if sold & set(criteria.forms):
        return "meets", ""
    return "fails", f"comes as {', '.join(FORMS[form] for form in FORMS if form in sold)}"


def _available(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    rows = catalogue.rows(AvailabilityRow, relaxant)
    statuses = {row.status for row in rows if row.jurisdiction == criteria.jurisdiction}
    if not statuses:
        return "unknown", f"status in {criteria.jurisdiction} not read"
    if "marketed" in statuses or "restricted" in statuses:
        return "meets", ""
    said = ", ".join(sorted(label("availability", status).lower() for status in statuses))
    return "fails", f"{said} in {criteria.jurisdiction}"


def _avoid_effects(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    return common_effects(catalogue, relaxant, criteria.jurisdiction, criteria.avoid_effects)


def _uncontrolled(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    schedule = catalogue.summary(relaxant).controlled_schedule
    if not schedule:
        return "unknown", "US schedule not read"
    return ("meets", "") if schedule == "none" else ("fails", f"US schedule {schedule[1:]}")


def _half_life(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    summary = catalogue.summary(relaxant)
    low, high = summary.half_life_min_h, summary.half_life_max_h
    most = criteria.half_life_max_h
    if (low is None and high is None) or most is None:
        return "unknown", "half-life not read"
    if high is not None and high <= most:
        return "meets", ""
    open_end = high is None and low is not None and low <= most
    return "unknown" if open_end else "fails", f"half-life {said_hours(low, high)}"


def _doses_per_day(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    fewest = catalogue.summary(relaxant).doses_per_day_min
    if fewest is None or criteria.doses_per_day_max is None:
        return "unknown", "doses a day not read"
    if fewest <= criteria.doses_per_day_max:
        return "meets", ""
    return "fails", f"at least {number(fewest)} doses a day"


def _acts(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    """Judge site and target; where a label does not narrow them down, a narrower wish stays unknown."""
    summary = catalogue.summary(relaxant)
    sites, targets = summary.acts_at, summary.acts_on
    wished = {*criteria.acts, *(CENTRAL if "cns" in criteria.acts else ())}
    if wished & {*sites, *targets}:
        return "meets", ""
    site_open = sites in ((), ("cns",)) and wished & set(CENTRAL)
    if site_open or (not targets and wished & set(TARGETS)):
        return "unknown", f"its {'site' if site_open else 'target'} is not settled or not read"
    said = [*(SITES[site] for site in sites), *(TARGETS[target] for target in targets)]
    return "fails", f"acts at: {', '.join(said)}"


def _search(catalogue: Catalogue, relaxant: str, criteria: Criteria) -> Answer:
    summary = catalogue.summary(relaxant)
    texts = (
        summary.relaxant,
        summary.name,
        "; ".join(summary.us_brands),
        "; ".join(summary.other_brands),
        summary.chemical_class,
        summary.target,
        summary.mechanism,
        summary.atc_code,
        summary.site_of_action,
        *(row.brand for row in catalogue.rows(ProductRow, relaxant)),
    )
    text = " ".join(texts).lower()
    missing = [word for word in criteria.text.lower().split() if word not in text]
    return ("fails", f"does not mention '{' '.join(missing)}'") if missing else ("meets", "")


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A filter: its name for readers, what it says of a relaxant, and the criteria without it."""

    label: str
    judge: Callable[[Catalogue, str, Criteria], Answer]
    without: Callable[[Criteria], Criteria]


FILTERS: dict[FilterKey, Filter] = {
    "purpose": Filter(label="What for", judge=_purpose, without=lambda asked: replace(asked, purpose=None)),
    "condition": Filter(label="Condition", judge=_conditions, without=lambda asked: replace(asked, conditions=())),
    "contraindication": Filter(
        label="Not contraindicated in", judge=_factors, without=lambda asked: replace(asked, factors=())
    ),
    "form": Filter(label="Form", judge=_forms, without=lambda asked: replace(asked, forms=())),
    "available": Filter(label="Available", judge=_available, without=lambda asked: replace(asked, available=False)),
    "side_effect": Filter(
        label="Side effect to avoid", judge=_avoid_effects, without=lambda asked: replace(asked, avoid_effects=())
    ),
    "uncontrolled": Filter(
        label="Not a controlled substance",
        judge=_uncontrolled,
        without=lambda asked: replace(asked, uncontrolled=False),
    ),
    "half_life": Filter(
        label="Half-life", judge=_half_life, without=lambda asked: replace(asked, half_life_max_h=None)
    ),
    "doses_a_day": Filter(
        label="Doses a day", judge=_doses_per_day, without=lambda asked: replace(asked, doses_per_day_max=None)
    ),
    "site_or_target": Filter(label="Site or target", judge=_acts, without=lambda asked: replace(asked, acts=())),
    "search": Filter(label="Search", judge=_search, without=lambda asked: replace(asked, text="")),
}
"""In the order in which a reader meets them."""
