"""Bad input gets a message that says what to do; no traceback reaches the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.catalogue import Catalogue
from dashboard.data.live import LiveCatalogue
from dashboard.ui import state
from tests.app.conftest import ENTRY, PAGES, in_browser, words


def opened(**parameters: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def test_an_unknown_name_is_said_and_the_known_ones_stay() -> None:
    app = opened(relaxants=["baclofen", "foo"])
    assert not app.exception
    assert "`foo` is not a relaxant or brand that we know" in words(app)
    assert app.session_state["relaxants"] == ["baclofen"]


def test_a_brand_in_the_address_is_understood() -> None:
    app = opened(relaxants=["zanaflex", "Amrix"])
    assert app.session_state["relaxants"] == ["tizanidine", "cyclobenzaprine"]
    assert app.session_state["form"] == ["cyclobenzaprine.er_capsule"]


def test_h1_lioresal_asks_which() -> None:
    app = opened(relaxants="Lioresal")
    assert app.session_state["relaxants"] == []
    assert "`Lioresal` can mean more than one relaxant" in words(app)
    intrathecal = next(button for button in app.button if "intrathecal" in button.label.lower())
    intrathecal.click().run()
    assert app.session_state["relaxants"] == ["baclofen-intrathecal"]
    assert "can mean more than one relaxant" not in words(app)


def test_more_than_six_names_are_cut_and_said() -> None:
    names = ["baclofen", "tizanidine", "dantrolene", "diazepam", "cyclobenzaprine", "methocarbamol", "carisoprodol"]
    app = opened(relaxants=names)
    assert app.session_state["relaxants"] == names[:6]
    assert "Left out: Carisoprodol" in words(app)


@pytest.mark.parametrize(
    ("parameter", "value", "what"),
    [
        ("jurisdiction", "Atlantis", "country"),
        ("wording", "Latin", "wording"),
        ("purpose", "Fun", "purpose"),
        ("condition", "Love", "condition"),
        ("avoid", "Boredom", "side effect"),
    ],
)
def test_a_wrong_value_in_the_address_is_said(parameter: str, value: str, what: str) -> None:
    app = opened(**{parameter: value})
    assert not app.exception
    assert f"The link contains an unknown {what} (`{value}`). It was ignored." in words(app)


def test_h32_an_old_link_says_that_the_facts_have_changed(real: Catalogue) -> None:
    old = opened(relaxants="baclofen", data_version="2020-01-01.00000000")
    assert "made with data `2020-01-01.00000000`. The facts have changed since" in words(old)
    current = opened(relaxants="baclofen", data_version=real.version)
    assert [warning.value for warning in current.warning] == []


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "**bold**",
        "`code` *x*",
        ":material/home:",
        "a" * 400,
        "`",
    ],
)
def test_hostile_names_are_shown_as_text(hostile: str) -> None:
    app = opened(relaxants=hostile)
    assert not app.exception
    (warning,) = [element.value for element in app.warning]
    assert warning.startswith("`")
    assert warning.count("`") == 2
    assert len(warning) < 140


@pytest.mark.parametrize("damage", ["missing", "malformed"])
def test_a_broken_data_file_stops_the_start_with_one_message(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    target = data_copy / "dosing.csv"
    if damage == "missing":
        target.unlink()
    else:
        target.write_text(target.read_text(encoding="utf-8").replace(",mg,day,", ",mgs,day,", 1), encoding="utf-8")
    monkeypatch.setattr(state, "LIVE", LiveCatalogue(data_copy))
    app = opened()
    assert not app.exception
    assert [title.value for title in app.title] == ["The data files need repair"]
    assert len(app.error) == 1
    assert "dosing.csv" in app.text[0].value
    assert ("the file is missing" in app.text[0].value) == (damage == "missing")
    assert ("value 'mgs'" in app.text[0].value) == (damage == "malformed")
    assert "Traceback" not in words(app)


SWITCHES = {"fold": "Compare", "as_table": "Side effects", "available": "Start", "uncontrolled": "Start"}


def opened_switch(page: str, switch: str, value: str) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    app.session_state["relaxants"] = ["baclofen", "tizanidine"]
    app.run()
    if page != "Start":
        app.switch_page(PAGES[page])
    app.query_params["relaxants"] = ["baclofen", "tizanidine"]
    app.query_params[switch] = value
    return app.run()


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("value", ["banana", "", "2", "truely"])
def test_h44_a_switch_that_a_link_sets_to_nonsense_is_off_and_named(switch: str, value: str) -> None:
    app = opened_switch(SWITCHES[switch], switch, value)
    assert not app.exception
    assert app.toggle(key=switch).value is False
    assert f"The link contains `{switch}={value}`, which is neither on nor off. It was ignored." in words(app)


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize(("value", "on"), [("true", True), ("TRUE", True), ("1", True), ("yes", True), ("Off", False)])
def test_h44_a_switch_in_a_link_is_understood_in_any_case(switch: str, value: str, on: bool) -> None:
    app = opened_switch(SWITCHES[switch], switch, value)
    assert not app.exception
    assert app.toggle(key=switch).value is on
    assert "neither on nor off" not in words(app)
    assert in_browser(app, switch) == (["true"] if on else [])


@pytest.mark.parametrize("switch", [*SWITCHES, "countries"])
def test_h44_each_wrong_value_of_a_switch_is_named_at_once(switch: str) -> None:
    page = SWITCHES.get(switch, "Compare")
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    app.session_state["relaxants"] = ["baclofen"] if switch == "countries" else ["baclofen", "tizanidine"]
    app.run()
    if page != "Start":
        app.switch_page(PAGES[page])
    app.query_params["relaxants"] = app.session_state["relaxants"]
    app.query_params[switch] = ["banana", "cherry", "true"]
    app.run()
    assert f"`{switch}=banana`" in words(app)
    assert f"`{switch}=cherry`" in words(app)
    assert app.toggle(key=switch).value is True


def test_h44_a_second_value_of_a_parameter_that_takes_one_is_named() -> None:
    app = opened(jurisdiction=["GB", "US"])
    assert "The link contains more than one country. The first was used: United Kingdom." in words(app)
    assert app.selectbox(key="jurisdiction").value == "GB"
    assert "more than one" not in words(opened(jurisdiction=["GB", "gb"])), "the same twice is one value"


def test_h44_a_wrong_value_of_the_switch_for_charts_is_named_at_once() -> None:
    said = words(opened(charts=["banana", "true"]))
    assert "`charts=banana`" in said
