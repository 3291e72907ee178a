"""Times in short: a line a drug and form, figures as a clinician says them, onset apart from peak."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import KineticsRow
from dashboard.kinetics.time_lines import silent, time_lines
from dashboard.kinetics.times import time_course
from dashboard.names.relaxants import picked_forms
from tests.builders import catalogue

PEAK = {"relaxant": "tizanidine", "analyte": "tizanidine", "parameter": "tmax", "form": "tablet"}
TABLET = {"tizanidine": ("tablet",)}


def test_three_drugs_need_one_line_a_form(real: Catalogue) -> None:
    pick = ["baclofen", "tizanidine", "diazepam"]
    lines = time_lines(real, pick, picked_forms(real, pick, []))
    assert [(line.name, line.form) for line in lines] == [
        ("Baclofen (oral)", "tablet"), ("Baclofen (oral)", "oral solution"), ("Tizanidine", "tablet"),
        ("Diazepam", "tablet"),
    ]  # fmt: skip


def test_a_figure_that_was_read_fasting_too_is_said_once(real: Catalogue) -> None:
    (line,) = time_lines(real, ["diazepam"], {"diazepam": ("tablet",)})
    assert line.text("tmax") == "0.25\u20132.5 h; 2.5 h with food"
    repeated = [PEAK | {"min": "1", "max": "3"}, PEAK | {"min": "1", "max": "3", "fed": "no"}]
    (line,) = time_lines(catalogue("tizanidine", kinetics=repeated), ["tizanidine"], TABLET)
    assert line.text("tmax") == "1\u20133 h"
    differ = [PEAK | {"min": "1", "max": "3"}, PEAK | {"min": "2", "max": "3", "fed": "no"}]
    (line,) = time_lines(catalogue("tizanidine", kinetics=differ), ["tizanidine"], TABLET)
    assert line.text("tmax") == "1\u20133 h; 2\u20133 h fasting"


def test_figures_are_rounded_as_a_clinician_says_them(real: Catalogue) -> None:
    (tizanidine,) = time_lines(real, ["tizanidine"], TABLET)
    assert tizanidine.text("tmax") == "1\u20131.4 h"
    weeks = [{"relaxant": "dantrolene", "analyte": "dantrolene", "parameter": "onset", "min": "168", "max": "1080"}]
    (dantrolene,) = time_lines(catalogue("dantrolene", kinetics=weeks), ["dantrolene"], {"dantrolene": ("capsule",)})
    assert dantrolene.text("onset") == "7\u201345 days"


def test_h51_an_onset_is_never_a_time_to_peak(real: Catalogue) -> None:
    forms = picked_forms(real, list(real.names), [])
    lines = time_lines(real, list(real.names), forms)
    read = {row.relaxant for row in real.every(KineticsRow) if row.parameter == "onset"}
    assert {line.relaxant for line in lines if line.of("onset")} == read
    assert "Tizanidine" in silent(lines, "onset"), "its peak was read, its onset was not"
    made = catalogue("tizanidine", kinetics=[PEAK | {"min": "1"}])
    (line,) = time_lines(made, ["tizanidine"], TABLET)
    assert (line.text("tmax"), line.text("onset")) == ("1 h", "")


def test_h51_a_time_without_an_upper_end_says_or_longer(real: Catalogue) -> None:
    (line,) = time_lines(real, ["dantrolene"], {"dantrolene": ("capsule",)})
    assert line.text("onset") == "7 days or longer"


def test_an_onset_of_another_way_to_give_it_is_not_lost(real: Catalogue) -> None:
    (line,) = time_lines(real, ["baclofen-intrathecal"], {"baclofen-intrathecal": ("intrathecal",)})
    assert line.text("onset") == "0.5\u20131 h; 6\u20138 h (continuous infusion)"


def test_a_metabolite_is_called_active_only_where_the_summary_says_so(real: Catalogue) -> None:
    (diazepam,) = time_lines(real, ["diazepam"], {"diazepam": ("tablet",)})
    assert diazepam.text("metabolite_half_life").startswith("active N-desmethyldiazepam")
    (tizanidine,) = time_lines(real, ["tizanidine"], TABLET)
    assert tizanidine.text("metabolite_half_life") == "metabolites 20\u201340 h"


def test_every_time_of_the_course_is_in_a_line(real: Catalogue) -> None:
    forms = picked_forms(real, list(real.names), [])
    lines = time_lines(real, list(real.names), forms)
    assert sum(len(line.spans) for line in lines) == len(time_course(real, list(real.names), forms))
    assert all(line.citations for line in lines)
