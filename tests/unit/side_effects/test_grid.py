"""The grid of effects: absolute values in the cells, the shade says how sure, unknown is never none."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.render import evidence_markup
from dashboard.side_effects.grid import SURENESS, GridCell, common_first, grid, unknown
from dashboard.side_effects.incidences import incidences
from dashboard.side_effects.merging import foremost, merged
from tests.builders import Cells, catalogue

ARMS: Cells = {
    "relaxant": "tizanidine", "incidence_min_pct": "48", "n": "264",
    "placebo_pct": "10", "placebo_n": "261", "placebo_from": "same_trial", "dose": "36 mg a day",
}  # fmt: skip


def cells(*rows: Cells, wording: str = "clinician", place: str = "US") -> Mapping[str, GridCell]:
    made = catalogue("tizanidine", "baclofen", side_effects=list(rows))
    found = incidences(made, list(made.names), place, "plain" if wording == "plain" else "clinician")
    return grid(found, list(made.names), "plain" if wording == "plain" else "clinician")[0].cells


def test_a_cell_holds_the_figure_beside_placebo_with_its_dose() -> None:
    assert cells(ARMS)["tizanidine"] == GridCell("48% (placebo 10%)", "own_placebo", dose="36 mg a day")


def test_h12_a_relaxant_without_a_statement_is_unknown_not_none() -> None:
    assert cells(ARMS)["baclofen"] == GridCell("unknown", "nothing")
    assert "unknown, not none" in SURENESS["nothing"]


def test_the_surest_figures_speak() -> None:
    unsure: Cells = {**ARMS, "incidence_min_pct": "92", "checked": ""}
    assert cells(ARMS, unsure)["tizanidine"].text == "48% (placebo 10%)"


def test_a_class_hides_no_figure_that_is_still_unconfirmed() -> None:
    of_class: Cells = {"relaxant": "tizanidine", "figure_kind": "class_band", "frequency_term": "most_common"}
    cell = cells(of_class, {**ARMS, "checked": ""})["tizanidine"]
    assert (cell.text, cell.sureness) == ("among the most common", "class")
    assert cell.also == "not verified: 48% (placebo 10%)"


def test_h35_a_figure_of_a_replaced_text_below_a_class_is_called_so() -> None:
    of_class: Cells = {"relaxant": "tizanidine", "figure_kind": "class_band", "frequency_term": "common"}
    sources: list[Cells] = [
        {"source": "label-us", "title": "A label"},
        {"source": "old", "title": "An old label", "doc_status": "superseded"},
    ]
    made = catalogue("tizanidine", side_effects=[of_class, {**ARMS, "source": "old"}], sources=sources)
    cell = grid(incidences(made, ["tizanidine"], "US"), ["tizanidine"])[0].cells["tizanidine"]
    assert (cell.text, cell.also) == ("common", "older label: 48% (placebo 10%)")


def test_a_range_names_no_placebo_of_one_end() -> None:
    other: Cells = {
        **ARMS,
        "incidence_min_pct": "92",
        "placebo_pct": "",
        "placebo_n": "",
        "dose": "8 mg",
        "checked": "",
    }
    cell = cells({**ARMS, "checked": ""}, other)["tizanidine"]
    assert cell.text == "48\u201392%"
    assert cell.dose == "2 doses"


def test_h15_a_serious_effect_is_marked_in_whatever_cell() -> None:
    named: Cells = {"relaxant": "tizanidine", "figure_kind": "named_only", "serious": "yes"}
    cell = cells(ARMS, named)["tizanidine"]
    assert cell.serious
    html = evidence_markup.effect_grid(
        grid(incidences(catalogue("tizanidine", side_effects=[named]), ["tizanidine"], "US"), ["tizanidine"]),
        {"tizanidine": "Tizanidine"},
        "Side effects",
    )
    assert '<span class="serious">serious</span>' in html
    assert SURENESS["named"] in html


def test_h30_plain_cells_count_people_in_a_hundred() -> None:
    assert cells(ARMS, wording="plain")["tizanidine"].text == "48 in 100"
    upper: Cells = {**ARMS, "figure_kind": "upper_bound", "incidence_min_pct": "", "incidence_max_pct": "63"}
    assert cells(upper, wording="plain")["tizanidine"].text == "up to 63 in 100"


def test_h10_the_own_countrys_word_speaks_and_another_countrys_figure_stands_below_with_its_name() -> None:
    own: Cells = {
        "relaxant": "tizanidine", "figure_kind": "class_band", "frequency_term": "common", "jurisdiction": "GB",
    }  # fmt: skip
    cell = cells(own, ARMS, place="GB")["tizanidine"]
    assert (cell.text, cell.sureness, cell.whose) == ("common", "class", "")
    assert cell.also == "US: 48% (placebo 10%)"


def test_h10_an_unsure_own_figure_hides_no_unsure_figure_of_another_country() -> None:
    own: Cells = {**ARMS, "jurisdiction": "GB", "incidence_min_pct": "30", "placebo_pct": "", "checked": ""}
    cell = cells(own, {**ARMS, "checked": ""}, place="GB")["tizanidine"]
    assert cell.text == "30%"
    assert cell.also == "US, not verified: 48% (placebo 10%)"


def test_h2_a_value_of_another_country_names_it() -> None:
    cell = cells(ARMS, place="GB")["tizanidine"]
    assert (cell.text, cell.whose) == ("48% (placebo 10%)", "US")
    html = evidence_markup.effect_grid(
        grid(incidences(catalogue("tizanidine", side_effects=[ARMS]), ["tizanidine"], "GB"), ["tizanidine"]),
        {"tizanidine": "Tizanidine"},
        "Side effects",
    )
    assert '<span class="also">US</span>' in html


def test_a_figure_without_a_dose_says_in_whom_it_was_seen() -> None:
    arm: Cells = {"relaxant": "tizanidine", "incidence_min_pct": "0.3", "phase": "at least 60 days"}
    assert cells(arm)["tizanidine"].dose == "at least 60 days"
    assert cells(arm, arm | {"phase": "after a year"})["tizanidine"].dose == ""


ONCE: Cells = {**ARMS, "incidence_min_pct": "92", "placebo_pct": "31", "phase": "single dose", "dose": "16 mg once"}


def test_a_single_dose_is_never_merged_with_treatment() -> None:
    cell = cells(ARMS, ONCE)["tizanidine"]
    assert cell.text == "48% (placebo 10%)"
    assert cell.also == "single dose: 92% (placebo 31%)"
    assert cells(ONCE)["tizanidine"].text == "92% (placebo 31%)"
    assert cells(ONCE)["tizanidine"].dose == "16 mg once"
    both = cells(ONCE, {**ONCE, "incidence_min_pct": "78", "dose": "8 mg once"})["tizanidine"]
    assert (both.text, both.dose) == ("78\u201392% (placebo 31%)", "single doses")


def test_a_range_of_the_label_that_reaches_farther_is_said_below_one_trial() -> None:
    wider: Cells = {"relaxant": "tizanidine", "figure_kind": "label_range", "incidence_min_pct": "10"}
    cell = cells(ARMS, {**wider, "incidence_max_pct": "63"})["tizanidine"]
    assert (cell.text, cell.also) == ("48% (placebo 10%)", "across trials: 10\u201363%")
    higher = cells(ARMS, {**wider, "incidence_min_pct": "50", "incidence_max_pct": "63"})["tizanidine"]
    assert higher.also == "across trials: 50\u201363%"
    within = cells(ARMS, {**wider, "incidence_min_pct": "48", "incidence_max_pct": "48"})["tizanidine"]
    assert within.also == ""


def test_drowsiness_leads_then_the_highest_figures_of_treatment_then_organ_systems() -> None:
    rows: list[Cells] = [
        {**ARMS, "incidence_min_pct": "5"},
        {**ARMS, "effect": "dry_mouth", "organ_system": "gastrointestinal", "incidence_min_pct": "49"},
        {**ARMS, "effect": "nausea", "organ_system": "gastrointestinal", "incidence_min_pct": "60"},
        {**ONCE, "effect": "dizziness", "incidence_min_pct": "99"},
        {**ARMS, "effect": "rash", "organ_system": "skin", "figure_kind": "named_only", "incidence_min_pct": ""},
    ]
    made = catalogue("tizanidine", "baclofen", side_effects=rows)
    common, others = common_first(grid(incidences(made, list(made.names), "US"), list(made.names)))
    assert [row.effect for row in common] == ["drowsiness", "nausea", "dry_mouth"]
    assert {row.effect for group in others.values() for row in group} == {"dizziness", "rash"}


def test_h16_unknown_is_counted_once_below_the_grid_and_not_said_in_every_cell() -> None:
    made = catalogue("tizanidine", "baclofen", side_effects=[ARMS])
    rows = grid(incidences(made, list(made.names), "US"), list(made.names))
    assert unknown(rows, {"baclofen": "Baclofen", "tizanidine": "Tizanidine"}) == {"Baclofen": [rows[0].label]}
    html = evidence_markup.effect_grid(rows, {"baclofen": "Baclofen", "tizanidine": "Tizanidine"}, "x")
    assert f"{SURENESS['nothing']}: Baclofen 1 of 1 effects" in html


def test_a_fold_names_what_is_serious_in_it() -> None:
    named: Cells = {"relaxant": "tizanidine", "effect": "seizure", "figure_kind": "named_only", "serious": "yes"}
    made = catalogue("tizanidine", side_effects=[ARMS, named])
    html = evidence_markup.effect_grid(grid(incidences(made, ["tizanidine"], "US"), ["tizanidine"]), made.names, "x")
    summary = html[html.index("<summary>") : html.index("</summary>")]
    assert 'class="serious">serious</span> seizure' in summary


def test_equal_figures_of_one_form_are_one_row_with_both_sources() -> None:
    sources: list[Cells] = [{"source": "one", "title": "One"}, {"source": "two", "title": "Two"}]
    rows: list[Cells] = [
        {**ARMS, "source": "one"},
        {**ARMS, "source": "two"},
        {**ARMS, "source": "two", "dose": "8 mg"},
    ]
    made = catalogue("tizanidine", side_effects=rows, sources=sources)
    found = merged(incidences(made, ["tizanidine"], "US"))
    assert [(one.row.dose, one.titles) for one in found] == [("36 mg a day", "One; Two"), ("8 mg", "Two")]


def test_h12_of_many_figures_each_relaxant_keeps_its_own_foremost() -> None:
    rows: list[Cells] = [
        {**ARMS, "incidence_min_pct": "60"},
        {**ARMS, "effect": "nausea", "incidence_min_pct": "50"},
        {**ARMS, "effect": "seizure", "incidence_min_pct": "1", "serious": "yes"},
        {**ARMS, "relaxant": "baclofen", "incidence_min_pct": "2"},
    ]
    made = catalogue("tizanidine", "baclofen", side_effects=rows)
    found = foremost(incidences(made, ["tizanidine", "baclofen"], "US"), 4)
    assert [(one.row.relaxant, one.row.effect) for one in found] == [
        ("tizanidine", "drowsiness"), ("tizanidine", "seizure"), ("baclofen", "drowsiness"),
    ]  # fmt: skip
