"""Time course: ranges joined, forms and food apart, unknown left out."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.kinetics.times import half_lives, time_course, times_frame
from dashboard.wording.figures import said_hours
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
    times = time_course(MADE, ["tizanidine"], {"tizanidine": ("tablet",)})
    assert [one.text for one in times if one.measure == "tmax"] == ["1 to 1.5 h"]


def test_forms_and_food_stay_apart() -> None:
    frame = times_frame(time_course(MADE, ["tizanidine"], {"tizanidine": ("tablet", "capsule")}))
    peaks = frame[frame["measure"] == "tmax"]
    assert list(zip(peaks["form"], peaks["fed"], strict=True)) == [("capsule", "with food"), ("tablet", "fasting")]


def test_special_populations_and_uncited_figures_are_left_out() -> None:
    times = time_course(MADE, ["tizanidine", "metaxalone"], {"tizanidine": ("tablet",), "metaxalone": ("tablet",)})
    assert [one.text for one in times if one.measure == "half_life"] == ["2.5 h"]
    assert "onset" not in {one.measure for one in times}
    assert {one.relaxant for one in times} == {"tizanidine"}


def test_a_summary_figure_is_shown_only_with_its_form() -> None:
    times = time_course(MADE, ["tizanidine"], {"tizanidine": ("capsule",)})
    assert "half_life" not in {one.measure for one in times}


def test_carisoprodol_names_its_active_metabolite(real: Catalogue) -> None:
    times = time_course(real, ["carisoprodol"], {"carisoprodol": ("tablet",)})
    assert "meprobamate" in {one.analyte for one in times}


def test_the_class_chart_shows_the_figures_of_the_summary(real: Catalogue) -> None:
    times = half_lives(real, list(real.names))
    assert len(times) >= 8
    for one in times:
        row = real.summary(one.relaxant)
        of_drug = (row.half_life_min_h, row.half_life_max_h)
        low, high = (row.metabolite_half_life_min_h, row.metabolite_half_life_max_h) if one.analyte else of_drug
        assert one.low_h == low
        assert one.text == said_hours(low, high)
