"""Short words for the cells of the class table: uses, and where a drug acts, from the codes of the tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.compare.glance.glance_cells import within
from dashboard.data.rows import Condition, Form, IndicationRow, RelaxantRow, Target
from dashboard.data.schema.terms import FORMS, SITES, TARGETS
from dashboard.wording.figures import capital, lowered
from dashboard.wording.plain_words import CONDITIONS
from dashboard.wording.statements import label

_USUAL_AND_MOST = re.compile(r"(usual [\d,.\u2013]+) ([^,]+), (at most|labelled doses reach) ([\d,.]+) \2")
_TOXIN = re.compile(r"units \(\w+\)")
_NAMED_TWICE = re.compile(r"(?P<lead>active )(?P<name>[^()]+) \((?P<other>[^()]+)\)(?P<rest>.*)")
MOST_CHARACTERS, MOST_OF_USES, FOREIGN = 32, 48, 8
SPASTICITY_IN: dict[Condition, str] = {
    "spasticity_ms": "MS",
    "spasticity_spinal_cord": "spinal cord",
    "spasticity_brain_injury": "brain injury",
    "spasticity_stroke": "stroke",
    "spasticity_cerebral_palsy": "cerebral palsy",
    "spasticity_other": "other causes",
}
SHORT_FORMS: dict[Form, str] = {
    "er_tablet": "ER tablet",
    "er_capsule": "ER capsule",
    "intrathecal": "intrathecal",
    "oromucosal_spray": "mouth spray",
}
"""Shorter names of forms."""
PLAIN_SPASTICITY = "stiff muscles (spasticity)"
SHORT_TARGETS: dict[Target, str] = {
    "acetylcholine_release": "Acetylcholine release",
    "glycine_gaba": "Glycine, GABA receptors",
    "serotonin_alpha1_h1": "5-HT2A, alpha-1, H1",
    "calcium_channel": "Alpha-2-delta subunit",
}
"""Shorter names of targets."""
SHORT_USES: dict[Condition, str] = {
    "acute_musculoskeletal": "acute musculoskeletal pain",
    "low_back_pain_acute": "acute low back pain",
}
"""Shorter names of conditions whose label is long."""


def use_words(rows: Sequence[IndicationRow], *, plain: bool, foreign: bool = False) -> tuple[str, int]:
    """Name labelled uses in two short lines, and count those that are left out.

    All kinds of spasticity are one phrase, ``Spasticity: MS, spinal cord``, or a count beside other uses. The first
    limit that all uses share is named where there is room; there is less where they are those of a `foreign` label,
    which is named before them. Uses outside muscles are counted.
    """
    most = MOST_OF_USES - (FOREIGN if foreign else 0)
    conditions: list[Condition] = list(dict.fromkeys(row.condition for row in rows))
    kinds: list[Condition] = [one for one in SPASTICITY_IN if conditions.count(one)]
    outside: frozenset[Condition] = frozenset({*SPASTICITY_IN, "other"})
    others: list[Condition] = [one for one in conditions if not outside & {one}]
    phrases = [*_spasticity(kinds, beside=bool(others), plain=plain), *(_use(one, plain=plain) for one in others)]
    fit = within(phrases, most)
    shown = "; ".join(phrases[:fit])
    limits = {row.short.partition(", ")[0] for row in rows if row.condition != "other"}
    limit = lowered(limits.pop()) if len(limits) == 1 and not plain else ""
    if limit and len(shown) + len(limit) < most:
        shown = f"{shown}; {limit}"
    return capital(shown), len(phrases) - fit + conditions.count("other")


def _spasticity(kinds: Sequence[Condition], *, beside: bool, plain: bool) -> list[str]:
    """Name the kinds of spasticity in one phrase, by their number `beside` other uses."""
    if not kinds:
        return []
    name = PLAIN_SPASTICITY if plain else "spasticity"
    if list(kinds) == ["spasticity_other"]:
        return [name]
    named = f"{name}: {', '.join(SPASTICITY_IN[one] for one in kinds)}"
    counted = len(kinds) > 1 and (beside or len(named) > MOST_OF_USES)
    return [f"{name}, {len(kinds)} causes" if counted else named]


def _use(condition: Condition, *, plain: bool) -> str:
    words = lowered(label("condition", condition))
    return CONDITIONS.get(condition, words) if plain else SHORT_USES.get(condition, words)


def acts_words(summary: RelaxantRow) -> str:
    """Name the targets of a drug and, where there is room, where it acts: ``GABA-B receptor, spinal cord``."""
    targets = [SHORT_TARGETS.get(one, TARGETS[one]) for one in summary.acts_on]
    sites = [SITES[one] for one in summary.acts_at]
    both = ", ".join([*targets[:1], *(lowered(one) for one in (*targets[1:], *sites))])
    said = both if len(both) <= MOST_CHARACTERS else ", ".join([*targets[:1], *map(lowered, targets[1:])]) or both
    return capital(said)


def shorter_name(text: str) -> str:
    """Keep the shorter of a name and the other one in brackets: ``active nordazepam 40\u2013100 h``."""
    found = _NAMED_TWICE.fullmatch(text)
    if not found:
        return text
    name = min(found["name"], found["other"], key=len)
    return f"{found['lead']}{name}{found['rest']}"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    head, stop, _ = text.partition(". ")
    return head + (stop.strip() if stop else "")


def dose_words(text: str) -> str:
    """Shorten a schedule of the overview: no steps, one unit for usual dose and maximum, units without the toxin.

    What is left out is on Compare; numbers stay as they are.
    """
    short = ", ".join(part for part in text.split(", ") if not part.startswith("up every "))
    short = _USUAL_AND_MOST.sub(r"\1, \3 \4 \2", short)
    short = _TOXIN.sub("units", short).replace("Spasticity, other or any cause,", "Spasticity,")
    short = short.replace("Spasticity, any cause,", "Spasticity,").replace("at least", "\u2265")
    return short.replace("at most", "max").replace(", for up to", ", up to")


def form_words(form: Form | None, others: int) -> str:
    """Name the form that figures are of, and how many others there are: ``tablet + 3 forms``."""
    if form is None:
        return ""
    more = f" + {others} form{'s' if others > 1 else ''}" if others > 0 else ""
    return SHORT_FORMS.get(form, FORMS[form]) + more
