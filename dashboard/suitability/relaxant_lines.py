"""One relaxant for a person: a line per group of forms with the same fitness, verdict and reasons (hazard H7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import AvailabilityRow, Form, Jurisdiction, Level, MonitoringRow, PrecautionRow
from dashboard.data.schema.terms import FORMS
from dashboard.data.second_reading import DRAFT
from dashboard.interactions.alert_reasons import without_echoes
from dashboard.names.forms_sold import forms_here, forms_sold
from dashboard.suitability.fitness import Fitness, fitness
from dashboard.suitability.person import Person, present
from dashboard.suitability.person_reasons import MOST_FORMS, dose_rules, reasons
from dashboard.wording.brief import Verdict
from dashboard.wording.forms import speaking_of
from dashboard.wording.jurisdictions import holds_in, short_name
from dashboard.wording.levels import DEMANDS, AnyLevel, least, rank, stricter, worst
from dashboard.wording.monitoring import check_words
from dashboard.wording.reasons import Question, Reason, question_words, worst_of
from dashboard.wording.statements import Statement, joined, label, statement

P = TypeVar("P", PrecautionRow, MonitoringRow)
SPOKEN: tuple[Level, ...] = (*DEMANDS, "studied_none")


@dataclass(frozen=True)
class OpenQuestion:
    """A question that was not asked, and the worst level that a yes would bring."""

    question: Question
    level: Level

    @property
    def words(self) -> str:
        """Name of the question."""
        return question_words(self.question)


@dataclass(frozen=True)
class Stricter:
    """What another jurisdiction asks for, and the reasons of that level."""

    level: AnyLevel
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class RelaxantLine:
    """One relaxant in the forms that share a verdict.

    Parameters
    ----------
    relaxant, name, forms
        Key, name, and forms.
    fitness
        How it stands to the condition.
    level
        Worst level that applies in the jurisdiction; a word of silence where a factor meets none; empty where every
        rule read on the person's factors was held and none applies for certain, or no factor is known.
    possible
        A worse level that may apply, depending on what is not known; empty for none.
    reasons
        Reasons of the jurisdiction that apply or may, worst first.
    stricter
        Jurisdictions that ask for more, with their level and reasons (hazard H10).
    unasked
        Questions that were not asked, with the worst level that a yes would bring; worst first.
    silent
        Factors and co-medications of the person on which no statement of the jurisdiction is held.
    unmentioned
        Factors on which a label that was read whole is silent; no clearance either (hazard H5).
    spoken_to, topics
        How many of the person's factors and co-medications the sources speak to, and how many there are.
    doses
        Dose rules of the jurisdiction for the person's age, kidney or liver; they have no level.
    checks
        What the label asks to monitor.
    boxed
        Boxed warning of the US label, which stands wherever the relaxant does (hazard H15); none where there is none.
    notes
        What else must be said: not sold here, still a draft.
    """

    relaxant: str
    name: str
    forms: tuple[Form, ...]
    fitness: Fitness
    level: AnyLevel
    possible: AnyLevel
    reasons: tuple[Reason, ...]
    stricter: Mapping[Jurisdiction, Stricter]
    unasked: tuple[OpenQuestion, ...]
    silent: tuple[str, ...]
    unmentioned: tuple[str, ...]
    spoken_to: int
    topics: int
    doses: tuple[Reason, ...]
    checks: tuple[Statement, ...]
    boxed: tuple[Statement, ...]
    notes: tuple[str, ...]

    @property
    def form_words(self) -> str:
        """Names of the forms."""
        return ", ".join(FORMS[form] for form in self.forms)

    @property
    def verdict(self) -> Verdict:
        """The strictest level that applies or may."""
        return Verdict(self.possible, certain=False) if self.possible else Verdict(self.level)

    def level_of(self, topic: str) -> AnyLevel:
        """Return the worst level that applies under one topic; empty for none."""
        return worst_of(reason for reason in self.reasons if reason.topic == topic and reason.match == "applies")


def lines_of(catalogue: Catalogue, relaxant: str, jurisdiction: str, person: Person) -> list[RelaxantLine]:
    """Return the lines of one relaxant: forms with the same fitness, verdict and reasons share one (hazard H7)."""
    forms, notes = forms_in(catalogue, relaxant, jurisdiction)
    single = [_line(catalogue, relaxant, form, jurisdiction=jurisdiction, person=person, notes=notes) for form in forms]
    groups: dict[tuple[object, ...], list[RelaxantLine]] = {}
    for line in single:
        said = tuple(
            (one.about, one.level, one.text, one.match, one.whom, bool(one.checked), one.superseded)
            for one in (*line.reasons, *line.doses)
        )
        stricter = tuple((place, found.level) for place, found in line.stricter.items())
        key = (line.fitness.heading, line.level, line.possible, said, stricter, line.silent, line.unmentioned)
        groups.setdefault(key, []).append(line)
    return [_joined(group) for group in groups.values()]


def forms_in(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> tuple[list[Form], tuple[str, ...]]:
    """Return the forms of a jurisdiction's products, or all forms where none was read, with a note that says so."""
    forms = forms_here(catalogue, relaxant, jurisdiction)
    notes = (DRAFT,) if relaxant in catalogue.drafts else ()
    if forms_sold(catalogue, relaxant, jurisdiction):
        return forms, notes
    rows = [row for row in catalogue.rows(AvailabilityRow, relaxant) if row.jurisdiction == jurisdiction]
    place = short_name(jurisdiction)
    status = ", ".join(dict.fromkeys(label("availability", row.status).lower() for row in rows))
    return forms, (f"{status} in {place}" if status else f"no product found in {place}", *notes)


def _line(
    catalogue: Catalogue, relaxant: str, form: Form, *, jurisdiction: str, person: Person, notes: tuple[str, ...]
) -> RelaxantLine:
    found = without_echoes(reasons(catalogue, relaxant, form, person), jurisdiction)
    answered = [one for one in found if not one.unasked and one.level in DEMANDS]
    here = tuple(one for one in answered if holds_in(one.jurisdiction, jurisdiction))
    applying = worst_of(one for one in here if one.match == "applies")
    possible = worst_of(one for one in here if one.match == "unknown")
    topics = _topics(person, relaxant)
    rules = dose_rules(catalogue, relaxant, form, person, said=answered)
    asks = _of_form(catalogue.rows(PrecautionRow, relaxant), form, jurisdiction)
    spoken = _spoken_to(asks, [*found, *rules], jurisdiction)
    silent: dict[str, Level] = {
        topic: worst(row.level for row in asks if row.factor == topic) for topic in topics if topic not in spoken
    }
    level = applying or least(silent.values())
    return RelaxantLine(
        relaxant=relaxant,
        name=catalogue.names[relaxant],
        forms=(form,),
        fitness=fitness(catalogue, relaxant, form, condition=person.condition, jurisdiction=jurisdiction),
        level=level,
        possible=possible if stricter(possible, applying) else "",
        reasons=here,
        stricter=_stricter(answered, jurisdiction, level),
        unasked=_unasked(found, jurisdiction),
        silent=tuple(topics[topic] for topic, word in silent.items() if word != "not_mentioned"),
        unmentioned=tuple(topics[topic] for topic, word in silent.items() if word == "not_mentioned"),
        spoken_to=len(topics) - len(silent),
        topics=len(topics),
        doses=tuple(one for one in rules if holds_in(one.jurisdiction, jurisdiction)),
        checks=_checks(catalogue, relaxant, form, jurisdiction),
        boxed=_boxed(catalogue, relaxant),
        notes=notes,
    )


def _of_form(rows: Sequence[P], form: Form, jurisdiction: str) -> list[P]:
    """Return the rows of a jurisdiction that hold for a form."""
    return [row for row in speaking_of(rows, [form]) if holds_in(row.jurisdiction, jurisdiction)]


def _topics(person: Person, relaxant: str) -> dict[str, str]:
    """Return what of the person could matter: factors that are present, and co-medications; key -> name."""
    medicines = [one for one in person.all_medicines if one.key != relaxant]
    return present(person) | {one.key: one.name for one in medicines}


def _spoken_to(asks: Sequence[PrecautionRow], found: Sequence[Reason], jurisdiction: str) -> set[str]:
    """Return the topics that a source of the jurisdiction speaks to, whatever it says."""
    told = {row.factor for row in asks if row.level in SPOKEN}
    return {*told, *(one.topic for one in found if holds_in(one.jurisdiction, jurisdiction) and not one.unasked)}


def _stricter(answered: Sequence[Reason], jurisdiction: str, level: AnyLevel) -> dict[Jurisdiction, Stricter]:
    elsewhere: dict[Jurisdiction, list[Reason]] = {}
    for one in answered:
        if one.match == "applies" and not holds_in(one.jurisdiction, jurisdiction):
            elsewhere.setdefault(one.jurisdiction, []).append(one)
    found: dict[Jurisdiction, Stricter] = {}
    for place in sorted(elsewhere):
        there = worst_of(elsewhere[place])
        if stricter(there, level):
            found[place] = Stricter(there, tuple(one for one in elsewhere[place] if one.level == there))
    return found


def _unasked(found: Sequence[Reason], jurisdiction: str) -> tuple[OpenQuestion, ...]:
    return _strictest_first(
        OpenQuestion(one.unasked, one.level)
        for one in found
        if one.unasked and one.level and holds_in(one.jurisdiction, jurisdiction)
    )


def _strictest_first(questions: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """Return each question once, with its worst level."""
    levels: dict[Question, Level] = {}
    for one in questions:
        levels[one.question] = worst([one.level, levels.get(one.question, one.level)])
    once = [OpenQuestion(question, level) for question, level in levels.items()]
    return tuple(sorted(once, key=lambda one: (rank(one.level), one.words)))


@lru_cache(maxsize=MOST_FORMS)
def _checks(catalogue: Catalogue, relaxant: str, form: Form, jurisdiction: str) -> tuple[Statement, ...]:
    return tuple(
        statement(catalogue, row, f"{row.test}, {check_words(row)}")
        for row in _of_form(catalogue.rows(MonitoringRow, relaxant), form, jurisdiction)
    )


@lru_cache(maxsize=MOST_FORMS)
def _boxed(catalogue: Catalogue, relaxant: str) -> tuple[Statement, ...]:
    text, cited = catalogue.summary(relaxant).boxed_warning, catalogue.cited(relaxant, "boxed_warning")
    return (replace(statement(catalogue, cited, text), jurisdiction="US"),) if text and cited else ()


def _joined(group: Sequence[RelaxantLine]) -> RelaxantLine:
    first = group[0]
    if len(group) == 1:
        return first
    said = joined(one for line in group for one in line.fitness.statements)
    cited = joined(check for line in group for check in line.checks)
    forms = tuple(form for line in group for form in line.forms)
    return replace(
        first,
        forms=forms,
        fitness=Fitness(first.fitness.heading, said),
        reasons=_cited_together([line.reasons for line in group]),
        doses=_cited_together([line.doses for line in group]),
        unasked=_strictest_first(one for line in group for one in line.unasked),
        checks=cited,
    )


def _cited_together(same: Sequence[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """Join reasons that differ in nothing but their sources, form by form; the oldest day of reading stands."""
    return tuple(
        replace(
            of_forms[0],
            citations=tuple(dict.fromkeys(cited for one in of_forms for cited in one.citations)),
            checked=min(one.checked for one in of_forms),
        )
        for of_forms in zip(*same, strict=True)
    )
