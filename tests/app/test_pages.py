"""Each page with nothing, one and many picked; every widget moved; no exception ever."""

from __future__ import annotations

import itertools
import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.catalogue import Catalogue
from dashboard.data.schema import TABLES
from dashboard.explore.filters import PURPOSES
from dashboard.facts.open_facts import open_facts
from dashboard.ui import compare_views, evidence_views
from tests.app.conftest import ENTRY, PAGES, Open, charts, each_sheet, headings, sheets, words

MANY = ("baclofen", "baclofen-intrathecal", "tizanidine", "dantrolene", "cyclobenzaprine", "methocarbamol")


@pytest.mark.parametrize("wording", ["clinician", "plain"])
@pytest.mark.parametrize("picked", [(), ("baclofen",), MANY], ids=["nothing", "one", "six"])
@pytest.mark.parametrize("page", list(PAGES))
def test_a_page_opens(open_page: Open, page: str, picked: tuple[str, ...], wording: str) -> None:
    app = open_page(page, picked, wording=wording)
    assert not app.exception
    assert len(headings(app, 1)) == 1
    assert "not a substitute for judgement" in words(app)


@pytest.mark.parametrize("wording", ["clinician", "plain"])
@pytest.mark.parametrize(
    ("page", "key", "view"),
    [
        *(("Compare", "tab", tab) for tab in compare_views.TABS),
        *(("Evidence", "evidence_view", view) for view in evidence_views.VIEWS),
    ],
)
def test_a_view_opens_in_both_wordings(open_page: Open, page: str, key: str, view: str, wording: str) -> None:
    app = open_page(page, ("nabiximols", "diazepam"), wording=wording, **{key: view})
    assert not app.exception
    assert "not a substitute for judgement" in words(app), "the page is whole down to its last line"


def test_the_start_page_says_what_it_is_and_begins_with_one_search(open_page: Open) -> None:
    app = open_page("Start")
    labels = [getattr(child, "label", "") for child in app.main.children.values()]
    assert next(label for label in labels if label) == "Search"
    assert "21 muscle relaxants" in headings(app, 1)[0]
    assert "prescribers, pharmacists and teachers" in words(app)
    assert app.button_group(key="purpose").options == ["All", *PURPOSES.values()]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("purpose", "spasticity"),
        ("condition", ["spasticity_ms"]),
        ("comes_as", ["injection"]),
        ("avoid", ["dry_mouth"]),
        ("q", "gaba"),
        ("factors", ["hepatic_impairment"]),
        ("available", True),
        ("uncontrolled", True),
        ("half_life", "4"),
        ("doses", "1"),
        ("acts", ["spinal_cord"]),
    ],
)
def test_h28_every_filter_of_explore_says_what_it_took_out(
    open_page: Open, real: Catalogue, key: str, value: object
) -> None:
    app = open_page("Start", **{key: value})
    assert not app.exception
    table = sheets(app)
    out = [key for key, name in real.names.items() if f"data-page>{name}</a></strong>:" in table.replace("<wbr>", "")]
    left = [key for key in real.names if f'data-pick=\\"{key}\\"' in table]
    assert sorted(out + left) == sorted(real.names)
    assert out or "Cannot be judged" in table or key in ("available", "doses"), f"{key} filtered nothing"


def test_filters_that_match_nothing_say_which_to_loosen(open_page: Open, real: Catalogue) -> None:
    app = open_page("Start", q="nothing has this name", purpose="spasticity")
    assert not app.exception
    assert "No relaxant meets all filters." in words(app)
    assert "without Search" in words(app)
    assert "data-pick" not in sheets(app)
    assert sheets(app).count("<li><strong>") == len(real.names)


@pytest.mark.parametrize("view", ["half_life", "doses_a_day"])
def test_explore_charts_answer_to_the_filters(open_page: Open, view: str) -> None:
    everything = charts(open_page("Start", class_chart=view, charts=True))
    some = charts(open_page("Start", class_chart=view, charts=True, purpose="spasticity"))
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


def test_the_chart_of_side_effects_answers_to_the_pick(open_page: Open) -> None:
    one = charts(open_page("Compare", ("tizanidine",), tab="side_effects"))
    two = charts(open_page("Compare", ("tizanidine", "baclofen"), tab="side_effects"))
    assert one
    assert not any("Baclofen" in spec for spec in one)
    assert any("Baclofen" in spec for spec in two)


@pytest.mark.parametrize(("view", "table"), [("doses", "lines doses"), ("time_course", "lines times")])
def test_doses_and_times_answer_to_the_pick(open_page: Open, view: str, table: str) -> None:
    for pick in (("tizanidine",), ("tizanidine", "baclofen")):
        found = [sheet for sheet in each_sheet(open_page("Compare", pick, tab="dosing", chart=view)) if table in sheet]
        assert len(found) == 1
        assert ("Baclofen" in found[0]) == ("baclofen" in pick)


def test_h18_the_table_of_doses_says_that_drugs_cannot_be_compared_by_dose(open_page: Open) -> None:
    app = open_page("Compare", ("baclofen", "baclofen-intrathecal", "tizanidine"), tab="dosing")
    assert "doses of different drugs cannot be compared" in sheets(app)


def test_h2_another_jurisdiction_is_said_where_doses_are_borrowed(open_page: Open) -> None:
    app = open_page("Compare", ("metaxalone",), jurisdiction="GB", tab="dosing")
    assert "UK: no dose found. US:" in sheets(app)


def test_h12_side_effects_without_figures_stand_above_the_chart(open_page: Open) -> None:
    app = open_page("Compare", ("tizanidine", "metaxalone"), tab="side_effects")
    order = [element.type for element in app.main]
    text = words(app)
    assert "No figure</p>" in sheets(app)
    assert ">Metaxalone</a></dt>" in sheets(app)
    assert "Metaxalone" not in "".join(charts(app))
    assert "different trials" in text
    assert order.index("selectbox") < order.index("vega_lite_chart")


def test_h1_a_chosen_form_narrows_the_doses(open_page: Open) -> None:
    app = open_page("Compare", ("cyclobenzaprine",), form=["cyclobenzaprine.er_capsule"], tab="everything")
    assert "Extended-release capsule: 15 mg" in sheets(app)
    assert "ablet: 5 mg" not in sheets(app)


def test_a_brand_in_the_pick_becomes_its_relaxant_and_form(open_page: Open) -> None:
    app = open_page("Start")
    app.multiselect(key="relaxants").set_value(["Amrix (cyclobenzaprine, extended-release capsule)"]).run()
    assert not app.exception
    assert app.session_state["relaxants"] == ["cyclobenzaprine"]
    assert app.session_state["form"] == ["cyclobenzaprine.er_capsule"]


def test_h29_plain_wording_offers_no_patient_filter_and_pins_the_warning(open_page: Open) -> None:
    plain = open_page("Start", wording="plain")
    assert "Hide if contraindicated in" not in [widget.label for widget in plain.multiselect]
    assert "Hide if contraindicated in" in [widget.label for widget in open_page("Start").multiselect]
    first = open_page("Compare", ("baclofen",), wording="plain").get("bidi_component")[0].proto.json
    assert "Do not stop all at once" in first


def test_h15_compare_opens_with_the_boxed_warning(open_page: Open) -> None:
    for tab in ("glance", "everything"):
        app = open_page("Compare", ("dantrolene", "tizanidine"), tab=tab)
        first = app.get("bidi_component")[0].proto.json
        assert "Boxed warning" in first
        assert "liver" in first


def test_h16_a_fold_names_its_rows(open_page: Open) -> None:
    app = open_page("Compare", ("cyclobenzaprine", "cyclobenzaprine-sublingual"), fold=True, tab="everything")
    assert not app.exception
    folds = [line for line in words(app).splitlines() if line.startswith("Folded")]
    assert app.toggle(key="fold").value
    assert folds
    assert "Boxed warning" not in folds[0]
    assert "Boxed warning" in sheets(app)


LAYOUT = ("main", "flex_container")


@pytest.mark.parametrize(
    ("view", "wording"),
    [
        ("difference", "clinician"),
        *itertools.product(["one_effect", "one_relaxant", "grid"], ["clinician", "plain"]),
    ],
)
def test_h15_every_view_of_side_effects_stands_below_the_harms(open_page: Open, view: str, wording: str) -> None:
    picked = ("baclofen", "cyclobenzaprine", "dantrolene", "tizanidine")
    app = open_page("Side effects", picked, effects_view=view, wording=wording)
    assert not app.exception
    assert "Boxed warning" in app.get("bidi_component")[0].proto.json
    order = [element.type for element in app.main if element.type not in LAYOUT]
    tabs = app.get("button_group")[0]
    assert order[:3] == ["markdown", "button_group", "bidi_component"], "title and views, then harms, then the view"
    offered = [option.content for option in tabs.proto.options]
    assert ("Difference to placebo" in offered) == (wording == "clinician")
    assert app.session_state["effects_view"] == view
    assert "different trials" in words(app)


def test_side_effects_without_a_pick_offer_examples(open_page: Open) -> None:
    assert "No relaxant picked yet." in words(open_page("Side effects"))


def test_an_effect_is_drawn_for_the_pick_only(open_page: Open) -> None:
    one = charts(open_page("Side effects", ("tizanidine",)))
    two = charts(open_page("Side effects", ("tizanidine", "baclofen")))
    assert len(one) == len(two) == 1
    assert "Baclofen" not in one[0]
    assert "Baclofen" in two[0]


def test_the_table_of_figures_has_intervals_and_differences(open_page: Open) -> None:
    app = open_page("Side effects", ("cyclobenzaprine",), as_table=True)
    assert "Difference to placebo (95 % interval)</th>" in sheets(app)
    assert ", NNH " in sheets(app)
    assert "none: " in sheets(app)


def test_h30_plain_figures_have_no_interval_difference_or_number_needed(open_page: Open) -> None:
    app = open_page("Side effects", ("cyclobenzaprine",), as_table=True, wording="plain")
    table = sheets(app)
    assert "in 100 (with a dummy pill" in table
    assert not [word for word in ("95 %", "NNH", "points more") if word in table]


def test_h14_the_page_says_why_figures_have_no_difference(open_page: Open) -> None:
    app = open_page("Side effects", ("tizanidine", "cyclobenzaprine"), effects_view="difference")
    assert "placebo from other trials (" in words(app)
    unread = open_page("Side effects", ("orphenadrine", "cyclobenzaprine-sublingual"), effects_view="difference")
    assert "not verified (" in words(unread)
    nothing = open_page("Side effects", ("chlorzoxazone",), effects_view="difference")
    assert not charts(nothing)
    assert "No difference to placebo can be computed" in words(nothing)


def test_one_relaxant_shows_classes_as_chips_above_its_figures(open_page: Open) -> None:
    app = open_page("Side effects", ("baclofen", "tizanidine"), effects_view="one_relaxant", of="tizanidine")
    assert "Effects without a figure" in sheets(app)
    assert "among the most common".capitalize() in sheets(app)
    assert "Baclofen" not in charts(app)[0]


def test_the_grid_can_be_narrowed_to_one_organ_system(open_page: Open) -> None:
    whole = sheets(open_page("Side effects", ("baclofen",), effects_view="grid"))
    skin = sheets(open_page("Side effects", ("baclofen",), effects_view="grid", organ="skin"))
    assert "organ-Nervous system" in whole
    assert "Most common first" in whole
    assert "organ-Nervous system" not in skin
    assert "Rash" in skin
    both = sheets(open_page("Side effects", ("baclofen", "tizanidine"), effects_view="grid"))
    assert "unknown, not none" in both
    assert both.index("Most common first") < both.index("organ-")


def test_many_figures_of_one_relaxant_are_drawn_on_demand(open_page: Open) -> None:
    few = open_page("Side effects", ("tizanidine",), effects_view="one_relaxant")
    every = open_page("Side effects", ("tizanidine",), effects_view="one_relaxant", all_figures=True)
    assert "Drowsiness" in charts(few)[0]
    assert len(charts(every)[0]) > 1.3 * len(charts(few)[0])
    assert re.search(r"All \d+ figures", few.toggle(key="all_figures").label)


@pytest.mark.parametrize("view", ["estimates", "forest", "guidelines", "findings"])
def test_evidence_puts_what_comes_before_any_relaxant_first(open_page: Open, view: str) -> None:
    app = open_page("Evidence", evidence_view=view)
    assert not app.exception
    first = app.get("bidi_component")[0].proto.json
    assert "First-line, non-drug" in first
    assert "American College of Physicians 2017" in first


def test_findings_of_single_arms_stand_in_words(open_page: Open) -> None:
    app = open_page("Evidence", ("metaxalone",), evidence_view="findings")
    assert not charts(app)
    assert "Metaxalone against placebo" in sheets(app)
    assert "no estimate of an effect" in words(app)
    nothing = open_page("Evidence", ("chlorzoxazone",), evidence_view="findings", **{"for": "fibromyalgia"})
    assert "No finding in words for this choice." in words(nothing)


def test_h39_classes_stand_apart_and_few_charts_are_drawn(open_page: Open) -> None:
    app = open_page("Evidence")
    assert not charts(app)
    table = sheets(app)
    assert "Classes of relaxants" in table
    assert "What holds for the class may not hold for a member." in table
    assert "Superseded, replaced by BMJ 2021" in table


def test_h39_one_forest_plot_is_drawn_with_its_sentence(open_page: Open) -> None:
    app = open_page("Evidence", evidence_view="forest")
    assert len(charts(app)) == 1
    assert re.search("statistically significant|No interval given", words(app))
    others = app.selectbox(key="forest_of").options
    assert len(others) > 3
    app.selectbox(key="forest_of").select_index(2).run()
    assert len(charts(app)) == 1
    nothing = open_page("Evidence", ("chlorzoxazone",), evidence_view="forest", **{"for": "fibromyalgia"})
    assert "No question has two current estimates" in words(nothing)


def test_evidence_answers_to_pick_and_condition(open_page: Open) -> None:
    app = open_page("Evidence", ("nabiximols",), **{"for": "spasticity_ms"})
    assert "nabiximols" in sheets(app)
    assert "low back pain" not in (words(app) + sheets(app)).lower()


def test_evidence_names_what_nothing_was_found_for(open_page: Open, real: Catalogue) -> None:
    app = open_page("Evidence", ("chlorzoxazone",))
    assert "No evidence found for Chlorzoxazone" in words(app)
    assert "not evidence that it does not work" in words(app)


def test_guidelines_of_the_chosen_country_come_first(open_page: Open) -> None:
    british = words(open_page("Evidence", evidence_view="guidelines", jurisdiction="GB"))
    american = words(open_page("Evidence", evidence_view="guidelines"))
    assert british.index("NICE 2022") < british.index("American College")
    assert american.index("American College") < american.index("NICE 2022")


@pytest.mark.parametrize("table", ["dosing", "counselling", "sources", "relaxants"])
def test_data_shows_every_table_with_its_dictionary(open_page: Open, table: str) -> None:
    app = open_page("Data", table=table, **{f"columns-of-{table}": True})
    assert not app.exception
    assert "Meaning</th>" in sheets(app)
    assert f"{TABLES[table].title}: rows 1 to " in sheets(app)


def test_data_shows_a_long_table_page_by_page(open_page: Open, real: Catalogue) -> None:
    app = open_page("Data", table="dosing", rows_page=2)
    assert "Dosing rules: rows 51 to 100" in sheets(app)
    assert f"Rows 51 to 100 of {len(real['dosing']):,}" in words(app)
    app.text_input(key="find").set_value("TIZANIDINE capsule").run()
    assert not app.exception
    assert "Dosing rules: rows 1 to " in sheets(app)
    app.text_input(key="find").set_value("zzyzx").run()
    assert "No row of Dosing rules holds" in words(app)


def test_data_names_a_page_of_rows_that_a_table_does_not_have(open_page: Open) -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    app.switch_page(PAGES["Data"])
    app.query_params["rows_page"] = "99"
    app.run()
    assert "asks for page `99` of a table that has 1" in words(app)


def test_data_explains_the_words_of_a_table(open_page: Open) -> None:
    assert "not_mentioned" in sheets(open_page("Data", table="precautions", **{"words-of-precautions": True}))


def test_data_says_how_facts_are_read_and_how_to_report_an_error(open_page: Open, real: Catalogue) -> None:
    text = words(open_page("Data", data_view="method"))
    assert "the day on which it was read there" in text
    assert f"data version ({real.version})" in text


def test_data_names_every_draft_and_what_it_waits_for(open_page: Open, real: Catalogue) -> None:
    app = open_page("Data", ("dantrolene",), data_view="review")
    shown = sheets(app).replace("<wbr>", "")
    assert all(name in shown for name in real.names.values())
    waiting = open_facts(real, ["dantrolene"])
    assert f"{len(waiting):,} facts of Dantrolene" in words(app)
    assert all(json.dumps(text)[1:-1] in shown for text in waiting["about"])


def test_data_says_when_nothing_waits(open_page: Open, real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = open_facts(real, [])
    monkeypatch.setattr("dashboard.ui.data_views.open_facts", lambda *_: nothing)
    assert "No fact of Baclofen (oral) waits" in words(open_page("Data", ("baclofen",), data_view="review"))


def test_data_shows_the_changes_of_facts(open_page: Open) -> None:
    assert "baclofen" in words(open_page("Data", data_view="changes"))
