"""One fact, one value: what several pages show of a drug is collected from the builders of each page and compared."""

from __future__ import annotations

import re

import pytest

from dashboard.compare.cells import advice, dose_cells, harms, therapy
from dashboard.compare.cells.cell import Cell, Viewpoint
from dashboard.compare.glance.glance import glance
from dashboard.compare.glance.glance_cells import GlanceCell
from dashboard.compare.glance.whole import whole
from dashboard.compare.safety_strip import safety_line
from dashboard.data.catalogue import Catalogue
from dashboard.dosing.dose_lines import DoseLine, dose_lines
from dashboard.dosing.plans.limits import lowest, oral_forms, rules_of
from dashboard.explore.class_table import ClassRow, class_groups
from dashboard.explore.filters import Filtered
from dashboard.kinetics.concentration import Model, half_life_words, model
from dashboard.kinetics.time_lines import TimeLine, time_lines
from dashboard.names.relaxants import picked_forms
from dashboard.side_effects.incidences import incidences
from dashboard.wording.figures import number

PLACES = ("US", "GB", "DE", "JP")
SILENT = re.compile("none stated|not read|no .* read", re.IGNORECASE)
FIGURE = re.compile(r"\d[\d,.]*")


def said(text: str) -> str:
    """Return a text of a table as prose writes it."""
    return text.replace("\u2013", " to ").replace("\u00d7", "x").casefold()


class Pages:
    """What each page shows of one drug, seen from a country, in all its forms."""

    def __init__(self, real: Catalogue, relaxant: str, place: str) -> None:
        self.real, self.relaxant, self.place = real, relaxant, place
        self.forms = picked_forms(real, [relaxant], [])
        self.view = Viewpoint(real, relaxant, place, forms=tuple(self.forms[relaxant]))
        self.overview = glance(real, [relaxant], place, self.forms)
        self.headline = self.view.summary.headline_form

    def at_a_glance(self, key: str) -> GlanceCell:
        (found,) = [row for row in self.overview.rows if row.key == key]
        return found.cells[self.relaxant]

    def schedules(self) -> tuple[DoseLine, ...]:
        return dose_lines(self.real, [self.relaxant], self.place, self.forms)

    def times(self) -> tuple[TimeLine, ...]:
        return time_lines(self.real, [self.relaxant], self.forms)


def every(real: Catalogue, place: str) -> list[Pages]:
    return [Pages(real, relaxant, place) for relaxant in real.names]


def texts(cell: Cell | GlanceCell) -> list[str]:
    return [one.text for one in cell.statements]


def on_start(real: Catalogue, place: str) -> dict[str, ClassRow]:
    """Return the rows of the class table by drug."""
    shown = Filtered(dict.fromkeys(real.names, ()), {}, {})
    groups = class_groups(real, shown, jurisdiction=place, wording="clinician", picked=())
    return {row.relaxant: row for group in groups for row in group.rows}


def test_the_half_life_is_the_same_on_every_page(real: Catalogue) -> None:
    compared = 0
    start = on_start(real, "US")
    for page in every(real, "US"):
        low = page.view.summary.half_life_min_h
        if low is None:
            continue
        found = {
            "Compare, at a glance": texts(page.at_a_glance("half_life"))[0],
            "Compare, in full": texts(therapy.half_life(page.view))[0],
        }
        fact = start[page.relaxant].cells["half_life"].fact
        if fact is not None:
            found["Start"] = fact.text.partition(";")[0]
        for line in page.times():
            if any(page.headline in one.forms for one in line.spans) and line.of("half_life"):
                found["Time course"] = line.text("half_life")
        curve = model(real, page.relaxant, page.headline)
        if isinstance(curve, Model):
            found["Concentration"] = half_life_words(curve).removeprefix("Half-life ").partition(" (")[0]
        assert len({said(text) for text in found.values()}) == 1, (page.relaxant, found)
        compared += len(found)
    assert compared > 40


def test_the_active_metabolite_is_the_same_on_every_page(real: Catalogue) -> None:
    for page in every(real, "US"):
        active = page.view.summary.active_metabolite
        spoken = [line.text("metabolite_half_life") for line in page.times()]
        assert bool(active) or not any(text.startswith("active") for text in spoken), page.relaxant
        if page.view.summary.metabolite_half_life_min_h is not None:
            (overview,) = [
                text for text in texts(page.at_a_glance("half_life")) if text.casefold().startswith("active")
            ]
            assert said(overview) in {said(text) for text in spoken}, page.relaxant


@pytest.mark.parametrize("place", PLACES)
def test_start_usual_and_maximum_are_the_same_at_a_glance_and_on_dosing(real: Catalogue, place: str) -> None:
    compared = 0
    for page in every(real, place):
        overview = texts(page.at_a_glance("dose"))
        if not overview:
            continue
        parts = [
            (line.start, line.usual, line.maximum, line.apart if "week" in line.apart else "")
            for line in page.schedules()
        ]
        fits = [all(said(part) in said(overview[0]) for part in line if part) and any(line) for line in parts]
        assert any(fits), (page.relaxant, overview, parts)
        compared += 1
    assert compared >= 15


@pytest.mark.parametrize("place", PLACES)
def test_start_and_maximum_are_those_of_the_full_statements(real: Catalogue, place: str) -> None:
    compared = 0
    for page in every(real, place):
        starts = {number(one.low) for one in dose_cells.start_doses(page.view).statements if one.low is not None}
        maxima = {number(one.high) for one in dose_cells.maxima(page.view).statements if one.high is not None}
        for line in page.schedules():
            first = FIGURE.search(line.start)
            most = FIGURE.search(line.maximum)
            assert first is None or first[0] in starts, (page.relaxant, line.start, starts)
            assert most is None or most[0] in maxima, (page.relaxant, line.maximum, maxima)
            compared += bool(first) + bool(most)
    assert compared >= 15


@pytest.mark.parametrize("place", PLACES)
def test_a_plan_is_held_to_the_maximum_that_dosing_shows(real: Catalogue, place: str) -> None:
    for page in every(real, place):
        for form in oral_forms(real, page.relaxant, place):
            limit = lowest(rules_of(real, page.relaxant, form, place).standing, lambda row: row.max_total)
            shown = dose_lines(real, [page.relaxant], place, {page.relaxant: (form,)})
            most = [float(found[0].replace(",", "")) for line in shown if (found := FIGURE.search(line.maximum))]
            assert limit is None or not most or limit.value <= min(most), (page.relaxant, form, limit, most)


@pytest.mark.parametrize("place", PLACES)
def test_the_boxed_warning_is_the_same_in_strip_and_comparison(real: Catalogue, place: str) -> None:
    start = on_start(real, place)
    for page in every(real, place):
        line, cell, whole_cell = safety_line(page.view), page.at_a_glance("boxed"), harms.boxed_warning(page.view)
        assert bool(line.boxed) == cell.alarm == bool(page.view.summary.boxed_warning), page.relaxant
        assert cell.alarm == (start[page.relaxant].box == "boxed"), page.relaxant
        if cell.alarm:
            first = texts(cell)[0].removesuffix(" \u2026").casefold()
            assert first in line.boxed.casefold(), page.relaxant
            assert first in texts(whole_cell)[0].casefold(), page.relaxant


def test_the_schedule_is_the_same_in_every_country(real: Catalogue) -> None:
    for place in PLACES:
        start = on_start(real, place)
        for page in every(real, place):
            schedule = texts(therapy.schedule(page.view))[:1]
            assert texts(page.at_a_glance("schedule")) == schedule, page.relaxant
            fact = start[page.relaxant].cells["schedule"].fact
            words = {"Not controlled": "No", "No schedule listed": "None listed"}
            short = [words.get(one, one.replace("Schedule ", "C\u2011")) for one in schedule]
            assert [fact.text] == short if fact else not schedule, (place, page.relaxant)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("wording", ["clinician", "plain"])
def test_food_is_never_called_unstated_where_a_page_speaks_of_it(real: Catalogue, place: str, wording: str) -> None:
    spoken = 0
    for page in every(real, place):
        view = page.view if wording == "clinician" else Viewpoint(
            real, page.relaxant, place, forms=page.view.forms, wording="plain"
        )  # fmt: skip
        advised = [
            text for text in texts(advice.counselling("how_to_take", "food")(view)) if advice.OF_FOOD.search(text)
        ]
        food = dose_cells.food(view)
        shown = texts(food) or [food.empty]
        spoken += bool(advised)
        assert not advised or not any(SILENT.fullmatch(text) for text in shown), (page.relaxant, advised, shown)
        (parts,) = [cells[page.relaxant] for cells in whole(page.overview, ["dose"]).values()]
        opened = [texts(cell) for heading, cell in parts if heading == "Food"]
        assert not advised or opened, (page.relaxant, "the overview opens to what is said of food")
    assert spoken >= 5


def test_the_drowsiness_at_a_glance_is_among_the_figures_of_side_effects(real: Catalogue) -> None:
    compared = 0
    for page in every(real, "US"):
        rows = [one.row for one in incidences(real, [page.relaxant], "US") if one.row.effect == "drowsiness"]
        figures = {
            number(value)
            for row in rows
            for value in (row.incidence_min_pct, row.incidence_max_pct, row.placebo_pct, row.n, row.placebo_n)
            if value is not None
        }
        for text in texts(page.at_a_glance("drowsiness")):
            shown = {found.rstrip(".,") for found in FIGURE.findall(text)}
            assert shown <= figures, (page.relaxant, text, figures)
            compared += bool(shown)
    assert compared >= 8
