"""Serious reactions: every one that a source names, whose word it is, and nothing lost at a border."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.compare.comparison import compare
from dashboard.data.catalogue import Catalogue
from dashboard.names.relaxants import picked_forms
from dashboard.wording.statements import Statement, Wording
from tests.builders import Cells, catalogue

LIST: Mapping[str, list[Cells]] = {
    "relaxants": [{"relaxant": "baclofen", "serious_side_effects": "withdrawal; seizure"}],
    "citations": [{"relaxant": "baclofen", "column": "serious_side_effects"}],
}


def named(effect: str, reported: str, jurisdiction: str = "US", **cells: str) -> Cells:
    return {
        "relaxant": "baclofen", "effect": effect, "as_reported": reported, "figure_kind": "named_only",
        "serious": "yes", "jurisdiction": jurisdiction,
    } | cells  # fmt: skip


def serious(
    *rows: Cells, place: str = "US", wording: Wording = "clinician", listed: bool = True, **tables: list[Cells]
) -> list[Statement]:
    start = LIST if listed else {"relaxants": [{"relaxant": "baclofen"}]}
    made = catalogue(**start, side_effects=list(rows), **tables)
    table = compare(made, ["baclofen"], place, picked_forms(made, ["baclofen"], []), wording=wording)
    return list(table.row("serious").cells["baclofen"].statements)


def texts(*rows: Cells, place: str = "US", wording: Wording = "clinician", listed: bool = True) -> list[str]:
    return [fact.text for fact in serious(*rows, place=place, wording=wording, listed=listed)]


def test_h15_what_a_source_calls_serious_stands_beside_the_list_of_the_label() -> None:
    assert texts(named("coma", "Coma"), named("coma", "Coma, once more", serious="no")) == [
        "Withdrawal reaction, seizures",
        "Also: coma",
    ]


def test_what_the_list_has_is_not_said_again() -> None:
    assert texts(named("seizure", "Convulsions")) == ["Withdrawal reaction, seizures"]


def test_h10_a_harm_that_another_country_found_is_named_with_the_country() -> None:
    found = named("encephalopathy", "Encephalopathy at usual doses", "GB")
    assert texts(found) == ["Withdrawal reaction, seizures", "UK: encephalopathy at usual doses"]


def test_h2_the_list_of_another_country_says_whose_it_is_behind_the_own_words() -> None:
    own, foreign = named("seizure", "Convulsions", "GB"), named("coma", "Coma")
    assert texts(own, foreign, place="GB") == [
        "Convulsions",
        "US: withdrawal reaction, seizures",
        "US, also: coma",
    ]


def test_a_country_before_that_of_the_list_says_nothing_that_the_list_has() -> None:
    sources: list[Cells] = [
        {"source": "label-us", "title": "A label"},
        {"source": "label-it", "title": "Another", "jurisdiction": "IT"},
    ]
    italian: list[Cells] = [{"relaxant": "baclofen", "column": "serious_side_effects", "source": "label-it"}]
    rows: list[Cells] = [named("seizure", "Convulsions"), named("coma", "Coma")]
    made = catalogue(relaxants=LIST["relaxants"], citations=italian, side_effects=rows, sources=sources)
    cell = compare(made, ["baclofen"], "GB", picked_forms(made, ["baclofen"], [])).row("serious").cells["baclofen"]
    assert [fact.text for fact in cell.statements] == ["US: coma", "Italy: withdrawal reaction, seizures"]


def test_reactions_stand_without_a_list_of_the_label() -> None:
    assert texts(named("coma", "Coma", "IT"), listed=False) == ["Italy: coma"]
    assert texts(listed=False) == []


def test_when_and_in_whom_stands_behind_what_was_seen() -> None:
    rows = (
        named("death", "death", phase="overdose"),
        named("agitation", "hostility", figure_kind="trial", incidence_min_pct="5", dose="3 to 12 years"),
        named("syncope", "syncope", basis="case_report", jurisdiction="INT"),
    )
    assert texts(*rows)[1:] == ["Also: death (overdose); hostility (3 to 12 years)", "Syncope (case report)"]
    assert texts(*rows, wording="plain")[1:] == [
        "Also: death (overdose); feeling restless (3 to 12 years)",
        "Fainting (case report)",
    ]


def test_a_circumstance_that_the_source_names_itself_is_not_said_again() -> None:
    assert texts(named("fever", "high fever on withdrawal", phase="abrupt withdrawal"))[1:] == [
        "Also: high fever on withdrawal"
    ]


def test_h7_a_harm_of_one_form_names_it() -> None:
    forms: list[Cells] = [{"relaxant": "baclofen", "form": form} for form in ("tablet", "oral_solution")]
    found = serious(named("coma", "Coma", form="oral_solution"), products=forms)
    assert [fact.text for fact in found] == ["Withdrawal reaction, seizures", "Also, oral solution: coma"]


def test_h36_what_nobody_read_stays_apart_from_what_was_read() -> None:
    found = serious(named("coma", "Coma"), named("syncope", "Syncope", checked=""))
    assert [(fact.text, fact.unconfirmed) for fact in found[1:]] == [("Also: coma", False), ("Also: syncope", True)]


def test_who_says_so_stays_with_a_line_of_several(real: Catalogue) -> None:
    cells = compare(real, ["baclofen"], "US", picked_forms(real, ["baclofen"], [])).row("serious").cells
    british = next(fact for fact in cells["baclofen"].statements if fact.text.startswith("UK"))
    assert "encephalopathy" in british.text
    assert british.basis == "label_warning; regulator"
    assert {citation.source for citation in british.citations} >= {"regulator-mhra-baclofen-2025"}


def test_h2_common_effects_of_another_country_say_so(real: Catalogue) -> None:
    forms = picked_forms(real, ["tizanidine", "nabiximols"], [])
    here = compare(real, ["tizanidine", "nabiximols"], "GB", forms).row("common").cells
    assert here["tizanidine"].statements[0].text == "US: dry mouth, drowsiness, asthenia, dizziness"
    assert here["nabiximols"].statements[0].text == "Dizziness, fatigue"
