"""Links of earlier versions open the view that they opened, and say so in codes from then on."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import ENTRY, PAGES, in_browser, words
from tests.unit.ui.test_old_links import frozen

WHERE = {
    "chart": "Compare",
    "effect": "Side effects",
    "effects_view": "Side effects",
    "of": "Side effects",
    "organ": "Side effects",
    "dosing_view": "Dosing",
    "dose_for": "Dosing",
    "plan_of": "Dosing",
    "fit_view": "Suitability",
    "matrix_of": "Suitability",
    "evidence_view": "Evidence",
    "for": "Evidence",
    "data_view": "Data",
    "table": "Data",
    "open_for": "Data",
}
BESIDE = {
    "of": {"effects_view": "One relaxant"},
    "organ": {"effects_view": "Grid"},
    "plan_of": {"dosing_view": "Taper plan"},
    "matrix_of": {"fit_view": "Matrix of the class"},
    "open_for": {"data_view": "State of the review"},
}
"""What else a link must say for a parameter to be looked at."""
MANY = ("form", "condition", "comes_as", "avoid", "acts")
PICK = ["baclofen", "tizanidine"]
ASKED = {
    "jurisdiction": "United Kingdom",
    "form": "tizanidine capsule",
    "comes_as": "capsule",
    "avoid": "Dry mouth",
    "effect": "Dizziness",
    "of": "Tizanidine",
    "plan_of": "Tizanidine",
    "open_for": "Dantrolene",
    "for": "Spasticity in multiple sclerosis",
    "condition": "Spasticity in multiple sclerosis",
    "organ": "Nervous system",
}
"""Values that this pick has; of other parameters the last one."""
CODES = {(parameter, value): code for parameter, value, code in frozen()}
LAST = {parameter: value for parameter, value, _ in frozen()} | ASKED


@pytest.mark.parametrize(("parameter", "value"), LAST.items())
def test_h44_a_link_in_words_of_the_screen_opens_the_same_view(parameter: str, value: str) -> None:
    app = AppTest.from_file(str(ENTRY), default_timeout=60)
    for name, asked in {"relaxants": PICK, **BESIDE.get(parameter, {}), parameter: value}.items():
        app.query_params[name] = asked
    app = app.run() if parameter not in WHERE else opened(app, WHERE[parameter], parameter, value)
    code = CODES[parameter, value]
    assert not app.exception
    assert "The link contains" not in words(app)
    assert app.session_state[parameter] == ([code] if parameter in MANY else code)
    assert in_browser(app, parameter) == [code]
    assert app.query_params[parameter] in (value, [value]), "the server takes no step in the browser's history for it"


def opened(app: AppTest, page: str, parameter: str, value: str) -> AppTest:
    """Open a page by its address: a change of page in a test leaves the parameters out, as a click does."""
    asked = {name: app.query_params[name] for name in ("relaxants", parameter, *BESIDE.get(parameter, {}))}
    app = app.run().switch_page(PAGES[page])
    for name, values in asked.items():
        app.query_params[name] = values
    return app.run()
