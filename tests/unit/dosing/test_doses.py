"""Dose rules: whose they are, of which form, and maxima that never stand alone."""

from __future__ import annotations

from dataclasses import replace

from dashboard.compare.comparison import compare
from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import DosingRow
from dashboard.dosing.doses import maximum_text, rules_for, start_text, step_text, unit, usual_text
from dashboard.dosing.duration_limits import duration_limits
from dashboard.dosing.windows import dose_windows
from dashboard.names.relaxants import picked_forms
from tests.builders import catalogue, typed_row

MADE = catalogue(
    "methocarbamol",
    dosing=[
        {
            "relaxant": "methocarbamol",
            "form": "tablet",
            "phase": "loading",
            "start_dose": "1500",
            "start_doses_per_day": "4",
            "max_total": "8000",
            "max_basis": "stated",
            "limit_days": "3",
            "limit_setting": "phase",
        },
        {
            "relaxant": "methocarbamol",
            "form": "tablet",
            "phase": "maintenance",
            "usual_min_total": "4000",
            "usual_max_total": "4500",
            "max_total": "4500",
            "max_basis": "arithmetic",
        },
        {
            "relaxant": "methocarbamol",
            "form": "injection",
            "phase": "initial",
            "start_dose": "1000",
            "start_doses_per_day": "1",
            "max_total": "3000",
            "max_basis": "stated",
        },
        {
            "relaxant": "methocarbamol",
            "form": "tablet",
            "population": "older_adult",
            "phase": "initial",
            "start_dose": "1",
        },
    ],
)
BOTH = {"methocarbamol": ("tablet", "injection")}


def test_h3_a_maximum_says_its_phase_its_days_and_its_kind() -> None:
    loading, maintenance = MADE.every(DosingRow)[:2]
    assert maximum_text(loading) == "8,000 mg a day (loading; for up to 3 days; maximum stated by the source)"
    assert maximum_text(maintenance) == ("4,500 mg a day (maintenance; top of the labelled regimen, no maximum stated)")


def test_h3_every_maximum_of_the_real_data_has_its_context(real: Catalogue) -> None:
    rows = [row for row in real.every(DosingRow) if row.max_total is not None]
    assert len(rows) > 20
    for row in rows:
        text = maximum_text(row)
        assert "(" in text, text
        assert row.max_basis, text
        assert unit(row) in text, text


def test_h17_the_units_of_a_toxin_are_its_own_and_are_named() -> None:
    toxin = rule(
        relaxant="onabotulinumtoxina", dose_unit="units_onabotulinum", dose_basis="session", start_dose="",
        start_doses_per_day="", usual_min_total="300", usual_max_total="400", max_total="400", cap_days="90",
    )  # fmt: skip
    row = typed_row(DosingRow, toxin)
    assert usual_text(row) == "300 to 400 units (onabotulinumtoxinA) per session"
    assert maximum_text(row).startswith("400 units (onabotulinumtoxinA) in 90 days (maintenance")
    child = replace(row, dose_basis="kg_session", start_dose=3.0, max_total=10.0)
    assert start_text(child).startswith("3 units (onabotulinumtoxinA) per kg")
    assert maximum_text(child).startswith("10 units (onabotulinumtoxinA) per kg in 90 days")


def test_h3_a_usual_dose_with_only_an_upper_end_says_up_to(real: Catalogue) -> None:
    rules = [row for row in real.every(DosingRow) if row.usual_max_total is not None]
    upper = [row for row in rules if row.usual_min_total is None]
    assert {"baclofen", "tizanidine"} <= {row.relaxant for row in upper}
    assert all(usual_text(row).startswith("up to ") == (row in upper) for row in rules)


def test_h3_loading_stands_apart_from_maintenance_in_the_windows() -> None:
    windows = dose_windows(MADE, ["methocarbamol"], "US", {"methocarbamol": ("tablet",)})
    assert [window.phase for window in windows] == ["Loading", ""]
    assert [window.maximum for window in windows] == [8000, 4500]
    assert windows[0].start == 6000


def test_the_usual_dose_is_the_one_that_treatment_goes_on_with(real: Catalogue) -> None:
    (window,) = dose_windows(real, ["methocarbamol"], "DE", {"methocarbamol": ("tablet",)})
    assert (window.start, window.usual_max, window.maximum) == (6000, 4500, 7500)
    assert "usual 6,000 mg a day (start)" in window.text
    assert window.text.endswith("then 4,500 mg a day")
    same = dose_windows(real, ["tolperisone"], "DE", {"tolperisone": ("tablet",)})
    assert all(window.text.count("450 mg a day") <= 2 and "then" not in window.text for window in same)


def test_h2_borrowed_doses_say_whose_they_are() -> None:
    rules = rules_for(MADE, "methocarbamol", "GB", ("tablet",))
    assert rules.borrowed
    assert rules.notice("dose") == "UK: no dose found. US:"
    table = compare(MADE, ["methocarbamol"], "GB", BOTH)
    assert table.row("maximum").cells["methocarbamol"].notice == "UK: no dose found. US:"
    assert not rules_for(MADE, "methocarbamol", "US", ("tablet",)).notice("dose")


def test_h2_a_country_with_doses_for_adults_still_borrows_a_rule_for_the_kidney() -> None:
    dose = {"relaxant": "methocarbamol", "form": "tablet", "phase": "maintenance"}
    kidney = {"population": "renal_impairment", "value_status": "words_only", "advice": "Lower doses."}
    made = catalogue("methocarbamol", dosing=[dose | {"usual_max_total": "3000", "jurisdiction": "GB"}, dose | kidney])
    table = compare(made, ["methocarbamol"], "GB", BOTH)
    cell = table.row("kidney").cells["methocarbamol"]
    assert cell.notice == "UK: no dose found. US:"
    assert "Lower doses" in cell.statements[0].text
    assert not table.row("usual").cells["methocarbamol"].notice


def test_h2_a_jurisdiction_with_doses_shows_only_its_own(real: Catalogue) -> None:
    forms = picked_forms(real, list(real.names), [])
    for relaxant in real.names:
        for place in ("US", "GB", "DE"):
            rules = rules_for(real, relaxant, place, forms[relaxant])
            expected = {place} if not rules.borrowed else {rules.jurisdiction}
            assert {row.jurisdiction for row in rules.rows} <= {*expected, "INT"}


def test_h1_the_form_stands_beside_every_dose() -> None:
    table = compare(MADE, ["methocarbamol"], "US", BOTH)
    for key in ("start", "maximum"):
        for fact in table.row(key).cells["methocarbamol"].statements:
            assert fact.text.startswith(("Tablet", "Injection")), fact.text


def test_a_chosen_form_hides_the_doses_of_the_other() -> None:
    table = compare(MADE, ["methocarbamol"], "US", {"methocarbamol": ("injection",)})
    assert [fact.text.split(":")[0] for fact in table.row("start").cells["methocarbamol"].statements] == ["Injection"]


def rule(**cells: str) -> dict[str, str]:
    return {"relaxant": "baclofen", "phase": "maintenance", "max_total": "80", "max_basis": "stated"} | cells


def test_what_holds_for_several_forms_is_said_once_with_all_sources() -> None:
    rules = [
        rule(form="tablet", locator="one"),
        rule(form="granules", locator="two"),
        rule(form="oral_solution", checked="", locator="three"),
        rule(form="oral_suspension", max_total="60"),
    ]
    made = catalogue("baclofen", dosing=rules)
    forms = {"baclofen": ("tablet", "granules", "oral_solution", "oral_suspension")}
    facts = compare(made, ["baclofen"], "US", forms).row("maximum").cells["baclofen"].statements
    said = {fact.text.split(":")[0]: fact for fact in facts}
    assert list(said) == ["Tablet, oral granules", "Oral solution", "Oral suspension"]
    assert [citation.locator for citation in said["Tablet, oral granules"].citations] == ["one", "two"]
    assert said["Oral solution"].unconfirmed, "what is confirmed lends its mark to nothing else"
    assert not said["Tablet, oral granules"].unconfirmed


def test_h3_a_maximum_is_said_once_for_titration_and_maintenance_and_kept_where_it_differs() -> None:
    same = catalogue("baclofen", dosing=[rule(), rule(phase="titration")])
    other = catalogue("baclofen", dosing=[rule(), rule(phase="titration", max_total="60")])
    for made, count in ((same, 1), (other, 2)):
        facts = compare(made, ["baclofen"], "US", {"baclofen": ("tablet",)}).row("maximum").cells["baclofen"].statements
        assert len(facts) == count
        assert all("(maintenance" in fact.text or "(titration" in fact.text for fact in facts)


def test_a_step_of_titration_is_never_called_the_usual_dose() -> None:
    step = rule(phase="titration", usual_max_total="60", max_total="", max_basis="")
    made = catalogue("baclofen", dosing=[step, rule(usual_min_total="40", usual_max_total="80")])
    facts = compare(made, ["baclofen"], "US", {"baclofen": ("tablet",)}).row("usual").cells["baclofen"].statements
    assert {fact.text.split(": ")[1] for fact in facts} == {"up to 60 mg a day (titration)", "40 to 80 mg a day"}
    windows = dose_windows(made, ["baclofen"], "US", {"baclofen": ("tablet",)})
    assert [(window.usual_min, window.usual_max) for window in windows] == [(40, 80)]


def test_h17_no_window_mixes_units_and_families_are_named(real: Catalogue) -> None:
    forms = picked_forms(real, list(real.names), [])
    windows = dose_windows(real, list(real.names), "US", forms)
    units = {name: {window.unit for window in windows if window.relaxant == name} for name in real.names}
    assert max(map(len, units.values())) == 1
    assert units["baclofen-intrathecal"] == {"mcg a day"}
    assert units["baclofen"] == {"mg a day"}


def test_words_of_a_dose() -> None:
    cells = {
        "relaxant": "tizanidine", "start_dose": "2", "doses_per_day_max": "3", "as_needed": "yes",
        "min_interval_h": "6", "step_min": "2", "step_max": "4", "step_per": "dose", "step_days_min": "1",
        "step_days_max": "4",
    }  # fmt: skip
    row = typed_row(DosingRow, cells)
    assert start_text(row) == "2 mg, at most 3 doses a day, as needed, at least 6 h apart"
    assert step_text(row) == "by 2 to 4 mg each dose, 1 to 4 days between steps"


def test_tizanidine_window_as_its_label_has_it(real: Catalogue) -> None:
    (window,) = dose_windows(real, ["tizanidine"], "US", {"tizanidine": ("tablet",)})
    assert (window.start, window.maximum, window.unit) == (2, 36, "mg a day")


def test_h35_a_dose_of_a_replaced_text_says_so_in_window_and_duration() -> None:
    made = catalogue(
        "dantrolene",
        dosing=[
            {
                "relaxant": "dantrolene", "form": "capsule", "phase": "maintenance", "max_total": "400",
                "max_basis": "stated", "limit_days": "42", "limit_setting": "treatment", "source": "old",
            },
            {
                "relaxant": "dantrolene", "form": "oral_suspension", "phase": "maintenance", "max_total": "400",
                "max_basis": "stated",
            },
        ],
        sources=[
            {"source": "label-us", "title": "A label"},
            {"source": "old", "title": "An older label", "doc_status": "superseded"},
        ],
    )  # fmt: skip
    forms = {"dantrolene": ("capsule", "oral_suspension")}
    said = [window.who for window in dose_windows(made, ["dantrolene"], "US", forms)]
    assert said == ["Capsule (older label)", "Oral suspension"]
    limits = duration_limits(made, ["dantrolene"], "US", forms)
    assert [limit.who for limit in limits] == ["Dantrolene, capsule (older label)"]
