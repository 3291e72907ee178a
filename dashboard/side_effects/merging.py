"""Fewer rows in a chart: equal figures are one, and of many only those that matter most are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.side_effects.incidences import Incidence

MOST_DRAWN = 22


def merged(found: Sequence[Incidence]) -> list[Incidence]:
    """Return incidences, those of one relaxant, form and arm with equal figures as one that names all their sources."""
    groups: dict[tuple[object, ...], list[Incidence]] = {}
    for one in found:
        groups.setdefault(_figure(one), []).append(one)
    return [_joined(group) for group in groups.values()]


def _figure(one: Incidence) -> tuple[object, ...]:
    row = one.row
    return (
        (row.relaxant, row.effect, row.form, row.dose, row.phase, row.figure_kind),
        (row.incidence_min_pct, row.incidence_max_pct, row.n),
        (row.placebo_min_pct, row.placebo_pct, row.placebo_n, row.placebo_from),
        (one.elsewhere, one.superseded, one.unconfirmed),
    )


def _joined(group: Sequence[Incidence]) -> Incidence:
    sources = dict.fromkeys(
        pair for one in group for pair in zip(one.titles.split("; "), one.addresses.split("; "), strict=True)
    )
    titles, addresses = zip(*sources, strict=True)
    return replace(group[0], titles="; ".join(titles), addresses="; ".join(addresses))


def foremost(found: Sequence[Incidence], most: int = MOST_DRAWN) -> list[Incidence]:
    """Return at most so many incidences, the same number of each relaxant, in the order given.

    Serious effects come first, then figures of current texts, of treatment, and the highest. They choose between the
    effects of one relaxant, never between relaxants (hazard H12).
    """
    share = max(most // max(len({one.row.relaxant for one in found}), 1), 1)
    kept: list[Incidence] = []
    for relaxant in dict.fromkeys(one.row.relaxant for one in found):
        own = [one for one in found if one.row.relaxant == relaxant]
        own.sort(key=lambda one: (not one.row.serious, not one.sound, one.after_one_dose, -(one.top_pct or 0)))
        kept += own[:share]
    return [one for one in found if one in kept]
