"""What adds up is listed with its source, and the one count is that of the Beers Criteria."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import InteractionRow
from dashboard.data.schema.terms import FORMS
from dashboard.interactions.alerts import alerts
from dashboard.interactions.load import LOADS, beers_count, contributors, on_no_list
from dashboard.interactions.pairs import each_other, together
from dashboard.names.medicines import Medicine, read_medicines
from tests.builders import catalogue


def taken(catalogue: Catalogue, *names: str) -> tuple[Medicine, ...]:
    return read_medicines(catalogue, names).medicines


def test_each_load_lists_who_adds_to_it_with_a_source(real: Catalogue) -> None:
    medicines = taken(real, "oxycodone", "amitriptyline", "lisinopril", "sertraline")
    found = contributors(real, ["tizanidine", "cyclobenzaprine"], medicines, "US")
    assert list(found) == list(LOADS)
    names = {load: {one.name for one in drugs} for load, drugs in found.items()}
    assert {"Tizanidine", "oxycodone"} <= names["sedation"]
    assert "amitriptyline" in names["anticholinergic"]
    assert {"Tizanidine", "lisinopril"} <= names["hypotension"]
    assert {"Cyclobenzaprine", "sertraline"} <= names["serotonin"]
    assert "Tizanidine" in names["liver"]
    assert all(one.citations for drugs in found.values() for one in drugs)


def test_h10_what_adds_up_adds_up_in_every_country_and_says_whose_word_it_is(real: Catalogue) -> None:
    relaxants = ["diazepam", "tizanidine", "dantrolene", "gabapentin", "cyclobenzaprine", "orphenadrine"]
    for load in LOADS:
        names = {
            place: {one.name for one in contributors(real, relaxants, (), place)[load]} for place in ("US", "GB", "JP")
        }
        assert names["US"] == names["GB"] == names["JP"]
    sedating = {one.name: one.why for one in contributors(real, relaxants, (), "GB")["sedation"]}
    assert sedating["Diazepam"].endswith(", US")
    at_home = contributors(real, relaxants, (), "US")["sedation"]
    assert not [one.why for one in at_home if one.why.endswith("source")]


def test_h10_the_own_country_speaks_before_another() -> None:
    def row(jurisdiction: str, agent: str) -> dict[str, str]:
        return {
            "relaxant": "tizanidine", "agent": agent, "direction": "additive", "effect": "more sleepy",
            "level": "caution", "jurisdiction": jurisdiction, "additive": "sedation",
        }  # fmt: skip

    made = catalogue("tizanidine", interactions=[row("US", "alcohol"), row("GB", "opioid")])
    said = {place: contributors(made, ["tizanidine"], (), place)["sedation"][0].why for place in ("US", "GB", "DE")}
    assert said == {
        "US": "additive with alcohol, its source says: more sleepy",
        "GB": "additive with opioids, its source says: more sleepy",
        "DE": "additive with alcohol, its source says: more sleepy, US",
    }


def test_h10_a_warning_of_another_countrys_label_says_so(real: Catalogue) -> None:
    (liver,) = contributors(real, ["chlorzoxazone"], (), "GB")["liver"]
    assert liver.why.endswith(", US")


def test_a_load_without_a_list_stays_in_view_empty(real: Catalogue) -> None:
    assert contributors(real, ["baclofen"], (), "US")["qt"] == []


def test_three_cns_active_drugs_are_too_many_each_counted_once(real: Catalogue) -> None:
    two = beers_count(real, ["baclofen"], taken(real, "citalopram", "lisinopril"))
    assert ([one.name for one in two.drugs], two.too_many) == (["Baclofen (oral)", "citalopram"], False)
    three = beers_count(real, ["baclofen"], taken(real, "citalopram", "Celexa", "lorazepam", "baclofen"))
    assert (len(three.drugs), three.too_many) == (3, True)


def test_two_forms_of_one_drug_count_once_and_have_no_statement_on_each_other(real: Catalogue) -> None:
    both = ["cyclobenzaprine", "cyclobenzaprine-sublingual"]
    assert len(beers_count(real, both, ()).drugs) == 1
    assert [one.name for one in beers_count(real, both[1:], ()).drugs] == ["Sublingual cyclobenzaprine"]
    forms = {name: tuple(FORMS) for name in both}
    rows = together(real, both, each_other(real, both), forms=forms, jurisdiction="US")
    assert all(not row.cells for row in rows)


def test_a_therapy_is_a_member_of_the_classes_of_its_drug(real: Catalogue) -> None:
    pump = Medicine("baclofen-intrathecal", "agent", "Intrathecal baclofen")
    rows = [one.row for one in alerts(real, "baclofen", tuple(FORMS), pump)]
    assert any(isinstance(row, InteractionRow) and row.agent == "muscle_relaxant" for row in rows)


def test_abbreviations_keep_their_capitals() -> None:
    summary = {"relaxant": "cyclobenzaprine", "serious_side_effects": "cns_depression"}
    cited = {"relaxant": "cyclobenzaprine", "column": "serious_side_effects"}
    made = catalogue(relaxants=[summary], citations=[cited])
    found = contributors(made, ["cyclobenzaprine"], (), "US")["sedation"]
    assert [one.why for one in found] == ["its label warns of CNS depression"]


def test_a_drug_that_was_stopped_adds_to_nothing(real: Catalogue) -> None:
    gone = read_medicines(real, ["lorazepam"], stopped=True).medicines
    assert beers_count(real, ["baclofen"], gone).drugs[0].name == "Baclofen (oral)"
    assert len(beers_count(real, ["baclofen"], gone).drugs) == 1
    assert not any(one.name == "lorazepam" for one in contributors(real, [], gone, "US")["sedation"])


def test_a_relaxant_that_is_entered_by_its_brand_too_counts_once(real: Catalogue) -> None:
    found = contributors(real, ["tizanidine"], taken(real, "Zanaflex", "lisinopril"), "US")["hypotension"]
    assert [one.name for one in found] == ["Tizanidine", "lisinopril"]


def test_h45_a_medicine_that_is_on_no_list_is_named(real: Catalogue) -> None:
    assert on_no_list(real, taken(real, "levothyroxine", "lorazepam")) == ["levothyroxine"]
