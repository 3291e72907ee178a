"""Time course: ranges joined, forms and food apart, unknown left out."""

from __future__ import annotations

from dashboard.compare.comparison import compare
from dashboard.data.catalogue import Catalogue
from dashboard.kinetics.times import half_lives, time_course, times_frame
from dashboard.wording.figures import said_hours
from tests.builders import catalogue

MADE = catalogue(
    relaxants=[
        {"relaxant": "tizanidine", "half_life_min_h": "2.5", "half_life_max_h": "2.5", "onset_min_h": "1"},
        {"relaxant": "metaxalone"},
    ],
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


def test_h51_a_time_with_only_a_lower_end_is_no_single_value() -> None:
    cited = [{"relaxant": "dantrolene", "column": "onset_min_h"}]
    made = catalogue(relaxants=[{"relaxant": "dantrolene", "onset_min_h": "168"}], citations=cited)
    onset = time_course(made, ["dantrolene"], {"dantrolene": ("tablet",)})[0]
    assert (onset.text, onset.low_h, onset.high_h) == ("7 days or longer", 168, None)
    measured = {"relaxant": "dantrolene", "analyte": "dantrolene", "parameter": "onset", "form": "tablet", "min": "48"}
    for statistic, text in (("range", "48 h or longer"), ("mean", "48 h")):
        made = catalogue(relaxants=[{"relaxant": "dantrolene"}], kinetics=[{**measured, "statistic": statistic}])
        assert [one.text for one in time_course(made, ["dantrolene"], {"dantrolene": ("tablet",)})] == [text]


def test_h51_a_range_that_is_open_stays_open_when_readings_join() -> None:
    row = {"relaxant": "dantrolene", "analyte": "dantrolene", "parameter": "onset", "form": "tablet"}
    rows = [{**row, "min": "24", "max": "48"}, {**row, "min": "168", "statistic": "range"}]
    made = catalogue(relaxants=[{"relaxant": "dantrolene"}], kinetics=rows)
    assert [one.text for one in time_course(made, ["dantrolene"], {"dantrolene": ("tablet",)})] == ["24 h or longer"]


def test_h51_dantrolene_takes_a_week_or_longer_on_compare(real: Catalogue) -> None:
    cell = compare(real, ["dantrolene"], "US", {"dantrolene": ("capsule",)}).row("onset").cells["dantrolene"]
    assert [(one.text, one.low, one.high, one.unit) for one in cell.statements] == [
        ("7 days or longer", 168, None, "h")
    ]


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
        assert (one.low_h, one.high_h) == (low, high)
        assert one.text == said_hours(low, high)
