"""One relaxant for a person: a line per group of forms with the same fitness, verdict and reasons (hazard H7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import speaking_of
from dashboard.data.schema.terms import FORMS
from dashboard.data.second_reading import DRAFT
from dashboard.names.brands import forms_of
from dashboard.suitability.fitness import Fitness, fitness
from dashboard.suitability.person import Person, present
from dashboard.suitability.reasons import Reason, dose_rules, reasons, without_echoes
from dashboard.wording.jurisdictions import holds_in
from dashboard.wording.levels import DEMANDS, ORDER, stricter, worst, worst_or
from dashboard.wording.monitoring import check_words
from dashboard.wording.statements import Statement, joined, label, statement

SPOKEN = (*DEMANDS, "studied_none")
QUESTIONS = {"age": "Age", "medicines": "Other medicines"}


@dataclass(frozen=True)
class Line:
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
    forms: tuple[str, ...]
    fitness: Fitness
    level: str
    possible: str
    reasons: tuple[Reason, ...]
    stricter: Mapping[str, tuple[str, tuple[Reason, ...]]]
    unasked: tuple[tuple[str, str], ...]
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

    def level_of(self, topic: str) -> str:
        """Return the worst level that applies under one topic; empty for none."""
        return worst_of(reason for reason in self.reasons if reason.topic == topic and reason.match == "applies")


def worst_of(found: Iterable[Reason]) -> str:
    """Return the worst level of some reasons; empty for none."""
    return worst_or((reason.level for reason in found), "")


def lines_of(catalogue: Catalogue, relaxant: str, jurisdiction: str, person: Person) -> list[Line]:
    """Return the lines of one relaxant: forms with the same fitness, verdict and reasons share one (hazard H7)."""
    forms, notes = forms_in(catalogue, relaxant, jurisdiction)
    single = [_line(catalogue, relaxant, form, jurisdiction, person, notes) for form in forms]
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in single:
        said = tuple(
            (one.about, one.level, one.text, one.match, one.whom, bool(one.checked), one.superseded)
            for one in (*line.reasons, *line.doses)
        )
        stricter = tuple((place, level) for place, (level, _) in line.stricter.items())
        key = (line.fitness.heading, line.level, line.possible, said, stricter, line.silent, line.unmentioned)
        groups.setdefault(key, []).append(line)
    return [_joined(group) for group in groups.values()]


def forms_in(catalogue: Catalogue, relaxant: str, jurisdiction: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the forms of a jurisdiction's products, or all forms where none was read, with a note that says so."""
    notes = (DRAFT,) if relaxant in catalogue.drafts else ()
    sold = {row["form"] for row in catalogue.rows("products", relaxant) if row["jurisdiction"] == jurisdiction}
    every = forms_of(catalogue, relaxant)
    if sold:
        return [form for form in every if form in sold], notes
    rows = [row for row in catalogue.rows("availability", relaxant) if row["jurisdiction"] == jurisdiction]
    status = ", ".join(dict.fromkeys(label("availability", row["status"]).lower() for row in rows))
    return every, (f"{status} in {jurisdiction}" if status else f"no product read in {jurisdiction}", *notes)


def _line(
    catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str, person: Person, notes: tuple[str, ...]
) -> Line:
    found = without_echoes(reasons(catalogue, relaxant, form, person), jurisdiction)
    answered = [one for one in found if not one.unasked and one.level in DEMANDS]
    here = tuple(one for one in answered if holds_in(one.jurisdiction, jurisdiction))
    applying = worst_of(one for one in here if one.match == "applies")
    possible = worst_of(one for one in here if one.match == "unknown")
    topics = _topics(person, relaxant)
    rules = dose_rules(catalogue, relaxant, form, person, answered)
    spoken = _spoken_to(catalogue, relaxant, form, jurisdiction, [*found, *rules])
    silent = _silence(catalogue, relaxant, form, jurisdiction, [topic for topic in topics if topic not in spoken])
    level = applying or max(silent.values(), key=ORDER.__getitem__, default="")
    asked_for = fitness(catalogue, relaxant, form, person.condition, jurisdiction)
    return Line(
        relaxant,
        catalogue.names[relaxant],
        (form,),
        asked_for,
        level,
        possible if stricter(possible, applying) else "",
        here,
        _stricter(answered, jurisdiction, level),
        _unasked(found, jurisdiction),
        tuple(topics[topic] for topic, word in silent.items() if word != "not_mentioned"),
        tuple(topics[topic] for topic, word in silent.items() if word == "not_mentioned"),
        len(topics) - len(silent),
        len(topics),
        tuple(one for one in rules if holds_in(one.jurisdiction, jurisdiction)),
        _checks(catalogue, relaxant, form, jurisdiction),
        _boxed(catalogue, relaxant),
        notes,
    )


def _topics(person: Person, relaxant: str) -> dict[str, str]:
    """Return what of the person could matter: factors that are present, and co-medications; key -> name."""
    medicines = [one for one in person.all_medicines if one.key != relaxant]
    return present(person) | {one.key: one.name for one in medicines}


def _spoken_to(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str, found: Sequence[Reason]) -> set[str]:
    """Return the topics that a source of the jurisdiction speaks to, whatever it says."""
    rows = speaking_of(catalogue.rows("precautions", relaxant), [form])
    told = {row["factor"] for row in rows if holds_in(row["jurisdiction"], jurisdiction) and row["level"] in SPOKEN}
    return told | {one.topic for one in found if holds_in(one.jurisdiction, jurisdiction) and not one.unasked}


def _silence(
    catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str, silent: Iterable[str]
) -> dict[str, str]:
    """Return the word for each topic on which nothing is asked for: not read, or not mentioned."""
    rows = [
        row
        for row in speaking_of(catalogue.rows("precautions", relaxant), [form])
        if holds_in(row["jurisdiction"], jurisdiction)
    ]
    return {topic: worst(row["level"] for row in rows if row["factor"] == topic) for topic in silent}


def _stricter(answered: Sequence[Reason], jurisdiction: str, level: str) -> dict[str, tuple[str, tuple[Reason, ...]]]:
    elsewhere = [one for one in answered if not holds_in(one.jurisdiction, jurisdiction)]
    applying = sorted((one for one in elsewhere if one.match == "applies"), key=lambda one: one.jurisdiction)
    found: dict[str, tuple[str, tuple[Reason, ...]]] = {}
    for place, rows in groupby(applying, key=lambda one: one.jurisdiction):
        own = tuple(rows)
        there = worst_of(own)
        if stricter(there, level):
            found[place] = (there, tuple(one for one in own if one.level == there))
    return found


def _unasked(found: Sequence[Reason], jurisdiction: str) -> tuple[tuple[str, str], ...]:
    questions: dict[str, list[Reason]] = {}
    for one in found:
        if one.unasked and holds_in(one.jurisdiction, jurisdiction):
            questions.setdefault(one.unasked, []).append(one)
    pairs = [(question(name), worst_of(rows)) for name, rows in questions.items()]
    return tuple(sorted(pairs, key=lambda pair: (ORDER[pair[1]], pair[0])))


def question(name: str) -> str:
    """Return the name of a question: a patient factor, age, or other medicines."""
    return QUESTIONS.get(name) or label("factor", name)


def _checks(catalogue: Catalogue, relaxant: str, form: str, jurisdiction: str) -> tuple[Statement, ...]:
    rows = speaking_of(catalogue.rows("monitoring", relaxant), [form])
    return tuple(
        statement(catalogue, row, f"{row['test']}, {check_words(row)}")
        for row in rows
        if holds_in(row["jurisdiction"], jurisdiction)
    )


def _boxed(catalogue: Catalogue, relaxant: str) -> tuple[Statement, ...]:
    text, cited = catalogue.summary(relaxant)["boxed_warning"], catalogue.cited.get((relaxant, "boxed_warning"))
    return (statement(catalogue, {**cited, "jurisdiction": "US"}, text),) if text and cited else ()


def _joined(group: Sequence[Line]) -> Line:
    first = group[0]
    if len(group) == 1:
        return first
    unasked: dict[str, str] = {}
    for line in group:
        for name, level in line.unasked:
            unasked[name] = worst([level, unasked.get(name, level)])
    pairs = tuple(sorted(unasked.items(), key=lambda pair: (ORDER[pair[1]], pair[0])))
    said = joined(one for line in group for one in line.fitness.statements)
    cited = joined(check for line in group for check in line.checks)
    forms = tuple(form for line in group for form in line.forms)
    return replace(
        first,
        forms=forms,
        fitness=Fitness(first.fitness.heading, said),
        reasons=_cited_together([line.reasons for line in group]),
        doses=_cited_together([line.doses for line in group]),
        unasked=pairs,
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
