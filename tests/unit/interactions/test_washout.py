"""A medicine that was stopped still counts for the days that a label names, its last day included (hazard H27)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.interactions.matrix import MatrixCell
from dashboard.interactions.pairs import called, together
from dashboard.names.medicines import Medicine, read_medicines
from dashboard.suitability.cases import CASES
from dashboard.suitability.relaxant_lines import lines_of
from tests.builders import catalogue as made_of
from tests.unit.suitability.people import person_of

MAOIS = (
    "phenelzine", "Nardil", "tranylcypromine", "Parnate", "isocarboxazid", "moclobemide", "linezolid", "selegiline",
    "rasagiline", "MAOI", "MAO inhibitors",
)  # fmt: skip
FORMS = (
    ("cyclobenzaprine", "tablet"),
    ("cyclobenzaprine", "er_capsule"),
    ("cyclobenzaprine-sublingual", "sublingual_tablet"),
)
WITHIN = (0, 1, 13, 14)
OVER = (15, 400)


def stopped(real: Catalogue, typed: str, days: int | None) -> Medicine:
    (medicine,) = read_medicines(real, [typed], stopped=True).medicines
    return replace(medicine, days_since=days)


def cell(real: Catalogue, pair: tuple[str, str], medicine: Medicine, jurisdiction: str = "US") -> MatrixCell:
    relaxant, form = pair
    (row,) = together(real, [relaxant], [medicine], forms={relaxant: (form,)}, jurisdiction=jurisdiction)
    return row.cells[relaxant]


@pytest.mark.parametrize("days", [*WITHIN, None])
@pytest.mark.parametrize("pair", FORMS, ids="-".join)
@pytest.mark.parametrize("typed", MAOIS)
def test_h27_within_14_days_or_unknown_is_contraindicated(
    real: Catalogue, typed: str, pair: tuple[str, str], days: int | None
) -> None:
    found = cell(real, pair, stopped(real, typed, days))
    assert found.level == "contraindicated"
    assert found.silence == ""
    worst = [one for one in found.reasons if one.level == "contraindicated" and one.jurisdiction == "US"]
    assert worst
    assert {one.match for one in worst} == {"applies"}
    assert all("14 days" in one.text for one in worst)
    told = {
        None: "days since the last dose unknown, so it counts as within 14 days",
        1: "last dose 1 day ago",
    }.get(days, f"last dose {days} days ago")
    assert all(told in one.text for one in worst)


@pytest.mark.parametrize("days", OVER)
@pytest.mark.parametrize("pair", FORMS, ids="-".join)
@pytest.mark.parametrize("typed", MAOIS)
def test_h27_after_14_days_the_cell_says_that_they_have_passed(
    real: Catalogue, typed: str, pair: tuple[str, str], days: int
) -> None:
    found = cell(real, pair, stopped(real, typed, days))
    assert found.level == "not_read"
    assert not found.reasons
    assert found.silence == "14 days after MAO inhibitors have passed"


@pytest.mark.parametrize("typed", ["lorazepam", "ciprofloxacin", "amitriptyline", "oxycodone", "SSRI"])
@pytest.mark.parametrize("days", [0, 14, 15, None])
def test_h27_a_stopped_medicine_without_such_days_has_no_statement(
    real: Catalogue, typed: str, days: int | None
) -> None:
    for pair in (*FORMS, ("tizanidine", "tablet"), ("diazepam", "tablet")):
        found = cell(real, pair, stopped(real, typed, days))
        assert (found.level, found.reasons, found.silence) == ("not_read", (), "")


def test_h27_a_medicine_that_is_taken_needs_no_days(real: Catalogue) -> None:
    (taken,) = read_medicines(real, ["Nardil"]).medicines
    for pair in FORMS:
        found = cell(real, pair, taken)
        assert found.level == "contraindicated"
        assert not any("last dose" in one.text for one in found.reasons)


def test_h27_the_name_says_how_long_ago_it_was_stopped(real: Catalogue) -> None:
    names = {days: called(stopped(real, "phenelzine", days)) for days in (None, 0, 1, 14)}
    assert names == {
        None: "phenelzine, stopped",
        0: "phenelzine, stopped 0 days ago",
        1: "phenelzine, stopped 1 day ago",
        14: "phenelzine, stopped 14 days ago",
    }


@pytest.mark.parametrize(("days", "level"), [(21, "avoid"), (22, "not_read"), (None, "avoid")])
def test_h27_the_days_are_those_of_the_row(days: int | None, level: str) -> None:
    row = {
        "relaxant": "tizanidine", "agent": "maoi", "level": "avoid", "effect": "worse", "washout_days": "21",
    }  # fmt: skip
    made = made_of("tizanidine", interactions=[row])
    gone = Medicine("maoi", "class", "MAO inhibitors", stopped=True, days_since=days)
    assert cell(made, ("tizanidine", "tablet"), gone).level == level


@pytest.mark.parametrize(
    ("days", "level"), [(0, "contraindicated"), (14, "contraindicated"), (15, ""), (None, "contraindicated")]
)
def test_h27_suitability_counts_the_same_days(real: Catalogue, days: int | None, level: str) -> None:
    person = person_of(real, CASES["maoi-stopped"])
    person = replace(person, stopped=tuple(replace(one, days_since=days) for one in person.stopped))
    for relaxant in ("cyclobenzaprine", "cyclobenzaprine-sublingual"):
        lines = lines_of(real, relaxant, "US", person)
        assert lines
        assert {line.level_of("phenelzine") for line in lines} == {level}


def test_h27_the_demo_patient_who_stopped_phenelzine_must_not_have_cyclobenzaprine(real: Catalogue) -> None:
    person = person_of(real, CASES["maoi-stopped"])
    assert [(one.key, one.days_since) for one in person.stopped] == [("phenelzine", 7)]
    for relaxant in ("cyclobenzaprine", "cyclobenzaprine-sublingual"):
        assert {line.level for line in lines_of(real, relaxant, "US", person)} == {"contraindicated"}
    assert not any(line.level_of("phenelzine") for line in lines_of(real, "tizanidine", "US", person))
