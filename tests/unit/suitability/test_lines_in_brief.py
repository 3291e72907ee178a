"""The result on one screen: counts that add up, lines that are never milder than the whole behind them (hazard H47)."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.suitability.cases import CASES
from dashboard.suitability.lines_in_brief import BriefLine, Group, counted, groups
from dashboard.suitability.relaxant_lines import RelaxantLine
from dashboard.suitability.verdict import suitability
from dashboard.wording.brief import MOST_WORDS, Verdict
from dashboard.wording.levels import DEMANDS, rank
from tests.unit.suitability.people import person, person_of

PLACES = ("US", "GB", "DE")


def every_line(catalogue: Catalogue, slug: str, place: str) -> list[RelaxantLine]:
    lines = suitability(catalogue, place, person_of(catalogue, CASES[slug])).lines
    return [line for found in lines.values() for line in found]


def shown(catalogue: Catalogue, slug: str, place: str) -> list[Group]:
    return groups(suitability(catalogue, place, person_of(catalogue, CASES[slug])), asked=True)


def briefs(found: list[Group]) -> list[BriefLine]:
    return [one for group in found for one in (*group.lines, *(line for some in group.silent for line in some.lines))]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("slug", CASES)
def test_the_counts_are_of_drugs_by_their_strictest_form_and_add_up(real: Catalogue, slug: str, place: str) -> None:
    lines = every_line(real, slug, place)
    found = counted(lines)
    assert sum(one.drugs for one in found) == len(real.names)
    for level in DEMANDS:
        worst = {
            name: min((line.verdict for line in lines if line.relaxant == name), key=lambda verdict: verdict.place)
            for name in real.names
        }
        for certain in (True, False):
            drugs = [name for name, verdict in worst.items() if verdict == Verdict(level, certain=certain)]
            assert sum(one.drugs for one in found if one.verdict == Verdict(level, certain=certain)) == len(drugs)
    for group in shown(real, slug, place):
        assert sum(one.drugs for one in group.counts) == group.drugs


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("slug", CASES)
def test_h47_no_line_is_milder_than_the_whole_behind_it_and_none_is_lost(
    real: Catalogue, slug: str, place: str
) -> None:
    found = briefs(shown(real, slug, place))
    wholes = [line for one in found for line in one.wholes]
    assert sorted((line.relaxant, line.forms) for line in wholes) == sorted(
        (line.relaxant, line.forms) for line in every_line(real, slug, place)
    )
    for one in found:
        for line in one.wholes:
            applying = [reason.level for reason in line.reasons if reason.level]
            assert all(rank(one.verdict.level) <= rank(level) for level in applying)
            assert line.verdict == one.verdict


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("slug", CASES)
def test_h47_a_line_says_its_strictest_reason_in_a_dozen_words_and_counts_the_rest(
    real: Catalogue, slug: str, place: str
) -> None:
    for one in briefs(shown(real, slug, place)):
        if not one.verdict.asks:
            assert all(not part.reason.level for part in one.decisive.parts), "a dose rule has no level"
            continue
        assert one.decisive.parts
        for part in one.decisive.parts:
            assert part.reason.level == one.verdict.level
            assert (part.reason.match == "applies") is one.verdict.certain
            if one.verdict.certain:
                assert len(part.text.split()) <= MOST_WORDS
        said = {
            (reason.about, reason.level, reason.text) for line in one.wholes for reason in (*line.reasons, *line.doses)
        }
        assert len(said) == len(one.decisive.parts) + one.decisive.more + (one.besides is not None)


@pytest.mark.parametrize("slug", CASES)
def test_h5_h10_silence_is_gathered_but_never_with_a_stricter_country_in_it(real: Catalogue, slug: str) -> None:
    for group in shown(real, slug, "US"):
        for some in group.silent:
            assert all(not line.stricter and not line.possible for one in some.lines for line in one.wholes)
            assert all(not line.doses for one in some.lines for line in one.wholes)
            names = {line.name for one in some.lines for line in one.wholes}
            assert all(any(name.startswith(one) for one in names) for name in some.names)


def test_the_headings_of_no_use_are_folded_with_their_counts(real: Catalogue) -> None:
    folded = {group.heading: group.folded for group in shown(real, "spasm-at-78", "US")}
    assert folded == {"labelled": False, "off_label": False, "not_for": True, "no_source": True}


def test_h7_forms_with_another_ground_have_a_line_of_their_own(real: Catalogue) -> None:
    found = [one for one in briefs(shown(real, "spasm-at-78", "US")) if one.line.relaxant == "cyclobenzaprine"]
    assert [(one.form_words, one.decisive.parts[0].text) for one in found] == [
        ("extended-release capsule", "Older adult: capsule: higher levels and longer half-life"),
        ("tablet", "Older adult: sedation, anticholinergic effects, fractures"),
    ]


def test_what_applies_for_certain_is_said_beside_what_only_may(real: Catalogue) -> None:
    (one,) = [one for one in briefs(shown(real, "spasm-at-78", "US")) if one.line.relaxant == "diazepam"]
    assert one.verdict == Verdict("contraindicated", certain=False)
    assert one.decisive.parts[0].text == "Glaucoma: depends on \u201cacute narrow-angle\u201d"
    assert one.besides is not None
    assert one.besides[0] == Verdict("avoid")


def test_with_nothing_entered_there_is_no_verdict_and_no_count_of_levels(real: Catalogue) -> None:
    result = suitability(real, "US", person(real, ""))
    (group,) = groups(result, asked=False)
    assert group.title == "All drugs; no condition chosen"
    assert [some.silence for some in group.silent] == ["nothing_entered"]
    assert [one.silence for one in group.counts] == ["nothing_entered"]
