"""The table of the class: each drug once, in the group of its labelled uses, with the values of the overview."""

from __future__ import annotations

import re

import pytest

from dashboard.compare.glance.glance import glance
from dashboard.data.catalogue import Catalogue
from dashboard.explore.class_table import UNITS, ClassGroup, ClassRow, class_groups, unknowns
from dashboard.explore.filters import Criteria, apply
from dashboard.explore.short_words import dose_words, shorter_name, use_words
from dashboard.names.relaxants import picked_forms
from dashboard.wording.jurisdictions import with_data
from dashboard.wording.statements import Wording
from tests.builders import Cells, catalogue

DIGITS = re.compile(r"[\d.,]*\d")


def shown(made: Catalogue, place: str, wording: Wording = "clinician", **criteria: object) -> list[ClassGroup]:
    found = apply(made, Criteria(jurisdiction=place, **criteria))  # pyright: ignore[reportArgumentType]
    return class_groups(made, found, jurisdiction=place, wording=wording, picked=[])


def rows(made: Catalogue, place: str, wording: Wording = "clinician") -> dict[str, ClassRow]:
    return {row.relaxant: row for group in shown(made, place, wording) for row in group.rows}


@pytest.mark.parametrize("wording", ["clinician", "plain"])
def test_every_drug_is_there_once_in_every_country_and_alphabetical_in_its_group(
    real: Catalogue, wording: Wording
) -> None:
    for place in with_data(real):
        groups = shown(real, place, wording)
        names = [row.name for group in groups for row in group.rows]
        assert sorted(names) == sorted(real.names.values())
        assert all(list(group.rows) == sorted(group.rows, key=lambda row: row.name) for group in groups)


def test_one_fact_has_one_value_here_and_on_compare(real: Catalogue) -> None:
    """Every number of a cell is a number of the same row of the overview, and what is unknown there is unknown here."""
    pairs = {"dose": "dose", "half_life": "half_life", "drowsiness": "drowsiness"}
    for place in with_data(real):
        every = list(real.names)
        overview = {row.key: row for row in glance(real, every, place, picked_forms(real, every, [])).rows}
        for relaxant, row in rows(real, place).items():
            for key, of in pairs.items():
                cell, whole = row.cells[key], overview[of].cells[relaxant]  # pyright: ignore[reportArgumentType]
                said = " ".join(one.text for one in whole.statements)
                text = cell.fact.text if cell.fact else ""
                assert bool(text) == bool(said), (place, relaxant, key)
                left = DIGITS.findall(said)
                for figure in DIGITS.findall(text):
                    assert figure in left, (place, relaxant, key, figure)
                assert not cell.fact or cell.fact.citations, (place, relaxant, key)
                assert cell.more == whole.more, (place, relaxant, key)
            assert (row.box == "boxed") == overview["boxed"].cells[relaxant].alarm


@pytest.mark.parametrize(
    ("conditions", "status", "heading"),
    [
        (["spasticity_ms"], "marketed", "Spasticity"),
        (["acute_musculoskeletal", "spasticity_ms"], "marketed", "Spasticity"),
        (["acute_musculoskeletal"], "marketed", "Painful muscle spasm"),
        (["fibromyalgia"], "marketed", "Other uses"),
        ([], "restricted", "Other uses"),
        (["spasticity_ms"], "withdrawn", "Not marketed in the United States, or not known to be"),
        (["spasticity_ms"], "", "Not marketed in the United States, or not known to be"),
    ],
)
def test_h4_a_drug_is_in_the_group_of_its_labelled_uses(conditions: list[str], status: str, heading: str) -> None:
    uses: list[Cells] = [{"relaxant": "baclofen", "condition": one, "detail": one} for one in conditions]
    sold: list[Cells] = [{"relaxant": "baclofen", "status": status}] if status else []
    made = catalogue("baclofen", indications=uses, availability=sold)
    assert [group.heading for group in shown(made, "US")] == [heading]


def test_the_groups_of_the_us_are_those_that_clinicians_know(real: Catalogue) -> None:
    groups = {group.heading: [row.relaxant for row in group.rows] for group in shown(real, "US")}
    assert "tizanidine" in groups["Spasticity"]
    assert "carisoprodol" in groups["Painful muscle spasm"]
    assert groups["Focal, by injection"] == ["abobotulinumtoxina", "incobotulinumtoxina", "onabotulinumtoxina"]
    notes = {group.heading: group.note for group in shown(real, "US")}
    assert notes["Painful muscle spasm"] == "Diazepam too, above"
    assert notes["Focal, by injection"] == UNITS


@pytest.mark.parametrize(
    ("status", "said"), [("not_authorised", "not authorised"), ("withdrawn", "withdrawn"), ("", "status not reviewed")]
)
def test_h2_what_may_not_be_used_here_is_marked(status: str, said: str) -> None:
    sold: list[Cells] = [{"relaxant": "nabiximols", "status": status}] if status else []
    assert rows(catalogue("nabiximols", availability=sold), "US")["nabiximols"].standing == said


def test_h2_the_words_of_another_country_carry_its_code(real: Catalogue) -> None:
    here = rows(real, "GB")["cyclobenzaprine"].cells
    assert {here[key].whose for key in ("uses", "dose", "drowsiness")} == {"US"}
    assert not rows(real, "US")["cyclobenzaprine"].cells["dose"].whose


def test_h28_what_a_filter_cannot_judge_has_a_heading_and_its_reason(real: Catalogue) -> None:
    groups = shown(real, "GB", conditions=("spasticity_ms",))
    assert groups[-1].heading.startswith("Cannot be judged (")
    assert all("no UK source read on" in row.reasons[0] for row in groups[-1].rows)


def test_h28_what_is_kept_still_says_what_holds_for_other_forms_or_countries(real: Catalogue) -> None:
    groups = shown(real, "US", factors=("hepatic_impairment",))
    said = {row.relaxant: row.reasons for group in groups for row in group.rows}
    assert any("elsewhere" in reason for reason in said["tizanidine"])


def test_unknown_cells_are_counted_and_a_half_life_that_cannot_be_is_not_unknown(real: Catalogue) -> None:
    made = rows(real, "US")
    assert made["onabotulinumtoxina"].cells["half_life"].unknown
    assert not made["abobotulinumtoxina"].cells["half_life"].unknown
    counted = unknowns(list(made.values()))
    assert counted["half_life"] == sum(row.cells["half_life"].unknown for row in made.values())
    assert "dose" not in counted


def test_uses_share_a_phrase_for_spasticity_and_count_what_is_left_out() -> None:
    def said(*conditions: str) -> tuple[str, int]:
        made = catalogue(
            "baclofen", indications=[{"relaxant": "baclofen", "condition": one, "detail": one} for one in conditions]
        )
        cell = rows(made, "US")["baclofen"].cells["uses"]
        return (cell.fact.text if cell.fact else "", cell.more)

    assert said("spasticity_spinal_cord", "spasticity_ms") == ("Spasticity: MS, spinal cord", 0)
    assert said("spasticity_other") == ("Spasticity", 0)
    assert said("spasticity_other", "spasticity_ms", "seizure", "other") == ("Spasticity, 2 causes; seizures", 1)
    assert use_words([], plain=False) == ("", 0)


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        (
            "5 mg \u00d7 3, up every 3 days, usual 40\u201380 mg a day, at most 80 mg a day",
            "5 mg \u00d7 3, usual 40\u201380, max 80 mg a day",
        ),
        (
            "2 mg as needed, at most \u00d7 3, up every 1\u20134 days, at most 36 mg a day",
            "2 mg as needed, max \u00d7 3, max 36 mg a day",
        ),
        ("usual 5 mg a day, at most 30 mg in 7 days", "usual 5 mg a day, max 30 mg in 7 days"),
    ],
)
def test_a_dose_loses_its_steps_and_no_number(whole: str, short: str) -> None:
    assert dose_words(whole) == short


def test_h29_plain_words_give_no_dose(real: Catalogue) -> None:
    assert all("dose" not in row.cells for row in rows(real, "US", "plain").values())
    assert all("dose" in row.cells for row in rows(real, "US").values())


def test_a_metabolite_keeps_the_shorter_of_two_names() -> None:
    assert shorter_name("active n-desmethyldiazepam (nordazepam) 40\u2013100 h") == "active nordazepam 40\u2013100 h"
    assert shorter_name("20\u201390 h") == "20\u201390 h"


def test_a_schedule_that_a_listing_does_not_give_is_said_and_not_left_unknown(real: Catalogue) -> None:
    made = rows(real, "US")
    said = {relaxant: row.cells["schedule"].fact for relaxant, row in made.items()}
    for toxin in ("abobotulinumtoxina", "incobotulinumtoxina", "onabotulinumtoxina"):
        fact = said[toxin]
        assert fact is not None
        assert fact.text == "None listed"
        assert fact.citations
    assert [fact.text for fact in (said["diazepam"], said["baclofen"]) if fact] == ["C\u2011IV", "No"]
    assert said["pridinol"] is None
