"""One question, one best current estimate: older ones of the same question below it, with what replaced them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import Condition
from dashboard.evidence.estimates import OF_CLASS, Estimate, PlotAxis, Section, condition_words, plots, publication

SYNTHESES = ("review", "meta-analysis")
"""Words of designs that sum up trials: a newer one replaces an older one. A newer single study replaces nothing."""


@dataclass(frozen=True, kw_only=True)
class Older:
    """An estimate that a newer one has replaced, and what replaced it: ``BMJ 2021``."""

    estimate: Estimate
    replaced_by: str


@dataclass(frozen=True, kw_only=True)
class ComparedEstimates:
    """The current estimate of one comparison, None where every estimate of it was replaced, and what folds below it.

    ``older`` holds what it replaced, ``more`` what the same study found of the same class in part of its people.
    """

    best: Estimate | None
    older: tuple[Older, ...] = ()
    more: tuple[Estimate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One outcome in one condition and section, with an answer for each comparison."""

    section: Section
    condition: tuple[Condition, ...]
    outcome: str
    answers: tuple[ComparedEstimates, ...]

    @property
    def current(self) -> tuple[Estimate, ...]:
        """The estimates that no newer one has replaced."""
        return tuple(one for answer in self.answers if answer.best for one in (answer.best, *answer.more))

    @property
    def conditions(self) -> str:
        """The conditions in words."""
        return condition_words(self.condition)


def questions(catalogue: Catalogue, found: Iterable[Estimate]) -> tuple[Question, ...]:
    """Return the questions that some estimates answer, in the order found.

    A source that was replaced never leads (hazard H49). Nor does a review where a newer one made the same comparison;
    trials and cohorts stay, since a newer one does not replace them. Estimates that nobody has confirmed come last.
    """
    asked: dict[tuple[Section, tuple[Condition, ...], str], list[Estimate]] = {}
    for one in found:
        if one.can_be_plotted:
            asked.setdefault((one.section, one.row.condition, one.row.outcome), []).append(one)
    return tuple(
        Question(section=section, condition=condition, outcome=outcome, answers=_answers(catalogue, estimates))
        for (section, condition, outcome), estimates in asked.items()
    )


def _answers(catalogue: Catalogue, estimates: Sequence[Estimate]) -> tuple[ComparedEstimates, ...]:
    newest = sorted(estimates, key=lambda one: one.date, reverse=True)
    current = [one for one in newest if not one.superseded and not _newer_review(one, newest)]
    current.sort(key=lambda one: not one.row.checked)
    below: dict[int, list[Older]] = {}
    alone: list[Older] = []
    for one in (one for one in newest if one not in current):
        newer = _newer_review(one, current)
        by = newer.publications if newer else _replacement(catalogue, one)
        at = _place(catalogue, one, current) if newer is None else current.index(newer)
        (alone if at is None else below.setdefault(at, [])).append(Older(estimate=one, replaced_by=by))
    answers = [
        ComparedEstimates(best=lead, older=_below(study, below, current), more=tuple(study[1:]))
        for lead, study in _studies(current)
    ]
    return (*answers, *([ComparedEstimates(best=None, older=tuple(alone))] if alone else []))


def _studies(current: Sequence[Estimate]) -> list[tuple[Estimate, list[Estimate]]]:
    """Put estimates of one class and source behind the first of them; those of a relaxant each lead themselves."""
    studies: dict[tuple[object, ...], list[Estimate]] = {}
    for one in current:
        studies.setdefault(_study(one), []).append(one)
    return [(study[0], study) for study in studies.values()]


def _below(
    study: Sequence[Estimate], below: Mapping[int, Sequence[Older]], current: Sequence[Estimate]
) -> tuple[Older, ...]:
    return tuple(old for one in study for old in below.get(current.index(one), ()))


def _study(one: Estimate) -> tuple[object, ...]:
    """Return what estimates share that stand behind one line: a class and its source; a relaxant's stand alone."""
    return (one.row.subject, one.row.source) if one.relaxant == OF_CLASS else (id(one),)


def _newer_review(one: Estimate, others: Iterable[Estimate]) -> Estimate | None:
    """Return the newest current review that made the same comparison as an older one, None where none did."""
    if not _sums_up(one):
        return None
    return next(
        (
            other
            for other in others
            if not other.superseded
            and _sums_up(other)
            and other.date > one.date
            and bool(other.row.checked or not one.row.checked)
            and other.row.source != one.row.source
            and _comparison(other) == _comparison(one)
        ),
        None,
    )


def _sums_up(one: Estimate) -> bool:
    return any(word in one.row.design for word in SYNTHESES)


def _comparison(one: Estimate) -> tuple[str, ...]:
    row = one.row
    return (row.subject, row.comparator, row.added_to, row.population, row.timepoint, row.measure, row.scale)


def _replacements(catalogue: Catalogue, one: Estimate) -> list[str]:
    """Return the sources that have replaced those of an estimate, the last of the chain last."""
    chain: list[str] = []
    waiting = [source.superseded_by for source in one.documents]
    while waiting:
        key = waiting.pop(0)
        if key in catalogue.sources and key not in chain:
            chain.append(key)
            waiting.append(catalogue.sources[key].superseded_by)
    return chain


def _replacement(catalogue: Catalogue, one: Estimate) -> str:
    chain = _replacements(catalogue, one)
    return publication(catalogue.sources[chain[-1]]) if chain else ""


def _place(catalogue: Catalogue, one: Estimate, current: Sequence[Estimate]) -> int | None:
    """Return which current estimate comes from what replaced a source, the one with the same comparator first."""
    chain = set(_replacements(catalogue, one))
    heirs = [at for at, other in enumerate(current) if chain & set(other.row.source)]
    same = [at for at in heirs if current[at].row.comparator == one.row.comparator]
    return next(iter([*same, *heirs]), None)


def axes(asked: Iterable[Question]) -> dict[PlotAxis, tuple[Estimate, ...]]:
    """Return what forest plots show: current estimates, two or more of one question on one measure and scale."""
    drawn = plots(one for question in asked for one in question.current)
    return {axis: estimates for axis, estimates in drawn.items() if len(estimates) > 1}
