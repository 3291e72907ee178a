"""Verdicts: headings first, silence as silence, forms and countries apart, what was not asked."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import LEVELS
from dashboard.suitability.cases import CASES
from dashboard.suitability.fitness import HEADINGS, fitness
from dashboard.suitability.person import Person
from dashboard.suitability.relaxant_lines import RelaxantLine, lines_of
from dashboard.suitability.verdict import Result, Shared, suitability
from dashboard.wording.levels import DEMANDS
from dashboard.wording.who import Patient
from tests import builders
from tests.unit.suitability.people import person, person_of


def only(lines: list[RelaxantLine], form: str = "tablet") -> RelaxantLine:
    return next(line for line in lines if form in line.forms)


def asked_of(line: RelaxantLine) -> dict[str, str]:
    return {one.question: one.level for one in line.unasked}


def heading_of(result: Result, relaxant: str, form: str) -> str:
    return next(
        key for key, lines in result.lines.items() for line in lines if line.relaxant == relaxant and form in line.forms
    )


def test_h4_fitness_comes_first_and_a_drug_that_is_not_for_it_never_stands_among_those_labelled(
    real: Catalogue,
) -> None:
    result = suitability(real, "US", Person("spasticity_ms"))
    assert list(result.lines) == list(HEADINGS)
    assert heading_of(result, "cyclobenzaprine", "er_capsule") == "not_for"
    assert heading_of(result, "baclofen", "tablet") == "labelled"
    assert heading_of(result, "nabiximols", "oromucosal_spray") == "no_source"


def test_h4_another_country_s_label_makes_nothing_labelled_here(real: Catalogue) -> None:
    assert (
        fitness(real, "nabiximols", "oromucosal_spray", condition="spasticity_ms", jurisdiction="GB").heading
        == "labelled"
    )
    assert (
        fitness(real, "nabiximols", "oromucosal_spray", condition="spasticity_ms", jurisdiction="US").heading
        == "no_source"
    )


def test_a_wider_use_answers_where_the_label_does_not_speak_of_the_condition_itself(real: Catalogue) -> None:
    found = fitness(real, "metaxalone", "tablet", condition="low_back_pain_acute", jurisdiction="US")
    assert found.heading == "labelled"
    assert "acute painful musculoskeletal conditions" in found.statements[0].text
    assert fitness(real, "tizanidine", "tablet", condition="spasticity_ms", jurisdiction="US").heading == "labelled"
    assert fitness(real, "baclofen", "tablet", condition="spasticity_stroke", jurisdiction="US").heading == "not_for"


def test_h5_silence_is_no_verdict_and_is_counted(real: Catalogue) -> None:
    line = only(lines_of(real, "metaxalone", "US", person(real, "has=glaucoma,driving")))
    assert (line.level, line.spoken_to, line.topics, line.silent) == ("caution", 1, 2, ("Glaucoma",))
    silent = only(lines_of(real, "metaxalone", "US", person(real, "has=glaucoma")))
    assert silent.level == "not_read"
    assert silent.level not in DEMANDS


def test_h5_a_label_read_whole_that_is_silent_is_told_from_one_that_nobody_read(real: Catalogue) -> None:
    line = only(lines_of(real, "chlorzoxazone", "US", person(real, "has=glaucoma,gi_obstruction")))
    assert (line.unmentioned, line.silent, line.spoken_to, line.topics) == (
        ("Glaucoma",),
        ("Bowel obstruction, achalasia",),
        0,
        2,
    )
    assert line.level == "not_read"
    alone = only(lines_of(real, "chlorzoxazone", "US", person(real, "has=glaucoma")))
    assert alone.level == "not_mentioned"
    assert alone.level not in DEMANDS


def test_h6_not_established_is_a_level_and_counts(real: Catalogue) -> None:
    line = only(lines_of(real, "tizanidine", "US", person(real, "age=7")))
    assert line.level == "not_established"
    assert list(LEVELS).index("not_established") < list(LEVELS).index("caution")


def test_h7_a_rule_of_the_injection_stays_with_the_injection(real: Catalogue) -> None:
    who = person(real, "has=sulfite_allergy", "acute_musculoskeletal")
    lines = lines_of(real, "orphenadrine", "US", who)
    assert only(lines, "injection").level == "caution"
    assert only(lines, "er_tablet").level == "not_read"


def test_h8_what_was_not_asked_is_named_with_the_level_that_would_follow(real: Catalogue) -> None:
    line = only(lines_of(real, "orphenadrine", "US", Person("acute_musculoskeletal")), "er_tablet")
    assert line.level == ""
    assert asked_of(line)["glaucoma"] == "contraindicated"
    assert [one.words for one in line.unasked if one.question == "glaucoma"] == ["Glaucoma"]
    answered = only(lines_of(real, "orphenadrine", "US", person(real, "not=glaucoma")), "er_tablet")
    assert "glaucoma" not in asked_of(answered)
    assert "medicines" in asked_of(only(lines_of(real, "tizanidine", "US", Person())))


def test_h8_the_questions_that_could_rule_out_a_candidate_are_put_first(real: Catalogue) -> None:
    asked = suitability(real, "US", Person("acute_musculoskeletal")).ask_next
    assert "orphenadrine" in asked["glaucoma"]
    assert "tizanidine" not in {name for names in asked.values() for name in names}


def test_h9_an_egfr_never_meets_a_rule_in_clearance(real: Catalogue) -> None:
    by_egfr = only(lines_of(real, "tizanidine", "US", person(real, "egfr=20")))
    assert (by_egfr.level, by_egfr.possible) == ("caution", "adjust"), "the caution is in words, the dose in clearance"
    assert any("creatinine clearance" in need for one in by_egfr.reasons for need in one.needs)
    assert only(lines_of(real, "tizanidine", "US", person(real, "crcl=20"))).level == "adjust"


def test_h10_a_stricter_rule_elsewhere_stands_on_the_line_and_never_counts_as_here(real: Catalogue) -> None:
    line = only(lines_of(real, "tizanidine", "US", person(real, "liver=severe")))
    assert line.level == "adjust"
    assert line.stricter["GB"].level == "contraindicated"
    assert {one.jurisdiction for one in line.reasons} <= {"US", "INT"}
    at_home = only(lines_of(real, "tizanidine", "GB", person(real, "liver=severe")))
    assert at_home.level == "contraindicated"
    assert "US" not in at_home.stricter


def test_h11_what_is_true_of_all_is_said_once() -> None:
    rows = [
        {"relaxant": name, "factor": factor, "level": level, "detail": "said", **builders.SOURCE}
        for name, factor, level in (
            ("baclofen", "driving", "caution"),
            ("tizanidine", "driving", "caution"),
            ("baclofen", "glaucoma", "caution"),
            ("tizanidine", "glaucoma", "avoid"),
        )
    ]
    uses = [{"relaxant": name, "condition": "spasticity_ms", **builders.SOURCE} for name in ("baclofen", "tizanidine")]
    relaxants = [{"relaxant": name, "name": name.capitalize()} for name in ("baclofen", "tizanidine")]
    products = [{"relaxant": name, **builders.SOURCE} for name in ("baclofen", "tizanidine")]
    catalogue = builders.catalogue(relaxants=relaxants, precautions=rows, indications=uses, products=products)
    who = Person("spasticity_ms", factors={"driving": True, "glaucoma": True})
    assert suitability(catalogue, "US", who).shared == {"driving": Shared("Driving, machines", "caution")}


def test_a_use_in_the_same_words_stands_once_with_every_source_and_the_oldest_reading() -> None:
    use = {"relaxant": "orphenadrine", "condition": "spasticity_ms", "detail": "An adjunct to rest.", "form": "tablet"}
    made = builders.catalogue(
        "orphenadrine",
        indications=[use, {**use, "source": "new", "checked": "2026-03-04"}, {**use, "source": "third", "checked": ""}],
        sources=[{"source": key, "title": key} for key in ("label-us", "new", "third")],
    )
    read, unread = fitness(made, "orphenadrine", "tablet", condition="spasticity_ms", jurisdiction="US").statements
    assert [cited.source for cited in read.citations] == ["label-us", "new"]
    assert read.checked == "2026-01-02"
    assert unread.unconfirmed


def test_h26_an_inference_from_a_class_is_marked_and_the_worst_counts(real: Catalogue) -> None:
    line = only(lines_of(real, "tizanidine", "US", person(real, "takes=ciprofloxacin")))
    marked = {one.inferred for one in line.reasons if one.topic == "ciprofloxacin"}
    assert "" in marked
    assert any("CYP1A2" in words for words in marked)
    assert line.level == "contraindicated"


def test_h27_a_drug_that_was_stopped_counts_until_its_days_have_passed(real: Catalogue) -> None:
    line = only(lines_of(real, "cyclobenzaprine", "US", person(real, "stopped=phenelzine")), "er_capsule")
    assert (line.level, line.possible) == ("contraindicated", "")
    assert any("counts as within 14 days" in one.text for one in line.reasons)


def test_h8_what_was_stopped_does_not_answer_what_is_taken(real: Catalogue) -> None:
    line = only(lines_of(real, "tizanidine", "US", person(real, "stopped=phenelzine")))
    assert "medicines" in asked_of(line)
    assert "medicines" not in asked_of(only(lines_of(real, "tizanidine", "US", person(real, "takes="))))


def test_dose_rules_for_the_patient_stand_beside_and_have_no_level(real: Catalogue) -> None:
    line = only(lines_of(real, "gabapentin", "US", person(real, "crcl=20 age=50")), "capsule")
    assert any("200 to 700 mg" in one.text for one in line.doses)
    assert {one.level for one in line.doses} == {""}
    healthy = only(lines_of(real, "gabapentin", "US", person(real, "crcl=90 age=50 not=renal_impairment")), "capsule")
    assert healthy.level == ""


@pytest.mark.parametrize("slug", CASES)
def test_every_demo_patient_is_understood_and_told_something(real: Catalogue, slug: str) -> None:
    case = CASES[slug]
    who = person_of(real, case)
    assert len(who.all_medicines) == len(case.medicines) + len(case.stopped)
    result = suitability(real, "US", who)
    assert any(line.level in DEMANDS or line.possible for lines in result.lines.values() for line in lines)
    assert case.notice


def test_what_the_demo_patients_promise_to_show_is_there(real: Catalogue) -> None:
    def line(slug: str, relaxant: str, form: str) -> RelaxantLine:
        return only(lines_of(real, relaxant, "US", person_of(real, CASES[slug])), form)

    assert line("spasm-at-78", "cyclobenzaprine", "er_capsule").level == "avoid"
    assert line("spasm-at-78", "orphenadrine", "er_tablet").level == "contraindicated"
    assert line("ciprofloxacin", "tizanidine", "tablet").level == "contraindicated"
    assert "ciprofloxacin (Cipro)" in line("ciprofloxacin", "baclofen", "tablet").silent
    assert line("clearance-20", "tizanidine", "tablet").level == "adjust"
    assert line("epilepsy", "baclofen", "oral_solution").level == "avoid"
    assert line("methadone", "diazepam", "tablet").level == "avoid"
    assert line("sulfite-allergy", "orphenadrine", "injection").level == "caution"
    assert line("fibromyalgia", "cyclobenzaprine-sublingual", "sublingual_tablet").fitness.heading == "labelled"
    assert line("fibromyalgia", "cyclobenzaprine", "tablet").fitness.heading == "off_label"
    assert line("child", "tizanidine", "tablet").level == "not_established"
    assert line("contraceptive", "tizanidine", "tablet").level == "avoid"
    assert line("maoi-stopped", "cyclobenzaprine", "er_capsule").level == "contraindicated"


def test_an_empty_answer_gives_no_verdict(real: Catalogue) -> None:
    for lines in suitability(real, "US", Person(patient=Patient())).lines.values():
        assert all(line.level == "" and line.topics == 0 and not line.reasons for line in lines)


def test_h15_a_boxed_warning_stands_on_the_line(real: Catalogue) -> None:
    boxed = only(lines_of(real, "diazepam", "US", Person())).boxed
    assert boxed[0].text
    assert boxed[0].citations
    assert only(lines_of(real, "tizanidine", "US", Person())).boxed == ()


def test_h5_of_several_silences_the_one_that_says_least_stands() -> None:
    rows = [
        {"relaxant": "baclofen", "factor": factor, "level": level, **builders.SOURCE}
        for factor, level in (("glaucoma", "not_mentioned"), ("stroke", "not_read"), ("driving", "studied_none"))
    ]
    catalogue = builders.catalogue(
        relaxants=[{"relaxant": "baclofen", "name": "Baclofen"}],
        precautions=rows,
        products=[{"relaxant": "baclofen", **builders.SOURCE}],
    )

    def level(*factors: str) -> str:
        return only(lines_of(catalogue, "baclofen", "US", Person(factors=dict.fromkeys(factors, True)))).level

    assert level("glaucoma", "stroke") == "not_read"
    assert level("glaucoma") == "not_mentioned"
    assert level("glaucoma", "driving") == "not_mentioned"
    assert level("driving") == ""


def test_a_dose_rule_in_words_for_fewer_people_than_a_reason_speaks_of_stays(real: Catalogue) -> None:
    line = only(lines_of(real, "gabapentin", "US", person(real, "age=50 crcl=8")), "capsule")
    assert any("in proportion" in rule.text for rule in line.doses)
    assert not any("100 to 300" in rule.text for rule in line.doses)
