"""Every chart of the registry: a spec that renders, titles that speak, words that carry the numbers."""

from __future__ import annotations

import re
from itertools import pairwise

import pandas as pd
import pytest
import vl_convert

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema.terms import LEVELS, RATIOS, RELAXANTS
from dashboard.dosing.duration_limits import duration_limits, durations_frame
from dashboard.dosing.plans.bars import chart_frame
from dashboard.dosing.plans.limits import rules_of
from dashboard.evidence.estimate_frames import estimate_frame
from dashboard.evidence.estimates import evidence, plots
from dashboard.explore import overview
from dashboard.kinetics import concentration, times
from dashboard.names.relaxants import picked_forms
from dashboard.render import markup
from dashboard.render.charts import CHARTS, style
from dashboard.render.palette import LEVEL_ICONS, RELAXANT_COLOURS
from dashboard.side_effects.differences import differences
from dashboard.side_effects.effect_frames import difference_frame, incidence_frame
from dashboard.side_effects.incidences import incidences
from tests.unit.dosing.plans.test_calendar_and_sheet import build


def frames(real: Catalogue) -> dict[str, pd.DataFrame]:
    """Frames of real data for every chart."""
    relaxants = list(real.names)
    forms = picked_forms(real, relaxants, [])
    courses = times.times_frame(times.time_course(real, relaxants, forms))
    effects = incidences(real, relaxants, "US")
    steps = build(real, "3 days: 5 5 5\n3 days: 40 40 40")
    curve_of = concentration.model(real, "baclofen", "tablet")
    assert isinstance(curve_of, concentration.Model)
    return {
        "limits on duration": durations_frame(duration_limits(real, relaxants, "US", forms)),
        "plan": chart_frame(steps, rules_of(real, "baclofen", "tablet", "US")),
        "concentration": concentration.curve(curve_of, concentration.even_doses(3, 3), 3, "Words."),
        "half-life": courses[courses["measure"].isin(["half_life", "metabolite_half_life"])],
        "doses a day": overview.doses_a_day(real, relaxants),
        "side effect": incidence_frame([one for one in effects if one.row.effect == "drowsiness" and one.measured]),
        "difference to placebo": difference_frame([one for one in differences(effects) if one.difference]),
        "forest": next(estimate_frame(plot) for plot in plots(evidence(real, [])).values() if len(plot) > 1),
    }


def test_the_registry_is_tested_whole(real: Catalogue) -> None:
    assert set(frames(real)) == set(CHARTS)


@pytest.mark.parametrize("name", list(CHARTS))
@pytest.mark.slow
def test_a_chart_renders_and_every_encoding_has_a_title(name: str, real: Catalogue) -> None:
    spec = CHARTS[name].build(frames(real)[name]).to_dict()
    svg = vl_convert.vegalite_to_svg(spec)
    assert "<path" in svg
    assert "NaN" not in svg
    for layer in spec["layer"]:
        for channel, encoding in layer["encoding"].items():
            entries = encoding if isinstance(encoding, list) else [encoding]
            for entry in entries:
                assert "field" not in entry or entry.get("title"), (name, channel)


def test_a_range_too_narrow_to_see_is_drawn_as_a_dot(real: Catalogue) -> None:
    half_lives = times.times_frame(times.half_lives(real, ["carisoprodol"]))
    metabolite = half_lives[half_lives["analyte"] == "meprobamate"]
    assert (metabolite["low_h"] < metabolite["high_h"]).all()
    marks = [layer["mark"]["type"] for layer in CHARTS["half-life"].build(metabolite).to_dict()["layer"]]
    assert set(marks) & {"point", "circle"}
    assert "rule" not in marks


@pytest.mark.parametrize("name", list(CHARTS))
def test_the_text_alternative_names_every_relaxant(name: str, real: Catalogue) -> None:
    frame = frames(real)[name]
    words = CHARTS[name].describe(frame)
    assert all(relaxant in words for relaxant in set(frame["name"]))
    assert "nan" not in words.split()


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_relaxant_has_one_colour_that_shows_on_both_pages() -> None:
    assert set(RELAXANT_COLOURS) == set(RELAXANTS)
    assert len(set(RELAXANT_COLOURS.values())) == len(RELAXANT_COLOURS)
    for name, colour in RELAXANT_COLOURS.items():
        assert contrast(colour, "#ffffff") >= 3, name
        assert contrast(colour, "#12181d") >= 3, name


def test_h38_no_relaxant_wears_the_hue_of_a_level() -> None:
    def is_warm_alarm(colour: str) -> bool:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return red > 1.6 * blue and red - min(green, blue) > 110

    assert not [name for name, colour in RELAXANT_COLOURS.items() if is_warm_alarm(colour)]
    hues = re.findall(r"--(?:red|orange): (#\w{6})", markup.asset("table.css").partition(".sheet.dark")[0])
    assert len(hues) == 2, "contraindicated and avoid, on light pages"
    assert all(is_warm_alarm(hue) for hue in hues)


def test_h38_every_level_has_an_icon_and_a_word() -> None:
    assert set(LEVEL_ICONS) == set(LEVELS)
    assert all(icon.strip() for icon in LEVEL_ICONS.values())
    assert LEVEL_ICONS["contraindicated"] not in {
        icon for name, icon in LEVEL_ICONS.items() if name != "contraindicated"
    }


def labelled(spec: dict[str, object], letters: float = 7) -> list[str]:
    """Return the labels of the axis of a chart drawn as wide as on a phone; each must have room of its own."""
    svg = vl_convert.vegalite_to_svg({**spec, "width": 300})
    axis = re.search(r'class="mark-text role-axis-label".*?</g>', svg, re.DOTALL)
    assert axis
    found = re.findall(r"translate\(([-\d.]+),[-\d.]+\)[^>]*>([^<]+)<", axis[0])
    for (left, word), (right, next_word) in pairwise(found):
        assert float(right) - float(left) > letters * (len(word) + len(next_word)) / 2, (word, next_word)
    return [word for _, word in found]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (1, 400, ["1", "10", "100"]),
        (0.2, 30, ["0.3", "1", "3", "10", "30"]),
        (2, 6, ["1.5", "2", "3", "5", "7"]),
        (0.01, 300, ["0.01", "0.1", "1", "10", "100"]),
    ],
)
def test_a_logarithmic_axis_has_labels_over_its_whole_range(
    real: Catalogue, low: float, high: float, expected: list[str]
) -> None:
    rows = times.times_frame(times.half_lives(real, ["tizanidine"])).assign(low_h=low, high_h=high)
    assert labelled(CHARTS["half-life"].build(rows).to_dict()) == expected


@pytest.mark.slow
def test_every_forest_plot_of_ratios_has_labels_on_both_sides_of_its_estimates(real: Catalogue) -> None:
    ratios = [estimate_frame(plot) for axis, plot in plots(evidence(real, [])).items() if axis.measure in RATIOS]
    assert len(ratios) > 5
    for plot in ratios:
        labels = [float(word) for word in labelled(CHARTS["forest"].build(plot).to_dict())]
        assert 1 in labels
        assert min(labels) <= min(1, plot[["estimate", "ci_low"]].min().min() * 1.5)
        assert max(labels) >= plot[["estimate", "ci_high"]].max().max() / 1.5


def test_an_upper_bound_is_drawn_as_one_and_not_as_a_range_from_nothing(real: Catalogue) -> None:
    drowsy = [one for one in incidences(real, ["baclofen"], "US") if one.row.effect == "drowsiness"]
    bound = incidence_frame([one for one in drowsy if one.row.figure_kind == "upper_bound"])
    assert list(bound["high_pct"]) == [63]
    layers = CHARTS["side effect"].build(bound).to_dict()["layer"]
    marks = [(layer["mark"]["type"], layer["mark"].get("shape")) for layer in layers]
    assert marks == [("rule", None), ("point", "triangle-left"), ("text", None)]
    assert layers[1]["encoding"]["x"]["field"] == "high"
    assert "up to 63 %" in CHARTS["side effect"].describe(bound)


def test_h51_a_time_without_an_upper_end_is_drawn_and_said_as_a_lower_bound(real: Catalogue) -> None:
    rows = times.times_frame(times.time_course(real, ["dantrolene"], {"dantrolene": ("capsule",)}))
    onset = rows[rows["measure"] == "onset"]
    assert len(onset) == 1
    layers = CHARTS["half-life"].build(onset).to_dict()["layer"]
    marks = [(layer["mark"]["type"], layer["mark"].get("shape")) for layer in layers]
    assert ("point", "triangle-right") in marks
    assert "rule" not in [layer["mark"]["type"] for layer in layers]
    assert "onset 7 days or longer" in CHARTS["half-life"].describe(onset)
    both = CHARTS["half-life"].build(rows).to_dict()["layer"]
    assert (
        max(layer["encoding"]["x"]["scale"]["domain"][1] for layer in both if "scale" in layer["encoding"]["x"]) > 168
    )


def test_a_time_that_is_an_upper_bound_is_drawn_and_said_as_one(real: Catalogue) -> None:
    rows = times.times_frame(times.half_lives(real, ["tizanidine"])).head(1)
    rows = rows.assign(low_h=float("nan"), high_h=48.0, text="up to 48 h")
    layers = CHARTS["half-life"].build(rows).to_dict()["layer"]
    assert ("point", "triangle-left") in [(layer["mark"]["type"], layer["mark"].get("shape")) for layer in layers]
    assert "rule" not in [layer["mark"]["type"] for layer in layers]
    assert "up to 48 h" in CHARTS["half-life"].describe(rows)


@pytest.mark.parametrize("name", ["side effect", "difference to placebo", "forest"])
def test_words_of_rows_are_in_the_ink_of_the_page_and_no_line_crosses_them(name: str, real: Catalogue) -> None:
    spec = CHARTS[name].build(frames(real)[name]).to_dict()
    assert spec["config"]["axis"]["grid"] is False
    for background, ink in (("white", style.INK_ON_LIGHT), ("#12181d", style.INK_ON_DARK)):
        svg = vl_convert.vegalite_to_svg({**spec, "width": 900, "background": background})
        texts = re.findall(r"<text[^>]*fill=\"([^\"]+)\"", svg)
        assert texts
        assert set(texts) == {ink}, "rows, labels of axes and their titles"
        assert contrast(ink, "#ffffff" if background == "white" else background) > 12
    upright = [layer for layer in spec["layer"] if layer["encoding"].get("x", {}).get("title") == "No difference"]
    assert all(layer["mark"]["type"] == "point" for layer in upright), "a rule would run through the words"
