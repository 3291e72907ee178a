"""Incidences: figures, ranges, classes and words are kept apart."""

from __future__ import annotations

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import SideEffectRow
from dashboard.render.charts import CHARTS
from dashboard.side_effects.differences import differences
from dashboard.side_effects.effect_frames import DIFFERENCE_COLUMNS, INCIDENCE_COLUMNS, incidence_frame, whole_frame
from dashboard.side_effects.incidences import (
    effects_reported,
    in_a_hundred,
    in_words,
    incidences,
    without_figure,
)
from dashboard.wording.jurisdictions import short_name
from tests.builders import catalogue

MADE = catalogue(
    "baclofen",
    "tizanidine",
    "metaxalone",
    "dantrolene",
    side_effects=[
        {
            "relaxant": "tizanidine",
            "incidence_min_pct": "48",
            "n": "264",
            "placebo_pct": "10",
            "placebo_n": "261",
            "placebo_from": "same_trial",
        },
        {"relaxant": "baclofen", "figure_kind": "label_range", "incidence_min_pct": "10", "incidence_max_pct": "63"},
        {"relaxant": "metaxalone", "figure_kind": "class_band", "frequency_term": "very_rare"},
    ],
)
FOUND = incidences(MADE, list(MADE.names), "US")
MEASURED = [one for one in FOUND if one.measured]


def test_a_figure_says_its_arm_and_its_placebo() -> None:
    assert {one.row.relaxant: one.text for one in FOUND} == {
        "tizanidine": "48 % of 264 (placebo 10 % of 261)",
        "baclofen": "10 to 63 %",
        "metaxalone": "very rare",
    }


def test_h13_classes_and_words_have_no_mark_in_the_chart() -> None:
    assert {one.row.relaxant for one in MEASURED} == {"baclofen", "tizanidine"}
    assert "very rare" not in CHARTS["side effect"].describe(incidence_frame(MEASURED))


def test_h12_relaxants_without_a_figure_stand_first_in_words() -> None:
    assert without_figure(FOUND, list(MADE.names), MADE.names, "drowsiness") == {
        "Dantrolene": ["no statement read"],
        "Metaxalone": ["very rare"],
    }


def test_h12_the_rows_of_the_chart_are_alphabetical_never_by_size() -> None:
    measured = incidence_frame(MEASURED).sort_values("low_pct", ascending=False)
    spec = CHARTS["side effect"].build(measured).to_dict()
    (rows,) = spec["datasets"].values() if len(spec["datasets"]) == 1 else list(spec["datasets"].values())[:1]
    names = [row["name"] for row in sorted(rows, key=lambda row: row["line"])]
    assert names == sorted(names)


def test_arms_without_a_dose_are_told_apart_by_who_was_treated_or_by_the_study(real: Catalogue) -> None:
    found = [one for one in incidences(real, ["gabapentin"], "US") if one.row.effect == "drowsiness"]
    without_dose = [one for one in found if one.measured and not one.row.dose]
    said = {one.row.phase or one.row.study for one in without_dose}
    assert len(said) == len(without_dose) > 1
    arms = incidence_frame(without_dose)
    for words in (CHARTS["side effect"].describe(arms), CHARTS["side effect"].build(arms).to_json()):
        assert all(f"Gabapentin, {arm}" in words for arm in said)


def test_the_story_of_drowsiness_in_the_real_data(real: Catalogue) -> None:
    drowsy = [one.row for one in incidences(real, ["baclofen", "tizanidine"], "US") if one.row.effect == "drowsiness"]
    trials = [row for row in drowsy if row.relaxant == "tizanidine" and row.figure_kind == "trial"]
    assert (48, 10) in {(row.incidence_min_pct, row.placebo_pct) for row in trials}
    ranges = [row for row in drowsy if row.relaxant == "baclofen" and row.figure_kind == "label_range"]
    assert (10, 63) in {(row.incidence_min_pct, row.incidence_max_pct) for row in ranges}


def test_effects_with_figures_for_most_relaxants_come_first() -> None:
    assert list(effects_reported(FOUND)) == ["drowsiness"]


def test_plain_wording_uses_plain_names(real: Catalogue) -> None:
    plain = incidences(real, ["tizanidine"], "US", "plain")
    assert "feeling sleepy" in {one.effect_name for one in plain}


ARMS = {
    "relaxant": "tizanidine", "incidence_min_pct": "48", "n": "264",
    "placebo_pct": "10", "placebo_n": "261", "placebo_from": "same_trial",
}  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (48, None, "48 in 100"),
        (10, 63, "10 to 63 in 100"),
        (0.6, None, "fewer than 1 in 100"),
        (0, 0.4, "none to fewer than 1 in 100"),
        (1.2, 1.4, "1 in 100"),
        (2.5, None, "3 in 100"),
    ],
)
def test_h30_plain_figures_have_one_denominator(low: float, high: float | None, said: str) -> None:
    assert in_a_hundred(low, high) == said


def test_h30_plain_rows_say_people_of_100_with_their_own_placebo_only() -> None:
    made = catalogue(
        "baclofen",
        "tizanidine",
        side_effects=[
            ARMS,
            {**ARMS, "relaxant": "baclofen", "placebo_from": "other_trials", "incidence_min_pct": "0.6"},
        ],
    )
    found = incidences(made, ["baclofen", "tizanidine"], "US", "plain")
    assert [one.text for one in found] == ["fewer than 1 in 100", "48 in 100 (with a dummy pill 10 in 100)"]


def test_h13_words_of_one_relaxant_stand_by_how_often() -> None:
    made = catalogue(
        "metaxalone",
        side_effects=[
            {"relaxant": "metaxalone", "figure_kind": "class_band", "frequency_term": "rare"},
            {"relaxant": "metaxalone", "figure_kind": "named_only", "effect": "nausea", "checked": ""},
            {"relaxant": "metaxalone", "effect": "dizziness", "incidence_min_pct": "3"},
        ],
    )
    assert in_words(incidences(made, ["metaxalone"], "US")) == {
        "Named without a figure": ["Nausea (not verified)"],
        "Rare": ["Drowsiness, somnolence"],
    }


def test_h35_figures_and_words_of_a_replaced_text_say_so_and_give_no_difference() -> None:
    old = {"relaxant": "tizanidine", "source": "old"}
    word = {"figure_kind": "class_band", "frequency_term": "rare"}
    made = catalogue(
        "tizanidine",
        side_effects=[
            {**ARMS, **old},
            {**old, **word, "effect": "nausea"},
            {"relaxant": "tizanidine", **word, "effect": "dizziness"},
            {**old, **word, "effect": "dizziness"},
        ],
        sources=[
            {"source": "label-us", "title": "A label"},
            {"source": "old", "title": "An older label", "doc_status": "superseded"},
        ],
    )
    found = incidences(made, ["tizanidine"], "US")
    assert in_words(found) == {"Rare": ["Dizziness", "Nausea (older label)"]}
    (compared,) = differences(found)
    assert compared.why_not == "superseded"
    spec = CHARTS["side effect"].build(incidence_frame(found[:1])).to_dict()
    (label,) = {row["words"] for row in spec["datasets"].popitem()[1]}
    assert label.endswith("older label")


def test_a_ring_marks_an_arm_without_placebo_of_its_own() -> None:
    made = catalogue(
        "baclofen",
        "tizanidine",
        side_effects=[ARMS, {**ARMS, "relaxant": "baclofen", "placebo_from": "other_trials"}],
    )
    spec = CHARTS["side effect"].build(incidence_frame(incidences(made, ["baclofen", "tizanidine"], "US"))).to_dict()
    (rows,) = [rows for rows in spec["datasets"].values() if "own_placebo" in rows[0]]
    assert {row["relaxant"]: row["own_placebo"] for row in rows} == {"baclofen": False, "tizanidine": True}
    assert {layer["mark"]["type"] for layer in spec["layer"]} >= {"point", "circle"}


FIGURE = {"relaxant": "tizanidine", "incidence_min_pct": "48"}
WORD = {"relaxant": "tizanidine", "figure_kind": "class_band", "frequency_term": "common", "jurisdiction": "GB"}


def heard(*rows: dict[str, str], place: str = "GB") -> list[tuple[str, str]]:
    made = catalogue("tizanidine", side_effects=rows)
    return [(one.row.effect, one.text) for one in incidences(made, ["tizanidine"], place)]


def test_h10_a_few_own_rows_hide_no_effect_that_another_country_names() -> None:
    own = WORD | {"effect": "dizziness"}
    assert heard(own, FIGURE) == [("dizziness", "common"), ("drowsiness", "48 %, US")]


def test_h2_a_figure_of_another_country_joins_a_word_but_no_figure_of_the_own() -> None:
    assert heard(WORD, FIGURE) == [("drowsiness", "common"), ("drowsiness", "48 %, US")]
    own = FIGURE | {"jurisdiction": "GB", "incidence_min_pct": "30"}
    assert heard(own, FIGURE) == [("drowsiness", "30 %")]


def test_an_unsure_figure_of_the_own_country_hides_no_confirmed_one() -> None:
    own = FIGURE | {"jurisdiction": "GB", "incidence_min_pct": "30", "checked": ""}
    assert heard(own, FIGURE) == [("drowsiness", "30 %"), ("drowsiness", "48 %, US")]


def test_words_of_another_country_join_no_effect_that_the_own_names() -> None:
    foreign = WORD | {"jurisdiction": "DE", "frequency_term": "rare"}
    assert heard(WORD, foreign) == [("drowsiness", "common")]


def test_what_only_a_third_country_names_is_heard_and_what_holds_everywhere_bears_no_name() -> None:
    third = WORD | {"jurisdiction": "CH", "effect": "seizure"}
    everywhere = FIGURE | {"jurisdiction": "INT", "effect": "falls"}
    assert heard(third, everywhere, place="US") == [("falls", "48 %"), ("seizure", "common, Switzerland")]


def test_effects_in_words_stand_apart_by_country() -> None:
    rows = (WORD, WORD | {"jurisdiction": "US", "effect": "dizziness"})
    found = incidences(catalogue("tizanidine", side_effects=rows), ["tizanidine"], "GB")
    assert in_words(found) == {"Common": ["Drowsiness, somnolence"], "Common, US": ["Dizziness"]}


def test_h10_in_no_country_is_a_relaxant_without_the_effects_that_another_names(real: Catalogue) -> None:
    for place in ("US", "GB", "DE", "CH", "JP"):
        found = incidences(real, list(real.names), place)
        heard_of = {(one.row.relaxant, one.row.effect) for one in found}
        assert heard_of == {(row.relaxant, row.effect) for row in real.every(SideEffectRow)}
        foreign = [one for one in found if one.row.jurisdiction not in (place, "INT")]
        assert all(one.elsewhere == short_name(one.row.jurisdiction) for one in foreign)
        assert all(one.text.endswith(one.elsewhere) for one in found)


def test_a_frame_has_its_columns_also_when_nothing_was_found() -> None:
    assert tuple(incidence_frame([]).columns) == INCIDENCE_COLUMNS
    assert tuple(whole_frame([]).columns) == (*INCIDENCE_COLUMNS, *DIFFERENCE_COLUMNS)


def test_intervals_stand_beside_single_arms_of_known_size_only() -> None:
    made = catalogue(
        "tizanidine", side_effects=[ARMS, {**ARMS, "incidence_max_pct": "60"}, {**ARMS, "placebo_min_pct": "5"}]
    )
    single, of_range, beside_range = incidences(made, ["tizanidine"], "US")
    assert single.arm
    assert single.placebo
    assert of_range.arm is None
    assert beside_range.placebo is None
    frame = incidence_frame([single, of_range])
    assert frame["ci_low_pct"].notna().tolist() == [True, False]
    assert frame["ci_rounded"].tolist() == ["yes", "yes"]
    assert [one.why_not for one in differences([of_range, beside_range])] == ["range", "range"]
