"""Schedules in short: a line a drug and form, figures with their kind, one scale a drug."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.dosing.dose_lines import borrowed_doses, dose_frame, dose_lines, without_limit
from dashboard.names.relaxants import picked_forms
from tests.builders import catalogue

RULE = {"relaxant": "baclofen", "form": "tablet", "phase": "maintenance"}
TOXINS = ["abobotulinumtoxina", "incobotulinumtoxina", "onabotulinumtoxina"]


def test_forms_with_the_same_schedule_share_a_line_and_its_sources(real: Catalogue) -> None:
    lines = dose_lines(real, ["tizanidine"], "US", {"tizanidine": ("tablet", "capsule", "oral_solution")})
    assert [line.forms for line in lines] == [("capsule", "tablet"), ("oral solution",)]
    assert lines[0].single == "16 mg a dose"
    assert not lines[1].single
    places = [(citation.source, citation.locator) for citation in lines[0].citations]
    assert len(places) == len(set(places)) > 2, "a place is cited once"


def test_the_interval_of_botulinum_toxins_is_in_weeks(real: Catalogue) -> None:
    lines = dose_lines(real, TOXINS, "US", picked_forms(real, TOXINS, []))
    for toxin in TOXINS:
        assert any(line.apart == "at least 12 weeks apart" for line in lines if line.relaxant == toxin), toxin


def test_h3_a_maximum_of_a_phase_that_ends_names_it() -> None:
    rules = [RULE | {"phase": "loading", "max_total": "8000", "max_basis": "stated"}]
    (line,) = dose_lines(catalogue("baclofen", dosing=rules), ["baclofen"], "US", {"baclofen": ("tablet",)})
    assert line.maximum == "at most 8,000 mg a day (loading)"


def test_h3_each_kind_of_maximum_is_said_as_what_it_is() -> None:
    said = {}
    for basis in ("stated", "arithmetic", "experience"):
        made = catalogue("baclofen", dosing=[RULE | {"max_total": "80", "max_basis": basis}])
        said[basis] = dose_lines(made, ["baclofen"], "US", {"baclofen": ("tablet",)})[0].maximum
    assert said == {
        "stated": "at most 80 mg a day",
        "arithmetic": "labelled doses reach 80 mg a day",
        "experience": "up to 80 mg a day tried",
    }


def test_h35_a_replaced_text_speaks_only_where_no_current_one_does() -> None:
    sources = [
        {"source": "label-us", "title": "A label"},
        {"source": "old", "title": "An older label", "doc_status": "superseded"},
    ]
    old = RULE | {"max_single_dose": "12", "source": "old"}
    new = RULE | {"max_total": "36", "max_basis": "stated"}
    (line,) = dose_lines(
        catalogue("baclofen", dosing=[old, new], sources=sources), ["baclofen"], "US", {"baclofen": ("tablet",)}
    )
    assert (line.single, line.maximum, line.superseded) == ("", "at most 36 mg a day", False)
    (line,) = dose_lines(
        catalogue("baclofen", dosing=[old], sources=sources), ["baclofen"], "US", {"baclofen": ("tablet",)}
    )
    assert (line.single, line.superseded) == ("12 mg a dose", True)


def test_h17_h18_lines_of_a_drug_and_unit_share_a_scale_and_two_drugs_never_do(real: Catalogue) -> None:
    pick = ["baclofen", "baclofen-intrathecal", "tizanidine"]
    lines = dose_lines(real, pick, "US", picked_forms(real, pick, []))
    tops = {(line.relaxant, line.window.unit): line.top for line in lines if line.window}
    assert all(tops[(line.relaxant, line.window.unit)] == line.top for line in lines if line.window)
    assert tops[("baclofen", "mg a day")] == 80
    assert tops[("tizanidine", "mg a day")] == 36
    for line in lines:
        ends = (line.window.start, line.window.usual_max, line.window.maximum) if line.window else ()
        assert all(end is None or end <= line.top for end in ends), line.who


def test_h17_the_bar_of_a_line_is_of_its_own_unit() -> None:
    child = RULE | {"population": "child", "max_basis": "stated"}
    rules = [child | {"max_total": "2", "dose_basis": "kg_day"}, child | {"max_total": "60"}]
    made = catalogue("baclofen", dosing=rules)
    lines = dose_lines(made, ["baclofen"], "US", {"baclofen": ("tablet",)}, populations=("child",))
    drawn = [(line.maximum, line.window.maximum, line.top) for line in lines if line.window]
    assert drawn == [("at most 2 mg per kg per day", 2, 2), ("at most 60 mg a day", 60, 60)]


def test_the_longest_time_between_doses_counts() -> None:
    rules = [RULE | {"min_interval_h": "4"}, RULE | {"phase": "initial", "min_interval_h": "6"}]
    (line,) = dose_lines(catalogue("baclofen", dosing=rules), ["baclofen"], "US", {"baclofen": ("tablet",)})
    assert line.apart == "at least 6 h apart"


def test_h2_borrowed_doses_are_named(real: Catalogue) -> None:
    lines = dose_lines(real, ["metaxalone", "baclofen"], "GB", picked_forms(real, ["metaxalone", "baclofen"], []))
    assert borrowed_doses(lines, "GB") == {"Metaxalone": ["US"]}


def test_other_people_keep_rules_in_words_and_adults_do_not(real: Catalogue) -> None:
    forms = picked_forms(real, ["baclofen"], [])
    kidney = dose_lines(real, ["baclofen"], "US", forms, populations=("renal_impairment",))
    assert any(line.words and not any(line.figures) for line in kidney)
    assert all(any(line.figures) for line in dose_lines(real, ["baclofen"], "US", forms))


def test_no_limit_on_duration_is_named_and_never_left_empty(real: Catalogue) -> None:
    pick = ["baclofen", "cyclobenzaprine"]
    lines = dose_lines(real, pick, "US", picked_forms(real, pick, []))
    assert without_limit(real, pick, lines) == ["Baclofen (oral)"]
    assert {line.lasts for line in lines if line.relaxant == "cyclobenzaprine"} == {"for up to 3 weeks"}


def test_the_frame_has_every_line_with_its_source(real: Catalogue) -> None:
    lines = dose_lines(real, list(real.names), "US", picked_forms(real, list(real.names), []))
    frame = dose_frame(lines)
    assert len(frame) == len(lines)
    assert (frame["source"] != "").all()
    assert frame["source_url"].str.startswith("http").all()
