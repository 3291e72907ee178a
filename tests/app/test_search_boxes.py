"""The search boxes through AppTest: what they hold after a name was confirmed, and what they ask (hazard H41)."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open, plain, words

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "**bold** _x_",
    "`code` *x*",
    ":material/home:",
    ":red[x]",
    "$x^2$",
    "a" * 400,
    "\\",
)


def add(app: AppTest, key: str, *texts: str) -> AppTest:
    """Confirm texts in a box, one after the other, as a person does."""
    for text in texts:
        field = app.multiselect(key=key)
        field.set_value([*field.value, text]).run()
        assert not app.exception
    return app


def click(app: AppTest, label: str) -> AppTest:
    """Click the one button with a label."""
    (button,) = [button for button in app.button if button.label == label]
    button.click().run()
    assert not app.exception
    return app


def held(app: AppTest, key: str) -> list[str]:
    return list(app.multiselect(key=key).value)


def alerts(app: AppTest) -> str:
    """Return what is asked and warned of, as it is read."""
    return "\n".join(plain(warning.value) for warning in app.warning)


@pytest.mark.parametrize(
    ("typed", "picked"),
    [
        (("baclofen",), ["baclofen"]),
        (("baclofen", "baclofen", "BACLOFEN"), ["baclofen"]),
        (("Zanaflex", "tizanidine", "Sirdalud"), ["tizanidine"]),
        (("Soma; Robaxin",), ["carisoprodol", "methocarbamol"]),
        (("baclofen, Flexeril",), ["baclofen", "cyclobenzaprine"]),
        (("Tonmya", "Flexeril"), ["cyclobenzaprine-sublingual", "cyclobenzaprine"]),
    ],
)
def test_h41_the_sidebar_holds_keys_of_what_was_typed(
    open_page: Open, typed: tuple[str, ...], picked: list[str]
) -> None:
    app = add(open_page("Compare"), "relaxants", *typed)
    assert held(app, "relaxants") == picked
    assert "is not a relaxant" not in words(app)


def test_h41_a_question_of_the_sidebar_keeps_what_was_picked(open_page: Open) -> None:
    app = add(open_page("Compare"), "relaxants", "tizanidine", "Lioresal")
    assert held(app, "relaxants") == ["tizanidine"]
    assert "`Lioresal` can mean more than one relaxant" in alerts(app)
    click(app, "Lioresal Intrathecal (intrathecal baclofen)")
    assert held(app, "relaxants") == ["tizanidine", "baclofen-intrathecal"]
    assert "can mean more than one" not in alerts(app)
    add(app, "relaxants", "Lioresal")
    click(app, "Lioresal (oral baclofen, tablet)")
    assert held(app, "relaxants") == ["tizanidine", "baclofen-intrathecal", "baclofen"]
    assert "baclofen.tablet" in app.session_state["form"]


def test_h41_a_near_miss_is_offered_and_never_taken(open_page: Open) -> None:
    app = add(open_page("Compare"), "relaxants", "Tizanadine")
    assert held(app, "relaxants") == []
    assert "`Tizanadine` is not a relaxant or brand that we know" in alerts(app)
    click(app, "Tizanidine")
    assert held(app, "relaxants") == ["tizanidine"]
    assert "Tizanadine" not in alerts(app)


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        (("ASA", "venlafaxine"), ["Aspirin (ASA)", "Venlafaxine"]),
        (("zopiclone, omeprazole\ngabapentin 300 mg tds",), ["Zopiclone", "Omeprazole", "Gabapentin"]),
        (("Percocet", "Percocet"), ["Oxycodone + paracetamol (Percocet)"]),
        (("Accrete D3", "warfarin"), ["Calcium carbonate + colecalciferol (Accrete D3)", "Warfarin"]),
        (("nil",), ["None"]),
        (("none", "warfarin"), ["Warfarin"]),
        (("warfarin", "None"), ["Warfarin"]),
        (("None", "qwertyol"), ["qwertyol"]),
    ],
)
def test_h41_takes_holds_what_was_typed_and_none_only_alone(
    open_page: Open, typed: tuple[str, ...], result: list[str]
) -> None:
    app = add(open_page("Interactions", ("baclofen",)), "my_medicines", *typed)
    assert held(app, "my_medicines") == result
    app.run()
    assert held(app, "my_medicines") == result, "what was settled stays as it is"


def test_h41_a_medicine_with_two_meanings_asks_until_it_is_answered(open_page: Open) -> None:
    app = add(open_page("Interactions", ("baclofen",)), "my_medicines", "warfarin", "Zantac", "qwertyol")
    assert held(app, "my_medicines") == ["Warfarin", "Zantac", "qwertyol"]
    assert "`Zantac` can mean more than one medicine. Nothing below takes it into account yet." in alerts(app)
    assert "`qwertyol` is not recognised as a medicine" in alerts(app)
    click(app, "Ranitidine (Zantac)")
    assert held(app, "my_medicines") == ["Warfarin", "Ranitidine (Zantac)", "qwertyol"]
    click(app, "Remove")
    assert held(app, "my_medicines") == ["Warfarin", "Ranitidine (Zantac)"]
    assert alerts(app) == ""


def test_h41_patient_factors_and_allergies_hold_what_was_typed(open_page: Open) -> None:
    app = open_page("Suitability", ("baclofen",))
    add(app, "my_has", "BPH", "COPD", "renal", "MI")
    assert held(app, "my_has") == [
        "Urinary retention, prostatism",
        "Respiratory disease",
        "Kidney impairment",
        "Recent heart attack",
    ]
    add(app, "my_has_not", "PD")
    click(app, "Parkinson's disease")
    assert held(app, "my_has_not") == ["Parkinson's disease"]
    add(app, "my_allergies", "None", "Zanaflex", "Lioresal")
    assert held(app, "my_allergies") == ["Tizanidine", "Lioresal"]
    click(app, "Lioresal Intrathecal (intrathecal baclofen)")
    assert held(app, "my_allergies") == ["Tizanidine", "Intrathecal baclofen"]
    assert alerts(app) == ""


def test_h41_a_condition_with_two_meanings_asks(open_page: Open) -> None:
    app = open_page("Suitability", ("baclofen",), my_condition="LBP")
    assert "`LBP` can mean more than one condition" in alerts(app)
    click(app, "Chronic low back pain")
    assert app.selectbox(key="my_condition").value == "Chronic low back pain"
    assert alerts(app) == ""


@pytest.mark.parametrize("hostile", HOSTILE)
def test_h41_hostile_texts_are_shown_as_text(open_page: Open, hostile: str) -> None:
    app = add(open_page("Interactions"), "my_medicines", hostile)
    add(app, "relaxants", hostile)
    assert held(app, "relaxants") == []
    said = [warning.value for warning in app.warning]
    assert len(said) >= 2
    for text in said:
        assert re.fullmatch(r"`[^`]+` :color\[[^`]*\]", text), "a code span, in which nothing is Markdown or HTML"
        assert len(text) < 300


@pytest.mark.parametrize("answer", ["Put it back", "Leave it out"])
def test_h41_a_name_that_an_answer_of_the_server_drove_out_is_offered(open_page: Open, answer: str) -> None:
    app = add(open_page("Interactions"), "my_medicines", "zopiclone", "fluoxetine")
    app.multiselect(key="my_medicines").set_value(["Fluoxetine", "sertraline"]).run()
    assert "`Zopiclone` left the box while another name was added." in alerts(app)
    click(app, answer)
    assert ("Zopiclone" in held(app, "my_medicines")) is (answer == "Put it back")
    assert {"Fluoxetine", "Sertraline"} <= set(held(app, "my_medicines"))
    assert "left the box" not in alerts(app)


def test_h41_a_name_that_is_taken_out_by_hand_is_not_offered(open_page: Open) -> None:
    app = add(open_page("Interactions"), "my_medicines", "zopiclone", "fluoxetine")
    app.multiselect(key="my_medicines").set_value(["Fluoxetine"]).run()
    assert "left the box" not in alerts(app)


def test_h41_a_relaxant_that_an_answer_of_the_server_drove_out_is_offered(open_page: Open) -> None:
    app = add(open_page("Interactions"), "relaxants", "baclofen", "tizanidine")
    app.multiselect(key="relaxants").set_value(["tizanidine", "Robaxin"]).run()
    assert "Baclofen (oral) left the box while another relaxant was added. Put it back?" in alerts(app)
    click(app, "Baclofen (oral)")
    assert set(held(app, "relaxants")) == {"baclofen", "tizanidine", "methocarbamol"}
    assert "left the box" not in alerts(app)
