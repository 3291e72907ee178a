"""Each page with nothing, one and many picked; every widget moved; no exception ever."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.filters import PURPOSES
from tests.app.conftest import PAGES, Open, charts, sheets, words

MANY = ("baclofen", "baclofen-intrathecal", "tizanidine", "dantrolene", "cyclobenzaprine", "methocarbamol")


@pytest.mark.parametrize("wording", ["Clinician", "Plain language"])
@pytest.mark.parametrize("picked", [(), ("baclofen",), MANY], ids=["nothing", "one", "six"])
@pytest.mark.parametrize("page", list(PAGES))
def test_a_page_opens(open_page: Open, page: str, picked: tuple[str, ...], wording: str) -> None:
    app = open_page(page, picked, wording=wording)
    assert not app.exception
    assert len(app.title) == 1
    assert "not a substitute for judgement" in words(app)


def test_the_start_page_asks_what_for_first(open_page: Open) -> None:
    app = open_page("Explore")
    assert app.main.children[1].label == "What for?"
    assert app.radio(key="purpose").options == ["Anything", *PURPOSES.values()]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("purpose", "Spasticity"),
        ("condition", ["Spasticity in multiple sclerosis"]),
        ("comes_as", ["injection"]),
        ("avoid", ["Dry mouth"]),
        ("q", "gaba"),
        ("factors", ["Liver impairment"]),
        ("available", True),
        ("uncontrolled", True),
        ("half_life", "up to 4 h"),
        ("doses", "once is possible"),
        ("acts", ["Spinal cord"]),
    ],
)
def test_h28_every_filter_of_explore_says_what_it_took_out(
    open_page: Open, real: Catalogue, key: str, value: object
) -> None:
    app = open_page("Explore", **{key: value})
    assert not app.exception
    table = sheets(app)
    out = [key for key, name in real.names.items() if f"<strong>{name}</strong>:" in table]
    left = [key for key in real.names if f'data-pick=\\"{key}\\"' in table]
    assert sorted(out + left) == sorted(real.names)
    assert out or "Unknown to a filter" in table or key in ("available", "doses"), f"{key} filtered nothing"


def test_filters_that_match_nothing_say_which_to_loosen(open_page: Open, real: Catalogue) -> None:
    app = open_page("Explore", q="nothing has this name", purpose="Spasticity")
    assert not app.exception
    assert "No relaxant meets all filters." in words(app)
    assert "without **Search**" in words(app)
    assert "data-pick" not in sheets(app)
    assert sheets(app).count("<li><strong>") == len(real.names)


@pytest.mark.parametrize("view", ["Half-life", "Doses a day"])
def test_explore_charts_answer_to_the_filters(open_page: Open, view: str) -> None:
    everything = charts(open_page("Explore", class_chart=view))
    some = charts(open_page("Explore", class_chart=view, purpose="Spasticity"))
    assert len(everything) == len(some) == 1
    assert "Carisoprodol" in everything[0]
    assert "Carisoprodol" not in some[0]
    assert "Baclofen" in some[0]


def test_compare_without_a_pick_offers_examples(open_page: Open) -> None:
    app = open_page("Compare")
    assert "No relaxant picked yet." in words(app)
    app.button(key="example-Baclofen and tizanidine").click().run()
    assert app.session_state["relaxants"] == ["baclofen", "tizanidine"]
    assert "Tizanidine" in sheets(app)


@pytest.mark.parametrize("view", ["Side effects", "Doses", "Time course"])
def test_compare_charts_answer_to_the_pick(open_page: Open, view: str) -> None:
    one = charts(open_page("Compare", ("tizanidine",), chart=view))
    two = charts(open_page("Compare", ("tizanidine", "baclofen"), chart=view))
    assert one
    assert not any("Baclofen" in spec for spec in one)
    assert any("Baclofen" in spec for spec in two)


def test_h17_doses_have_one_chart_a_relaxant(open_page: Open) -> None:
    app = open_page("Compare", ("baclofen", "baclofen-intrathecal", "tizanidine"), chart="Doses")
    specs = charts(app)
    assert len(specs) == 3
    assert [sum(unit in spec for unit in ('"mg a day"', '"mcg a day"')) for spec in specs] == [1, 1, 1]
    assert "doses of different drugs cannot be compared" in words(app)


def test_h2_another_jurisdiction_is_said_where_doses_are_borrowed(open_page: Open) -> None:
    app = open_page("Compare", ("metaxalone",), jurisdiction="United Kingdom", chart="Doses")
    assert "No GB dose read; US" in sheets(app)
    assert "No GB dose read; US says" in words(app)


def test_h12_side_effects_without_figures_stand_above_the_chart(open_page: Open) -> None:
    app = open_page("Compare", ("tizanidine", "metaxalone"), chart="Side effects")
    order = [element.type for element in app.main]
    text = words(app)
    assert "No figure: **Metaxalone**" in text or "Metaxalone" in "".join(charts(app))
    assert "different trials" in text
    assert order.index("selectbox") < order.index("vega_lite_chart")


def test_h1_a_chosen_form_narrows_the_doses(open_page: Open) -> None:
    app = open_page("Compare", ("cyclobenzaprine",), form=["cyclobenzaprine extended-release capsule"])
    assert "Extended-release capsule: 15 mg" in sheets(app)
    assert "ablet: 5 mg" not in sheets(app)


def test_a_brand_in_the_pick_becomes_its_relaxant_and_form(open_page: Open) -> None:
    app = open_page("Explore")
    app.multiselect(key="relaxants").set_value(["Amrix (cyclobenzaprine, extended-release capsule)"]).run()
    assert not app.exception
    assert app.session_state["relaxants"] == ["cyclobenzaprine"]
    assert app.session_state["form"] == ["cyclobenzaprine extended-release capsule"]


def test_h29_plain_wording_offers_no_patient_filter_and_pins_the_warning(open_page: Open) -> None:
    plain = open_page("Explore", wording="Plain language")
    assert "Hide if contraindicated in" not in [widget.label for widget in plain.multiselect]
    assert "Hide if contraindicated in" in [widget.label for widget in open_page("Explore").multiselect]
    first = open_page("Compare", ("baclofen",), wording="Plain language").get("bidi_component")[0].proto.json
    assert "Stopping suddenly" in first


def test_h15_harms_stand_above_the_chart(open_page: Open) -> None:
    app = open_page("Compare", ("dantrolene", "tizanidine"))
    order = [element.type for element in app.main]
    assert order.index("bidi_component") < order.index("vega_lite_chart")
    assert "Boxed warning" in app.get("bidi_component")[0].proto.json


def test_h16_a_fold_names_its_rows(open_page: Open) -> None:
    app = open_page("Compare", ("cyclobenzaprine", "cyclobenzaprine-sublingual"), fold=True)
    assert not app.exception
    folds = [caption.value for caption in app.caption if caption.value.startswith("Folded")]
    assert app.toggle(key="fold").value
    assert folds
    assert "Boxed warning" not in folds[0]
    assert "Boxed warning" in sheets(app)


@pytest.mark.parametrize("table", ["Dosing rules", "Counselling", "Sources", "Therapies in short"])
def test_data_shows_every_table_with_its_dictionary(open_page: Open, table: str) -> None:
    app = open_page("Data", table=table)
    assert not app.exception
    assert "Meaning</th>" in sheets(app)
    assert bool(app.dataframe) != ("empty so far" in words(app))


def test_data_says_where_facts_come_from_and_how_to_report_an_error(open_page: Open, real: Catalogue) -> None:
    text = words(open_page("Data"))
    assert "the place in it and the day on which it was read" in text
    assert f"data version ({real.version})" in text
