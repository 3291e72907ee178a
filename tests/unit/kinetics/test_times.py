"""Time course: ranges joined, forms and food apart, unknown left out."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.kinetics.times import half_lives, time_course
from dashboard.wording.figures import span
from tests.builders import catalogue

MADE = catalogue(
    relaxants=[{"relaxant": "tizanidine", "half_life_min_h": "2.5", "onset_min_h": "1"}, {"relaxant": "metaxalone"}],
    citations=[{"relaxant": "tizanidine", "column": "half_life_min_h"}],
    kinetics=[
        {
            "relaxant": "tizanidine",
            "analyte": "tizanidine",
            "parameter": "tmax",
            "form": "tablet",
            "fed": "no",
            "min": "1",
        },
        {
            "relaxant": "tizanidine",
            "analyte": "tizanidine",
            "parameter": "tmax",
            "form": "tablet",
            "fed": "no",
            "min": "1.5",
            "statistic": "mean",
        },
        {
            "relaxant": "tizanidine",
            "analyte": "tizanidine",
            "parameter": "tmax",
            "form": "capsule",
            "fed": "yes",
            "min": "3",
        },
        {
            "relaxant": "tizanidine",
            "analyte": "tizanidine",
            "parameter": "half_life",
            "population": "CrCl < 25",
            "min": "13",
        },
    ],
)


def test_two_readings_of_one_measure_become_a_range() -> None:
    frame = time_course(MADE, ["tizanidine"], {"tizanidine": ("tablet",)})
    assert list(frame[frame["measure"] == "Peak concentration"]["text"]) == ["1 to 1.5 h"]


def test_forms_and_food_stay_apart() -> None:
    frame = time_course(MADE, ["tizanidine"], {"tizanidine": ("tablet", "capsule")})
    peaks = frame[frame["measure"] == "Peak concentration"]
    assert list(zip(peaks["form"], peaks["fed"], strict=True)) == [("capsule", "with food"), ("tablet", "fasting")]


def test_special_populations_and_uncited_figures_are_left_out() -> None:
    frame = time_course(MADE, ["tizanidine", "metaxalone"], {"tizanidine": ("tablet",), "metaxalone": ("tablet",)})
    assert list(frame[frame["measure"] == "Half-life"]["text"]) == ["2.5 h"]
    assert "Onset of effect" not in set(frame["measure"])
    assert set(frame["relaxant"]) == {"tizanidine"}


def test_a_summary_figure_is_shown_only_with_its_form() -> None:
    assert "Half-life" not in set(time_course(MADE, ["tizanidine"], {"tizanidine": ("capsule",)})["measure"])


def test_carisoprodol_names_its_active_metabolite(real: Catalogue) -> None:
    frame = time_course(real, ["carisoprodol"], {"carisoprodol": ("tablet",)})
    assert "meprobamate" in set(frame["analyte"])


def test_the_class_chart_shows_the_figures_of_the_summary(real: Catalogue) -> None:
    frame = half_lives(real, list(real.names))
    assert len(frame) >= 8
    for row in frame.to_dict("records"):
        column = "half_life" if not row["analyte"] else "metabolite_half_life"
        summary = real.summary(row["relaxant"])
        assert row["low_h"] == summary[f"{column}_min_h"]
        assert row["text"] == span(summary[f"{column}_min_h"], summary[f"{column}_max_h"], "h")
