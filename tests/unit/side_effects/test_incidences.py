"""Incidences: figures, ranges, classes and words are kept apart."""

from __future__ import annotations

import math

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.frames import records
from dashboard.render.charts import CHARTS
from dashboard.side_effects.incidences import (
    MEASURED_KINDS,
    differences,
    effects_reported,
    in_a_hundred,
    in_words,
    incidences,
    without_figure,
)
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
FRAME = incidences(MADE, list(MADE.names), "US")


def test_a_figure_says_its_arm_and_its_placebo() -> None:
    texts = dict(zip(FRAME["relaxant"], FRAME["text"], strict=True))
    assert texts == {
        "tizanidine": "48 % of 264 (placebo 10 % of 261)",
        "baclofen": "10 to 63 %",
        "metaxalone": "very rare",
    }


def test_h13_classes_and_words_have_no_mark_in_the_chart() -> None:
    measured = FRAME[FRAME["figure_kind"].isin(MEASURED_KINDS)]
    assert set(measured["relaxant"]) == {"baclofen", "tizanidine"}
    assert "very rare" not in CHARTS["side effect"].describe(measured)


def test_h12_relaxants_without_a_figure_stand_first_in_words() -> None:
    assert without_figure(FRAME, list(MADE.names), MADE.names, "drowsiness") == {
        "Dantrolene": ["no statement read"],
        "Metaxalone": ["very rare"],
    }


def test_h12_the_rows_of_the_chart_are_alphabetical_never_by_size() -> None:
    measured = FRAME[FRAME["figure_kind"].isin(MEASURED_KINDS)].sort_values("low_pct", ascending=False)
    spec = CHARTS["side effect"].build(measured).to_dict()
    (rows,) = spec["datasets"].values() if len(spec["datasets"]) == 1 else list(spec["datasets"].values())[:1]
    names = [row["name"] for row in sorted(rows, key=lambda row: row["line"])]
    assert names == sorted(names)


def test_arms_without_a_dose_are_told_apart_by_who_was_treated_or_by_the_study(real: Catalogue) -> None:
    frame = incidences(real, ["gabapentin"], "US")
    arms = frame[(frame["effect"] == "drowsiness") & frame["figure_kind"].isin(MEASURED_KINDS) & (frame["dose"] == "")]
    said = {row["phase"] or row["study"] for row in records(arms)}
    assert len(said) == len(arms) > 1
    for words in (CHARTS["side effect"].describe(arms), CHARTS["side effect"].build(arms).to_json()):
        assert all(f"Gabapentin, {arm}" in words for arm in said)


def test_the_story_of_drowsiness_in_the_real_data(real: Catalogue) -> None:
    frame = incidences(real, ["baclofen", "tizanidine"], "US")
    drowsy = frame[frame["effect"] == "drowsiness"]
    trial = drowsy[(drowsy["relaxant"] == "tizanidine") & (drowsy["figure_kind"] == "trial")]
    assert (48, 10) in set(zip(trial["low_pct"], trial["placebo_pct"], strict=True))
    ranges = drowsy[(drowsy["relaxant"] == "baclofen") & (drowsy["figure_kind"] == "label_range")]
    assert (10, 63) in set(zip(ranges["low_pct"], ranges["high_pct"], strict=True))


def test_effects_with_figures_for_most_relaxants_come_first() -> None:
    assert list(effects_reported(FRAME)) == ["drowsiness"]


def test_plain_wording_uses_plain_names(real: Catalogue) -> None:
    plain = incidences(real, ["tizanidine"], "US", "plain")
    assert "feeling sleepy" in set(plain["effect_label"])


ARMS = {
    "relaxant": "tizanidine", "incidence_min_pct": "48", "n": "264",
    "placebo_pct": "10", "placebo_n": "261", "placebo_from": "same_trial",
}  # fmt: skip


def difference(**changes: str) -> dict[str, object]:
    made = catalogue("tizanidine", side_effects=[{**ARMS, **changes}])
    (row,) = records(differences(incidences(made, ["tizanidine"], "US")))
    return row


def test_a_difference_has_its_interval_and_number_needed_to_harm() -> None:
    row = difference()
    assert row["why_not"] == ""
    assert row["points"] == 38
    assert row["difference_low"] < 38 < row["difference_high"]
    assert (row["nnh"], row["difference_rounded"]) == (3, "yes")
    assert "38 points more (" in str(row["difference_text"])
    assert ", NNH 3 (" in str(row["difference_text"])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"placebo_from": "other_trials"}, "placebo from other trials"),
        ({"checked": ""}, "unconfirmed"),
        ({"n": ""}, "size of an arm not given"),
        ({"placebo_n": ""}, "size of an arm not given"),
        ({"placebo_pct": "", "placebo_n": "", "placebo_from": ""}, "no placebo figure"),
        ({"figure_kind": "uncontrolled"}, "not one arm of a trial"),
        ({"figure_kind": "label_range", "incidence_max_pct": "60"}, "not one arm of a trial"),
        ({"incidence_max_pct": "60"}, "a range, not one arm"),
    ],
)
def test_h14_no_difference_where_it_would_mislead(changes: dict[str, str], reason: str) -> None:
    row = difference(**changes)
    assert row["why_not"] == reason
    assert math.isnan(float(str(row["points"])))
    assert math.isnan(float(str(row["nnh"])))
    assert row["difference_text"] == ""


def test_h14_no_number_needed_when_the_interval_spans_zero() -> None:
    row = difference(incidence_min_pct="11")
    assert math.isnan(float(str(row["nnh"])))
    assert str(row["difference_text"]).endswith("may be chance")


def test_h14_a_benefit_is_no_number_needed_to_harm() -> None:
    row = difference(incidence_min_pct="2", placebo_pct="20")
    assert str(row["difference_text"]).startswith("18 points fewer (")
    assert "NNH" not in str(row["difference_text"])


def test_h14_every_difference_of_the_real_data_rests_on_one_confirmed_trial(real: Catalogue) -> None:
    found = differences(incidences(real, list(real.names), "US"))
    shown = found[found["points"].notna()]
    assert len(shown) > 20
    assert set(shown["placebo_from"]) == {"same_trial"}
    assert set(shown["figure_kind"]) == {"trial"}
    assert (shown["checked"] != "").all()
    assert shown["n"].notna().all()
    assert shown["placebo_n"].notna().all()


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
    frame = incidences(made, ["baclofen", "tizanidine"], "US", "plain")
    assert list(frame["text"]) == ["fewer than 1 in 100", "48 in 100 (with a dummy pill 10 in 100)"]


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
        "Named without a figure": ["Nausea (unconfirmed)"],
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
    frame = incidences(made, ["tizanidine"], "US")
    assert in_words(frame) == {"Rare": ["Dizziness", "Nausea (superseded text)"]}
    (row,) = records(differences(frame))
    assert row["why_not"] == "superseded text"
    (label,) = {row["words"] for row in CHARTS["side effect"].build(frame[:1]).to_dict()["datasets"].popitem()[1]}
    assert label.endswith("superseded text")


def test_a_ring_marks_an_arm_without_placebo_of_its_own() -> None:
    made = catalogue(
        "baclofen",
        "tizanidine",
        side_effects=[ARMS, {**ARMS, "relaxant": "baclofen", "placebo_from": "other_trials"}],
    )
    spec = CHARTS["side effect"].build(incidences(made, ["baclofen", "tizanidine"], "US")).to_dict()
    (rows,) = [rows for rows in spec["datasets"].values() if "own_placebo" in rows[0]]
    assert {row["relaxant"]: row["own_placebo"] for row in rows} == {"baclofen": False, "tizanidine": True}
    assert {layer["mark"]["type"] for layer in spec["layer"]} >= {"point", "circle"}


FIGURE = {"relaxant": "tizanidine", "incidence_min_pct": "48"}
WORD = {"relaxant": "tizanidine", "figure_kind": "class_band", "frequency_term": "common", "jurisdiction": "GB"}


def heard(*rows: dict[str, str], place: str = "GB") -> list[tuple[str, str]]:
    made = catalogue("tizanidine", side_effects=rows)
    return [(row["effect"], row["text"]) for row in records(incidences(made, ["tizanidine"], place))]


def test_h10_a_few_own_rows_hide_no_effect_that_another_country_names() -> None:
    own = WORD | {"effect": "dizziness"}
    assert heard(own, FIGURE) == [("dizziness", "common"), ("drowsiness", "48 %, US source")]


def test_h2_a_figure_of_another_country_joins_a_word_but_no_figure_of_the_own() -> None:
    assert heard(WORD, FIGURE) == [("drowsiness", "common"), ("drowsiness", "48 %, US source")]
    own = FIGURE | {"jurisdiction": "GB", "incidence_min_pct": "30"}
    assert heard(own, FIGURE) == [("drowsiness", "30 %")]


def test_an_unsure_figure_of_the_own_country_hides_no_confirmed_one() -> None:
    own = FIGURE | {"jurisdiction": "GB", "incidence_min_pct": "30", "checked": ""}
    assert heard(own, FIGURE) == [("drowsiness", "30 %"), ("drowsiness", "48 %, US source")]


def test_words_of_another_country_join_no_effect_that_the_own_names() -> None:
    foreign = WORD | {"jurisdiction": "DE", "frequency_term": "rare"}
    assert heard(WORD, foreign) == [("drowsiness", "common")]


def test_what_only_a_third_country_names_is_heard_and_what_holds_everywhere_bears_no_name() -> None:
    third = WORD | {"jurisdiction": "CH", "effect": "seizure"}
    everywhere = FIGURE | {"jurisdiction": "INT", "effect": "falls"}
    assert heard(third, everywhere, place="US") == [("falls", "48 %"), ("seizure", "common, CH source")]


def test_effects_in_words_stand_apart_by_country() -> None:
    rows = (WORD, WORD | {"jurisdiction": "US", "effect": "dizziness"})
    frame = incidences(catalogue("tizanidine", side_effects=rows), ["tizanidine"], "GB")
    assert in_words(frame) == {"Common": ["Drowsiness, somnolence"], "Common, US source": ["Dizziness"]}


def test_h10_in_no_country_is_a_relaxant_without_the_effects_that_another_names(real: Catalogue) -> None:
    for place in ("US", "GB", "DE", "CH", "JP"):
        frame = incidences(real, list(real.names), place)
        found = {(row["relaxant"], row["effect"]) for row in records(frame)}
        assert found == {(row["relaxant"], row["effect"]) for row in records(real["side_effects"])}
        foreign = frame[~frame["jurisdiction"].isin([place, "INT"])]
        assert (foreign["elsewhere"] == foreign["jurisdiction"] + " source").all()
        assert all(row["text"].endswith(row["elsewhere"]) for row in records(frame))
