"""Incidences: figures, ranges, classes and words are kept apart."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.charts import CHARTS
from dashboard.side_effects import MEASURED_KINDS, effects_reported, incidences, without_figure
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
        "Dantrolene": "no statement read",
        "Metaxalone": "very rare",
    }


def test_h12_the_rows_of_the_chart_are_alphabetical_never_by_size() -> None:
    measured = FRAME[FRAME["figure_kind"].isin(MEASURED_KINDS)].sort_values("low_pct", ascending=False)
    spec = CHARTS["side effect"].build(measured).to_dict()
    (rows,) = spec["datasets"].values() if len(spec["datasets"]) == 1 else list(spec["datasets"].values())[:1]
    names = [row["name"] for row in sorted(rows, key=lambda row: row["line"])]
    assert names == sorted(names)


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
