"""Tables of doses, times and rules: every figure in text, bars that say what they are, sources below."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import get_args

import pytest

from dashboard.data.catalogue import Catalogue
from dashboard.data.rows import MaxBasis
from dashboard.dosing.dose_lines import DoseLine, dose_lines
from dashboard.kinetics.time_lines import time_lines
from dashboard.names.relaxants import picked_forms
from dashboard.render import line_tables
from dashboard.suitability.rule_lines import rule_lines
from dashboard.wording.who import Patient


def lines_of(real: Catalogue, *pick: str, place: str = "US") -> tuple[DoseLine, ...]:
    return dose_lines(real, list(pick), place, picked_forms(real, list(pick), []))


@pytest.mark.parametrize("place", ["US", "GB", "DE"])
def test_every_figure_of_a_line_is_in_its_row(real: Catalogue, place: str) -> None:
    for line in lines_of(real, *real.names, place=place):
        table = unescape(line_tables.dose_table([line], "Doses", [], asked=place))
        table = table.replace("<wbr>", "")
        assert line.name in table
        assert all(text in table for text in line.figures), line.who
        assert f"Sources ({len(line.citations)})" in table


@pytest.mark.parametrize("max_basis", get_args(MaxBasis))
def test_h3_a_maximum_that_no_source_states_is_drawn_broken(real: Catalogue, max_basis: MaxBasis) -> None:
    (line, *_) = lines_of(real, "tizanidine")
    assert line.window
    drawn = line_tables.dose_table(
        [replace(line, window=replace(line.window, max_basis=max_basis))], "Doses", [], asked="US"
    )
    assert ('class="stated"' in drawn) == (max_basis == "stated")
    assert ('class="not-stated"' in drawn) == (max_basis != "stated")


def test_an_upper_bound_is_drawn_as_one_and_not_as_a_range_from_nothing(real: Catalogue) -> None:
    (line,) = lines_of(real, "baclofen", place="GB")
    assert line.usual.startswith("up to")
    drawn = line_tables.dose_table([line], "Doses", [], asked="US")
    assert 'class="up-to"' in drawn
    assert 'class="usual"' not in drawn


def test_a_bar_of_doses_never_leaves_its_scale(real: Catalogue) -> None:
    (line, *_) = [one for one in lines_of(real, "baclofen") if one.usual]
    drawn = line_tables.dose_table([line], "Doses", [], asked="US")
    assert 'class="usual" x="48.1" width="48.1"' in drawn, "40 to 80 of a scale that ends a little beyond 80"


def test_h2_a_line_of_another_country_says_whose_it_is(real: Catalogue) -> None:
    (line, *_) = lines_of(real, "metaxalone", place="GB")
    assert "US dose" in line_tables.dose_table([line], "Doses", [], asked="GB")
    assert "US dose" not in line_tables.dose_table([line], "Doses", [], asked="US")


def test_unconfirmed_and_replaced_lines_say_so(real: Catalogue) -> None:
    (line, *_) = lines_of(real, "tizanidine")
    assert "unconfirmed" not in line_tables.dose_table([line], "Doses", [], asked="US").partition("Sources (")[0]
    assert "unconfirmed" in line_tables.dose_table([replace(line, unconfirmed=True)], "Doses", [], asked="US")
    assert "older label" in line_tables.dose_table([replace(line, superseded=True)], "Doses", [], asked="US")


def test_every_time_has_a_mark_in_the_lane_of_its_measure_and_words(real: Catalogue) -> None:
    lines = time_lines(real, list(real.names), picked_forms(real, list(real.names), []))
    scale = line_tables.hour_scale(lines)
    for line in lines:
        marks = list(scale.marks(line))
        assert [mark.measure for mark in marks] == [one.measure for one in line.spans]
        assert all(mark.at >= 0 and mark.at + mark.width <= 100 for mark in marks)
        assert {mark.top for mark in marks} == {line_tables.LANES[one.measure][0] for one in line.spans}
        assert all(line.text(one.measure) in line.spoken for one in line.spans)
    table = unescape(line_tables.time_table(lines, "Time course", ["Concentration is not effect."]))
    assert all(line.spoken in table for line in lines)


def test_the_scale_of_hours_is_logarithmic() -> None:
    scale = line_tables.HourScale(1, 100)
    assert [scale.place(hours) for hours in (1, 10, 100)] == [0, 50, 100]
    assert [tick.label for tick in scale.ticks] == ["1", "4", "12", "1 day"]


def test_a_rule_shows_its_level_and_opens_to_its_words(real: Catalogue) -> None:
    lines, _ = rule_lines(real, ["tizanidine"], "US", forms={"tizanidine": ("tablet",)}, patient=Patient())
    table = unescape(line_tables.rule_table(lines, "Rules"))
    assert all(line.text in table for line in lines)
    assert all(line.short in table for line in lines)
    assert table.count("<details data-fold=") == sum(bool(line.short) for line in lines)
    assert "Adjust" in table


def test_a_fold_keeps_the_html_of_what_it_holds() -> None:
    assert "<p>Words &amp; more</p>" in line_tables.folded("In words", "<p>Words &amp; more</p>", "words")
